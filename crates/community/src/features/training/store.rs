//! The SQL of training.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{Course, CourseId, CourseText, Session, SessionText, TrainingId};
use crate::features::communities::CommunityId;

/// Writes a course.
pub fn insert_course(
    tx: &mut Tx,
    id: CourseId,
    community: CommunityId,
    text: &CourseText,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO courses (id, community_id, title, form, link, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        community,
        text.title,
        text.form,
        text.link,
        now
    )?;
    Ok(())
}

/// Changes a course.
pub fn change_course(tx: &mut Tx, id: CourseId, text: &CourseText) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE courses SET title = $2, form = $3, link = $4 WHERE id = $1",
        id,
        text.title,
        text.form,
        text.link
    )?;
    Ok(())
}

/// Ends a course, or takes it up again.
pub fn set_ended(tx: &mut Tx, id: CourseId, ended_at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE courses SET ended_at = $2 WHERE id = $1", id, ended_at)?;
    Ok(())
}

/// A course.
pub fn course(tx: &mut Tx, id: CourseId) -> Result<Course> {
    sql!(tx.row, "SELECT id, community_id, title, form, link, ended_at FROM courses WHERE id = $1", id)
}

/// A community's courses, oldest first.
pub fn courses(tx: &mut Tx, community: CommunityId) -> Result<Vec<Course>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, title, form, link, ended_at FROM courses
         WHERE community_id = $1 ORDER BY created_at, id LIMIT 100",
        community
    )
}

/// How many courses a community has.
pub fn course_count(tx: &mut Tx, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(tx.row, "SELECT COUNT(*) FROM courses WHERE community_id = $1", community)?;
    Ok(count)
}

/// Writes a session.
pub fn insert_session(
    tx: &mut Tx,
    id: TrainingId,
    course: &Course,
    text: &SessionText,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO training_sessions (id, community_id, course_id, cohort, starts, ends, zone, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        course.community_id,
        course.id,
        text.cohort,
        text.starts.time(),
        text.ends.time(),
        text.starts.zone(),
        now
    )?;
    Ok(())
}

/// Changes a session.
pub fn change_session(tx: &mut Tx, id: TrainingId, text: &SessionText) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE training_sessions SET cohort = $2, starts = $3, ends = $4, zone = $5 WHERE id = $1",
        id,
        text.cohort,
        text.starts.time(),
        text.ends.time(),
        text.starts.zone()
    )?;
    Ok(())
}

/// Cancels a session; a second time changes nothing.
pub fn cancel_session(tx: &mut Tx, id: TrainingId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE training_sessions SET cancelled_at = $2 WHERE id = $1 AND cancelled_at IS NULL",
        id,
        now
    )?;
    Ok(())
}

/// A session.
pub fn session(tx: &mut Tx, id: TrainingId) -> Result<Session> {
    sql!(
        tx.row,
        "SELECT id, course_id, community_id, cohort, starts, ends, zone, cancelled_at FROM training_sessions WHERE id = $1",
        id
    )
}

/// A community's sessions that take place, by their local start; past ones too.
pub fn sessions(tx: &mut Tx, community: CommunityId) -> Result<Vec<Session>> {
    sql!(
        tx.rows,
        "SELECT id, course_id, community_id, cohort, starts, ends, zone, cancelled_at FROM training_sessions
         WHERE community_id = $1 AND cancelled_at IS NULL ORDER BY course_id, starts, id LIMIT 500",
        community
    )
}

/// How many sessions a community has.
pub fn session_count(tx: &mut Tx, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM training_sessions WHERE community_id = $1 AND cancelled_at IS NULL",
        community
    )?;
    Ok(count)
}
