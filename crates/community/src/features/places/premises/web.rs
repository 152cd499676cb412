//! The form for a place's premises, and the poster for its door.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;

use super::super::actions;
use super::super::model::Place;
use super::{Premises, store};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::profile::zones;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director types about where a place is.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PremisesForm {
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub capacity: String,
    #[serde(default)]
    pub access_notes: String,
    #[serde(default)]
    pub hours: String,
    #[serde(default)]
    pub zone: String,
}

impl PremisesForm {
    fn of(premises: Option<Premises>, zone: &str) -> Self {
        match premises {
            None => PremisesForm { zone: zone.to_owned(), ..PremisesForm::default() },
            Some(premises) => PremisesForm {
                address: premises.address,
                capacity: premises.capacity.map_or_else(String::new, |capacity| capacity.to_string()),
                access_notes: premises.access_notes,
                hours: premises.hours,
                zone: premises.zone,
            },
        }
    }
}

#[derive(Template)]
#[template(path = "places/templates/premises.html")]
struct PremisesPage {
    page: Page,
    place: Place,
    path: String,
    zones: Vec<String>,
    form: PremisesForm,
    problems: Problems,
}

/// The form.
pub async fn form(caller: Caller, Path((community, place)): Path<(String, String)>) -> Result<Response> {
    html(&page(&caller, community, place, None, Vec::new()).await?)
}

/// Takes the form.
pub async fn save(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Typed(form): Typed<PremisesForm>,
) -> Result<Response> {
    let outcome = match Premises::parse(&form) {
        Ok(premises) => {
            let (community, place) = (community.clone(), place.clone());
            caller.write(move |ctx| super::save(ctx, &community, &place, &premises)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(path) => Ok(redirect(&path)),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, community, place, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    community: String,
    place: String,
    typed: Option<PremisesForm>,
    problems: Vec<Problem>,
) -> Result<PremisesPage> {
    caller
        .read(move |ctx| {
            let seen = actions::changeable(ctx, &community, &place)?;
            let zone = ctx.actor()?.account.zone.clone();
            let form = match typed {
                Some(form) => form,
                None => PremisesForm::of(store::find(ctx.tx, seen.place.id)?, &zone),
            };
            let title = ctx.locale.t("premises-title").to_owned();
            let (page, path) = (Page::within(ctx, &seen.within, title, seen.path())?, seen.path());
            let problems = Problems::of(&problems, &page.locale);
            Ok(PremisesPage {
                page,
                path,
                place: seen.place,
                zones: zones::offered(&form.zone),
                form,
                problems,
            })
        })
        .await
}

#[derive(Template)]
#[template(path = "places/templates/poster.html")]
struct PosterPage {
    page: Page,
    place: Place,
    path: String,
    address: String,
    premises: Option<Premises>,
    /// The QR code of the place's address, as markup.
    code: String,
}

/// A poster for the door: whoever points their telephone at it stands in the virtual twin.
pub async fn poster(caller: Caller, Path((community, place)): Path<(String, String)>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, &community, &place)?;
            let path = seen.path();
            let address = format!("{}{path}", ctx.app.site.public_url);
            let code = QrCode::new(&address).map_err(Error::internal)?;
            let code = code.render::<svg::Color>().min_dimensions(320, 320).build();
            // Without the XML head, which has no place inside a page.
            let code = code.split_once("?>").map_or(code.as_str(), |(_, svg)| svg).to_owned();
            let premises = store::find(ctx.tx, seen.place.id)?;
            let page = Page::within(ctx, &seen.within, seen.place.name.clone(), path.clone())?;
            Ok(PosterPage { page, place: seen.place, path, address, premises, code })
        })
        .await?;
    html(&template)
}
