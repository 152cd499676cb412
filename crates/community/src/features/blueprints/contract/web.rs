//! The page on which one reads what a community lives by.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::setup;
use super::super::web::{colour_of, type_icon, type_promise};
use super::Contract;
use crate::caller::{Caller, Path, Typed};
use crate::features::charter::rules::{self, Rule};
use crate::features::communities::{self, Community, Theme, Type};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// A contract as typed, a thing a line.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractForm {
    /// Forms of exchange.
    #[serde(default)]
    pub exchanges: String,
    /// Rituals.
    #[serde(default)]
    pub rituals: String,
    /// What directors watch.
    #[serde(default)]
    pub measures: String,
    /// How it ends, or that it lasts.
    #[serde(default)]
    pub ending: String,
}

impl ContractForm {
    fn of(contract: &Contract) -> Self {
        ContractForm {
            exchanges: contract.exchanges.join("\n"),
            rituals: contract.rituals.join("\n"),
            measures: contract.measures.join("\n"),
            ending: contract.ending.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "blueprints/templates/contract.html")]
struct ContractPage {
    page: Page,
    path: String,
    community: Community,
    contract: Contract,
    themes: Vec<Theme>,
    rules: Vec<Rule>,
    /// What whoever opened it thought that people come for.
    guess: Option<setup::Guess>,
    directs: bool,
    form: ContractForm,
    problems: Problems,
}

/// The page.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    html(&page(&caller, slug, None, Vec::new()).await?)
}

/// Changes it.
pub async fn change(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<ContractForm>,
) -> Result<Response> {
    let (community, typed) = (slug.clone(), form.clone());
    match caller.write(move |ctx| super::change(ctx, &community, &typed)).await {
        Ok(()) => Ok(redirect(&format!("/communities/{slug}/contract"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, slug, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    slug: String,
    typed: Option<ContractForm>,
    problems: Vec<Problem>,
) -> Result<ContractPage> {
    caller
        .read(move |ctx| {
            let seen = super::seen(ctx, &slug)?;
            let title = ctx.locale.t("contract-lives-by").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let contract = super::of(ctx, &seen.community)?;
            Ok(ContractPage {
                path: format!("/communities/{slug}"),
                themes: communities::actions::themes(ctx, seen.community.id)?,
                rules: rules::of_community(ctx, seen.community.id)?,
                guess: setup::guess(ctx, seen.community.id)?,
                directs: seen.standing.directs(),
                form: typed.unwrap_or_else(|| ContractForm::of(&contract)),
                problems: Problems::of(&problems, &page.locale),
                community: seen.community,
                contract,
                page,
            })
        })
        .await
}

/// A community of a type, as a title.
fn kind_title<'p>(page: &'p Page, kind: &Type) -> &'p str {
    match kind {
        Type::Learning => page.t("contract-learning"),
        Type::Practice => page.t("contract-practice"),
        Type::Interest => page.t("contract-interest"),
    }
}
