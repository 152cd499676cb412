//! PostgreSQL: threads that each own one connection and the small runtime that drives it.
//!
//! Nothing crosses threads per query, and no worker of the server's runtime is ever blocked. A connection that broke is made
//! again before the next job.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, NoTls, Row, Statement};

use super::job::{Held, Job};
use super::row::FromRow;
use super::sql::Sql;
use super::tx::{Connection, Tx};
use super::value::{Bind, Cell, Value};
use crate::{Error, Result};

/// Jobs that may wait for a thread; more are refused.
const QUEUE: usize = 1_024;
/// Runs of a write that loses against others.
const TRIES: usize = 5;
/// What every connection starts with.
const SETTINGS: &str = "SET statement_timeout = '5s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s'; \
                        SET synchronous_commit = on; SET timezone = 'UTC'";
/// Migrations and imports may take as long as they need.
const PATIENT: [&str; 2] = ["migrate", "import"];

/// How the server is used.
#[derive(Clone, Debug)]
pub struct PostgresOptions {
    /// Connections, and as many threads, at least 1.
    pub connections: usize,
}

/// The threads that hold the connections.
pub struct Threads {
    queue: Mutex<Option<SyncSender<(Kind, Job)>>>,
    running: Mutex<Vec<JoinHandle<()>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Read,
    Write,
}

impl Threads {
    /// Connects once to make sure of the server, then starts the threads.
    pub fn open(url: &str, options: &PostgresOptions) -> Result<Self> {
        let (sender, queue) = sync_channel(QUEUE);
        let queue = Arc::new(Mutex::new(queue));
        let first = Session::connect(url)?;
        let mut sessions = vec![Some(first)];
        sessions.resize_with(options.connections.max(1), || None);
        let mut running = Vec::new();
        for session in sessions {
            let (url, queue) = (url.to_owned(), Arc::clone(&queue));
            let thread = std::thread::Builder::new().name("postgres".to_owned());
            running.push(thread.spawn(move || work(&url, session, &queue))?);
        }
        Ok(Threads { queue: Mutex::new(Some(sender)), running: Mutex::new(running) })
    }

    /// Queues a read.
    pub fn read(&self, job: Job) -> Result<()> {
        self.send(Kind::Read, job)
    }

    /// Queues a write.
    pub fn write(&self, job: Job) -> Result<()> {
        self.send(Kind::Write, job)
    }

    /// Finishes what is queued and closes the connections.
    pub fn close(&self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        let running = std::mem::take(&mut *self.running.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in running {
            if thread.join().is_err() {
                tracing::error!("a database thread panicked");
            }
        }
    }

    fn send(&self, kind: Kind, job: Job) -> Result<()> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match queue.ok_or(Error::Unavailable("the database is closed"))?.try_send((kind, job)) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_)) => Err(Error::Unavailable("too many are waiting for the database")),
            Err(TrySendError::Disconnected(_)) => Err(Error::Unavailable("the database is closed")),
        }
    }
}

fn work(url: &str, mut session: Option<Session>, queue: &Mutex<Receiver<(Kind, Job)>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((kind, mut job)) = next else { return };
        let outcome = with_session(url, &mut session, |session| session.run_job(kind, &mut job));
        match outcome {
            Ok((answer, after)) => {
                answer();
                after.into_iter().for_each(|after| after());
            }
            Err(error) => job.refuse(error),
        }
    }
}

/// Runs on a live connection: a broken one is made again first, and dropped where it breaks now.
fn with_session<T>(url: &str, slot: &mut Option<Session>, run: impl FnOnce(&mut Session) -> Result<T>) -> Result<T> {
    if slot.as_ref().is_none_or(Session::is_broken) {
        *slot = Some(Session::connect(url)?);
    }
    let Some(session) = slot.as_mut() else { return Err(Error::Unavailable("PostgreSQL cannot be reached")) };
    let outcome = run(session);
    if session.is_broken() {
        *slot = None;
    }
    outcome
}

type After = Vec<Box<dyn FnOnce() + Send>>;

/// A connection with its runtime and its prepared statements.
pub struct Session {
    runtime: Runtime,
    client: Client,
    statements: HashMap<usize, Statement>,
    /// Whether what failed last is worth running again, with a fresh snapshot.
    lost: bool,
}

impl Session {
    fn connect(url: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = runtime.block_on(async {
            let connecting = tokio_postgres::connect(url, NoTls);
            let (client, connection) = tokio::time::timeout(Duration::from_secs(5), connecting)
                .await
                .map_err(|_| Error::Unavailable("PostgreSQL does not answer"))?
                .map_err(unreachable)?;
            tokio::spawn(async move {
                if let Err(cause) = connection.await {
                    tracing::warn!(%cause, "a connection to PostgreSQL ended");
                }
            });
            client.batch_execute(SETTINGS).await.map_err(unreachable)?;
            Ok::<_, Error>(client)
        })?;
        Ok(Session { runtime, client, statements: HashMap::new(), lost: false })
    }

    fn is_broken(&self) -> bool {
        self.client.is_closed()
    }

    fn run_job(&mut self, kind: Kind, job: &mut Job) -> Result<(Held, After)> {
        let begin = match kind {
            Kind::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Kind::Write if PATIENT.contains(&job.name) => "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'",
            Kind::Write => "BEGIN",
        };
        let mut tries = 1;
        loop {
            self.lost = false;
            match self.attempt(begin, job) {
                Err(_) if self.lost && kind == Kind::Write && tries < TRIES => tries += 1,
                outcome => return outcome,
            }
        }
    }

