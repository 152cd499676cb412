//! Ids that a second run makes again: the time of what they name, and bits of a hash of where it came from.

use platform::clock::Timestamp;
use platform::ids::Raw;
use sha2::{Digest, Sha256};

/// A UUIDv7 for the thing that `origin` calls `key`, which happened at `at`.
pub fn of(origin: &str, kind: &str, community: &str, key: &str, at: Timestamp) -> Raw {
    let hash = Sha256::digest(format!("{origin}\n{kind}\n{community}\n{key}").as_bytes());
    let mut bits = [0; 10];
    bits.copy_from_slice(&hash[..10]);
    platform::ids::made_of(at, &bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_change_because_what_was_brought_is_known_by_them() {
        let id = of("slack", "post", "bakers", "C1:1430611200.000100", Timestamp(1_430_611_200_000_100));
        assert_eq!(id.to_string(), "014d1712-8800-741e-9cf0-4d345f2be20d");
    }
}
