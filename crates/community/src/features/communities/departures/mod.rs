//! Departures: leaving a community, and being asked to.
//!
//! - A member leaves when they like; directors remove others. What they wrote stays, under their name.
//! - Whoever is removed comes back by no link of their own making: the links that they made end.
//! - A director who removes somebody may ban them too, and then says why (see `bans`).
//! - Roles end with the membership. Who comes back by an invitation starts with the role that it gives.
//! - A community that has a director never loses the last one.

mod store;
mod web;

use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::{CommunityId, MemberLeft, Role};
use super::store as communities;
use super::{bans, invitations, roles};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, Account, AccountId};
use crate::features::audit::{self, Act};

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
    let oneself = ctx.account()? == account;
    if oneself {
        ctx.spares_others();
    }
    let within = actions::seen(ctx, slug)?;
    if !oneself && !within.standing.directs() {
        return Err(Error::Forbidden(say!("departure-forbidden")));
    }
    if !communities::is_member(ctx.tx, within.community.id, account)? {
        return Err(Error::NotFound);
    }
    let person = accounts::store::find(ctx.tx, account)?;
    Ok(Leaving { within, person, oneself })
}

/// Ends a membership; whether it was the caller's own. Who is removed with a reason may not come back.
pub fn depart(ctx: &mut Ctx, slug: &str, account: AccountId, ban: Option<&str>) -> Result<bool> {
    let leaving = leaving(ctx, slug, account)?;
    if !leaving.oneself {
        ctx.fresh()?;
    }
    let reason = ban.filter(|_| !leaving.oneself).map(one_line);
    if reason.as_ref().is_some_and(|reason| reason.is_empty() || reason.chars().count() > 300) {
        return Err(Error::invalid("reason", say!("ban-reason-missing", max = 300)));
    }
    let community = leaving.within.community.id;
    roles::store::lock(ctx.tx, community)?;
    let directs = communities::roles(ctx.tx, community, account, ctx.now)?.contains(&Role::Director);
    if directs && !roles::store::another_director(ctx.tx, community, account, ctx.now)? {
        return Err(Error::Conflict(say!("departure-last-director")));
    }
    end(ctx, community, account)?;
    if !leaving.oneself {
        invitations::store::revoke_of(ctx.tx, community, account, ctx.now)?;
        let act = if reason.is_some() { Act::MemberBanned } else { Act::MemberRemoved };
        audit::note(ctx, act, Some(community.0), &leaving.person.name)?;
    }
    if let Some(reason) = reason {
        let by = ctx.account()?;
        bans::store::insert(ctx.tx, community, account, &reason, by, ctx.now)?;
    }
    Ok(leaving.oneself)
}

/// Ends a membership with its roles; ending it twice tells nobody. Who may do so was decided before.
pub(super) fn end(ctx: &mut Ctx, community_id: CommunityId, account_id: AccountId) -> Result<()> {
    if store::end(ctx.tx, community_id, account_id, ctx.now)? {
        ctx.emit(&MemberLeft { community_id, account_id })?;
    }
    Ok(())
}
