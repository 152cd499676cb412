//! The settings' page.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Community, Entry, Proposers};
use super::Settings;
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::profile::zones;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director types.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsForm {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub goal: String,
    #[serde(default)]
    pub welcome: String,
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub colour: String,
    #[serde(default)]
    pub emblem: String,
    #[serde(default)]
    pub entry: String,
    #[serde(default)]
    pub zone: String,
    #[serde(default)]
    pub proposed_by: String,
}

impl SettingsForm {
    fn of(community: &Community) -> Self {
        SettingsForm {
            name: community.name.clone(),
            description: community.description.clone(),
            goal: String::new(),
            welcome: community.welcome.clone(),
            language: community.language.clone(),
            colour: community.colour.name().to_owned(),
            emblem: community.emblem.name().to_owned(),
            entry: community.entry.name().to_owned(),
            zone: community.zone.clone(),
            proposed_by: community.proposed_by.name().to_owned(),
        }
    }
}

#[derive(Template)]
#[template(path = "communities/templates/settings.html")]
struct SettingsPage {
    page: Page,
    path: String,
    community: Community,
    zones: Vec<String>,
    form: SettingsForm,
    problems: Problems,
}

/// The form.
pub async fn form(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&page(&caller, community, None, Vec::new()).await?)
}

/// Writes the settings.
pub async fn save(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<SettingsForm>,
) -> Result<Response> {
    let outcome = match Settings::parse(&form) {
        Ok(settings) => {
            let slug = community.clone();
            caller.write(move |ctx| super::save(ctx, &slug, &settings)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect(&format!("/communities/{community}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, community, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// The form again, with what is wrong with a picture that was brought.
pub async fn refused(caller: &Caller, slug: String, problems: Vec<Problem>) -> Result<Response> {
    unprocessable(&page(caller, slug, None, problems).await?)
}

async fn page(
    caller: &Caller,
    slug: String,
    typed: Option<SettingsForm>,
    problems: Vec<Problem>,
) -> Result<SettingsPage> {
    caller
        .read(move |ctx| {
            let seen = super::changeable(ctx, &slug)?;
            let title = ctx.locale.t("settings-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let form = typed.unwrap_or_else(|| SettingsForm::of(&seen.community));
            let problems = Problems::of(&problems, &page.locale);
            let zones = zones::offered(&form.zone);
            let (path, community) = (format!("/communities/{slug}"), seen.community);
            Ok(SettingsPage { page, path, community, zones, form, problems })
        })
        .await
}

/// How people come in, in the reader's language.
pub fn entry_name<'p>(page: &'p Page, entry: &Entry) -> &'p str {
    match entry {
        Entry::Invitation => page.t("entry-invitation"),
        Entry::Request => page.t("entry-request"),
        Entry::Open => page.t("entry-open"),
    }
}

/// Who proposes decisions, in the reader's language.
pub fn proposers_name<'p>(page: &'p Page, proposers: &Proposers) -> &'p str {
    match proposers {
        Proposers::Leaders => page.t("proposers-leaders"),
        Proposers::Members => page.t("proposers-members"),
    }
}
