//! The forms that close and withdraw.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions::Seen;
use super::super::model::{Choice, Decision, DecisionId};
use super::super::web::one::{Row, rows};
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What is typed to close and to withdraw.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosureForm {
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    review_on: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Close,
    Withdraw,
}

#[derive(Template)]
#[template(path = "decisions/templates/closure.html")]
struct ClosurePage {
    page: Page,
    decision: Decision,
    choices: Vec<Choice>,
    act: Act,
    there: Locale,
    form: ClosureForm,
    problems: Problems,
}

impl ClosurePage {
    fn rows(&self) -> Vec<Row> {
        match self.decision.shows_counts(self.page.now) {
            true => rows(&self.page, &self.there, &self.decision, &self.choices),
            false => Vec::new(),
        }
    }

    fn withdraws(&self) -> bool {
        self.act == Act::Withdraw
    }
}

/// The form that closes.
pub async fn form(caller: Caller, Path(id): Path<DecisionId>) -> Result<Response> {
    html(&page(&caller, id, Act::Close, ClosureForm::default(), Vec::new()).await?)
}

/// Closes.
pub async fn close(
    caller: Caller,
    Path(id): Path<DecisionId>,
    Typed(form): Typed<ClosureForm>,
) -> Result<Response> {
    let typed = form.clone();
    let outcome = caller.write(move |ctx| super::close(ctx, id, &typed.outcome, &typed.review_on)).await;
    answer(&caller, id, Act::Close, form, outcome).await
}

/// The form that withdraws.
pub async fn withdrawal_form(caller: Caller, Path(id): Path<DecisionId>) -> Result<Response> {
    html(&page(&caller, id, Act::Withdraw, ClosureForm::default(), Vec::new()).await?)
}

/// Withdraws.
pub async fn withdraw(
    caller: Caller,
    Path(id): Path<DecisionId>,
    Typed(form): Typed<ClosureForm>,
) -> Result<Response> {
    let typed = form.clone();
    let outcome = caller.write(move |ctx| super::withdraw(ctx, id, &typed.outcome)).await;
    answer(&caller, id, Act::Withdraw, form, outcome).await
}

async fn answer(
    caller: &Caller,
    id: DecisionId,
    act: Act,
    form: ClosureForm,
    outcome: Result<Seen>,
) -> Result<Response> {
    match outcome {
        Ok(seen) => Ok(redirect(&seen.decision.path())),
        Err(Error::Invalid(problems)) => unprocessable(&page(caller, id, act, form, problems).await?),
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    id: DecisionId,
    act: Act,
    form: ClosureForm,
    problems: Vec<Problem>,
) -> Result<ClosurePage> {
    caller
        .read(move |ctx| {
            let Seen { decision, choices, within } = match act {
                Act::Close => super::closable(ctx, id)?,
                Act::Withdraw => super::withdrawable(ctx, id)?,
            };
            let title = match act {
                Act::Close => ctx.locale.t("closure-title").to_owned(),
                Act::Withdraw => ctx.locale.t("withdrawal-title").to_owned(),
            };
            let page = Page::within(ctx, &within, title, "decisions")?;
            let there = ctx.app.locale(ctx.locale.language, &decision.zone);
            let problems = Problems::of(&problems, &page.locale);
            Ok(ClosurePage { page, decision, choices, act, there, form, problems })
        })
        .await
}
