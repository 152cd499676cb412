//! The SQL of personal goals.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{Goal, GoalId, SharedGoal};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// The goal of this id; nothing where it was removed.
pub fn find(tx: &mut Tx, id: GoalId) -> Result<Goal> {
    sql!(
        tx.row,
        "SELECT id, community_id, account_id, text, shared, reached_at FROM personal_goals WHERE id = $1 AND removed_at IS NULL",
        id
    )
}

/// Somebody's goals in a community: the open ones first; at most fifty.
pub fn of_person(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Vec<Goal>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, account_id, text, shared, reached_at FROM personal_goals
         WHERE community_id = $1 AND account_id = $2 AND removed_at IS NULL ORDER BY (reached_at IS NOT NULL), id LIMIT 50",
        community,
        account
    )
}

/// The latest goals that others than `reader` share.
pub fn shared(tx: &mut Tx, community: CommunityId, reader: AccountId, most: i64) -> Result<Vec<SharedGoal>> {
    sql!(
        tx.rows,
        "SELECT g.text, g.reached_at, a.name, a.handle, a.portrait FROM personal_goals g JOIN accounts a ON a.id = g.account_id
         WHERE g.community_id = $1 AND g.removed_at IS NULL AND g.shared AND g.account_id <> $2 ORDER BY g.id DESC LIMIT $3",
        community,
        reader,
        most
    )
}

/// Writes a goal.
pub fn insert(
    tx: &mut Tx,
    id: GoalId,
    community: CommunityId,
    account: AccountId,
    (text, shared): (&str, bool),
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO personal_goals (id, community_id, account_id, text, shared, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        community,
        account,
        text,
        shared,
        now
    )?;
    Ok(())
}

/// Notes that a goal was reached, or is open again.
pub fn set_reached(tx: &mut Tx, id: GoalId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE personal_goals SET reached_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// Removes a goal.
pub fn remove(tx: &mut Tx, id: GoalId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE personal_goals SET removed_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}
