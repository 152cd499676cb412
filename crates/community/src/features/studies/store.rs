//! The SQL of studies and their questions.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::adviser::Topic;
use super::model::{Kind, Question, QuestionId, Stored, Study, StudyId, Wording};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// The study of this id.
pub fn find(tx: &mut Tx, id: StudyId) -> Result<Study> {
    sql!(
        tx.row,
        "SELECT id, community_id, template, title_en, title_fr, intro_en, intro_fr, named, for_members, roles, zone, opens_at,
                closes_at, opened_at, closed_at, counted_at, heard_en, heard_fr, heard_at, public_token, public_most,
                asked_members, invited, member_answers, invited_answers, public_answers, order_ballots, reminded_at, nudges,
                previous_id, round
         FROM studies WHERE id = $1",
        id
    )
}

/// The study whose public link this is.
pub fn by_public_token(tx: &mut Tx, token: &str) -> Result<Option<StudyId>> {
    sql!(
        tx.find,
        "SELECT id FROM studies WHERE public_token = $1 AND public_most > 0 AND opened_at IS NOT NULL",
        token
    )
}

/// A page of a community's studies, the newest first, from before (`created_at`, id).
pub fn of_community(tx: &mut Tx, community: CommunityId, before: StudyId, most: i64) -> Result<Vec<Study>> {
    // Ids carry the time of their making.
    sql!(
        tx.rows,
        "SELECT id, community_id, template, title_en, title_fr, intro_en, intro_fr, named, for_members, roles, zone, opens_at,
                closes_at, opened_at, closed_at, counted_at, heard_en, heard_fr, heard_at, public_token, public_most,
                asked_members, invited, member_answers, invited_answers, public_answers, order_ballots, reminded_at, nudges,
                previous_id, round
         FROM studies WHERE community_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
        community,
        before,
        most
    )
}

/// The studies that take answers now and that the account has not answered, the one that ends first before the others.
pub fn waiting(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Study>> {
    sql!(
        tx.rows,
        "SELECT s.id, s.community_id, s.template, s.title_en, s.title_fr, s.intro_en, s.intro_fr, s.named, s.for_members,
                s.roles, s.zone, s.opens_at, s.closes_at, s.opened_at, s.closed_at, s.counted_at, s.heard_en, s.heard_fr,
                s.heard_at, s.public_token, s.public_most, s.asked_members, s.invited, s.member_answers, s.invited_answers,
                s.public_answers, s.order_ballots, s.reminded_at, s.nudges, s.previous_id, s.round
         FROM studies s LEFT JOIN study_participations p ON p.study_id = s.id AND p.account_id = $2
         WHERE s.community_id = $1 AND s.opened_at IS NOT NULL AND s.closed_at IS NULL AND s.closes_at > $3
         AND (s.opens_at IS NULL OR s.opens_at <= $3) AND s.for_members AND p.account_id IS NULL
         ORDER BY s.closes_at, s.id LIMIT 5",
        community,
        account,
        now
    )
}

/// The studies that were counted, the newest first, at most ten.
pub fn counted(tx: &mut Tx, community: CommunityId) -> Result<Vec<Study>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, template, title_en, title_fr, intro_en, intro_fr, named, for_members, roles, zone, opens_at,
                closes_at, opened_at, closed_at, counted_at, heard_en, heard_fr, heard_at, public_token, public_most,
                asked_members, invited, member_answers, invited_answers, public_answers, order_ballots, reminded_at, nudges,
                previous_id, round
         FROM studies WHERE community_id = $1 AND counted_at IS NOT NULL ORDER BY id DESC LIMIT 10",
        community
    )
}

/// The latest study of the community whose findings went back to its members since then.
pub fn heard_since(tx: &mut Tx, community: CommunityId, since: Timestamp) -> Result<Option<StudyId>> {
    sql!(
        tx.find,
        "SELECT id FROM studies WHERE community_id = $1 AND heard_at > $2 ORDER BY heard_at DESC LIMIT 1",
        community,
        since
    )
}

/// The round after a study.
pub fn next_round(tx: &mut Tx, id: StudyId) -> Result<Option<StudyId>> {
    sql!(tx.find, "SELECT id FROM studies WHERE previous_id = $1", id)
}

/// What a new study starts with.
pub struct NewStudy {
    /// Its id.
    pub id: StudyId,
    /// Whose it is.
    pub community: CommunityId,
    /// The template it is made from.
    pub template: String,
    /// Its title.
    pub title: Wording,
    /// What those who answer read first.
    pub intro: Wording,
    /// Whether answers carry names.
    pub named: bool,
    /// Which roles are asked.
    pub roles: String,
    /// The zone of its dates.
    pub zone: String,
    /// The secret of its public link.
    pub token: String,
    /// The round before, and which round this is.
    pub previous: Option<StudyId>,
    /// From 1.
    pub round: i64,
}

/// Writes a new study.
pub fn insert(tx: &mut Tx, new: &NewStudy, by: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO studies (id, community_id, template, title_en, title_fr, intro_en, intro_fr, named, for_members, roles, zone,
            heard_en, heard_fr, public_token, public_most, asked_members, invited, member_answers, invited_answers,
            public_answers, order_ballots, nudges, previous_id, round, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, TRUE, $9, $10, '', '', $11, 0, 0, 0, 0, 0, 0, 0, 0, $12, $13, $14, $15)",
        new.id,
        new.community,
        new.template,
        new.title.en,
        new.title.fr,
        new.intro.en,
        new.intro.fr,
        new.named,
        new.roles,
        new.zone,
        new.token,
        new.previous,
        new.round,
        by,
        now
    )?;
    Ok(())
}

