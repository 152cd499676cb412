//! The guide: the nine actions by which a community is built, where each stands, and what to do next.
//!
//! - Where an action stands is computed from records and never ticked by hand: *to do*, *under way* or *met*. A director may
//!   waive it with a reason until a day (see `waivers`), and a type spares some of them.
//! - What records show as met is met, whatever was waived.
//! - The guide never blocks: it says what is open, why, and on which page one goes on. What the site cannot do yet it says, too.
//! - Members see where the actions stand and why; directors take the steps.
//! - `week` makes recommendations of it, at most five.
//!
//! Every feature that has something to say owns its question: its file `built.rs` holds plain facts and the query or two that find
//! them, however large the community is. `facts` gathers them, `policy` judges. So another feature joins: write `built.rs`, add a
//! field to [`facts::Facts`], and say in `policy` what it means.
//!
//! Owns `guide_waivers`, `guide_answers`.

pub mod actions;
pub mod archive;
pub mod facts;
mod model;
pub mod policy;
pub mod waivers;
mod web;
pub mod week;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{Action, Next, Shown, State, Step, Verdict, Waiver};
pub use web::{action_name, state_name};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The guide, an action of it, and the week.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/guide", web::show)
        .get("/communities/{community}/guide/{action}", waivers::web::show)
        .post("/communities/{community}/guide/{action}/waiver", waivers::web::waive)
        .post("/communities/{community}/guide/{action}/waiver/ending", waivers::web::end)
        .get("/communities/{community}/week", week::web::show)
        .post("/communities/{community}/week/answers", week::web::answer)
        .post("/communities/{community}/week/answers/withdrawal", week::web::take_back)
}
