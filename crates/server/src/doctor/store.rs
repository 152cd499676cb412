//! The SQL of `lyceum doctor`. It reads only.

use platform::db::Tx;
use platform::{Result, sql};

/// The version of SQLite, such as `3.51.3`.
pub fn sqlite_version(tx: &mut Tx) -> Result<String> {
    let (version,): (String,) =
        sql!(tx.row, "-- sqlite: PostgreSQL has another name for it.\nSELECT sqlite_version()")?;
    Ok(version)
}

/// What is damaged in the file; `ok` alone where nothing is.
pub fn damage(tx: &mut Tx) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        sql!(tx.rows, "-- sqlite: a server looks after its own files.\nPRAGMA quick_check")?;
    Ok(rows.into_iter().map(|(row,)| row).collect())
}

/// The version of PostgreSQL as a number, such as 150004.
pub fn postgres_version(tx: &mut Tx) -> Result<i64> {
    let (version,): (i64,) = sql!(
        tx.row,
        "-- postgres: SQLite is built in.\nSELECT CAST(current_setting('server_version_num') AS BIGINT)"
    )?;
    Ok(version)
}

/// The migrations that ran.
pub fn applied(tx: &mut Tx) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!(tx.rows, "SELECT name FROM migrations ORDER BY name")?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}
