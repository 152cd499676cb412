//! The page that asks why, and the acts.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Successor, SuccessorId};
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Why, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DissolutionForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "successors/templates/dissolution.html")]
struct DissolutionPage {
    page: Page,
    successor: Successor,
    /// Who wants it dissolved, where somebody does.
    asked_by: Option<String>,
    form: DissolutionForm,
    problems: Problems,
}

/// Asks why.
pub async fn form(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    html(&page(&caller, id, DissolutionForm::default(), Vec::new()).await?)
}

async fn page(
    caller: &Caller,
    id: SuccessorId,
    form: DissolutionForm,
    problems: Vec<Problem>,
) -> Result<DissolutionPage> {
    caller
        .read(move |ctx| {
            let seen = super::dissolved_by(ctx, id)?;
            let title = ctx.locale.t("dissolution-title").to_owned();
            let page = Page::within(ctx, seen.around(), title, "lifecycle")?;
            let asked_by = super::asked_by(&seen).map(|founder| founder.name.clone());
            let problems = Problems::of(&problems, &page.locale);
            Ok(DissolutionPage { page, successor: seen.successor, asked_by, form, problems })
        })
        .await
}

/// Wants it dissolved, or agrees.
pub async fn dissolve(
    caller: Caller,
    Path(id): Path<SuccessorId>,
    Typed(form): Typed<DissolutionForm>,
) -> Result<Response> {
    let reason = form.reason.clone();
    match caller.write(move |ctx| super::dissolve(ctx, id, &reason)).await {
        Ok(()) => Ok(redirect(&format!("/successors/{id}"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, id, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Takes it back.
pub async fn take_back(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    caller.write(move |ctx| super::take_back(ctx, id)).await?;
    Ok(redirect(&format!("/successors/{id}")))
}
