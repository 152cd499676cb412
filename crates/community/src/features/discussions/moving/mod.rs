//! Moving: a topic goes to the place where it belongs.
//!
//! - Who opened it and who leads moves it, to a place in which they may write.
//! - It keeps its address, its posts, its followers and how far each reader has read.
//! - A signpost stays for 30 days where it was, for who sees where it went.
//!
//! Emits [`TopicMoved`].

mod store;
pub(super) mod web;

use platform::{Error, Result, say};

use super::editing;
use super::model::{TopicId, TopicMoved};
use super::{policy, reading};
use crate::ctx::Ctx;
use crate::features::places::{self, Place, PlaceId};

pub use store::Signpost;

/// How long a signpost stays.
const STANDS: i64 = 30 * 24 * 3_600;

/// Moves a topic. Moving it to where it is changes nothing.
pub fn go(ctx: &mut Ctx, id: TopicId, to: PlaceId) -> Result<()> {
    let first = editing::first_post(ctx, id)?;
    editing::hold(ctx, first)?;
    let (actor, (topic, from)) = (ctx.account()?, editing::kept(ctx, id)?);
    let to = places::actions::seen_by_id(ctx, to)?;
    if to.place.id == from.place.id {
        return Ok(());
    }
    if to.place.community_id != topic.community_id {
        return Err(Error::invalid("place", say!("move-elsewhere")));
    }
    policy::open(to.standing(), &to.place)?;
    let live = topic.live_count();
    if topic.deleted_at.is_none() {
        places::store::count(ctx.tx, from.place.id, -1, -topic.post_count, -live)?;
        reading::count_topic_out(ctx.tx, &topic)?;
    }
    store::set_place(ctx.tx, id, to.place.id)?;
    store::put_signpost(ctx.tx, &topic, actor, ctx.now)?;
    store::remove_signpost(ctx.tx, id, to.place.id)?;
    if topic.deleted_at.is_none() {
        let moved = super::model::Topic { place_id: to.place.id, ..topic };
        places::store::count(ctx.tx, to.place.id, 1, moved.post_count, live)?;
        reading::begin_reading(ctx.tx, &moved)?;
        reading::count_topic_in(ctx.tx, &moved)?;
    }
    ctx.emit(&TopicMoved { post_id: first, topic_id: id })
}

/// The latest topics that left a place, where the reader sees the place to which they went.
pub fn signposts(ctx: &mut Ctx, place: &Place, seen: &[PlaceId]) -> Result<Vec<Signpost>> {
    let mut signposts = store::signposts(ctx.tx, place.id, ctx.now.plus_seconds(-STANDS))?;
    signposts.retain(|signpost| seen.contains(&signpost.place_id));
    signposts.truncate(5);
    Ok(signposts)
}
