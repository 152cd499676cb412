//! The SQL of what comes along.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::{Successor, SuccessorId};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::discussions::{PostId, TopicId};
use crate::features::places::PlaceId;

row! {
    /// How far a walk has come, for those who wait for it.
    pub struct Progress {
        /// When it was begun.
        pub begun_at: Timestamp,
        /// When it goes on, where it does.
        pub next_at: Option<Timestamp>,
        /// When it last came to its end.
        pub ended_at: Option<Timestamp>,
        /// Topics that were looked at since it began.
        pub looked_at: i64,
        /// Topics in the chosen places.
        pub of: i64,
        /// Topics that came along.
        pub topics: i64,
        /// Posts that came along.
        pub posts: i64,
    }
}

row! {
    /// How far a walk has come, for the walk.
    pub struct Walk {
        /// Which successor.
        pub successor_id: SuccessorId,
        /// Whether another walk follows.
        pub again: bool,
        /// Place of the last topic that is done.
        pub place_id: Option<PlaceId>,
        /// When it was last active.
        pub active_at: Timestamp,
        /// Its id.
        pub topic_id: Option<TopicId>,
        /// The topic under way, where one is too long for a batch.
        pub within_id: Option<TopicId>,
        /// The number of its last post that was looked at.
        pub within_number: i64,
        /// Topics that were looked at.
        pub looked_at: i64,
        /// Topics that came along.
        pub topics: i64,
        /// Posts that came along.
        pub posts: i64,
    }
}

/// Whether somebody lets what they wrote come along.
pub fn lets(tx: &mut Tx, id: SuccessorId, account: AccountId) -> Result<bool> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT account_id FROM carrying_consents WHERE successor_id = $1 AND account_id = $2",
        id,
        account
    )?;
    Ok(found.is_some())
}

/// Whether somebody's posts may come back: their word counts, and the successor is not closed.
pub fn takes_in(tx: &mut Tx, id: SuccessorId, account: AccountId) -> Result<bool> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT k.account_id FROM carrying_authors k JOIN successors s ON s.id = k.successor_id
         JOIN communities c ON c.id = s.founded_id AND c.read_only_at IS NULL
         WHERE k.successor_id = $1 AND k.account_id = $2",
        id,
        account
    )?;
    Ok(found.is_some())
}

/// Somebody lets what they wrote come along; `false` where they did before.
pub fn let_come(tx: &mut Tx, successor: &Successor, account: AccountId, now: Timestamp) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO carrying_consents (successor_id, account_id, community_id, given_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (successor_id, account_id) DO NOTHING",
        successor.id,
        account,
        successor.community_id,
        now
    )?;
    Ok(written == 1)
}

/// Somebody lets it come no longer; `false` where they did not.
pub fn keep_back(tx: &mut Tx, id: SuccessorId, account: AccountId) -> Result<bool> {
    let gone = sql!(
        tx.run,
        "DELETE FROM carrying_consents WHERE successor_id = $1 AND account_id = $2",
        id,
        account
    )?;
    Ok(gone == 1)
}

/// The places that were chosen.
pub fn chosen(tx: &mut Tx, id: SuccessorId) -> Result<Vec<PlaceId>> {
    let rows: Vec<(PlaceId,)> =
        sql!(tx.rows, "SELECT place_id FROM carried_places WHERE successor_id = $1", id)?;
    Ok(rows.into_iter().map(|(place,)| place).collect())
}

/// Chooses a place.
pub fn choose(
    tx: &mut Tx,
    id: SuccessorId,
    place: PlaceId,
    into: PlaceId,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO carried_places (successor_id, place_id, into_id, chosen_by, chosen_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (successor_id, place_id) DO NOTHING",
        id,
        place,
        into,
        by,
        now
    )?;
    Ok(())
}

/// Has the places walked along now, or once more after the walk that is under way.
pub fn walk(tx: &mut Tx, id: SuccessorId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO carryings (successor_id, begun_at, next_at, again, active_at, within_number, looked_at, topic_count, post_count)
         VALUES ($1, $2, $2, FALSE, 0, 0, 0, 0, 0)
         ON CONFLICT (successor_id) DO UPDATE SET
             again = (carryings.place_id IS NOT NULL OR carryings.within_id IS NOT NULL), next_at = excluded.next_at",
        id,
        now
    )?;
    Ok(())
}

/// Where places were chosen, has them walked along then, or once more after the walk that is under way.
pub fn walk_again(tx: &mut Tx, id: SuccessorId, then: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE carryings SET again = (place_id IS NOT NULL OR within_id IS NOT NULL), next_at = COALESCE(next_at, $2)
         WHERE successor_id = $1",
        id,
        then
    )?;
    Ok(())
}

