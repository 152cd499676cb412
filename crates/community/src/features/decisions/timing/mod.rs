//! Timing: what happens to decisions by itself.
//!
//! - At its deadline a decision takes no more answers, and whoever proposed it is asked for the outcome; where they no longer
//!   belong, its directors are.
//! - Once before the end, those who have not answered get a mail, and nobody else. Who that is, is read from who is noted as
//!   having answered, never from what was answered.
//! - On its review day a decision opens again.

pub(super) mod store;

use platform::Result;
use platform::clock::Timestamp;
use platform::db::Tx;
use platform::events::{self, Lane};
use platform::i18n::Locale;
use platform::jobs::Job;
use serde::{Deserialize, Serialize};

use super::model::{Decision, DecisionId};
use super::{closing, policy, store as decisions};
use crate::ctx::{Ctx, payload};
use crate::features::accounts::{self, Account, AccountId, language_of, mails};
use crate::features::communities;

/// The reaction that reminds.
pub const REMIND: &str = "decisions.remind";
/// Decisions whose time has come that one turn deals with.
const TURN: i64 = 20;
/// Mails that one job writes.
const MAILS: i64 = 100;

/// Whether the time of any decision has come.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    store::is_due(tx, now)
}

/// Ends, reminds and opens again what is due.
pub fn keep_time(ctx: &mut Ctx) -> Result<()> {
    for id in store::to_end(ctx.tx, ctx.now, TURN)? {
        store::end(ctx.tx, id, ctx.now)?;
        ask_for_outcome(ctx, id)?;
    }
    for id in store::to_remind(ctx.tx, ctx.now, TURN)? {
        store::note_reminded(ctx.tx, id)?;
        remind_from(ctx, id, None)?;
    }
    for id in store::to_review(ctx.tx, ctx.now, TURN)? {
        let decision = closing::reopen(ctx, id)?;
        for person in &keepers(ctx, &decision)? {
            write(ctx, person, &decision, |locale, title, link| {
                (
                    locale.with("review-subject", "title", title),
                    locale.with2("review-mail", "title", title, "link", link),
                )
            })?;
        }
    }
    Ok(())
}

fn ask_for_outcome(ctx: &mut Ctx, id: DecisionId) -> Result<()> {
    let decision = decisions::find(ctx.tx, id)?;
    for person in &keepers(ctx, &decision)? {
        write(ctx, person, &decision, |locale, title, link| {
            (
                locale.with("outcome-due-subject", "title", title),
                locale.with2("outcome-due-mail", "title", title, "link", link),
            )
        })?;
    }
    Ok(())
}

/// Whoever proposed it, while they may read it; else those who direct.
pub(super) fn keepers(ctx: &mut Ctx, decision: &Decision) -> Result<Vec<Account>> {
    let mut who = vec![decision.author_id];
    let standing = communities::actions::standing_of(ctx, decision.community_id, decision.author_id)?;
    if !policy::sees(&standing) {
        who = communities::actions::directors(ctx, decision.community_id)?;
    }
    who.into_iter().map(|account| accounts::store::find(ctx.tx, account)).collect()
}

/// Writes to somebody about a decision.
pub(super) fn write<'d>(
    ctx: &mut Ctx,
    person: &Account,
    decision: &'d Decision,
    say: impl FnOnce(&Locale, &'d str, String) -> (String, String),
) -> Result<()> {
    let Some(to) = &person.email else { return Ok(()) };
    let locale = ctx.app.locale(language_of(person, ctx.locale.language), &person.zone);
    let link = format!("{}{}", ctx.app.site.public_url, decision.path());
    let (subject, text) = say(&locale, &decision.title, link);
    mails::write(ctx, to, &subject, &text)
}

/// Whom a job still has to remind.
#[derive(Serialize, Deserialize)]
struct Reminding {
    decision_id: DecisionId,
    after: Option<AccountId>,
}

fn remind_from(ctx: &mut Ctx, decision_id: DecisionId, after: Option<AccountId>) -> Result<()> {
    let reminding =
        serde_json::to_string(&Reminding { decision_id, after }).map_err(platform::Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, REMIND, Lane::Inside, &reminding)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

/// Reminds a batch of those who have not answered, and leaves the rest to the next job.
pub fn remind(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let Reminding { decision_id, after } = payload(job)?;
    let decision = decisions::find(ctx.tx, decision_id)?;
    if decision.ended_at.is_some() || decision.ends_at <= ctx.now {
        return Ok(());
    }
    let after = after.unwrap_or(AccountId(platform::ids::Raw::nil()));
    let silent = store::silent(ctx.tx, decision_id, decision.community_id, after, MAILS)?;
    for account in &silent {
        let person = accounts::store::find(ctx.tx, *account)?;
        let ends = ctx.app.locale(language_of(&person, ctx.locale.language), &decision.zone);
        let ends = ends.date_and_time(decision.ends_at);
        write(ctx, &person, &decision, |locale, title, link| {
            (
                locale.with2("reminder-subject", "title", title, "ends", ends.clone()),
                locale.with2("reminder-mail", "ends", ends, "link", link),
            )
        })?;
    }
    match silent.last().filter(|_| silent.len() as i64 == MAILS) {
        Some(last) => remind_from(ctx, decision_id, Some(*last)),
        None => Ok(()),
    }
}
