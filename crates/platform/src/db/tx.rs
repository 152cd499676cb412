//! A transaction under way.

use super::Engine;
use super::postgres::Session;
use super::row::FromRow;
use super::sql::Sql;
use super::sqlite;
use super::value::Bind;
use crate::{Error, Result};

/// A transaction. What it does happens whole or not at all.
pub struct Tx<'t> {
    connection: Connection<'t>,
    on_commit: Vec<Box<dyn FnOnce() + Send>>,
}

pub(super) enum Connection<'t> {
    Sqlite(&'t rusqlite::Connection),
    Postgres(&'t mut Session),
}

impl<'t> Tx<'t> {
    pub(super) fn new(connection: Connection<'t>) -> Self {
        Tx { connection, on_commit: Vec::new() }
    }

    /// Which database this is, for the rare statement that differs.
    pub fn engine(&self) -> Engine {
        match self.connection {
            Connection::Sqlite(_) => Engine::Sqlite,
            Connection::Postgres(_) => Engine::Postgres,
        }
    }

    /// Changes rows; how many.
    pub fn run(&mut self, sql: &'static Sql, binds: &[&dyn Bind]) -> Result<u64> {
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::statement::run(connection, sql, binds),
            Connection::Postgres(session) => session.run(sql, binds),
        }
    }

    /// Reads rows.
    pub fn rows<T: FromRow>(&mut self, sql: &'static Sql, binds: &[&dyn Bind]) -> Result<Vec<T>> {
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::statement::rows(connection, sql, binds),
            Connection::Postgres(session) => session.rows(sql, binds),
        }
    }

    /// Reads the first row, where there is one.
    pub fn find<T: FromRow>(&mut self, sql: &'static Sql, binds: &[&dyn Bind]) -> Result<Option<T>> {
        Ok(self.rows(sql, binds)?.into_iter().next())
    }

    /// Reads the first row; [`Error::NotFound`] where there is none.
    pub fn row<T: FromRow>(&mut self, sql: &'static Sql, binds: &[&dyn Bind]) -> Result<T> {
        self.find(sql, binds)?.ok_or(Error::NotFound)
    }

    /// Runs `after` once what is done here is durable, and never if it is not.
    pub fn on_commit(&mut self, after: impl FnOnce() + Send + 'static) {
        self.on_commit.push(Box::new(after));
    }

    /// Runs several statements without parameters, as migrations are.
    pub(super) fn script(&mut self, text: &str) -> Result<()> {
        match &mut self.connection {
            Connection::Sqlite(connection) => connection.execute_batch(text).map_err(sqlite::error),
            Connection::Postgres(session) => session.script(text),
        }
    }

    pub(super) fn take_on_commit(&mut self) -> Vec<Box<dyn FnOnce() + Send>> {
        std::mem::take(&mut self.on_commit)
    }
}
