//! The form that rewords.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Decision, DecisionId};
use super::super::proposal::{Text, usual_deadline};
use super::{Objection, store};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::profile::zones;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What is typed to reword.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    ends_on: String,
}

#[derive(Template)]
#[template(path = "decisions/templates/round.html")]
struct RoundPage {
    page: Page,
    decision: Decision,
    objections: Vec<Objection>,
    form: RoundForm,
    problems: Problems,
}

impl RoundPage {
    fn ends_hint(&self) -> String {
        self.page.with("proposal-ends-hint", "zone", zones::shown(&self.decision.zone))
    }
}

/// The form.
pub async fn form(caller: Caller, Path(id): Path<DecisionId>) -> Result<Response> {
    html(&page(&caller, id, None, Vec::new()).await?)
}

/// Opens the round.
pub async fn reword(
    caller: Caller,
    Path(id): Path<DecisionId>,
    Typed(form): Typed<RoundForm>,
) -> Result<Response> {
    let typed = form.clone();
    let outcome = caller
        .write(move |ctx| {
            super::rewordable(ctx, id)?;
            super::reword(ctx, id, &Text::parse(&typed.text)?, &typed.ends_on)
        })
        .await;
    match outcome {
        Ok(seen) => Ok(redirect(&seen.decision.path())),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, id, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    id: DecisionId,
    typed: Option<RoundForm>,
    problems: Vec<Problem>,
) -> Result<RoundPage> {
    caller
        .read(move |ctx| {
            let seen = super::rewordable(ctx, id)?;
            let title = ctx.locale.t("round-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, "decisions")?;
            let mut objections = store::objections(ctx.tx, id)?;
            objections.retain(|objection| objection.lifted_at.is_none());
            let form = typed.unwrap_or_else(|| RoundForm {
                text: seen.decision.source.clone(),
                ends_on: usual_deadline(&seen.decision.zone, ctx.now),
            });
            let problems = Problems::of(&problems, &page.locale);
            Ok(RoundPage { page, decision: seen.decision, objections, form, problems })
        })
        .await
}
