//! Check-ins: what the three do with them, and the one door through which an outside id becomes a check-in.

pub(super) mod store;
pub(super) mod web;

use platform::clock::{Timestamp, WallClock};
use platform::db::Tx;
use platform::{Error, Result, say};

use super::actions::{self, SeenBinding};
use super::model::{self, Binding, BindingId, CheckIn, CheckInId, NOTE, Plan, PlanForm, REASON, proposal};
use super::telling::{self, News};
use super::{policy, store as bindings};
use crate::ctx::Ctx;
use crate::features::accounts::{AccountId, Person};
use crate::features::communities::actions::{self as communities, Seen};
use crate::features::communities::{CommunityId, Role};

/// The three are reminded so many seconds before.
const REMINDED_BEFORE: i64 = 48 * 3_600;
/// Open check-ins about a binding.
const MOST_OPEN: usize = 12;
/// Check-ins that are planned about a binding within a day, whatever became of them, and changes of such: each is a mail to three.
const MOST_A_DAY: i64 = 12;
/// A day, in seconds.
const DAY: i64 = 24 * 3_600;
/// Check-ins of which one turn reminds.
const TURN: i64 = 20;

/// A check-in with its community, for its three; not found for others.
pub struct SeenCheckIn {
    /// The check-in.
    pub check_in: CheckIn,
    /// Its community and what the caller holds there.
    pub within: Seen,
}

/// The check-in of this id.
pub fn seen(ctx: &mut Ctx, id: CheckInId) -> Result<SeenCheckIn> {
    let check_in = store::find(ctx.tx, id)?;
    let within = communities::seen_by_id(ctx, check_in.community_id)?;
    match policy::knows(&within.standing, ctx.account()?, &check_in) {
        true => Ok(SeenCheckIn { check_in, within }),
        false => Err(Error::NotFound),
    }
}

/// The check-in of this id, for who moves or cancels it.
pub fn changeable(ctx: &mut Ctx, id: CheckInId) -> Result<SeenCheckIn> {
    let seen = seen(ctx, id)?;
    policy::change(&seen.within.standing, &seen.check_in)?;
    Ok(seen)
}

/// The binding of this id, for who plans a check-in about it.
pub fn plannable(ctx: &mut Ctx, id: BindingId) -> Result<SeenBinding> {
    let seen = actions::seen(ctx, id)?;
    policy::plan(&seen.within.standing, ctx.account()?, &seen.binding)?;
    Ok(seen)
}

/// What the caller knows of about a binding, the latest first.
pub fn of_binding(ctx: &mut Ctx, seen: &SeenBinding, most: i64) -> Result<Vec<CheckIn>> {
    let account = ctx.account()?;
    let mut check_ins = store::of_binding(ctx.tx, seen.binding.id, most)?;
    check_ins.retain(|check_in| policy::knows(&seen.within.standing, account, check_in));
    Ok(check_ins)
}

/// The caller's open check-ins in a community, and those that were done lately.
pub fn mine(ctx: &mut Ctx, within: &Seen, most: i64) -> Result<(Vec<CheckIn>, Vec<CheckIn>)> {
    let (account, community) = (ctx.account()?, within.community.id);
    let ever = (Timestamp(0), Timestamp(i64::MAX));
    let mut open = store::open_of(ctx.tx, community, account, ever, most)?;
    let mut done = store::done_of(ctx.tx, community, account, most)?;
    let knows = |check_in: &CheckIn| policy::knows(&within.standing, account, check_in);
    open.retain(knows);
    done.retain(knows);
    Ok((open, done))
}

/// When the next check-in about a binding is proposed.
pub fn proposed(ctx: &mut Ctx, within: &Seen, binding: &Binding) -> Result<Option<WallClock>> {
    let zone = &within.community.zone;
    let weeks = actions::rhythm(ctx, within.community.id)?;
    let last = binding.last_at.and_then(|at| WallClock::of(at, zone));
    Ok(proposal(last.as_ref(), zone, weeks, ctx.now))
}

/// Who may be the third of a check-in.
pub fn leaders(ctx: &mut Ctx, community: CommunityId, binding: &Binding) -> Result<Vec<Person>> {
    let mut leaders = bindings::holders(ctx.tx, community, Role::Facilitator.name(), ctx.now)?;
    let directors = bindings::holders(ctx.tx, community, Role::Director.name(), ctx.now)?;
    leaders.extend(directors);
    leaders.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    leaders.dedup_by_key(|person| person.id);
    leaders.retain(|person| person.id != binding.tutor_id && person.id != binding.learner_id);
    Ok(leaders)
}

/// Plans a check-in, and tells the three.
pub fn plan(ctx: &mut Ctx, id: BindingId, typed: &PlanForm) -> Result<CheckInId> {
    let SeenBinding { binding, within, inside } = plannable(ctx, id)?;
    let plan = Plan::parse(typed, &within.community.zone, ctx.now)?;
    bindings::lock(ctx.tx, id)?;
    if store::open_of_binding(ctx.tx, id)?.len() >= MOST_OPEN {
        return Err(Error::invalid("starts", say!("check-in-too-many", max = MOST_OPEN)));
    }
    if store::planned_since(ctx.tx, id, ctx.now.plus_seconds(-DAY))? >= MOST_A_DAY {
        return Err(Error::invalid("starts", say!("check-in-planned-too-often", max = MOST_A_DAY)));
    }
    let by = ctx.account()?;
    let leader = if inside { third(ctx, &binding, plan.leader)? } else { by };
    let id = CheckInId::draw(&mut ctx.ids);
    let times = (remind_at(&plan, ctx.now), ctx.now);
    store::insert(ctx.tx, id, &binding, &plan, leader, by, times)?;
    tell(ctx, id, None, |name| News::Planned(name))?;
    Ok(id)
}

