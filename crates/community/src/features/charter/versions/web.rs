//! A version, and the form that asks to adopt one.

use askama::Template;
use axum::response::Response;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::diff::Change;
use super::super::{clauses, policy, signing};
use super::{Changed, Version, changes, store};
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, html, redirect, unprocessable};

#[derive(Template)]
#[template(path = "charter/templates/version.html")]
struct VersionPage {
    page: Page,
    path: String,
    version: Version,
    changes: Vec<Changed>,
    /// Whether the reader is told by which decision it was adopted.
    decision: bool,
}

/// A version that was adopted, with what it changed.
pub async fn show(caller: Caller, Path((slug, number)): Path<(String, i64)>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let within = signing::within(ctx, &slug)?;
            let community = within.community.id;
            let version = store::adopted(ctx.tx, community, number)?.ok_or(Error::NotFound)?;
            let (old, new) =
                (store::clauses(ctx.tx, community, number - 1)?, store::clauses(ctx.tx, community, number)?);
            let title = ctx.locale.n("charter-version", number);
            let page = Page::within(ctx, &within, title, "charter")?;
            let path = format!("/communities/{slug}/charter");
            let decision = policy::reads_draft(&within.standing);
            Ok(VersionPage { page, path, version, changes: changes(&old, &new), decision })
        })
        .await?;
    html(&template)
}

/// What is typed to ask for adoption.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptionForm {
    #[serde(default)]
    pub ends_on: String,
    #[serde(default)]
    pub grace: String,
}

/// Asks everybody to adopt the draft.
pub async fn propose(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<AdoptionForm>,
) -> Result<Response> {
    let (typed, community) = (form.clone(), slug.clone());
    let outcome = caller
        .write(move |ctx| {
            super::propose(ctx, &community, &typed.ends_on, typed.grace.trim().parse().unwrap_or(0))
        })
        .await;
    match outcome {
        Ok(decision) => Ok(redirect(&format!("/decisions/{decision}"))),
        Err(Error::Invalid(problems)) => {
            let typed = clauses::web::DraftForm { adoption: Some(form), ..Default::default() };
            unprocessable(&clauses::web::draft_page(&caller, slug, typed, problems).await?)
        }
        Err(error) => Err(error),
    }
}
