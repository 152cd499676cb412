//! The SQL of waivers.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{Action, Waiver};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// What directors leave out for now; nine at most.
pub fn all(tx: &mut Tx, community: CommunityId) -> Result<Vec<Waiver>> {
    sql!(
        tx.rows,
        "SELECT w.action, w.reason, w.review_on, a.name, w.waived_at FROM guide_waivers w JOIN accounts a ON a.id = w.waived_by
         WHERE w.community_id = $1 AND w.ended_at IS NULL",
        community
    )
}

/// Writes a waiver, over the one before.
pub fn put(
    tx: &mut Tx,
    community: CommunityId,
    action: Action,
    (reason, review_on): (&str, &str),
    account: AccountId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO guide_waivers (community_id, action, reason, review_on, waived_by, waived_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (community_id, action) DO UPDATE SET reason = excluded.reason, review_on = excluded.review_on,
             waived_by = excluded.waived_by, waived_at = excluded.waived_at, ended_at = NULL",
        community,
        action,
        reason,
        review_on,
        account,
        now
    )?;
    Ok(())
}

/// Ends a waiver; `false` where there is none.
pub fn end(tx: &mut Tx, community: CommunityId, action: Action, now: Timestamp) -> Result<bool> {
    let ended = sql!(
        tx.run,
        "UPDATE guide_waivers SET ended_at = $3 WHERE community_id = $1 AND action = $2 AND ended_at IS NULL",
        community,
        action,
        now
    )?;
    Ok(ended == 1)
}
