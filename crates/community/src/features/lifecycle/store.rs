//! The SQL of communities' lives.

use platform::clock::{Timestamp, WallClock};
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{Change, ChangeId, Stored};
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, State};
use crate::features::decisions::DecisionId;

row! {
    /// Somebody who is told something by mail.
    pub struct Told {
        /// Who.
        pub id: AccountId,
        /// The name shown.
        pub name: String,
        /// One mail address.
        pub email: String,
        /// What they chose to read.
        pub language: Option<String>,
        /// IANA name.
        pub zone: String,
    }
}

/// Makes the community's row where there is none, and holds it until the end of the act.
pub fn hold(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<Stored> {
    sql!(
        tx.run,
        "INSERT INTO lifecycles (community_id, begun_at) VALUES ($1, $2) ON CONFLICT (community_id) DO NOTHING",
        community,
        now
    )?;
    sql!(
        tx.row,
        "SELECT starts, starts_zone, ends, ends_zone, until, until_zone, next_at, told_for, asked_for
         FROM lifecycles WHERE community_id = $1 FOR UPDATE",
        community
    )
}

/// The community's dates, where it has any.
pub fn find(tx: &mut Tx, community: CommunityId) -> Result<Option<Stored>> {
    sql!(
        tx.find,
        "SELECT starts, starts_zone, ends, ends_zone, until, until_zone, next_at, told_for, asked_for
         FROM lifecycles WHERE community_id = $1",
        community
    )
}

/// Writes when the training starts and ends.
pub fn set_training(
    tx: &mut Tx,
    community: CommunityId,
    starts: Option<&WallClock>,
    ends: Option<&WallClock>,
) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE lifecycles SET starts = $2, starts_zone = $3, ends = $4, ends_zone = $5 WHERE community_id = $1",
        community,
        starts.map(WallClock::time),
        starts.map(|at| at.zone().to_owned()),
        ends.map(WallClock::time),
        ends.map(|at| at.zone().to_owned())
    )?;
    Ok(())
}

/// Writes until when directors gave the community time.
pub fn set_until(tx: &mut Tx, community: CommunityId, until: Option<&WallClock>) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE lifecycles SET until = $2, until_zone = $3 WHERE community_id = $1",
        community,
        until.map(WallClock::time),
        until.map(|at| at.zone().to_owned())
    )?;
    Ok(())
}

/// Writes what was told, and when to look again.
pub fn set_next(
    tx: &mut Tx,
    community: CommunityId,
    next_at: Option<Timestamp>,
    told_for: Option<Timestamp>,
    asked_for: Option<Timestamp>,
) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE lifecycles SET next_at = $2, told_for = $3, asked_for = $4 WHERE community_id = $1",
        community,
        next_at,
        told_for,
        asked_for
    )?;
    Ok(())
}

/// The last decision that asked what comes next.
pub fn decision(tx: &mut Tx, community: CommunityId) -> Result<Option<DecisionId>> {
    let found: Option<(Option<DecisionId>,)> =
        sql!(tx.find, "SELECT decision_id FROM lifecycles WHERE community_id = $1", community)?;
    Ok(found.and_then(|(decision,)| decision))
}

/// Writes which decision asks what comes next.
pub fn set_decision(tx: &mut Tx, community: CommunityId, decision: DecisionId) -> Result<()> {
    sql!(tx.run, "UPDATE lifecycles SET decision_id = $2 WHERE community_id = $1", community, decision)?;
    Ok(())
}

/// Whether a date of any community has come.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let found: Option<(CommunityId,)> =
        sql!(tx.find, "SELECT community_id FROM lifecycles WHERE next_at <= $1 LIMIT 1", now)?;
    Ok(found.is_some())
}

/// Communities a date of which has come. Each of several programs takes others.
pub fn due(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<CommunityId>> {
    let found: Vec<(CommunityId,)> = sql!(
        tx.rows,
        "SELECT community_id FROM lifecycles WHERE next_at <= $1 ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED",
        now,
        most
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Writes a change down.
pub fn insert_change(
    tx: &mut Tx,
    id: ChangeId,
    community: CommunityId,
    by: Option<AccountId>,
    state: State,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO lifecycle_changes (id, community_id, account_id, state, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        community,
        by,
        state,
        reason,
        now
    )?;
    Ok(())
}

/// The latest changes, the newest first.
pub fn changes(tx: &mut Tx, community: CommunityId) -> Result<Vec<Change>> {
    sql!(
        tx.rows,
        "SELECT c.state, a.name, c.reason, c.created_at FROM lifecycle_changes c LEFT JOIN accounts a ON a.id = c.account_id
         WHERE c.community_id = $1 ORDER BY c.created_at DESC, c.id DESC LIMIT 20",
        community
    )
}

/// Members after `after` who have come and have an address, in the order of their ids; with `everyone` false, directors only.
pub fn told(
    tx: &mut Tx,
    community: CommunityId,
    after: AccountId,
    everyone: bool,
    most: i64,
    now: Timestamp,
) -> Result<Vec<Told>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.email, a.language, a.zone FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.account_id > $2 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL
         AND a.email IS NOT NULL
         AND ($3 OR EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id
              AND r.account_id = m.account_id AND r.role = 'director' AND (r.ends_at IS NULL OR r.ends_at > $5)))
         ORDER BY m.account_id LIMIT $4",
        community,
        after,
        everyone,
        most,
        now
    )
}
