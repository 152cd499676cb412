//! The SQL of departures.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::CommunityId;
use crate::features::accounts::AccountId;

/// Ends a membership with its roles; `false` where it had ended.
pub fn end(tx: &mut Tx, community: CommunityId, account: AccountId, now: Timestamp) -> Result<bool> {
    let ended = sql!(
        tx.run,
        "UPDATE memberships SET left_at = $3 WHERE community_id = $1 AND account_id = $2 AND left_at IS NULL",
        community,
        account,
        now
    )?;
    if ended == 1 {
        sql!(
            tx.run,
            "DELETE FROM membership_roles WHERE community_id = $1 AND account_id = $2",
            community,
            account
        )?;
        sql!(tx.run, "UPDATE communities SET member_count = member_count - 1 WHERE id = $1", community)?;
    }
    Ok(ended == 1)
}
