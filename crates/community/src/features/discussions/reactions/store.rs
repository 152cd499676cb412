//! The SQL of reactions.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::{PostId, Reaction, TopicId};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

row! {
    /// How many chose a kind under a post.
    pub struct Chosen {
        /// The post.
        pub post_id: PostId,
        /// The kind.
        pub kind: Reaction,
        /// How many chose it.
        pub people: i64,
        /// Whether the reader did.
        pub mine: bool,
    }
}

/// Writes a sign and counts it; one that is there stays.
pub fn insert(
    tx: &mut Tx,
    community: CommunityId,
    post: PostId,
    kind: Reaction,
    account: AccountId,
    now: Timestamp,
) -> Result<()> {
    let written = sql!(
        tx.run,
        "INSERT INTO reactions (post_id, kind, account_id, community_id, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (post_id, kind, account_id) DO NOTHING",
        post,
        kind,
        account,
        community,
        now
    )?;
    if written == 1 {
        count(tx, post, kind, 1)?;
    }
    Ok(())
}

/// Removes a sign and counts it out.
pub fn remove(tx: &mut Tx, post: PostId, kind: Reaction, account: AccountId) -> Result<()> {
    let removed = sql!(
        tx.run,
        "DELETE FROM reactions WHERE post_id = $1 AND kind = $2 AND account_id = $3",
        post,
        kind,
        account
    )?;
    if removed == 1 {
        count(tx, post, kind, -1)?;
    }
    Ok(())
}

fn count(tx: &mut Tx, post: PostId, kind: Reaction, people: i64) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO reaction_counts (post_id, kind, people) VALUES ($1, $2, $3)
         ON CONFLICT (post_id, kind) DO UPDATE SET people = reaction_counts.people + excluded.people",
        post,
        kind,
        people
    )?;
    Ok(())
}

/// What was chosen under the posts numbered `from` to `from + most - 1`.
pub fn of_page(tx: &mut Tx, topic: TopicId, from: i64, most: i64, reader: AccountId) -> Result<Vec<Chosen>> {
    sql!(
        tx.rows,
        "SELECT c.post_id, c.kind, c.people, r.account_id IS NOT NULL
         FROM posts p JOIN reaction_counts c ON c.post_id = p.id
         LEFT JOIN reactions r ON r.post_id = c.post_id AND r.kind = c.kind AND r.account_id = $4
         WHERE p.topic_id = $1 AND p.number >= $2 AND p.number < $3 AND c.people > 0",
        topic,
        from,
        from + most,
        reader
    )
}
