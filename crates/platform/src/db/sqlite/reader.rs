//! A thread that reads. Each job sees one snapshot, from its first statement to its end.

use std::time::Duration;

use rusqlite::Connection;

use super::statement::control;
use super::stopwatch::Stopwatch;
use crate::Result;
use crate::db::job::{Job, Kept};
use crate::db::queue::Queue;
use crate::db::tx::{Connection as Handle, Tx};

/// A read that takes longer is broken off: there are few readers, and everybody waits for them.
const TOO_LONG: Duration = Duration::from_secs(10);

/// Works until the queue is closed.
pub fn run(connection: &mut Connection, queue: &Queue) {
    let watch = Stopwatch::start(connection);
    while let Some(jobs) = queue.take(1) {
        for mut job in jobs {
            let outcome = watch.run(TOO_LONG, || on_snapshot(connection, &mut job)).0;
            end(connection, job, outcome);
        }
    }
}

/// Runs one job for as long as it takes.
pub fn serve_apart(connection: &mut Connection, mut job: Job) {
    let outcome = on_snapshot(connection, &mut job);
    end(connection, job, outcome);
}

fn on_snapshot(connection: &Connection, job: &mut Job) -> Result<Kept> {
    control(connection, "BEGIN")?;
    job.run(Tx::new(Handle::Sqlite(connection)))
}

fn end(connection: &Connection, job: Job, outcome: Result<Kept>) {
    if !connection.is_autocommit()
        && let Err(cause) = control(connection, "ROLLBACK")
    {
        tracing::error!(%cause, "a read did not end");
    }
    match outcome {
        Ok(kept) => kept.tell(),
        Err(error) => job.refuse(error),
    }
}
