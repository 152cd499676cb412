//! The pages of places and topics.

mod places;
mod topics;

use platform::clock::Timestamp;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::model::{TopicId, TopicLine};

pub use places::{open, place, read_all, topic_form, topic_where};
pub use topics::{TopicForm, position, post, preview, reply, topic};

/// Posts on a page of a topic.
const POSTS: i64 = 30;

/// A topic's address.
pub fn topic_path(id: TopicId) -> String {
    format!("/topics/{id}")
}

/// The address of the page of a topic on which a post's number stands, at that post.
pub fn post_path(topic: TopicId, number: i64, anchor: impl std::fmt::Display) -> String {
    format!("{}?from={}#{anchor}", topic_path(topic), page_start(number))
}

/// The number of the first post on the page that holds a post's number.
fn page_start(number: i64) -> i64 {
    (number - 1) / POSTS * POSTS + 1
}

/// From where a list of topics goes on: the last topic's activity and id. Absent, from the latest.
#[derive(Clone, Copy, Default, Deserialize)]
pub struct Older {
    before: Option<i64>,
    id: Option<TopicId>,
}

impl Older {
    /// From what a query names.
    pub fn of(before: Option<i64>, id: Option<TopicId>) -> Self {
        Older { before, id }
    }

    /// The point before which the list shows topics.
    pub fn point(self) -> (Timestamp, TopicId) {
        match (self.before, self.id) {
            (Some(at), Some(id)) => (Timestamp(at), id),
            _ => (Timestamp(i64::MAX), TopicId(platform::ids::Raw::max())),
        }
    }

    /// The query that leads on from a page's last topic, where there is more.
    pub fn after(topics: &[TopicLine], more: bool) -> Option<String> {
        let last = topics.last().filter(|_| more)?;
        Some(format!("?before={}&id={}", last.last_post_at.0, last.id))
    }
}

/// Two checks' values, or the problems of both.
pub fn both<A, B>(first: Result<A>, second: Result<B>) -> Result<(A, B)> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(Error::Invalid(mut problems)), Err(Error::Invalid(more))) => {
            problems.extend(more);
            Err(Error::Invalid(problems))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// What a form may be answered with instead of a page of its own: problems of its fields, and a state of things that
/// forbids the act just now. Both show the form again with what was typed.
pub fn problems(error: Error) -> Result<Vec<Problem>> {
    match error {
        Error::Invalid(problems) => Ok(problems),
        Error::Conflict(say) => Ok(vec![Problem { field: "text", say }]),
        other => Err(other),
    }
}
