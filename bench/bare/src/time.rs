//! Times as pages show them, and ids as addresses show them.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Now, in microseconds.
#[expect(clippy::disallowed_methods, reason = "this program has no clock that a test could stop")]
pub fn now() -> i64 {
    Timestamp::now().as_microsecond()
}

/// `17:42` today, `Friday 17:42` within a week, else `3 May`.
pub fn when(at: i64, now: i64, zone: &TimeZone) -> String {
    let at = zone.to_datetime(Timestamp::from_microsecond(at).unwrap_or_default());
    let today = zone.to_datetime(Timestamp::from_microsecond(now).unwrap_or_default()).date();
    let days = today.since((Unit::Day, at.date())).map_or(i32::MAX, |span| span.get_days());
    match days {
        0 => format!("{:02}:{:02}", at.hour(), at.minute()),
        1..=6 => at.strftime("%A %H:%M").to_string(),
        _ if at.year() == today.year() => at.strftime("%-d %B").to_string(),
        _ => at.strftime("%-d %B %Y").to_string(),
    }
}

/// For `<time datetime>`.
pub fn machine(at: impl std::borrow::Borrow<i64>) -> String {
    let at = *at.borrow();
    Timestamp::from_microsecond(at - at.rem_euclid(1_000_000)).unwrap_or_default().to_string()
}

/// A random id that carries a time.
pub fn draw() -> Uuid {
    let now = now();
    uuid::Builder::from_unix_timestamp_millis((now / 1_000) as u64, &random()).into_uuid()
}

/// The standard library's hash seeds are random, which is enough to tell ids apart.
fn random() -> [u8; 10] {
    use std::hash::{BuildHasher, Hasher};
    let (one, other) = (std::hash::RandomState::new(), std::hash::RandomState::new());
    let mut bits = [0; 10];
    bits[..8].copy_from_slice(&one.build_hasher().finish().to_le_bytes());
    bits[8..].copy_from_slice(&other.build_hasher().finish().to_le_bytes()[..2]);
    bits
}

/// An id behind its kind.
pub fn shown(prefix: &str, id: Uuid) -> String {
    let mut bits = id.as_u128();
    let mut text = [b'0'; 26];
    for place in text.iter_mut().rev() {
        *place = ALPHABET[(bits & 31) as usize];
        bits >>= 5;
    }
    format!("{prefix}_{}", String::from_utf8_lossy(&text))
}

/// The id behind an underscore.
pub fn read(text: &str) -> Option<Uuid> {
    let body = text.rsplit('_').next()?;
    let digits = body.bytes().map(|byte| ALPHABET.iter().position(|known| *known == byte));
    let bits = digits.into_iter().try_fold(0_u128, |bits, digit| Some(bits << 5 | digit? as u128))?;
    (body.len() == 26).then(|| Uuid::from_u128(bits))
}
