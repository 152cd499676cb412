//! Jobs: the reactions that are still to run.
//!
//! - A job in the lane *inside* runs in one transaction with its own removal: exactly once.
//! - A job in the lane *outside* is leased, run, then removed: at least once. A lease that ends unmarked (the process was
//!   killed) makes the job due again.
//! - A failing job waits 5 s, 25 s, 2 min, 10 min, … and after ten tries is dead: kept, with its last error, until an owner
//!   sends it again.
//! - A job that fails or panics leaves its neighbours alone.
//! - A watch is what happens by itself when its time has come, such as a deadline. What is due is read from the rows that it is
//!   about, so that moving a deadline moves no job.
//!
//! Owns `jobs`.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;

use crate::clock::{Clock, Timestamp};
use crate::db::{Db, Tx};
use crate::events::JobId;
use crate::ids::{Entropy, Ids};
use crate::{Error, Result, row, sql};

/// Tries before a job is dead.
const MAX_ATTEMPTS: i64 = 10;
/// Longer than the longest outside effect; a killed process's jobs are due again after this.
const LEASE_SECONDS: i64 = 120;
/// How often an idle runner looks for jobs that another process wrote or whose time has come.
const IDLE: Duration = Duration::from_secs(2);
/// Inside jobs that share a transaction.
const BATCH: usize = 32;

row! {
    /// A job as its reaction sees it.
    pub struct Job {
        /// Its id.
        pub id: JobId,
        /// Which reaction it is.
        pub reaction: String,
        /// The event, as JSON.
        pub payload: String,
        /// How often it was tried before.
        pub attempts: i64,
    }
}

row! {
    /// A job that failed for good.
    pub struct DeadJob {
        /// Its id.
        pub id: JobId,
        /// Which reaction it is.
        pub reaction: String,
        /// What it last failed with.
        pub last_error: Option<String>,
        /// When it was given up.
        pub dead_at: Timestamp,
    }
}

type Inside = Arc<dyn Fn(&mut Tx, &Job, Timestamp, Ids) -> Result<()> + Send + Sync>;
type IsDue = Arc<dyn Fn(&mut Tx, Timestamp) -> Result<bool> + Send + Sync>;
type KeepTime = Arc<dyn Fn(&mut Tx, Timestamp, Ids) -> Result<()> + Send + Sync>;
type Outside = Arc<dyn Fn(Job) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// Every reaction by its name.
#[derive(Clone, Default)]
pub struct Reactions {
    inside: HashMap<&'static str, Inside>,
    outside: HashMap<&'static str, Outside>,
    watches: Vec<Watch>,
}

#[derive(Clone)]
struct Watch {
    name: &'static str,
    is_due: IsDue,
    keep: KeepTime,
}

impl Reactions {
    /// A reaction whose effect is in the database.
    pub fn inside(
        &mut self,
        name: &'static str,
        run: impl Fn(&mut Tx, &Job, Timestamp, Ids) -> Result<()> + Send + Sync + 'static,
    ) {
        self.inside.insert(name, Arc::new(run));
    }

    /// What happens by itself: where `is_due` finds something whose time has come, `keep` deals with it, a batch in each
    /// transaction.
    pub fn watch(
        &mut self,
        name: &'static str,
        is_due: impl Fn(&mut Tx, Timestamp) -> Result<bool> + Send + Sync + 'static,
        keep: impl Fn(&mut Tx, Timestamp, Ids) -> Result<()> + Send + Sync + 'static,
    ) {
        self.watches.push(Watch { name, is_due: Arc::new(is_due), keep: Arc::new(keep) });
    }

    /// A reaction whose effect is elsewhere.
    pub fn outside<F>(&mut self, name: &'static str, run: impl Fn(Job) -> F + Send + Sync + 'static)
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        self.outside.insert(name, Arc::new(move |job| Box::pin(run(job))));
    }
}

