//! Weighing, transforming, and undoing it.

use platform::clock::{Timestamp, WallClock};
use platform::{Error, Result, Say};

use super::model::{
    CommunityTransformed, Line, Transformation, TransformationId, TransformationUndone, holding,
};
use super::{evidence, policy, store};
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::blueprints::growing::{self, Gifts};
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, Community, State, Type};
use crate::features::learning;
use crate::features::lifecycle::actions::{self as lifecycle, reason_of};

/// What a community may become, or has become.
pub struct Weighed {
    /// The community and what the caller holds in it.
    pub within: Seen,
    /// What it would be given, and what speaks for it and against it; nothing where it is not one of learning.
    pub weighed: Option<(Vec<Line>, Gifts)>,
    /// Why it cannot be done now, where it cannot.
    pub refused: Option<Error>,
    /// The end that it has.
    pub ends: Option<WallClock>,
    /// Until when it could be undone.
    pub reversible_until: Timestamp,
    /// Whether it ever aimed at anything that stays readable.
    pub learned: bool,
    /// The turns that it took, the newest first.
    pub turns: Vec<Transformation>,
}

impl Weighed {
    /// Why it cannot be done now, where a community of learning waits for it.
    pub fn refusal(&self) -> Option<&Say> {
        match &self.refused {
            Some(Error::Conflict(say)) if self.weighed.is_some() => Some(say),
            _ => None,
        }
    }
}

/// What a community may become, for its members. One that is not of learning and never was has no such page.
pub fn weigh(ctx: &mut Ctx, slug: &str) -> Result<Weighed> {
    let within = communities::actions::seen(ctx, slug)?;
    policy::see(&within.standing)?;
    let community = &within.community;
    let turns = store::all(ctx.tx, community.id)?;
    let weighed = if community.kind == Type::Learning {
        let lines = policy::weigh(&evidence::of(ctx, &within)?);
        Some((lines, growing::gifts(ctx, community, Type::Practice)?))
    } else {
        None
    };
    if weighed.is_none() && turns.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(Weighed {
        refused: policy::possible(community.kind, community.state).err(),
        ends: lifecycle::dates(ctx, community)?.ends,
        reversible_until: reversible_until(community, ctx.now),
        learned: learning::store::any(ctx.tx, community.id)?,
        weighed,
        turns,
        within,
    })
}

/// The same, for who may do it now.
pub fn transformable(ctx: &mut Ctx, slug: &str) -> Result<Weighed> {
    let within = communities::actions::seen(ctx, slug)?;
    policy::act(&within.standing)?;
    policy::possible(within.community.kind, within.community.state)?;
    weigh(ctx, slug)
}

/// Makes a community of learning one of practice. Doing it twice changes nothing.
pub fn transform(ctx: &mut Ctx, slug: &str, reason: &str) -> Result<()> {
    let seen = communities::actions::seen(ctx, slug)?;
    policy::act(&seen.standing)?;
    let reason = reason_of(reason)?;
    communities::actions::hold(ctx, seen.community.id)?;
    let community = communities::store::find(ctx.tx, seen.community.id)?;
    if standing(ctx, &community)?.is_some_and(|turn| turn.to_type == community.kind) {
        return Ok(());
    }
    policy::possible(community.kind, community.state)?;
    let ends = lifecycle::dates(ctx, &community)?.ends;
    let given = growing::grow(ctx, &community, Type::Practice)?;
    let until = lifecycle::live_on(ctx, community.id, &reason)?;
    let (id, by) = (TransformationId::draw(&mut ctx.ids), ctx.account()?);
    let new = store::New {
        id,
        community: community.id,
        from: community.kind,
        to: Type::Practice,
        ends: ends.as_ref(),
        until: until.as_ref(),
        by,
        reason: &reason,
        reversible_until: reversible_until(&community, ctx.now),
    };
    store::insert(ctx.tx, &new, ctx.now)?;
    store::insert_parts(ctx.tx, id, &given)?;
    audit::note(ctx, Act::CommunityTransformed, Some(community.id.0), &community.name)?;
    ctx.emit(&CommunityTransformed { transformation_id: id })
}

/// A turn that could be undone, and what would follow.
pub struct Reversal {
    /// The community and what the caller holds in it.
    pub within: Seen,
    /// Where the community would stand.
    pub state: State,
    /// The end that it would have.
    pub ends: Option<WallClock>,
}

/// What undoing it would mean, for who may do it now.
pub fn reversible(ctx: &mut Ctx, slug: &str) -> Result<Reversal> {
    let within = communities::actions::seen(ctx, slug)?;
    policy::act(&within.standing)?;
    let turn = standing(ctx, &within.community)?.ok_or(Error::NotFound)?;
    policy::reversible(&turn, &within.community, ctx.now)?;
    let dates = lifecycle::dates_as(ctx, within.community.id, turn.from_type, turn.until().as_ref())?;
    let state = crate::features::lifecycle::policy::state_at(&dates, ctx.now);
    Ok(Reversal { within, state, ends: dates.ends })
}

/// Makes a community again what it was. Doing it twice changes nothing.
pub fn reverse(ctx: &mut Ctx, slug: &str, reason: &str) -> Result<()> {
    let seen = communities::actions::seen(ctx, slug)?;
    policy::act(&seen.standing)?;
    communities::actions::hold(ctx, seen.community.id)?;
    let community = communities::store::find(ctx.tx, seen.community.id)?;
    let turns = store::all(ctx.tx, community.id)?;
    if turns.is_empty() {
        return Err(Error::NotFound);
    }
    let reason = reason_of(reason)?;
    let Some(turn) = holding(&turns) else { return Ok(()) };
    policy::reversible(turn, &community, ctx.now)?;
    let given = store::parts(ctx.tx, turn.id)?;
    growing::shrink(ctx, &community, turn.from_type, &given)?;
    lifecycle::end_after_all(ctx, community.id, turn.until().as_ref(), &reason)?;
    let by = ctx.account()?;
    store::undo(ctx.tx, turn.id, by, &reason, ctx.now)?;
    audit::note(ctx, Act::TransformationUndone, Some(community.id.0), &community.name)?;
    ctx.emit(&TransformationUndone { transformation_id: turn.id })
}

/// The turn that holds, where one does.
pub fn standing(ctx: &mut Ctx, community: &Community) -> Result<Option<Transformation>> {
    let newest = store::all(ctx.tx, community.id)?.into_iter().next();
    Ok(newest.filter(|turn| turn.undone_at.is_none()))
}

/// So many days of the community's own calendar from now.
fn reversible_until(community: &Community, now: Timestamp) -> Timestamp {
    let there = WallClock::of(now, &community.zone);
    there.map_or(now, |there| there.plus_days(policy::REVERSIBLE).at())
}
