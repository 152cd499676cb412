//! The SQL of transformations, and of what speaks for one.

use platform::clock::{Timestamp, WallClock};
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{Transformation, TransformationId};
use crate::features::accounts::AccountId;
use crate::features::blueprints::growing::Given;
use crate::features::charter::rules::RuleId;
use crate::features::communities::{CommunityId, PlaceId, Type};

/// Conversations that are looked at, the latest ones.
const TOPICS: i64 = 200;
/// Posts of each that are looked at, the latest ones.
const POSTS: i64 = 50;
/// People of a role that are counted.
const LEADERS: i64 = 20;

/// A turn, to be written.
pub struct New<'n> {
    /// Its id.
    pub id: TransformationId,
    /// Which community.
    pub community: CommunityId,
    /// What it was.
    pub from: Type,
    /// What it became.
    pub to: Type,
    /// The end that it had.
    pub ends: Option<&'n WallClock>,
    /// The time that its directors had given it.
    pub until: Option<&'n WallClock>,
    /// Who did it.
    pub by: AccountId,
    /// Why.
    pub reason: &'n str,
    /// Until when it can be undone.
    pub reversible_until: Timestamp,
}

/// Writes a turn.
pub fn insert(tx: &mut Tx, new: &New, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO transformations (id, community_id, from_type, to_type, ends, ends_zone, until, until_zone, account_id, reason,
                                      transformed_at, reversible_until, undone_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '')",
        new.id,
        new.community,
        new.from,
        new.to,
        new.ends.map(WallClock::time),
        new.ends.map(|at| at.zone().to_owned()),
        new.until.map(WallClock::time),
        new.until.map(|at| at.zone().to_owned()),
        new.by,
        new.reason,
        now,
        new.reversible_until
    )?;
    Ok(())
}

/// Writes what came along.
pub fn insert_parts(tx: &mut Tx, id: TransformationId, given: &Given) -> Result<()> {
    let places = given.places.iter().map(|place| (Some(*place), None));
    let rules = given.rules.iter().map(|rule| (None, Some(*rule)));
    for (position, (place, rule)) in (1_i64..).zip(places.chain(rules)) {
        sql!(
            tx.run,
            "INSERT INTO transformation_parts (transformation_id, position, place_id, rule_id) VALUES ($1, $2, $3, $4)",
            id,
            position,
            place,
            rule
        )?;
    }
    Ok(())
}

/// What came along.
pub fn parts(tx: &mut Tx, id: TransformationId) -> Result<Given> {
    let rows: Vec<(Option<PlaceId>, Option<RuleId>)> = sql!(
        tx.rows,
        "SELECT place_id, rule_id FROM transformation_parts WHERE transformation_id = $1 ORDER BY position",
        id
    )?;
    Ok(Given {
        places: rows.iter().filter_map(|(place, _)| *place).collect(),
        rules: rows.iter().filter_map(|(_, rule)| *rule).collect(),
    })
}

/// The turn of this id.
pub fn find(tx: &mut Tx, id: TransformationId) -> Result<Transformation> {
    sql!(
        tx.row,
        "SELECT t.id, t.community_id, t.from_type, t.to_type, t.ends, t.ends_zone, t.until, t.until_zone, a.name, t.reason,
                t.transformed_at, t.reversible_until, t.undone_at, u.name, t.undone_reason
         FROM transformations t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN accounts u ON u.id = t.undone_by
         WHERE t.id = $1",
        id
    )
}

/// A community's turns, the newest first.
pub fn all(tx: &mut Tx, community: CommunityId) -> Result<Vec<Transformation>> {
    sql!(
        tx.rows,
        "SELECT t.id, t.community_id, t.from_type, t.to_type, t.ends, t.ends_zone, t.until, t.until_zone, a.name, t.reason,
                t.transformed_at, t.reversible_until, t.undone_at, u.name, t.undone_reason
         FROM transformations t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN accounts u ON u.id = t.undone_by
         WHERE t.community_id = $1 ORDER BY t.transformed_at DESC, t.id DESC LIMIT 20",
        community
    )
}

/// Notes that a turn was undone; `false` where it was before.
pub fn undo(tx: &mut Tx, id: TransformationId, by: AccountId, reason: &str, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE transformations SET undone_at = $2, undone_by = $3, undone_reason = $4 WHERE id = $1 AND undone_at IS NULL",
        id,
        now,
        by,
        reason
    )?;
    Ok(changed == 1)
}

/// Members who wrote since then, what they answered others, and how much of that came from who does not lead; in the latest
/// conversations only, however many there are.
pub fn exchanges(
    tx: &mut Tx,
    community: CommunityId,
    since: Timestamp,
    now: Timestamp,
) -> Result<(i64, i64, i64)> {
    sql!(
        tx.row,
        "SELECT COUNT(DISTINCT p.author_id), COUNT(*) FILTER (WHERE p.author_id <> t.author_id),
                COUNT(*) FILTER (WHERE p.author_id <> t.author_id AND NOT EXISTS (
                    SELECT 1 FROM membership_roles r WHERE r.community_id = $1 AND r.account_id = p.author_id
                    AND r.role IN ('director', 'facilitator', 'tutor') AND (r.ends_at IS NULL OR r.ends_at > $3)))
         FROM (SELECT id, author_id, post_count FROM topics WHERE community_id = $1 AND last_post_at > $2 AND deleted_at IS NULL
               ORDER BY last_post_at DESC, id DESC LIMIT $4) AS t
         JOIN posts p ON p.topic_id = t.id AND p.number > t.post_count - $5
         JOIN memberships m ON m.community_id = $1 AND m.account_id = p.author_id AND m.left_at IS NULL
         WHERE p.created_at > $2 AND p.deleted_at IS NULL",
        community,
        since,
        now,
        TOPICS,
        POSTS
    )
}

/// Questions asked since then, among the latest conversations.
pub fn questions(tx: &mut Tx, community: CommunityId, since: Timestamp) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM (SELECT id, place_id, created_at FROM topics
             WHERE community_id = $1 AND last_post_at > $2 AND deleted_at IS NULL ORDER BY last_post_at DESC, id DESC LIMIT $3) AS t
         JOIN places p ON p.id = t.place_id WHERE p.asks AND t.created_at > $2",
        community,
        since,
        TOPICS
    )?;
    Ok(count)
}

/// Directors without a last day, and facilitators without one who do not direct; of those who have come.
pub fn leaders(tx: &mut Tx, community: CommunityId) -> Result<(i64, i64)> {
    sql!(
        tx.row,
        "SELECT (SELECT COUNT(*) FROM (
                    SELECT r.account_id FROM membership_roles r JOIN accounts a ON a.id = r.account_id AND a.claimed_at IS NOT NULL
                    JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
                    WHERE r.community_id = $1 AND r.role = 'director' AND r.ends_at IS NULL LIMIT $2) AS d),
                (SELECT COUNT(*) FROM (
                    SELECT r.account_id FROM membership_roles r JOIN accounts a ON a.id = r.account_id AND a.claimed_at IS NOT NULL
                    JOIN memberships m ON m.community_id = r.community_id AND m.account_id = r.account_id AND m.left_at IS NULL
                    WHERE r.community_id = $1 AND r.role = 'facilitator' AND r.ends_at IS NULL
                    AND NOT EXISTS (SELECT 1 FROM membership_roles d WHERE d.community_id = $1 AND d.account_id = r.account_id
                                    AND d.role = 'director') LIMIT $2) AS f)",
        community,
        LEADERS
    )
}
