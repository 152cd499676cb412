//! SQLite: a few readers, and one writer that groups commits.

mod open;
pub mod statement;
mod writer;

use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, PoisonError};
use std::thread::JoinHandle;

use super::job::Job;
use super::tx::{Connection, Tx};
use crate::{Error, Result};

pub use statement::error;

/// Jobs that may wait for a thread; more are refused.
const QUEUE: usize = 1_024;

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It does: nothing acknowledged is lost with the power.
    Full,
    /// It does not: for tests, whose data nobody misses.
    Off,
}

/// How a file is opened.
#[derive(Clone, Debug)]
pub struct SqliteOptions {
    /// Threads that read, at least 1.
    pub readers: usize,
    /// Whether commits wait for the disk.
    pub durable: Durability,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        SqliteOptions { readers: 4, durable: Durability::Full }
    }
}

/// The threads that hold the connections.
pub struct Threads {
    reads: Mutex<Option<SyncSender<Job>>>,
    writes: Mutex<Option<SyncSender<Job>>>,
    running: Mutex<Vec<JoinHandle<()>>>,
}

impl Threads {
    /// Opens the connections and starts the threads.
    pub fn open(path: &Path, options: &SqliteOptions) -> Result<Self> {
        let mut writer = open::writer(path, options.durable)?;
        let (writes, write_queue) = sync_channel(QUEUE);
        let (reads, read_queue) = sync_channel(QUEUE);
        let mut running = vec![spawn("sqlite-writer", move || writer::run(&mut writer, &write_queue))?];
        let read_queue = Arc::new(Mutex::new(read_queue));
        for _ in 0..options.readers.max(1) {
            let (reader, queue) = (open::reader(path)?, Arc::clone(&read_queue));
            running.push(spawn("sqlite-reader", move || run_reads(&reader, &queue))?);
        }
        Ok(Threads { reads: Mutex::new(Some(reads)), writes: Mutex::new(Some(writes)), running: Mutex::new(running) })
    }

    /// Queues a read.
    pub fn read(&self, job: Job) -> Result<()> {
        send(&self.reads, job)
    }

    /// Queues a write.
    pub fn write(&self, job: Job) -> Result<()> {
        send(&self.writes, job)
    }

    /// Finishes what is queued and closes the file.
    pub fn close(&self) {
        for queue in [&self.writes, &self.reads] {
            queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
        let running = std::mem::take(&mut *self.running.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in running {
            if thread.join().is_err() {
                tracing::error!("a database thread panicked");
            }
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    Ok(std::thread::Builder::new().name(name.to_owned()).spawn(work)?)
}

fn send(queue: &Mutex<Option<SyncSender<Job>>>, job: Job) -> Result<()> {
    let queue = queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match queue.ok_or(Error::Unavailable("the database is closed"))?.try_send(job) {
        Ok(()) => Ok(()),
        Err(TrySendError::Full(_)) => Err(Error::Unavailable("too many are waiting for the database")),
        Err(TrySendError::Disconnected(_)) => Err(Error::Unavailable("the database is closed")),
    }
}

fn run_reads(connection: &rusqlite::Connection, queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut job) = next else { return };
        let outcome = connection.execute_batch("BEGIN").map_err(error).and_then(|()| {
            let mut tx = Tx::new(Connection::Sqlite(connection));
            job.run(&mut tx)
        });
        if !connection.is_autocommit()
            && let Err(cause) = connection.execute_batch("ROLLBACK")
        {
            tracing::error!(%cause, "a read did not end");
        }
        match outcome {
            Ok(answer) => answer(),
            Err(error) => job.refuse(error),
        }
    }
}
