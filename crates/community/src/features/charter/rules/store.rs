//! The SQL of rules.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::{NewRule, RuleId, Sign, Strength};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::places::PlaceId;

row! {
    /// A rule.
    pub struct Rule {
        /// Its id.
        pub id: RuleId,
        /// What it says.
        pub sentence: String,
        /// Why.
        pub why: String,
        /// How strongly it speaks.
        pub strength: Strength,
        /// By what a program sees that it is broken, where it stops.
        pub sign: Option<Sign>,
        /// The words or the number that go with the sign.
        pub pattern: String,
        /// How often somebody went on past it.
        pub passed_count: i64,
        /// Whom to ask about it.
        pub owner: String,
        /// The place in which it holds; nothing where it holds everywhere.
        pub place_id: Option<PlaceId>,
        /// Its name.
        pub place: Option<String>,
        /// The clause on which it rests.
        pub clause: Option<String>,
    }
}

/// Writes a rule.
pub fn insert(
    tx: &mut Tx,
    id: RuleId,
    community: CommunityId,
    owner: AccountId,
    rule: &NewRule,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO charter_rules (id, community_id, place_id, clause_id, owner_id, sentence, why, strength, sign, pattern, passed_count, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11)",
        id,
        community,
        rule.place,
        rule.clause,
        owner,
        rule.sentence,
        rule.why,
        rule.strength,
        rule.sign,
        rule.pattern,
        now
    )?;
    Ok(())
}

/// The rules that hold in a place, at most twelve.
pub fn of_place(tx: &mut Tx, community: CommunityId, place: PlaceId) -> Result<Vec<Rule>> {
    sql!(
        tx.rows,
        "SELECT r.id, r.sentence, r.why, r.strength, r.sign, r.pattern, r.passed_count, a.name, r.place_id, p.name, c.title
         FROM charter_rules r JOIN accounts a ON a.id = r.owner_id LEFT JOIN places p ON p.id = r.place_id
         LEFT JOIN charter_clauses c ON c.id = r.clause_id
         WHERE r.community_id = $1 AND r.ended_at IS NULL AND (r.place_id IS NULL OR r.place_id = $2) ORDER BY r.made_at, r.id LIMIT 12",
        community,
        place
    )
}

/// A community's rules, at most a hundred.
pub fn all(tx: &mut Tx, community: CommunityId) -> Result<Vec<Rule>> {
    sql!(
        tx.rows,
        "SELECT r.id, r.sentence, r.why, r.strength, r.sign, r.pattern, r.passed_count, a.name, r.place_id, p.name, c.title
         FROM charter_rules r JOIN accounts a ON a.id = r.owner_id LEFT JOIN places p ON p.id = r.place_id
         LEFT JOIN charter_clauses c ON c.id = r.clause_id
         WHERE r.community_id = $1 AND r.ended_at IS NULL ORDER BY r.made_at, r.id LIMIT 100",
        community
    )
}

/// Whose a rule is.
pub fn community_of(tx: &mut Tx, id: RuleId) -> Result<CommunityId> {
    let (community,): (CommunityId,) =
        sql!(tx.row, "SELECT community_id FROM charter_rules WHERE id = $1", id)?;
    Ok(community)
}

/// Ends a rule.
pub fn end(tx: &mut Tx, id: RuleId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE charter_rules SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, now)?;
    Ok(())
}

/// Counts that somebody went on past a rule.
pub fn count_passed(tx: &mut Tx, id: RuleId) -> Result<()> {
    sql!(tx.run, "UPDATE charter_rules SET passed_count = passed_count + 1 WHERE id = $1", id)?;
    Ok(())
}
