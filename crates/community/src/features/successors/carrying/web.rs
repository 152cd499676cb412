//! Saying that one's posts may come along, and choosing the places from which topics come.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions::{self, SeenSuccessor};
use super::super::model::{Successor, SuccessorId};
use super::super::store as successors;
use super::Progress;
use super::store;
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
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
    let back = caller
        .write(move |ctx| {
            match form.along {
                Some(_) => super::let_come(ctx, id)?,
                None => super::keep_back(ctx, id)?,
            }
            // Who belongs to neither community any more takes their word back, and sees nothing else of it.
            match actions::seen(ctx, id) {
                Ok(_) => Ok(format!("/successors/{id}#along")),
                Err(Error::NotFound) => Ok("/communities".to_owned()),
                Err(error) => Err(error),
            }
        })
        .await?;
    Ok(redirect(&back))
}

/// The word of somebody who belongs to neither community any more, and the way to take it back.
#[derive(Template)]
#[template(path = "successors/templates/word.html")]
pub struct WordPage {
    page: Page,
    successor: Successor,
}

/// The caller's word, where they gave one; not found for others.
pub fn word(ctx: &mut Ctx, id: SuccessorId) -> Result<WordPage> {
    let account = ctx.account()?;
    if !store::lets(ctx.tx, id, account)? {
        return Err(Error::NotFound);
    }
    let successor = successors::find(ctx.tx, id)?;
    let page = Page::new(ctx, successor.name.clone())?;
    Ok(WordPage { page, successor })
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
