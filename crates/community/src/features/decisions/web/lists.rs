//! The list of decisions and the register.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::clock::Timestamp;
use platform::i18n::Locale;
use serde::Deserialize;

use super::super::model::{DecisionId, Verdict};
use super::super::store::DecisionLine;
use super::super::{actions, policy};
use super::{kind_icon, kind_name, percent, verdict_name};
use crate::caller::{Caller, Path, Query};
use crate::page::{Page, html};

/// Decisions on a page of the register.
const PAGE: i64 = 40;
/// Of the register on the first page.
const LATEST: i64 = 5;

#[derive(Template)]
#[template(path = "decisions/templates/decisions.html")]
struct DecisionsPage {
    page: Page,
    path: String,
    may_propose: bool,
    open: Vec<DecisionLine>,
    due: Vec<DecisionLine>,
    closed: Vec<DecisionLine>,
    /// Tells times as they are in the community's zone.
    there: Locale,
}

impl DecisionsPage {
    fn is_empty(&self) -> bool {
        self.open.is_empty() && self.due.is_empty() && self.closed.is_empty()
    }

    fn until(&self, decision: &DecisionLine) -> String {
        self.page.with("decision-until", "ends", self.there.date_and_time(decision.ends_at))
    }

    fn turnout(&self, decision: &DecisionLine) -> String {
        turnout(&self.page, decision)
    }
}

fn turnout(page: &Page, decision: &DecisionLine) -> String {
    page.with2("decision-turnout", "count", decision.answer_count, "of", decision.asked_count)
}

/// What is open, what is due, and what was decided last.
pub async fn list(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let within = actions::within(ctx, &slug)?;
            let title = ctx.locale.t("decisions-title").to_owned();
            let page = Page::within(ctx, &within, title, "decisions")?;
            let (open, due) = actions::current(ctx, &within)?;
            Ok(DecisionsPage {
                page,
                path: format!("/communities/{slug}/decisions"),
                may_propose: policy::may_propose(&within.standing, &within.community),
                open,
                due,
                closed: actions::register(ctx, within.community.id, None, LATEST)?,
                there: ctx.app.locale(ctx.locale.language, &within.community.zone),
            })
        })
        .await?;
    html(&template)
}

/// From where the register goes on: the time and id of the last one.
#[derive(Deserialize)]
pub struct RegisterQuery {
    before: Option<i64>,
    id: Option<DecisionId>,
}

#[derive(Template)]
#[template(path = "decisions/templates/register.html")]
struct RegisterPage {
    page: Page,
    path: String,
    closed: Vec<DecisionLine>,
    older: Option<String>,
}

impl RegisterPage {
    fn turnout(&self, decision: &DecisionLine) -> String {
        let share = percent(decision.answer_count, decision.asked_count);
        format!("{} ({share}\u{a0}%)", turnout(&self.page, decision))
    }
}

/// Everything that was decided, latest first.
pub async fn register(
    caller: Caller,
    Path(slug): Path<String>,
    Query(query): Query<RegisterQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let within = actions::within(ctx, &slug)?;
            let title = ctx.locale.t("register-title").to_owned();
            let page = Page::within(ctx, &within, title, "decisions")?;
            let before = query.before.map(Timestamp).zip(query.id);
            let mut closed = actions::register(ctx, within.community.id, before, PAGE + 1)?;
            let more = closed.len() > PAGE as usize;
            closed.truncate(PAGE as usize);
            let last = closed.last().filter(|_| more).and_then(|last| Some((last.closed_at?, last.id)));
            let older = last.map(|(at, id)| format!("?before={}&id={id}", at.0));
            Ok(RegisterPage { page, path: format!("/communities/{slug}/decisions"), closed, older })
        })
        .await?;
    html(&template)
}

fn is_decided(decision: &DecisionLine) -> bool {
    decision.verdict == Some(Verdict::Decided)
}
