//! Ids that a second run makes again: the time of what they name, and bits of a hash of where it came from.

use platform::clock::Timestamp;
use platform::ids::Raw;
use sha2::{Digest, Sha256};

/// A UUIDv7 for `source`, which happened at `at`.
pub fn of(kind: &str, community: &str, source: &str, at: Timestamp) -> Raw {
    let hash = Sha256::digest(format!("slack\n{kind}\n{community}\n{source}").as_bytes());
    let mut bits = [0; 10];
    bits.copy_from_slice(&hash[..10]);
    platform::ids::made_of(at, &bits)
}
