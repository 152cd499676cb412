//! Studies: what a community asks its people before it decides, and what it does with what it hears.
//!
//! - A director builds a study from a template or from nothing, says whom it asks and until when, opens it, and follows how
//!   many of those asked have answered. See `building` and `audience`.
//! - Who is asked answers on a phone as well, page by page, and may stop and go on. See `answering`, which says too what is
//!   kept of whom: in a study without names nothing leads from an answer to a person.
//! - Once it is over it is counted, and directors read the results; groups under five are never shown. See `results` and
//!   `disclosure`.
//! - Within 14 days directors tell those who answered what they heard; members then put the needs in order. See `needs` and
//!   `ordering`. What is due they are told by mail: `tending`.
//! - A study is asked again, a quarter later by default, and compared with the last time.
//! - What answers say of the type that a community should have is decided by the table in `adviser`; counting notes it.
//!
//! Owns `studies`, `study_questions`, `study_links`, `study_participations`, `study_sheets`, `study_answers`, `study_drafts`,
//! `study_tallies`, `study_needs`, `study_need_answers`, `study_need_ballots`. Emits nothing: no event tells of an answer.

pub mod actions;
pub mod adviser;
mod answering;
pub mod archive;
mod audience;
mod building;
pub mod built;
pub mod disclosure;
pub mod model;
pub mod needs;
pub mod ordering;
pub mod policy;
mod ready;
pub mod results;
pub(crate) mod store;
mod tending;
mod web;
mod wording;

use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::Ctx;

pub use model::{State, Study, StudyId};
pub use web::{group_name, state_chip, state_name};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The pages of studies.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/studies", web::list)
        .post("/communities/{community}/studies", web::make)
        .and(building::pages())
        .and(audience::pages())
        .and(answering::pages())
        .and(results::pages())
        .and(needs::pages())
}

/// What studies do by themselves.
pub fn react(app: &App, reactions: &mut Reactions) {
    let tended = app.clone();
    reactions.inside(tending::TEND, move |tx, job, now, ids| {
        tending::tend(&mut Ctx::new(tx, &tended, now, ids, None, Language::English), job)
    });
    let written = app.clone();
    reactions.inside(tending::WRITE, move |tx, job, now, ids| {
        tending::write(&mut Ctx::new(tx, &written, now, ids, None, Language::English), job)
    });
}
