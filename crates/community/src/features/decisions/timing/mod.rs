//! Timing: what happens to decisions by itself.
//!
//! - At its deadline a decision takes no more answers, and whoever proposed it is asked for the outcome; where they no longer
//!   belong, its directors are.
//! - Once before the end, those who have not answered are reminded (see `asking`), and nobody else. Who that is, is read from who is noted
//!   as having answered, never from what was answered.
//! - On its review day a decision opens again; in a community that is closed by then nobody could answer, and the last outcome holds.
//! - Where a community closes, its answers end with it. Outcomes are still written: the register is what people leave with.

pub(super) mod store;

use platform::Result;
use platform::clock::Timestamp;
use platform::db::Tx;
use platform::i18n::Locale;

use super::model::{Decision, DecisionId};
use super::{asking, closing, policy, store as decisions};
use crate::ctx::Ctx;
use crate::features::accounts::{self, Account, language_of, mails};
use crate::features::communities::{self, CommunityId};

/// Decisions whose time has come that one turn deals with.
const TURN: i64 = 20;

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
        asking::remind_all(ctx, id)?;
    }
    for id in store::to_review(ctx.tx, ctx.now, TURN)? {
        let community = decisions::find(ctx.tx, id)?.community_id;
        if communities::store::find(ctx.tx, community)?.read_only_at.is_some() {
            store::forget_review(ctx.tx, id)?;
            continue;
        }
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

/// Ends the answers of one decision before its deadline, where it still takes any. Whether that may be was decided before.
pub fn end(ctx: &mut Ctx, id: DecisionId) -> Result<()> {
    store::end(ctx.tx, id, ctx.now)
}

/// Ends the answers of every decision of a community, which closes.
pub fn end_all(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    store::end_all(ctx.tx, community, ctx.now)
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

/// Whoever proposed it, while they may read it; else, and where a date opened it, those who direct.
pub(super) fn keepers(ctx: &mut Ctx, decision: &Decision) -> Result<Vec<Account>> {
    let mut who = vec![decision.author_id];
    let standing = communities::actions::standing_of(ctx, decision.community_id, decision.author_id)?;
    if decision.by_itself || !policy::sees(&standing) {
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
