//! The SQL of what may come along: topics and posts where they are. Each look asks anew who sees the place, and whose word counts.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::SuccessorId;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::discussions::{PostId, TopicId};
use crate::features::places::PlaceId;

row! {
    /// A topic that may come along.
    pub struct Source {
        /// Its id.
        pub id: TopicId,
        /// Where it is.
        pub place_id: PlaceId,
        /// The place into which it comes.
        pub into_id: PlaceId,
        /// Who opened it.
        pub author_id: AccountId,
        /// Its title.
        pub title: String,
        /// How it begins.
        pub excerpt: String,
        /// When it was opened.
        pub created_at: Timestamp,
        /// When the last post was written.
        pub last_post_at: Timestamp,
        /// Whether its first post is there, and who wrote it lets it come.
        pub comes: bool,
    }
}

row! {
    /// A post that comes along.
    pub struct SourcePost {
        /// Its id.
        pub id: PostId,
        /// Its number.
        pub number: i64,
        /// Who wrote it.
        pub author_id: AccountId,
        /// The post that it answers, where it says so.
        pub quoted_id: Option<PostId>,
        /// That post as it came along, where it did before.
        pub quoted_along: Option<PostId>,
        /// As written.
        pub source: String,
        /// As shown; safe.
        pub html: String,
        /// Which renderer made it.
        pub renderer: i64,
        /// When it was written.
        pub created_at: Timestamp,
        /// When it was last changed, if it was.
        pub edited_at: Option<Timestamp>,
    }
}

/// The next topic along the chosen places, in the order in which they were last active: one in which somebody writes meanwhile
/// is met again.
pub fn next_topic(
    tx: &mut Tx,
    id: SuccessorId,
    old: CommunityId,
    after: (PlaceId, Timestamp, TopicId),
) -> Result<Option<Source>> {
    sql!(
        tx.find,
        "SELECT t.id, t.place_id, c.into_id, t.author_id, t.title, t.excerpt, t.created_at, t.last_post_at,
                EXISTS (SELECT 1 FROM posts p JOIN carrying_authors k ON k.account_id = p.author_id AND k.successor_id = $1
                        WHERE p.topic_id = t.id AND p.number = 1 AND p.deleted_at IS NULL)
         FROM topics t JOIN carried_places c ON c.place_id = t.place_id AND c.successor_id = $1
         JOIN places o ON o.id = t.place_id AND o.seen_by <> 'leaders'
         WHERE t.community_id = $2 AND (t.place_id, t.last_post_at, t.id) > ($3, $4, $5) AND t.deleted_at IS NULL
         ORDER BY t.place_id, t.last_post_at, t.id LIMIT 1",
        id,
        old,
        after.0,
        after.1,
        after.2
    )
}

/// A topic that is under way.
pub fn topic(tx: &mut Tx, id: SuccessorId, topic: TopicId) -> Result<Option<Source>> {
    sql!(
        tx.find,
        "SELECT t.id, t.place_id, c.into_id, t.author_id, t.title, t.excerpt, t.created_at, t.last_post_at,
                EXISTS (SELECT 1 FROM posts p JOIN carrying_authors k ON k.account_id = p.author_id AND k.successor_id = $1
                        WHERE p.topic_id = t.id AND p.number = 1 AND p.deleted_at IS NULL)
         FROM topics t JOIN carried_places c ON c.place_id = t.place_id AND c.successor_id = $1
         JOIN places o ON o.id = t.place_id AND o.seen_by <> 'leaders'
         WHERE t.id = $2 AND t.deleted_at IS NULL",
        id,
        topic
    )
}

/// The posts of a topic after a number whose authors let them come, at most so many.
pub fn posts(tx: &mut Tx, id: SuccessorId, topic: TopicId, after: i64, most: i64) -> Result<Vec<SourcePost>> {
    sql!(
        tx.rows,
        "SELECT p.id, p.number, p.author_id, p.quoted_post_id, q.post_id, p.source, p.html, p.renderer, p.created_at, p.edited_at
         FROM posts p JOIN carrying_authors k ON k.successor_id = $1 AND k.account_id = p.author_id
         LEFT JOIN carried_posts q ON q.successor_id = $1 AND q.origin_id = p.quoted_post_id
         WHERE p.topic_id = $2 AND p.number > $3 AND p.deleted_at IS NULL ORDER BY p.number LIMIT $4",
        id,
        topic,
        after,
        most
    )
}

/// How many posts of a topic stay where they are: those of which no copy is there.
pub fn staying(tx: &mut Tx, id: SuccessorId, topic: TopicId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM posts p WHERE p.topic_id = $2 AND p.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM carried_posts c WHERE c.successor_id = $1 AND c.origin_id = p.id AND c.withdrawn_at IS NULL)",
        id,
        topic
    )?;
    Ok(count)
}
