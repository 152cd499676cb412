//! Following: what somebody wants to know of a topic.
//!
//! - Who opens a topic or replies in it follows it, unless they muted it.
//! - Who follows finds it on one page, whatever place it is in.
//! - Who mutes a topic has read it, and has nothing unread in it, whatever is written.

mod store;
pub(super) mod web;

use platform::Result;
use platform::clock::Timestamp;
use platform::db::Tx;

use super::model::{Level, TopicId, TopicLine};
use super::{actions, reading, store as topics};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

pub use store::muted_unread;

/// Follows, mutes, or neither.
pub fn choose(ctx: &mut Ctx, id: TopicId, level: Option<Level>) -> Result<()> {
    ctx.spares_others();
    let (account, (topic, _)) = (ctx.account()?, actions::seen(ctx, id)?);
    if level == Some(Level::Muted) {
        reading::advance(ctx, id, topic.post_count)?;
    }
    match level {
        Some(level) => store::put(ctx.tx, account, &topic, level, ctx.now),
        None => store::remove(ctx.tx, account, id),
    }
}

/// Whoever writes in a topic follows it.
pub fn wrote(
    tx: &mut Tx,
    writer: AccountId,
    topic: TopicId,
    community: CommunityId,
    now: Timestamp,
) -> Result<()> {
    store::begin(tx, writer, topic, community, now)
}

/// What the reader chose for a topic.
pub fn level(tx: &mut Tx, reader: AccountId, topic: TopicId) -> Result<Option<Level>> {
    store::level(tx, reader, topic)
}

/// A page of what the reader follows, wherever it is, and whether there is more.
pub fn page_of(
    ctx: &mut Ctx,
    community: CommunityId,
    before: (Timestamp, TopicId),
    most: usize,
) -> Result<(Vec<TopicLine>, bool)> {
    let reader = ctx.account()?;
    let mut lines = topics::followed(ctx.tx, community, reader, before, most as i64 + 1)?;
    let more = lines.len() > most;
    lines.truncate(most);
    Ok((lines, more))
}
