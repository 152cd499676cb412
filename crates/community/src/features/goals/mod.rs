//! Goals: how a community agrees on what it works towards, and says how far it has come.
//!
//! - The common goal is one sentence, with one to three results: each has a measure, a target and a day, which lies
//!   ahead when it is chosen.
//! - Until a community runs, its directors write it. Once it runs, it changes by a decision by consent of everybody who belongs, and
//!   by nothing else; only where it has no result yet do directors add them to the sentence that stands.
//! - What was agreed before, and why it changed, stays readable.
//! - Who leads says how far a result has come, with a number and a few words; earlier numbers stay readable.
//! - A month after the last word on an open community's results its directors are reminded by mail, and monthly from then on, at
//!   the same time of the day.
//!
//! The goal itself stands with the community (see `communities::goal`). Owns `goal_updates`, `goal_changes`, `goal_reminders`.
//! Listens to [`DecisionClosed`].

pub mod actions;
pub mod archive;
mod model;
mod policy;
mod reminders;
mod store;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::decisions::DecisionClosed;

pub use model::{FIELDS, GoalChange, GoalText, TypedResult, Update, told};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The goal's page and its forms.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/goal", web::show)
        .post("/communities/{community}/goal", web::save)
        .get("/communities/{community}/goal/edit", web::form)
        .post("/communities/{community}/goal/progress", web::progress)
}

/// The decision about a change was closed.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(DecisionClosed::NAME, "goals.settle", Lane::Inside);
}

/// What the reactions do, and what happens by itself.
pub fn react(app: &App, reactions: &mut Reactions) {
    let settling = app.clone();
    reactions.inside("goals.settle", move |tx, job, now, ids| {
        let closed: DecisionClosed = payload(job)?;
        actions::settle(&mut Ctx::new(tx, &settling, now, ids, None, Language::English), &closed)
    });
    let keeper = app.clone();
    reactions.watch("goals.remind", reminders::is_due, move |tx, now, ids| {
        reminders::remind(&mut Ctx::new(tx, &keeper, now, ids, None, Language::English))
    });
}
