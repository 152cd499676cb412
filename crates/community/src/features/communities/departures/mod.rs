//! Departures: leaving a community, and being asked to.
//!
//! - A member leaves when they like; directors remove others. What they wrote stays, under their name.
//! - Roles end with the membership. Who comes back by an invitation starts with the role that it gives.
//! - A community that has a director never loses the last one.

mod store;
mod web;

use platform::routes::Routes;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::Role;
use super::roles;
use super::store as communities;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, Account, AccountId};

/// The page that asks, and the act.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/members/{account}/departure", web::form)
        .post("/communities/{community}/members/{account}/departure", web::depart)
}

/// Somebody who may depart, and whether it is the caller.
struct Leaving {
    within: Seen,
    person: Account,
    oneself: bool,
}

/// The member, for themselves and for who directs the community.
fn leaving(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<Leaving> {
    let within = actions::seen(ctx, slug)?;
    let oneself = ctx.account()? == account;
    if !oneself && !within.standing.directs() {
        return Err(Error::Forbidden(say!("departure-forbidden")));
    }
    if !communities::is_member(ctx.tx, within.community.id, account)? {
        return Err(Error::NotFound);
    }
    let person = accounts::store::find(ctx.tx, account)?;
    Ok(Leaving { within, person, oneself })
}

/// Ends a membership; whether it was the caller's own.
fn depart(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<bool> {
    let leaving = leaving(ctx, slug, account)?;
    let community = leaving.within.community.id;
    roles::store::lock(ctx.tx, community)?;
    let directs = communities::roles(ctx.tx, community, account, ctx.now)?.contains(&Role::Director);
    if directs && !roles::store::another_director(ctx.tx, community, account, ctx.now)? {
        return Err(Error::Conflict(say!("departure-last-director")));
    }
    store::end(ctx.tx, community, account, ctx.now)?;
    Ok(leaving.oneself)
}
