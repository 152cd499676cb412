//! The list of a community's places, and the forms with which directors make and change them.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::actions::{self, Seen};
use super::model::{Circle, Place, PlaceText};
use crate::caller::{Caller, Path, Typed};
use crate::features::communities::partners::{self, Organisation};
use crate::features::communities::{self, Access, Colour, OrganisationId};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// How the name of a field begins that says how far a place is opened to an organisation.
const OPENING: &str = "opening_";

#[derive(Template)]
#[template(path = "places/templates/places.html")]
struct PlacesPage {
    page: Page,
    directs: bool,
    closed: Vec<Place>,
}

/// The places that the reader sees; directors see the closed ones too.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let within = communities::actions::seen(ctx, &community)?;
            let title = ctx.locale.t("places-title").to_owned();
            let page = Page::within(ctx, &within, title, "places")?;
            let closed = actions::closed(ctx, &within)?;
            Ok(PlacesPage { page, directs: within.standing.directs(), closed })
        })
        .await?;
    html(&template)
}

/// What a director types about a place.
#[derive(Clone, Default, Deserialize)]
pub struct PlaceForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    colour: String,
    #[serde(default)]
    seen_by: String,
    #[serde(default)]
    written_by: String,
    /// A box: what is not ticked is not sent.
    asks: Option<String>,
    /// For each organisation, under `opening_` and its id, how far the place is opened to it.
    #[serde(flatten)]
    openings: HashMap<String, String>,
}

impl PlaceForm {
    fn of(place: &Place, openings: &[(OrganisationId, String, Access)]) -> Self {
        let field = |(id, _, access): &(OrganisationId, String, Access)| {
            (format!("{OPENING}{id}"), access.name().to_owned())
        };
        PlaceForm {
            openings: openings.iter().map(field).collect(),
            name: place.name.clone(),
            purpose: place.purpose.clone(),
            colour: place.colour.name().to_owned(),
            seen_by: place.seen_by.name().to_owned(),
            written_by: place.written_by.name().to_owned(),
            asks: place.asks.then(|| "on".to_owned()),
        }
    }

    fn new_place() -> Self {
        let members = Circle::Members.name().to_owned();
        let colour = Colour::Apricot.name().to_owned();
        PlaceForm { colour, seen_by: members.clone(), written_by: members, ..PlaceForm::default() }
    }

    fn checked(&self) -> Result<PlaceText> {
        let text =
            PlaceText::parse(&self.name, &self.purpose, &self.colour, &self.seen_by, &self.written_by)?;
        Ok(PlaceText { asks: self.asks.is_some(), openings: Some(self.openings()?), ..text })
    }

    /// How far the place is opened to an organisation: `sees`, `writes`, or nothing.
    fn opening(&self, id: &OrganisationId) -> &str {
        self.openings.get(&format!("{OPENING}{id}")).map_or("", String::as_str)
    }

    fn openings(&self) -> Result<Vec<(OrganisationId, Access)>> {
        let unsound = || Error::invalid("openings", say!("place-choice-missing"));
        let chosen = self.openings.iter().filter(|(_, level)| !level.is_empty());
        chosen
            .filter_map(|(name, level)| Some((name.strip_prefix(OPENING)?, level)))
            .map(|(id, level)| {
                let id = id.parse().map_err(|_| unsound())?;
                Ok((id, Access::parse(level).ok_or_else(unsound)?))
            })
            .collect()
    }
}

#[derive(Template)]
#[template(path = "places/templates/place_form.html")]
struct PlaceFormPage {
    page: Page,
    /// The place that is changed; none where one is made.
    place: Option<Place>,
    /// Where the form goes.
    action: String,
    /// Where who leaves the form goes.
    leave: String,
    /// To which it may be opened.
    organisations: Vec<Organisation>,
    form: PlaceForm,
    problems: Problems,
}

impl PlaceFormPage {
    fn is_lounge(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.lounge)
    }
}

/// The form for a new place.
pub async fn new_form(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&new_page(&caller, community, PlaceForm::new_place(), Vec::new()).await?)
}

