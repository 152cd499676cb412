//! Rounds: objections, and the rewording that takes them in.
//!
//! - An objection names a harm; without a reason it is none. Whoever raised it lifts it, by answering otherwise.
//! - Whoever proposed rewords the proposal, which opens a new round: those who object say whether their objection stands, and
//!   everybody may answer otherwise. What the proposal said before stays readable.
//! - An objection stands until it is lifted, or whoever raised it no longer belongs. While one stands, the decision is not closed.

pub(crate) mod store;
pub(super) mod web;

use platform::{Error, Result, id, say};

use super::actions::{self, Seen};
use super::model::{Decision, DecisionId, State};
use super::proposal::{Deadline, Text};
use super::{policy, timing};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::Community;

pub use store::{Objection, Round};

id!(
    /// An objection.
    ObjectionId, "objection"
);

/// Raises an objection, or says that it still stands, and why. Who looks after the decision hears of a new one by mail.
pub(super) fn object(
    ctx: &mut Ctx,
    community: &Community,
    decision: &Decision,
    account: AccountId,
    reason: &str,
) -> Result<()> {
    if store::keep(ctx.tx, decision.id, account, reason, decision.round)? {
        return Ok(());
    }
    let id = ObjectionId::draw(&mut ctx.ids);
    store::raise(ctx.tx, id, decision.id, account, decision.round, reason, ctx.now)?;
    for person in timing::keepers(ctx, decision)?.iter().filter(|person| person.id != account) {
        timing::write(ctx, person, decision, |locale, title, link| {
            let name = community.name.as_str();
            (
                locale.with2("objection-subject", "title", title, "community", name),
                locale.with2("objection-mail", "reason", reason, "link", link),
            )
        })?;
    }
    Ok(())
}

/// Lifts somebody's objection, where one stands.
pub(super) fn lift(ctx: &mut Ctx, id: DecisionId, account: AccountId) -> Result<()> {
    store::lift(ctx.tx, id, account, ctx.now)
}

/// The decision, for who may reword it now.
pub(super) fn rewordable(ctx: &mut Ctx, id: DecisionId) -> Result<Seen> {
    let seen = actions::kept(ctx, id)?;
    policy::reword(&seen.decision, seen.decision.state(ctx.now))?;
    Ok(seen)
}

/// Rewords a proposal, which opens a new round. The same words open none.
pub fn reword(ctx: &mut Ctx, id: DecisionId, text: &Text, ends_on: &str) -> Result<Seen> {
    super::store::lock(ctx.tx, id)?;
    let seen = rewordable(ctx, id)?;
    open(ctx, seen, text, ends_on)
}

/// Opens a new round of a decision that comes from another page. Who may do so was decided before.
pub fn reword_from_origin(ctx: &mut Ctx, id: DecisionId, text: &Text, ends_on: &str) -> Result<Seen> {
    super::store::lock(ctx.tx, id)?;
    let seen = actions::seen(ctx, id)?;
    if seen.decision.state(ctx.now) == State::Closed {
        return Err(Error::Conflict(say!("decision-is-closed")));
    }
    open(ctx, seen, text, ends_on)
}

fn open(ctx: &mut Ctx, seen: Seen, text: &Text, ends_on: &str) -> Result<Seen> {
    let id = seen.decision.id;
    let deadline = Deadline::parse(ends_on, &seen.decision.zone, ctx.now)?;
    if text.source == seen.decision.source {
        return Err(Error::invalid("text", say!("reword-same")));
    }
    store::keep_round(ctx.tx, id, ctx.now)?;
    store::reword(ctx.tx, id, text, ctx.now)?;
    super::store::set_deadline(ctx.tx, id, &deadline, ctx.now)?;
    store::ask_objectors(ctx.tx, id)?;
    Ok(seen)
}
