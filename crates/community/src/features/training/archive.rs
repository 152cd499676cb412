//! What an archive holds of training.

use super::model::{Form, is_web_address};
use crate::archive::{Table, community, id, name, text, time, zone};

/// Courses. A link that is none is refused, as it is where it is typed.
pub static COURSES: Table = Table::of(
    "courses",
    "courses",
    &["id"],
    &[
        id("id", "course"),
        community(),
        text("title", 200),
        name("form", |form| Form::parse(form).is_some()),
        name("link", |link| link.is_empty() || is_web_address(link)),
        time("created_at"),
        time("ended_at").or_nothing(),
    ],
);

/// Their dated sessions.
pub static SESSIONS: Table = Table::of(
    "training_sessions",
    "sessions",
    &["id"],
    &[
        id("id", "training"),
        community(),
        id("course_id", "course"),
        text("cohort", 200),
        text("starts", 40),
        text("ends", 40),
        zone("zone"),
        time("created_at"),
        time("cancelled_at").or_nothing(),
    ],
);
