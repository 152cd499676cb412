//! The SQL of closing and opening again.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::answers::Tally;
use super::super::model::{DecisionId, Verdict};
use crate::features::accounts::AccountId;

/// Closes a decision; what takes answers still takes none from here on.
pub fn close(
    tx: &mut Tx,
    id: DecisionId,
    by: AccountId,
    verdict: Verdict,
    outcome: &str,
    review: Option<(String, Timestamp)>,
    now: Timestamp,
) -> Result<()> {
    let (review_on, review_at) = review.unzip();
    sql!(
        tx.run,
        "UPDATE decisions SET closed_at = $2, closed_by = $3, verdict = $4, outcome = $5, review_on = $6, review_at = $7,
                ended_at = COALESCE(ended_at, $2), remind_at = NULL
         WHERE id = $1",
        id,
        now,
        by,
        verdict,
        outcome,
        review_on,
        review_at
    )?;
    Ok(())
}

/// Forgets who was asked and what they answered. Objections stay on record, lifted.
pub fn forget_answers(tx: &mut Tx, id: DecisionId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "DELETE FROM decision_ballots WHERE decision_id = $1", id)?;
    sql!(tx.run, "DELETE FROM decision_asked WHERE decision_id = $1", id)?;
    sql!(
        tx.run,
        "UPDATE decision_objections SET lifted_at = $2 WHERE decision_id = $1 AND lifted_at IS NULL",
        id,
        now
    )?;
    Ok(())
}

/// Opens a decision again, with nothing counted.
pub fn reopen(tx: &mut Tx, id: DecisionId, tally: &Tally, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decisions SET round = round + 1, opened_at = $2, tally = $3, answer_count = 0, closed_at = NULL, closed_by = NULL,
                verdict = NULL, outcome = '', review_on = NULL, review_at = NULL
         WHERE id = $1",
        id,
        now,
        tally.stored()
    )?;
    Ok(())
}
