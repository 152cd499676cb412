//! The SQL of needs.

use std::collections::BTreeMap;

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::ids::Raw;
use platform::{Result, row, sql};

use super::super::answering::SheetId;
use super::super::model::{QuestionId, StudyId};
use super::NeedId;
use crate::features::accounts::AccountId;

row! {
    /// A need.
    pub struct Need {
        /// Its id.
        pub id: NeedId,
        /// In which study it was found.
        pub study_id: StudyId,
        /// What is needed.
        pub title: String,
        /// The path of what answers it; empty where nothing does yet.
        pub answered_by: String,
        /// Open answers that are in it.
        pub answer_count: i64,
        /// What members gave it.
        pub points: i64,
    }
}

/// The need of this id.
pub fn find(tx: &mut Tx, id: NeedId) -> Result<Need> {
    sql!(
        tx.row,
        "SELECT id, study_id, title, answered_by, answer_count, points FROM study_needs WHERE id = $1",
        id
    )
}

/// A study's needs, as they were found.
pub fn of_study(tx: &mut Tx, study: StudyId) -> Result<Vec<Need>> {
    sql!(
        tx.rows,
        "SELECT id, study_id, title, answered_by, answer_count, points FROM study_needs WHERE study_id = $1 ORDER BY position, id",
        study
    )
}

/// Writes a need.
pub fn insert(
    tx: &mut Tx,
    id: NeedId,
    study: StudyId,
    position: i64,
    title: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO study_needs (id, study_id, position, title, answered_by, answer_count, points, created_at)
         VALUES ($1, $2, $3, $4, '', 0, 0, $5)",
        id,
        study,
        position,
        title,
        now
    )?;
    Ok(())
}

/// Writes a need's title and what answers it.
pub fn change(tx: &mut Tx, id: NeedId, title: &str, answered_by: &str) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE study_needs SET title = $2, answered_by = $3 WHERE id = $1",
        id,
        title,
        answered_by
    )?;
    Ok(())
}

/// Takes a need away.
pub fn remove(tx: &mut Tx, id: NeedId) -> Result<()> {
    sql!(tx.run, "DELETE FROM study_need_answers WHERE need_id = $1", id)?;
    sql!(tx.run, "DELETE FROM study_needs WHERE id = $1", id)?;
    Ok(())
}

/// What is quoted of a study's needs, at most two hundred.
pub fn quotes(tx: &mut Tx, study: StudyId) -> Result<Vec<(NeedId, String)>> {
    sql!(
        tx.rows,
        "SELECT n.id, v.value FROM study_needs n JOIN study_need_answers a ON a.need_id = n.id AND a.quoted = TRUE
         JOIN study_answers v ON v.sheet_id = a.sheet_id AND v.question_id = a.question_id
         WHERE n.study_id = $1 ORDER BY n.position, a.sheet_id, a.question_id LIMIT 200",
        study
    )
}

/// A page of the open answers to a question, with names where the study has them.
pub fn texts(
    tx: &mut Tx,
    question: QuestionId,
    after: Option<SheetId>,
    most: i64,
) -> Result<Vec<(SheetId, String, Option<String>)>> {
    let after = after.unwrap_or(SheetId(Raw::nil()));
    sql!(
        tx.rows,
        "SELECT a.sheet_id, a.value, p.name FROM study_answers a JOIN study_sheets s ON s.id = a.sheet_id
         LEFT JOIN accounts p ON p.id = s.account_id
         WHERE a.question_id = $1 AND a.sheet_id > $2 ORDER BY a.sheet_id LIMIT $3",
        question,
        after,
        most
    )
}

/// Which answers to a question are in which of the study's needs.
pub fn groupings(tx: &mut Tx, study: StudyId, question: QuestionId) -> Result<Vec<(NeedId, SheetId, bool)>> {
    sql!(
        tx.rows,
        "SELECT a.need_id, a.sheet_id, a.quoted FROM study_need_answers a JOIN study_needs n ON n.id = a.need_id
         WHERE a.question_id = $2 AND n.study_id = $1 ORDER BY n.position",
        study,
        question
    )
}

/// Whether the study has this answer.
pub fn is_answer(tx: &mut Tx, study: StudyId, sheet: SheetId, question: QuestionId) -> Result<bool> {
    let found: Option<(SheetId,)> = sql!(
        tx.find,
        "SELECT a.sheet_id FROM study_answers a JOIN study_questions q ON q.id = a.question_id
         WHERE a.sheet_id = $2 AND a.question_id = $3 AND q.study_id = $1 AND q.kind = 'open'",
        study,
        sheet,
        question
    )?;
    Ok(found.is_some())
}

/// Puts an answer in a need.
pub fn put(tx: &mut Tx, need: NeedId, answer: (SheetId, QuestionId), quoted: bool) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO study_need_answers (need_id, sheet_id, question_id, quoted) VALUES ($1, $2, $3, $4)
         ON CONFLICT (need_id, sheet_id, question_id) DO UPDATE SET quoted = excluded.quoted",
        need,
        answer.0,
        answer.1,
        quoted
    )?;
    Ok(())
}

/// Takes an answer out of a need.
pub fn take(tx: &mut Tx, need: NeedId, answer: (SheetId, QuestionId)) -> Result<()> {
    sql!(
        tx.run,
        "DELETE FROM study_need_answers WHERE need_id = $1 AND sheet_id = $2 AND question_id = $3",
        need,
        answer.0,
        answer.1
    )?;
    Ok(())
}

/// Counts the answers in a need anew.
pub fn recount(tx: &mut Tx, need: NeedId) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE study_needs SET answer_count = (SELECT COUNT(*) FROM study_need_answers a WHERE a.need_id = $1) WHERE id = $1",
        need
    )?;
    Ok(())
}

/// Where somebody put the needs.
pub fn ballot(tx: &mut Tx, study: StudyId, account: AccountId) -> Result<Vec<(NeedId, i64)>> {
    sql!(
        tx.rows,
        "SELECT need_id, place FROM study_need_ballots WHERE study_id = $1 AND account_id = $2",
        study,
        account
    )
}

/// Writes where somebody put the needs, in place of what was there.
pub fn set_ballot(
    tx: &mut Tx,
    study: StudyId,
    account: AccountId,
    ballot: &BTreeMap<NeedId, i64>,
) -> Result<()> {
    sql!(tx.run, "DELETE FROM study_need_ballots WHERE study_id = $1 AND account_id = $2", study, account)?;
    for (need, place) in ballot {
        sql!(
            tx.run,
            "INSERT INTO study_need_ballots (need_id, account_id, study_id, place) VALUES ($1, $2, $3, $4)",
            need,
            account,
            study,
            place
        )?;
    }
    Ok(())
}

/// Adds points to a need, or takes some away.
pub fn add_points(tx: &mut Tx, need: NeedId, points: i64) -> Result<()> {
    sql!(tx.run, "UPDATE study_needs SET points = points + $2 WHERE id = $1", need, points)?;
    Ok(())
}

/// Counts a member who put the needs in order.
pub fn count_ballot(tx: &mut Tx, study: StudyId) -> Result<()> {
    sql!(tx.run, "UPDATE studies SET order_ballots = order_ballots + 1 WHERE id = $1", study)?;
    Ok(())
}
