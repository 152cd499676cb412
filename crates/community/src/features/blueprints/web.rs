//! The page on which a community is opened.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Language;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::actions::{self, Opening};
use super::model::Blueprint;
use crate::caller::{Caller, Typed};
use crate::ctx::Ctx;
use crate::features::communities::{Colour, Slug, Type};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director types.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    goal: String,
    #[serde(default)]
    language: String,
}

impl OpeningForm {
    fn checked(&self) -> Result<Opening> {
        let mut problems = Vec::new();
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > 60 {
            problems.push(Problem { field: "name", say: say!("community-name-missing", max = 60) });
        }
        let slug = if self.slug.trim().is_empty() {
            Ok(Slug::from_name(&name, "community"))
        } else {
            Slug::parse(&self.slug)
        };
        let kind = Type::parse(&self.kind);
        if kind.is_none() {
            problems.push(Problem { field: "kind", say: say!("community-type-missing") });
        }
        if self.description.chars().count() > 400 {
            problems.push(Problem { field: "description", say: say!("community-text-too-long", max = 400) });
        }
        if self.goal.chars().count() > 400 {
            problems.push(Problem { field: "goal", say: say!("community-text-too-long", max = 400) });
        }
        let language = Language::from_code(&self.language).unwrap_or(Language::English);
        match (slug, kind) {
            (Ok(slug), Some(kind)) if problems.is_empty() => Ok(Opening {
                name,
                slug,
                kind,
                description: self.description.trim().to_owned(),
                goal: self.goal.clone(),
                language,
                colour: colour_of(kind),
            }),
            (slug, _) => {
                if let Err(Error::Invalid(more)) = slug {
                    problems.extend(more);
                }
                Err(Error::Invalid(problems))
            }
        }
    }
}

/// A type as the page offers it, with what it brings.
struct Offer {
    kind: Type,
    blueprint: Blueprint,
}

#[derive(Template)]
#[template(path = "blueprints/templates/new.html")]
struct OpeningPage {
    page: Page,
    form: OpeningForm,
    problems: Problems,
    offers: Vec<Offer>,
}

/// The form.
pub async fn form(caller: Caller) -> Result<Response> {
    html(&opening_page(&caller, OpeningForm::default(), Vec::new()).await?)
}

/// Opens the community.
pub async fn open(caller: Caller, Typed(form): Typed<OpeningForm>) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(opening) => {
            let path = format!("/communities/{}", opening.slug.as_str());
            caller.write(move |ctx| actions::open(ctx, &opening)).await.map(|_| path)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(path) => Ok(redirect(&path)),
        Err(Error::Invalid(problems)) => unprocessable(&opening_page(&caller, form, problems).await?),
        Err(error) => Err(error),
    }
}

async fn opening_page(caller: &Caller, form: OpeningForm, problems: Vec<Problem>) -> Result<OpeningPage> {
    caller
        .read(move |ctx: &mut Ctx| {
            if !ctx.actor()?.owns_site() {
                return Err(Error::Forbidden(say!("community-open-forbidden")));
            }
            let title = ctx.locale.t("opening-title").to_owned();
            let page = Page::new(ctx, title)?;
            let language = page.locale.language;
            let offers = Type::ALL
                .iter()
                .map(|kind| Ok(Offer { kind: *kind, blueprint: Blueprint::of(*kind, language)? }))
                .collect::<Result<_>>()?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(OpeningPage { page, form, problems, offers })
        })
        .await
}

fn colour_of(kind: Type) -> Colour {
    match kind {
        Type::Learning => Colour::Apricot,
        Type::Practice => Colour::Leaf,
        Type::Interest => Colour::Sky,
    }
}
