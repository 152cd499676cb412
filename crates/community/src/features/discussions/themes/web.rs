//! A theme's page.

use askama::Template;
use axum::response::Response;
use platform::Result;

use super::super::model::TopicLine;
use super::super::web::Older;
use super::store;
use crate::caller::{Caller, Path, Query};
use crate::features::communities::{self, Theme, ThemeId};
use crate::page::{Page, html, redirect};

/// Topics on a page.
const TOPICS: usize = 30;

#[derive(Template)]
#[template(path = "discussions/templates/theme.html")]
struct ThemePage {
    page: Page,
    theme: Theme,
    topics: Vec<TopicLine>,
    older: Option<String>,
}

/// A theme's conversations. A merged theme leads to the one that took it in.
pub async fn theme(caller: Caller, Path(id): Path<ThemeId>, Query(from): Query<Older>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let (community, theme) = communities::themes::followed(ctx, id)?;
            let seen = communities::actions::seen_by_id(ctx, community)?;
            let page = Page::within(ctx, &seen, theme.name.clone(), "places")?;
            let reader = ctx.account()?;
            let mut topics = store::topics(ctx.tx, theme.id, reader, from.point(), TOPICS as i64 + 1)?;
            let more = topics.len() > TOPICS;
            topics.truncate(TOPICS);
            let older = Older::after(&topics, more);
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
