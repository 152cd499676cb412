//! Running a statement on SQLite.

use rusqlite::ffi::ErrorCode;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Row, ToSql, params_from_iter};

use crate::db::row::{FromRow, check_columns};
use crate::db::sql::Sql;
use crate::db::value::{Bind, Cell, Value};
use crate::{Error, Result};

/// Begins or ends something: the same few words for every request, so they are read once.
pub fn control(connection: &Connection, words: &'static str) -> Result<()> {
    connection.prepare_cached(words).and_then(|mut statement| statement.execute([])).map_err(error)?;
    Ok(())
}

/// Changes rows; how many.
pub fn run(connection: &Connection, sql: &Sql, binds: &[&dyn Bind]) -> Result<u64> {
    let mut statement = prepared(connection, sql, binds.len())?;
    let changed = statement.execute(params_from_iter(bound(binds))).map_err(error)?;
    Ok(changed as u64)
}

/// Reads rows.
pub fn rows<T: FromRow>(connection: &Connection, sql: &Sql, binds: &[&dyn Bind]) -> Result<Vec<T>> {
    let mut statement = prepared(connection, sql, binds.len())?;
    check_columns(statement.column_count(), T::COLUMNS)?;
    let mut rows = statement.query(params_from_iter(bound(binds))).map_err(error)?;
    let mut values = Vec::new();
    while let Some(row) = rows.next().map_err(error)? {
        values.push(T::from_row(&mut |at| cell(row, at))?);
    }
    Ok(values)
}

/// Runs a statement to its end and throws its rows away.
pub fn probe(connection: &Connection, sql: &Sql, binds: &[&dyn Bind]) -> Result<()> {
    let mut statement = prepared(connection, sql, binds.len())?;
    let mut rows = statement.query(params_from_iter(bound(binds))).map_err(error)?;
    while rows.next().map_err(error)?.is_some() {}
    Ok(())
}

/// One nameless type per parameter, as SQLite infers none.
pub fn parameters(connection: &Connection, sql: &Sql) -> Result<Vec<String>> {
    let statement = connection.prepare_cached(sql.sqlite()).map_err(error)?;
    Ok(vec![String::new(); statement.parameter_count()])
}

fn prepared<'c>(connection: &'c Connection, sql: &Sql, binds: usize) -> Result<CachedStatement<'c>> {
    // Where SQLite has rolled the transaction back by itself, another statement would be kept on its own.
    if connection.is_autocommit() {
        return Err(Error::Unavailable("SQLite rolled the transaction back"));
    }
    let statement = connection.prepare_cached(sql.sqlite()).map_err(error)?;
    match statement.parameter_count() {
        count if count == binds => Ok(statement),
        count => Err(Error::Internal(format!(
            "a query takes {count} binds, {binds} were given: {}",
            sql.postgres()
        ))),
    }
}

/// A driver's error as the caller can use it.
pub fn error(cause: rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(failure, message) = &cause else { return Error::internal(cause) };
    let message = message.as_deref().unwrap_or_default();
    match failure.code {
        ErrorCode::DiskFull => Error::DiskFull,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Unavailable("the database is busy"),
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Error::Unavailable("the disk does not answer"),
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

fn bound<'b>(binds: &'b [&dyn Bind]) -> impl Iterator<Item = Bound<'b>> {
    binds.iter().map(|bind| Bound(bind.bind()))
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
