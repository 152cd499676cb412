//! Connections with the settings that everything else relies on.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{Durability, error};
use crate::{Error, Result};

/// The oldest SQLite without the WAL-reset corruption race.
const OLDEST: i32 = 3_051_003;
/// Prepared statements that a connection keeps.
const STATEMENTS: usize = 256;

/// The connection that writes; makes the file where there is none.
pub fn writer(path: &Path, durable: Durability) -> Result<Connection> {
    if rusqlite::version_number() < OLDEST {
        return Err(Error::Internal(format!(
            "SQLite {} can corrupt data; 3.51.3 or newer is needed",
            rusqlite::version()
        )));
    }
    let connection = Connection::open(path).map_err(error)?;
    prepare(&connection)?;
    let synchronous = match durable {
        Durability::Full => "FULL",
        Durability::Off => "OFF",
    };
    connection.pragma_update(None, "journal_mode", "WAL").map_err(error)?;
    connection.pragma_update(None, "synchronous", synchronous).map_err(error)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(error)?;
    // Statistics of a small table make SQLite scan it, long after it has grown; without them it takes the indexes that
    // the queries were written for.
    connection
        .execute_batch("DROP TABLE IF EXISTS sqlite_stat1; DROP TABLE IF EXISTS sqlite_stat4")
        .map_err(error)?;
    // Folding the log in waits for the disk twice: every 16 MB, not every 4, as a busy site writes that much in a second.
    connection.pragma_update(None, "wal_autocheckpoint", 4_000).map_err(error)?;
    // A log that one large import blew up is cut back, once it has been folded in.
    connection.pragma_update(None, "journal_size_limit", 64 << 20).map_err(error)?;
    Ok(connection)
}

/// A connection that can only read.
pub fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(error)?;
    prepare(&connection)?;
    connection.pragma_update(None, "query_only", true).map_err(error)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(5)).map_err(error)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Without this, SQLite plans a query anew each time that a value is bound which an index's or the query's own constants
    // could be compared with: three quarters of a page's time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(error)?;
    connection.pragma_update(None, "cache_size", -8_192).map_err(error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_statement_is_planned_once_whatever_is_bound_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plans.db");
        let connection = Connection::open(&file).unwrap();
        prepare(&connection).unwrap();
        let tables = "CREATE TABLE topics (id INTEGER PRIMARY KEY, place INTEGER, pinned_at INTEGER);
                      CREATE INDEX first ON topics (pinned_at) WHERE place = 1";
        connection.execute_batch(tables).unwrap();
        let mut statement = connection.prepare("SELECT id FROM topics WHERE place = ?1 AND id < ?2").unwrap();
        for place in 0..5 {
            statement.query_map([place, 100 + place], |row| row.get::<_, i64>(0)).unwrap().for_each(drop);
        }
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}
