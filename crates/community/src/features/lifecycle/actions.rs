//! What moves a community through its life: its dates, and its directors.

use platform::clock::{Timestamp, WallClock};
use platform::db::Tx;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::asking::Question;
use super::model::{Change, ChangeId, Dates, Notice, Stored};
use super::{asking, notices, policy, store};
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, Community, CommunityId, State, Type};
use crate::features::decisions;

/// Communities whose next date has come that one turn deals with.
const TURN: i64 = 20;
/// Longest reason, in characters.
const LONGEST_REASON: usize = 300;

/// A community's life, for its page.
pub struct Life {
    /// The community and what the caller holds in it.
    pub within: Seen,
    /// What it follows.
    pub dates: Dates,
    /// What happened, the newest first.
    pub changes: Vec<Change>,
    /// The decision about what comes next, for who knows of decisions.
    pub question: Option<Question>,
}

/// A community's life, for its members.
pub fn life(ctx: &mut Ctx, slug: &str) -> Result<Life> {
    let within = communities::actions::seen(ctx, slug)?;
    let dates = dates(ctx, &within.community)?;
    let changes = store::changes(ctx.tx, within.community.id)?;
    let question = asking::of(ctx, &within)?;
    Ok(Life { within, dates, changes, question })
}

/// What the community's life follows. Who may see it was decided before.
pub fn dates(ctx: &mut Ctx, community: &Community) -> Result<Dates> {
    let stored = store::find(ctx.tx, community.id)?;
    Ok(stored.map_or_else(Dates::default, |stored| read(&stored, community)))
}

/// Takes over when a community's training starts and ends. Who may say so was decided before.
pub fn set_training(
    ctx: &mut Ctx,
    community: CommunityId,
    starts: Option<&WallClock>,
    ends: Option<&WallClock>,
) -> Result<()> {
    store::hold(ctx.tx, community, ctx.now)?;
    store::set_training(ctx.tx, community, starts, ends)?;
    follow(ctx, community)
}

/// Takes note that a community is of another type: whether it ends with its training follows from that.
pub fn type_changed(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    follow(ctx, community)
}

/// Lets a community that just became one of another type live on without an end; the time that directors had given it. Who may do
/// so was decided before.
pub fn live_on(ctx: &mut Ctx, id: CommunityId, reason: &str) -> Result<Option<WallClock>> {
    let stored = store::hold(ctx.tx, id, ctx.now)?;
    store::set_until(ctx.tx, id, None)?;
    note(ctx, id, State::Transformed, reason)?;
    let community = communities::store::find(ctx.tx, id)?;
    set_state(ctx, &community, State::Running)?;
    asking::end(ctx, id)?;
    follow(ctx, id)?;
    Ok(stored.until())
}

/// Gives the dates back to a community that just became again what it was; where it stands by them. Who may do so was decided before.
pub fn end_after_all(
    ctx: &mut Ctx,
    id: CommunityId,
    until: Option<&WallClock>,
    reason: &str,
) -> Result<State> {
    store::hold(ctx.tx, id, ctx.now)?;
    store::set_until(ctx.tx, id, until)?;
    let community = communities::store::find(ctx.tx, id)?;
    let state = policy::state_at(&dates(ctx, &community)?, ctx.now);
    move_to(ctx, &community, state, reason)?;
    follow(ctx, id)?;
    Ok(state)
}

/// What a community would follow as one of another type, with this time given by its directors.
pub fn dates_as(ctx: &mut Ctx, id: CommunityId, kind: Type, until: Option<&WallClock>) -> Result<Dates> {
    let Some(stored) = store::find(ctx.tx, id)? else { return Ok(Dates::default()) };
    let (until, until_zone) = until.map(|until| (until.time(), until.zone().to_owned())).unzip();
    Ok(Stored { until, until_zone, ..stored }.dates(policy::ends_with_training(kind)))
}

/// Makes a community that its directors just made a draft. Who may do so was decided before.
pub fn begin_draft(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    let community = communities::store::find(ctx.tx, community)?;
    set_state(ctx, &community, State::Draft)?;
    note(ctx, community.id, State::Draft, "")
}

