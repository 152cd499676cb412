//! The SQL of goals.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{AgreedList, GoalChange, GoalChangeId, Update, UpdateId};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::communities::goal::{Amount, ResultId};
use crate::features::decisions::DecisionId;

/// A word on a result, to be written.
pub struct NewUpdate<'u> {
    /// Its id.
    pub id: UpdateId,
    /// Whose result.
    pub community: CommunityId,
    /// Which.
    pub result: ResultId,
    /// Who says so.
    pub by: AccountId,
    /// Where it is.
    pub value: Amount,
    /// In words.
    pub note: &'u str,
}

/// Writes a word on a result.
pub fn insert_update(tx: &mut Tx, new: &NewUpdate, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO goal_updates (id, community_id, result_id, account_id, value, note, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id,
        new.community,
        new.result,
        new.by,
        new.value,
        new.note,
        now
    )?;
    Ok(())
}

/// The latest words, the newest first.
pub fn updates(tx: &mut Tx, community: CommunityId) -> Result<Vec<Update>> {
    sql!(
        tx.rows,
        "SELECT r.what, r.measure, u.value, u.note, a.name, u.created_at FROM goal_updates u
         JOIN goal_results r ON r.id = u.result_id JOIN accounts a ON a.id = u.account_id
         WHERE u.community_id = $1 ORDER BY u.created_at DESC, u.id DESC LIMIT 40",
        community
    )
}

/// A change of the goal, to be written.
pub struct NewChange<'c> {
    /// Its id.
    pub id: GoalChangeId,
    /// Whose goal.
    pub community: CommunityId,
    /// Who wrote it.
    pub by: AccountId,
    /// The decision that it takes.
    pub decision: Option<DecisionId>,
    /// The sentence.
    pub goal: &'c str,
    /// The results.
    pub results: &'c AgreedList,
    /// Why.
    pub reason: &'c str,
}

/// Writes a change down: proposed, or where it takes no decision agreed on.
pub fn insert_change(tx: &mut Tx, new: &NewChange, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO goal_changes (id, community_id, account_id, decision_id, goal, results, reason, created_at, adopted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id,
        new.community,
        new.by,
        new.decision,
        new.goal,
        new.results,
        new.reason,
        now,
        new.decision.is_none().then_some(now)
    )?;
    Ok(())
}

/// Writes what a proposed change says now.
pub fn reword(tx: &mut Tx, id: GoalChangeId, goal: &str, results: &AgreedList, reason: &str) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE goal_changes SET goal = $2, results = $3, reason = $4 WHERE id = $1",
        id,
        goal,
        results,
        reason
    )?;
    Ok(())
}

/// The change that a decision is about and that is not settled.
pub fn proposed(tx: &mut Tx, community: CommunityId) -> Result<Option<GoalChange>> {
    sql!(
        tx.find,
        "SELECT c.id, c.decision_id, c.goal, c.results, c.reason, a.name, c.created_at FROM goal_changes c
         JOIN accounts a ON a.id = c.account_id
         WHERE c.community_id = $1 AND c.decision_id IS NOT NULL AND c.adopted_at IS NULL AND c.dropped_at IS NULL
         ORDER BY c.created_at DESC, c.id DESC LIMIT 1",
        community
    )
}

row! {
    /// A change that a decision was about.
    pub struct Settling {
        /// Which.
        pub id: GoalChangeId,
        /// Whose goal.
        pub community_id: CommunityId,
        /// The sentence.
        pub goal: String,
        /// The results.
        pub results: AgreedList,
    }
}

/// The change that this decision is about and that is not settled.
pub fn of_decision(tx: &mut Tx, decision: DecisionId) -> Result<Option<Settling>> {
    sql!(
        tx.find,
        "SELECT id, community_id, goal, results FROM goal_changes
         WHERE decision_id = $1 AND adopted_at IS NULL AND dropped_at IS NULL",
        decision
    )
}

/// Notes that a change was agreed on.
pub fn adopt(tx: &mut Tx, id: GoalChangeId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE goal_changes SET adopted_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// Notes that a change was not agreed on.
pub fn drop(tx: &mut Tx, id: GoalChangeId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE goal_changes SET dropped_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// The latest changes that were agreed on, the newest first.
pub fn changes(tx: &mut Tx, community: CommunityId) -> Result<Vec<GoalChange>> {
    sql!(
        tx.rows,
        "SELECT c.id, c.decision_id, c.goal, c.results, c.reason, a.name, c.adopted_at FROM goal_changes c
         JOIN accounts a ON a.id = c.account_id
         WHERE c.community_id = $1 AND c.adopted_at IS NOT NULL ORDER BY c.adopted_at DESC, c.id DESC LIMIT 40",
        community
    )
}

/// Writes when directors are asked next how far it has come.
pub fn set_reminder(tx: &mut Tx, community: CommunityId, at: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO goal_reminders (community_id, next_at) VALUES ($1, $2)
         ON CONFLICT (community_id) DO UPDATE SET next_at = excluded.next_at",
        community,
        at
    )?;
    Ok(())
}

/// Whether it is time to ask anybody.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let found: Option<(CommunityId,)> =
        sql!(tx.find, "SELECT community_id FROM goal_reminders WHERE next_at <= $1 LIMIT 1", now)?;
    Ok(found.is_some())
}

/// Communities whose directors are to be asked. Each of several programs takes others.
pub fn due(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<CommunityId>> {
    let found: Vec<(CommunityId,)> = sql!(
        tx.rows,
        "SELECT community_id FROM goal_reminders WHERE next_at <= $1 ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED",
        now,
        most
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