/// Writes what a study is called, what is read first, and whether answers carry names.
pub fn change(tx: &mut Tx, id: StudyId, title: &Wording, intro: &Wording, named: bool) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE studies SET title_en = $2, title_fr = $3, intro_en = $4, intro_fr = $5, named = $6 WHERE id = $1",
        id,
        title.en,
        title.fr,
        intro.en,
        intro.fr,
        named
    )?;
    Ok(())
}

/// Holds a study until the end, so that acts on it come one after the other.
pub fn lock(tx: &mut Tx, id: StudyId) -> Result<()> {
    sql!(tx.row::<(StudyId,)>, "SELECT id FROM studies WHERE id = $1 FOR UPDATE", id)?;
    Ok(())
}

/// Opens a study.
pub fn open(tx: &mut Tx, id: StudyId, asked: i64, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE studies SET opened_at = $2, asked_members = $3 WHERE id = $1 AND opened_at IS NULL",
        id,
        now,
        asked
    )?;
    Ok(())
}

/// Closes a study; `false` where it was closed.
pub fn close(tx: &mut Tx, id: StudyId, at: Timestamp) -> Result<bool> {
    let closed = sql!(
        tx.run,
        "UPDATE studies SET closed_at = $2 WHERE id = $1 AND opened_at IS NOT NULL AND closed_at IS NULL",
        id,
        at
    )?;
    Ok(closed == 1)
}

/// Takes away a study that nobody has been asked to answer, and its questions.
pub fn delete_draft(tx: &mut Tx, id: StudyId) -> Result<()> {
    sql!(tx.run, "DELETE FROM study_links WHERE study_id = $1", id)?;
    sql!(tx.run, "DELETE FROM study_questions WHERE study_id = $1", id)?;
    sql!(tx.run, "DELETE FROM studies WHERE id = $1 AND opened_at IS NULL", id)?;
    Ok(())
}

/// A study's questions in their order, those taken out at the end.
pub fn questions(tx: &mut Tx, study: StudyId) -> Result<Vec<Question>> {
    let stored: Vec<Stored> = sql!(
        tx.rows,
        "SELECT id, study_id, kind, text_en, text_fr, options, required, topic, origin_id, removed_at FROM study_questions
         WHERE study_id = $1 ORDER BY removed_at IS NOT NULL, position, id",
        study
    )?;
    stored.into_iter().map(Question::of).collect()
}

/// The question of this id.
pub fn question(tx: &mut Tx, id: QuestionId) -> Result<Question> {
    let stored: Stored = sql!(
        tx.row,
        "SELECT id, study_id, kind, text_en, text_fr, options, required, topic, origin_id, removed_at FROM study_questions
         WHERE id = $1",
        id
    )?;
    Question::of(stored)
}

/// What is asked, for writing.
pub struct NewQuestion<'q> {
    /// Its id.
    pub id: QuestionId,
    /// Whose it is.
    pub study: StudyId,
    /// Where it stands.
    pub position: i64,
    /// How it is answered.
    pub kind: Kind,
    /// What is asked.
    pub text: &'q Wording,
    /// What may be chosen, as JSON.
    pub options: &'q str,
    /// Whether it must be answered.
    pub required: bool,
    /// What it tells the adviser about.
    pub topic: Option<Topic>,
    /// The question of the first round that it is.
    pub origin: Option<QuestionId>,
}

/// Writes a new question.
pub fn insert_question(tx: &mut Tx, new: &NewQuestion) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO study_questions (id, study_id, position, kind, text_en, text_fr, options, required, topic, origin_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.id,
        new.study,
        new.position,
        new.kind,
        new.text.en,
        new.text.fr,
        new.options,
        new.required,
        new.topic,
        new.origin
    )?;
    Ok(())
}

/// Writes a question anew. It is the first round's no more where `origin` is none.
pub fn change_question(tx: &mut Tx, question: &NewQuestion) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE study_questions SET text_en = $2, text_fr = $3, options = $4, required = $5, topic = $6, origin_id = $7
         WHERE id = $1",
        question.id,
        question.text.en,
        question.text.fr,
        question.options,
        question.required,
        question.topic,
        question.origin
    )?;
    Ok(())
}

/// Takes a question out, or brings it back.
pub fn set_removed(tx: &mut Tx, id: QuestionId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE study_questions SET removed_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// Writes where a question stands.
pub fn set_position(tx: &mut Tx, id: QuestionId, position: i64) -> Result<()> {
    sql!(tx.run, "UPDATE study_questions SET position = $2 WHERE id = $1", id, position)?;
    Ok(())
}

/// Marks that directors were told what is due, so often.
pub fn nudged(tx: &mut Tx, id: StudyId, nudges: i64) -> Result<()> {
    sql!(tx.run, "UPDATE studies SET nudges = $2 WHERE id = $1", id, nudges)?;
    Ok(())
}

/// Writes what was heard; the time stays that of the first telling.
pub fn hear(tx: &mut Tx, id: StudyId, heard: &Wording, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE studies SET heard_en = $2, heard_fr = $3, heard_at = COALESCE(heard_at, $4) WHERE id = $1",
        id,
        heard.en,
        heard.fr,
        now
    )?;
    Ok(())
}
