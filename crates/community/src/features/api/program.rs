//! A program that asks: who it acts for, what it sent, and how it is answered.
//!
//! - The token is looked at before the body is read: who may not come in is told nothing about what they sent.
//! - Every thing that is shown carries an `ETag`; `If-None-Match` spares sending it again, `If-Match` on a change refuses what
//!   somebody else changed meanwhile.
//! - What is made with an `Idempotency-Key` is made once, however often it is sent within a day.

use std::ops::Deref;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::error::Problem;
use platform::i18n::Locale;
use platform::{Error, Result, say};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::replays::{self, Replay};
use crate::app::App;
use crate::caller::Caller;
use crate::ctx::Ctx;

/// The digest of a request without a body.
pub const NOTHING: [u8; 32] = [0; 32];
/// The header that names a request, so that it is done once.
const KEY: &str = "idempotency-key";

/// A program with a token that counts.
pub struct Program {
    caller: Caller,
    method: String,
    key: Option<String>,
    /// What the program knows and wants no second time.
    known: Option<String>,
    expected: Expected,
}

impl Deref for Program {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl FromRequestParts<App> for Program {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let caller = match Caller::from_request_parts(parts, app).await {
            Ok(caller) => caller,
            Err(never) => match never {},
        };
        caller.read(|ctx| ctx.account()).await?;
        let key = header_text(&parts.headers, KEY)?;
        let sound =
            |key: &String| (1..=200).contains(&key.len()) && key.bytes().all(|c| c.is_ascii_graphic());
        if !key.as_ref().is_none_or(sound) {
            return Err(Error::invalid("Idempotency-Key", say!("api-key-unsound", max = 200)));
        }
        Ok(Program {
            caller,
            method: parts.method.to_string(),
            key,
            known: header_text(&parts.headers, header::IF_NONE_MATCH.as_str())?,
            expected: Expected(header_text(&parts.headers, header::IF_MATCH.as_str())?),
        })
    }
}

fn header_text(headers: &HeaderMap, name: &str) -> Result<Option<String>> {
    let text = headers.get(name).map(|value| value.to_str().map(str::to_owned));
    text.transpose().map_err(|_| Error::invalid("headers", say!("api-header-unsound")))
}

/// What the program believes that it changes.
#[derive(Clone)]
pub struct Expected(Option<String>);

impl Expected {
    /// Refuses where the thing is no longer as the program knows it. Whoever asks holds the thing's row.
    pub fn met_by(&self, thing: &impl Serialize) -> Result<()> {
        match &self.0 {
            Some(tags) if !names(tags, &tag(&json(thing)?)) => Err(Error::Changed(say!("api-changed"))),
            _ => Ok(()),
        }
    }
}

/// Whether a list of tags names this one. Our tags are weak: the same thing may travel compressed or not.
fn names(tags: &str, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    tags.trim() == "*" || tags.split(',').any(|one| bare(one) == bare(tag))
}

fn tag(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let hex: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{hex}\"")
}

fn json(thing: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(thing).map_err(Error::internal)
}

/// A body as sent. What cannot be read says where.
pub struct Sent<T> {
    /// What it says.
    pub body: T,
    digest: [u8; 32],
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let is_json = request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
            kind.to_str().is_ok_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/json"))
        });
        if !is_json {
            return Err(Error::invalid("body", say!("api-body-not-json")));
        }
        let bytes =
            Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge(say!("form-too-large")))?;
        if holds_nul(&bytes) {
            return Err(Error::invalid("body", say!("text-has-nul")));
        }
        match serde_json::from_slice(&bytes) {
            Ok(body) => Ok(Sent { body, digest: Sha256::digest(&bytes).into() }),
            Err(cause) => Err(Error::invalid("body", say!("api-body-unreadable", cause = cause.to_string()))),
        }
    }
}

/// Whether any text in a body holds U+0000, which no text in a database does. Only what may is looked at closely.
fn holds_nul(bytes: &[u8]) -> bool {
    fn within(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::String(text) => text.contains('\0'),
            serde_json::Value::Array(values) => values.iter().any(within),
            serde_json::Value::Object(fields) => {
                fields.iter().any(|(name, value)| name.contains('\0') || within(value))
            }
            _ => false,
        }
    }
    bytes.windows(6).any(|part| part == b"\\u0000")
        && serde_json::from_slice(bytes).is_ok_and(|value| within(&value))
}