/// Makes a place.
pub async fn make(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<PlaceForm>,
) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(text) => {
            let slug = community.clone();
            caller.write(move |ctx| actions::make(ctx, &slug, &text)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(path) => Ok(redirect(&path)),
        Err(Error::Invalid(problems)) => unprocessable(&new_page(&caller, community, form, problems).await?),
        Err(error) => Err(error),
    }
}

async fn new_page(
    caller: &Caller,
    community: String,
    form: PlaceForm,
    problems: Vec<Problem>,
) -> Result<PlaceFormPage> {
    caller
        .read(move |ctx| {
            let within = actions::directed(ctx, &community)?;
            let title = ctx.locale.t("place-new-title").to_owned();
            let page = Page::within(ctx, &within, title, "places")?;
            let action = format!("/communities/{community}/places");
            let problems = Problems::of(&problems, &page.locale);
            let organisations = partners::of_community(ctx, within.community.id)?;
            Ok(PlaceFormPage {
                page,
                place: None,
                leave: action.clone(),
                action,
                organisations,
                form,
                problems,
            })
        })
        .await
}

/// The form that changes a place.
pub async fn edit_form(caller: Caller, Path((community, place)): Path<(String, String)>) -> Result<Response> {
    html(&edit_page(&caller, community, place, None, Vec::new()).await?)
}

/// Changes a place.
pub async fn edit(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Typed(form): Typed<PlaceForm>,
) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(text) => {
            let (community, place) = (community.clone(), place.clone());
            caller.write(move |ctx| actions::change(ctx, &community, &place, &text)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(seen) => Ok(redirect(&seen.path())),
        Err(Error::Invalid(problems)) => {
            unprocessable(&edit_page(&caller, community, place, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn edit_page(
    caller: &Caller,
    community: String,
    place: String,
    typed: Option<PlaceForm>,
    problems: Vec<Problem>,
) -> Result<PlaceFormPage> {
    caller
        .read(move |ctx| {
            let seen: Seen = actions::changeable(ctx, &community, &place)?;
            let title = ctx.locale.t("place-edit-title").to_owned();
            let (page, path) = (Page::within(ctx, &seen.within, title, seen.path())?, seen.path());
            let form = match typed {
                Some(form) => form,
                None => PlaceForm::of(&seen.place, &partners::openings(ctx, seen.place.id)?),
            };
            let organisations = partners::of_community(ctx, seen.place.community_id)?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(PlaceFormPage {
                page,
                place: Some(seen.place),
                action: path.clone(),
                leave: path,
                organisations,
                form,
                problems,
            })
        })
        .await
}

/// Closes a place: it is read by who finds it, and no longer written in.
pub async fn close(caller: Caller, Path((community, place)): Path<(String, String)>) -> Result<Response> {
    let seen = caller.write(move |ctx| actions::set_closed(ctx, &community, &place, true)).await?;
    Ok(redirect(&format!("/communities/{}/places", seen.within.community.slug)))
}

/// Opens a closed place again.
pub async fn reopen(caller: Caller, Path((community, place)): Path<(String, String)>) -> Result<Response> {
    let seen = caller.write(move |ctx| actions::set_closed(ctx, &community, &place, false)).await?;
    Ok(redirect(&seen.path()))
}

/// By how many places up or down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionForm {
    #[serde(default)]
    steps: i64,
}

/// Moves a place in the list.
pub async fn place_at(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Typed(form): Typed<PositionForm>,
) -> Result<Response> {
    let seen = caller.write(move |ctx| actions::move_by(ctx, &community, &place, form.steps)).await?;
    Ok(redirect(&format!("/communities/{}/places", seen.within.community.slug)))
}

/// Who sees a place, in the reader's language.
pub fn seen_by<'p>(page: &'p Page, circle: &Circle) -> &'p str {
    match circle {
        Circle::Members => page.t("circle-seen-members"),
        Circle::Leaders => page.t("circle-seen-leaders"),
        Circle::Everyone => page.t("circle-seen-everyone"),
    }
}

/// Who writes in a place, in the reader's language.
pub fn written_by<'p>(page: &'p Page, circle: &Circle) -> &'p str {
    match circle {
        Circle::Members => page.t("circle-written-members"),
        Circle::Leaders => page.t("circle-written-leaders"),
        Circle::Everyone => page.t("circle-written-everyone"),
    }
}
