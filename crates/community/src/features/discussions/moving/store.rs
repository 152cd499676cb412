//! The SQL of moving. Owns `signposts`.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::{Topic, TopicId};
use crate::features::accounts::AccountId;
use crate::features::places::PlaceId;

row! {
    /// Where a topic went.
    pub struct Signpost {
        /// The topic.
        pub topic_id: TopicId,
        /// Its title.
        pub title: String,
        /// The place in which it is now.
        pub place_id: PlaceId,
        /// That place's name.
        pub place_name: String,
        /// When it went.
        pub moved_at: Timestamp,
    }
}

/// Puts a topic into another place; it is pinned there no more.
pub fn set_place(tx: &mut Tx, topic: TopicId, place: PlaceId) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET place_id = $2, pinned_at = NULL WHERE id = $1", topic, place)?;
    Ok(())
}

/// Leaves a signpost in the place in which a topic was.
pub fn put_signpost(tx: &mut Tx, topic: &Topic, by: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO signposts (place_id, topic_id, community_id, moved_by, moved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (place_id, topic_id) DO UPDATE SET moved_by = excluded.moved_by, moved_at = excluded.moved_at",
        topic.place_id,
        topic.id,
        topic.community_id,
        by,
        now
    )?;
    Ok(())
}

/// Where a topic is again, no signpost stands.
pub fn remove_signpost(tx: &mut Tx, topic: TopicId, place: PlaceId) -> Result<()> {
    sql!(tx.run, "DELETE FROM signposts WHERE place_id = $1 AND topic_id = $2", place, topic)?;
    Ok(())
}

/// The latest signposts of a place since then.
pub fn signposts(tx: &mut Tx, place: PlaceId, since: Timestamp) -> Result<Vec<Signpost>> {
    sql!(
        tx.rows,
        "SELECT s.topic_id, t.title, t.place_id, l.name, s.moved_at FROM signposts s JOIN topics t ON t.id = s.topic_id
         JOIN places l ON l.id = t.place_id
         WHERE s.place_id = $1 AND s.moved_at > $2 AND t.deleted_at IS NULL ORDER BY s.moved_at DESC LIMIT 20",
        place,
        since
    )
}
