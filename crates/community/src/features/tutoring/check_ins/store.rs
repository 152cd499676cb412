//! The SQL of check-ins.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{Binding, BindingId, CheckIn, CheckInId, Plan};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// Writes a check-in that is planned.
pub fn insert(
    tx: &mut Tx,
    id: CheckInId,
    binding: &Binding,
    plan: &Plan,
    leader: AccountId,
    by: AccountId,
    (remind_at, now): (Option<Timestamp>, Timestamp),
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO check_ins (id, community_id, binding_id, tutor_id, learner_id, leader_id, starts, zone, starts_at, meets, planned_by,
                                planned_at, remind_at, reason, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '')",
        id,
        binding.community_id,
        binding.id,
        binding.tutor_id,
        binding.learner_id,
        leader,
        plan.starts.time(),
        plan.starts.zone(),
        plan.starts.at(),
        plan.meets,
        by,
        now,
        remind_at
    )?;
    Ok(())
}

/// The check-in of this id.
pub fn find(tx: &mut Tx, id: CheckInId) -> Result<CheckIn> {
    sql!(
        tx.row,
        "SELECT c.id, c.community_id, c.binding_id, c.tutor_id, t.name, c.learner_id, l.name, c.leader_id, d.name, c.starts, c.zone,
                c.starts_at, c.meets, c.cancelled_at, c.cancelled_by, c.reason, c.reported_at, c.reported_by, c.note
         FROM check_ins c JOIN accounts t ON t.id = c.tutor_id JOIN accounts l ON l.id = c.learner_id
         JOIN accounts d ON d.id = c.leader_id WHERE c.id = $1",
        id
    )
}

/// Holds a check-in until the end of the act, so that two who say what became of it come one after the other.
pub fn lock(tx: &mut Tx, id: CheckInId) -> Result<()> {
    let _: (CheckInId,) = sql!(tx.row, "SELECT id FROM check_ins WHERE id = $1 FOR UPDATE", id)?;
    Ok(())
}

/// The binding that a check-in is about.
pub fn binding_of(tx: &mut Tx, id: CheckInId) -> Result<BindingId> {
    sql!(tx.row, "SELECT binding_id FROM check_ins WHERE id = $1", id)
}

/// How many were planned about a binding since then, whatever became of them.
pub fn planned_since(tx: &mut Tx, binding: BindingId, since: Timestamp) -> Result<i64> {
    sql!(tx.row, "SELECT COUNT(*) FROM check_ins WHERE binding_id = $1 AND planned_at > $2", binding, since)
}

/// How often those about a binding were changed since then.
pub fn changed_since(tx: &mut Tx, binding: BindingId, since: Timestamp) -> Result<i64> {
    sql!(
        tx.row,
        "SELECT CAST(COALESCE(SUM(changes), 0) AS BIGINT) FROM check_ins WHERE binding_id = $1 AND changes_since > $2",
        binding,
        since
    )
}

/// Check-ins about a binding, the latest first.
pub fn of_binding(tx: &mut Tx, binding: BindingId, most: i64) -> Result<Vec<CheckIn>> {
    sql!(
        tx.rows,
        "SELECT c.id, c.community_id, c.binding_id, c.tutor_id, t.name, c.learner_id, l.name, c.leader_id, d.name, c.starts, c.zone,
                c.starts_at, c.meets, c.cancelled_at, c.cancelled_by, c.reason, c.reported_at, c.reported_by, c.note
         FROM check_ins c JOIN accounts t ON t.id = c.tutor_id JOIN accounts l ON l.id = c.learner_id
         JOIN accounts d ON d.id = c.leader_id WHERE c.binding_id = $1 ORDER BY c.starts_at DESC, c.id DESC LIMIT $2",
        binding,
        most
    )
}

