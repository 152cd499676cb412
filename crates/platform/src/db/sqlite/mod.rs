//! SQLite: a few readers, and one writer that groups commits.

mod open;
mod reader;
pub mod snapshot;
pub mod statement;
mod stopwatch;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::job::{Job, Kind};
use super::queue::Queue;
use crate::Result;

pub use open::reader as reader_of;
pub use statement::error;

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It does: nothing acknowledged is lost with the power.
    Full,
    /// It does not: for tests, whose data nobody misses.
    Off,
}

/// How a file is opened.
#[derive(Clone, Copy, Debug)]
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
    file: PathBuf,
    reads: Arc<Queue>,
    writes: Arc<Queue>,
    readers: Mutex<Vec<JoinHandle<()>>>,
    writer: Mutex<Vec<JoinHandle<()>>>,
}

impl Threads {
    /// Opens the connections and starts the threads.
    pub fn open(path: &Path, options: &SqliteOptions) -> Result<Self> {
        let (reads, writes) = (Arc::<Queue>::default(), Arc::<Queue>::default());
        let mut connection = open::writer(path, options.durable)?;
        let queue = Arc::clone(&writes);
        let writer = vec![spawn("sqlite-writer", move || writer::run(&mut connection, &queue))?];
        let file = path.to_owned();
        let threads = Threads { file, reads, writes, readers: Mutex::default(), writer: Mutex::new(writer) };
        for _ in 0..options.readers.max(1) {
            let (mut connection, queue) = (open::reader(path)?, Arc::clone(&threads.reads));
            let reader = spawn("sqlite-reader", move || reader::run(&mut connection, &queue))?;
            locked(&threads.readers).push(reader);
        }
        Ok(threads)
    }

    /// Queues a job.
    pub fn queue(&self, job: Job) -> Result<()> {
        match job.kind {
            Kind::Read => self.reads.push(job),
            Kind::Write => self.writes.push(job),
        }
    }

    /// Runs a read on a thread and a connection of its own.
    pub fn apart(&self, job: Job) -> Result<()> {
        let mut connection = open::reader(&self.file)?;
        spawn("sqlite-apart", move || reader::serve_apart(&mut connection, job))?;
        Ok(())
    }

    /// Finishes what is queued and closes the file; the readers first, so that nothing keeps the writer from folding the
    /// write-ahead log in.
    pub fn close(&self) {
        for (queue, threads) in [(&self.reads, &self.readers), (&self.writes, &self.writer)] {
            queue.close();
            for thread in std::mem::take(&mut *locked(threads)) {
                if thread.join().is_err() {
                    tracing::error!("a database thread panicked");
                }
            }
        }
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.reads.close();
        self.writes.close();
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    Ok(std::thread::Builder::new().name(name.to_owned()).spawn(work)?)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
