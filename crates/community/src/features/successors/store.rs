//! The SQL of successors and lineages.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{Founder, Plan, Successor, SuccessorId};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// Most successors on a community's page.
const MOST: i64 = 20;

row! {
    /// Somebody who is told by mail of what was founded.
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

row! {
    /// What a community grew out of.
    pub struct Origin {
        /// That community's name.
        pub name: String,
        /// Its name in addresses, where it is on this site.
        pub slug: Option<String>,
        /// The successor that the community is.
        pub successor_id: Option<SuccessorId>,
        /// When it was founded.
        pub founded_at: Timestamp,
        /// When its founders dissolved it, if they did.
        pub dissolved_at: Option<Timestamp>,
    }
}

/// Writes a proposal for which nobody stands yet.
pub fn insert(
    tx: &mut Tx,
    id: SuccessorId,
    community: CommunityId,
    plan: &Plan,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO successors (id, community_id, name, goal, type, proposed_by, proposed_at, founder_count, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '')",
        id,
        community,
        plan.name,
        plan.goal,
        plan.kind,
        by,
        now
    )?;
    Ok(())
}

/// The successor of this id.
pub fn find(tx: &mut Tx, id: SuccessorId) -> Result<Successor> {
    sql!(
        tx.row,
        "SELECT s.id, s.community_id, s.name, s.goal, s.type, s.proposed_by, s.proposed_at, s.founder_count, s.withdrawn_at,
                s.founded_at, s.founded_id, c.slug, s.dissolved_at, s.reason
         FROM successors s LEFT JOIN communities c ON c.id = s.founded_id WHERE s.id = $1",
        id
    )
}

/// Holds a successor until the end of the act, so that two who act at once come one after the other.
pub fn lock(tx: &mut Tx, id: SuccessorId) -> Result<()> {
    let _: (SuccessorId,) = sql!(tx.row, "SELECT id FROM successors WHERE id = $1 FOR UPDATE", id)?;
    Ok(())
}

/// What members of a community propose and founded, the newest first.
pub fn of_community(tx: &mut Tx, community: CommunityId) -> Result<Vec<Successor>> {
    sql!(
        tx.rows,
        "SELECT s.id, s.community_id, s.name, s.goal, s.type, s.proposed_by, s.proposed_at, s.founder_count, s.withdrawn_at,
                s.founded_at, s.founded_id, c.slug, s.dissolved_at, s.reason
         FROM successors s LEFT JOIN communities c ON c.id = s.founded_id
         WHERE s.community_id = $1 AND s.withdrawn_at IS NULL ORDER BY s.proposed_at DESC, s.id DESC LIMIT $2",
        community,
        MOST
    )
}

/// How many proposals of a community are open.
pub fn open_count(tx: &mut Tx, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM successors WHERE community_id = $1 AND withdrawn_at IS NULL AND founded_at IS NULL",
        community
    )?;
    Ok(count)
}

/// How many proposals somebody has made in a community since then, with those that were withdrawn.
pub fn proposed_since(tx: &mut Tx, community: CommunityId, by: AccountId, since: Timestamp) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM successors WHERE community_id = $1 AND proposed_by = $2 AND proposed_at > $3",
        community,
        by,
        since
    )?;
    Ok(count)
}

/// How many were founded from a community since then: those that were not dissolved, and all.
pub fn founded_since(tx: &mut Tx, community: CommunityId, since: Timestamp) -> Result<(i64, i64)> {
    sql!(
        tx.row,
        "SELECT COUNT(CASE WHEN dissolved_at IS NULL THEN 1 END), COUNT(*) FROM successors
         WHERE community_id = $1 AND founded_at > $2",
        community,
        since
    )
}

/// Who stands for it, in the order in which they said so. At most twelve.
pub fn founders(tx: &mut Tx, id: SuccessorId, now: Timestamp) -> Result<Vec<Founder>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, a.line, f.dissolves_at,
                EXISTS (SELECT 1 FROM membership_roles r
                        JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
                        WHERE r.community_id = s.founded_id AND r.account_id = f.account_id AND r.role = 'director'
                        AND (r.ends_at IS NULL OR r.ends_at > $2))
         FROM successor_founders f JOIN accounts a ON a.id = f.account_id JOIN successors s ON s.id = f.successor_id
         WHERE f.successor_id = $1 ORDER BY f.stands_since, f.account_id",
        id,
        now
    )
}

