//! Answering, and who answered what.

use askama::Template;
use axum::response::Response;
use platform::clock::Timestamp;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions;
use super::super::model::{Choice, Decision, DecisionId};
use super::super::proposal::Fields;
use super::super::web::choice_text;
use super::super::web::one::{self, reply_name, stance_name};
use super::{Answer, Ballot, Reply};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::accounts::AccountId;
use crate::page::{Page, html, redirect, unprocessable};

/// Answers on a page.
const PAGE: i64 = 50;

/// Takes an answer.
pub async fn answer(
    caller: Caller,
    Path(id): Path<DecisionId>,
    Typed(fields): Typed<Fields>,
) -> Result<Response> {
    let typed = fields.clone();
    let outcome = caller
        .write(move |ctx| {
            let seen = actions::seen(ctx, id)?;
            let ballot = Ballot::read(seen.decision.kind, seen.choices.len(), &typed);
            // Who may not answer is told that first, whatever they typed.
            let ballot = match ballot {
                Ok(ballot) => ballot,
                Err(error) => return Err(super::may_answer(ctx, &seen).err().unwrap_or(error)),
            };
            super::answer(ctx, id, &ballot)
        })
        .await;
    match outcome {
        Ok(seen) => Ok(redirect(&format!("{}#answer", seen.decision.path()))),
        Err(Error::Invalid(problems)) => {
            let page = caller
                .read(move |ctx| {
                    let seen = actions::seen(ctx, id)?;
                    one::page(ctx, seen, Some(fields), &problems)
                })
                .await?;
            unprocessable(&page)
        }
        Err(error) => Err(error),
    }
}

/// From where the answers go on.
#[derive(Deserialize)]
pub struct AnswersQuery {
    before: Option<i64>,
    id: Option<AccountId>,
}

#[derive(Template)]
#[template(path = "decisions/templates/answers.html")]
struct AnswersPage {
    page: Page,
    decision: Decision,
    choices: Vec<Choice>,
    answers: Vec<Answer>,
    older: Option<String>,
    there: Locale,
}

impl AnswersPage {
    fn choice(&self, position: i64) -> String {
        let choice = self.choices.iter().find(|choice| choice.position == position);
        choice.map_or_else(String::new, |choice| {
            choice_text(&self.there, self.decision.kind, &self.decision.zone, choice)
        })
    }

    /// An answer in words, a line for each part.
    fn said(&self, answer: &Answer) -> Vec<String> {
        let each = |said: Vec<(i64, String)>| -> Vec<String> {
            said.into_iter()
                .map(|(at, word)| format!("{}{}{word}", self.choice(at), self.page.colon()))
                .collect()
        };
        match &answer.ballot {
            Ballot::Consent { stance, reason } if reason.is_empty() => {
                vec![stance_name(&self.page, stance).to_owned()]
            }
            Ballot::Consent { stance, reason } => {
                vec![stance_name(&self.page, stance).to_owned(), reason.clone()]
            }
            Ballot::Advice { text } => vec![text.clone()],
            Ballot::Single { option } => vec![self.choice(*option)],
            Ballot::Multiple { options } => options.iter().map(|option| self.choice(*option)).collect(),
            Ballot::Dots { dots } => {
                let given = (1..).zip(dots).filter(|(_, dots)| **dots > 0);
                each(given.map(|(at, dots)| (at, dots.to_string())).collect())
            }
            Ballot::Ranked { ranks } => {
                let mut ranked: Vec<_> =
                    (1..).zip(ranks).filter_map(|(at, rank)| Some(((*rank)?, at))).collect();
                ranked.sort_unstable();
                ranked.into_iter().map(|(rank, at)| format!("{rank}. {}", self.choice(at))).collect()
            }
            Ballot::Times { replies } => {
                let suits = (1..).zip(replies).filter(|(_, reply)| **reply != Reply::No);
                each(suits.map(|(at, reply)| (at, reply_name(&self.page, reply).to_owned())).collect())
            }
        }
    }
}

/// Who answered what, latest first.
pub async fn list(
    caller: Caller,
    Path(id): Path<DecisionId>,
    Query(query): Query<AnswersQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, id)?;
            let before = match (query.before, query.id) {
                (Some(at), Some(id)) => (Timestamp(at), id),
                _ => (Timestamp(i64::MAX), AccountId(platform::ids::Raw::max())),
            };
            let mut answers = super::page(ctx, &seen.decision, before, PAGE + 1)?;
            let more = answers.len() > PAGE as usize;
            answers.truncate(PAGE as usize);
            let last = answers.last().filter(|_| more);
            let older = last.map(|last| format!("?before={}&id={}", last.answered_at.0, last.account_id));
            let title = ctx.locale.t("answers-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, "decisions")?;
            let there = ctx.app.locale(ctx.locale.language, &seen.decision.zone);
            Ok(AnswersPage { page, decision: seen.decision, choices: seen.choices, answers, older, there })
        })
        .await?;
    html(&template)
}
