//! Pinning and announcing: what leaders put before everybody's eyes.
//!
//! - At most [`MOST`] topics stand at the top of a place; they are in no other part of its list.
//! - An announced topic stands on the home of everybody who sees its place until they open it, for 30 days at most.
//! - Who leads the community pins and announces. Doing either twice changes nothing.

mod store;
pub(super) mod web;

use platform::{Error, Result, say};

use super::history::PastTopic;
use super::model::{Topic, TopicId, TopicLine};
use super::{actions, policy, store as topics};
use crate::ctx::Ctx;
use crate::features::communities::CommunityId;
use crate::features::places::PlaceId;

/// Pinned topics of a place.
const MOST: i64 = 3;
/// How long an announcement waits for those who have not opened it.
const ANNOUNCED: i64 = 30 * 24 * 3_600;

/// Puts a topic at the top of its place.
pub fn pin(ctx: &mut Ctx, id: TopicId) -> Result<()> {
    let topic = highlightable(ctx, id)?;
    if topic.pinned_at.is_some() {
        return Ok(());
    }
    if topics::pinned(ctx.tx, topic.place_id, topic.author_id)?.len() as i64 >= MOST {
        return Err(Error::Conflict(say!("pin-too-many", max = 3)));
    }
    store::set_pinned(ctx.tx, id, Some(ctx.now))
}

/// Puts a topic at the top of its place, for commands, which no policy guards.
pub fn pin_past(ctx: &mut Ctx, id: TopicId) -> Result<()> {
    store::set_pinned(ctx.tx, id, Some(ctx.now))
}

/// The same for a topic that an import has just brought, where its place has room.
pub fn pin_where_room(ctx: &mut Ctx, topic: &PastTopic) -> Result<()> {
    let pinned = topics::pinned(ctx.tx, topic.place, topic.author)?.len() as i64;
    if pinned < MOST { store::set_pinned(ctx.tx, topic.id, Some(ctx.now)) } else { Ok(()) }
}

/// Puts it back among the others.
pub fn unpin(ctx: &mut Ctx, id: TopicId) -> Result<()> {
    highlightable(ctx, id)?;
    store::set_pinned(ctx.tx, id, None)
}

/// Tells everybody who sees the topic's place.
pub fn announce(ctx: &mut Ctx, id: TopicId) -> Result<()> {
    match highlightable(ctx, id)?.announced_at {
        Some(_) => Ok(()),
        None => store::set_announced(ctx.tx, id, Some(ctx.now)),
    }
}

/// Takes the announcement back.
pub fn withdraw(ctx: &mut Ctx, id: TopicId) -> Result<()> {
    highlightable(ctx, id)?;
    store::set_announced(ctx.tx, id, None)
}

/// What was announced and the reader has not opened, in these places, at most three.
pub fn announcements(ctx: &mut Ctx, community: CommunityId, places: &[PlaceId]) -> Result<Vec<TopicLine>> {
    let (reader, since) = (ctx.account()?, ctx.now.plus_seconds(-ANNOUNCED));
    let mut lines = topics::announced(ctx.tx, community, reader, since, 20)?;
    lines.retain(|line| places.contains(&line.place_id));
    lines.truncate(3);
    Ok(lines)
}

fn highlightable(ctx: &mut Ctx, id: TopicId) -> Result<Topic> {
    let (topic, place) = actions::seen(ctx, id)?;
    ctx.account()?;
    policy::highlight(place.standing(), &place.place)?;
    Ok(topic)
}