/// Runs jobs as they come due.
#[derive(Clone)]
pub struct Runner {
    /// Where the jobs are.
    pub db: Db,
    /// The time that due dates are compared with.
    pub clock: Clock,
    /// Where the reactions draw their ids from.
    pub entropy: Entropy,
    /// What the jobs mean.
    pub reactions: Reactions,
    /// Rung by every commit that wrote a job.
    pub bell: Arc<Notify>,
}

impl Runner {
    /// Works until `stop` resolves; a job under way is finished first.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            let rung = self.bell.notified();
            if let Err(error) = self.drain().await {
                tracing::warn!(%error, "jobs wait for the database");
            }
            tokio::select! {
                () = &mut stop => return,
                () = rung => {}
                () = tokio::time::sleep(IDLE) => {}
            }
        }
    }

    /// Runs every job that is due now; the number that was done. Used by tests, and by commands before they end.
    pub async fn drain(&self) -> Result<usize> {
        for watch in &self.reactions.watches {
            match self.keep_time(watch).await {
                Err(Error::Unavailable(reason)) => return Err(Error::Unavailable(reason)),
                // What is due stays due: the next round tries again, and the jobs go on.
                Err(error) => tracing::error!(%error, watch = watch.name, "what is due was not dealt with"),
                Ok(()) => {}
            }
        }
        let mut done = 0;
        loop {
            let ran = self.inside_batch().await? + self.outside_one().await?;
            if ran == 0 {
                return Ok(done);
            }
            done += ran;
        }
    }

    /// Deals with what is due, at most so many batches that jobs get their turn too.
    async fn keep_time(&self, watch: &Watch) -> Result<()> {
        for _ in 0..BATCH {
            let (now, seed) = (self.clock.now(), self.entropy.seed());
            let is_due = Arc::clone(&watch.is_due);
            if !self.db.read(move |tx| is_due(tx, now)).await? {
                break;
            }
            let keep = Arc::clone(&watch.keep);
            self.db.write(watch.name, move |tx| keep(tx, now, Ids::new(now, seed))).await?;
        }
        Ok(())
    }

    /// A batch in one transaction; where one of them fails, each on its own, so that the others are not held up.
    async fn inside_batch(&self) -> Result<usize> {
        match self.inside_up_to(BATCH).await {
            Ok(ran) => Ok(ran),
            Err(Error::Unavailable(reason)) => Err(Error::Unavailable(reason)),
            Err(_) => {
                let mut ran = 0;
                for _ in 0..BATCH {
                    let one = match self.inside_up_to(1).await {
                        Err(error) => self.failed_inside(error).await?,
                        Ok(one) => one,
                    };
                    if one == 0 {
                        break;
                    }
                    ran += one;
                }
                Ok(ran)
            }
        }
    }

    async fn inside_up_to(&self, most: usize) -> Result<usize> {
        let (now, seed, reactions) = (self.clock.now(), self.entropy.seed(), self.reactions.inside.clone());
        self.db
            .write("jobs.inside", move |tx| {
                let jobs = due(tx, "inside", now, most)?;
                for (place, job) in jobs.iter().enumerate() {
                    let mut seed = seed;
                    seed[31] ^= u8::try_from(place).unwrap_or(u8::MAX);
                    let run = reactions.get(job.reaction.as_str()).ok_or_else(|| unknown(job))?;
                    run(tx, job, now, Ids::new(now, seed))?;
                    remove(tx, job.id)?;
                }
                Ok(jobs.len())
            })
            .await
    }

    /// Notes the failure on the job that a lone run would have taken.
    async fn failed_inside(&self, error: Error) -> Result<usize> {
        let now = self.clock.now();
        let reason = error.to_string();
        self.db
            .write("jobs.failed", move |tx| {
                let jobs = due(tx, "inside", now, 1)?;
                for job in &jobs {
                    fail(tx, job, now, &reason)?;
                }
                Ok(jobs.len())
            })
            .await
    }

    async fn outside_one(&self) -> Result<usize> {
        let now = self.clock.now();
        let leased = self
            .db
            .write("jobs.lease", move |tx| {
                let job = due(tx, "outside", now, 1)?.pop();
                if let Some(job) = &job {
                    let until = now.plus_seconds(LEASE_SECONDS);
                    sql!(tx.run, "UPDATE jobs SET leased_until = $2 WHERE id = $1", job.id, until)?;
                }
                Ok(job)
            })
            .await?;
        let Some(job) = leased else { return Ok(0) };
        let outcome = match self.reactions.outside.get(job.reaction.as_str()) {
            Some(run) => {
                tokio::spawn(run(job.clone())).await.unwrap_or_else(|panic| Err(Error::internal(panic)))
            }
            None => Err(unknown(&job)),
        };
        let now = self.clock.now();
        self.db
            .write("jobs.mark", move |tx| match &outcome {
                Ok(()) => remove(tx, job.id),
                Err(error) => fail(tx, &job, now, &error.to_string()),
            })
            .await?;
        Ok(1)
    }
}

