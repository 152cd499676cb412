//! Handles: unique after folding, made from the name, with a number where the name is taken.

use platform::db::Tx;
use platform::{Error, Result, say};

use super::model::fold;
use super::store;

/// Longest handle, in characters.
const LONGEST: usize = 40;

/// A handle as somebody wishes it: 2 to 40 letters, digits and inner hyphens after folding. Whether it is free, the database
/// says when it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle(String);

impl Handle {
    /// Takes a handle as typed, with or without its `@`.
    pub fn parse(typed: &str) -> Result<Self> {
        let typed = typed.trim();
        let handle = fold(typed.strip_prefix('@').unwrap_or(typed));
        let sound = (2..=LONGEST).contains(&handle.chars().count())
            && handle.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !handle.starts_with('-')
            && !handle.ends_with('-');
        if sound {
            Ok(Handle(handle))
        } else {
            Err(Error::invalid("handle", say!("handle-unsound", max = LONGEST)))
        }
    }

    /// The handle, without `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A free handle for somebody of this name: `marie-martin`, or `marie-martin-2` where that is taken.
pub fn free(tx: &mut Tx, name: &str) -> Result<String> {
    let base = from_name(name);
    if !store::handle_taken(tx, &key(&base))? {
        return Ok(base);
    }
    // Doubling, then halving: the number of look-ups grows with the logarithm of the namesakes.
    let (mut taken, mut open) = (1, 2);
    while store::handle_taken(tx, &key(&format!("{base}-{open}")))? {
        (taken, open) = (open, open * 2);
    }
    while open - taken > 1 {
        let middle = taken + (open - taken) / 2;
        if store::handle_taken(tx, &key(&format!("{base}-{middle}")))? {
            taken = middle;
        } else {
            open = middle;
        }
    }
    Ok(format!("{base}-{open}"))
}

/// What makes two handles the same, look-alike letters included.
pub fn key(handle: &str) -> String {
    unicode_security::skeleton(&fold(handle)).collect()
}

fn from_name(name: &str) -> String {
    let mut handle = String::new();
    for c in fold(name).chars() {
        if c.is_alphanumeric() {
            handle.push(c);
        } else if !handle.is_empty() && !handle.ends_with('-') {
            handle.push('-');
        }
        if handle.chars().count() >= LONGEST {
            break;
        }
    }
    let handle = handle.trim_end_matches('-');
    if handle.is_empty() { "member".to_owned() } else { handle.to_owned() }
}