/// Opens a draft to its people. Launching twice changes nothing.
pub fn launch(ctx: &mut Ctx, slug: &str) -> Result<()> {
    let seen = steered(ctx, slug)?;
    if seen.community.state != State::Draft {
        return Ok(());
    }
    let state = policy::state_at(&dates(ctx, &seen.community)?, ctx.now);
    if state == State::Closed {
        return Err(Error::Conflict(say!("lifecycle-dates-over")));
    }
    move_to(ctx, &seen.community, state, "")?;
    audit::note(ctx, Act::CommunityLaunched, Some(seen.community.id.0), &seen.community.name)?;
    follow(ctx, seen.community.id)
}

/// Closes a community before its time, or one that has none. Closing twice changes nothing.
pub fn close(ctx: &mut Ctx, slug: &str, reason: &str) -> Result<()> {
    let seen = steered(ctx, slug)?;
    let reason = reason_of(reason)?;
    match seen.community.state {
        State::Closed => return Ok(()),
        State::Draft => return Err(Error::Conflict(say!("lifecycle-draft"))),
        _ => {}
    }
    shut(ctx, &seen.community, &reason)
}

/// Closes a community that is open, and tells its people. Who may do so was decided before.
pub fn shut(ctx: &mut Ctx, community: &Community, reason: &str) -> Result<()> {
    move_to(ctx, community, State::Closed, reason)?;
    audit::note(ctx, Act::CommunityClosed, Some(community.id.0), &community.name)?;
    notices::announce(ctx, community.id, Notice::Closed, ctx.now)?;
    follow(ctx, community.id)
}

/// Opens a closed community again, until the end of a day where one is typed. One whose dates are over needs such a day.
pub fn reopen(ctx: &mut Ctx, slug: &str, reason: &str, day: &str) -> Result<()> {
    let seen = steered(ctx, slug)?;
    let (reason, until) = (reason_of(reason)?, last_day(ctx, &seen.community, day)?);
    if seen.community.state != State::Closed {
        return Ok(());
    }
    if until.as_ref().is_some_and(|until| until.at() <= ctx.now) {
        return Err(Error::invalid("until", say!("lifecycle-until-past")));
    }
    store::hold(ctx.tx, seen.community.id, ctx.now)?;
    store::set_until(ctx.tx, seen.community.id, until.as_ref())?;
    let state = policy::state_at(&dates(ctx, &seen.community)?, ctx.now);
    if state == State::Closed {
        return Err(Error::invalid("until", say!("lifecycle-until-missing")));
    }
    move_to(ctx, &seen.community, state, &reason)?;
    audit::note(ctx, Act::CommunityReopened, Some(seen.community.id.0), &seen.community.name)?;
    follow(ctx, seen.community.id)
}

/// Gives an open community time until the end of a day, as typed, that is later than its end.
pub fn extend(ctx: &mut Ctx, slug: &str, reason: &str, day: &str) -> Result<()> {
    let seen = steered(ctx, slug)?;
    let reason = reason_of(reason)?;
    let state = seen.community.state;
    if !policy::follows_dates(state) {
        return Err(Error::Conflict(say!("lifecycle-not-open")));
    }
    let until = last_day(ctx, &seen.community, day)?;
    let until = until.ok_or(Error::invalid("until", say!("lifecycle-until-missing")))?;
    let ends = dates(ctx, &seen.community)?.ends.map(|ends| ends.at());
    if until.at() <= ends.unwrap_or(ctx.now).max(ctx.now) {
        return Err(Error::invalid("until", say!("lifecycle-until-past")));
    }
    store::hold(ctx.tx, seen.community.id, ctx.now)?;
    store::set_until(ctx.tx, seen.community.id, Some(&until))?;
    let state = policy::state_at(&dates(ctx, &seen.community)?, ctx.now);
    move_to(ctx, &seen.community, state, &reason)?;
    audit::note(ctx, Act::CommunityExtended, Some(seen.community.id.0), &seen.community.name)?;
    follow(ctx, seen.community.id)
}

/// The end of the day as typed, in the zone in which the community's end stands, else in the director's own; nothing where none
/// was typed.
fn last_day(ctx: &mut Ctx, community: &Community, typed: &str) -> Result<Option<WallClock>> {
    let day = typed.trim();
    if day.is_empty() {
        return Ok(None);
    }
    let zone = match dates(ctx, community)?.ends {
        Some(ends) => ends.zone().to_owned(),
        None => ctx.actor()?.account.zone.clone(),
    };
    let until = WallClock::parse(&format!("{day}T23:59"), &zone);
    until.map(Some).ok_or(Error::invalid("until", say!("lifecycle-until-unsound")))
}

