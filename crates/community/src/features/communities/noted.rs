//! The SQL of what other features note about a community.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{CommunityId, Type};
use crate::features::accounts::AccountId;

/// Notes that a study was opened.
pub fn study_opened(tx: &mut Tx, id: CommunityId) -> Result<()> {
    sql!(tx.run, "UPDATE communities SET studies_opened = TRUE WHERE id = $1 AND NOT studies_opened", id)?;
    Ok(())
}

/// Writes what a community is for.
pub fn set_type(tx: &mut Tx, id: CommunityId, kind: Type) -> Result<()> {
    sql!(tx.run, "UPDATE communities SET type = $2 WHERE id = $1", id, kind)?;
    Ok(())
}

/// Writes a community's goal and welcome.
pub fn set_texts(tx: &mut Tx, id: CommunityId, goal: &str, welcome: &str) -> Result<()> {
    sql!(tx.run, "UPDATE communities SET goal = $2, welcome = $3 WHERE id = $1", id, goal, welcome)?;
    Ok(())
}

/// Whether somebody belongs who does not direct, without counting them.
pub fn has_others(tx: &mut Tx, id: CommunityId, now: Timestamp) -> Result<bool> {
    let other: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT m.account_id FROM memberships m WHERE m.community_id = $1 AND m.left_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                         AND r.role = 'director' AND (r.ends_at IS NULL OR r.ends_at > $2)) LIMIT 1",
        id,
        now
    )?;
    Ok(other.is_some())
}
