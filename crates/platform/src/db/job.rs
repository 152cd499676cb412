//! A use case on its way to a database thread, and its answer on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::sync::oneshot;

use super::tx::Tx;
use crate::{Error, Result};

/// Long work that its name excuses from the limits of time: migrations, imports that write a batch per transaction, and
/// exports, which read on a connection of their own.
const PATIENT: [&str; 3] = ["migrate", "import", "export"];

/// A use case. Its answer is held back until the transaction's fate is known.
pub struct Job {
    /// Its name in the log.
    pub name: &'static str,
    /// Whether it may be run again.
    pub kind: Kind,
    run: Run,
    refuse: Box<dyn FnOnce(Error) + Send>,
}

type Run = Box<dyn FnMut(&mut Tx<'_>) -> Result<Held> + Send>;

/// What a job may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Reads a snapshot, and is run once at most.
    Read,
    /// Writes, and may be run again.
    Write,
}

/// Gives the answer, once the commit is durable.
pub type Held = Box<dyn FnOnce() + Send>;

/// A job that ran well, before anybody is told.
pub struct Kept {
    answer: Held,
    after: Vec<Held>,
}

impl Kept {
    /// Tells everybody; for the moment after the commit.
    pub fn tell(self) {
        for act in self.after.into_iter().chain([self.answer]) {
            if catch_unwind(AssertUnwindSafe(act)).is_err() {
                tracing::error!("what follows a commit panicked");
            }
        }
    }
}

/// How the answer travels.
pub type Reply<T> = Box<dyn FnOnce(Result<T>) + Send>;

/// A way back to an async caller, and one to a blocked thread.
pub fn to_task<T: Send + 'static>() -> (Reply<T>, oneshot::Receiver<Result<T>>) {
    let (sender, receiver) = oneshot::channel();
    // Whoever hung up does not get the answer, and what was done stays done.
    (Box::new(move |answer| drop(sender.send(answer))), receiver)
}

/// See [`to_task`].
pub fn to_thread<T: Send + 'static>() -> (Reply<T>, mpsc::Receiver<Result<T>>) {
    let (sender, receiver) = mpsc::sync_channel(1);
    (Box::new(move |answer| drop(sender.send(answer))), receiver)
}

impl Job {
    /// A use case that reads.
    pub fn read<T: Send + 'static>(
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
        reply: Reply<T>,
    ) -> Self {
        let mut work = Some(work);
        let once = move |tx: &mut Tx<'_>| match work.take() {
            Some(work) => work(tx),
            None => Err(Error::Internal("a read was run twice".to_owned())),
        };
        Job::new("read", Kind::Read, once, reply)
    }

    /// A use case that writes.
    pub fn write<T: Send + 'static>(
        name: &'static str,
        work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
        reply: Reply<T>,
    ) -> Self {
        Job::new(name, Kind::Write, work, reply)
    }

    fn new<T: Send + 'static>(
        name: &'static str,
        kind: Kind,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
        reply: Reply<T>,
    ) -> Self {
        let slot = std::sync::Arc::new(std::sync::Mutex::new(Some(reply)));
        let kept = std::sync::Arc::clone(&slot);
        let run = move |tx: &mut Tx<'_>| {
            let value = work(tx)?;
            let slot = std::sync::Arc::clone(&slot);
            Ok(Box::new(move || answer(&slot, Ok(value))) as Held)
        };
        let refuse = move |error| answer(&kept, Err(error));
        Job { name, kind, run: Box::new(run), refuse: Box::new(refuse) }
    }

    /// The same job under another name.
    pub fn named(self, name: &'static str) -> Self {
        Job { name, ..self }
    }

    /// Runs it. A panic becomes an error of its own, and a transaction in which a statement failed is never kept.
    pub fn run(&mut self, mut tx: Tx<'_>) -> Result<Kept> {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.run)(&mut tx))).unwrap_or_else(|panic| {
            Err(Error::Internal(format!("{} panicked: {}", self.name, said(&*panic))))
        });
        let answer = outcome?;
        let after = tx.end().map_err(|fault| Error::Internal(format!("{}: {fault}", self.name)))?;
        Ok(Kept { answer, after })
    }

    /// Answers that it did not happen.
    pub fn refuse(self, error: Error) {
        (self.refuse)(error);
    }

    /// Whether it may take as long as it needs.
    pub fn is_patient(&self) -> bool {
        PATIENT.iter().any(|name| self.name.starts_with(name))
    }
}

type Slot<T> = std::sync::Arc<std::sync::Mutex<Option<Reply<T>>>>;

fn answer<T>(slot: &Slot<T>, result: Result<T>) {
    let reply = slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    if let Some(reply) = reply {
        reply(result);
    }
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
