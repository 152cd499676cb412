//! The SQL of greetings.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::discussions::TopicId;

row! {
    /// Somebody who arrived.
    pub struct Newcomer {
        /// Who.
        pub id: AccountId,
        /// The name shown.
        pub name: String,
        /// The handle.
        pub handle: String,
        /// The seed of the portrait.
        pub portrait: i64,
        /// A line about themselves.
        pub line: String,
        /// When they joined.
        pub joined_at: Timestamp,
        /// What they need, where they said it and a conversation that they began since then stands.
        pub needs: Option<String>,
        /// What they can give, under the same rule.
        pub gives: Option<String>,
        /// The conversation that they began first, where they did.
        pub topic: Option<TopicId>,
    }
}

row! {
    /// Somebody who was greeted.
    pub struct Greeted {
        /// Who.
        pub id: AccountId,
        /// Their name.
        pub name: String,
        /// Their portrait.
        pub portrait: i64,
        /// By whom.
        pub greeter_id: AccountId,
        /// The name of who greeted them.
        pub greeter: String,
        /// When.
        pub greeted_at: Timestamp,
    }
}

/// Who joined since then, leads nothing, and was greeted by nobody; the latest two hundred to join are looked at.
pub fn waiting(
    tx: &mut Tx,
    community: CommunityId,
    since: Timestamp,
    now: Timestamp,
    most: i64,
) -> Result<Vec<Newcomer>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, a.line, m.joined_at, i.needs, i.gives,
                (SELECT p.topic_id FROM posts p JOIN topics t ON t.id = p.topic_id AND t.deleted_at IS NULL
                 WHERE p.community_id = $1 AND p.author_id = m.account_id AND p.number = 1 AND p.deleted_at IS NULL
                 ORDER BY p.created_at LIMIT 1)
         FROM (SELECT community_id, account_id, joined_at FROM memberships
               WHERE community_id = $1 AND joined_at > $2 AND left_at IS NULL ORDER BY joined_at DESC, account_id DESC LIMIT 200) AS m
         JOIN accounts a ON a.id = m.account_id
         LEFT JOIN introductions i ON i.community_id = m.community_id AND i.account_id = m.account_id
              AND EXISTS (SELECT 1 FROM posts p JOIN topics t ON t.id = p.topic_id AND t.deleted_at IS NULL
                          WHERE p.community_id = m.community_id AND p.author_id = m.account_id AND p.number = 1
                          AND p.deleted_at IS NULL AND p.created_at >= i.said_at)
         WHERE a.claimed_at IS NOT NULL
         AND NOT EXISTS (SELECT g.account_id FROM greetings g WHERE g.community_id = m.community_id AND g.account_id = m.account_id)
         AND NOT EXISTS (SELECT r.role FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                         AND r.role IN ('director', 'facilitator') AND (r.ends_at IS NULL OR r.ends_at > $3))
         AND NOT EXISTS (SELECT n.account_id FROM posts o JOIN topic_authors n ON n.topic_id = o.topic_id
                         AND n.account_id <> o.author_id
                         WHERE o.community_id = m.community_id AND o.author_id = m.account_id AND o.number = 1)
         ORDER BY m.joined_at, m.account_id LIMIT $4",
        community,
        since,
        now,
        most
    )
}

/// Whether somebody greets of their own will.
pub fn volunteers(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<bool> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT account_id FROM greeters WHERE community_id = $1 AND account_id = $2",
        community,
        account
    )?;
    Ok(found.is_some())
}

/// Notes that somebody greets from now on; they come after who does already.
pub fn volunteer(tx: &mut Tx, community: CommunityId, account: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO greeters (community_id, account_id, since, greeted_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (community_id, account_id) DO NOTHING",
        community,
        account,
        now
    )?;
    Ok(())
}

/// Forgets that somebody greets.
pub fn stop(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<()> {
    sql!(tx.run, "DELETE FROM greeters WHERE community_id = $1 AND account_id = $2", community, account)?;
    Ok(())
}

/// Notes that a greeter has just greeted; of others nothing is noted.
pub fn note_greeted(tx: &mut Tx, community: CommunityId, account: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE greeters SET greeted_at = $3 WHERE community_id = $1 AND account_id = $2",
        community,
        account,
        now
    )?;
    Ok(())
}

/// The fifty greeters whose turn is next, each with when they greeted last: when they said so, or when the newest of the latest two
/// hundred newcomers joined in whose first conversation they wrote.
pub fn greeters(
    tx: &mut Tx,
    community: CommunityId,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<(AccountId, Timestamp)>> {
    sql!(
        tx.rows,
        "SELECT g.account_id, COALESCE(MAX(CASE WHEN w.joined_at > g.greeted_at THEN w.joined_at END), g.greeted_at)
         FROM (SELECT community_id, account_id, greeted_at FROM greeters
               WHERE community_id = $1 ORDER BY greeted_at, account_id LIMIT 50) AS g
         LEFT JOIN (SELECT n.account_id, m.joined_at
                    FROM (SELECT community_id, account_id, joined_at FROM memberships
                          WHERE community_id = $1 AND joined_at > $2 AND left_at IS NULL
                          ORDER BY joined_at DESC, account_id DESC LIMIT 200) AS m
                    JOIN posts o ON o.community_id = m.community_id AND o.author_id = m.account_id AND o.number = 1
                    JOIN topic_authors n ON n.topic_id = o.topic_id AND n.account_id <> o.author_id) AS w ON w.account_id = g.account_id
         WHERE EXISTS (SELECT r.role FROM membership_roles r WHERE r.community_id = g.community_id AND r.account_id = g.account_id
                       AND r.role NOT IN ('partner', 'guest') AND (r.ends_at IS NULL OR r.ends_at > $3))
         GROUP BY g.account_id, g.greeted_at",
        community,
        since,
        now
    )
}

/// Who was greeted last, of those who belong.
pub fn greeted(tx: &mut Tx, community: CommunityId, since: Timestamp, most: i64) -> Result<Vec<Greeted>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.portrait, b.id, b.name, g.greeted_at FROM greetings g
         JOIN memberships m ON m.community_id = g.community_id AND m.account_id = g.account_id AND m.left_at IS NULL
         JOIN accounts a ON a.id = g.account_id JOIN accounts b ON b.id = g.greeted_by
         WHERE g.community_id = $1 AND g.greeted_at > $2 ORDER BY g.greeted_at DESC, g.account_id LIMIT $3",
        community,
        since,
        most
    )
}

/// Notes a greeting; the first stays.
pub fn put(
    tx: &mut Tx,
    community: CommunityId,
    newcomer: AccountId,
    greeter: AccountId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO greetings (community_id, account_id, greeted_by, greeted_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (community_id, account_id) DO NOTHING",
        community,
        newcomer,
        greeter,
        now
    )?;
    Ok(())
}

/// Who greeted somebody.
pub fn greeter_of(tx: &mut Tx, community: CommunityId, newcomer: AccountId) -> Result<Option<AccountId>> {
    sql!(
        tx.find,
        "SELECT greeted_by FROM greetings WHERE community_id = $1 AND account_id = $2",
        community,
        newcomer
    )
}

/// Forgets a greeting.
pub fn remove(tx: &mut Tx, community: CommunityId, newcomer: AccountId) -> Result<()> {
    sql!(tx.run, "DELETE FROM greetings WHERE community_id = $1 AND account_id = $2", community, newcomer)?;
    Ok(())
}
