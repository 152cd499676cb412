//! Bans: people who were removed and may not come back.
//!
//! - A director bans somebody while removing them, and says why; the person reads the reason when they try to come back.
//! - A ban holds against every way in. Directors lift it; whoever was banned is then let in like anybody else.

pub(super) mod store;
mod web;

use platform::routes::Routes;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::CommunityId;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId};
use crate::features::audit::{self, Act};

pub use store::Ban;

/// The list of who may not come back, and the act that lifts a ban.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/bans", web::list)
        .post("/communities/{community}/bans/{account}/lifting", web::lift)
}

/// The community, for who bans.
fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("departure-forbidden"))) }
}

/// Whether somebody may not come into a community.
pub fn is_banned(ctx: &mut Ctx, community: CommunityId, account: AccountId) -> Result<bool> {
    Ok(store::reason(ctx.tx, community, account)?.is_some())
}

/// Lifts a ban. Lifting it twice changes nothing.
fn lift(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<()> {
    let seen = seen(ctx, slug)?;
    if !store::remove(ctx.tx, seen.community.id, account)? {
        return Ok(());
    }
    let person = accounts::store::find(ctx.tx, account)?;
    audit::note(ctx, Act::BanLifted, Some(seen.community.id.0), &person.name)
}