/// The same refusal in the API's words: what a form calls by the first name, is here a member of the second.
pub fn renamed(error: Error, names: &[(&str, &'static str)]) -> Error {
    let Error::Invalid(problems) = error else { return error };
    let here = |field: &'static str| {
        names.iter().find(|(form, _)| *form == field).map_or(field, |(_, member)| *member)
    };
    let rename = |problem: Problem| Problem { field: here(problem.field), ..problem };
    Error::Invalid(problems.into_iter().map(rename).collect())
}

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub struct List<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// The address of what follows; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The rows of a page for which one more was asked, and whether more follow.
pub fn cut<T>(mut rows: Vec<T>, most: i64) -> (Vec<T>, bool) {
    let most = usize::try_from(most).unwrap_or_default();
    let more = rows.len() > most;
    rows.truncate(most);
    (rows, more)
}

/// What was made, and where it is.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct Made {
    /// Its id; for a place, its name in addresses.
    pub id: String,
    /// Its page.
    pub url: String,
}

impl Program {
    /// What the program believes that it changes.
    pub fn expected(&self) -> Expected {
        self.expected.clone()
    }

    /// Shows a thing, or says that it is as the program knows it.
    pub async fn show<T: Serialize>(
        &self,
        work: impl FnOnce(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> Result<Response> {
        let body = self.read(|ctx| json(&work(ctx)?)).await?;
        let tag = tag(&body);
        if self.known.as_ref().is_some_and(|known| names(known, &tag)) {
            return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
        }
        Ok(answer(tag, body))
    }

    /// Shows a page of a list: what `find` brings, each as `shown` says. Where more follows, `find` brings the query too with which
    /// the list goes on: `?before=…`.
    pub async fn list<T, S: Serialize>(
        &self,
        find: impl FnOnce(&mut Ctx) -> Result<(Vec<T>, Option<String>)> + Send + 'static,
        shown: impl Fn(T, &Locale) -> S + Send + 'static,
    ) -> Result<Response> {
        let address = self.path.split('?').next().unwrap_or_default().to_owned();
        self.show(move |ctx| {
            let (found, query) = find(ctx)?;
            let items = found.into_iter().map(|one| shown(one, &ctx.locale)).collect();
            Ok(List { items, next: query.map(|query| address + &query) })
        })
        .await
    }

    /// Shows a list that has one page.
    pub async fn list_all<T, S: Serialize>(
        &self,
        find: impl FnOnce(&mut Ctx) -> Result<Vec<T>> + Send + 'static,
        shown: impl Fn(T, &Locale) -> S + Send + 'static,
    ) -> Result<Response> {
        self.list(|ctx| Ok((find(ctx)?, None)), shown).await
    }

    /// Changes a thing, and shows it as it is then.
    pub async fn change<T: Serialize>(
        &self,
        work: impl Fn(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> Result<Response> {
        let body = self.write(move |ctx| json(&work(ctx)?)).await?;
        Ok(answer(tag(&body), body))
    }

    /// Does what leaves nothing to show.
    pub async fn act(&self, work: impl Fn(&mut Ctx) -> Result<()> + Send + 'static) -> Result<Response> {
        self.write(work).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    }

    /// Makes something, once for each key.
    pub async fn make<T>(
        &self,
        sent: &Sent<T>,
        work: impl Fn(&mut Ctx) -> Result<Made> + Send + 'static,
    ) -> Result<Response> {
        Ok(self.make_of(sent.digest, work).await?.0)
    }

    /// Makes something out of what has this digest, once for each key; whether this was the first time.
    pub async fn make_of(
        &self,
        digest: [u8; 32],
        work: impl Fn(&mut Ctx) -> Result<Made> + Send + 'static,
    ) -> Result<(Response, bool)> {
        let key = self.key.clone().map(|key| {
            let mut request = Sha256::new();
            request.update(format!("{} {}\n", self.method, self.path));
            request.update(digest);
            (key, <[u8; 32]>::from(request.finalize()))
        });
        let made = self.write(move |ctx| {
            let Some((key, request)) = &key else { return Ok((work(ctx)?, true)) };
            match replays::begin(ctx, key, *request)? {
                Replay::First => {
                    let made = work(ctx)?;
                    replays::keep(ctx, key, &made)?;
                    Ok((made, true))
                }
                Replay::Again(made) => Ok((made, false)),
            }
        });
        let (made, first) = made.await?;
        let headers = [(header::LOCATION, made.url.clone())];
        Ok(((StatusCode::CREATED, headers, Json(made)).into_response(), first))
    }

    /// Whether it may be that the same was sent before.
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }
}

fn answer(tag: String, body: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::ETAG, tag)];
    (headers, body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_named_weakly_in_a_list_or_by_a_star() {
        let tag = tag(b"{}");
        for named in [tag.clone(), tag.replace("W/", ""), format!("\"a\", {tag}"), "*".to_owned()] {
            assert!(names(&named, &tag), "{named}");
        }
        for other in ["\"a\"", "", "W/\"a\", \"b\""] {
            assert!(!names(other, &tag), "{other}");
        }
    }
}
