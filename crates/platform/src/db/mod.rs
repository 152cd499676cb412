//! The database port: plain SQL, one text for SQLite and PostgreSQL, run in synchronous code on threads of its own.
//!
//! - A use case is a closure that gets a [`Tx`] and runs whole, whatever becomes of whoever asked for it: a client that
//!   hangs up never leaves anything half-done.
//! - [`Db::read`] sees one consistent snapshot. [`Db::write`] is answered only once its commit is durable.
//! - A write closure may be run again, after a serialization failure or when a neighbour in its group of commits broke the
//!   group: it draws nothing from outside itself.
//! - Only this folder names a driver.

mod job;
mod migrate;
mod postgres;
mod row;
mod sql;
mod sqlite;
mod tx;
mod value;

use std::path::Path;
use std::sync::Arc;

pub use migrate::Migration;
pub use postgres::PostgresOptions;
pub use row::FromRow;
pub use sql::Sql;
pub use sqlite::{Durability, SqliteOptions};
pub use tx::Tx;
pub use value::{Bind, Cell, Column, Value};

use crate::Result;
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
        Ok(Db(Arc::new(Pool::Postgres(threads.await.map_err(crate::Error::internal)??))))
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
        let (job, answer) = Job::once("read", work);
        self.send_read(job)?;
        answer.await
    }

    /// Runs `work` whole or not at all; answered once it is durable. `name` names it in the log.
    pub async fn write<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, answer) = Job::again(name, work);
        self.send_write(job)?;
        answer.await
    }

    /// [`Db::read`] for commands: blocks the calling thread, which must not be one of an async runtime.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, answer) = Job::once("read", work);
        self.send_read(job)?;
        answer.wait()
    }

    /// [`Db::write`] for commands: blocks the calling thread, which must not be one of an async runtime.
    pub fn write_blocking<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, answer) = Job::again(name, work);
        self.send_write(job)?;
        answer.wait()
    }

    /// Brings the database up to date; the number of migrations that ran.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<usize> {
        let migrations = migrations.to_vec();
        self.write("migrate", move |tx| migrate::run(tx, &migrations)).await
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

    fn send_read(&self, job: Job) -> Result<()> {
        match &*self.0 {
            Pool::Sqlite(threads) => threads.read(job),
            Pool::Postgres(threads) => threads.read(job),
        }
    }

    fn send_write(&self, job: Job) -> Result<()> {
        match &*self.0 {
            Pool::Sqlite(threads) => threads.write(job),
            Pool::Postgres(threads) => threads.write(job),
        }
    }
}
