//! The directors' list of themes.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Theme, ThemeId};
use super::super::store as communities;
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director types about a theme.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    parent: String,
}

/// By how many places up or down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionForm {
    #[serde(default)]
    steps: i64,
}

/// Into which theme.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergerForm {
    #[serde(default)]
    into: String,
}

#[derive(Template)]
#[template(path = "communities/templates/themes.html")]
struct ThemesPage {
    page: Page,
    path: String,
    themes: Vec<Theme>,
    form: ThemeForm,
    problems: Problems,
}

impl ThemesPage {
    fn first_level(&self) -> impl Iterator<Item = &Theme> {
        self.themes.iter().filter(|theme| theme.parent_id.is_none())
    }

    fn others(&self, id: &ThemeId) -> impl Iterator<Item = &Theme> {
        let id = *id;
        self.themes.iter().filter(move |theme| theme.id != id)
    }
}

/// The list, and the form for another.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&page(&caller, community, ThemeForm::default(), Vec::new()).await?)
}

/// Makes a theme.
pub async fn make(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<ThemeForm>,
) -> Result<Response> {
    let (typed, slug) = (form.clone(), community.clone());
    match caller.write(move |ctx| super::make(ctx, &slug, &typed.name, &typed.parent)).await {
        Ok(_) => Ok(redirect(&format!("/communities/{community}/themes"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, community, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Gives a theme another name.
pub async fn change(
    caller: Caller,
    Path(id): Path<ThemeId>,
    Typed(form): Typed<ThemeForm>,
) -> Result<Response> {
    let slug = caller.write(move |ctx| super::rename(ctx, id, &form.name)).await?;
    Ok(redirect(&format!("/communities/{slug}/themes")))
}

/// Moves a theme in the list.
pub async fn place_at(
    caller: Caller,
    Path(id): Path<ThemeId>,
    Typed(form): Typed<PositionForm>,
) -> Result<Response> {
    let slug = caller.write(move |ctx| super::move_by(ctx, id, form.steps)).await?;
    Ok(redirect(&format!("/communities/{slug}/themes")))
}

/// Merges a theme into another.
pub async fn merge(
    caller: Caller,
    Path(id): Path<ThemeId>,
    Typed(form): Typed<MergerForm>,
) -> Result<Response> {
    let slug = caller.write(move |ctx| super::merge(ctx, id, &form.into)).await?;
    Ok(redirect(&format!("/communities/{slug}/themes")))
}

async fn page(caller: &Caller, slug: String, form: ThemeForm, problems: Vec<Problem>) -> Result<ThemesPage> {
    caller
        .read(move |ctx| {
            let seen = super::directed(ctx, &slug)?;
            let title = ctx.locale.t("themes-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let themes = communities::themes(ctx.tx, seen.community.id)?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(ThemesPage { page, path: format!("/communities/{slug}"), themes, form, problems })
        })
        .await
}
