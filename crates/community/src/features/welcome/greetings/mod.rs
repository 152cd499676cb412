//! Greetings: somebody arrived, and a person says hello.
//!
//! - Who joined within 14 days waits to be greeted. They were, once somebody else wrote in a conversation that they began, or once a
//!   director or facilitator says that they greeted them, wherever that was. No program greets anybody.
//! - Any member may volunteer to greet, and stop at any time. Each newcomer waits for one volunteer: the one whose last greeting lies
//!   furthest back has who waits longest, the next the next.
//! - Directors and facilitators are asked, on their home and in the week's recommendations, where nobody volunteered, and of whoever
//!   has waited for two days.
//! - What somebody said in error they take back themselves, or who leads does.

pub(super) mod store;
pub(super) mod web;

use platform::{Error, Result};

use super::{NEW, policy};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::communities::actions::{self as communities, Seen};

pub use store::{Greeted, Newcomer};

/// Most newcomers that wait on a page.
const MOST: i64 = 50;

/// Most people of whom it is said that they were greeted.
const GREETED: i64 = 12;

/// After so many seconds who leads is asked too, though others volunteered.
const PATIENCE: i64 = 48 * 3_600;

/// Newcomers whom nobody has greeted, who waits longest first.
fn waiting(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Newcomer>> {
    store::waiting(ctx.tx, community, ctx.now.plus_seconds(-NEW), ctx.now, MOST)
}

/// The newcomers whom the caller is asked to greet: none where they do not greet, and not themselves.
pub fn asked(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Newcomer>> {
    let volunteers = volunteers(ctx, seen)?;
    if policy::greet(&seen.standing, volunteers).is_err() {
        return Ok(Vec::new());
    }
    let (me, community) = (ctx.account()?, seen.community.id);
    let waiting = waiting(ctx, community)?;
    let turns = turns(ctx, community, &waiting)?;
    let patience = ctx.now.plus_seconds(-PATIENCE);
    let leads = seen.standing.leads();
    let mine = |newcomer: &Newcomer, turn: Option<AccountId>| {
        newcomer.id != me && (turn == Some(me) || leads && (turn.is_none() || newcomer.joined_at <= patience))
    };
    let asked = waiting.into_iter().zip(turns).filter(|(newcomer, turn)| mine(newcomer, *turn));
    Ok(asked.map(|(newcomer, _)| newcomer).collect())
}

/// Newcomers whom somebody said to have greeted, the latest first.
pub fn greeted(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Greeted>> {
    store::greeted(ctx.tx, seen.community.id, ctx.now.plus_seconds(-NEW), GREETED)
}

/// Newcomers of whom who leads is asked, whoever that is.
pub fn left_to_leaders(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Newcomer>> {
    let waiting = waiting(ctx, community)?;
    let turns = turns(ctx, community, &waiting)?;
    let patience = ctx.now.plus_seconds(-PATIENCE);
    let left = waiting.into_iter().zip(turns);
    let left = left.filter(|(newcomer, turn)| turn.is_none() || newcomer.joined_at <= patience);
    Ok(left.map(|(newcomer, _)| newcomer).collect())
}

/// For each newcomer whose turn it is, where anybody volunteered.
fn turns(ctx: &mut Ctx, community: CommunityId, waiting: &[Newcomer]) -> Result<Vec<Option<AccountId>>> {
    let greeters = match waiting.is_empty() {
        true => Vec::new(),
        false => store::greeters(ctx.tx, community, ctx.now.plus_seconds(-NEW), ctx.now)?,
    };
    let people: Vec<_> = waiting.iter().map(|newcomer| newcomer.id).collect();
    Ok(policy::turns(greeters, &people))
}

/// Whether the caller greets of their own will.
pub fn volunteers(ctx: &mut Ctx, seen: &Seen) -> Result<bool> {
    let account = ctx.account()?;
    match policy::arrive(&seen.standing) {
        Ok(()) => store::volunteers(ctx.tx, seen.community.id, account),
        Err(_) => Ok(false),
    }
}

/// The caller greets newcomers from now on. Twice is no error.
pub fn volunteer(ctx: &mut Ctx, slug: &str) -> Result<()> {
    let seen = super::seen(ctx, slug)?;
    seen.standing.writes()?;
    let account = ctx.account()?;
    store::volunteer(ctx.tx, seen.community.id, account, ctx.now)
}

/// The caller greets no more, and says nothing about why. Twice is no error.
pub fn stop(ctx: &mut Ctx, slug: &str) -> Result<()> {
    let seen = super::seen(ctx, slug)?;
    seen.standing.writes()?;
    let account = ctx.account()?;
    store::stop(ctx.tx, seen.community.id, account)
}

/// The community of this slug, for who greets.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    let volunteers = volunteers(ctx, &seen)?;
    policy::greet(&seen.standing, volunteers)?;
    Ok(seen)
}

/// Says that the caller greeted somebody. Twice is no error: the first greeting stays.
pub fn greet(ctx: &mut Ctx, slug: &str, newcomer: AccountId) -> Result<()> {
    let seen = seen(ctx, slug)?;
    let greeter = ctx.account()?;
    policy::greet_one(&seen.standing, greeter, newcomer)?;
    if !communities::belongs(ctx, seen.community.id, newcomer)? {
        return Err(Error::NotFound);
    }
    store::put(ctx.tx, seen.community.id, newcomer, greeter, ctx.now)?;
    store::note_greeted(ctx.tx, seen.community.id, greeter, ctx.now)
}

/// Takes back that somebody was greeted. Where nobody was, nothing changes.
pub fn take_back(ctx: &mut Ctx, slug: &str, newcomer: AccountId) -> Result<()> {
    let seen = seen(ctx, slug)?;
    let me = ctx.account()?;
    policy::greet_one(&seen.standing, me, newcomer)?;
    let Some(greeter) = store::greeter_of(ctx.tx, seen.community.id, newcomer)? else { return Ok(()) };
    policy::take_back(&seen.standing, me, greeter)?;
    store::remove(ctx.tx, seen.community.id, newcomer)
}