/// Holds a check-in and its binding until the end of the act, so that what is known of them stays true.
pub fn hold(ctx: &mut Ctx, id: CheckInId) -> Result<()> {
    // In the order in which the end of a binding takes them.
    let binding = store::binding_of(ctx.tx, id)?;
    bindings::lock(ctx.tx, binding)?;
    store::lock(ctx.tx, id)
}

/// Moves a check-in, or says where else or with whom else it is, and tells the three. What stays as it was tells nobody.
pub fn change(ctx: &mut Ctx, id: CheckInId, typed: &PlanForm) -> Result<()> {
    hold(ctx, id)?;
    let SeenCheckIn { check_in, within } = changeable(ctx, id)?;
    let plan = Plan::parse(typed, &within.community.zone, ctx.now)?;
    let binding = bindings::find(ctx.tx, check_in.binding_id)?;
    let leader = third(ctx, &binding, plan.leader.or(Some(check_in.leader_id)))?;
    let same = (&check_in.starts, &check_in.zone, &check_in.meets, check_in.leader_id);
    if same == (&plan.starts.time(), &plan.starts.zone().to_owned(), &plan.meets, leader) {
        return Ok(());
    }
    let yesterday = ctx.now.plus_seconds(-DAY);
    if store::changed_since(ctx.tx, binding.id, yesterday)? >= MOST_A_DAY {
        return Err(Error::invalid("starts", say!("check-in-changed-too-often", max = MOST_A_DAY)));
    }
    store::change(ctx.tx, id, &plan, leader, remind_at(&plan, ctx.now))?;
    store::count_change(ctx.tx, id, yesterday, ctx.now)?;
    tell(ctx, id, Some(check_in.leader_id), |name| News::Moved(name))
}

/// Cancels a check-in for a reason, and tells the three.
pub fn cancel(ctx: &mut Ctx, id: CheckInId, reason: &str) -> Result<()> {
    store::lock(ctx.tx, id)?;
    changeable(ctx, id)?;
    let (reason, by) = (model::said("reason", reason, REASON)?, ctx.account()?);
    store::cancel(ctx.tx, id, Some(by), &reason, ctx.now)?;
    tell(ctx, id, None, |name| News::Cancelled(name))
}

/// Reports a check-in as done, with a note that the three read. Who reported it says it anew.
pub fn report(ctx: &mut Ctx, id: CheckInId, note: &str) -> Result<()> {
    store::lock(ctx.tx, id)?;
    let SeenCheckIn { check_in, within } = seen(ctx, id)?;
    within.standing.writes()?;
    let by = ctx.account()?;
    if check_in.cancelled_at.is_some() {
        return Err(Error::Conflict(say!("check-in-is-over")));
    }
    if check_in.starts_at > ctx.now {
        return Err(Error::Conflict(say!("check-in-not-yet")));
    }
    if check_in.reported_by.is_some_and(|reporter| reporter != by) {
        return Err(Error::Conflict(say!(
            "check-in-reported",
            name = check_in.name_of(check_in.reported_by)
        )));
    }
    let note = model::said("note", note, NOTE)?;
    store::report(ctx.tx, id, by, &note, ctx.now)
}

/// Takes back that a check-in is done, with the note; only who reported it. A second time changes nothing.
pub fn take_back(ctx: &mut Ctx, id: CheckInId) -> Result<()> {
    store::lock(ctx.tx, id)?;
    let SeenCheckIn { check_in, within } = seen(ctx, id)?;
    within.standing.writes()?;
    match check_in.reported_by {
        None => Ok(()),
        Some(reporter) if reporter == ctx.account()? => store::take_back(ctx.tx, id),
        Some(_) => {
            let name = check_in.name_of(check_in.reported_by);
            Err(Error::Conflict(say!("check-in-reported", name = name)))
        }
    }
}

/// Whether it is time to remind anybody.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    store::is_due(tx, now)
}

/// Reminds the three of what is near. What began while the site was down is not reminded of.
pub fn remind(ctx: &mut Ctx) -> Result<()> {
    for id in store::to_remind(ctx.tx, ctx.now, TURN)? {
        store::note_reminded(ctx.tx, id)?;
        let check_in = store::find(ctx.tx, id)?;
        if check_in.starts_at > ctx.now {
            telling::tell(ctx, &check_in, News::Near, None)?;
        }
    }
    Ok(())
}

/// What is planned for the next 48 hours needs no reminder: they have just been told.
fn remind_at(plan: &Plan, now: Timestamp) -> Option<Timestamp> {
    Some(plan.starts.at().plus_seconds(-REMINDED_BEFORE)).filter(|at| *at > now)
}

fn third(ctx: &mut Ctx, binding: &Binding, named: Option<AccountId>) -> Result<AccountId> {
    let missing = || Error::invalid("leader", say!("check-in-leader-missing"));
    let named = named.ok_or_else(missing)?;
    let standing = match communities::belongs(ctx, binding.community_id, named)? {
        true => communities::standing_of(ctx, binding.community_id, named)?,
        false => return Err(missing()),
    };
    match policy::is_third(&standing, named, binding.tutor_id, binding.learner_id) {
        true => Ok(named),
        false => Err(missing()),
    }
}

fn tell(
    ctx: &mut Ctx,
    id: CheckInId,
    before: Option<AccountId>,
    news: impl for<'n> Fn(&'n str) -> News<'n>,
) -> Result<()> {
    let check_in = store::find(ctx.tx, id)?;
    let by = ctx.actor()?.account.name.clone();
    telling::tell(ctx, &check_in, news(&by), before)
}
