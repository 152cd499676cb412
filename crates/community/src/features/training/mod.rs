//! Training: the courses beside which a community lives, and their dated sessions.
//!
//! - A course has a title, a form (online, blended, in person) and a link to where it is taught. No course content is kept here.
//! - A session starts and ends at wall-clock times in a zone, for a cohort where it has a name.
//! - Members see the training; directors add, change and end it.
//! - The first start and the last end of sessions that were not cancelled are the community's dates (see `lifecycle`).
//! - What ends stays in the list, as past: guides and exercises may cite it.
//!
//! Owns `courses`, `training_sessions`.

pub mod actions;
pub mod archive;
pub mod built;
mod model;
mod store;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{
    Course, CourseForm, CourseId, CourseText, Form, Session, SessionForm, SessionText, TrainingId,
};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// Courses and sessions.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/courses", web::list)
        .post("/communities/{community}/courses", web::add_course)
        .get("/courses/{course}", web::course_form)
        .post("/courses/{course}", web::change_course)
        .post("/courses/{course}/ending", web::end_course)
        .post("/courses/{course}/sessions", web::add_session)
        .get("/training/{training}", web::session_form)
        .post("/training/{training}", web::change_session)
        .post("/training/{training}/cancellation", web::cancel_session)
}