/// The jobs that were given up, newest first.
pub fn dead(tx: &mut Tx) -> Result<Vec<DeadJob>> {
    sql!(
        tx.rows,
        "SELECT id, reaction, last_error, dead_at FROM jobs WHERE dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT 200"
    )
}

/// How many jobs are still to run, due or not.
pub fn waiting(tx: &mut Tx) -> Result<i64> {
    let (count,): (i64,) = sql!(tx.row, "SELECT COUNT(*) FROM jobs WHERE dead_at IS NULL")?;
    Ok(count)
}

/// How many jobs should have run by now.
pub fn overdue(tx: &mut Tx, now: Timestamp) -> Result<i64> {
    let (count,): (i64,) =
        sql!(tx.row, "SELECT COUNT(*) FROM jobs WHERE dead_at IS NULL AND run_at <= $1", now)?;
    Ok(count)
}

/// Sends a dead job again from its first try; `false` where it is not dead.
pub fn revive(tx: &mut Tx, id: JobId, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE jobs SET dead_at = NULL, attempts = 0, run_at = $2 WHERE id = $1 AND dead_at IS NOT NULL",
        id,
        now
    )?;
    Ok(changed == 1)
}

fn due(tx: &mut Tx, lane: &str, now: Timestamp, most: usize) -> Result<Vec<Job>> {
    sql!(
        tx.rows,
        "SELECT id, reaction, payload, attempts FROM jobs
         WHERE lane = $1 AND run_at <= $2 AND dead_at IS NULL AND (leased_until IS NULL OR leased_until < $2)
         ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED",
        lane,
        now,
        i64::try_from(most).unwrap_or(1)
    )
}

fn remove(tx: &mut Tx, id: JobId) -> Result<()> {
    sql!(tx.run, "DELETE FROM jobs WHERE id = $1", id)?;
    Ok(())
}

fn fail(tx: &mut Tx, job: &Job, now: Timestamp, reason: &str) -> Result<()> {
    let attempts = job.attempts + 1;
    let dead_at = (attempts >= MAX_ATTEMPTS).then_some(now);
    tracing::warn!(job = %job.id, reaction = job.reaction, attempts, reason, dead = dead_at.is_some(), "a job failed");
    sql!(
        tx.run,
        "UPDATE jobs SET attempts = $2, run_at = $3, last_error = $4, dead_at = $5, leased_until = NULL WHERE id = $1",
        job.id,
        attempts,
        now.plus_seconds(wait_seconds(attempts)),
        reason,
        dead_at
    )?;
    Ok(())
}

/// 5 s, 25 s, about 2 min, 10 min, then an hour each.
fn wait_seconds(attempts: i64) -> i64 {
    let exponent = u32::try_from(attempts.clamp(1, 6)).unwrap_or(6);
    5_i64.pow(exponent).min(3_600)
}

fn unknown(job: &Job) -> Error {
    Error::Internal(format!("no reaction is named {}", job.reaction))
}
