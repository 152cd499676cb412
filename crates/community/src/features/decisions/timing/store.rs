//! The SQL of what happens by itself.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::DecisionId;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// Whether the time of any decision has come.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let found: Option<(DecisionId,)> = sql!(
        tx.find,
        "SELECT id FROM decisions WHERE ended_at IS NULL AND ends_at <= $1
         UNION ALL SELECT id FROM decisions WHERE remind_at IS NOT NULL AND remind_at <= $1
         UNION ALL SELECT id FROM decisions WHERE review_at IS NOT NULL AND review_at <= $1 LIMIT 1",
        now
    )?;
    Ok(found.is_some())
}

/// Decisions whose deadline has passed. Each of several programs takes others.
pub fn to_end(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<DecisionId>> {
    ids(sql!(
        tx.rows,
        "SELECT id FROM decisions WHERE ended_at IS NULL AND ends_at <= $1 ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED",
        now,
        most
    ))
}

/// Decisions of which it is time to remind.
pub fn to_remind(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<DecisionId>> {
    ids(sql!(
        tx.rows,
        "SELECT id FROM decisions WHERE remind_at IS NOT NULL AND remind_at <= $1 ORDER BY remind_at LIMIT $2 FOR UPDATE SKIP LOCKED",
        now,
        most
    ))
}

/// Decisions whose review day has come.
pub fn to_review(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<DecisionId>> {
    ids(sql!(
        tx.rows,
        "SELECT id FROM decisions WHERE review_at IS NOT NULL AND review_at <= $1 ORDER BY review_at LIMIT $2 FOR UPDATE SKIP LOCKED",
        now,
        most
    ))
}

fn ids(found: Result<Vec<(DecisionId,)>>) -> Result<Vec<DecisionId>> {
    Ok(found?.into_iter().map(|(id,)| id).collect())
}

/// Notes that a decision takes no more answers. Nobody is reminded of it from here on.
pub fn end(tx: &mut Tx, id: DecisionId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decisions SET ended_at = $2, remind_at = NULL WHERE id = $1 AND ended_at IS NULL",
        id,
        now
    )?;
    Ok(())
}

/// Notes that no decision of a community takes answers any more.
pub fn end_all(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decisions SET ended_at = $2, remind_at = NULL WHERE community_id = $1 AND ended_at IS NULL",
        community,
        now
    )?;
    Ok(())
}

/// Notes that a decision is not opened again: its outcome holds.
pub fn forget_review(tx: &mut Tx, id: DecisionId) -> Result<()> {
    sql!(tx.run, "UPDATE decisions SET review_on = NULL, review_at = NULL WHERE id = $1", id)?;
    Ok(())
}

/// Notes that those who have not answered are reminded.
pub fn note_reminded(tx: &mut Tx, id: DecisionId) -> Result<()> {
    sql!(tx.run, "UPDATE decisions SET remind_at = NULL WHERE id = $1", id)?;
    Ok(())
}

/// Those whose answer is waited for and who still belong, from after an account.
pub fn silent(
    tx: &mut Tx,
    id: DecisionId,
    community: CommunityId,
    after: AccountId,
    most: i64,
) -> Result<Vec<AccountId>> {
    let found: Vec<(AccountId,)> = sql!(
        tx.rows,
        "SELECT w.account_id FROM decision_asked w
         JOIN memberships m ON m.community_id = $2 AND m.account_id = w.account_id AND m.left_at IS NULL
         WHERE w.decision_id = $1 AND w.waits AND w.account_id > $3 ORDER BY w.account_id LIMIT $4",
        id,
        community,
        after,
        most
    )?;
    Ok(found.into_iter().map(|(account,)| account).collect())
}
