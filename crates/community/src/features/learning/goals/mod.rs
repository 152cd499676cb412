//! Personal goals: what somebody wants to reach for themselves, beside what everybody works towards.
//!
//! - Only their owner sees them. A goal that was shared is seen by the members, with its owner's name.
//! - A goal is reached when its owner says so, and open again when they say so.
//! - Somebody has at most ten that are not reached.

mod store;
pub(super) mod web;

use platform::{Error, Result, say};

use super::model::{Goal, GoalId, SharedGoal};
use super::{actions, policy};
use crate::ctx::Ctx;
use crate::features::communities::actions::{self as communities, Seen};

/// Most goals that somebody has at a time.
const MOST: usize = 10;
/// Goals of others that are shown.
const SHARED: i64 = 12;

/// Sets a goal for oneself.
pub fn set(ctx: &mut Ctx, slug: &str, text: &str, shared: Sharing) -> Result<GoalId> {
    let seen = actions::seen(ctx, slug)?;
    policy::aim(&seen.community, &seen.standing)?;
    let (text, account) = (actions::line("goal", text)?, ctx.account()?);
    let mine = store::of_person(ctx.tx, seen.community.id, account)?;
    if mine.iter().filter(|goal| goal.reached_at.is_none()).count() >= MOST {
        return Err(Error::invalid("goal", say!("learning-goals-full", max = MOST)));
    }
    let id = GoalId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, seen.community.id, account, (&text, shared == Sharing::Members), ctx.now)?;
    Ok(id)
}

/// One's own goals in a community that one reads: the open ones first.
pub fn mine(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Goal>> {
    let account = ctx.account()?;
    store::of_person(ctx.tx, seen.community.id, account)
}

/// The latest goals that others share in a community that one reads.
pub fn shared(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<SharedGoal>> {
    let account = ctx.account()?;
    store::shared(ctx.tx, seen.community.id, account, SHARED)
}

/// Who sees a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Its owner.
    Nobody,
    /// The members.
    Members,
}

/// What its owner does with a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is reached.
    Reached,
    /// It is open again.
    Open,
    /// It is removed.
    Removed,
}

/// Its owner turns a goal; to others it does not exist. What is reached already stays so since then. The slug of its community.
pub fn turn(ctx: &mut Ctx, id: GoalId, turn: Turn) -> Result<String> {
    let Goal { community_id, account_id, reached_at, .. } = store::find(ctx.tx, id)?;
    let seen = communities::seen_by_id(ctx, community_id)?;
    actions::read(ctx, &seen)?;
    if ctx.account()? != account_id {
        return Err(Error::NotFound);
    }
    policy::keep(&seen.standing)?;
    match turn {
        Turn::Reached => store::set_reached(ctx.tx, id, reached_at.or(Some(ctx.now)))?,
        Turn::Open => store::set_reached(ctx.tx, id, None)?,
        Turn::Removed => store::remove(ctx.tx, id, ctx.now)?,
    }
    Ok(seen.community.slug)
}
