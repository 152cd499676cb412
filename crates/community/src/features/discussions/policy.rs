//! Who may do what with topics and posts. Pure; whoever gets here sees the place.

use platform::{Error, Result, say};

use super::model::{Post, Topic};
use crate::features::accounts::AccountId;
use crate::features::communities::Standing;
use crate::features::places::{self, Place};

/// Opens topics: who may write in the place.
pub fn open(standing: &Standing, place: &Place) -> Result<()> {
    places::policy::write(standing, place)
}

/// Replies: who may write in the place, while the topic is open.
pub fn reply(standing: &Standing, place: &Place, topic: &Topic) -> Result<()> {
    places::policy::write(standing, place)?;
    match topic.closed_at.or(topic.deleted_at) {
        Some(_) => Err(Error::Conflict(say!("topic-closed"))),
        None => Ok(()),
    }
}

/// Changes a topic's title and theme, closes and reopens it: who opened it, while they may write in the place, and who
/// leads the community.
pub fn keep(actor: AccountId, standing: &Standing, place: &Place, topic: &Topic) -> Result<()> {
    places::policy::write(standing, place)?;
    match actor == topic.author_id || standing.leads() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("topic-keep-forbidden"))),
    }
}

/// Pins and announces a topic: who leads the community, while the place is open.
pub fn highlight(standing: &Standing, place: &Place) -> Result<()> {
    places::policy::write(standing, place)?;
    if standing.leads() { Ok(()) } else { Err(Error::Forbidden(say!("highlight-forbidden"))) }
}

/// Reacts to a post: who may write in the place, to what others wrote.
pub fn react(actor: AccountId, standing: &Standing, place: &Place, post: &Post) -> Result<()> {
    places::policy::write(standing, place)?;
    match actor == post.author_id {
        true => Err(Error::Forbidden(say!("reaction-own"))),
        false => Ok(()),
    }
}

/// Marks the reply that helped, in a place in which people ask: who opened the topic, and who leads the community.
pub fn accept(actor: AccountId, standing: &Standing, place: &Place, topic: &Topic) -> Result<()> {
    keep(actor, standing, place, topic)?;
    if place.asks { Ok(()) } else { Err(Error::Conflict(say!("answer-not-here"))) }
}

/// Edits a post: its author, while they may write in the place.
pub fn edit(actor: AccountId, standing: &Standing, place: &Place, post: &Post) -> Result<()> {
    places::policy::write(standing, place)?;
    match actor == post.author_id && post.deleted_at.is_none() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("post-edit-forbidden"))),
    }
}

/// Deletes a post: its author and who leads the community.
pub fn delete(actor: AccountId, standing: &Standing, post: &Post) -> Result<()> {
    standing.writes()?;
    match actor == post.author_id || standing.leads() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("post-delete-forbidden"))),
    }
}

/// Brings a deleted post back: whoever deleted it, and who leads the community. A post that is there needs nobody's leave.
pub fn restore(actor: AccountId, standing: &Standing, post: &Post) -> Result<()> {
    standing.writes()?;
    match post.deleted_by.is_none_or(|deleter| deleter == actor) || standing.leads() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("post-restore-forbidden"))),
    }
}
