//! A bounded queue that several threads take from.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::job::Job;
use crate::{Error, Result};

/// Jobs that may wait; more are refused, so that a crowd gets a quick answer rather than a late one.
const LENGTH: usize = 1_024;

/// Jobs that wait for a thread.
#[derive(Default)]
pub struct Queue {
    waiting: Mutex<Waiting>,
    bell: Condvar,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    closed: bool,
}

impl Queue {
    /// Adds a job at the end.
    pub fn push(&self, job: Job) -> Result<()> {
        let mut waiting = self.lock();
        if waiting.closed {
            return Err(Error::Unavailable("the database is closed"));
        }
        if waiting.jobs.len() >= LENGTH {
            return Err(Error::Unavailable("too many are waiting for the database"));
        }
        waiting.jobs.push_back(job);
        drop(waiting);
        self.bell.notify_one();
        Ok(())
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.lock().jobs.len()
    }

    /// Waits for jobs and takes up to `most` of them; `None` once the queue is closed and empty.
    pub fn take(&self, most: usize) -> Option<Vec<Job>> {
        let mut waiting = self.lock();
        loop {
            if !waiting.jobs.is_empty() {
                let count = waiting.jobs.len().min(most);
                return Some(waiting.jobs.drain(..count).collect());
            }
            if waiting.closed {
                return None;
            }
            waiting = self.bell.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Refuses what comes from now on; what waits is still served.
    pub fn close(&self) {
        self.lock().closed = true;
        self.bell.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
