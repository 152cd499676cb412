//! Time as a value that is handed in. Stored as microseconds since 1970-01-01T00:00Z.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// An instant, in microseconds since the epoch; always positive in our data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// From whole seconds since the epoch.
    pub const fn from_seconds(seconds: i64) -> Self {
        Timestamp(seconds * 1_000_000)
    }

    /// This instant plus a number of seconds, which may be negative.
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Timestamp(self.0 + seconds * 1_000_000)
    }

    /// Whole seconds since the epoch.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// The same instant as jiff knows it; the epoch where it lies outside jiff's years (-9999 to 9999).
    pub fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(instant: jiff::Timestamp) -> Self {
        Timestamp(instant.as_microsecond())
    }
}

/// Where a running program gets its time: the system's clock, or in tests a hand that stands still.
#[derive(Clone)]
pub enum Clock {
    /// The system's clock.
    System,
    /// Stands still until somebody moves it.
    Frozen(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `start`.
    pub fn frozen(start: Timestamp) -> Self {
        Clock::Frozen(Arc::new(AtomicI64::new(start.0)))
    }

    /// The time now.
    #[expect(clippy::disallowed_methods, reason = "the one place where time enters")]
    pub fn now(&self) -> Timestamp {
        match self {
            Clock::System => jiff::Timestamp::now().into(),
            Clock::Frozen(hand) => Timestamp(hand.load(Ordering::SeqCst)),
        }
    }

    /// Moves a frozen clock; the system's clock is left alone.
    pub fn advance(&self, seconds: i64) {
        if let Clock::Frozen(hand) = self {
            hand.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
        }
    }
}