/// Whether a date of any community has come.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    store::is_due(tx, now)
}

/// Follows the dates that have come.
pub fn keep_time(ctx: &mut Ctx) -> Result<()> {
    for id in store::due(ctx.tx, ctx.now, TURN)? {
        follow(ctx, id)?;
    }
    Ok(())
}

/// Brings a community that an archive has brought to where its dates say that it stands, and tells nobody.
pub fn settle_arrived(ctx: &mut Ctx, id: CommunityId) -> Result<()> {
    let Some(stored) = store::find(ctx.tx, id)? else { return Ok(()) };
    let community = communities::store::find(ctx.tx, id)?;
    if !policy::follows_dates(community.state) {
        return Ok(());
    }
    let dates = read(&stored, &community);
    let state = bring(ctx, &community, &dates)?;
    let (told_for, asked_for) = policy::told_by_now(&dates, ctx.now, (stored.told_for, stored.asked_for));
    store::set_next(ctx.tx, id, next(&dates, state, ctx.now), told_for, asked_for)
}

/// Brings a community to where its dates say that it stands, tells what is due, and waits for the next date.
fn follow(ctx: &mut Ctx, id: CommunityId) -> Result<()> {
    let stored = store::hold(ctx.tx, id, ctx.now)?;
    let community = communities::store::find(ctx.tx, id)?;
    let dates = read(&stored, &community);
    if !policy::follows_dates(community.state) {
        return store::set_next(ctx.tx, id, None, stored.told_for, stored.asked_for);
    }
    let state = bring(ctx, &community, &dates)?;
    let (mut told_for, mut asked_for) = (stored.told_for, stored.asked_for);
    if state == State::Closed {
        notices::announce(ctx, id, Notice::Closed, ctx.now)?;
    }
    if let Some(ends) = dates.ends.as_ref().map(WallClock::at) {
        for notice in policy::due(&dates, ctx.now, told_for, asked_for) {
            match notice {
                Notice::WhatNext => {
                    asked_for = Some(ends);
                    asking::open(ctx, &community, ends)?;
                }
                Notice::EndsSoon | Notice::Closed => told_for = Some(ends),
            }
            notices::announce(ctx, id, notice, ends)?;
        }
    }
    store::set_next(ctx.tx, id, next(&dates, state, ctx.now), told_for, asked_for)
}

/// Moves a community to where its dates say that it stands, without a word of anybody; where that is.
fn bring(ctx: &mut Ctx, community: &Community, dates: &Dates) -> Result<State> {
    let state = policy::state_at(dates, ctx.now);
    if state != community.state {
        set_state(ctx, community, state)?;
        let change = ChangeId::draw(&mut ctx.ids);
        store::insert_change(ctx.tx, change, community.id, None, state, "", ctx.now)?;
    }
    Ok(state)
}

fn next(dates: &Dates, state: State, now: Timestamp) -> Option<Timestamp> {
    policy::next(dates, now).filter(|_| state != State::Closed)
}

/// The community of this slug, for who steers its life, read-only or not.
fn steered(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    ctx.spares_others();
    let seen = communities::actions::seen(ctx, slug)?;
    policy::steer(&seen.standing)?;
    Ok(seen)
}

fn read(stored: &Stored, community: &Community) -> Dates {
    stored.dates(policy::ends_with_training(community.kind))
}

fn move_to(ctx: &mut Ctx, community: &Community, state: State, reason: &str) -> Result<()> {
    set_state(ctx, community, state)?;
    note(ctx, community.id, state, reason)
}

/// Writes where a community stands. The answers to its decisions end where it closes.
fn set_state(ctx: &mut Ctx, community: &Community, state: State) -> Result<()> {
    communities::life::set_state(ctx, community, state)?;
    if state == State::Closed { decisions::timing::end_all(ctx, community.id) } else { Ok(()) }
}

fn note(ctx: &mut Ctx, community: CommunityId, state: State, reason: &str) -> Result<()> {
    let (id, by) = (ChangeId::draw(&mut ctx.ids), ctx.visitor().map(|actor| actor.account_id));
    store::insert_change(ctx.tx, id, community, by, state, reason, ctx.now)
}

/// A reason as typed: one line that is not empty.
pub fn reason_of(typed: &str) -> Result<String> {
    let reason = one_line(typed);
    match reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        true => Err(Error::invalid("reason", say!("lifecycle-reason-missing", max = 300))),
        false => Ok(reason),
    }
}
