//! The SQL of answers.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::DecisionId;
use super::Ballot;
use crate::features::accounts::AccountId;

row! {
    /// What is noted of somebody who is asked.
    #[derive(Default)]
    pub struct Ask {
        /// Whether they answered.
        pub answered: bool,
        /// Whether their answer is waited for: at first, and where a new round asks whether their objection stands.
        pub waits: bool,
    }
}

row! {
    /// An answer with its name.
    pub struct Answer {
        /// Who.
        pub account_id: AccountId,
        /// Their name.
        pub name: String,
        /// Their handle.
        pub handle: String,
        /// Their portrait.
        pub portrait: i64,
        /// What they answered.
        pub ballot: Ballot,
        /// When.
        pub answered_at: Timestamp,
    }
}

/// What is noted of somebody, where they are asked.
pub fn ask(tx: &mut Tx, decision: DecisionId, account: AccountId) -> Result<Option<Ask>> {
    sql!(
        tx.find,
        "SELECT answered, waits FROM decision_asked WHERE decision_id = $1 AND account_id = $2",
        decision,
        account
    )
}

/// What somebody answered, where that is kept.
pub fn ballot(tx: &mut Tx, decision: DecisionId, account: AccountId) -> Result<Option<Ballot>> {
    let found: Option<(Ballot,)> = sql!(
        tx.find,
        "SELECT answer FROM decision_ballots WHERE decision_id = $1 AND account_id = $2",
        decision,
        account
    )?;
    Ok(found.map(|(ballot,)| ballot))
}

/// Keeps what somebody answers.
pub fn put_ballot(
    tx: &mut Tx,
    decision: DecisionId,
    account: AccountId,
    ballot: &Ballot,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO decision_ballots (decision_id, account_id, answer, answered_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (decision_id, account_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at",
        decision,
        account,
        ballot.stored()?,
        now
    )?;
    Ok(())
}

/// Notes that somebody answered.
pub fn note_answered(tx: &mut Tx, decision: DecisionId, account: AccountId) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decision_asked SET answered = TRUE, waits = FALSE WHERE decision_id = $1 AND account_id = $2",
        decision,
        account
    )?;
    Ok(())
}

/// Answers, latest first, from before (`answered_at`, account).
pub fn page(
    tx: &mut Tx,
    decision: DecisionId,
    before: (Timestamp, AccountId),
    most: i64,
) -> Result<Vec<Answer>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, b.answer, b.answered_at
         FROM decision_ballots b JOIN accounts a ON a.id = b.account_id
         WHERE b.decision_id = $1 AND (b.answered_at, b.account_id) < ($2, $3)
         ORDER BY b.answered_at DESC, b.account_id DESC LIMIT $4",
        decision,
        before.0,
        before.1,
        most
    )
}
