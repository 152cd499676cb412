//! Reactions: signs under a post that mean something. There is no sign that says no.
//!
//! - Whoever may write where a post stands may react to it, once with each kind, and take it back.
//! - Nobody reacts to what they wrote themselves, or to what was deleted.
//! - Reacting twice changes nothing. The number of each kind is kept beside the rows, in the same transaction.

mod store;
pub(super) mod web;

use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::editing::{self, Seen};
use super::model::{PostId, Reaction};
use super::policy;
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

pub use store::{Chosen, of_page};

/// Puts the reader's sign under a post.
pub fn give(ctx: &mut Ctx, id: PostId, reaction: Reaction) -> Result<Seen> {
    let (account, seen) = reactable(ctx, id)?;
    store::insert(ctx.tx, seen.topic.community_id, id, reaction, account, ctx.now)?;
    Ok(seen)
}

/// Takes it back.
pub fn take_back(ctx: &mut Ctx, id: PostId, reaction: Reaction) -> Result<Seen> {
    let (account, seen) = reactable(ctx, id)?;
    store::remove(ctx.tx, id, reaction, account)?;
    Ok(seen)
}

/// Puts a sign of the past under a post that was just written.
pub fn import(
    ctx: &mut Ctx,
    community: CommunityId,
    post: PostId,
    reaction: Reaction,
    account: AccountId,
    at: Timestamp,
) -> Result<()> {
    store::insert(ctx.tx, community, post, reaction, account, at)
}

fn reactable(ctx: &mut Ctx, id: PostId) -> Result<(AccountId, Seen)> {
    let (account, seen) = (ctx.account()?, editing::seen(ctx, id)?);
    policy::react(account, seen.place.standing(), &seen.place.place, &seen.post)?;
    match seen.post.deleted_at {
        Some(_) => Err(Error::Conflict(say!("reaction-gone"))),
        None => Ok((account, seen)),
    }
}
