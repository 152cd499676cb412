//! Breaks off statements whose time is over.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// SQLite's instructions between two looks at the clock: well under a millisecond.
const EVERY: i32 = 10_000;

/// A connection's stopwatch.
pub struct Stopwatch {
    started: Instant,
    /// Milliseconds after `started`; none is set at `u64::MAX`.
    deadline: Arc<AtomicU64>,
}

impl Stopwatch {
    /// Watches over the connection.
    pub fn start(connection: &mut Connection) -> Self {
        let (started, deadline) = (Instant::now(), Arc::new(AtomicU64::new(u64::MAX)));
        let watched = Arc::clone(&deadline);
        let is_over = move || millis(started.elapsed()) > watched.load(Ordering::Relaxed);
        if let Err(cause) = connection.progress_handler(EVERY, Some(is_over)) {
            tracing::warn!(%cause, "long statements will not be broken off");
        }
        Stopwatch { started, deadline }
    }

    /// Runs `work`, whose statements are interrupted once it has taken `limit`; how long it took.
    pub fn run<T>(&self, limit: Duration, work: impl FnOnce() -> T) -> (T, Duration) {
        let before = self.started.elapsed();
        self.deadline.store(millis(before.saturating_add(limit)), Ordering::Relaxed);
        let outcome = work();
        self.deadline.store(u64::MAX, Ordering::Relaxed);
        (outcome, self.started.elapsed().saturating_sub(before))
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
