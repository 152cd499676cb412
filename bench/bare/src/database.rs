//! Connections on threads of their own, as the product has them: four that read and one that writes SQLite, ten for PostgreSQL.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio::sync::oneshot;
use tokio_postgres::NoTls;
use tokio_postgres::types::{ToSql, Type};
use uuid::Uuid;

/// Writes that share a commit.
const GROUP: usize = 64;

/// A statement in the dialects of both.
#[derive(Clone, Copy)]
pub struct Sql {
    sqlite: &'static str,
    postgres: &'static str,
}

impl Sql {
    /// From the text that the product has.
    pub fn new(text: &str) -> Self {
        let plain = text.trim_end().trim_end_matches("SKIP LOCKED").trim_end().trim_end_matches("FOR UPDATE");
        Sql { sqlite: plain.replace('$', "?").leak(), postgres: text.to_owned().leak() }
    }
}

/// A value on its way in or out.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number or a time.
    Int(i64),
    /// A text.
    Text(String),
    /// An id.
    Id(Uuid),
}

/// A connection to either.
pub enum Connection {
    /// To a file.
    Sqlite(rusqlite::Connection),
    /// To a server.
    Postgres(Box<Server>),
}

/// A connection to PostgreSQL with the runtime that drives it.
pub struct Server {
    runtime: tokio::runtime::Runtime,
    client: tokio_postgres::Client,
    statements: HashMap<&'static str, tokio_postgres::Statement>,
}

impl Connection {
    /// Whether this is SQLite.
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Connection::Sqlite(_))
    }

    /// Reads rows.
    pub fn rows(&mut self, sql: Sql, binds: &[Value]) -> Result<Vec<Vec<Value>>> {
        match self {
            Connection::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql.sqlite)?;
                let columns = statement.column_count();
                let mut rows = statement.query(rusqlite::params_from_iter(binds))?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    found.push((0..columns).map(|at| Ok(cell(row.get_ref(at)?))).collect::<Result<_>>()?);
                }
                Ok(found)
            }
            Connection::Postgres(server) => server.rows(sql, binds),
        }
    }

    /// Runs statements without parameters.
    pub fn script(&mut self, text: &str) -> Result<()> {
        match self {
            Connection::Sqlite(connection) => Ok(connection.execute_batch(text)?),
            Connection::Postgres(server) => Ok(server.runtime.block_on(server.client.batch_execute(text))?),
        }
    }
}

impl Server {
    fn connect(url: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(connection);
            // As the product's connections do.
            client.batch_execute("SET plan_cache_mode = force_generic_plan; SET jit = off").await?;
            Ok::<_, tokio_postgres::Error>(client)
        })?;
        Ok(Server { runtime, client, statements: HashMap::new() })
    }

    fn rows(&mut self, sql: Sql, binds: &[Value]) -> Result<Vec<Vec<Value>>> {
        let statement = match self.statements.get(sql.postgres) {
            Some(statement) => statement.clone(),
            None => {
                let statement = self.runtime.block_on(self.client.prepare(sql.postgres))?;
                self.statements.insert(sql.postgres, statement.clone());
                statement
            }
        };
        let binds: Vec<&(dyn ToSql + Sync)> = binds.iter().map(Value::for_postgres).collect();
        let rows = self.runtime.block_on(self.client.query(&statement, &binds))?;
        rows.iter().map(|row| (0..row.len()).map(|at| column(row, at)).collect()).collect()
    }
}

impl Value {
    fn for_postgres(&self) -> &(dyn ToSql + Sync) {
        match self {
            Value::Null => &None::<Uuid>,
            Value::Int(number) => number,
            Value::Text(text) => text,
            Value::Id(id) => id,
        }
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Uuid::from_slice(bytes).map_or(Value::Null, Value::Id),
        ValueRef::Null | ValueRef::Real(_) => Value::Null,
    }
}

