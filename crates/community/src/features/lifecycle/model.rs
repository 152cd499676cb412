//! Dates, and what is told when.

use platform::clock::{Timestamp, WallClock};
use platform::{id, row};

use crate::features::communities::State;
use crate::named::named;

id!(
    /// A change in a community's life.
    ChangeId, "change"
);

named! {
    /// What people are told of a community's life by mail.
    Notice {
        /// Members and directors: it ends in 30 days.
        EndsSoon = "ends_soon",
        /// Directors: what comes next?
        WhatNext = "what_next",
        /// Members and directors: it is read-only.
        Closed = "closed",
    }
}

named! {
    /// What may come after a training; the options of the decision about it, in their order.
    Way {
        /// The community becomes one of practice.
        Practice = "practice",
        /// Members found another one.
        Successor = "successor",
        /// It gets more time.
        Time = "time",
        /// It ends as planned.
        End = "end",
    }
}

/// What a community's life follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// When its first training starts.
    pub starts: Option<WallClock>,
    /// When it ends: with its last training, or later where its directors gave it more time.
    pub ends: Option<WallClock>,
}

row! {
    /// The dates as they are stored.
    pub struct Stored {
        /// Local start of the first training.
        pub starts: Option<String>,
        /// Its zone.
        pub starts_zone: Option<String>,
        /// Local end of the last training.
        pub ends: Option<String>,
        /// Its zone.
        pub ends_zone: Option<String>,
        /// Until when the directors gave it time.
        pub until: Option<String>,
        /// In which zone.
        pub until_zone: Option<String>,
        /// When a date comes next.
        pub next_at: Option<Timestamp>,
        /// Of which end the members were told.
        pub told_for: Option<Timestamp>,
        /// Before which end the directors were asked.
        pub asked_for: Option<Timestamp>,
    }
}

impl Stored {
    /// The dates that count. `ends_with_training` says whether the community ends with its training.
    pub fn dates(&self, ends_with_training: bool) -> Dates {
        let training = read(&self.ends, &self.ends_zone).filter(|_| ends_with_training);
        let ends = match (training, self.until()) {
            (Some(training), Some(until)) if until.at() > training.at() => Some(until),
            (Some(training), _) => Some(training),
            (None, until) => until,
        };
        Dates { starts: read(&self.starts, &self.starts_zone).filter(|_| ends_with_training), ends }
    }

    /// Until when directors gave it time.
    pub fn until(&self) -> Option<WallClock> {
        read(&self.until, &self.until_zone)
    }
}

fn read(time: &Option<String>, zone: &Option<String>) -> Option<WallClock> {
    WallClock::parse(time.as_deref()?, zone.as_deref()?)
}

row! {
    /// A change in a community's life, as its page tells it.
    pub struct Change {
        /// What it became.
        pub state: State,
        /// Who brought it about; nobody where a date did.
        pub name: Option<String>,
        /// Why, in their words; empty where nobody was asked.
        pub reason: String,
        /// When.
        pub created_at: Timestamp,
    }
}
