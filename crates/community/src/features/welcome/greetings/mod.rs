//! Greetings: somebody arrived, and a person says hello.
//!
//! - Who joined within 14 days waits to be greeted. They were, once somebody else wrote in a conversation that they began, or once a
//!   director or facilitator says that they greeted them, wherever that was. No program greets anybody.
//! - Directors and facilitators are asked to, on their home and in the week's recommendations, with the name.
//! - What somebody said in error is taken back.

pub(super) mod store;
pub(super) mod web;

use platform::{Error, Result};

use super::{NEW, policy};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::communities::actions::{self as communities, Seen};

pub use store::Newcomer;

/// Most newcomers that wait on a page.
const MOST: i64 = 50;

/// Newcomers whom nobody has greeted, who waits longest first.
pub fn waiting(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Newcomer>> {
    store::waiting(ctx.tx, community, ctx.now.plus_seconds(-NEW), ctx.now, MOST)
}

/// The newcomers whom the caller is asked to greet: none where they do not greet, and not themselves.
pub fn asked(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Newcomer>> {
    if policy::greet(&seen.standing).is_err() {
        return Ok(Vec::new());
    }
    let me = ctx.account()?;
    let mut waiting = waiting(ctx, seen.community.id)?;
    waiting.retain(|newcomer| newcomer.id != me);
    Ok(waiting)
}

/// The community of this slug, for who greets.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    policy::greet(&seen.standing)?;
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
    store::put(ctx.tx, seen.community.id, newcomer, greeter, ctx.now)
}

/// Takes back that somebody was greeted.
pub fn take_back(ctx: &mut Ctx, slug: &str, newcomer: AccountId) -> Result<()> {
    let seen = seen(ctx, slug)?;
    let greeter = ctx.account()?;
    policy::greet_one(&seen.standing, greeter, newcomer)?;
    store::remove(ctx.tx, seen.community.id, newcomer)
}
