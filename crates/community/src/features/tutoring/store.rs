//! The SQL of bindings and of the rhythm.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{Binding, BindingId};
use crate::features::accounts::{AccountId, Person};
use crate::features::communities::CommunityId;

/// Bindings of somebody on a page.
pub const MOST: i64 = 100;

/// Writes that a tutor follows a learner; `false` where they do already.
pub fn bind(
    tx: &mut Tx,
    id: BindingId,
    community: CommunityId,
    (tutor, learner): (AccountId, AccountId),
    by: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO tutor_bindings (id, community_id, tutor_id, learner_id, bound_by, bound_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (community_id, tutor_id, learner_id) WHERE ended_at IS NULL DO NOTHING",
        id,
        community,
        tutor,
        learner,
        by,
        now
    )?;
    Ok(written == 1)
}

/// Ends a binding; `false` where it had ended.
pub fn end(tx: &mut Tx, id: BindingId, now: Timestamp) -> Result<bool> {
    let ended =
        sql!(tx.run, "UPDATE tutor_bindings SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, now)?;
    Ok(ended == 1)
}

/// The binding of this id, ended or not.
pub fn find(tx: &mut Tx, id: BindingId) -> Result<Binding> {
    sql!(
        tx.row,
        "SELECT b.id, b.community_id, b.tutor_id, t.name, t.handle, t.portrait, b.learner_id, l.name, l.handle, l.portrait, b.bound_at,
                b.ended_at,
                (SELECT MIN(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.cancelled_at IS NULL AND c.reported_at IS NULL),
                (SELECT MAX(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.reported_at IS NOT NULL)
         FROM tutor_bindings b JOIN accounts t ON t.id = b.tutor_id JOIN accounts l ON l.id = b.learner_id WHERE b.id = $1",
        id
    )
}

/// Holds a binding until the end of the act, so that two who plan about it count right.
pub fn lock(tx: &mut Tx, id: BindingId) -> Result<()> {
    let _: (BindingId,) = sql!(tx.row, "SELECT id FROM tutor_bindings WHERE id = $1 FOR UPDATE", id)?;
    Ok(())
}

/// Whom a tutor follows, by name.
pub fn of_tutor(tx: &mut Tx, community: CommunityId, tutor: AccountId) -> Result<Vec<Binding>> {
    sql!(
        tx.rows,
        "SELECT b.id, b.community_id, b.tutor_id, t.name, t.handle, t.portrait, b.learner_id, l.name, l.handle, l.portrait, b.bound_at,
                b.ended_at,
                (SELECT MIN(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.cancelled_at IS NULL AND c.reported_at IS NULL),
                (SELECT MAX(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.reported_at IS NOT NULL)
         FROM tutor_bindings b JOIN accounts t ON t.id = b.tutor_id JOIN accounts l ON l.id = b.learner_id
         WHERE b.community_id = $1 AND b.tutor_id = $2 AND b.ended_at IS NULL ORDER BY l.name, b.id LIMIT $3",
        community,
        tutor,
        MOST
    )
}

/// Who follows a learner, by name.
pub fn of_learner(tx: &mut Tx, community: CommunityId, learner: AccountId) -> Result<Vec<Binding>> {
    sql!(
        tx.rows,
        "SELECT b.id, b.community_id, b.tutor_id, t.name, t.handle, t.portrait, b.learner_id, l.name, l.handle, l.portrait, b.bound_at,
                b.ended_at,
                (SELECT MIN(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.cancelled_at IS NULL AND c.reported_at IS NULL),
                (SELECT MAX(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.reported_at IS NOT NULL)
         FROM tutor_bindings b JOIN accounts t ON t.id = b.tutor_id JOIN accounts l ON l.id = b.learner_id
         WHERE b.community_id = $1 AND b.learner_id = $2 AND b.ended_at IS NULL ORDER BY t.name, b.id LIMIT $3",
        community,
        learner,
        MOST
    )
}

/// Bindings of a community from before (`bound_at`, id), the newest first.
pub fn of_community(
    tx: &mut Tx,
    community: CommunityId,
    before: (Timestamp, BindingId),
    most: i64,
) -> Result<Vec<Binding>> {
    sql!(
        tx.rows,
        "SELECT b.id, b.community_id, b.tutor_id, t.name, t.handle, t.portrait, b.learner_id, l.name, l.handle, l.portrait, b.bound_at,
                b.ended_at,
                (SELECT MIN(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.cancelled_at IS NULL AND c.reported_at IS NULL),
                (SELECT MAX(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.reported_at IS NOT NULL)
         FROM tutor_bindings b JOIN accounts t ON t.id = b.tutor_id JOIN accounts l ON l.id = b.learner_id
         WHERE b.community_id = $1 AND b.ended_at IS NULL AND (b.bound_at, b.id) < ($2, $3)
         ORDER BY b.bound_at DESC, b.id DESC LIMIT $4",
        community,
        before.0,
        before.1,
        most
    )
}

/// Bindings of which a check-in is due, who waits longest first.
pub fn due(tx: &mut Tx, community: CommunityId, now: Timestamp, most: i64) -> Result<Vec<Binding>> {
    sql!(
        tx.rows,
        "SELECT b.id, b.community_id, b.tutor_id, t.name, t.handle, t.portrait, b.learner_id, l.name, l.handle, l.portrait, b.bound_at,
                b.ended_at, d.since,
                (SELECT MAX(c.starts_at) FROM check_ins c WHERE c.binding_id = b.id AND c.reported_at IS NOT NULL)
         FROM (SELECT o.binding_id, MIN(o.starts_at) AS since
               FROM (SELECT binding_id, starts_at FROM check_ins
                     WHERE community_id = $1 AND starts_at <= $2 AND cancelled_at IS NULL AND reported_at IS NULL
                     ORDER BY starts_at LIMIT $3) AS o GROUP BY o.binding_id) AS d
         JOIN tutor_bindings b ON b.id = d.binding_id JOIN accounts t ON t.id = b.tutor_id JOIN accounts l ON l.id = b.learner_id
         ORDER BY d.since, b.id",
        community,
        now,
        most
    )
}

/// The standing bindings that somebody is in, on either side.
pub fn with(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Vec<BindingId>> {
    let found: Vec<(BindingId,)> = sql!(
        tx.rows,
        "SELECT id FROM tutor_bindings WHERE community_id = $1 AND tutor_id = $2 AND ended_at IS NULL
         UNION SELECT id FROM tutor_bindings WHERE community_id = $1 AND learner_id = $2 AND ended_at IS NULL",
        community,
        account
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Members who hold a role now, by name; at most two hundred are looked at.
pub fn holders(tx: &mut Tx, community: CommunityId, role: &str, now: Timestamp) -> Result<Vec<Person>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, a.line
         FROM (SELECT community_id, account_id FROM membership_roles
               WHERE community_id = $1 AND role = $2 AND (ends_at IS NULL OR ends_at > $3) ORDER BY account_id LIMIT 200) AS r
         JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
         JOIN accounts a ON a.id = r.account_id ORDER BY a.name, a.id",
        community,
        role,
        now
    )
}

/// Of the latest two hundred to join, learners whom no tutor follows; whether any tutor follows anybody here.
pub fn unfollowed(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<(Vec<String>, bool)> {
    let any: Option<(BindingId,)> = sql!(
        tx.find,
        "SELECT id FROM tutor_bindings WHERE community_id = $1 AND ended_at IS NULL LIMIT 1",
        community
    )?;
    if any.is_none() {
        return Ok((Vec::new(), false));
    }
    let names: Vec<(String,)> = sql!(
        tx.rows,
        "SELECT a.name
         FROM (SELECT community_id, account_id, joined_at FROM memberships
               WHERE community_id = $1 AND left_at IS NULL ORDER BY joined_at DESC, account_id DESC LIMIT 200) AS m
         JOIN accounts a ON a.id = m.account_id
         WHERE EXISTS (SELECT r.role FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                       AND r.role = 'learner' AND (r.ends_at IS NULL OR r.ends_at > $2))
         AND NOT EXISTS (SELECT b.id FROM tutor_bindings b WHERE b.community_id = m.community_id AND b.learner_id = m.account_id
                         AND b.ended_at IS NULL)
         ORDER BY m.joined_at, m.account_id LIMIT 50",
        community,
        now
    )?;
    Ok((names.into_iter().map(|(name,)| name).collect(), true))
}

/// After how many weeks the next check-in is proposed, where directors chose.
pub fn rhythm(tx: &mut Tx, community: CommunityId) -> Result<Option<i64>> {
    let found: Option<(i64,)> =
        sql!(tx.find, "SELECT weeks FROM tutoring_rhythms WHERE community_id = $1", community)?;
    Ok(found.map(|(weeks,)| weeks))
}

/// Writes it.
pub fn set_rhythm(tx: &mut Tx, community: CommunityId, weeks: i64, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO tutoring_rhythms (community_id, weeks, set_at) VALUES ($1, $2, $3)
         ON CONFLICT (community_id) DO UPDATE SET weeks = excluded.weeks, set_at = excluded.set_at",
        community,
        weeks,
        now
    )?;
    Ok(())
}
