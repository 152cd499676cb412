//! The SQL of following.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{Level, Topic, TopicId};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::places::PlaceId;

/// What somebody chose for a topic.
pub fn level(tx: &mut Tx, account: AccountId, topic: TopicId) -> Result<Option<Level>> {
    let found: Option<(Level,)> = sql!(
        tx.find,
        "SELECT level FROM topic_follows WHERE account_id = $1 AND topic_id = $2",
        account,
        topic
    )?;
    Ok(found.map(|(level,)| level))
}

/// Writes what somebody chooses.
pub fn put(tx: &mut Tx, account: AccountId, topic: &Topic, level: Level, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO topic_follows (account_id, topic_id, community_id, level, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id, topic_id) DO UPDATE SET level = excluded.level, since = excluded.since",
        account,
        topic.id,
        topic.community_id,
        level,
        now
    )?;
    Ok(())
}

/// Somebody follows from now on, where they chose nothing before.
pub fn begin(
    tx: &mut Tx,
    account: AccountId,
    topic: TopicId,
    community: CommunityId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO topic_follows (account_id, topic_id, community_id, level, since) VALUES ($1, $2, $3, 'following', $4)
         ON CONFLICT (account_id, topic_id) DO NOTHING",
        account,
        topic,
        community,
        now
    )?;
    Ok(())
}

/// Forgets what somebody chose.
pub fn remove(tx: &mut Tx, account: AccountId, topic: TopicId) -> Result<()> {
    sql!(tx.run, "DELETE FROM topic_follows WHERE account_id = $1 AND topic_id = $2", account, topic)?;
    Ok(())
}

/// Posts that somebody has not seen in the topics that they muted, by place. Grows with what they muted.
pub fn muted_unread(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Vec<(PlaceId, i64)>> {
    sql!(
        tx.rows,
        "SELECT t.place_id, CAST(SUM(t.post_count - COALESCE(r.last_number, t.imported_count)) AS BIGINT)
         FROM topic_follows w JOIN topics t ON t.id = w.topic_id
         LEFT JOIN topic_reads r ON r.account_id = w.account_id AND r.topic_id = w.topic_id
         WHERE w.account_id = $1 AND w.community_id = $2 AND w.level = 'muted' AND t.deleted_at IS NULL
         GROUP BY t.place_id",
        account,
        community
    )
}
