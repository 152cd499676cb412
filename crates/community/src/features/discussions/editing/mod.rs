//! Editing: changing, deleting and bringing back what was written.
//!
//! - An edit keeps what the post said before; whoever reads the post reads its earlier versions too.
//! - An edit names the version that it started from: two edits at once never overwrite each other unseen.
//! - A deleted post keeps its place and number. A topic all of whose posts are deleted leaves its place's list, and the
//!   counts of whoever has read it; it comes back with any of its posts.
//! - A closed topic is read and no longer answered.

mod store;
pub(super) mod web;

use platform::{Error, Result, say};

use super::model::{Post, PostDeleted, PostEdited, PostId, PostRestored, Prose, Title, Topic, TopicId};
use super::store::post;
use super::{actions, attachments, policy, reading};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::audit::{self, Act};
use crate::features::charter::rules;
use crate::features::communities::ThemeId;
use crate::features::places;
use crate::features::places::actions::Seen as SeenPlace;

pub use store::Version;

/// A post with everything around it, for who may see it.
pub struct Seen {
    /// The post.
    pub post: Post,
    /// Its topic.
    pub topic: Topic,
    /// Its place.
    pub place: SeenPlace,
}

/// Holds a post and its topic until the end of the act, so that two acts on a topic come one after the other.
pub fn hold(ctx: &mut Ctx, id: PostId) -> Result<()> {
    store::lock(ctx.tx, id)
}

/// The post of this id, for who may see its place; not found for others.
pub fn seen(ctx: &mut Ctx, id: PostId) -> Result<Seen> {
    let (topic, post) = post(ctx.tx, id, ctx.now)?;
    let (topic, place) = actions::seen(ctx, topic)?;
    Ok(Seen { post, topic, place })
}

/// What a post says, and how many versions there were before: what an edit starts from.
pub fn editable(ctx: &mut Ctx, id: PostId) -> Result<(Seen, i64)> {
    let seen = seen(ctx, id)?;
    policy::edit(ctx.account()?, seen.place.standing(), &seen.place.place, &seen.post)?;
    let version = store::version_count(ctx.tx, id)?;
    Ok((seen, version))
}

/// Changes what a post says. Without a difference nothing happens; `version` says from which the edit started.
pub fn edit(ctx: &mut Ctx, id: PostId, version: i64, prose: &Prose) -> Result<Seen> {
    hold(ctx, id)?;
    let (seen, now_at) = editable(ctx, id)?;
    if prose.source == seen.post.source {
        return Ok(seen);
    }
    rules::stop(ctx, seen.topic.community_id, seen.topic.place_id, &prose.source)?;
    if version != now_at {
        return Err(Error::invalid("text", say!("post-changed-meanwhile")));
    }
    let written_at = seen.post.edited_at.unwrap_or(seen.post.created_at);
    store::keep_version(ctx.tx, &seen.post, now_at + 1, written_at)?;
    store::rewrite(ctx.tx, id, prose, ctx.now)?;
    attachments::note_anew(ctx, id, seen.post.author_id, &prose.source)?;
    if seen.post.number == 1 {
        store::set_excerpt(ctx.tx, seen.topic.id, &prose.excerpt)?;
    }
    ctx.emit(&PostEdited { post_id: id, topic_id: seen.topic.id })?;
    Ok(seen)
}

/// A post with what it said before, latest first.
pub fn versions(ctx: &mut Ctx, id: PostId) -> Result<(Seen, Vec<Version>)> {
    let seen = seen(ctx, id)?;
    if seen.post.deleted_at.is_some() {
        return Err(Error::NotFound);
    }
    let versions = store::versions(ctx.tx, id)?;
    Ok((seen, versions))
}

/// The post of this id, for who may delete it.
pub fn deletable(ctx: &mut Ctx, id: PostId) -> Result<Seen> {
    let (actor, seen) = (ctx.account()?, seen(ctx, id)?);
    policy::delete(actor, seen.place.standing(), &seen.post)?;
    Ok(seen)
}

/// Deletes a post; with the last of its posts the topic leaves the list. Deleting twice changes nothing.
pub fn delete(ctx: &mut Ctx, id: PostId) -> Result<Seen> {
    hold(ctx, id)?;
    let (actor, seen) = (ctx.account()?, deletable(ctx, id)?);
    if seen.post.deleted_at.is_some() {
        return Ok(seen);
    }
    if actor != seen.post.author_id {
        audit::note(ctx, Act::PostDeleted, Some(seen.topic.community_id.0), &seen.post.author_name)?;
    }
    take_out(ctx, &seen.topic, &seen.post, actor)?;
    Ok(seen)
}

