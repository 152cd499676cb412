//! What the API takes and gives.

use axum::extract::{FromRequest, Request};
use platform::{Error, Result, say};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A body as sent. What cannot be read says where.
pub struct Sent<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(sent)) => Ok(Sent(sent)),
            Err(rejection) if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Error::TooLarge(say!("form-too-large")))
            }
            Err(rejection) => {
                Err(Error::invalid("body", say!("api-body-unreadable", cause = rejection.body_text())))
            }
        }
    }
}

/// One page of a list.
#[derive(Serialize)]
pub struct List<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// The address of what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The token's owner.
#[derive(Serialize)]
pub struct Me {
    pub id: String,
    pub name: String,
    pub handle: String,
    pub line: String,
    pub time_zone: String,
}

/// A community.
#[derive(Serialize)]
pub struct Community {
    pub slug: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub description: String,
    pub goal: String,
    pub language: String,
    pub member_count: i64,
}

/// A place.
#[derive(Serialize)]
pub struct Place {
    pub slug: String,
    pub name: String,
    pub purpose: String,
    pub seen_by: &'static str,
    pub written_by: &'static str,
    pub lounge: bool,
    pub asks: bool,
}

/// A topic.
#[derive(Serialize)]
pub struct Topic {
    pub id: String,
    pub title: String,
    pub author: String,
    pub excerpt: String,
    pub theme: Option<String>,
    pub post_count: i64,
    pub unread_count: i64,
    pub closed: bool,
    pub answered: bool,
    pub created_at: String,
    pub last_post_at: String,
}

/// A post; of a deleted one only its place is left.
#[derive(Serialize)]
pub struct Post {
    pub id: String,
    pub number: i64,
    pub author: String,
    pub author_handle: String,
    pub quoted_post_id: Option<String>,
    pub text: Option<String>,
    pub html: Option<String>,
    pub created_at: String,
    pub edited_at: Option<String>,
    pub deleted: bool,
}

/// A topic to open.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTopic {
    pub title: String,
    pub text: String,
}

/// A reply to write.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    pub text: String,
    #[serde(default)]
    pub quoted_post_id: Option<String>,
}

/// What was made, and where it is.
#[derive(Serialize)]
pub struct Made {
    pub id: String,
    pub url: String,
}
