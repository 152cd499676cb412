//! Handles: unique after folding, made from the name, with a number where the name is taken.

use platform::Result;
use platform::db::Tx;

use super::model::fold;
use super::store;

/// Longest handle, in characters.
const LONGEST: usize = 40;

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
