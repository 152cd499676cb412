//! One connection, its runtime and its prepared statements.

use std::collections::HashMap;
use std::error::Error as _;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, NoTls, SimpleQueryMessage, Statement};

use super::types::{bound, cell, params};
use crate::db::job::Kind;
use crate::db::row::{FromRow, check_columns};
use crate::db::sql::Sql;
use crate::db::value::{Bind, Datum};
use crate::{Error, Result};

/// What every connection starts with. Statements are planned once for all their parameters: planning a page's costs more
/// than running it, and what a page asks goes by an index whatever its parameters are. The search asks for other plans itself.
const SETTINGS: &str = "SET statement_timeout = '5s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s'; \
                        SET synchronous_commit = on; SET timezone = 'UTC'; SET client_min_messages = warning; \
                        SET plan_cache_mode = force_generic_plan; SET jit = off";
/// Longer than the server's own limit of a statement: when it passes, the network has swallowed the answer.
const ANSWER: Duration = Duration::from_secs(10);
/// The same for migrations and imports.
const PATIENT_ANSWER: Duration = Duration::from_secs(3_600);

type Answered<T> = Result<Result<T, tokio_postgres::Error>, tokio::time::error::Elapsed>;

/// A connection.
pub struct Session {
    runtime: Runtime,
    client: Client,
    /// By their text.
    statements: HashMap<String, Statement>,
    limit: Duration,
    /// Whether what failed in this transaction is worth running again.
    lost: bool,
    broken: bool,
}

