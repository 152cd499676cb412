//! The SQL of results.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::CommunityId;
use super::{Agreed, Amount, GoalResult, ResultId};

/// A community's results, in their order.
pub fn results(tx: &mut Tx, community: CommunityId) -> Result<Vec<GoalResult>> {
    sql!(
        tx.rows,
        "SELECT id, position, what, measure, baseline, target, due, value, updated_at FROM goal_results
         WHERE community_id = $1 AND removed_at IS NULL ORDER BY position, id LIMIT 3",
        community
    )
}

/// Writes a result, in the place of the one with this id where there is one.
pub fn put(tx: &mut Tx, id: ResultId, community: CommunityId, position: i64, agreed: &Agreed) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO goal_results (id, community_id, position, what, measure, baseline, target, due)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, what = excluded.what, target = excluded.target,
             due = excluded.due",
        id,
        community,
        position,
        agreed.what,
        agreed.measure,
        agreed.baseline,
        agreed.target,
        agreed.due.to_string()
    )?;
    Ok(())
}

/// Takes a result out; what was said of it stays.
pub fn remove(tx: &mut Tx, id: ResultId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE goal_results SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL", id, now)?;
    Ok(())
}

/// Writes how far a result has come.
pub fn set_value(tx: &mut Tx, id: ResultId, value: Amount, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE goal_results SET value = $2, updated_at = $3 WHERE id = $1", id, value, now)?;
    Ok(())
}

/// Writes the sentence.
pub fn set_goal(tx: &mut Tx, community: CommunityId, goal: &str) -> Result<()> {
    sql!(tx.run, "UPDATE communities SET goal = $2 WHERE id = $1", community, goal)?;
    Ok(())
}