/// Somebody stands for it; `false` where they did before.
pub fn stand(tx: &mut Tx, successor: &Successor, account: AccountId, now: Timestamp) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO successor_founders (successor_id, account_id, community_id, stands_since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (successor_id, account_id) DO NOTHING",
        successor.id,
        account,
        successor.community_id,
        now
    )?;
    if written == 1 {
        sql!(tx.run, "UPDATE successors SET founder_count = founder_count + 1 WHERE id = $1", successor.id)?;
    }
    Ok(written == 1)
}

/// Somebody stands for it no more; with the last of them the proposal is withdrawn. `false` where they did not stand.
pub fn step_back(tx: &mut Tx, id: SuccessorId, account: AccountId, now: Timestamp) -> Result<bool> {
    let gone = sql!(
        tx.run,
        "DELETE FROM successor_founders WHERE successor_id = $1 AND account_id = $2",
        id,
        account
    )?;
    if gone == 1 {
        sql!(
            tx.run,
            "UPDATE successors SET founder_count = founder_count - 1,
                                   withdrawn_at = CASE WHEN founder_count = 1 THEN $2 ELSE withdrawn_at END
             WHERE id = $1",
            id,
            now
        )?;
    }
    Ok(gone == 1)
}

/// Who leaves a community stands for none of its proposals; what was founded was founded by them.
pub fn let_go(tx: &mut Tx, community: CommunityId, account: AccountId, now: Timestamp) -> Result<()> {
    let stands: Vec<(SuccessorId,)> = sql!(
        tx.rows,
        "SELECT s.id FROM successor_founders f JOIN successors s ON s.id = f.successor_id
         WHERE f.account_id = $1 AND f.community_id = $2 AND s.founded_at IS NULL ORDER BY s.id",
        account,
        community
    )?;
    for (id,) in stands {
        lock(tx, id)?;
        if find(tx, id)?.is_open() {
            step_back(tx, id, account, now)?;
        }
    }
    Ok(())
}

/// Notes which community came of it, and what that one grew out of.
pub fn found(
    tx: &mut Tx,
    successor: &Successor,
    founded: CommunityId,
    origin_name: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE successors SET founded_at = $3, founded_id = $2 WHERE id = $1",
        successor.id,
        founded,
        now
    )?;
    sql!(
        tx.run,
        "INSERT INTO lineages (community_id, origin_id, origin_name, founded_at) VALUES ($1, $2, $3, $4)",
        founded,
        successor.community_id,
        origin_name,
        now
    )?;
    Ok(())
}

/// What a community grew out of, where it grew out of another.
pub fn origin(tx: &mut Tx, community: CommunityId) -> Result<Option<Origin>> {
    sql!(
        tx.find,
        "SELECT COALESCE(o.name, l.origin_name), o.slug, s.id, l.founded_at, s.dissolved_at
         FROM lineages l LEFT JOIN communities o ON o.id = l.origin_id LEFT JOIN successors s ON s.founded_id = l.community_id
         WHERE l.community_id = $1",
        community
    )
}

/// Members of a community after `after` who have come, have an address and could come along, in the order of their ids.
pub fn told(
    tx: &mut Tx,
    community: CommunityId,
    founded: CommunityId,
    after: AccountId,
    most: i64,
    now: Timestamp,
) -> Result<Vec<Told>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.email, a.language, a.zone FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.account_id > $3 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL
         AND a.email IS NOT NULL
         AND EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                     AND r.role NOT IN ('partner', 'guest') AND (r.ends_at IS NULL OR r.ends_at > $5))
         AND NOT EXISTS (SELECT 1 FROM memberships n WHERE n.community_id = $2 AND n.account_id = m.account_id AND n.left_at IS NULL)
         ORDER BY m.account_id LIMIT $4",
        community,
        founded,
        after,
        most,
        now
    )
}

/// A founder wants it dissolved, or no longer.
pub fn set_dissolves(tx: &mut Tx, id: SuccessorId, founder: AccountId, at: Option<Timestamp>) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE successor_founders SET dissolves_at = $3 WHERE successor_id = $1 AND account_id = $2",
        id,
        founder,
        at
    )?;
    Ok(())
}

/// Nobody wants it dissolved.
pub fn clear_dissolves(tx: &mut Tx, id: SuccessorId) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE successor_founders SET dissolves_at = NULL WHERE successor_id = $1 AND dissolves_at IS NOT NULL",
        id
    )?;
    Ok(())
}

/// Why it is to be dissolved.
pub fn set_reason(tx: &mut Tx, id: SuccessorId, reason: &str) -> Result<()> {
    sql!(tx.run, "UPDATE successors SET reason = $2 WHERE id = $1", id, reason)?;
    Ok(())
}

/// It is dissolved.
pub fn dissolve(tx: &mut Tx, id: SuccessorId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE successors SET dissolved_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}
