//! The SQL of intentions, objectives and activities.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{Activity, ActivityId, Intention, Objective, ObjectiveId};
use crate::features::communities::CommunityId;

/// The intention sheet, where somebody wrote it.
pub fn intention(tx: &mut Tx, community: CommunityId) -> Result<Option<Intention>> {
    sql!(tx.find, "SELECT audience, evaluation FROM intentions WHERE community_id = $1", community)
}

/// Whether anything was ever aimed at in a community: by the sheet, by an objective, or by somebody for themselves.
pub fn any(tx: &mut Tx, community: CommunityId) -> Result<bool> {
    let found: Option<(CommunityId,)> = sql!(
        tx.find,
        "SELECT community_id FROM intentions WHERE community_id = $1
         UNION ALL SELECT community_id FROM objectives WHERE community_id = $1
         UNION ALL SELECT community_id FROM personal_goals WHERE community_id = $1 AND removed_at IS NULL LIMIT 1",
        community
    )?;
    Ok(found.is_some())
}

/// Writes the intention sheet.
pub fn put_intention(
    tx: &mut Tx,
    community: CommunityId,
    audience: &str,
    evaluation: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO intentions (community_id, audience, evaluation, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (community_id) DO UPDATE SET audience = excluded.audience, evaluation = excluded.evaluation,
             changed_at = excluded.changed_at",
        community,
        audience,
        evaluation,
        now
    )?;
    Ok(())
}

/// A community's objectives in their order, each with how many activities serve it.
pub fn objectives(tx: &mut Tx, community: CommunityId) -> Result<Vec<Objective>> {
    sql!(
        tx.rows,
        "SELECT o.id, o.text,
                (SELECT COUNT(*) FROM activity_objectives l JOIN activities a ON a.id = l.activity_id
                 WHERE l.objective_id = o.id AND a.removed_at IS NULL)
         FROM objectives o WHERE o.community_id = $1 AND o.removed_at IS NULL ORDER BY o.position, o.id",
        community
    )
}

/// Whose an objective is; nothing where it was removed.
pub fn community_of_objective(tx: &mut Tx, id: ObjectiveId) -> Result<CommunityId> {
    let (community,): (CommunityId,) =
        sql!(tx.row, "SELECT community_id FROM objectives WHERE id = $1 AND removed_at IS NULL", id)?;
    Ok(community)
}

/// Writes an objective at the end of the list.
pub fn insert_objective(tx: &mut Tx, id: ObjectiveId, community: CommunityId, text: &str) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO objectives (id, community_id, position, text)
         SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3 FROM objectives WHERE community_id = $2",
        id,
        community,
        text
    )?;
    Ok(())
}

/// Gives an objective other words.
pub fn set_objective(tx: &mut Tx, id: ObjectiveId, text: &str) -> Result<()> {
    sql!(tx.run, "UPDATE objectives SET text = $2 WHERE id = $1", id, text)?;
    Ok(())
}

/// Removes an objective.
pub fn remove_objective(tx: &mut Tx, id: ObjectiveId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE objectives SET removed_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// A community's activities: those with a day by it, then the others; at most two hundred.
pub fn activities(tx: &mut Tx, community: CommunityId) -> Result<Vec<Activity>> {
    sql!(
        tx.rows,
        "SELECT id, title, planned_on FROM activities WHERE community_id = $1 AND removed_at IS NULL
         ORDER BY planned_on NULLS LAST, created_at, id LIMIT 200",
        community
    )
}

/// Which of a community's activities serve which objectives.
pub fn served(tx: &mut Tx, community: CommunityId) -> Result<Vec<(ActivityId, ObjectiveId)>> {
    sql!(
        tx.rows,
        "SELECT l.activity_id, l.objective_id FROM objectives o JOIN activity_objectives l ON l.objective_id = o.id
         WHERE o.community_id = $1 AND o.removed_at IS NULL ORDER BY o.position, o.id",
        community
    )
}

/// How many activities a community has.
pub fn activity_count(tx: &mut Tx, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM activities WHERE community_id = $1 AND removed_at IS NULL",
        community
    )?;
    Ok(count)
}

/// Whose an activity is; nothing where it was removed.
pub fn community_of_activity(tx: &mut Tx, id: ActivityId) -> Result<CommunityId> {
    let (community,): (CommunityId,) =
        sql!(tx.row, "SELECT community_id FROM activities WHERE id = $1 AND removed_at IS NULL", id)?;
    Ok(community)
}

/// Writes an activity.
pub fn insert_activity(
    tx: &mut Tx,
    id: ActivityId,
    community: CommunityId,
    (title, planned_on): (&str, Option<&str>),
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO activities (id, community_id, title, planned_on, created_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        community,
        title,
        planned_on,
        now
    )?;
    Ok(())
}

/// Notes that an activity serves an objective.
pub fn serve(tx: &mut Tx, activity: ActivityId, objective: ObjectiveId) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO activity_objectives (activity_id, objective_id) VALUES ($1, $2)",
        activity,
        objective
    )?;
    Ok(())
}

/// Removes an activity.
pub fn remove_activity(tx: &mut Tx, id: ActivityId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE activities SET removed_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}
