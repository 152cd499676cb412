//! Running a statement on SQLite.

use rusqlite::ffi::ErrorCode;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, ToSql};

use crate::db::row::FromRow;
use crate::db::sql::Sql;
use crate::db::value::{Bind, Cell, Value};
use crate::{Error, Result};

/// Changes rows; how many. A statement that returns rows as well is run to its end.
pub fn run(connection: &Connection, sql: &Sql, binds: &[&dyn Bind]) -> Result<u64> {
    let mut statement = connection.prepare_cached(sql.sqlite()).map_err(error)?;
    let changed = statement.execute(params(binds)).map_err(error)?;
    Ok(changed as u64)
}

/// Reads rows.
pub fn rows<T: FromRow>(connection: &Connection, sql: &Sql, binds: &[&dyn Bind]) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql.sqlite()).map_err(error)?;
    let mut rows = statement.query(params(binds)).map_err(error)?;
    let mut values = Vec::new();
    while let Some(row) = rows.next().map_err(error)? {
        values.push(T::from_row(&mut |at| cell(row, at))?);
    }
    Ok(values)
}

/// A driver's error as the caller can use it.
pub fn error(cause: rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(failure, message) = &cause else { return Error::internal(cause) };
    let message = message.as_deref().unwrap_or_default();
    match failure.code {
        ErrorCode::DiskFull => Error::DiskFull,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Unavailable("the database is busy"),
        ErrorCode::SystemIoFailure => Error::Unavailable("the disk does not answer"),
        ErrorCode::OperationInterrupted => Error::Unavailable("it took too long"),
        // SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY
        ErrorCode::ConstraintViolation if [2_067, 1_555].contains(&failure.extended_code) => {
            Error::Duplicate(message.trim_start_matches("UNIQUE constraint failed: ").to_owned())
        }
        _ => Error::internal(cause),
    }
}

struct Bound<'b>(Value<'b>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match &self.0 {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Value::Bool(truth) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*truth))),
            Value::Real(number) => ToSqlOutput::Borrowed(ValueRef::Real(*number)),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Value::Uuid(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
        })
    }
}

fn params<'b>(binds: &'b [&dyn Bind]) -> rusqlite::ParamsFromIter<impl Iterator<Item = Bound<'b>>> {
    rusqlite::params_from_iter(binds.iter().map(|bind| Bound(bind.bind())))
}

fn cell<'r>(row: &'r Row<'_>, at: usize) -> Result<Cell<'r>> {
    Ok(match row.get_ref(at).map_err(error)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) => Cell::Text(std::str::from_utf8(text).map_err(Error::internal)?),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes),
    })
}
