//! The SQL of what directors say of recommendations.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::Answer;
use super::suggesting::Subject;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

row! {
    /// What a director said of a recommendation.
    pub struct Answered {
        /// The Monday of its week.
        pub week: String,
        /// What it is about.
        pub subject: Subject,
        /// What they said.
        pub answer: Answer,
        /// Why; may be empty where it was done.
        pub reason: String,
        /// What was counted then.
        pub count: i64,
        /// Who.
        pub name: String,
        /// When.
        pub answered_at: Timestamp,
    }
}

/// What a director says.
pub struct Said<'s> {
    /// Of what.
    pub subject: Subject,
    /// What.
    pub answer: Answer,
    /// Why.
    pub reason: &'s str,
    /// What is counted now.
    pub count: i64,
}

/// What was said since the week of this Monday, the latest first.
pub fn since(tx: &mut Tx, community: CommunityId, week: &str) -> Result<Vec<Answered>> {
    sql!(
        tx.rows,
        "SELECT g.week, g.subject, g.answer, g.reason, g.count, a.name, g.answered_at
         FROM guide_answers g JOIN accounts a ON a.id = g.account_id
         WHERE g.community_id = $1 AND g.week >= $2 ORDER BY g.week DESC, g.answered_at DESC, g.subject LIMIT 100",
        community,
        week
    )
}

/// Writes what a director says, over what was said before.
pub fn put(
    tx: &mut Tx,
    community: CommunityId,
    week: &str,
    said: &Said,
    account: AccountId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO guide_answers (community_id, week, subject, answer, reason, count, account_id, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (community_id, week, subject) DO UPDATE SET answer = excluded.answer, reason = excluded.reason,
             count = excluded.count, account_id = excluded.account_id, answered_at = excluded.answered_at",
        community,
        week,
        said.subject,
        said.answer,
        said.reason,
        said.count,
        account,
        now
    )?;
    Ok(())
}

/// Forgets what was said.
pub fn remove(tx: &mut Tx, community: CommunityId, week: &str, subject: Subject) -> Result<()> {
    sql!(
        tx.run,
        "DELETE FROM guide_answers WHERE community_id = $1 AND week = $2 AND subject = $3",
        community,
        week,
        subject
    )?;
    Ok(())
}
