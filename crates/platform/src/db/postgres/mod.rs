//! PostgreSQL: threads that each own one connection and the small runtime that drives it.
//!
//! Nothing crosses threads per query, and no worker of the server's runtime is ever blocked. A connection that broke is made
//! again before the next job; while the server stays away, jobs are refused at once. Some threads only read, so that writes which
//! wait for one another's rows keep nobody from reading.

mod session;
mod types;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio_postgres::config::{Host, SslMode};

use super::job::{Job, Kept, Kind};
use super::queue::Queue;
use super::tx::{Connection, Tx};
use crate::{Error, Result};

pub use session::Session;

/// Runs of a write that loses against others.
const TRIES: u32 = 5;
/// The first pause after the server did not answer; each further one is twice as long, up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// How long the fate of a commit is asked for, when the connection broke in the middle of it.
const DOUBT: Duration = Duration::from_secs(5);

/// One of so many threads only reads.
const READER_OF: usize = 4;

/// How the server is used.
#[derive(Clone, Debug)]
pub struct PostgresOptions {
    /// Connections, and as many threads, at least 1; 10 to 20 are enough for a node. A quarter of them only read.
    pub connections: usize,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        PostgresOptions { connections: 10 }
    }
}

/// The threads that hold the connections.
pub struct Threads {
    config: Box<tokio_postgres::Config>,
    /// What the threads do that do everything, and how many they are.
    all: (Arc<Queue>, usize),
    /// The same of those that only read.
    reads: (Arc<Queue>, usize),
    running: Mutex<Vec<JoinHandle<()>>>,
}

impl Threads {
    /// Connects once to make sure of the server, then starts the threads. Not to be called from a runtime's worker.
    pub fn open(url: &str, options: &PostgresOptions) -> Result<Self> {
        let config = configuration(url)?;
        let mut first = Some(Session::connect(&config)?);
        let readers = options.connections / READER_OF;
        let others = options.connections.max(1) - readers;
        let threads = Threads {
            config: Box::new(config.clone()),
            all: (Arc::default(), others),
            reads: (Arc::default(), readers),
            running: Mutex::default(),
        };
        for (queue, count) in [&threads.all, &threads.reads] {
            for _ in 0..*count {
                let mut worker = Worker::new(config.clone(), first.take());
                let queue = Arc::clone(queue);
                let thread = std::thread::Builder::new().name("postgres".to_owned());
                let running = thread.spawn(move || worker.work(&queue))?;
                threads.running.lock().unwrap_or_else(PoisonError::into_inner).push(running);
            }
        }
        Ok(threads)
    }

    /// Queues a job; one that reads where fewer wait for each thread.
    pub fn queue(&self, job: Job) -> Result<()> {
        let ((all, others), (reads, readers)) = (&self.all, &self.reads);
        let sooner = reads.len() * others < all.len() * readers;
        if job.kind == Kind::Read && sooner { reads.push(job) } else { all.push(job) }
    }

    /// Runs a job on a thread and a connection of its own.
    pub fn apart(&self, job: Job) -> Result<()> {
        let mut worker = Worker::new((*self.config).clone(), None);
        std::thread::Builder::new().name("postgres-apart".to_owned()).spawn(move || worker.finish(job))?;
        Ok(())
    }

    /// Finishes what is queued and closes the connections.
    pub fn close(&self) {
        self.refuse();
        let running = std::mem::take(&mut *self.running.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in running {
            if thread.join().is_err() {
                tracing::error!("a database thread panicked");
            }
        }
    }
}

impl Threads {
    fn refuse(&self) {
        self.all.0.close();
        self.reads.0.close();
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.refuse();
    }
}

/// Reads the server's address, and refuses what we cannot keep.
pub fn configuration(url: &str) -> Result<tokio_postgres::Config> {
    let mut config: tokio_postgres::Config = url
        .parse()
        .map_err(|cause| Error::Internal(format!("the database's address cannot be read: {cause}")))?;
    if config.get_ssl_mode() == SslMode::Require {
        return Err(Error::Internal(
            "sslmode=require is not supported: reach PostgreSQL over a local socket, the loopback address or a tunnel".to_owned(),
        ));
    }
    let is_far = |host: &Host| matches!(host, Host::Tcp(name) if !["localhost", "127.0.0.1", "::1"].contains(&name.as_str()));
    if config.get_hosts().iter().any(is_far) {
        tracing::warn!(
            "the connection to PostgreSQL is not encrypted: keep it on a private network or in a tunnel"
        );
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(3));
    }
    config.ssl_mode(SslMode::Disable).tcp_user_timeout(Duration::from_secs(10));
    Ok(config)
}

