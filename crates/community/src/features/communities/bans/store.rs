//! The SQL of bans.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::CommunityId;
use crate::features::accounts::AccountId;

row! {
    /// Somebody who may not come back.
    pub struct Ban {
        /// Who.
        pub account_id: AccountId,
        /// Their name.
        pub name: String,
        /// Their portrait.
        pub portrait: i64,
        /// Why.
        pub reason: String,
        /// Since when.
        pub banned_at: Timestamp,
    }
}

/// Writes a ban; one that stands keeps its first reason.
pub fn insert(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    reason: &str,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO bans (community_id, account_id, reason, banned_by, banned_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (community_id, account_id) DO NOTHING",
        community,
        account,
        reason,
        by,
        now
    )?;
    Ok(())
}

/// Why somebody may not come in, where they may not.
pub fn reason(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Option<String>> {
    let found: Option<(String,)> = sql!(
        tx.find,
        "SELECT reason FROM bans WHERE community_id = $1 AND account_id = $2",
        community,
        account
    )?;
    Ok(found.map(|(reason,)| reason))
}

/// Who may not come back, the last banned first.
pub fn of_community(tx: &mut Tx, community: CommunityId) -> Result<Vec<Ban>> {
    sql!(
        tx.rows,
        "SELECT b.account_id, a.name, a.portrait, b.reason, b.banned_at FROM bans b JOIN accounts a ON a.id = b.account_id
         WHERE b.community_id = $1 ORDER BY b.banned_at DESC, b.account_id LIMIT 200",
        community
    )
}

/// Lifts a ban; `false` where none stood.
pub fn remove(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<bool> {
    let removed =
        sql!(tx.run, "DELETE FROM bans WHERE community_id = $1 AND account_id = $2", community, account)?;
    Ok(removed == 1)
}
