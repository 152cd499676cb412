//! The adviser's pages.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::changing;
use super::super::web::{colour_of, opening_page, type_icon, type_name, type_promise};
use super::store::{self, Choice};
use super::{Told, basis, directed, resting_on};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::communities::Type;
use crate::features::communities::actions::Seen;
use crate::features::studies::adviser::{Item, Sheet, advise};
use crate::features::studies::{Study, StudyId};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a form sends: a name for each question.
type Fields = BTreeMap<String, String>;

/// Which study to look at.
#[derive(Default, Deserialize)]
pub struct TypeQuery {
    study: Option<StudyId>,
}

/// A choice, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "blueprints/templates/type.html")]
struct TypePage {
    page: Page,
    seen: Seen,
    path: String,
    told: Told,
    study: Option<Study>,
    studies: Vec<Study>,
    choices: Vec<Choice>,
    changes: bool,
    form: ChoiceForm,
    problems: Problems,
}

impl TypePage {
    fn is_looked_at(&self, study: &Study) -> bool {
        self.study.as_ref().is_some_and(|looked| looked.id == study.id)
    }

    fn is_marked(&self, kind: &Type) -> bool {
        self.form.kind == kind.name()
    }
}

#[derive(Template)]
#[template(path = "blueprints/templates/new_advice.html")]
struct BeforePage {
    page: Page,
    told: Told,
    stored: String,
}

fn sheet_of(fields: &Fields) -> Sheet {
    let mut sheet = Sheet::default();
    for item in Item::ALL {
        if let Some(typed) = fields.get(item.name()) {
            sheet.answer(*item, typed);
        }
    }
    sheet
}

/// The directors' page.
pub async fn show(
    caller: Caller,
    Path(community): Path<String>,
    Query(query): Query<TypeQuery>,
) -> Result<Response> {
    html(&page(&caller, community, query.study, None, Vec::new()).await?)
}

/// Keeps what directors say about their context.
pub async fn answer(
    caller: Caller,
    Path(community): Path<String>,
    Typed(fields): Typed<Fields>,
) -> Result<Response> {
    let path = format!("/communities/{community}/type");
    let (sheet, study) = (sheet_of(&fields), fields.get("study").and_then(|id| id.parse().ok()));
    caller.write(move |ctx| super::answer(ctx, &community, &sheet, study)).await?;
    Ok(redirect(&path))
}

/// Chooses the type.
pub async fn choose(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<ChoiceForm>,
) -> Result<Response> {
    let outcome = match Type::parse(&form.kind) {
        Some(kind) => {
            let (slug, reason) = (community.clone(), form.reason.clone());
            caller.write(move |ctx| super::choose(ctx, &slug, kind, &reason)).await
        }
        None => Err(Error::invalid("kind", say!("community-type-missing"))),
    };
    match outcome {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/type#choices"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, community, None, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    slug: String,
    study: Option<StudyId>,
    typed: Option<ChoiceForm>,
    problems: Vec<Problem>,
) -> Result<TypePage> {
    caller
        .read(move |ctx| {
            let seen = directed(ctx, &slug)?;
            let mut basis = basis(ctx, seen.community.id)?;
            if study.is_some() {
                basis = resting_on(ctx, basis.sheet, study, basis.studies)?;
            }
            let title = ctx.locale.t("adviser-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let form = typed.unwrap_or_else(|| ChoiceForm {
                kind: seen.community.kind.name().to_owned(),
                reason: String::new(),
            });
            Ok(TypePage {
                told: Told::of(&page.locale, &basis.sheet, &basis.advice),
                choices: store::choices(ctx.tx, seen.community.id)?,
                changes: changing::changes(ctx, &seen.community)?,
                problems: Problems::of(&problems, &page.locale),
                path: format!("/communities/{slug}"),
                study: basis.study,
                studies: basis.studies,
                page,
                seen,
                form,
            })
        })
        .await
}

/// The questions before a community is opened. Nothing is kept: the answers go along in the address.
pub async fn before(caller: Caller, Query(fields): Query<Fields>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let page = opening_page(ctx)?;
            let sheet = sheet_of(&fields);
            let told = Told::of(&page.locale, &sheet, &advise(&sheet, &[], None));
            Ok(BeforePage { page, told, stored: sheet.stored() })
        })
        .await?;
    html(&template)
}
