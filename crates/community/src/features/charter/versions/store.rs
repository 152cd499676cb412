//! The SQL of versions.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::ClauseId;
use crate::features::communities::CommunityId;
use crate::features::decisions::DecisionId;

row! {
    /// A version of a charter.
    pub struct Version {
        /// Its number, from 1.
        pub version: i64,
        /// The decision about it.
        pub decision_id: DecisionId,
        /// Days of grace before signing it becomes a must.
        pub grace: i64,
        /// How many have signed it.
        pub signature_count: i64,
        /// When it was adopted.
        pub adopted_at: Option<Timestamp>,
    }
}

row! {
    /// A clause of a version.
    pub struct VersionClause {
        /// The clause that it was in the draft.
        pub clause_id: ClauseId,
        /// What it is about.
        pub title: String,
        /// What it says, in Markdown.
        pub source: String,
        /// What it says, as HTML.
        pub html: String,
    }
}

/// Writes a version that is to be decided.
pub fn insert(
    tx: &mut Tx,
    community: CommunityId,
    version: i64,
    decision: DecisionId,
    grace: i64,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO charter_versions (community_id, version, decision_id, grace, signature_count) VALUES ($1, $2, $3, $4, 0)",
        community,
        version,
        decision,
        grace
    )?;
    Ok(())
}

/// Writes the draft, as it is now, into a version that is to be decided.
pub fn fill(tx: &mut Tx, community: CommunityId, version: i64, grace: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE charter_versions SET grace = $3 WHERE community_id = $1 AND version = $2",
        community,
        version,
        grace
    )?;
    sql!(
        tx.run,
        "DELETE FROM charter_version_clauses WHERE community_id = $1 AND version = $2",
        community,
        version
    )?;
    sql!(
        tx.run,
        "INSERT INTO charter_version_clauses (community_id, version, position, clause_id, title, source, html)
         SELECT community_id, $2, ROW_NUMBER() OVER (ORDER BY position, id), id, title, source, html
         FROM charter_clauses WHERE community_id = $1 AND removed_at IS NULL",
        community,
        version
    )?;
    Ok(())
}

/// Removes a version that was not adopted.
pub fn remove(tx: &mut Tx, community: CommunityId, version: i64) -> Result<()> {
    sql!(
        tx.run,
        "DELETE FROM charter_version_clauses WHERE community_id = $1 AND version = $2",
        community,
        version
    )?;
    sql!(
        tx.run,
        "DELETE FROM charter_versions WHERE community_id = $1 AND version = $2 AND adopted_at IS NULL",
        community,
        version
    )?;
    Ok(())
}

/// Notes that a version is adopted.
pub fn adopt(tx: &mut Tx, community: CommunityId, version: i64, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE charter_versions SET adopted_at = $3 WHERE community_id = $1 AND version = $2",
        community,
        version,
        now
    )?;
    Ok(())
}

/// The number that the next version has.
pub fn next_version(tx: &mut Tx, community: CommunityId) -> Result<i64> {
    let (next,): (i64,) = sql!(
        tx.row,
        "SELECT COALESCE(MAX(version), 0) + 1 FROM charter_versions WHERE community_id = $1",
        community
    )?;
    Ok(next)
}

/// The version that is to be decided.
pub fn proposed(tx: &mut Tx, community: CommunityId) -> Result<Option<Version>> {
    sql!(
        tx.find,
        "SELECT version, decision_id, grace, signature_count, adopted_at FROM charter_versions
         WHERE community_id = $1 AND adopted_at IS NULL ORDER BY version DESC LIMIT 1",
        community
    )
}

/// A version that was adopted.
pub fn adopted(tx: &mut Tx, community: CommunityId, version: i64) -> Result<Option<Version>> {
    sql!(
        tx.find,
        "SELECT version, decision_id, grace, signature_count, adopted_at FROM charter_versions
         WHERE community_id = $1 AND version = $2 AND adopted_at IS NOT NULL",
        community,
        version
    )
}

/// The versions that were adopted, latest first, at most fifty.
pub fn all(tx: &mut Tx, community: CommunityId) -> Result<Vec<Version>> {
    sql!(
        tx.rows,
        "SELECT version, decision_id, grace, signature_count, adopted_at FROM charter_versions
         WHERE community_id = $1 AND adopted_at IS NOT NULL ORDER BY version DESC LIMIT 50",
        community
    )
}

/// The clauses of a version, in their order.
pub fn clauses(tx: &mut Tx, community: CommunityId, version: i64) -> Result<Vec<VersionClause>> {
    sql!(
        tx.rows,
        "SELECT clause_id, title, source, html FROM charter_version_clauses WHERE community_id = $1 AND version = $2 ORDER BY position",
        community,
        version
    )
}

/// The version that a decision is about.
pub fn of_decision(tx: &mut Tx, decision: DecisionId) -> Result<Option<(CommunityId, Version)>> {
    let community: Option<(CommunityId,)> =
        sql!(tx.find, "SELECT community_id FROM charter_versions WHERE decision_id = $1", decision)?;
    let Some((community,)) = community else { return Ok(None) };
    let version = sql!(
        tx.row,
        "SELECT version, decision_id, grace, signature_count, adopted_at FROM charter_versions WHERE decision_id = $1",
        decision
    )?;
    Ok(Some((community, version)))
}
