//! The SQL of counting and of what was counted.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::ids::Raw;
use platform::{Result, sql};

use super::super::answering::SheetId;
use super::super::model::{QuestionId, StudyId};
use super::counting::After;
use crate::features::accounts::AccountId;

/// A page of a study's answers: sheet, source, question and value.
pub fn answers_after(
    tx: &mut Tx,
    study: StudyId,
    after: After,
    most: i64,
) -> Result<Vec<(SheetId, String, QuestionId, String)>> {
    let (sheet, question) = after.unwrap_or((SheetId(Raw::nil()), QuestionId(Raw::nil())));
    sql!(
        tx.rows,
        "SELECT s.id, s.source, a.question_id, a.value FROM study_sheets s JOIN study_answers a ON a.sheet_id = s.id
         WHERE s.study_id = $1 AND s.id >= $2 AND (s.id, a.question_id) > ($2, $3) ORDER BY s.id, a.question_id LIMIT $4",
        study,
        sheet,
        question,
        most
    )
}

/// Writes a count.
pub fn insert_tally(
    tx: &mut Tx,
    study: StudyId,
    question: QuestionId,
    source: &str,
    bucket: &str,
    count: i64,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO study_tallies (study_id, question_id, source, bucket, count) VALUES ($1, $2, $3, $4, $5)",
        study,
        question,
        source,
        bucket,
        count
    )?;
    Ok(())
}

/// What was counted: question, source, bucket and count.
pub fn tallies(tx: &mut Tx, study: StudyId) -> Result<Vec<(QuestionId, String, String, i64)>> {
    sql!(tx.rows, "SELECT question_id, source, bucket, count FROM study_tallies WHERE study_id = $1", study)
}

/// Marks a study counted, with the members it asked in the end.
pub fn counted(tx: &mut Tx, study: StudyId, asked: i64, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE studies SET counted_at = $2, asked_members = $3 WHERE id = $1", study, now, asked)?;
    Ok(())
}

/// Throws away what was filled in and not sent.
pub fn drop_drafts(tx: &mut Tx, study: StudyId) -> Result<()> {
    sql!(tx.run, "DELETE FROM study_drafts WHERE study_id = $1", study)?;
    Ok(())
}

/// Who has answered, in the order of accounts.
pub fn participations(tx: &mut Tx, study: StudyId) -> Result<Vec<AccountId>> {
    sql!(
        tx.rows,
        "SELECT account_id FROM study_participations WHERE study_id = $1 ORDER BY account_id",
        study
    )
}

/// Takes the participations away, to be written anew.
pub fn drop_participations(tx: &mut Tx, study: StudyId) -> Result<()> {
    sql!(tx.run, "DELETE FROM study_participations WHERE study_id = $1", study)?;
    Ok(())
}

/// Writes a participation.
pub fn insert_participation(tx: &mut Tx, study: StudyId, account: AccountId) -> Result<()> {
    sql!(tx.run, "INSERT INTO study_participations (study_id, account_id) VALUES ($1, $2)", study, account)?;
    Ok(())
}
