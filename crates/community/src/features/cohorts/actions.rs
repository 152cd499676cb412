//! What people do with cohorts.

use jiff::tz::TimeZone;
use platform::i18n::{Language, Locale};
use platform::text::one_line;
use platform::{Error, Result, say};

use super::dealing::{self, Hand, Learner};
use super::model::{Cohort, CohortId, Deal, Fellow, Manner, Seat};
use super::store::LearnerRow;
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::{self as communities, Seen};
use crate::features::communities::{self as community, Community, CommunityId};

/// The smallest and the largest that a cohort may be dealt.
pub const SIZES: std::ops::RangeInclusive<i64> = 2..=500;
/// Below so many learners, one circle is enough.
pub const WORTH_DEALING: i64 = 30;

/// The community, for who sees its cohorts.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    policy::see(&seen.standing)?;
    Ok(seen)
}

/// The community, for who deals it.
pub fn arranged(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    policy::arrange(&seen.standing)?;
    Ok(seen)
}

/// The cohort with its community, for who sees it.
pub fn cohort(ctx: &mut Ctx, id: CohortId) -> Result<(Cohort, Seen)> {
    let cohort = store::find(ctx.tx, id)?;
    let seen = communities::seen_by_id(ctx, cohort.community_id)?;
    policy::see(&seen.standing)?;
    Ok((cohort, seen))
}

/// The community's cohorts, in their order.
pub fn all(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Cohort>> {
    store::cohorts(ctx.tx, seen.community.id)
}

/// People of a cohort whom the caller was let see, after `after`, and whether more follow.
pub fn fellows(ctx: &mut Ctx, cohort: &Cohort, after: AccountId, most: usize) -> Result<(Vec<Fellow>, bool)> {
    let mut fellows = store::fellows(ctx.tx, cohort.id, after, most as i64 + 1)?;
    let more = fellows.len() > most;
    fellows.truncate(most);
    Ok((fellows, more))
}

/// A seed for dealing, small enough for any program's numbers.
pub fn seed(ctx: &mut Ctx) -> u64 {
    let [a, b, c, d, e, f, ..] = ctx.ids.secret();
    u64::from_be_bytes([0, 0, a, b, c, d, e, f])
}

/// Where the caller is, and whether they may still move by themselves.
pub fn own_seat(ctx: &mut Ctx, community: CommunityId) -> Result<Option<Seat>> {
    let account = ctx.account()?;
    store::seat(ctx.tx, community, account)
}

/// How to deal, as a director says it.
pub fn parse(manner: &str, size: &str) -> Result<Deal> {
    let manner = Manner::parse(manner);
    let size = size.trim().parse().ok().filter(|size| SIZES.contains(size));
    match (manner, size) {
        (Some(manner), Some(size)) => Ok(Deal { manner, size }),
        (None, _) => Err(Error::invalid("manner", say!("cohorts-manner-unsound"))),
        (_, None) => Err(Error::invalid(
            "size",
            say!("cohorts-size-unsound", min = *SIZES.start(), max = *SIZES.end()),
        )),
    }
}

/// The cohorts that a deal would make, by their names. Writes nothing.
pub fn preview(ctx: &mut Ctx, seen: &Seen, deal: &Deal, seed: u64) -> Result<Vec<(String, Hand)>> {
    let learners = store::learners(ctx.tx, seen.community.id, ctx.now)?;
    let learners: Vec<Learner> = learners.into_iter().map(|row| learner(ctx, &seen.community, row)).collect();
    let locale = own_locale(ctx, &seen.community);
    let hands = dealing::deal(&learners, deal, seed);
    let named = |(number, hand): (i64, Hand)| (name(&locale, deal.manner, number, &hand.shared), hand);
    Ok((1..).zip(hands).map(named).collect())
}

/// Deals the community anew: earlier cohorts end, everybody has their one move again.
pub fn deal(ctx: &mut Ctx, slug: &str, deal: &Deal, seed: u64) -> Result<()> {
    let seen = arranged(ctx, slug)?;
    let community = seen.community.id;
    communities::hold(ctx, community)?;
    let hands = preview(ctx, &seen, deal, seed)?;
    if hands.is_empty() {
        return Err(Error::Conflict(say!("cohorts-nobody")));
    }
    store::dissolve(ctx.tx, community)?;
    store::set_deal(ctx.tx, community, deal, ctx.now)?;
    for (position, (name, hand)) in (1..).zip(hands) {
        let cohort = open(ctx, community, name, hand.shared, position)?;
        for account in hand.people {
            store::take_seat(ctx.tx, &cohort, account, None)?;
        }
    }
    audit::note(ctx, Act::CohortsDealt, Some(community.0), &seen.community.name)
}

/// Ends all cohorts. Nothing that anybody wrote is touched.
pub fn dissolve(ctx: &mut Ctx, slug: &str) -> Result<()> {
    let seen = arranged(ctx, slug)?;
    communities::hold(ctx, seen.community.id)?;
    if store::deal(ctx.tx, seen.community.id)?.is_none() {
        return Ok(());
    }
    store::dissolve(ctx.tx, seen.community.id)?;
    audit::note(ctx, Act::CohortsDissolved, Some(seen.community.id.0), &seen.community.name)
}

/// Gives a cohort another name.
pub fn rename(ctx: &mut Ctx, id: CohortId, typed: &str) -> Result<()> {
    let (_, seen) = cohort(ctx, id)?;
    policy::arrange(&seen.standing)?;
    let name = one_line(typed);
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Error::invalid("name", say!("cohort-name-unsound", max = 60)));
    }
    store::rename(ctx.tx, id, &name)
}

