//! Roles: what each member does in the community, as its directors decide.
//!
//! - A member holds at least one role, and may hold several; a role that is taken away is gone at once.
//! - A community that has a director never loses the last one.

pub(super) mod store;
mod web;

use platform::routes::Routes;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::Role;
use super::store as communities;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, Account, AccountId};

/// A member's roles.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/members/{account}/roles", web::form)
        .post("/communities/{community}/members/{account}/roles", web::save)
}

/// A member with their roles, for who may change them.
struct Held {
    within: Seen,
    person: Account,
    roles: Vec<Role>,
}

fn held(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<Held> {
    let within = actions::seen(ctx, slug)?;
    if !within.standing.directs() {
        return Err(Error::Forbidden(say!("roles-forbidden")));
    }
    if !communities::is_member(ctx.tx, within.community.id, account)? {
        return Err(Error::NotFound);
    }
    let person = accounts::store::find(ctx.tx, account)?;
    let roles = communities::roles(ctx.tx, within.community.id, account, ctx.now)?;
    Ok(Held { within, person, roles })
}

/// Gives a member these roles and takes the others away.
fn set(ctx: &mut Ctx, slug: &str, account: AccountId, roles: &[Role]) -> Result<()> {
    let held = held(ctx, slug, account)?;
    let community = held.within.community.id;
    if roles.is_empty() {
        return Err(Error::invalid("roles", say!("roles-missing")));
    }
    store::lock(ctx.tx, community)?;
    let steps_down = held.roles.contains(&Role::Director) && !roles.contains(&Role::Director);
    if steps_down && !store::another_director(ctx.tx, community, account, ctx.now)? {
        return Err(Error::invalid("roles", say!("roles-last-director")));
    }
    for role in Role::ALL {
        match (roles.contains(role), held.roles.contains(role)) {
            (true, false) => communities::grant(ctx.tx, community, account, *role, "", None)?,
            (false, true) => store::revoke(ctx.tx, community, account, *role)?,
            _ => {}
        }
    }
    Ok(())
}
