//! The database port: plain SQL, one text for SQLite and PostgreSQL, run in synchronous code on threads of its own.
//!
//! - A use case is a closure that gets a [`Tx`] and runs whole, whatever becomes of whoever asked for it: a client that
//!   hangs up never leaves anything half-done.
//! - [`Db::read`] sees one consistent snapshot, for ten seconds at most; [`Db::read_apart`] for as long as it takes. [`Db::write`] is answered only once its commit is durable.
//! - A write closure may be run again, after a serialization failure or when a neighbour in its group of commits broke the
//!   group: it draws nothing from outside itself.
//! - A transaction in which a statement has failed can only end, on both engines.
//! - Only this folder names a driver.

mod job;
mod migrate;
mod postgres;
mod queue;
mod row;
mod sql;
mod sqlite;
mod transfer;
mod tx;
mod value;

use std::path::Path;
use std::sync::Arc;

pub use migrate::{Migration, Step};
pub use postgres::PostgresOptions;
pub use row::FromRow;
pub use sql::Sql;
pub use sqlite::{Durability, SqliteOptions, snapshot};
pub use transfer::{Moved, transfer};
pub use tx::Tx;
pub use value::{Bind, Cell, Column, Datum, Value};

use crate::{Error, Result};
use job::Job;

/// Which database holds the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file.
    Sqlite,
    /// A server.
    Postgres,
}

/// An open database. Cloning it is cheap.
#[derive(Clone)]
pub struct Db(Arc<Pool>);

enum Pool {
    Sqlite(sqlite::Threads),
    Postgres(postgres::Threads),
}

impl Db {
    /// Opens the file, or makes it.
    pub fn open_sqlite(path: &Path, options: SqliteOptions) -> Result<Self> {
        Ok(Db(Arc::new(Pool::Sqlite(sqlite::Threads::open(path, &options)?))))
    }

    /// Connects to the server; fails where it does not answer.
    pub async fn open_postgres(url: &str, options: PostgresOptions) -> Result<Self> {
        let url = url.to_owned();
        let threads = tokio::task::spawn_blocking(move || postgres::Threads::open(&url, &options));
        Ok(Db(Arc::new(Pool::Postgres(threads.await.map_err(Error::internal)??))))
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        match *self.0 {
            Pool::Sqlite(_) => Engine::Sqlite,
            Pool::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs `work` on a snapshot that nothing changes under it.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = job::to_task();
        self.queue(Job::read(work, reply))?;
        answer.await.unwrap_or(Err(LOST))
    }

    /// Runs `work` whole or not at all; answered once it is durable. `name` names it in the log.
    pub async fn write<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = job::to_task();
        self.queue(Job::write(name, work, reply))?;
        answer.await.unwrap_or(Err(LOST))
    }

    /// Runs `work` on a snapshot for as long as it takes, on a thread and a connection of its own, so that nobody waits for it.
    /// While it runs, PostgreSQL keeps what others replace, and SQLite's log grows. Its name in the log begins with `export`.
    pub async fn read_apart<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = job::to_task();
        let job = Job::read(work, reply).named(name);
        match &*self.0 {
            Pool::Sqlite(threads) => threads.apart(job)?,
            Pool::Postgres(threads) => threads.apart(job)?,
        }
        answer.await.unwrap_or(Err(LOST))
    }

    /// [`Db::read`] for commands: blocks the calling thread, which must not be one of an async runtime.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = job::to_thread();
        self.queue(Job::read(work, reply))?;
        answer.recv().unwrap_or(Err(LOST))
    }

    /// [`Db::write`] for commands: blocks the calling thread, which must not be one of an async runtime.
    pub fn write_blocking<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = job::to_thread();
        self.queue(Job::write(name, work, reply))?;
        answer.recv().unwrap_or(Err(LOST))
    }

    /// Brings the database up to date, a transaction per migration; the number of migrations that ran.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<usize> {
        let known: Vec<&'static str> = migrations.iter().map(|migration| migration.name).collect();
        self.write("migrate.check", move |tx| migrate::check(tx, &known)).await?;
        let mut ran = 0;
        for migration in migrations {
            let migration = *migration;
            ran += self.write("migrate", move |tx| migrate::run(tx, &migration)).await?;
        }
        Ok(ran)
    }

    /// Finishes what is queued and closes the connections. Later calls are answered with `Unavailable`.
    pub async fn close(&self) {
        let pool = Arc::clone(&self.0);
        let closed = tokio::task::spawn_blocking(move || match &*pool {
            Pool::Sqlite(threads) => threads.close(),
            Pool::Postgres(threads) => threads.close(),
        });
        if closed.await.is_err() {
            tracing::warn!("the database did not close cleanly");
        }
    }

    fn queue(&self, job: Job) -> Result<()> {
        match &*self.0 {
            Pool::Sqlite(threads) => threads.queue(job),
            Pool::Postgres(threads) => threads.queue(job),
        }
    }
}

/// A database thread went away with the job; its transaction went with it.
const LOST: Error = Error::Unavailable("the database is closed");