fn take_out(ctx: &mut Ctx, topic: &Topic, post: &Post, actor: AccountId) -> Result<()> {
    store::set_deleted(ctx.tx, post.id, Some(ctx.now), Some(actor))?;
    if post.number == 1 {
        store::set_excerpt(ctx.tx, topic.id, "")?;
    }
    store::drop_answer(ctx.tx, topic.id, post.id)?;
    if store::all_deleted(ctx.tx, topic.id)? {
        store::set_topic_deleted(ctx.tx, topic.id, Some(ctx.now))?;
        places::store::count(ctx.tx, topic.place_id, -1, 0, -topic.live_count())?;
        reading::count_topic_out(ctx.tx, topic)?;
    }
    ctx.emit(&PostDeleted { post_id: post.id, topic_id: topic.id })
}

/// Brings a deleted post back, and its topic with it. Bringing it back twice changes nothing.
pub fn restore(ctx: &mut Ctx, id: PostId) -> Result<Seen> {
    hold(ctx, id)?;
    let (actor, seen) = (ctx.account()?, seen(ctx, id)?);
    policy::restore(actor, seen.place.standing(), &seen.post)?;
    if seen.post.deleted_at.is_none() {
        return Ok(seen);
    }
    put_back(ctx, &seen.topic, &seen.post)?;
    Ok(seen)
}

fn put_back(ctx: &mut Ctx, topic: &Topic, post: &Post) -> Result<()> {
    store::set_deleted(ctx.tx, post.id, None, None)?;
    if post.number == 1 {
        store::set_excerpt(ctx.tx, topic.id, &Prose::excerpt_of(&post.html))?;
    }
    if topic.deleted_at.is_some() {
        store::set_topic_deleted(ctx.tx, topic.id, None)?;
        places::store::count(ctx.tx, topic.place_id, 1, 0, topic.live_count())?;
        reading::count_topic_in(ctx.tx, topic)?;
    }
    ctx.emit(&PostRestored { post_id: post.id, topic_id: topic.id })
}

/// Deletes a post in the name of its author, as who acts for them elsewhere asks; `false` where it was deleted before. Who may do
/// so was decided before.
pub fn delete_for_author(ctx: &mut Ctx, id: PostId) -> Result<bool> {
    let (topic, post) = held(ctx, id)?;
    if post.deleted_at.is_some() {
        return Ok(false);
    }
    take_out(ctx, &topic, &post, post.author_id)?;
    Ok(true)
}

/// Brings back what was deleted in that way; what somebody else deleted stays so.
pub fn restore_for_author(ctx: &mut Ctx, id: PostId) -> Result<()> {
    let (topic, post) = held(ctx, id)?;
    if post.deleted_at.is_none() || post.deleted_by != Some(post.author_id) {
        return Ok(());
    }
    put_back(ctx, &topic, &post)
}

fn held(ctx: &mut Ctx, id: PostId) -> Result<(Topic, Post)> {
    hold(ctx, id)?;
    let (topic, post) = post(ctx.tx, id, ctx.now)?;
    Ok((super::store::topic(ctx.tx, topic)?, post))
}

/// The topic of this id, for who may change its title and close it.
pub fn kept(ctx: &mut Ctx, id: TopicId) -> Result<(Topic, SeenPlace)> {
    let (topic, place) = actions::seen(ctx, id)?;
    policy::keep(ctx.account()?, place.standing(), &place.place, &topic)?;
    Ok((topic, place))
}

/// The post with which a topic begins.
pub fn first_post(ctx: &mut Ctx, id: TopicId) -> Result<PostId> {
    store::first_post(ctx.tx, id)
}

/// Gives a topic another title and theme.
pub fn retitle(ctx: &mut Ctx, id: TopicId, title: &Title, theme: Option<ThemeId>) -> Result<()> {
    let (topic, _) = kept(ctx, id)?;
    actions::check_theme(ctx, topic.community_id, theme)?;
    store::set_title(ctx.tx, id, title, theme)?;
    let post_id = store::first_post(ctx.tx, id)?;
    ctx.emit(&PostEdited { post_id, topic_id: id })
}

/// Closes a topic to replies, or opens it again.
pub fn set_closed(ctx: &mut Ctx, id: TopicId, closed: bool) -> Result<()> {
    kept(ctx, id)?;
    store::set_closed(ctx.tx, id, closed.then_some(ctx.now))
}
