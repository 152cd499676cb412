//! The SQL of who is asked.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::ids::Raw;
use platform::{Result, row, sql};

use super::super::model::{Reader, Study, StudyId};
use super::{Audience, LinkId};
use crate::features::accounts::Email;
use crate::features::communities::{CommunityId, Role};

row! {
    /// A personal link.
    pub struct Link {
        /// Its id.
        pub id: LinkId,
        /// To which study.
        pub study_id: StudyId,
        /// To whom it was mailed; nobody where somebody started by the public link.
        pub email: Option<String>,
        /// Its secret.
        pub token: String,
        /// Whether its holder has answered.
        pub answered: bool,
    }
}

/// Members whom the study asks now.
pub fn count_asked(tx: &mut Tx, study: &Study, now: Timestamp) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL
         AND ($2 = '' AND EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id
                                      AND r.account_id = m.account_id AND (r.ends_at IS NULL OR r.ends_at > $3)
                                      AND r.role <> 'partner' AND r.role <> 'guest')
              OR EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id
                         AND r.account_id = m.account_id AND (r.ends_at IS NULL OR r.ends_at > $3)
                         AND $2 LIKE '% ' || r.role || ' %'))",
        study.community_id,
        study.roles,
        now
    )?;
    Ok(count)
}

/// Members whom the study asks and who have not answered, from after an account on, one page.
pub fn silent(tx: &mut Tx, study: &Study, after: Raw, most: i64, now: Timestamp) -> Result<Vec<Reader>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.email, a.language FROM memberships m JOIN accounts a ON a.id = m.account_id
         LEFT JOIN study_participations p ON p.study_id = $4 AND p.account_id = m.account_id
         WHERE m.community_id = $1 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL AND p.account_id IS NULL
         AND ($2 = '' AND EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id
                                      AND r.account_id = m.account_id AND (r.ends_at IS NULL OR r.ends_at > $3)
                                      AND r.role <> 'partner' AND r.role <> 'guest')
              OR EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id
                         AND r.account_id = m.account_id AND (r.ends_at IS NULL OR r.ends_at > $3)
                         AND $2 LIKE '% ' || r.role || ' %'))
         AND m.account_id > $5 ORDER BY m.account_id LIMIT $6",
        study.community_id,
        study.roles,
        now,
        study.id,
        after,
        most
    )
}

/// Members who answered, from after an account on, one page.
pub fn took_part(tx: &mut Tx, study: StudyId, after: Raw, most: i64) -> Result<Vec<Reader>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.email, a.language FROM study_participations p JOIN accounts a ON a.id = p.account_id
         WHERE p.study_id = $1 AND p.account_id > $2 ORDER BY p.account_id LIMIT $3",
        study,
        after,
        most
    )
}

/// Who directs the community.
pub fn directors(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<Vec<Reader>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.email, a.language FROM membership_roles r
         JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
         JOIN accounts a ON a.id = r.account_id
         WHERE r.community_id = $1 AND r.role = 'director' AND (r.ends_at IS NULL OR r.ends_at > $2) ORDER BY a.id LIMIT 50",
        community,
        now
    )
}

/// Whether at least five people hold the role, without counting further.
pub fn held_by_five(tx: &mut Tx, community: CommunityId, role: Role) -> Result<bool> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM (SELECT r.account_id FROM membership_roles r
             JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
             WHERE r.community_id = $1 AND r.role = $2 LIMIT 5) held",
        community,
        role
    )?;
    Ok(count == 5)
}

/// Writes the audience of a study that has not opened.
pub fn save(tx: &mut Tx, id: StudyId, audience: &Audience) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE studies SET for_members = $2, roles = $3, public_most = $4, zone = $5, opens_at = $6, closes_at = $7
         WHERE id = $1 AND opened_at IS NULL",
        id,
        audience.for_members,
        audience.roles,
        audience.public_most,
        audience.zone,
        audience.opens_at,
        audience.closes_at
    )?;
    Ok(())
}

/// Moves the end, and how many may answer by the public link.
pub fn extend(tx: &mut Tx, id: StudyId, closes_at: Timestamp, public_most: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE studies SET closes_at = $2, public_most = $3 WHERE id = $1 AND closed_at IS NULL",
        id,
        closes_at,
        public_most
    )?;
    Ok(())
}

/// Counts people who were invited.
pub fn add_invited(tx: &mut Tx, id: StudyId, added: i64) -> Result<()> {
    sql!(tx.run, "UPDATE studies SET invited = invited + $2 WHERE id = $1", id, added)?;
    Ok(())
}

/// Writes when those who had not answered were reminded.
pub fn reminded(tx: &mut Tx, id: StudyId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE studies SET reminded_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// Writes a personal link for an address; `false` where it has one.
pub fn insert_link(tx: &mut Tx, id: LinkId, study: StudyId, email: &Email, token: &str) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO study_links (id, study_id, email, email_key, token, mailed, answered) VALUES ($1, $2, $3, $4, $5, FALSE, FALSE)
         ON CONFLICT (study_id, email_key) DO NOTHING",
        id,
        study,
        email.as_str(),
        email.key(),
        token
    )?;
    Ok(written == 1)
}

/// Writes the link of somebody who starts by the public one.
pub fn insert_started(tx: &mut Tx, id: LinkId, study: StudyId, token: &str) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO study_links (id, study_id, token, mailed, answered) VALUES ($1, $2, $3, TRUE, FALSE)",
        id,
        study,
        token
    )?;
    Ok(())
}

/// The link with this secret.
pub fn by_token(tx: &mut Tx, token: &str) -> Result<Option<Link>> {
    sql!(tx.find, "SELECT id, study_id, email, token, answered FROM study_links WHERE token = $1", token)
}

/// Links to which no mail has left, one page.
pub fn unmailed(tx: &mut Tx, study: StudyId, most: i64) -> Result<Vec<Link>> {
    sql!(
        tx.rows,
        "SELECT id, study_id, email, token, answered FROM study_links
         WHERE study_id = $1 AND mailed = FALSE AND email IS NOT NULL ORDER BY id LIMIT $2",
        study,
        most
    )
}

/// Marks that the mail of a link was written.
pub fn mailed(tx: &mut Tx, id: LinkId) -> Result<()> {
    sql!(tx.run, "UPDATE study_links SET mailed = TRUE WHERE id = $1", id)?;
    Ok(())
}

/// Mailed links whose holders have or have not answered, from after one on, one page.
pub fn links(tx: &mut Tx, study: StudyId, answered: bool, after: Raw, most: i64) -> Result<Vec<Link>> {
    sql!(
        tx.rows,
        "SELECT id, study_id, email, token, answered FROM study_links
         WHERE study_id = $1 AND answered = $2 AND mailed = TRUE AND email IS NOT NULL AND id > $3 ORDER BY id LIMIT $4",
        study,
        answered,
        after,
        most
    )
}

/// The addresses invited last.
pub fn invited(tx: &mut Tx, study: StudyId) -> Result<Vec<Link>> {
    sql!(
        tx.rows,
        "SELECT id, study_id, email, token, answered FROM study_links
         WHERE study_id = $1 AND email IS NOT NULL ORDER BY id DESC LIMIT 50",
        study
    )
}
