//! A use case on its way to a database thread, and its answer on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::tx::Tx;
use crate::{Error, Result};

/// A use case. Its answer is held back until the transaction's fate is known.
pub struct Job {
    /// Its name in the log.
    pub name: &'static str,
    run: Box<dyn FnMut(&mut Tx<'_>) -> Result<Held> + Send>,
    refuse: Box<dyn FnOnce(Error) + Send>,
}

/// Gives the answer, once the commit is durable.
pub type Held = Box<dyn FnOnce() + Send>;

/// Where the answer arrives.
pub struct Answer<T>(oneshot::Receiver<Result<T>>);

impl<T> Answer<T> {
    /// Blocks until it arrives.
    pub fn wait(self) -> Result<T> {
        self.0.blocking_recv().unwrap_or(Err(Error::Unavailable("the database is closed")))
    }
}

impl<T> IntoFuture for Answer<T>
where
    T: Send + 'static,
{
    type Output = Result<T>;
    type IntoFuture = std::pin::Pin<Box<dyn Future<Output = Result<T>> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.0.await.unwrap_or(Err(Error::Unavailable("the database is closed"))) })
    }
}

impl Job {
    /// A use case that is run once at most.
    pub fn once<T: Send + 'static>(
        name: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> (Self, Answer<T>) {
        let mut work = Some(work);
        Job::new(name, move |tx| match work.take() {
            Some(work) => work(tx),
            None => Err(Error::Unavailable("the connection broke")),
        })
    }

    /// A use case that may be run again.
    pub fn again<T: Send + 'static>(
        name: &'static str,
        work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> (Self, Answer<T>) {
        Job::new(name, work)
    }

    fn new<T: Send + 'static>(
        name: &'static str,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> (Self, Answer<T>) {
        let (sender, receiver) = oneshot::channel();
        let slot = std::sync::Arc::new(std::sync::Mutex::new(Some(sender)));
        let kept = std::sync::Arc::clone(&slot);
        let run = move |tx: &mut Tx<'_>| {
            let value = work(tx)?;
            let slot = std::sync::Arc::clone(&slot);
            Ok(Box::new(move || answer(&slot, Ok(value))) as Held)
        };
        let refuse = move |error| answer(&kept, Err(error));
        (Job { name, run: Box::new(run), refuse: Box::new(refuse) }, Answer(receiver))
    }

    /// Runs it; a panic becomes an error of its own.
    pub fn run(&mut self, tx: &mut Tx<'_>) -> Result<Held> {
        catch_unwind(AssertUnwindSafe(|| (self.run)(tx)))
            .unwrap_or_else(|panic| Err(Error::Internal(format!("{} panicked: {}", self.name, said(&panic)))))
    }

    /// Answers that it did not happen.
    pub fn refuse(self, error: Error) {
        (self.refuse)(error);
    }
}

type Slot<T> = std::sync::Arc<std::sync::Mutex<Option<oneshot::Sender<Result<T>>>>>;

/// Sends the answer; whoever hung up does not get it, and what was done stays done.
fn answer<T>(slot: &Slot<T>, result: Result<T>) {
    let sender = slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    if let Some(sender) = sender {
        let _ = sender.send(result);
    }
}

fn said(panic: &Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
