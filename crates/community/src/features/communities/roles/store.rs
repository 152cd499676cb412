//! The SQL of roles that change.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{CommunityId, OrganisationId, Role};
use super::Grant;
use crate::features::accounts::AccountId;

/// Holds the community until the end, so that two directors never step down past each other.
pub fn lock(tx: &mut Tx, community: CommunityId) -> Result<()> {
    sql!(tx.row::<(CommunityId,)>, "SELECT id FROM communities WHERE id = $1 FOR UPDATE", community)?;
    Ok(())
}

/// Whether somebody else directs the community.
pub fn another_director(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT r.account_id FROM membership_roles r
         JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
         WHERE r.community_id = $1 AND r.role = 'director' AND r.account_id <> $2 AND (r.ends_at IS NULL OR r.ends_at > $3)
         LIMIT 1",
        community,
        account,
        now
    )?;
    Ok(found.is_some())
}

/// Those who direct the community, at most twenty.
pub fn directors(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<Vec<AccountId>> {
    let rows: Vec<(AccountId,)> = sql!(
        tx.rows,
        "SELECT r.account_id FROM membership_roles r
         JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
         WHERE r.community_id = $1 AND r.role = 'director' AND (r.ends_at IS NULL OR r.ends_at > $2) ORDER BY r.account_id LIMIT 20",
        community,
        now
    )?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

/// The roles that somebody holds now, with their labels and ends.
pub fn grants(tx: &mut Tx, community: CommunityId, account: AccountId, now: Timestamp) -> Result<Vec<Grant>> {
    let rows: Vec<(Role, String, Option<Timestamp>, Option<OrganisationId>)> = sql!(
        tx.rows,
        "SELECT role, label, ends_at, organisation_id FROM membership_roles
         WHERE community_id = $1 AND account_id = $2 AND (ends_at IS NULL OR ends_at > $3)",
        community,
        account,
        now
    )?;
    let grant = |(role, label, ends_at, organisation)| Grant { role, label, ends_at, organisation };
    Ok(rows.into_iter().map(grant).collect())
}

/// Takes a role away.
pub fn revoke(tx: &mut Tx, community: CommunityId, account: AccountId, role: Role) -> Result<()> {
    sql!(
        tx.run,
        "DELETE FROM membership_roles WHERE community_id = $1 AND account_id = $2 AND role = $3",
        community,
        account,
        role
    )?;
    Ok(())
}
