//! The SQL of files.

use platform::db::Tx;
use platform::{Result, sql};

use super::model::{File, FileId};
use crate::features::accounts::AccountId;

/// Writes a file whose bytes are kept already.
pub fn insert(tx: &mut Tx, file: &File) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO files (id, account_id, name, media_type, bytes, blob, small, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        file.id,
        file.account_id,
        file.name,
        file.media_type,
        file.bytes,
        file.blob,
        file.small,
        file.created_at
    )?;
    Ok(())
}

/// The file of this id.
pub fn find(tx: &mut Tx, id: FileId) -> Result<File> {
    sql!(
        tx.row,
        "SELECT id, account_id, name, media_type, bytes, blob, small, created_at FROM files WHERE id = $1",
        id
    )
}

/// Who brought a file, where it is there.
pub fn owner(tx: &mut Tx, id: FileId) -> Result<Option<AccountId>> {
    let found: Option<(AccountId,)> = sql!(tx.find, "SELECT account_id FROM files WHERE id = $1", id)?;
    Ok(found.map(|(owner,)| owner))
}

/// What somebody brought, the newest first; the two hundred latest.
pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<File>> {
    sql!(
        tx.rows,
        "SELECT id, account_id, name, media_type, bytes, blob, small, created_at FROM files
         WHERE account_id = $1 ORDER BY created_at DESC, id DESC LIMIT 200",
        account
    )
}

/// How much somebody keeps, in bytes. Grows with what they brought.
pub fn bytes_of(tx: &mut Tx, account: AccountId) -> Result<i64> {
    let (bytes,): (i64,) = sql!(
        tx.row,
        "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM files WHERE account_id = $1",
        account
    )?;
    Ok(bytes)
}

/// Forgets a file; `false` where it is not there.
pub fn remove(tx: &mut Tx, id: FileId) -> Result<bool> {
    Ok(sql!(tx.run, "DELETE FROM files WHERE id = $1", id)? == 1)
}