impl Session {
    /// Connects and sets the limits of time.
    pub fn connect(config: &tokio_postgres::Config) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = runtime.block_on(async {
            let connecting = async {
                let (client, connection) = config.connect(NoTls).await?;
                // Its end shows in the next query's answer.
                tokio::spawn(async move { connection.await.ok() });
                client.batch_execute(SETTINGS).await?;
                Ok::<_, tokio_postgres::Error>(client)
            };
            match tokio::time::timeout(ANSWER, connecting).await {
                Ok(Ok(client)) => Ok(client),
                Ok(Err(cause)) => {
                    tracing::error!(cause = chain(&cause), "PostgreSQL cannot be reached");
                    Err(super::AWAY)
                }
                Err(_) => Err(Error::Unavailable("PostgreSQL does not answer")),
            }
        })?;
        Ok(Session { runtime, client, statements: HashMap::new(), limit: ANSWER, lost: false, broken: false })
    }

    /// Whether nothing more can be asked of it.
    pub fn is_broken(&self) -> bool {
        self.broken || self.client.is_closed()
    }

    /// Whether the transaction lost against another one, so that a new try may win.
    pub fn has_lost(&self) -> bool {
        self.lost
    }

    /// Begins a transaction. A writing one is given its number at once, so that its fate can be asked for if the connection
    /// breaks during its commit.
    pub fn begin(&mut self, kind: Kind, patient: bool) -> Result<String> {
        self.lost = false;
        self.limit = if patient { PATIENT_ANSWER } else { ANSWER };
        let begin = match kind {
            Kind::Read if patient => {
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = '10min'; \
                 SET LOCAL statement_timeout = '60s'"
            }
            Kind::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Kind::Write if patient => {
                "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'; \
                 SELECT pg_current_xact_id()"
            }
            Kind::Write => "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_current_xact_id()",
        };
        self.ask(begin).map(Option::unwrap_or_default)
    }

    /// Ends a transaction that is not kept. Where that fails, the connection is given up, and the server ends it.
    pub fn roll_back(&mut self) {
        if !self.is_broken() && self.script("ROLLBACK").is_err() {
            self.broken = true;
        }
    }

    /// What became of a transaction: `committed`, `aborted`, `in progress`, or nothing where the server has forgotten it.
    pub fn fate(&mut self, transaction: &str) -> Result<String> {
        if transaction.is_empty() || !transaction.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Error::Internal("a transaction without a number".to_owned()));
        }
        self.ask(&format!("SELECT pg_xact_status('{transaction}'::xid8)")).map(Option::unwrap_or_default)
    }

    /// Runs statements without parameters.
    pub fn script(&mut self, text: &str) -> Result<()> {
        let outcome = self.within_limit(self.client.batch_execute(text));
        self.checked(outcome)
    }

    /// Changes rows; how many.
    pub fn run(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<u64> {
        let statement = self.prepared(sql, binds.len())?;
        let bound = bound(binds);
        let params = params(&bound);
        let outcome = self.within_limit(self.client.execute(&statement, &params));
        self.checked(outcome)
    }

    /// Reads rows.
    pub fn rows<T: FromRow>(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<Vec<T>> {
        let statement = self.prepared(sql, binds.len())?;
        check_columns(statement.columns().len(), T::COLUMNS)?;
        let bound = bound(binds);
        let params = params(&bound);
        let outcome = self.within_limit(self.client.query(&statement, &params));
        let rows = self.checked(outcome)?;
        rows.iter().map(|row| T::from_row(&mut |at| cell(row, at))).collect()
    }

    /// Reads rows of so many columns.
    pub fn cells(&mut self, sql: &Sql, binds: &[&dyn Bind], columns: usize) -> Result<Vec<Vec<Datum>>> {
        let statement = self.prepared(sql, binds.len())?;
        check_columns(statement.columns().len(), columns)?;
        let bound = bound(binds);
        let params = params(&bound);
        let outcome = self.within_limit(self.client.query(&statement, &params));
        let rows = self.checked(outcome)?;
        let datums = |row| (0..columns).map(|at| cell(row, at).map(Datum::from)).collect();
        rows.iter().map(datums).collect()
    }

    /// Runs a statement and throws its rows away.
    pub fn probe(&mut self, sql: &Sql, binds: &[&dyn Bind]) -> Result<()> {
        self.run(sql, binds).map(|_| ())
    }

    /// The names of the parameters' types.
    pub fn parameters(&mut self, sql: &Sql) -> Result<Vec<String>> {
        let statement = self.statement(sql)?;
        Ok(statement.params().iter().map(|kind| kind.name().to_owned()).collect())
    }

    fn prepared(&mut self, sql: &Sql, binds: usize) -> Result<Statement> {
        let statement = self.statement(sql)?;
        match statement.params().len() {
            count if count == binds => Ok(statement),
            count => Err(Error::Internal(format!(
                "a query takes {count} binds, {binds} were given: {}",
                sql.postgres()
            ))),
        }
    }

    fn statement(&mut self, sql: &Sql) -> Result<Statement> {
        let text = sql.postgres();
        if let Some(statement) = self.statements.get(text) {
            return Ok(statement.clone());
        }
        let outcome = self.within_limit(self.client.prepare(text));
        let statement = self.checked(outcome)?;
        self.statements.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Runs statements without parameters; the first value of the first row.
    fn ask(&mut self, text: &str) -> Result<Option<String>> {
        let outcome = self.within_limit(self.client.simple_query(text));
        let messages = self.checked(outcome)?;
        Ok(messages.iter().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        }))
    }

    fn within_limit<T>(&self, answer: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Answered<T> {
        self.runtime.block_on(async { tokio::time::timeout(self.limit, answer).await })
    }

    fn checked<T>(&mut self, outcome: Answered<T>) -> Result<T> {
        match outcome {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(cause)) => Err(self.error(&cause)),
            Err(_) => {
                self.broken = true;
                Err(Error::Unavailable("PostgreSQL does not answer"))
            }
        }
    }

    fn error(&mut self, cause: &tokio_postgres::Error) -> Error {
        let Some(failure) = cause.as_db_error() else {
            let is_io = cause.source().is_some_and(|source| source.is::<std::io::Error>());
            if is_io || cause.is_closed() || self.client.is_closed() {
                self.broken = true;
                return Error::Unavailable("the connection to PostgreSQL broke");
            }
            return Error::Internal(chain(cause));
        };
        let code = failure.code();
        if *code == SqlState::UNIQUE_VIOLATION {
            return Error::Duplicate(failure.constraint().unwrap_or_default().to_owned());
        }
        if *code == SqlState::FEATURE_NOT_SUPPORTED && failure.message().contains("cached plan") {
            // A migration changed the table under a prepared statement.
            self.statements.clear();
            self.lost = true;
        }
        self.lost |= *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED;
        match code.code() {
            "53100" => Error::DiskFull,
            "57014" | "55P03" => Error::Unavailable("it took too long"),
            "57P01" | "57P02" | "57P03" | "25P03" | "08000" | "08003" | "08006" => {
                self.broken = true;
                Error::Unavailable("PostgreSQL is being restarted")
            }
            "53200" | "53300" | "58030" => Error::Unavailable("PostgreSQL is out of something"),
            _ if self.lost => Error::Unavailable("others were faster"),
            code => Error::Internal(format!("{code}: {failure}: {}", failure.detail().unwrap_or_default())),
        }
    }
}

fn chain(cause: &tokio_postgres::Error) -> String {
    match cause.source() {
        Some(source) => format!("{cause}: {source}"),
        None => cause.to_string(),
    }
}