/// How far the walk has come, where places were chosen.
pub fn progress(tx: &mut Tx, id: SuccessorId) -> Result<Option<Progress>> {
    sql!(
        tx.find,
        "SELECT w.begun_at, w.next_at, w.ended_at, w.looked_at,
                (SELECT CAST(COALESCE(SUM(p.topic_count), 0) AS BIGINT) FROM carried_places c
                 JOIN places p ON p.id = c.place_id AND p.seen_by <> 'leaders'
                 WHERE c.successor_id = w.successor_id), w.topic_count, w.post_count
         FROM carryings w WHERE w.successor_id = $1",
        id
    )
}

/// Whether a walk is to go on.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let found: Option<(SuccessorId,)> = sql!(
        tx.find,
        "SELECT successor_id FROM carryings WHERE next_at IS NOT NULL AND next_at <= $1 LIMIT 1",
        now
    )?;
    Ok(found.is_some())
}

/// A walk that is to go on. Each of several programs takes another.
pub fn due(tx: &mut Tx, now: Timestamp) -> Result<Option<Walk>> {
    sql!(
        tx.find,
        "SELECT successor_id, again, place_id, active_at, topic_id, within_id, within_number, looked_at, topic_count, post_count
         FROM carryings WHERE next_at IS NOT NULL AND next_at <= $1 ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED",
        now
    )
}

/// Notes how far a walk has come; it goes on at once.
pub fn save(tx: &mut Tx, walk: &Walk, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE carryings SET next_at = $2, place_id = $3, active_at = $4, topic_id = $5, within_id = $6, within_number = $7,
                              looked_at = $8, topic_count = $9, post_count = $10 WHERE successor_id = $1",
        walk.successor_id,
        now,
        walk.place_id,
        walk.active_at,
        walk.topic_id,
        walk.within_id,
        walk.within_number,
        walk.looked_at,
        walk.topics,
        walk.posts
    )?;
    Ok(())
}

/// The walk is at its end; the next one begins anew, then.
pub fn end(tx: &mut Tx, walk: &Walk, next_at: Option<Timestamp>, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE carryings SET next_at = $2, again = FALSE, place_id = NULL, active_at = 0, topic_id = NULL, within_id = NULL,
                              within_number = 0, looked_at = 0, topic_count = $3, post_count = $4, ended_at = $5
         WHERE successor_id = $1",
        walk.successor_id,
        next_at,
        walk.topics,
        walk.posts,
        now
    )?;
    Ok(())
}

/// Notes that a topic came along; `false` where it did before.
pub fn note_topic(tx: &mut Tx, topic: TopicId, new: CommunityId, origin: TopicId) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO carried_topics (topic_id, community_id, origin_id, stayed) VALUES ($1, $2, $3, 0)
         ON CONFLICT (topic_id) DO NOTHING",
        topic,
        new,
        origin
    )?;
    Ok(written == 1)
}

/// Notes how many posts of a topic that came along stayed behind.
pub fn note_stayed(tx: &mut Tx, topic: TopicId, stayed: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE carried_topics SET stayed = $2 WHERE topic_id = $1 AND stayed <> $2",
        topic,
        stayed
    )?;
    Ok(())
}

/// Notes that a post came along.
pub fn note_post(
    tx: &mut Tx,
    post: PostId,
    new: CommunityId,
    id: SuccessorId,
    account: AccountId,
    origin: PostId,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO carried_posts (post_id, community_id, successor_id, account_id, origin_id) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (post_id) DO NOTHING",
        post,
        new,
        id,
        account,
        origin
    )?;
    Ok(())
}

/// Somebody's posts that came along after `after`: those that are there, or those that were taken back.
pub fn of_account(
    tx: &mut Tx,
    id: SuccessorId,
    account: AccountId,
    withdrawn: bool,
    after: PostId,
    most: i64,
) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = sql!(
        tx.rows,
        "SELECT post_id FROM carried_posts WHERE successor_id = $1 AND account_id = $2 AND post_id > $4
         AND (withdrawn_at IS NOT NULL) = $3 ORDER BY post_id LIMIT $5",
        id,
        account,
        withdrawn,
        after,
        most
    )?;
    Ok(rows.into_iter().map(|(post,)| post).collect())
}

/// Notes that a post was taken back, or is there again.
pub fn set_withdrawn(tx: &mut Tx, post: PostId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE carried_posts SET withdrawn_at = $2 WHERE post_id = $1", post, at)?;
    Ok(())
}
