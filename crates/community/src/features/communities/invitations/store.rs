//! The SQL of invitations.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{CommunityId, InvitationId};
use super::super::roles::Grant;
use super::model::{Invitation, Terms};
use crate::features::accounts::AccountId;

/// Writes a new link.
#[expect(clippy::too_many_arguments, reason = "a link is this much")]
pub fn insert(
    tx: &mut Tx,
    id: InvitationId,
    community: CommunityId,
    token: &str,
    terms: &Terms,
    account: Option<AccountId>,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO invitations (id, community_id, token, role, note, account_id, uses_left, uses, ends_at, created_by, created_at,
                                  organisation_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11)",
        id,
        community,
        token,
        terms.role,
        terms.note,
        account,
        terms.uses,
        terms.ends_at,
        by,
        now,
        terms.organisation
    )?;
    Ok(())
}

/// The link with this secret.
pub fn by_token(tx: &mut Tx, token: &str) -> Result<Option<Invitation>> {
    sql!(
        tx.find,
        "SELECT id, community_id, token, role, note, account_id, uses_left, uses, ends_at, revoked_at, organisation_id,
                mailed_to, label, role_ends_at
         FROM invitations WHERE token = $1",
        token
    )
}

/// The link of this id.
pub fn find(tx: &mut Tx, id: InvitationId) -> Result<Invitation> {
    sql!(
        tx.row,
        "SELECT id, community_id, token, role, note, account_id, uses_left, uses, ends_at, revoked_at, organisation_id,
                mailed_to, label, role_ends_at
         FROM invitations WHERE id = $1",
        id
    )
}

/// A community's newest links that are not personal.
pub fn of_community(tx: &mut Tx, community: CommunityId) -> Result<Vec<Invitation>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, token, role, note, account_id, uses_left, uses, ends_at, revoked_at, organisation_id,
                mailed_to, label, role_ends_at
         FROM invitations WHERE community_id = $1 ORDER BY created_at DESC, id DESC LIMIT 50",
        community
    )
}

/// Notes that a link goes to an address only, and what else the role has that it gives.
pub fn mail(tx: &mut Tx, id: InvitationId, to: &str, grant: &Grant) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE invitations SET mailed_to = $2, label = $3, role_ends_at = $4 WHERE id = $1",
        id,
        to,
        grant.label,
        grant.ends_at
    )?;
    Ok(())
}

/// Whether a link that gives this role went to an address and still works.
pub fn is_on_its_way(
    tx: &mut Tx,
    community: CommunityId,
    to: &str,
    grant: &Grant,
    now: Timestamp,
) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        tx.find,
        "SELECT CAST(1 AS BIGINT) FROM invitations
         WHERE community_id = $1 AND mailed_to = $2 AND role = $3 AND label = $4 AND COALESCE(role_ends_at, 0) = $5
         AND account_id IS NULL AND revoked_at IS NULL AND uses_left > 0 AND ends_at > $6 LIMIT 1",
        community,
        to,
        grant.role,
        grant.label,
        grant.ends_at.unwrap_or(Timestamp(0)),
        now
    )?;
    Ok(found.is_some())
}

/// Whether somebody belongs, or has belonged, to another community than this one.
pub fn belongs_elsewhere(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        tx.find,
        "SELECT CAST(1 AS BIGINT) FROM memberships WHERE account_id = $1 AND community_id <> $2 LIMIT 1",
        account,
        community
    )?;
    Ok(found.is_some())
}

/// Uses the link once; `false` where it no longer works. Of many who try at once, as many get in as it allows.
pub fn consume(tx: &mut Tx, id: InvitationId, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE invitations SET uses = uses + 1, uses_left = uses_left - 1
         WHERE id = $1 AND revoked_at IS NULL AND (uses_left IS NULL OR uses_left > 0) AND (ends_at IS NULL OR ends_at > $2)",
        id,
        now
    )?;
    Ok(changed == 1)
}

/// Ends the link; `false` where it was ended before.
pub fn revoke(tx: &mut Tx, id: InvitationId, now: Timestamp) -> Result<bool> {
    Ok(sql!(tx.run, "UPDATE invitations SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", id, now)?
        == 1)
}

/// Ends the links that somebody made here.
pub fn revoke_of(tx: &mut Tx, community: CommunityId, by: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE invitations SET revoked_at = $3 WHERE community_id = $1 AND created_by = $2 AND revoked_at IS NULL",
        community,
        by,
        now
    )?;
    Ok(())
}
