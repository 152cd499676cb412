//! The JSON API: what programs read and write, under `/api/v1`, with a personal API token.
//!
//! - Every request carries `Authorization: Bearer lyceum_…`. Who the token belongs to sees and does here what they see and do on
//!   the pages: the same actions and policies stand behind both.
//! - A list answers `{"items": […], "next": "…"}`; `next` is the address of what follows, and absent at the end.
//! - An error is `application/problem+json` (RFC 9457); what cannot be taken as sent names its members in `errors`.
//! - Times are RFC 3339 in UTC, ids are text, texts are Markdown with their HTML beside them.
//!
//! Owns no table. Its reference is `docs/api.md`.

mod json;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// Everything under `/api/v1`.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/api/v1/me", web::me)
        .get("/api/v1/communities", web::communities)
        .get("/api/v1/communities/{community}/places", web::places)
        .get("/api/v1/communities/{community}/places/{place}/topics", web::topics)
        .post("/api/v1/communities/{community}/places/{place}/topics", web::open)
        .get("/api/v1/topics/{topic}/posts", web::posts)
        .post("/api/v1/topics/{topic}/posts", web::reply)
}
