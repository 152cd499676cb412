//! The SQL of cohorts.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{Cohort, CohortId, Deal, Fellow, Seat};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

row! {
    /// What dealing asks about a learner.
    pub struct LearnerRow {
        /// Who it is.
        pub id: AccountId,
        /// BCP 47 code, where one was chosen.
        pub language: Option<String>,
        /// IANA zone name.
        pub zone: String,
        /// When they joined.
        pub joined_at: Timestamp,
    }
}

/// Everybody who learns in the community and has come: a rare act reads all of them.
pub fn learners(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<Vec<LearnerRow>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.language, a.zone, m.joined_at
         FROM memberships m JOIN accounts a ON a.id = m.account_id
         JOIN membership_roles r ON r.community_id = m.community_id AND r.account_id = m.account_id AND r.role = 'learner'
         WHERE m.community_id = $1 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL AND (r.ends_at IS NULL OR r.ends_at > $2)",
        community,
        now
    )
}

/// One of them, where the account is one.
pub fn learner(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<LearnerRow>> {
    sql!(
        tx.find,
        "SELECT a.id, a.language, a.zone, m.joined_at
         FROM memberships m JOIN accounts a ON a.id = m.account_id
         JOIN membership_roles r ON r.community_id = m.community_id AND r.account_id = m.account_id AND r.role = 'learner'
         WHERE m.community_id = $1 AND m.account_id = $2 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL
         AND (r.ends_at IS NULL OR r.ends_at > $3)",
        community,
        account,
        now
    )
}

/// How the community was dealt, where it was.
pub fn deal(tx: &mut Tx, community: CommunityId) -> Result<Option<Deal>> {
    sql!(tx.find, "SELECT manner, size FROM cohort_deals WHERE community_id = $1", community)
}

/// Notes how the community was dealt.
pub fn set_deal(tx: &mut Tx, community: CommunityId, deal: &Deal, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO cohort_deals (community_id, manner, size, dealt_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (community_id) DO UPDATE SET manner = excluded.manner, size = excluded.size, dealt_at = excluded.dealt_at",
        community,
        deal.manner,
        deal.size,
        now
    )?;
    Ok(())
}

/// Holds the deal until the end, so that two who change cohorts count right.
pub fn lock(tx: &mut Tx, community: CommunityId) -> Result<Option<Deal>> {
    sql!(tx.find, "SELECT manner, size FROM cohort_deals WHERE community_id = $1 FOR UPDATE", community)
}

/// The community's cohorts, in their order.
pub fn cohorts(tx: &mut Tx, community: CommunityId) -> Result<Vec<Cohort>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, name, shared, member_count FROM cohorts WHERE community_id = $1 ORDER BY position, id LIMIT 500",
        community
    )
}

/// The cohort of this id.
pub fn find(tx: &mut Tx, id: CohortId) -> Result<Cohort> {
    sql!(tx.row, "SELECT id, community_id, name, shared, member_count FROM cohorts WHERE id = $1", id)
}

/// Writes a cohort with nobody in it.
pub fn insert(tx: &mut Tx, cohort: &Cohort, position: i64) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO cohorts (id, community_id, name, position, shared, member_count) VALUES ($1, $2, $3, $4, $5, 0)",
        cohort.id,
        cohort.community_id,
        cohort.name,
        position,
        cohort.shared
    )?;
    Ok(())
}

/// Gives a cohort another name.
pub fn rename(tx: &mut Tx, id: CohortId, name: &str) -> Result<()> {
    sql!(tx.run, "UPDATE cohorts SET name = $2 WHERE id = $1", id, name)?;
    Ok(())
}

/// Where somebody is.
pub fn seat(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Option<Seat>> {
    sql!(
        tx.find,
        "SELECT cohort_id, moved_at FROM cohort_members WHERE community_id = $1 AND account_id = $2",
        community,
        account
    )
}

/// Puts somebody who is nowhere into a cohort; `moved_at` where they used their move.
pub fn take_seat(
    tx: &mut Tx,
    cohort: &Cohort,
    account: AccountId,
    moved_at: Option<Timestamp>,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO cohort_members (community_id, account_id, cohort_id, moved_at) VALUES ($1, $2, $3, CAST($4 AS BIGINT))",
        cohort.community_id,
        account,
        cohort.id,
        moved_at
    )?;
    sql!(tx.run, "UPDATE cohorts SET member_count = member_count + 1 WHERE id = $1", cohort.id)?;
    Ok(())
}

/// Takes somebody out of their cohort, where they are in one.
pub fn let_go(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<()> {
    let Some(seat) = seat(tx, community, account)? else { return Ok(()) };
    let gone = sql!(
        tx.run,
        "DELETE FROM cohort_members WHERE community_id = $1 AND account_id = $2",
        community,
        account
    )?;
    if gone == 1 {
        sql!(tx.run, "UPDATE cohorts SET member_count = member_count - 1 WHERE id = $1", seat.cohort_id)?;
    }
    Ok(())
}

/// Ends all cohorts of a community.
pub fn dissolve(tx: &mut Tx, community: CommunityId) -> Result<()> {
    sql!(tx.run, "DELETE FROM cohort_members WHERE community_id = $1", community)?;
    sql!(tx.run, "DELETE FROM cohorts WHERE community_id = $1", community)?;
    sql!(tx.run, "DELETE FROM cohort_deals WHERE community_id = $1", community)?;
    Ok(())
}

/// People of a cohort after `after`, one page.
pub fn fellows(tx: &mut Tx, cohort: CohortId, after: AccountId, most: i64) -> Result<Vec<Fellow>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, a.line FROM cohort_members c JOIN accounts a ON a.id = c.account_id
         WHERE c.cohort_id = $1 AND c.account_id > $2 ORDER BY c.account_id LIMIT $3",
        cohort,
        after,
        most
    )
}
