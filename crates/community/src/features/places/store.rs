//! The SQL of places.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{Circle, Place, PlaceId, PlaceText};
use crate::features::accounts::fold;
use crate::features::communities::{Colour, CommunityId};

/// What a new place starts with.
#[derive(Clone)]
pub struct NewPlace {
    /// Its id.
    pub id: PlaceId,
    /// Its name in addresses.
    pub slug: String,
    /// The name shown.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The colour of its door.
    pub colour: Colour,
    /// Where it stands in the list.
    pub position: i64,
    /// Who sees it.
    pub seen_by: Circle,
    /// Who writes in it.
    pub written_by: Circle,
    /// Whether it is the lounge.
    pub lounge: bool,
    /// Whether people ask in it.
    pub asks: bool,
}

/// Writes a new place.
pub fn insert(tx: &mut Tx, community: CommunityId, new: &NewPlace, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO places (id, community_id, slug, name, name_key, purpose, colour, position, seen_by, written_by, lounge, asks,
                             topic_count, post_count, live_count, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, $13)",
        new.id,
        community,
        new.slug,
        new.name,
        fold(&new.name),
        new.purpose,
        new.colour,
        new.position,
        new.seen_by,
        new.written_by,
        new.lounge,
        new.asks,
        now
    )?;
    Ok(())
}

/// Whether the place exists.
pub fn exists(tx: &mut Tx, id: PlaceId) -> Result<bool> {
    Ok(sql!(tx.find::<(i64,)>, "SELECT CAST(1 AS BIGINT) FROM places WHERE id = $1", id)?.is_some())
}

/// A community's open places, in their order.
pub fn of_community(tx: &mut Tx, community: CommunityId) -> Result<Vec<Place>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, slug, name, purpose, colour, seen_by, written_by, lounge, asks, topic_count, live_count, archived_at
         FROM places WHERE community_id = $1 AND archived_at IS NULL ORDER BY position, name_key, id",
        community
    )
}

/// A community's closed places, the last closed first.
pub fn closed(tx: &mut Tx, community: CommunityId) -> Result<Vec<Place>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, slug, name, purpose, colour, seen_by, written_by, lounge, asks, topic_count, live_count, archived_at
         FROM places WHERE community_id = $1 AND archived_at IS NOT NULL ORDER BY archived_at DESC, id LIMIT 100",
        community
    )
}

/// Writes what a director says about a place.
pub fn change(tx: &mut Tx, id: PlaceId, text: &PlaceText) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE places SET name = $2, name_key = $3, purpose = $4, colour = $5, seen_by = $6, written_by = $7, asks = $8 WHERE id = $1",
        id,
        text.name,
        fold(&text.name),
        text.purpose,
        text.colour,
        text.seen_by,
        text.written_by,
        text.asks
    )?;
    Ok(())
}

/// Closes a place to new posts, or opens it again.
pub fn set_archived(tx: &mut Tx, id: PlaceId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE places SET archived_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// The place of this slug.
pub fn by_slug(tx: &mut Tx, community: CommunityId, slug: &str) -> Result<Option<Place>> {
    sql!(
        tx.find,
        "SELECT id, community_id, slug, name, purpose, colour, seen_by, written_by, lounge, asks, topic_count, live_count, archived_at
         FROM places WHERE community_id = $1 AND slug = $2",
        community,
        slug
    )
}

/// The place of this id.
pub fn find(tx: &mut Tx, id: PlaceId) -> Result<Place> {
    sql!(
        tx.row,
        "SELECT id, community_id, slug, name, purpose, colour, seen_by, written_by, lounge, asks, topic_count, live_count, archived_at
         FROM places WHERE id = $1",
        id
    )
}

/// Whether a place was given walls: what is booked is booked there.
pub fn has_walls(tx: &mut Tx, id: PlaceId) -> Result<bool> {
    let found: Option<(PlaceId,)> = sql!(tx.find, "SELECT place_id FROM premises WHERE place_id = $1", id)?;
    Ok(found.is_some())
}

/// The position after the last place.
pub fn next_position(tx: &mut Tx, community: CommunityId) -> Result<i64> {
    let (next,): (i64,) =
        sql!(tx.row, "SELECT COALESCE(MAX(position), 0) + 1 FROM places WHERE community_id = $1", community)?;
    Ok(next)
}

/// Puts a place at a position in the list.
pub fn set_position(tx: &mut Tx, id: PlaceId, position: i64) -> Result<()> {
    sql!(tx.run, "UPDATE places SET position = $2 WHERE id = $1 AND position <> $2", id, position)?;
    Ok(())
}

/// Counts a topic, posts and live posts in or out.
pub fn count(tx: &mut Tx, id: PlaceId, topics: i64, posts: i64, live: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE places SET topic_count = topic_count + $2, post_count = post_count + $3, live_count = live_count + $4 WHERE id = $1",
        id,
        topics,
        posts,
        live
    )?;
    Ok(())
}