/// A thread with its connection.
struct Worker {
    config: tokio_postgres::Config,
    session: Option<Session>,
    pause: Duration,
    refuse_until: Option<Instant>,
}

impl Worker {
    fn new(config: tokio_postgres::Config, session: Option<Session>) -> Self {
        Worker { config, session, pause: FIRST_PAUSE, refuse_until: None }
    }

    fn work(&mut self, queue: &Queue) {
        while let Some(jobs) = queue.take(1) {
            for job in jobs {
                self.finish(job);
                self.session.take_if(|session| session.is_broken());
            }
        }
    }

    fn finish(&mut self, mut job: Job) {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.serve(&mut job))).unwrap_or_else(|_| {
            // A panic of the driver's: what state its connection is in, nobody knows.
            self.session = None;
            Err(Error::Internal("the database's driver panicked".to_owned()))
        });
        match outcome {
            Ok(kept) => kept.tell(),
            Err(error) => job.refuse(error),
        }
    }

    fn serve(&mut self, job: &mut Job) -> Result<Kept> {
        let mut tries = 1;
        loop {
            let transaction = self.begin(job)?;
            let Some(session) = &mut self.session else { return Err(AWAY) };
            let outcome = job.run(Tx::new(Connection::Postgres(session)));
            let lost = session.has_lost();
            let ended = match outcome {
                Ok(kept) => self.commit(&transaction, kept, job.kind),
                Err(error) => {
                    session.roll_back();
                    Err(error)
                }
            };
            match ended {
                Err(_) if lost && job.kind == Kind::Write && tries < TRIES => {
                    std::thread::sleep(Duration::from_millis(2) * tries);
                    tries += 1;
                }
                ended => return ended,
            }
        }
    }

    /// Begins a transaction, on a new connection where the old one turns out to be broken; a writing one's number.
    fn begin(&mut self, job: &Job) -> Result<String> {
        let stale = self.session.is_some();
        let begun = self.live()?.begin(job.kind, job.is_patient());
        match begun {
            Err(_) if stale && self.session.as_ref().is_some_and(Session::is_broken) => {
                self.live()?.begin(job.kind, job.is_patient())
            }
            begun => begun,
        }
    }

    fn commit(&mut self, transaction: &str, kept: Kept, kind: Kind) -> Result<Kept> {
        let Some(session) = &mut self.session else { return Err(AWAY) };
        let Err(error) = session.script("COMMIT") else { return Ok(kept) };
        if kind == Kind::Read || !session.is_broken() {
            return Err(error);
        }
        match self.was_committed(transaction) {
            Some(true) => Ok(kept),
            Some(false) => Err(error),
            None => Err(Error::Internal(
                "the connection broke during a commit, whose fate is not known".to_owned(),
            )),
        }
    }

    /// Asks a new connection what became of a transaction; `None` where nobody can tell in time.
    fn was_committed(&mut self, transaction: &str) -> Option<bool> {
        let asked = Instant::now();
        while asked.elapsed() < DOUBT {
            match self.live().and_then(|session| session.fate(transaction)).as_deref() {
                Ok("committed") => return Some(true),
                Ok("aborted") => return Some(false),
                _ => std::thread::sleep(FIRST_PAUSE),
            }
        }
        None
    }

    /// A connection that is not known to be broken.
    fn live(&mut self) -> Result<&mut Session> {
        self.session.take_if(|session| session.is_broken());
        if self.session.is_none() {
            if self.refuse_until.is_some_and(|until| Instant::now() < until) {
                return Err(AWAY);
            }
            match Session::connect(&self.config) {
                Ok(session) => {
                    (self.pause, self.refuse_until) = (FIRST_PAUSE, None);
                    self.session = Some(session);
                }
                Err(error) => {
                    self.refuse_until = Some(Instant::now() + self.pause);
                    self.pause = (self.pause * 2).min(LONGEST_PAUSE);
                    return Err(error);
                }
            }
        }
        self.session.as_mut().ok_or(AWAY)
    }
}

const AWAY: Error = Error::Unavailable("PostgreSQL cannot be reached");
