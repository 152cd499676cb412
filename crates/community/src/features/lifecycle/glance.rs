//! What a community's home says of its life: nothing while nothing is near.

use platform::Result;
use platform::clock::{Timestamp, WallClock};

use super::asking::{self, Question};
use super::{actions, policy};
use crate::ctx::Ctx;
use crate::features::communities::State;
use crate::features::communities::actions::Seen;
use crate::features::decisions;

/// What is near in a community's life.
pub struct Glance {
    /// Where it stands.
    pub state: State,
    /// When its training starts, where that lies ahead.
    pub starts: Option<Timestamp>,
    /// When it ends.
    pub ends: Option<Timestamp>,
    /// When it becomes read-only, or became it.
    pub shut: Option<Timestamp>,
    /// Whether its end is past.
    pub over: bool,
    /// Whether its directors are asked what comes next, and the reader is one of them.
    pub asks: bool,
    /// The decision that asks everybody, where the reader knows of it and it has no outcome.
    pub question: Option<Question>,
}

/// What the reader’s home says; nothing for a community that simply runs.
pub fn of(ctx: &mut Ctx, seen: &Seen) -> Result<Option<Glance>> {
    let state = seen.community.state;
    if matches!(state, State::Running | State::Transformed) {
        return Ok(None);
    }
    let dates = actions::dates(ctx, &seen.community)?;
    let ends = dates.ends.as_ref().map(WallClock::at);
    let asked = dates.ends.as_ref().is_some_and(|ends| ends.plus_days(-policy::ASKED_DAYS).at() <= ctx.now);
    let shut = policy::shut(&dates);
    let question = if state == State::Closing { asking::of(ctx, seen)? } else { None };
    Ok(Some(Glance {
        state,
        starts: dates.starts.as_ref().map(WallClock::at),
        ends,
        shut: seen.community.read_only_at.or(shut),
        over: ends.is_some_and(|ends| ends <= ctx.now),
        asks: state == State::Closing && asked && seen.standing.directs(),
        question: question.filter(|question| question.state != decisions::State::Closed),
    }))
}
