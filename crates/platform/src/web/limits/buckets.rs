//! Token buckets, one number per key: the generic cell rate algorithm (ITU-T I.371).

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::clock::Timestamp;
use crate::{Error, Result};

const SECOND: i64 = 1_000_000;

/// Buckets of one size. Each holds `count` tokens and fills up within `period`.
pub(super) struct Buckets {
    /// Microseconds until a token comes back.
    interval: i64,
    period: i64,
    most: usize,
    seed: RandomState,
    /// When each key's bucket will be full again, in microseconds since the epoch; a key that is missing is full.
    full_at: Mutex<HashMap<u64, i64>>,
}

impl Buckets {
    pub(super) fn new(count: u32, period_seconds: i64, most: usize) -> Self {
        let period = period_seconds * SECOND;
        let interval = (period / i64::from(count.max(1))).max(1);
        Buckets { interval, period, most: most.max(16), seed: RandomState::new(), full_at: Mutex::default() }
    }

    /// Takes a token, or tells how many seconds until there is one.
    pub(super) fn take(&self, key: impl Hash, now: Timestamp) -> Result<()> {
        let mut full_at = self.lock();
        let key = self.seed.hash_one(key);
        let after = self.after_one_more(&full_at, key, now);
        self.verdict(after, now)?;
        self.insert(&mut full_at, key, after, now);
        Ok(())
    }

    /// Whether there is a token, without taking it.
    pub(super) fn ask(&self, key: impl Hash, now: Timestamp) -> Result<()> {
        let after = self.after_one_more(&self.lock(), self.seed.hash_one(key), now);
        self.verdict(after, now)
    }

    /// Takes a token even where there is none; nobody owes more than one bucket.
    pub(super) fn spend(&self, key: impl Hash, now: Timestamp) {
        let mut full_at = self.lock();
        let key = self.seed.hash_one(key);
        let after = self.after_one_more(&full_at, key, now).min(now.0 + self.period);
        self.insert(&mut full_at, key, after, now);
    }

    /// When the bucket would be full again after one more token. A clock that was set back leaves nobody waiting for
    /// longer than a period.
    fn after_one_more(&self, full_at: &HashMap<u64, i64>, key: u64, now: Timestamp) -> i64 {
        let before = full_at.get(&key).copied().unwrap_or(now.0);
        before.clamp(now.0, now.0 + self.period) + self.interval
    }

    fn verdict(&self, after: i64, now: Timestamp) -> Result<()> {
        let wait = after - self.period - now.0;
        if wait <= 0 { Ok(()) } else { Err(Error::TooMany(whole_seconds(wait))) }
    }

    fn insert(&self, full_at: &mut HashMap<u64, i64>, key: u64, after: i64, now: Timestamp) {
        if full_at.len() >= self.most && !full_at.contains_key(&key) {
            make_room(full_at, |at| if *at <= now.0 { i64::MIN } else { *at });
        }
        full_at.insert(key, after);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, i64>> {
        self.full_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.lock().len()
    }
}

/// Forgets the tenth that weighs least, and all that weighs nothing (`i64::MIN`). Doing so by tenths makes it rare enough
/// to be cheap on the whole.
pub(super) fn make_room<V>(table: &mut HashMap<u64, V>, weight: impl Fn(&V) -> i64) {
    let mut weights: Vec<i64> = table.values().map(&weight).collect();
    let tenth = weights.len() / 10;
    if weights.is_empty() {
        return;
    }
    let (_, bound, _) = weights.select_nth_unstable(tenth);
    let bound = *bound;
    let mut left = tenth + 1;
    table.retain(|_, value| {
        let weight = weight(value);
        let goes = weight == i64::MIN || weight < bound || (weight == bound && left > 0);
        left = left.saturating_sub(usize::from(goes));
        !goes
    });
}

/// Rounded up, so that who waits this long is let in.
pub(super) fn whole_seconds(microseconds: i64) -> u64 {
    u64::try_from(microseconds).unwrap_or(0).div_ceil(SECOND.unsigned_abs())
}
