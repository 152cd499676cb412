//! The SQL of objections and rounds.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::answers::Tally;
use super::super::model::{DecisionId, Verdict};
use super::super::proposal::Text;
use super::ObjectionId;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

row! {
    /// An objection with its name.
    pub struct Objection {
        /// Who raised it.
        pub account_id: AccountId,
        /// Their name.
        pub name: String,
        /// Their portrait.
        pub portrait: i64,
        /// Why.
        pub reason: String,
        /// In which round it was raised.
        pub round: i64,
        /// The last round in which they said that it stands.
        pub kept_round: i64,
        /// When it was raised.
        pub raised_at: Timestamp,
        /// When it was lifted.
        pub lifted_at: Option<Timestamp>,
    }
}

row! {
    /// A round that is over.
    pub struct Round {
        /// Which.
        pub round: i64,
        /// What the proposal said, as HTML.
        pub html: String,
        /// When it was over.
        pub over_at: Timestamp,
        /// How many were asked.
        pub asked_count: i64,
        /// How many had answered.
        pub answer_count: i64,
        /// The counts of their answers.
        pub tally: Tally,
        /// What had become of the decision, where it was closed.
        pub verdict: Option<Verdict>,
        /// The outcome in words, where it was closed.
        pub outcome: String,
    }
}

/// Says that a standing objection stands, and why; `false` where the account has none.
pub fn keep(tx: &mut Tx, decision: DecisionId, account: AccountId, reason: &str, round: i64) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE decision_objections SET reason = $3, kept_round = $4
         WHERE decision_id = $1 AND account_id = $2 AND lifted_at IS NULL",
        decision,
        account,
        reason,
        round
    )?;
    Ok(changed == 1)
}

/// Writes an objection.
pub fn raise(
    tx: &mut Tx,
    id: ObjectionId,
    decision: DecisionId,
    account: AccountId,
    round: i64,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO decision_objections (id, decision_id, account_id, round, reason, raised_at, kept_round)
         VALUES ($1, $2, $3, $4, $5, $6, $4)",
        id,
        decision,
        account,
        round,
        reason,
        now
    )?;
    Ok(())
}

/// Lifts somebody's objection, where one stands.
pub fn lift(tx: &mut Tx, decision: DecisionId, account: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decision_objections SET lifted_at = $3 WHERE decision_id = $1 AND account_id = $2 AND lifted_at IS NULL",
        decision,
        account,
        now
    )?;
    Ok(())
}

/// How many objections stand, of people who still belong.
pub fn standing(tx: &mut Tx, decision: DecisionId, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM decision_objections o
         JOIN memberships m ON m.community_id = $2 AND m.account_id = o.account_id AND m.left_at IS NULL
         WHERE o.decision_id = $1 AND o.lifted_at IS NULL",
        decision,
        community
    )?;
    Ok(count)
}

/// The objections to a decision, those that stand first, at most a hundred.
pub fn objections(tx: &mut Tx, decision: DecisionId) -> Result<Vec<Objection>> {
    sql!(
        tx.rows,
        "SELECT o.account_id, a.name, a.portrait, o.reason, o.round, o.kept_round, o.raised_at, o.lifted_at
         FROM decision_objections o JOIN accounts a ON a.id = o.account_id
         WHERE o.decision_id = $1 ORDER BY CASE WHEN o.lifted_at IS NULL THEN 0 ELSE 1 END, o.raised_at, o.id LIMIT 100",
        decision
    )
}

/// Keeps the round that is over.
pub fn keep_round(tx: &mut Tx, decision: DecisionId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO decision_rounds (decision_id, round, html, opened_at, over_at, asked_count, answer_count, tally, verdict, outcome)
         SELECT id, round, html, opened_at, $2, asked_count, answer_count, tally, verdict, outcome FROM decisions WHERE id = $1",
        decision,
        now
    )?;
    Ok(())
}

/// Writes the proposal anew and counts the round.
pub fn reword(tx: &mut Tx, decision: DecisionId, text: &Text, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decisions SET source = $2, html = $3, renderer = $4, round = round + 1, opened_at = $5 WHERE id = $1",
        decision,
        text.source,
        text.html,
        text.renderer,
        now
    )?;
    Ok(())
}

/// Asks those whose objection stands whether it does.
pub fn ask_objectors(tx: &mut Tx, decision: DecisionId) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decision_asked SET waits = TRUE WHERE decision_id = $1 AND account_id IN
         (SELECT o.account_id FROM decision_objections o WHERE o.decision_id = $1 AND o.lifted_at IS NULL)",
        decision
    )?;
    Ok(())
}

/// The rounds that are over, latest first, at most twenty.
pub fn rounds(tx: &mut Tx, decision: DecisionId) -> Result<Vec<Round>> {
    sql!(
        tx.rows,
        "SELECT round, html, over_at, asked_count, answer_count, tally, verdict, outcome FROM decision_rounds
         WHERE decision_id = $1 ORDER BY round DESC LIMIT 20",
        decision
    )
}
