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

/// A wall-clock time in a zone, as plans are written: nine o'clock in Paris, whatever the clocks there have been changed to
/// by then. A time that a change of clocks skips is taken as much later; one that it repeats is the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallClock {
    time: jiff::civil::DateTime,
    zone: jiff::tz::TimeZone,
}

impl WallClock {
    /// From a time as `<input type="datetime-local">` writes it (`2026-11-30T09:00`) and the IANA name of a zone.
    pub fn parse(time: &str, zone: &str) -> Option<Self> {
        let time: jiff::civil::DateTime = time.parse().ok()?;
        let zone = jiff::tz::TimeZone::get(zone).ok()?;
        (1970..=9000).contains(&time.year()).then_some(WallClock { time, zone })
    }

    /// The time that the clocks of a zone show at an instant.
    pub fn of(at: Timestamp, zone: &str) -> Option<Self> {
        let zone = jiff::tz::TimeZone::get(zone).ok()?;
        Some(WallClock { time: zone.to_datetime(at.to_jiff()), zone })
    }

    /// The time to the minute, as [`WallClock::parse`] takes it.
    pub fn time(&self) -> String {
        let (date, hour, minute) = (self.time.date(), self.time.hour(), self.time.minute());
        format!("{date}T{hour:02}:{minute:02}")
    }

    /// The zone's IANA name.
    pub fn zone(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// The instant.
    pub fn at(&self) -> Timestamp {
        self.zone.to_timestamp(self.time).map_or(Timestamp(i64::MAX), Timestamp::from)
    }

    /// The same time of the day so many days later, which may be negative; beyond jiff's years it stays where it is.
    pub fn plus_days(&self, days: i32) -> Self {
        let moved = self.time.checked_add(jiff::Span::new().days(days)).unwrap_or(self.time);
        WallClock { time: moved, zone: self.zone.clone() }
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
