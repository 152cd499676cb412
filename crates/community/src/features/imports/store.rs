//! The SQL of imports.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{Import, ImportId, Trouble};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// An archive that was just brought.
pub struct NewImport<'a> {
    /// Its id.
    pub id: ImportId,
    /// Where to.
    pub community_id: CommunityId,
    /// Who brings it.
    pub account_id: AccountId,
    /// What it was called.
    pub name: &'a str,
    /// Its size.
    pub bytes: i64,
    /// The name under which it is kept.
    pub blob: &'a str,
}

/// Writes an import; refused as a duplicate where another is open.
pub fn insert(tx: &mut Tx, new: &NewImport, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO imports (id, community_id, account_id, name, bytes, blob, tool, found, brought, written, problem,
                              problem_file, problem_cause, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, '', '', '', 0, '', '', '', $7)",
        new.id,
        new.community_id,
        new.account_id,
        new.name,
        new.bytes,
        new.blob,
        now
    )?;
    Ok(())
}

/// The import of this id, held until the end of the act.
pub fn find(tx: &mut Tx, id: ImportId) -> Result<Option<Import>> {
    sql!(
        tx.find,
        "SELECT i.id, i.community_id, i.account_id, a.name, i.name, i.bytes, i.blob, i.tool, i.found, i.brought, i.written,
                i.problem, i.problem_file, i.problem_cause, i.created_at, i.looked_at, i.begun_at, i.stopped_at, i.ended_at,
                i.closed_at
         FROM imports i JOIN accounts a ON a.id = i.account_id WHERE i.id = $1",
        id
    )
}

/// A community's imports, the newest first; the fifty latest.
pub fn of_community(tx: &mut Tx, community: CommunityId) -> Result<Vec<Import>> {
    sql!(
        tx.rows,
        "SELECT i.id, i.community_id, i.account_id, a.name, i.name, i.bytes, i.blob, i.tool, i.found, i.brought, i.written,
                i.problem, i.problem_file, i.problem_cause, i.created_at, i.looked_at, i.begun_at, i.stopped_at, i.ended_at,
                i.closed_at
         FROM imports i JOIN accounts a ON a.id = i.account_id
         WHERE i.community_id = $1 ORDER BY i.created_at DESC, i.id DESC LIMIT 50",
        community
    )
}

/// Whether one is open in the community.
pub fn is_open(tx: &mut Tx, community: CommunityId) -> Result<bool> {
    let found: Option<(ImportId,)> =
        sql!(tx.find, "SELECT id FROM imports WHERE community_id = $1 AND closed_at IS NULL", community)?;
    Ok(found.is_some())
}

/// Notes what is in an archive; `false` where that was noted before, or is of no use any more.
pub fn set_found(tx: &mut Tx, id: ImportId, tool: &str, found: &str, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE imports SET tool = $2, found = $3, looked_at = $4
         WHERE id = $1 AND looked_at IS NULL AND closed_at IS NULL",
        id,
        tool,
        found,
        now
    )?;
    Ok(changed == 1)
}

/// Notes what is wrong with an archive, which ends its import; `false` where it was over.
pub fn set_trouble(tx: &mut Tx, id: ImportId, trouble: &Trouble, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE imports SET problem = $2, problem_file = $3, problem_cause = $4, blob = '', closed_at = $5
         WHERE id = $1 AND closed_at IS NULL",
        id,
        trouble.problem,
        trouble.file,
        trouble.cause,
        now
    )?;
    Ok(changed == 1)
}

/// Begins an import, or goes on with it.
pub fn set_begun(tx: &mut Tx, id: ImportId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE imports SET begun_at = $2, stopped_at = NULL WHERE id = $1 AND closed_at IS NULL",
        id,
        now
    )?;
    Ok(())
}

/// Stops an import. The batch that is being written is waited for, and is the last.
pub fn set_stopped(tx: &mut Tx, id: ImportId, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE imports SET stopped_at = $2
         WHERE id = $1 AND begun_at IS NOT NULL AND stopped_at IS NULL AND closed_at IS NULL",
        id,
        now
    )?;
    Ok(changed == 1)
}

/// Notes a batch; `false` where the import was stopped, or is not where the batch begins.
pub fn set_written(tx: &mut Tx, id: ImportId, from: i64, to: i64, brought: &str) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE imports SET written = $3, brought = $4
         WHERE id = $1 AND written = $2 AND begun_at IS NOT NULL AND stopped_at IS NULL AND closed_at IS NULL",
        id,
        from,
        to,
        brought
    )?;
    Ok(changed == 1)
}

/// Ends an import of which everything is written; `false` where it was stopped or over.
pub fn set_ended(tx: &mut Tx, id: ImportId, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE imports SET ended_at = $2, closed_at = $2, blob = ''
         WHERE id = $1 AND stopped_at IS NULL AND closed_at IS NULL",
        id,
        now
    )?;
    Ok(changed == 1)
}

/// Leaves an import as it is.
pub fn set_left(tx: &mut Tx, id: ImportId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE imports SET closed_at = $2, blob = '' WHERE id = $1 AND closed_at IS NULL",
        id,
        now
    )?;
    Ok(())
}

/// Forgets an import that brought nothing.
pub fn remove(tx: &mut Tx, id: ImportId) -> Result<()> {
    sql!(tx.run, "DELETE FROM imports WHERE id = $1", id)?;
    Ok(())
}
