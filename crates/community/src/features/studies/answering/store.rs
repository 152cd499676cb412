//! The SQL of drafts, of who has answered, and of answers.

use platform::db::Tx;
use platform::ids::Raw;
use platform::{Result, sql};

use super::super::audience::LinkId;
use super::super::model::{QuestionId, StudyId};
use super::SheetId;
use crate::features::accounts::AccountId;

/// What a holder has filled in and not sent.
pub fn draft(tx: &mut Tx, holder: Raw, study: StudyId) -> Result<Vec<(QuestionId, String)>> {
    sql!(
        tx.rows,
        "SELECT question_id, value FROM study_drafts WHERE holder = $1 AND study_id = $2",
        holder,
        study
    )
}

/// Keeps what a holder filled in on a page, or that it was emptied.
pub fn set_draft(
    tx: &mut Tx,
    holder: Raw,
    study: StudyId,
    question: QuestionId,
    value: Option<&str>,
) -> Result<()> {
    match value {
        Some(value) => sql!(
            tx.run,
            "INSERT INTO study_drafts (holder, question_id, study_id, value) VALUES ($1, $2, $3, $4)
             ON CONFLICT (holder, question_id) DO UPDATE SET value = excluded.value",
            holder,
            question,
            study,
            value
        )?,
        None => {
            sql!(tx.run, "DELETE FROM study_drafts WHERE holder = $1 AND question_id = $2", holder, question)?
        }
    };
    Ok(())
}

/// Throws away what a holder filled in, which was sent.
pub fn drop_draft(tx: &mut Tx, study: StudyId, holder: Raw) -> Result<()> {
    sql!(tx.run, "DELETE FROM study_drafts WHERE holder = $1 AND study_id = $2", holder, study)?;
    Ok(())
}

/// Whether the member has answered.
pub fn has_participated(tx: &mut Tx, study: StudyId, account: AccountId) -> Result<bool> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT account_id FROM study_participations WHERE study_id = $1 AND account_id = $2",
        study,
        account
    )?;
    Ok(found.is_some())
}

/// Notes that the member has answered; `false` where they had.
pub fn participate(tx: &mut Tx, study: StudyId, account: AccountId) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO study_participations (study_id, account_id) VALUES ($1, $2) ON CONFLICT (study_id, account_id) DO NOTHING",
        study,
        account
    )?;
    Ok(written == 1)
}

/// Notes that the link's holder has answered; `false` where they had.
pub fn use_link(tx: &mut Tx, link: LinkId) -> Result<bool> {
    Ok(sql!(tx.run, "UPDATE study_links SET answered = TRUE WHERE id = $1 AND answered = FALSE", link)? == 1)
}

/// The answers of a member, in a study with names.
pub fn sheet_of_account(tx: &mut Tx, study: StudyId, account: AccountId) -> Result<Option<SheetId>> {
    sql!(tx.find, "SELECT id FROM study_sheets WHERE study_id = $1 AND account_id = $2", study, account)
}

/// The answers that came by a personal link, in a study with names.
pub fn sheet_of_link(tx: &mut Tx, study: StudyId, link: LinkId) -> Result<Option<SheetId>> {
    sql!(tx.find, "SELECT id FROM study_sheets WHERE study_id = $1 AND link_id = $2", study, link)
}

/// The answers that a private link opens.
pub fn sheet_of_key(tx: &mut Tx, key: [u8; 32]) -> Result<Option<(StudyId, SheetId)>> {
    sql!(tx.find, "SELECT study_id, id FROM study_sheets WHERE key = $1", key)
}

/// What a sheet says.
pub fn answers(tx: &mut Tx, sheet: SheetId) -> Result<Vec<(QuestionId, String)>> {
    sql!(tx.rows, "SELECT question_id, value FROM study_answers WHERE sheet_id = $1", sheet)
}

/// Writes a sheet.
pub fn insert_sheet(
    tx: &mut Tx,
    id: SheetId,
    study: StudyId,
    source: &str,
    account: Option<AccountId>,
    link: Option<LinkId>,
    key: Option<[u8; 32]>,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO study_sheets (id, study_id, source, account_id, link_id, key) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        study,
        source,
        account,
        link,
        key
    )?;
    Ok(())
}

/// Writes an answer.
pub fn insert_answer(tx: &mut Tx, sheet: SheetId, question: QuestionId, value: &str) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO study_answers (sheet_id, question_id, value) VALUES ($1, $2, $3)",
        sheet,
        question,
        value
    )?;
    Ok(())
}

/// Changes an answer, or takes it away.
pub fn set_answer(tx: &mut Tx, sheet: SheetId, question: QuestionId, value: Option<&str>) -> Result<()> {
    match value {
        Some(value) => sql!(
            tx.run,
            "INSERT INTO study_answers (sheet_id, question_id, value) VALUES ($1, $2, $3)
             ON CONFLICT (sheet_id, question_id) DO UPDATE SET value = excluded.value",
            sheet,
            question,
            value
        )?,
        None => sql!(
            tx.run,
            "DELETE FROM study_answers WHERE sheet_id = $1 AND question_id = $2",
            sheet,
            question
        )?,
    };
    Ok(())
}

/// Counts a member's answers; `false` where the study has closed meanwhile.
pub fn count_member(tx: &mut Tx, study: StudyId) -> Result<bool> {
    Ok(sql!(
        tx.run,
        "UPDATE studies SET member_answers = member_answers + 1 WHERE id = $1 AND closed_at IS NULL",
        study
    )? == 1)
}

/// The same for an invited person's.
pub fn count_invited(tx: &mut Tx, study: StudyId) -> Result<bool> {
    Ok(sql!(
        tx.run,
        "UPDATE studies SET invited_answers = invited_answers + 1 WHERE id = $1 AND closed_at IS NULL",
        study
    )? == 1)
}

/// The same for answers by the public link, of which there are only so many.
pub fn count_public(tx: &mut Tx, study: StudyId) -> Result<bool> {
    Ok(sql!(
        tx.run,
        "UPDATE studies SET public_answers = public_answers + 1
         WHERE id = $1 AND closed_at IS NULL AND public_answers < public_most",
        study
    )? == 1)
}
