//! Answers: in a place in which people ask, the reply that helped is marked.
//!
//! - Who opened the topic, and who leads, marks a reply, another one instead, or none again.
//! - Only a reply counts, and only while it is there: deleting it leaves the question unanswered.
//!
//! Emits [`AnswerAccepted`].

mod store;
pub(super) mod web;

use platform::{Error, Result, say};

use super::editing::{self, Seen};
use super::model::{AnswerAccepted, PostId, TopicId};
use super::{actions, policy};
use crate::ctx::Ctx;

/// Marks a reply as the one that helped.
pub fn accept(ctx: &mut Ctx, id: PostId) -> Result<Seen> {
    editing::hold(ctx, id)?;
    let (actor, seen) = (ctx.account()?, editing::seen(ctx, id)?);
    policy::accept(actor, seen.place.standing(), &seen.place.place, &seen.topic)?;
    if seen.post.number == 1 || seen.post.deleted_at.is_some() {
        return Err(Error::Conflict(say!("answer-must-be-reply")));
    }
    if seen.topic.answer_id != Some(id) {
        store::set(ctx.tx, seen.topic.id, Some(id))?;
        ctx.emit(&AnswerAccepted { post_id: id, topic_id: seen.topic.id })?;
    }
    Ok(seen)
}

/// Takes the mark away.
pub fn withdraw(ctx: &mut Ctx, id: TopicId) -> Result<()> {
    let (topic, place) = actions::seen(ctx, id)?;
    policy::accept(ctx.account()?, place.standing(), &place.place, &topic)?;
    store::set(ctx.tx, id, None)
}
