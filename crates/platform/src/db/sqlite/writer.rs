//! The one writer. It takes what is waiting, up to 64 jobs, runs each in a savepoint, commits once, and answers then.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::error;
use crate::db::job::{Held, Job};
use crate::db::tx::{Connection as Handle, Tx};
use crate::{Error, Result};

/// Jobs that share a commit.
const GROUP: usize = 64;
/// A write that takes longer is named in the log.
const SLOW: Duration = Duration::from_millis(50);
/// A write that takes longer is broken off.
const TOO_LONG: Duration = Duration::from_secs(2);
/// Migrations and imports may take as long as they need.
const PATIENT: [&str; 2] = ["migrate", "import"];

type After = Vec<Box<dyn FnOnce() + Send>>;

/// A job whose savepoint was released, waiting for the commit.
struct Done {
    job: Job,
    answer: Held,
    after: After,
}

/// Works until the queue is closed, then leaves a small log behind.
pub fn run(connection: &mut Connection, queue: &Receiver<Job>) {
    let clock = Stopwatch::start(connection);
    while let Ok(first) = queue.recv() {
        let group = std::iter::once(first).chain(queue.try_iter().take(GROUP - 1)).collect();
        commit_group(connection, &clock, group);
    }
    if let Err(cause) = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize") {
        tracing::warn!(%cause, "the write-ahead log was not folded in");
    }
}

fn commit_group(connection: &Connection, clock: &Stopwatch, group: Vec<Job>) {
    let mut waiting = group.into_iter();
    let mut done = Vec::new();
    if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE").map_err(error) {
        return refuse_all(waiting, &error);
    }
    while let Some(mut job) = waiting.next() {
        match in_savepoint(connection, clock, &mut job) {
            Ok((answer, after)) => done.push(Done { job, answer, after }),
            Err(error) if connection.is_autocommit() => {
                // SQLite itself rolled everything back, as it does on a full disk: the neighbours start over, one by one.
                job.refuse(error);
                for job in done.into_iter().map(|done| done.job).chain(waiting) {
                    commit_alone(connection, clock, job);
                }
                return;
            }
            Err(error) => job.refuse(error),
        }
    }
    commit(connection, done);
}

fn commit_alone(connection: &Connection, clock: &Stopwatch, mut job: Job) {
    if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE").map_err(error) {
        return job.refuse(error);
    }
    match in_savepoint(connection, clock, &mut job) {
        Ok((answer, after)) => commit(connection, vec![Done { job, answer, after }]),
        Err(error) => {
            roll_back(connection);
            job.refuse(error);
        }
    }
}

fn commit(connection: &Connection, done: Vec<Done>) {
    match connection.execute_batch("COMMIT").map_err(error) {
        Ok(()) => {
            for Done { answer, after, .. } in done {
                answer();
                after.into_iter().for_each(|after| after());
            }
        }
        Err(error) => {
            roll_back(connection);
            refuse_all(done.into_iter().map(|done| done.job), &error);
        }
    }
}

fn in_savepoint(connection: &Connection, clock: &Stopwatch, job: &mut Job) -> Result<(Held, After)> {
    connection.execute_batch("SAVEPOINT job").map_err(error)?;
    let mut tx = Tx::new(Handle::Sqlite(connection));
    let started = Instant::now();
    clock.set(job.name);
    let outcome = job.run(&mut tx);
    clock.clear();
    let took = started.elapsed();
    if took > SLOW && !PATIENT.contains(&job.name) {
        tracing::warn!(name = job.name, millis = took.as_millis(), "a slow write");
    }
    match outcome {
        Ok(answer) => {
            connection.execute_batch("RELEASE job").map_err(error)?;
            Ok((answer, tx.take_on_commit()))
        }
        Err(refused) => {
            if !connection.is_autocommit() {
                connection.execute_batch("ROLLBACK TO job; RELEASE job").map_err(error)?;
            }
            Err(refused)
        }
    }
}

fn roll_back(connection: &Connection) {
    if !connection.is_autocommit()
        && let Err(cause) = connection.execute_batch("ROLLBACK")
    {
        tracing::error!(%cause, "a write was not rolled back");
    }
}

/// Answers all of them alike; the cause is logged where each answer goes.
fn refuse_all(jobs: impl Iterator<Item = Job>, error: &Error) {
    for job in jobs {
        job.refuse(match error {
            Error::DiskFull => Error::DiskFull,
            Error::Unavailable(reason) => Error::Unavailable(reason),
            other => Error::internal(other),
        });
    }
}

/// Breaks off the write under way when its time is over.
struct Stopwatch {
    started: Instant,
    /// Milliseconds after `started`; none is set at `i64::MAX`.
    deadline: Arc<AtomicI64>,
}

impl Stopwatch {
    fn start(connection: &mut Connection) -> Self {
        let (started, deadline) = (Instant::now(), Arc::new(AtomicI64::new(i64::MAX)));
        let watched = Arc::clone(&deadline);
        let watch = move || millis(started) > watched.load(Ordering::Relaxed);
        if let Err(cause) = connection.progress_handler(10_000, Some(watch)) {
            tracing::warn!(%cause, "long writes will not be broken off");
        }
        Stopwatch { started, deadline }
    }

    fn set(&self, name: &str) {
        if !PATIENT.contains(&name) {
            let limit = i64::try_from(TOO_LONG.as_millis()).unwrap_or(i64::MAX);
            self.deadline.store(millis(self.started) + limit, Ordering::Relaxed);
        }
    }

    fn clear(&self) {
        self.deadline.store(i64::MAX, Ordering::Relaxed);
    }
}

fn millis(since: Instant) -> i64 {
    i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX)
}
