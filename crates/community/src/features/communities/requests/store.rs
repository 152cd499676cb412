//! The SQL of requests.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::CommunityId;
use crate::features::accounts::AccountId;

row! {
    /// Somebody who asks to join.
    pub struct Request {
        /// Who.
        pub account_id: AccountId,
        /// Their name.
        pub name: String,
        /// Their portrait.
        pub portrait: i64,
        /// The line about themselves.
        pub line: String,
        /// What they say.
        pub message: String,
        /// When they asked.
        pub created_at: Timestamp,
    }
}

/// Writes a request, or what somebody says now.
pub fn put(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    message: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO membership_requests (community_id, account_id, message, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (community_id, account_id)
         DO UPDATE SET message = excluded.message, created_at = excluded.created_at, decided_at = NULL, decided_by = NULL",
        community,
        account,
        message,
        now
    )?;
    Ok(())
}

/// Forgets a request that nobody has decided.
pub fn remove_waiting(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<()> {
    sql!(
        tx.run,
        "DELETE FROM membership_requests WHERE community_id = $1 AND account_id = $2 AND decided_at IS NULL",
        community,
        account
    )?;
    Ok(())
}

/// Whether somebody's request waits.
pub fn is_waiting(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<bool> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT account_id FROM membership_requests WHERE community_id = $1 AND account_id = $2 AND decided_at IS NULL",
        community,
        account
    )?;
    Ok(found.is_some())
}

/// Who waits, the longest first.
pub fn waiting(tx: &mut Tx, community: CommunityId) -> Result<Vec<Request>> {
    sql!(
        tx.rows,
        "SELECT q.account_id, a.name, a.portrait, a.line, q.message, q.created_at
         FROM membership_requests q JOIN accounts a ON a.id = q.account_id
         WHERE q.community_id = $1 AND q.decided_at IS NULL ORDER BY q.created_at, q.account_id LIMIT 100",
        community
    )
}

/// How many wait, at most a hundred.
pub fn waiting_count(tx: &mut Tx, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM (SELECT account_id FROM membership_requests
                               WHERE community_id = $1 AND decided_at IS NULL LIMIT 100) AS q",
        community
    )?;
    Ok(count)
}

/// Notes a decision; `false` where nothing waits.
pub fn decide(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    by: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let decided = sql!(
        tx.run,
        "UPDATE membership_requests SET decided_at = $4, decided_by = $3
         WHERE community_id = $1 AND account_id = $2 AND decided_at IS NULL",
        community,
        account,
        by,
        now
    )?;
    Ok(decided == 1)
}
