//! The SQL of rosters.

use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::CommunityId;
use crate::features::accounts::AccountId;

/// Notes that a membership came by a roster.
pub fn mark(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE memberships SET rostered = TRUE WHERE community_id = $1 AND account_id = $2",
        community,
        account
    )?;
    Ok(())
}

/// Who belongs by a roster and does not direct, by name.
pub fn rostered(tx: &mut Tx, community: CommunityId) -> Result<Vec<(AccountId, String)>> {
    sql!(
        tx.rows,
        "SELECT m.account_id, a.name FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.left_at IS NULL AND m.rostered
         AND NOT EXISTS (SELECT r.role FROM membership_roles r WHERE r.community_id = m.community_id
                         AND r.account_id = m.account_id AND r.role = 'director')
         ORDER BY a.name_key, m.account_id",
        community
    )
}
