//! The page on which a community is opened.

use std::borrow::Borrow;

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Language;
use platform::text::one_line;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::actions::{self, Opening};
use super::advice;
use super::model::Blueprint;
use crate::caller::{Caller, Query, Typed};
use crate::ctx::Ctx;
use crate::features::communities::{Colour, Motif, Slug, Type};
use crate::features::studies::adviser::{Sheet, advise};
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
    #[serde(default)]
    colour: String,
    #[serde(default)]
    emblem: String,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    reason: String,
    /// Ticked: only its directors know of it until they launch it.
    #[serde(default)]
    draft: Option<String>,
}

impl OpeningForm {
    /// What was answered before, when advice was asked for.
    fn sheet(&self) -> Sheet {
        Sheet::parse(&self.sheet)
    }

    /// The type that was advised then.
    fn advised(&self) -> Option<Type> {
        advise(&self.sheet(), &[], None).best
    }

    fn reason_for(&self, kind: Type) -> Result<String> {
        advice::reason_for(kind, self.advised(), &self.reason)
    }

    fn checked(&self) -> Result<Opening> {
        let mut problems = Vec::new();
        let name = one_line(&self.name);
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
        if let Some(Err(Error::Invalid(more))) = kind.map(|kind| self.reason_for(kind)) {
            problems.extend(more);
        }
        let language = Language::from_code(&self.language).unwrap_or(Language::English);
        match (slug, kind) {
            (Ok(slug), Some(kind)) if problems.is_empty() => Ok(Opening {
                name,
                slug,
                kind,
                description: one_line(&self.description),
                goal: one_line(&self.goal),
                language,
                colour: Colour::parse(&self.colour).unwrap_or(colour_of(kind)),
                emblem: Motif::parse(&self.emblem).unwrap_or(Motif::Light),
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

/// What was chosen so far: the type, and the language of the community's own texts.
#[derive(Default, Deserialize)]
pub struct Choice {
    kind: Option<String>,
    language: Option<String>,
    #[serde(default)]
    sheet: String,
}

/// A type as the first step offers it, with what it brings.
struct Offer {
    kind: Type,
    blueprint: Blueprint,
}

#[derive(Template)]
#[template(path = "blueprints/templates/new_type.html")]
struct TypePage {
    page: Page,
    offers: Vec<Offer>,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "blueprints/templates/new_details.html")]
struct DetailsPage {
    page: Page,
    kind: Type,
    blueprint: Blueprint,
    form: OpeningForm,
    problems: Problems,
}

impl DetailsPage {
    /// The colour in which the emblems are offered.
    fn colour(&self) -> Colour {
        Colour::parse(&self.form.colour).unwrap_or(colour_of(self.kind))
    }

    /// The type that was advised, where another was chosen.
    fn advised_otherwise(&self) -> Option<Type> {
        self.form.advised().filter(|advised| *advised != self.kind)
    }
}

/// The wizard: first the type, then what the community is called and what it is for.
pub async fn form(caller: Caller, Query(choice): Query<Choice>) -> Result<Response> {
    let kind = choice.kind.unwrap_or_default();
    let language = choice.language.unwrap_or_default();
    let form = OpeningForm { kind, language, sheet: choice.sheet, ..OpeningForm::default() };
    match Type::parse(&form.kind) {
        Some(kind) => html(&details_page(&caller, kind, form, Vec::new()).await?),
        None => html(&type_page(&caller, Vec::new()).await?),
    }
}

/// Opens the community.
pub async fn open(caller: Caller, Typed(form): Typed<OpeningForm>) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(opening) => {
            let path = format!("/communities/{}", opening.slug.as_str());
            let (sheet, reason) = (form.sheet(), form.reason_for(opening.kind)?);
            let open = if form.draft.is_some() { actions::open_draft } else { actions::open_advised };
            caller.write(move |ctx| open(ctx, &opening, &sheet, &reason)).await.map(|_| path)
        }
        Err(error) => Err(error),
    };
    match (outcome, Type::parse(&form.kind)) {
        (Ok(path), _) => Ok(redirect(&path)),
        (Err(Error::Invalid(problems)), Some(kind)) => {
            unprocessable(&details_page(&caller, kind, form, problems).await?)
        }
        (Err(Error::Invalid(mut problems)), None) => {
            problems.retain(|problem| problem.field == "kind");
            unprocessable(&type_page(&caller, problems).await?)
        }
        (Err(error), _) => Err(error),
    }
}

async fn type_page(caller: &Caller, problems: Vec<Problem>) -> Result<TypePage> {
    caller
        .read(move |ctx: &mut Ctx| {
            let page = opening_page(ctx)?;
            let offer = |kind: &Type| {
                Ok(Offer { kind: *kind, blueprint: Blueprint::of(*kind, page.locale.language)? })
            };
            let offers = Type::ALL.iter().map(offer).collect::<Result<_>>()?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(TypePage { page, offers, problems })
        })
        .await
}

async fn details_page(
    caller: &Caller,
    kind: Type,
    mut form: OpeningForm,
    problems: Vec<Problem>,
) -> Result<DetailsPage> {
    caller
        .read(move |ctx: &mut Ctx| {
            let page = opening_page(ctx)?;
            let language = Language::from_code(&form.language).unwrap_or(page.locale.language);
            form.language = language.code().to_owned();
            let blueprint = Blueprint::of(kind, language)?;
            if form.colour.is_empty() {
                colour_of(kind).name().clone_into(&mut form.colour);
            }
            if form.emblem.is_empty() {
                Motif::Light.name().clone_into(&mut form.emblem);
            }
            if form.goal.is_empty() {
                form.goal.clone_from(&blueprint.goal);
            }
            let problems = Problems::of(&problems, &page.locale);
            Ok(DetailsPage { page, kind, blueprint, form: form.clone(), problems })
        })
        .await
}

/// A page for who opens communities.
pub fn opening_page(ctx: &mut Ctx) -> Result<Page> {
    if !ctx.actor()?.owns_site() {
        return Err(Error::Forbidden(say!("community-open-forbidden")));
    }
    let title = ctx.locale.t("opening-title").to_owned();
    Page::new(ctx, title)
}

/// A type's name in the reader's language.
pub fn type_name(page: &Page, kind: impl Borrow<Type>) -> &str {
    match kind.borrow() {
        Type::Learning => page.t("type-learning"),
        Type::Practice => page.t("type-practice"),
        Type::Interest => page.t("type-interest"),
    }
}

/// What a type is for, in a sentence.
pub fn type_promise(page: &Page, kind: impl Borrow<Type>) -> &str {
    match kind.borrow() {
        Type::Learning => page.t("opening-learning"),
        Type::Practice => page.t("opening-practice"),
        Type::Interest => page.t("opening-interest"),
    }
}

/// The icon behind a type's arch.
pub fn type_icon(kind: impl Borrow<Type>) -> &'static str {
    match kind.borrow() {
        Type::Learning => "route",
        Type::Practice => "wrench",
        Type::Interest => "compass",
    }
}

/// The colour of a type's arch and of its communities' emblems.
pub fn colour_of(kind: impl Borrow<Type>) -> Colour {
    match kind.borrow() {
        Type::Learning => Colour::Apricot,
        Type::Practice => Colour::Leaf,
        Type::Interest => Colour::Sky,
    }
}
