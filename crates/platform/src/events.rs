//! Events: what happened, written in the transaction in which it happened, with a job for each reaction to it.
//!
//! Owns `events`; writes new rows of `jobs`.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::ids::Ids;
use crate::{Error, Result, id, sql};

id!(
    /// Something that happened.
    EventId, "event"
);
id!(
    /// A reaction that is still to run.
    JobId, "job"
);

/// A fact in the past tense. Its name is `feature.fact` and is never changed.
pub trait Event: Serialize {
    /// The name that reactions listen to.
    const NAME: &'static str;
}

/// Where a job's effect lands, which decides how it is made safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// In the database: the effect and the job's end share a transaction, so that it happens exactly once.
    Inside,
    /// Outside, such as a mail: leased, done, marked; at least once.
    Outside,
}

impl Lane {
    /// As stored in `jobs.lane`.
    pub const fn name(self) -> &'static str {
        match self {
            Lane::Inside => "inside",
            Lane::Outside => "outside",
        }
    }
}

/// Who listens: which reaction follows which event. Made once, at the start.
#[derive(Default)]
pub struct Listeners(Vec<(&'static str, &'static str, Lane)>);

impl Listeners {
    /// The reaction named `reaction` follows the event named `event`.
    pub fn add(&mut self, event: &'static str, reaction: &'static str, lane: Lane) {
        self.0.push((event, reaction, lane));
    }

    fn of(&self, event: &str) -> impl Iterator<Item = (&'static str, Lane)> {
        self.0.iter().filter(move |(name, ..)| *name == event).map(|(_, reaction, lane)| (*reaction, *lane))
    }
}

/// Writes the event and one job per reaction.
pub fn emit<E: Event>(
    tx: &mut Tx,
    ids: &mut Ids,
    now: Timestamp,
    listeners: &Listeners,
    event: &E,
) -> Result<()> {
    let payload = serde_json::to_string(event).map_err(Error::internal)?;
    sql!(
        tx.run,
        "INSERT INTO events (id, name, payload, created_at) VALUES ($1, $2, $3, $4)",
        EventId::draw(ids),
        E::NAME,
        payload,
        now
    )?;
    for (reaction, lane) in listeners.of(E::NAME) {
        enqueue(tx, ids, now, reaction, lane, &payload)?;
    }
    Ok(())
}

/// Writes a job that follows from no event.
pub fn enqueue(
    tx: &mut Tx,
    ids: &mut Ids,
    now: Timestamp,
    reaction: &str,
    lane: Lane,
    payload: &str,
) -> Result<()> {
    schedule(tx, ids, now, now, reaction, lane, payload)
}

/// Writes a job that is to run at a time to come.
pub fn schedule(
    tx: &mut Tx,
    ids: &mut Ids,
    now: Timestamp,
    run_at: Timestamp,
    reaction: &str,
    lane: Lane,
    payload: &str,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO jobs (id, reaction, lane, payload, run_at, attempts, created_at) VALUES ($1, $2, $3, $4, $5, 0, $6)",
        JobId::draw(ids),
        reaction,
        lane.name(),
        payload,
        run_at,
        now
    )?;
    Ok(())
}
