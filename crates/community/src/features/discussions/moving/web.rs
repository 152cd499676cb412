//! The page on which a topic's new place is chosen.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::{Topic, TopicId};
use super::super::web::topic_path;
use super::super::{editing, policy};
use crate::caller::{Caller, Path, Typed};
use crate::features::places::{Place, PlaceId};
use crate::page::{Door, Page, Problems, html, redirect, unprocessable};

/// Which place.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveForm {
    #[serde(default)]
    place: String,
}

#[derive(Template)]
#[template(path = "discussions/templates/topic_move.html")]
struct MovePage {
    page: Page,
    topic: Topic,
    place: Place,
    place_path: String,
    /// The other places in which the reader may write.
    doors: Vec<Door>,
    problems: Problems,
}

/// Asks where a topic belongs.
pub async fn form(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    html(&move_page(&caller, id, Vec::new()).await?)
}

/// Moves a topic.
pub async fn go(caller: Caller, Path(id): Path<TopicId>, Typed(form): Typed<MoveForm>) -> Result<Response> {
    let outcome = match form.place.parse::<PlaceId>() {
        Ok(place) => caller.write(move |ctx| super::go(ctx, id, place)).await,
        Err(_) => Err(Error::invalid("place", say!("place-choice-missing"))),
    };
    match outcome {
        Ok(()) => Ok(redirect(&topic_path(id))),
        Err(Error::Invalid(problems)) => unprocessable(&move_page(&caller, id, problems).await?),
        Err(error) => Err(error),
    }
}

async fn move_page(caller: &Caller, id: TopicId, problems: Vec<Problem>) -> Result<MovePage> {
    caller
        .read(move |ctx| {
            let (topic, seen) = editing::kept(ctx, id)?;
            let title = ctx.locale.t("move-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, seen.path())?;
            let doors = page.here.iter().flat_map(|here| here.doors.clone());
            let doors = doors
                .filter(|door| door.place.id != seen.place.id)
                .filter(|door| policy::open(seen.standing(), &door.place).is_ok())
                .collect();
            let problems = Problems::of(&problems, &page.locale);
            Ok(MovePage { page, topic, place_path: seen.path(), place: seen.place, doors, problems })
        })
        .await
}
