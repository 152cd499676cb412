//! Copies of a database file: taken under load, and looked over before anybody relies on them.

use std::path::Path;

use super::{error, open};
use crate::{Error, Result};

/// Writes one moment of the database to a new file. Writers go on meanwhile; the copy is compact and needs no log beside it.
pub fn take(from: &Path, to: &Path) -> Result<()> {
    let connection = open::reader(from)?;
    // VACUUM INTO writes to the other file only, which a connection that can only query is not allowed either.
    connection.pragma_update(None, "query_only", false).map_err(error)?;
    let to = to.to_str().ok_or_else(|| Error::Internal("the path is no text".to_owned()))?;
    connection.execute("VACUUM INTO ?1", [to]).map_err(error)?;
    std::fs::File::open(to)?.sync_all()?;
    Ok(())
}

/// Whether a file is a whole database; what is wrong with it, where it is not.
pub fn check(path: &Path) -> Result<()> {
    let connection = open::reader(path)?;
    let found: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(error)?;
    if found != "ok" {
        return Err(Error::Internal(found));
    }
    let broken: Option<String> = connection
        .query_row("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", [], |row| row.get(0))
        .map(Some)
        .or_else(|failure| match failure {
            rusqlite::Error::QueryReturnedNoRows => Ok(None),
            other => Err(error(other)),
        })?;
    match broken {
        None => Ok(()),
        Some(table) => Err(Error::Internal(format!("rows of {table} point to what is not there"))),
    }
}
