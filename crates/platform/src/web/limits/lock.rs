//! A soft lock: after a few wrong tries in a row, each further one must wait longer. It never shuts anybody out for good.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::buckets::{make_room, whole_seconds};
use crate::clock::Timestamp;
use crate::{Error, Result};

/// Seconds to wait after the last free try, and after each one beyond; the last counts for all that follow.
const WAITS: [i64; 6] = [1, 3, 5, 10, 30, 60];

/// Seconds without a try after which the count starts again.
const MEMORY: i64 = 60 * 60;

/// Tries in a row per key.
pub(super) struct Lock {
    free: u32,
    most: usize,
    seed: RandomState,
    tries: Mutex<HashMap<u64, Tries>>,
}

#[derive(Clone, Copy)]
struct Tries {
    count: u32,
    last: Timestamp,
}

impl Lock {
    pub(super) fn new(free: u32, most: usize) -> Self {
        Lock { free: free.max(1), most: most.max(16), seed: RandomState::new(), tries: Mutex::default() }
    }

    /// Counts a try, or tells how many seconds until the next one may be made; a refused try does not count.
    pub(super) fn try_now(&self, key: impl Hash, now: Timestamp) -> Result<()> {
        let mut tries = self.lock();
        let key = self.seed.hash_one(key);
        let before = tries.get(&key).copied().filter(|before| now < before.last.plus_seconds(MEMORY));
        let count = before.map_or(0, |before| before.count);
        if let Some(before) = before {
            // A clock that was set back leaves nobody waiting for longer than the wait itself.
            let last = before.last.min(now);
            let left = last.plus_seconds(self.wait(count)).0 - now.0;
            if left > 0 {
                tries.insert(key, Tries { count, last });
                return Err(Error::TooMany(whole_seconds(left)));
            }
        }
        if tries.len() >= self.most && !tries.contains_key(&key) {
            // Fewest tries first, and among equals the oldest.
            make_room(&mut tries, |tries| weight(*tries, now));
        }
        tries.insert(key, Tries { count: count.saturating_add(1), last: now });
        Ok(())
    }

    /// The key's count starts again from nothing.
    pub(super) fn forget(&self, key: impl Hash) {
        self.lock().remove(&self.seed.hash_one(key));
    }

    fn wait(&self, count: u32) -> i64 {
        match count.checked_sub(self.free) {
            None => 0,
            Some(beyond) => {
                usize::try_from(beyond).ok().and_then(|beyond| WAITS.get(beyond)).copied().unwrap_or(60)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Tries>> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.lock().len()
    }
}

fn weight(tries: Tries, now: Timestamp) -> i64 {
    let age = (now.seconds() - tries.last.seconds()).clamp(0, MEMORY);
    if age == MEMORY { i64::MIN } else { i64::from(tries.count) * MEMORY - age }
}
