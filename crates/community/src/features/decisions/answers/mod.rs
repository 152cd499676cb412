//! Answers: what somebody says to a decision, and how answers are counted.
//!
//! - Who is asked answers while it is open, and may answer otherwise until it ends. Answering the same twice changes nothing.
//! - Nothing is counted after the end, and nothing that was answered before is lost: an answer and the end hold the same row.
//! - Every way of counting here adds up: the counts are kept by the act that takes an answer, and no page reads ballots to
//!   count them.
//! - In an anonymous decision an answer is added to the counts and exists nowhere else. It is therefore final: nobody, the
//!   program included, could find it again to change it.

mod ballot;
pub mod schulze;
pub(super) mod store;
mod tally;
pub(super) mod web;

use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::{Decision, DecisionId, Kind, State};
use super::{policy, rounds};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;

pub use ballot::{Ballot, Reply, Stance};
pub use store::{Answer, Ask};
pub use tally::{Line, Outcome, Tally};

/// How the caller stands to a decision: whether they are asked, and what they answered.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// What is noted of them; nothing for who is not asked.
    pub ask: Option<Ask>,
    /// What they answered, where that is kept.
    pub ballot: Option<Ballot>,
}

/// What is known of the caller's answer.
pub fn mine(ctx: &mut Ctx, decision: &Decision) -> Result<Mine> {
    let account = ctx.account()?;
    let ask = store::ask(ctx.tx, decision.id, account)?;
    let ballot = match ask.as_ref().is_some_and(|ask| ask.answered) && !decision.anonymous {
        true => store::ballot(ctx.tx, decision.id, account)?,
        false => None,
    };
    Ok(Mine { ask, ballot })
}

/// Refuses who may not answer this decision now.
pub fn may_answer(ctx: &mut Ctx, seen: &Seen) -> Result<Ask> {
    let account = ctx.account()?;
    let ask = store::ask(ctx.tx, seen.decision.id, account)?;
    policy::answer(&seen.within.standing, ask.is_some(), seen.decision.state(ctx.now))?;
    Ok(ask.unwrap_or_default())
}

/// Answers, or answers otherwise. A second answer to an anonymous decision changes nothing: the first one counts.
pub fn answer(ctx: &mut Ctx, id: DecisionId, ballot: &Ballot) -> Result<Seen> {
    super::store::lock(ctx.tx, id)?;
    let (account, seen) = (ctx.account()?, actions::seen(ctx, id)?);
    let ask = may_answer(ctx, &seen)?;
    ballot.fits(&seen.decision, seen.choices.len())?;
    if seen.decision.anonymous && ask.answered {
        return Ok(seen);
    }
    let before = match ask.answered {
        true => store::ballot(ctx.tx, id, account)?,
        false => None,
    };
    if before.as_ref() == Some(ballot) && !ask.waits {
        return Ok(seen);
    }
    let mut tally = seen.decision.tally.clone();
    if let Some(before) = &before {
        tally.take(before);
    }
    tally.add(ballot);
    let count = seen.decision.answer_count + i64::from(!ask.answered);
    if !seen.decision.anonymous {
        store::put_ballot(ctx.tx, id, account, ballot, ctx.now)?;
        note_objection(ctx, &seen, account, ballot)?;
    }
    store::note_answered(ctx.tx, id, account)?;
    super::store::count(ctx.tx, id, &tally, count)?;
    Ok(seen)
}

fn note_objection(ctx: &mut Ctx, seen: &Seen, account: AccountId, ballot: &Ballot) -> Result<()> {
    match ballot {
        Ballot::Consent { stance: Stance::Object, reason } => {
            rounds::object(ctx, &seen.within.community, &seen.decision, account, reason)
        }
        Ballot::Consent { .. } => rounds::lift(ctx, seen.decision.id, account),
        _ => Ok(()),
    }
}

/// Whether the caller may read who answered what: in a decision that is not anonymous, once its counts are shown. Advice is
/// there to be read by all from the start.
pub fn readable(decision: &Decision, now: platform::clock::Timestamp) -> bool {
    !decision.anonymous && (decision.kind == Kind::Advice || decision.shows_counts(now))
}

/// The answers with their names, latest first, from before (`answered_at`, account).
pub fn page(
    ctx: &mut Ctx,
    decision: &Decision,
    before: (platform::clock::Timestamp, AccountId),
    most: i64,
) -> Result<Vec<Answer>> {
    if !readable(decision, ctx.now) {
        return Err(match decision.state(ctx.now) {
            State::Open if !decision.anonymous => Error::Forbidden(say!("answers-hidden")),
            _ => Error::Forbidden(say!("answers-anonymous")),
        });
    }
    store::page(ctx.tx, decision.id, before, most)
}
