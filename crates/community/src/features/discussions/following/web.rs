//! The choice on a topic's page, and the page of what somebody follows.

use askama::Template;
use axum::response::Response;
use platform::clock::Timestamp;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::{Level, TopicId, TopicLine};
use super::super::web::topic_path;
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::communities;
use crate::page::{Page, html, redirect};

/// Topics on a page.
const TOPICS: usize = 30;

/// `following`, `muted` or `neither`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelForm {
    #[serde(default)]
    level: String,
}

/// Follows, mutes, or neither.
pub async fn choose(
    caller: Caller,
    Path(id): Path<TopicId>,
    Typed(form): Typed<LevelForm>,
) -> Result<Response> {
    let level = match form.level.as_str() {
        "neither" => None,
        name => Some(Level::parse(name).ok_or_else(|| Error::invalid("level", say!("follow-unknown")))?),
    };
    caller.write(move |ctx| super::choose(ctx, id, level)).await?;
    Ok(redirect(&topic_path(id)))
}

/// From where the list goes on.
#[derive(Deserialize)]
pub struct FollowingQuery {
    before: Option<i64>,
    id: Option<TopicId>,
}

#[derive(Template)]
#[template(path = "discussions/templates/following.html")]
struct FollowingPage {
    page: Page,
    topics: Vec<TopicLine>,
    older: Option<String>,
}

/// What the reader follows in a community.
pub async fn following(
    caller: Caller,
    Path(community): Path<String>,
    Query(query): Query<FollowingQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = communities::actions::seen(ctx, &community)?;
            let title = ctx.locale.t("following-title").to_owned();
            let page = Page::within(ctx, &seen, title, "following")?;
            let places: Vec<_> =
                page.here.iter().flat_map(|here| &here.doors).map(|door| door.place.id).collect();
            let before = match (query.before, query.id) {
                (Some(at), Some(id)) => (Timestamp(at), id),
                _ => (Timestamp(i64::MAX), TopicId(platform::ids::Raw::max())),
            };
            let (topics, more) = super::page_of(ctx, seen.community.id, &places, before, TOPICS)?;
            let older = topics
                .last()
                .filter(|_| more)
                .map(|last| format!("?before={}&id={}", last.last_post_at.0, last.id));
            Ok(FollowingPage { page, topics, older })
        })
        .await?;
    html(&template)
}
