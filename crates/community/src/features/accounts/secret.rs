//! Secrets that travel in links and cookies: 256 random bits, of which we keep only the SHA-256.

use sha2::{Digest, Sha256};

/// A secret as its holder knows it: 64 hexadecimal digits.
pub fn shown(secret: [u8; 32]) -> String {
    secret.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What we keep of a secret. Any text has a hash; only a secret that we gave out has one that we know.
pub fn hash(shown: &str) -> [u8; 32] {
    Sha256::digest(shown.as_bytes()).into()
}
