//! The choice on a topic's page, and the page of what somebody follows.

use askama::Template;
use axum::response::Response;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::{Level, TopicId, TopicLine};
use super::super::web::{Older, topic_path};
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
    Query(from): Query<Older>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = communities::actions::seen(ctx, &community)?;
            let title = ctx.locale.t("following-title").to_owned();
            let page = Page::within(ctx, &seen, title, "following")?;
            let (mut topics, more) = super::page_of(ctx, seen.community.id, from.point(), TOPICS)?;
            let older = Older::after(&topics, more);
            let doors = page.here.as_ref().map_or(&[][..], |here| &here.doors);
            topics.retain(|topic| doors.iter().any(|door| door.place.id == topic.place_id));
            Ok(FollowingPage { page, topics, older })
        })
        .await?;
    html(&template)
}
