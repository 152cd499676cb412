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
            let outcome = on_snapshot(connection, &watch, &mut job);
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
    }
}

fn on_snapshot(connection: &Connection, watch: &Stopwatch, job: &mut Job) -> Result<Kept> {
    control(connection, "BEGIN")?;
    watch.run(TOO_LONG, || job.run(Tx::new(Handle::Sqlite(connection)))).0
}
