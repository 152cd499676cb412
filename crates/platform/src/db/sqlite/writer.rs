//! The one writer. It takes what is waiting, up to 64 jobs, runs each in a savepoint, commits once, and answers then.
//!
//! - A job that fails or panics is rolled back alone.
//! - On a full disk or a broken one SQLite may roll the whole group back by itself. The job that met it is refused, and its
//!   neighbours start over, each in a transaction of its own.
//! - Where the commit fails, every job of the group is refused, also those that had failed: what they saw never was.

use std::time::Duration;

use rusqlite::Connection;

use super::statement::control;
use super::stopwatch::Stopwatch;
use crate::db::job::{Job, Kept};
use crate::db::queue::Queue;
use crate::db::tx::{Connection as Handle, Tx};
use crate::{Error, Result};

/// Jobs that share a commit.
const GROUP: usize = 64;
/// A write that takes longer is named in the log.
const SLOW: Duration = Duration::from_millis(50);
/// A write that takes longer is broken off: everybody else waits for it.
const TOO_LONG: Duration = Duration::from_secs(2);

/// A job that ran, with what it will answer if the group is kept.
struct Ran {
    job: Job,
    outcome: Result<Kept>,
}

/// Works until the queue is closed, then leaves a small log behind.
pub fn run(connection: &mut Connection, queue: &Queue) {
    let watch = Stopwatch::start(connection);
    while let Some(group) = queue.take(GROUP) {
        if group.len() == 1 {
            group.into_iter().for_each(|job| commit_alone(connection, &watch, job));
        } else {
            commit_group(connection, &watch, group);
        }
    }
    if let Err(cause) = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)") {
        tracing::warn!(%cause, "the write-ahead log was not folded in");
    }
}

fn commit_group(connection: &Connection, watch: &Stopwatch, group: Vec<Job>) {
    if let Err(error) = begin(connection) {
        return refuse_all(group, &error);
    }
    let mut ran = Vec::with_capacity(group.len());
    let mut waiting = group.into_iter();
    while let Some(mut job) = waiting.next() {
        match in_savepoint(connection, watch, &mut job) {
            Ok(outcome) => ran.push(Ran { job, outcome }),
            Err(lost) => {
                roll_back(connection);
                job.refuse(lost);
                let neighbours = ran.into_iter().map(|ran| ran.job).chain(waiting);
                return neighbours.for_each(|job| commit_alone(connection, watch, job));
            }
        }
    }
    commit(connection, ran);
}

/// The same as a group of one, without the savepoint.
fn commit_alone(connection: &Connection, watch: &Stopwatch, mut job: Job) {
    if let Err(error) = begin(connection) {
        return job.refuse(error);
    }
    let outcome = timed(connection, watch, &mut job);
    if connection.is_autocommit() {
        return job.refuse(outcome.err().unwrap_or(ROLLED_BACK));
    }
    match outcome {
        Ok(kept) => commit(connection, vec![Ran { job, outcome: Ok(kept) }]),
        Err(error) => {
            roll_back(connection);
            job.refuse(error);
        }
    }
}

/// Runs a job beside its neighbours. The outer error means that the group is lost.
fn in_savepoint(connection: &Connection, watch: &Stopwatch, job: &mut Job) -> Result<Result<Kept>> {
    control(connection, "SAVEPOINT job")?;
    let outcome = timed(connection, watch, job);
    if connection.is_autocommit() {
        return Err(outcome.err().unwrap_or(ROLLED_BACK));
    }
    if outcome.is_err() {
        control(connection, "ROLLBACK TO job")?;
    }
    control(connection, "RELEASE job")?;
    Ok(outcome)
}

fn timed(connection: &Connection, watch: &Stopwatch, job: &mut Job) -> Result<Kept> {
    let limit = if job.is_patient() { Duration::MAX } else { TOO_LONG };
    let (outcome, took) = watch.run(limit, || job.run(Tx::new(Handle::Sqlite(connection))));
    if took > SLOW && !job.is_patient() {
        tracing::warn!(name = job.name, millis = took.as_millis(), "a slow write");
    }
    outcome
}

fn begin(connection: &Connection) -> Result<()> {
    control(connection, "BEGIN IMMEDIATE")
}

fn commit(connection: &Connection, ran: Vec<Ran>) {
    if let Err(error) = control(connection, "COMMIT") {
        roll_back(connection);
        return refuse_all(ran.into_iter().map(|ran| ran.job), &error);
    }
    for Ran { job, outcome } in ran {
        match outcome {
            Ok(kept) => kept.tell(),
            Err(error) => job.refuse(error),
        }
    }
}

fn roll_back(connection: &Connection) {
    if !connection.is_autocommit()
        && let Err(cause) = control(connection, "ROLLBACK")
    {
        tracing::error!(%cause, "a write was not rolled back");
    }
}

fn refuse_all(jobs: impl IntoIterator<Item = Job>, error: &Error) {
    for job in jobs {
        job.refuse(match error {
            Error::DiskFull => Error::DiskFull,
            Error::Unavailable(reason) => Error::Unavailable(reason),
            other => Error::internal(other),
        });
    }
}

/// For a job that hid the error with which SQLite rolled everything back.
const ROLLED_BACK: Error = Error::Unavailable("SQLite rolled the transaction back");