/// What is open about a binding.
pub fn open_of_binding(tx: &mut Tx, binding: BindingId) -> Result<Vec<CheckInId>> {
    let found: Vec<(CheckInId,)> = sql!(
        tx.rows,
        "SELECT id FROM check_ins WHERE binding_id = $1 AND cancelled_at IS NULL AND reported_at IS NULL ORDER BY starts_at, id LIMIT 100",
        binding
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Somebody's open check-ins from since then until then, what is due among them, the first to come first.
pub fn open_of(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    (since, until): (Timestamp, Timestamp),
    most: i64,
) -> Result<Vec<CheckIn>> {
    sql!(
        tx.rows,
        "SELECT c.id, c.community_id, c.binding_id, c.tutor_id, t.name, c.learner_id, l.name, c.leader_id, d.name, c.starts, c.zone,
                c.starts_at, c.meets, c.cancelled_at, c.cancelled_by, c.reason, c.reported_at, c.reported_by, c.note
         FROM (SELECT id FROM check_ins WHERE tutor_id = $2 AND community_id = $1 AND starts_at BETWEEN $3 AND $4
               UNION SELECT id FROM check_ins WHERE learner_id = $2 AND community_id = $1 AND starts_at BETWEEN $3 AND $4
               UNION SELECT id FROM check_ins WHERE leader_id = $2 AND community_id = $1 AND starts_at BETWEEN $3 AND $4) AS mine
         JOIN check_ins c ON c.id = mine.id
         JOIN accounts t ON t.id = c.tutor_id JOIN accounts l ON l.id = c.learner_id JOIN accounts d ON d.id = c.leader_id
         WHERE c.cancelled_at IS NULL AND c.reported_at IS NULL ORDER BY c.starts_at, c.id LIMIT $5",
        community,
        account,
        since,
        until,
        most
    )
}

/// Somebody's check-ins that were reported as done, the latest first.
pub fn done_of(tx: &mut Tx, community: CommunityId, account: AccountId, most: i64) -> Result<Vec<CheckIn>> {
    sql!(
        tx.rows,
        "SELECT c.id, c.community_id, c.binding_id, c.tutor_id, t.name, c.learner_id, l.name, c.leader_id, d.name, c.starts, c.zone,
                c.starts_at, c.meets, c.cancelled_at, c.cancelled_by, c.reason, c.reported_at, c.reported_by, c.note
         FROM (SELECT * FROM (SELECT id FROM check_ins WHERE tutor_id = $2 AND community_id = $1 AND reported_at IS NOT NULL
                              ORDER BY starts_at DESC LIMIT $3) AS a
               UNION SELECT * FROM (SELECT id FROM check_ins WHERE learner_id = $2 AND community_id = $1 AND reported_at IS NOT NULL
                                    ORDER BY starts_at DESC LIMIT $3) AS b
               UNION SELECT * FROM (SELECT id FROM check_ins WHERE leader_id = $2 AND community_id = $1 AND reported_at IS NOT NULL
                                    ORDER BY starts_at DESC LIMIT $3) AS e) AS mine
         JOIN check_ins c ON c.id = mine.id
         JOIN accounts t ON t.id = c.tutor_id JOIN accounts l ON l.id = c.learner_id JOIN accounts d ON d.id = c.leader_id
         ORDER BY c.starts_at DESC, c.id DESC LIMIT $3",
        community,
        account,
        most
    )
}

/// Writes when and where a check-in is now, and with whom.
pub fn change(
    tx: &mut Tx,
    id: CheckInId,
    plan: &Plan,
    leader: AccountId,
    remind_at: Option<Timestamp>,
) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE check_ins SET starts = $2, zone = $3, starts_at = $4, meets = $5, leader_id = $6, remind_at = $7 WHERE id = $1",
        id,
        plan.starts.time(),
        plan.starts.zone(),
        plan.starts.at(),
        plan.meets,
        leader,
        remind_at
    )?;
    Ok(())
}

/// Counts a change of a check-in; those before `since` are forgotten.
pub fn count_change(tx: &mut Tx, id: CheckInId, since: Timestamp, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE check_ins SET changes = CASE WHEN changes_since > $2 THEN changes + 1 ELSE 1 END,
                changes_since = CASE WHEN changes_since > $2 THEN changes_since ELSE $3 END WHERE id = $1",
        id,
        since,
        now
    )?;
    Ok(())
}

/// Cancels a check-in; by nobody where its binding ended.
pub fn cancel(tx: &mut Tx, id: CheckInId, by: Option<AccountId>, reason: &str, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE check_ins SET cancelled_at = $2, cancelled_by = $3, reason = $4, remind_at = NULL WHERE id = $1",
        id,
        now,
        by,
        reason
    )?;
    Ok(())
}

/// Writes that a check-in is done, with a note.
pub fn report(tx: &mut Tx, id: CheckInId, by: AccountId, note: &str, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE check_ins SET reported_at = COALESCE(reported_at, $2), reported_by = $3, note = $4, remind_at = NULL WHERE id = $1",
        id,
        now,
        by,
        note
    )?;
    Ok(())
}

/// Takes a report back, with its note.
pub fn take_back(tx: &mut Tx, id: CheckInId) -> Result<()> {
    sql!(tx.run, "UPDATE check_ins SET reported_at = NULL, reported_by = NULL, note = '' WHERE id = $1", id)?;
    Ok(())
}

/// Whether it is time to remind anybody.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let found: Option<(CheckInId,)> = sql!(
        tx.find,
        "SELECT id FROM check_ins WHERE remind_at IS NOT NULL AND remind_at <= $1 LIMIT 1",
        now
    )?;
    Ok(found.is_some())
}

/// Check-ins of which it is time to remind. Each of several programs takes others.
pub fn to_remind(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<CheckInId>> {
    let found: Vec<(CheckInId,)> = sql!(
        tx.rows,
        "SELECT id FROM check_ins WHERE remind_at IS NOT NULL AND remind_at <= $1 ORDER BY remind_at LIMIT $2 FOR UPDATE SKIP LOCKED",
        now,
        most
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Notes that its three were reminded.
pub fn note_reminded(tx: &mut Tx, id: CheckInId) -> Result<()> {
    sql!(tx.run, "UPDATE check_ins SET remind_at = NULL WHERE id = $1", id)?;
    Ok(())
}