    fn attempt(&mut self, begin: &str, job: &mut Job) -> Result<(Held, After)> {
        self.script(begin)?;
        let mut tx = Tx::new(Connection::Postgres(self));
        let outcome = job.run(&mut tx);
        let after = tx.take_on_commit();
        match outcome {
            Ok(answer) => {
                self.script("COMMIT")?;
                Ok((answer, after))
            }
            Err(refused) => {
                if !self.is_broken() {
                    let lost = self.lost;
                    self.script("ROLLBACK")?;
                    self.lost = lost;
                }
                Err(refused)
            }
        }
    }

    /// Runs statements without parameters.
    pub fn script(&mut self, text: &str) -> Result<()> {
        let outcome = self.runtime.block_on(self.client.batch_execute(text));
        outcome.map_err(|cause| self.error(&cause))
    }

    /// Changes rows; how many.
    pub fn run(&mut self, sql: &'static Sql, binds: &[&dyn Bind]) -> Result<u64> {
        let statement = self.prepared(sql)?;
        let bound = bound(binds);
        let outcome = self.runtime.block_on(self.client.execute(&statement, &params(&bound)));
        outcome.map_err(|cause| self.error(&cause))
    }

    /// Reads rows.
    pub fn rows<T: FromRow>(&mut self, sql: &'static Sql, binds: &[&dyn Bind]) -> Result<Vec<T>> {
        let statement = self.prepared(sql)?;
        let bound = bound(binds);
        let outcome = self.runtime.block_on(self.client.query(&statement, &params(&bound)));
        let rows = outcome.map_err(|cause| self.error(&cause))?;
        rows.iter().map(|row| T::from_row(&mut |at| cell(row, at))).collect()
    }

    fn prepared(&mut self, sql: &'static Sql) -> Result<Statement> {
        // A literal stands at one address as long as the program runs: no text needs to be hashed.
        let key = std::ptr::from_ref(sql).addr();
        if let Some(statement) = self.statements.get(&key) {
            return Ok(statement.clone());
        }
        let outcome = self.runtime.block_on(self.client.prepare(sql.postgres()));
        let statement = outcome.map_err(|cause| self.error(&cause))?;
        self.statements.insert(key, statement.clone());
        Ok(statement)
    }

    fn error(&mut self, cause: &tokio_postgres::Error) -> Error {
        let Some(failure) = cause.as_db_error() else {
            return match self.is_broken() || cause.is_closed() {
                true => Error::Unavailable("the connection to PostgreSQL broke"),
                false => Error::internal(cause),
            };
        };
        let code = failure.code();
        self.lost = *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED;
        if *code == SqlState::UNIQUE_VIOLATION {
            return Error::Duplicate(failure.constraint().unwrap_or_default().to_owned());
        }
        match code.code() {
            "53100" => Error::DiskFull,
            "57014" | "55P03" => Error::Unavailable("it took too long"),
            "57P01" | "57P02" | "57P03" | "53300" => Error::Unavailable("PostgreSQL is being restarted"),
            _ if self.lost => Error::Unavailable("others were faster"),
            _ => Error::Internal(format!("{failure}: {}", failure.detail().unwrap_or_default())),
        }
    }
}

#[derive(Debug)]
struct Bound<'b>(Value<'b>);

impl ToSql for Bound<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut bytes::BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (&self.0, kind) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(kind, out),
            (Value::Int(number), &Type::BOOL) => (*number != 0).to_sql(kind, out),
            (Value::Int(number), _) => number.to_sql(kind, out),
            (Value::Bool(truth), _) => truth.to_sql(kind, out),
            (Value::Real(number), _) => number.to_sql(kind, out),
            (Value::Text(text), _) => text.to_sql(kind, out),
            (Value::Bytes(bytes), _) => bytes.to_sql(kind, out),
            (Value::Uuid(id), _) => id.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn bound<'b>(binds: &'b [&dyn Bind]) -> Vec<Bound<'b>> {
    binds.iter().map(|bind| Bound(bind.bind())).collect()
}

fn params<'p>(bound: &'p [Bound<'_>]) -> Vec<&'p (dyn ToSql + Sync)> {
    bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn cell(row: &Row, at: usize) -> Result<Cell<'_>> {
    fn read<'r, T: tokio_postgres::types::FromSql<'r>>(
        row: &'r Row,
        at: usize,
        wrap: impl FnOnce(T) -> Cell<'r>,
    ) -> Result<Cell<'r>> {
        Ok(row.try_get::<_, Option<T>>(at).map_err(Error::internal)?.map_or(Cell::Null, wrap))
    }
    let column = row.columns().get(at).ok_or_else(|| Error::Internal(format!("a row has no column {at}")))?;
    match *column.type_() {
        Type::INT8 => read(row, at, Cell::Int),
        Type::INT4 => read(row, at, |number: i32| Cell::Int(i64::from(number))),
        Type::BOOL => read(row, at, Cell::Bool),
        Type::FLOAT8 => read(row, at, Cell::Real),
        Type::TEXT | Type::VARCHAR => read(row, at, Cell::Text),
        Type::BYTEA => read(row, at, Cell::Bytes),
        Type::UUID => read(row, at, Cell::Uuid),
        ref other => Err(Error::Internal(format!("a column is of the type {other}, which nothing reads"))),
    }
}

fn unreachable(cause: tokio_postgres::Error) -> Error {
    tracing::error!(%cause, "PostgreSQL cannot be reached");
    Error::Unavailable("PostgreSQL cannot be reached")
}