fn column(row: &tokio_postgres::Row, at: usize) -> Result<Value> {
    let kind = row.columns()[at].type_();
    Ok(if *kind == Type::INT8 {
        row.try_get::<_, Option<i64>>(at)?.map_or(Value::Null, Value::Int)
    } else if *kind == Type::INT4 {
        row.try_get::<_, Option<i32>>(at)?.map_or(Value::Null, |number| Value::Int(i64::from(number)))
    } else if *kind == Type::BOOL {
        row.try_get::<_, Option<bool>>(at)?.map_or(Value::Null, |truth| Value::Int(i64::from(truth)))
    } else if *kind == Type::UUID {
        row.try_get::<_, Option<Uuid>>(at)?.map_or(Value::Null, Value::Id)
    } else {
        row.try_get::<_, Option<String>>(at)?.map_or(Value::Null, Value::Text)
    })
}

type Job = Box<dyn FnOnce(&mut Connection) -> After + Send>;
/// Gives the answer, once what was done is kept.
type After = Box<dyn FnOnce() + Send>;

/// The threads.
#[derive(Clone)]
pub struct Pool {
    reads: Sender<Job>,
    writes: Sender<Job>,
}

impl Pool {
    /// Connects to a file, or to `postgres://…`.
    pub fn open(database: &str) -> Result<Self> {
        let (reads, reading) = channel();
        let (writes, writing) = channel();
        let reading = Arc::new(Mutex::new(reading));
        if database.starts_with("postgres") {
            let writing = Arc::new(Mutex::new(writing));
            for number in 0..10 {
                let connection = Connection::Postgres(Box::new(Server::connect(database)?));
                if number < 5 { read(connection, &reading) } else { write_alone(connection, &writing) }
            }
        } else {
            for _ in 0..4 {
                read(Connection::Sqlite(file(database)?), &reading);
            }
            let connection = file(database)?;
            connection.execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
            )?;
            write_grouped(Connection::Sqlite(connection), writing);
        }
        Ok(Pool { reads, writes })
    }

    /// Reads.
    pub async fn read<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        ask(&self.reads, work).await
    }

    /// Writes; answered when it is durable.
    pub async fn write<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        ask(&self.writes, work).await
    }
}

async fn ask<T: Send + 'static>(
    queue: &Sender<Job>,
    work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (reply, answer) = oneshot::channel();
    let job: Job = Box::new(move |connection| {
        let outcome = work(connection);
        Box::new(move || drop(reply.send(outcome)))
    });
    queue.send(job).ok().context("the threads are gone")?;
    answer.await?
}

fn file(path: &str) -> Result<rusqlite::Connection> {
    let connection = rusqlite::Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch("PRAGMA cache_size = -8192")?;
    Ok(connection)
}

fn next(queue: &Mutex<Receiver<Job>>) -> Option<Job> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

fn read(mut connection: Connection, queue: &Arc<Mutex<Receiver<Job>>>) {
    let queue = Arc::clone(queue);
    std::thread::spawn(move || {
        while let Some(job) = next(&queue) {
            job(&mut connection)();
        }
    });
}

fn write_alone(mut connection: Connection, queue: &Arc<Mutex<Receiver<Job>>>) {
    let queue = Arc::clone(queue);
    std::thread::spawn(move || {
        while let Some(job) = next(&queue) {
            let after = connection.script("BEGIN").map(|()| job(&mut connection));
            match (after, connection.script("COMMIT")) {
                (Ok(after), Ok(())) => after(),
                _ => eprintln!("a write was lost"),
            }
        }
    });
}

fn write_grouped(mut connection: Connection, queue: Receiver<Job>) {
    std::thread::spawn(move || {
        while let Ok(first) = queue.recv() {
            let jobs = std::iter::once(first).chain(std::iter::from_fn(|| queue.try_recv().ok())).take(GROUP);
            let begun = connection.script("BEGIN IMMEDIATE");
            let after: Vec<After> = jobs.map(|job| job(&mut connection)).collect();
            match begun.and_then(|()| connection.script("COMMIT")) {
                Ok(()) => after.into_iter().for_each(|tell| tell()),
                Err(error) => eprintln!("a group of writes was lost: {error}"),
            }
        }
    });
}
