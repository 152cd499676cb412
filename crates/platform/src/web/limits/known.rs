//! What was seen to be true a while ago, bounded: a set of keys, of which the oldest are forgotten first.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::buckets::make_room;
use crate::clock::Timestamp;

/// Keys with when each was noted last.
pub(super) struct Known {
    most: usize,
    seed: RandomState,
    noted_at: Mutex<HashMap<u64, i64>>,
}

impl Known {
    pub(super) fn new(most: usize) -> Self {
        Known { most: most.max(16), seed: RandomState::new(), noted_at: Mutex::default() }
    }

    pub(super) fn knows(&self, key: &str) -> bool {
        self.lock().contains_key(&self.seed.hash_one(key))
    }

    pub(super) fn note(&self, key: &str, now: Timestamp) {
        let mut noted_at = self.lock();
        let key = self.seed.hash_one(key);
        if noted_at.len() >= self.most && !noted_at.contains_key(&key) {
            make_room(&mut noted_at, |at| *at);
        }
        noted_at.insert(key, now.0);
    }

    pub(super) fn forget(&self, key: &str) {
        self.lock().remove(&self.seed.hash_one(key));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, i64>> {
        self.noted_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
