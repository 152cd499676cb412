//! Decisions: what a community decides together, and how.
//!
//! - Who leads proposes; members do where their community says so. A decision is taken by consent, after advice, by a vote (one
//!   option, several, dots, an order) or as a poll for a time.
//! - Who is asked is settled when it opens: everybody who belongs but partners and guests, or those with given roles. Who joins
//!   later reads it and is not asked. So the turnout has one denominator, and nobody is added while the answers come in.
//! - Its deadline is a wall-clock time in the community's zone. At the deadline the answers end, and the outcome is due: it is
//!   told in words by whoever looks after the decision.
//! - Anonymous means that what somebody answered is written down nowhere: it is added to the counts, together with those of
//!   everybody else, and that they answered is noted apart. Among fewer than five nobody is anonymous.
//! - Partners and guests are not told that decisions exist.
//! - `answers`, `rounds`, `closing`, `timing` and `asking` each begin with their own rules.
//!
//! Owns `decisions`, `decision_options`, `decision_asked`, `decision_ballots`, `decision_objections`, `decision_rounds`. Emits
//! [`DecisionOpened`], [`DecisionClosed`].

pub mod actions;
pub mod answers;
pub mod archive;
pub mod asking;
pub mod built;
pub mod closing;
mod model;
pub mod policy;
pub mod proposal;
pub mod rounds;
pub(crate) mod store;
pub mod timing;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::Ctx;

pub use model::{
    Asked, Choice, Decision, DecisionClosed, DecisionId, DecisionOpened, Kind, Quorum, State, Verdict,
};
pub use store::DecisionLine;
pub use web::{kind_name, kind_promise, verdict_name};

/// Fewer than so many answers name somebody, however they are counted.
pub const FEWEST_ANONYMOUS: i64 = 5;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The list, the register, a decision, and the acts on it.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/decisions", web::lists::list)
        .post("/communities/{community}/decisions", web::proposing::propose)
        .get("/communities/{community}/decisions/new", web::proposing::form)
        .get("/communities/{community}/decisions/register", web::lists::register)
        .get("/decisions/{decision}", web::one::show)
        .get("/decisions/{decision}/answers", answers::web::list)
        .post("/decisions/{decision}/answers", answers::web::answer)
        .get("/decisions/{decision}/rounds/new", rounds::web::form)
        .post("/decisions/{decision}/rounds", rounds::web::reword)
        .get("/decisions/{decision}/closure", closing::web::form)
        .post("/decisions/{decision}/closure", closing::web::close)
        .get("/decisions/{decision}/withdrawal", closing::web::withdrawal_form)
        .post("/decisions/{decision}/withdrawal", closing::web::withdraw)
}

/// Those who are asked are told that a decision opened.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(DecisionOpened::NAME, asking::TELL, Lane::Inside);
}

/// What happens by itself, and the mails to those whose answer is waited for.
pub fn react(app: &App, reactions: &mut Reactions) {
    let keeper = app.clone();
    reactions.watch("decisions.keep_time", timing::is_due, move |tx, now, ids| {
        timing::keep_time(&mut Ctx::new(tx, &keeper, now, ids, None, Language::English))
    });
    let teller = app.clone();
    reactions.inside(asking::TELL, move |tx, job, now, ids| {
        asking::tell(&mut Ctx::new(tx, &teller, now, ids, None, Language::English), job)
    });
    let app = app.clone();
    reactions.inside(asking::REMIND, move |tx, job, now, ids| {
        asking::remind(&mut Ctx::new(tx, &app, now, ids, None, Language::English), job)
    });
}
