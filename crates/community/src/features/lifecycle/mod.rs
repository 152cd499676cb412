//! Lifecycle: from a draft to a closed community, by its dates.
//!
//! - A draft is known to its directors only. Launched, a community gathers until its training starts, then it is running.
//! - Where it stands follows from its dates while it is open: 30 days before its end it is closing, and its people are told;
//!   14 days before, its directors are asked what comes next, and everybody is (see `asking`); 30 days after, it is closed.
//! - All dates are wall-clock times in a zone: "30 days before" is the same time of the day, whatever clocks did between.
//! - A closed community is read-only, for everybody: nothing is deleted, and everything stays readable. What one changes for
//!   oneself alone (how far one has read, whether one stays) is still changed.
//! - Directors close early, reopen and give more time, and say why.
//! - The next date stands in the row, so that moving dates moves no job; what is due is read from the dates when it is dealt
//!   with, so that a server that was down does right, and tells nothing that is over.
//! - Only communities of learning end with their training; the others end when their directors say so.
//!
//! Stands above `training`, which tells it the dates. Owns `lifecycles`, `lifecycle_changes`.

pub mod actions;
pub mod archive;
pub mod asking;
pub mod glance;
mod model;
pub mod notices;
pub mod policy;
mod store;
mod web;

use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::Ctx;

pub use model::{Change, Dates, Notice, Way};
pub use web::state_icon;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The page about a community's life, and the acts on it.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/lifecycle", web::show)
        .post("/communities/{community}/launch", web::launch)
        .post("/communities/{community}/closure", web::close)
        .post("/communities/{community}/reopening", web::reopen)
        .post("/communities/{community}/extension", web::extend)
}

/// What happens by itself when a date has come, and the mails about it.
pub fn react(app: &App, reactions: &mut Reactions) {
    let keeper = app.clone();
    reactions.watch("lifecycle.keep_time", actions::is_due, move |tx, now, ids| {
        actions::keep_time(&mut Ctx::new(tx, &keeper, now, ids, None, Language::English))
    });
    let telling = app.clone();
    reactions.inside(notices::TELL, move |tx, job, now, ids| {
        notices::tell(&mut Ctx::new(tx, &telling, now, ids, None, Language::English), job)
    });
}
