//! A theme's page.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::clock::Timestamp;
use serde::Deserialize;

use super::super::model::{TopicId, TopicLine};
use super::store;
use crate::caller::{Caller, Path, Query};
use crate::features::communities::{self, Theme, ThemeId};
use crate::page::{Page, html, redirect};

/// Topics on a page.
const TOPICS: usize = 30;

/// From where the list goes on.
#[derive(Deserialize)]
pub struct ThemeQuery {
    before: Option<i64>,
    id: Option<TopicId>,
}

#[derive(Template)]
#[template(path = "discussions/templates/theme.html")]
struct ThemePage {
    page: Page,
    theme: Theme,
    topics: Vec<TopicLine>,
    older: Option<String>,
}

/// A theme's conversations. A merged theme leads to the one that took it in.
pub async fn theme(
    caller: Caller,
    Path(id): Path<ThemeId>,
    Query(query): Query<ThemeQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let (community, theme) = communities::themes::followed(ctx, id)?;
            let seen = communities::actions::seen_by_id(ctx, community)?;
            let page = Page::within(ctx, &seen, theme.name.clone(), "places")?;
            let before = match (query.before, query.id) {
                (Some(at), Some(id)) => (Timestamp(at), id),
                _ => (Timestamp(i64::MAX), TopicId(platform::ids::Raw::max())),
            };
            let reader = ctx.account()?;
            let mut topics = store::topics(ctx.tx, theme.id, reader, before, TOPICS as i64 + 1)?;
            let more = topics.len() > TOPICS;
            topics.truncate(TOPICS);
            let older = topics
                .last()
                .filter(|_| more)
                .map(|last| format!("?before={}&id={}", last.last_post_at.0, last.id));
            let doors = page.here.as_ref().map_or(&[][..], |here| &here.doors);
            topics.retain(|topic| doors.iter().any(|door| door.place.id == topic.place_id));
            Ok(ThemePage { page, theme, topics, older })
        })
        .await?;
    if template.theme.id != id {
        return Ok(redirect(&format!("/themes/{}", template.theme.id)));
    }
    html(&template)
}
