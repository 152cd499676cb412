//! Learning: what a community of learning aims at, what it does for it, and what each wants to reach.
//!
//! - Only communities of learning have it. In one that is of another type by now, what it aimed at stays readable, and nothing is added;
//!   in others these pages do not exist.
//! - The intention sheet says for whom it is, which objectives there are, and how one sees that they are reached. Directors and
//!   facilitators write it, members read it.
//! - An objective says what somebody will be able to *do*. One that begins with what nobody can observe ("understand") is taken and
//!   marked, with verbs to take in its place: see `verbs`.
//! - An activity cites at least one objective. Objectives that no activity serves are shown as uncovered.
//! - Personal goals stand beside the group's. They are their owner's alone, until the owner shares one.
//!
//! Owns `intentions`, `objectives`, `activities`, `activity_objectives`, `personal_goals`.

pub mod actions;
pub mod archive;
pub mod built;
pub mod goals;
mod model;
pub mod policy;
pub(crate) mod store;
mod verbs;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{Activity, ActivityId, Goal, GoalId, Intention, Objective, ObjectiveId, SharedGoal};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The page, and the acts on it.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/learning", web::show)
        .post("/communities/{community}/learning", web::intend)
        .post("/communities/{community}/objectives", web::add_objective)
        .post("/objectives/{objective}", web::reword)
        .post("/objectives/{objective}/removal", web::remove_objective)
        .post("/communities/{community}/activities", web::plan)
        .post("/activities/{activity}/removal", web::cancel)
        .post("/communities/{community}/personal-goals", goals::web::set)
        .post("/personal-goals/{goal}/reaching", goals::web::reach)
        .post("/personal-goals/{goal}/reopening", goals::web::reopen)
        .post("/personal-goals/{goal}/removal", goals::web::remove)
}
