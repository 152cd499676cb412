//! Saying that one's posts may come along, and choosing the places from which topics come.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions::SeenSuccessor;
use super::super::model::{Successor, SuccessorId};
use super::Progress;
use super::store;
use crate::caller::{Caller, Path, Typed};
use crate::features::communities::Community;
use crate::features::places::{Place, PlaceId};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Whether one's posts may come along.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentForm {
    along: Option<String>,
}

/// Says whether one's posts may come along.
pub async fn consent(
    caller: Caller,
    Path(id): Path<SuccessorId>,
    Typed(form): Typed<ConsentForm>,
) -> Result<Response> {
    caller.write(move |ctx| super::consent(ctx, id, form.along.is_some())).await?;
    Ok(redirect(&format!("/successors/{id}#along")))
}

#[derive(Template)]
#[template(path = "successors/templates/carrying.html")]
struct CarryingPage {
    page: Page,
    successor: Successor,
    old: Community,
    /// Each with whether it was chosen.
    places: Vec<(Place, bool)>,
    progress: Option<Progress>,
    problems: Problems,
}

impl CarryingPage {
    fn all_chosen(&self) -> bool {
        self.places.iter().all(|(_, chosen)| *chosen)
    }
}

/// The places that may be chosen.
pub async fn show(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    html(&carrying_page(&caller, id, Vec::new()).await?)
}

async fn carrying_page(caller: &Caller, id: SuccessorId, problems: Vec<Problem>) -> Result<CarryingPage> {
    caller
        .read(move |ctx| {
            let seen = super::chosen_by(ctx, id)?;
            let title = ctx.locale.t("carrying-title").to_owned();
            let page = Page::within(ctx, seen.around(), title, "lifecycle")?;
            let places = super::places(ctx, &seen)?;
            let progress = store::progress(ctx.tx, id)?;
            let SeenSuccessor { successor, old, .. } = seen;
            let problems = Problems::of(&problems, &page.locale);
            Ok(CarryingPage { page, successor, old: old.community, places, progress, problems })
        })
        .await
}

/// Has their topics come along.
pub async fn choose(
    caller: Caller,
    Path(id): Path<SuccessorId>,
    Typed(form): Typed<Vec<(String, String)>>,
) -> Result<Response> {
    let named = form.iter().filter(|(name, _)| name == "places");
    let wanted: Vec<PlaceId> = named.filter_map(|(_, place)| place.parse().ok()).collect();
    match caller.write(move |ctx| super::choose(ctx, id, &wanted)).await {
        Ok(()) => Ok(redirect(&format!("/successors/{id}#along"))),
        Err(Error::Invalid(problems)) => unprocessable(&carrying_page(&caller, id, problems).await?),
        Err(error) => Err(error),
    }
}

/// How far a walk has come, in a sentence.
pub fn progress_text(page: &Page, progress: &Progress) -> String {
    let came = page.with2("carrying-came", "topics", progress.topics, "posts", progress.posts);
    match (progress.next_at, progress.ended_at) {
        (Some(at), _) if at <= page.now => {
            let so_far = page.with2(
                "carrying-under-way",
                "count",
                progress.looked_at.min(progress.of),
                "of",
                progress.of,
            );
            format!("{so_far} {came}")
        }
        (Some(_), _) => format!("{} {came}", page.t("carrying-soon")),
        (None, Some(at)) => format!("{came} {}", page.with("carrying-ended", "when", page.when(at))),
        (None, None) => came,
    }
}
