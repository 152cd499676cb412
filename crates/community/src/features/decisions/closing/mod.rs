//! Closing: the outcome in words, and the day on which a decision opens again.
//!
//! - Whoever looks after a decision closes it, and says in words what came out of it: there is no closing without.
//! - Before its deadline it is closed only when everybody asked has answered; advice, when somebody has.
//! - A closed community takes outcomes too: what was asked before it closed is told, or withdrawn.
//! - Where too few answered, it is closed as not decided. Withdrawing it takes a reason.
//! - A review date opens it again on that day at the hour of its deadline, for as long as it was open before, with everybody
//!   asked anew. Its outcome holds until there is another.

pub(super) mod store;
pub(super) mod web;

use jiff::civil::{Date, DateTime};
use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::answers::Tally;
use super::model::{Decision, DecisionClosed, DecisionId, State, Verdict};
use super::proposal::Deadline;
use super::{FEWEST_ANONYMOUS, policy, rounds};
use crate::ctx::Ctx;

/// Longest outcome, in characters.
const LONGEST: usize = 4_000;

/// The decision, for who may close it now.
pub(super) fn closable(ctx: &mut Ctx, id: DecisionId) -> Result<Seen> {
    let seen = actions::kept(ctx, id)?;
    let objections = actions::standing_objections(ctx, &seen.decision)?;
    policy::may_close(&seen.decision, seen.decision.state(ctx.now), objections)?;
    Ok(seen)
}

/// Gives a decision its outcome.
pub fn close(ctx: &mut Ctx, id: DecisionId, outcome: &str, review_on: &str) -> Result<Seen> {
    ctx.spares_others();
    super::store::lock(ctx.tx, id)?;
    let seen = closable(ctx, id)?;
    let outcome = words(outcome, "outcome")?;
    let review = review(&seen.decision, review_on, ctx.now)?;
    finish(ctx, &seen.decision, policy::verdict(&seen.decision), &outcome, review)?;
    Ok(seen)
}

/// The decision, for who may withdraw it now.
pub(super) fn withdrawable(ctx: &mut Ctx, id: DecisionId) -> Result<Seen> {
    let seen = actions::kept(ctx, id)?;
    match seen.decision.state(ctx.now) {
        State::Closed => Err(Error::Conflict(say!("decision-is-closed"))),
        State::Open | State::Due => Ok(seen),
    }
}

/// Takes a decision back, with the reason.
pub fn withdraw(ctx: &mut Ctx, id: DecisionId, reason: &str) -> Result<Seen> {
    ctx.spares_others();
    super::store::lock(ctx.tx, id)?;
    let seen = withdrawable(ctx, id)?;
    let reason = words(reason, "outcome")?;
    finish(ctx, &seen.decision, Verdict::Withdrawn, &reason, None)?;
    Ok(seen)
}

fn finish(
    ctx: &mut Ctx,
    decision: &Decision,
    verdict: Verdict,
    outcome: &str,
    review: Option<(String, Timestamp)>,
) -> Result<()> {
    store::close(ctx.tx, decision.id, ctx.account()?, verdict, outcome, review, ctx.now)?;
    ctx.emit(&DecisionClosed { decision_id: decision.id, verdict })
}

fn words(typed: &str, field: &'static str) -> Result<String> {
    let words = typed.replace("\r\n", "\n").trim().to_owned();
    match words.is_empty() || words.chars().count() > LONGEST {
        true => Err(Error::invalid(field, say!("outcome-missing", max = LONGEST))),
        false => Ok(words),
    }
}

/// The review day with its instant: at the hour of the deadline, at least a day ahead and at most five years.
fn review(decision: &Decision, typed: &str, now: Timestamp) -> Result<Option<(String, Timestamp)>> {
    let unsound = || Error::invalid("review_on", say!("review-unsound"));
    let typed = typed.trim();
    if typed.is_empty() || !decision.kind.may_be_reviewed() {
        return Ok(None);
    }
    let day: Date = typed.parse().map_err(|_| unsound())?;
    let hour = decision.ends_on.parse::<DateTime>().map_err(Error::internal)?.time();
    let at = Deadline::at(day.to_datetime(hour), &decision.zone).map_err(|_| unsound())?.at;
    let reach = now.plus_seconds(24 * 3_600)..=now.plus_seconds(5 * 366 * 24 * 3_600);
    if reach.contains(&at) { Ok(Some((day.to_string(), at))) } else { Err(unsound()) }
}

/// Opens a decision again whose review day has come: everybody is asked anew, for as long as before.
pub(super) fn reopen(ctx: &mut Ctx, id: DecisionId) -> Result<Decision> {
    super::store::lock(ctx.tx, id)?;
    let decision = super::store::find(ctx.tx, id)?;
    rounds::store::keep_round(ctx.tx, id, ctx.now)?;
    store::forget_answers(ctx.tx, id, ctx.now)?;
    let choices = super::store::choices(ctx.tx, id)?;
    let deadline = again(&decision, ctx.now)?;
    store::reopen(ctx.tx, id, &Tally::new(decision.kind, choices.len()), ctx.now)?;
    super::store::set_deadline(ctx.tx, id, &deadline, ctx.now)?;
    let asked = actions::ask(ctx, id, decision.community_id, &decision.roles.0)?;
    if decision.anonymous && asked < FEWEST_ANONYMOUS {
        // Among so few nobody is anonymous: it ends at once, for its outcome to be confirmed in words.
        super::timing::store::end(ctx.tx, id, ctx.now)?;
    }
    super::store::find(ctx.tx, id)
}

/// A deadline as far from now as the last was from its round's beginning, in days of the zone, at the same hour.
fn again(decision: &Decision, now: Timestamp) -> Result<Deadline> {
    let zone = jiff::tz::TimeZone::get(&decision.zone).map_err(Error::internal)?;
    let hour = decision.ends_on.parse::<DateTime>().map_err(Error::internal)?.time();
    let days = (decision.ends_at.seconds() - decision.opened_at.seconds()) / (24 * 3_600) + 1;
    let today = zone.to_datetime(now.to_jiff()).date();
    let day = today.checked_add(jiff::Span::new().days(days.clamp(1, 366))).map_err(Error::internal)?;
    Deadline::at(day.to_datetime(hour), &decision.zone)
}
