//! A transaction under way.

use super::Engine;
use super::job::Held;
use super::postgres::Session;
use super::row::FromRow;
use super::sql::Sql;
use super::sqlite;
use super::value::{Bind, Datum};
use crate::{Error, Result};

/// A transaction. What it does happens whole or not at all.
///
/// Once a statement has failed, the transaction can only end: PostgreSQL lets nothing else happen, and SQLite is held to the
/// same, so that a test on one tells about the other. What may meet a unique constraint and go on says `ON CONFLICT`.
pub struct Tx<'t> {
    connection: Connection<'t>,
    failed: bool,
    after: Vec<Held>,
}

pub(super) enum Connection<'t> {
    Sqlite(&'t rusqlite::Connection),
    Postgres(&'t mut Session),
}

impl<'t> Tx<'t> {
    pub(super) fn new(connection: Connection<'t>) -> Self {
        Tx { connection, failed: false, after: Vec::new() }
    }

    /// Which database this is, for the rare statement that differs.
    pub fn engine(&self) -> Engine {
        match self.connection {
            Connection::Sqlite(_) => Engine::Sqlite,
            Connection::Postgres(_) => Engine::Postgres,
        }
    }

    /// Changes rows; how many.
    pub fn run(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<u64> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => sqlite::statement::run(connection, sql, binds),
            Connection::Postgres(session) => session.run(sql, binds),
        })
    }

    /// Reads rows.
    pub fn rows<T: FromRow>(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<Vec<T>> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => sqlite::statement::rows(connection, sql, binds),
            Connection::Postgres(session) => session.rows(sql, binds),
        })
    }

    /// Reads rows of so many columns, for code that learns a table's columns only when it runs.
    pub fn cells(&mut self, sql: &Sql, binds: &[&dyn Bind], columns: usize) -> Result<Vec<Vec<Datum>>> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => sqlite::statement::cells(connection, sql, binds, columns),
            Connection::Postgres(session) => session.cells(sql, binds, columns),
        })
    }

    /// Reads the first row, where there is one.
    pub fn find<T: FromRow>(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<Option<T>> {
        Ok(self.rows(sql, binds)?.into_iter().next())
    }

    /// Reads the first row; [`Error::NotFound`] where there is none.
    pub fn row<T: FromRow>(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<T> {
        self.find(sql, binds)?.ok_or(Error::NotFound)
    }

    /// Runs `after` once what is done here is durable, and never if it is not.
    pub fn on_commit(&mut self, after: impl FnOnce() + Send + 'static) {
        self.after.push(Box::new(after));
    }

    /// Runs several statements without parameters, as migrations are.
    pub(super) fn script(&mut self, text: &str) -> Result<()> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => connection.execute_batch(text).map_err(sqlite::error),
            Connection::Postgres(session) => session.script(text),
        })
    }

    /// Executes a literal and throws its rows away. For the test that tries every literal.
    #[doc(hidden)]
    pub fn probe(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<()> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => sqlite::statement::probe(connection, sql, binds),
            Connection::Postgres(session) => session.probe(sql, binds),
        })
    }

    /// The names of the parameters' types, as the server infers them; on SQLite their number is all there is. For the test
    /// that tries every literal.
    #[doc(hidden)]
    pub fn parameters(&mut self, sql: &Sql) -> Result<Vec<String>> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => sqlite::statement::parameters(connection, sql),
            Connection::Postgres(session) => session.parameters(sql),
        })
    }

    /// What follows the commit; an error where a statement failed and the work went on as if it had not.
    pub(super) fn end(&mut self) -> Result<Vec<Held>, &'static str> {
        if self.failed {
            return Err("a statement failed, and the work went on");
        }
        Ok(std::mem::take(&mut self.after))
    }

    fn guarded<T>(&mut self, act: impl FnOnce(&mut Connection<'t>) -> Result<T>) -> Result<T> {
        if self.failed {
            return Err(Error::Internal(
                "a statement has failed before: the transaction can only end".to_owned(),
            ));
        }
        let outcome = act(&mut self.connection);
        self.failed = outcome.is_err();
        outcome
    }
}
