//! The SQL of the draft.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::{Clause, ClauseId, CommentId, RewordingId, Wording};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::decisions::proposal::Text;

row! {
    /// What somebody said about a clause.
    pub struct Comment {
        /// Who.
        pub name: String,
        /// Their handle.
        pub handle: String,
        /// Their portrait.
        pub portrait: i64,
        /// What they said.
        pub text: String,
        /// When.
        pub created_at: Timestamp,
    }
}

row! {
    /// Other words for a clause.
    pub struct Rewording {
        /// Their id.
        pub id: RewordingId,
        /// Who proposes them.
        pub name: String,
        /// Their portrait.
        pub portrait: i64,
        /// The words, in Markdown.
        pub source: String,
        /// Why.
        pub why: String,
        /// When they were proposed.
        pub created_at: Timestamp,
        /// When they were taken over or declined.
        pub decided_at: Option<Timestamp>,
        /// Whether they were taken over.
        pub accepted: bool,
    }
}

/// The draft, clause by clause.
pub fn draft(tx: &mut Tx, community: CommunityId) -> Result<Vec<Clause>> {
    sql!(
        tx.rows,
        "SELECT id, community_id, title, source, html, changed_at FROM charter_clauses
         WHERE community_id = $1 AND removed_at IS NULL ORDER BY position, id",
        community
    )
}

/// The clause of this id, where it was not removed.
pub fn find(tx: &mut Tx, id: ClauseId) -> Result<Clause> {
    sql!(
        tx.row,
        "SELECT id, community_id, title, source, html, changed_at FROM charter_clauses WHERE id = $1 AND removed_at IS NULL",
        id
    )
}

/// Writes a clause.
pub fn insert(
    tx: &mut Tx,
    id: ClauseId,
    community: CommunityId,
    position: i64,
    wording: &Wording,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO charter_clauses (id, community_id, position, title, source, html, renderer, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        community,
        position,
        wording.title,
        wording.text.source,
        wording.text.html,
        wording.text.renderer,
        now
    )?;
    Ok(())
}

/// Changes a clause.
pub fn change(tx: &mut Tx, id: ClauseId, title: &str, text: &Text, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE charter_clauses SET title = $2, source = $3, html = $4, renderer = $5, changed_at = $6 WHERE id = $1",
        id,
        title,
        text.source,
        text.html,
        text.renderer,
        now
    )?;
    Ok(())
}

/// Removes a clause from the draft.
pub fn remove(tx: &mut Tx, id: ClauseId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE charter_clauses SET removed_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// Puts a clause at a position.
pub fn set_position(tx: &mut Tx, id: ClauseId, position: i64) -> Result<()> {
    sql!(tx.run, "UPDATE charter_clauses SET position = $2 WHERE id = $1 AND position <> $2", id, position)?;
    Ok(())
}

/// Writes a comment.
pub fn insert_comment(
    tx: &mut Tx,
    id: CommentId,
    clause: ClauseId,
    account: AccountId,
    text: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO charter_comments (id, clause_id, account_id, text, created_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        clause,
        account,
        text,
        now
    )?;
    Ok(())
}

/// The comments on a clause, the first one first, at most two hundred.
pub fn comments(tx: &mut Tx, clause: ClauseId) -> Result<Vec<Comment>> {
    sql!(
        tx.rows,
        "SELECT a.name, a.handle, a.portrait, c.text, c.created_at FROM charter_comments c JOIN accounts a ON a.id = c.account_id
         WHERE c.clause_id = $1 ORDER BY c.id LIMIT 200",
        clause
    )
}

/// Writes other words for a clause.
pub fn insert_rewording(
    tx: &mut Tx,
    id: RewordingId,
    clause: ClauseId,
    account: AccountId,
    text: &Text,
    why: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO charter_rewordings (id, clause_id, account_id, source, html, renderer, why, created_at, accepted)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE)",
        id,
        clause,
        account,
        text.source,
        text.html,
        text.renderer,
        why,
        now
    )?;
    Ok(())
}

/// The words proposed for a clause, latest first, at most a hundred.
pub fn rewordings(tx: &mut Tx, clause: ClauseId) -> Result<Vec<Rewording>> {
    sql!(
        tx.rows,
        "SELECT r.id, a.name, a.portrait, r.source, r.why, r.created_at, r.decided_at, r.accepted
         FROM charter_rewordings r JOIN accounts a ON a.id = r.account_id
         WHERE r.clause_id = $1 ORDER BY r.id DESC LIMIT 100",
        clause
    )
}

/// For which clause the words are.
pub fn clause_of(tx: &mut Tx, id: RewordingId) -> Result<ClauseId> {
    let (clause,): (ClauseId,) = sql!(tx.row, "SELECT clause_id FROM charter_rewordings WHERE id = $1", id)?;
    Ok(clause)
}

/// Decides about words; `false` where somebody had decided before.
pub fn decide(tx: &mut Tx, id: RewordingId, accepted: bool, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE charter_rewordings SET decided_at = $3, accepted = $2 WHERE id = $1 AND decided_at IS NULL",
        id,
        accepted,
        now
    )?;
    Ok(changed == 1)
}

/// Writes proposed words into the clause.
pub fn take_over(tx: &mut Tx, clause: ClauseId, rewording: RewordingId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE charter_clauses SET changed_at = $3,
                source = (SELECT r.source FROM charter_rewordings r WHERE r.id = $2),
                html = (SELECT r.html FROM charter_rewordings r WHERE r.id = $2),
                renderer = (SELECT r.renderer FROM charter_rewordings r WHERE r.id = $2)
         WHERE id = $1",
        clause,
        rewording,
        now
    )?;
    Ok(())
}