/// The caller moves to a cohort; being there already changes nothing.
pub fn arrive(ctx: &mut Ctx, id: CohortId) -> Result<()> {
    let community = store::find(ctx.tx, id)?.community_id;
    let deal = store::lock(ctx.tx, community)?.ok_or(Error::NotFound)?;
    let (target, seen) = cohort(ctx, id)?;
    let account = ctx.account()?;
    let seat = store::seat(ctx.tx, community, account)?;
    policy::arrive(&seen.standing, seat.as_ref(), &deal, &target)?;
    match seat {
        Some(seat) if seat.cohort_id == id => Ok(()),
        Some(_) => {
            store::let_go(ctx.tx, community, account)?;
            store::take_seat(ctx.tx, &target, account, Some(ctx.now))
        }
        None => store::take_seat(ctx.tx, &target, account, None),
    }
}

/// A director moves somebody, who keeps the move that is theirs.
pub fn send(ctx: &mut Ctx, id: CohortId, account: AccountId) -> Result<()> {
    let community = store::find(ctx.tx, id)?.community_id;
    store::lock(ctx.tx, community)?;
    let (target, seen) = cohort(ctx, id)?;
    policy::arrange(&seen.standing)?;
    if !communities::belongs(ctx, community, account)? {
        return Err(Error::NotFound);
    }
    let moved_at = match store::seat(ctx.tx, community, account)? {
        Some(seat) if seat.cohort_id == id => return Ok(()),
        seat => seat.and_then(|seat| seat.moved_at),
    };
    store::let_go(ctx.tx, community, account)?;
    store::take_seat(ctx.tx, &target, account, moved_at)
}

/// Puts somebody who joined where they suit, in a community that was dealt. A second time changes nothing.
pub fn welcome(ctx: &mut Ctx, community: CommunityId, account: AccountId) -> Result<()> {
    let Some(deal) = store::lock(ctx.tx, community)? else { return Ok(()) };
    let Some(row) = store::learner(ctx.tx, community, account, ctx.now)? else { return Ok(()) };
    if store::seat(ctx.tx, community, account)?.is_some() {
        return Ok(());
    }
    let home = community::store::find(ctx.tx, community)?;
    let newcomer = learner(ctx, &home, row);
    let cohorts = store::cohorts(ctx.tx, community)?;
    let suiting = dealing::suiting(&newcomer, &cohorts, &deal);
    let cohort = match cohorts.iter().find(|cohort| Some(cohort.id) == suiting) {
        Some(cohort) => cohort.clone(),
        None => {
            let shared = match deal.manner {
                Manner::Language => newcomer.language,
                Manner::Zone => newcomer.offset.to_string(),
                Manner::Start | Manner::Random => String::new(),
            };
            let position = cohorts.len() as i64 + 1;
            let name = name(&own_locale(ctx, &home), deal.manner, position, &shared);
            open(ctx, community, name, shared, position)?
        }
    };
    store::take_seat(ctx.tx, &cohort, account, None)
}

fn open(
    ctx: &mut Ctx,
    community_id: CommunityId,
    name: String,
    shared: String,
    position: i64,
) -> Result<Cohort> {
    let cohort = Cohort { id: CohortId::draw(&mut ctx.ids), community_id, name, shared, member_count: 0 };
    store::insert(ctx.tx, &cohort, position)?;
    Ok(cohort)
}

/// What dealing asks about somebody: who chose no language reads the community's.
fn learner(ctx: &Ctx, community: &Community, row: LearnerRow) -> Learner {
    let zone = TimeZone::get(&row.zone).unwrap_or(TimeZone::UTC);
    Learner {
        id: row.id,
        language: row.language.unwrap_or_else(|| community.language.clone()),
        offset: i64::from(zone.to_offset(ctx.now.to_jiff()).seconds()),
        joined_at: row.joined_at,
    }
}

/// The community's own language, in which its cohorts are named.
fn own_locale(ctx: &Ctx, community: &Community) -> Locale {
    ctx.locale.in_language(Language::from_code(&community.language).unwrap_or(ctx.locale.language))
}

fn name(locale: &Locale, manner: Manner, number: i64, shared: &str) -> String {
    let detail = match manner {
        Manner::Language => Language::from_code(shared).map(|language| language.own_name().to_owned()),
        Manner::Zone => shared.parse().ok().map(from_utc),
        Manner::Start | Manner::Random => None,
    };
    let name = locale.n("cohort-numbered", number);
    detail.map_or_else(|| name.clone(), |detail| format!("{name} · {detail}"))
}

/// `UTC+5:30`.
fn from_utc(seconds: i64) -> String {
    let (hours, minutes) = (seconds.abs() / 3_600, seconds.abs() % 3_600 / 60);
    let sign = if seconds < 0 { '−' } else { '+' };
    if minutes == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{minutes:02}") }
}
