//! The SQL of organisations and of what is opened to them. Owns `organisations`, `openings`.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{Access, CommunityId, OrganisationId, PlaceId};
use super::model::{Delegate, Organisation, OrganisationText};
use crate::features::accounts::{AccountId, fold};

/// Writes a new organisation.
pub fn insert(
    tx: &mut Tx,
    id: OrganisationId,
    community: CommunityId,
    text: &OrganisationText,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO organisations (id, community_id, name, name_key, line, link, colour, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        community,
        text.name,
        fold(&text.name),
        text.line,
        text.link,
        text.colour,
        now
    )?;
    Ok(())
}

/// Writes what a director says about an organisation.
pub fn change(tx: &mut Tx, id: OrganisationId, text: &OrganisationText) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE organisations SET name = $2, name_key = $3, line = $4, link = $5, colour = $6 WHERE id = $1",
        id,
        text.name,
        fold(&text.name),
        text.line,
        text.link,
        text.colour
    )?;
    Ok(())
}

/// Shows by an organisation's new name whoever was shown by its old one.
pub fn relabel(tx: &mut Tx, id: OrganisationId, before: &str, after: &str) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE membership_roles SET label = $3 WHERE organisation_id = $1 AND label = $2",
        id,
        before,
        after
    )?;
    Ok(())
}

/// A community's organisations that are not closed, by name.
pub fn of_community(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<Vec<Organisation>> {
    sql!(
        tx.rows,
        "SELECT o.id, o.name, o.line, o.link, o.colour,
                (SELECT COUNT(*) FROM openings p WHERE p.organisation_id = o.id),
                (SELECT COUNT(*) FROM membership_roles r WHERE r.organisation_id = o.id AND (r.ends_at IS NULL OR r.ends_at > $2))
         FROM organisations o WHERE o.community_id = $1 AND o.closed_at IS NULL ORDER BY o.name_key, o.id",
        community,
        now
    )
}

/// An organisation of a community, unless it is closed.
pub fn find(
    tx: &mut Tx,
    community: CommunityId,
    id: OrganisationId,
    now: Timestamp,
) -> Result<Option<Organisation>> {
    sql!(
        tx.find,
        "SELECT o.id, o.name, o.line, o.link, o.colour,
                (SELECT COUNT(*) FROM openings p WHERE p.organisation_id = o.id),
                (SELECT COUNT(*) FROM membership_roles r WHERE r.organisation_id = o.id AND (r.ends_at IS NULL OR r.ends_at > $3))
         FROM organisations o WHERE o.id = $2 AND o.community_id = $1 AND o.closed_at IS NULL",
        community,
        id,
        now
    )
}

/// Closes an organisation with everything that is opened to it.
pub fn close(tx: &mut Tx, id: OrganisationId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE organisations SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", id, now)?;
    sql!(tx.run, "DELETE FROM openings WHERE organisation_id = $1", id)?;
    Ok(())
}

/// Ends the links by which people come for an organisation.
pub fn revoke_invitations(tx: &mut Tx, id: OrganisationId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE invitations SET revoked_at = $2 WHERE organisation_id = $1 AND revoked_at IS NULL",
        id,
        now
    )?;
    Ok(())
}

/// Who is here for an organisation now, by name.
pub fn delegates(tx: &mut Tx, id: OrganisationId, now: Timestamp) -> Result<Vec<Delegate>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, r.label, r.ends_at
         FROM membership_roles r JOIN accounts a ON a.id = r.account_id
         WHERE r.organisation_id = $1 AND (r.ends_at IS NULL OR r.ends_at > $2) ORDER BY a.name_key, a.id LIMIT 200",
        id,
        now
    )
}

/// Everybody who holds a role for an organisation, ended ones too.
pub fn holders(tx: &mut Tx, id: OrganisationId) -> Result<Vec<AccountId>> {
    let rows: Vec<(AccountId,)> = sql!(
        tx.rows,
        "SELECT account_id FROM membership_roles WHERE organisation_id = $1 ORDER BY account_id",
        id
    )?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

/// The places that are opened to an organisation.
pub fn opened(tx: &mut Tx, id: OrganisationId) -> Result<Vec<(PlaceId, Access)>> {
    sql!(tx.rows, "SELECT place_id, level FROM openings WHERE organisation_id = $1", id)
}

/// To which organisations a place is opened, by name.
pub fn of_place(tx: &mut Tx, place: PlaceId) -> Result<Vec<(OrganisationId, String, Access)>> {
    sql!(
        tx.rows,
        "SELECT o.id, o.name, p.level FROM openings p JOIN organisations o ON o.id = p.organisation_id
         WHERE p.place_id = $1 ORDER BY o.name_key, o.id",
        place
    )
}

/// Opens a place to an organisation, or says anew how far.
pub fn open(
    tx: &mut Tx,
    id: OrganisationId,
    community: CommunityId,
    place: PlaceId,
    access: Access,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO openings (organisation_id, place_id, community_id, level, opened_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, place_id) DO UPDATE SET level = excluded.level",
        id,
        place,
        community,
        access,
        now
    )?;
    Ok(())
}

/// Ends what is opened of a place to an organisation.
pub fn shut(tx: &mut Tx, id: OrganisationId, place: PlaceId) -> Result<()> {
    sql!(tx.run, "DELETE FROM openings WHERE organisation_id = $1 AND place_id = $2", id, place)?;
    Ok(())
}
