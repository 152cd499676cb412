//! Ids: UUIDv7 with a type per kind, shown as TypeIDs (`topic_01h455vb4pex5vsknk084sn02q`).
//!
//! They sort by time, so that imported history gets ids of its own time. An [`Ids`] source is drawn once per write, from a
//! seed, so that a write which is run again draws the same ids again.

use rand::rngs::ChaCha12Rng;
use rand::{Rng, SeedableRng};
use uuid::Uuid;

use crate::clock::Timestamp;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Declares an id type: `id!(/// A topic. TopicId, "topic");`.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $crate::ids::Raw);

        impl $name {
            /// The kind's name in front of the underscore.
            pub const PREFIX: &'static str = $prefix;

            /// Draws a new id of this kind.
            pub fn draw(ids: &mut $crate::ids::Ids) -> Self {
                $name(ids.draw())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::ids::show(Self::PREFIX, self.0, out)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, out)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;
            fn from_str(text: &str) -> $crate::Result<Self> {
                $crate::ids::parse(Self::PREFIX, text).map($name)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> std::result::Result<S::Ok, S::Error> {
                out.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
                text.parse().map_err(|_| serde::de::Error::custom(concat!("not a ", $prefix, " id")))
            }
        }

        impl $crate::db::Bind for $name {
            fn bind(&self) -> $crate::db::Value<'_> {
                $crate::db::Value::Uuid(self.0)
            }
        }

        impl $crate::db::Column for $name {
            fn column(cell: $crate::db::Cell<'_>) -> $crate::Result<Self> {
                cell.uuid().map($name)
            }
        }
    };
}

/// The 128 bits of an id.
pub type Raw = Uuid;

/// A source of ids and randomness, drawn from a seed: the same seed gives the same ids in the same order.
pub struct Ids {
    now: Timestamp,
    random: ChaCha12Rng,
}

impl Ids {
    /// A source whose ids carry the time `now`.
    pub fn new(now: Timestamp, seed: [u8; 32]) -> Self {
        Ids { now, random: ChaCha12Rng::from_seed(seed) }
    }

    /// The next id, carrying the source's time.
    pub fn draw(&mut self) -> Raw {
        self.draw_at(self.now)
    }

    /// The next id, carrying another time, as imported history needs.
    pub fn draw_at(&mut self, at: Timestamp) -> Raw {
        let mut bits = [0; 10];
        self.random.fill_bytes(&mut bits);
        made_of(at, &bits)
    }

    /// 256 random bits, for tokens.
    pub fn secret(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.random.fill_bytes(&mut bytes);
        bytes
    }
}

/// Where a running program gets its randomness: the operating system, or in tests a counter.
#[derive(Clone)]
pub enum Entropy {
    /// The operating system's source.
    System,
    /// Seeds that count upwards, so that a test draws the same ids every time.
    Counted(std::sync::Arc<std::sync::atomic::AtomicU64>),
}

impl Entropy {
    /// Seeds that count upwards from `start`.
    pub fn counted(start: u64) -> Self {
        Entropy::Counted(std::sync::Arc::new(start.into()))
    }

    /// A fresh seed.
    pub fn seed(&self) -> [u8; 32] {
        let mut seed = [0; 32];
        match self {
            Entropy::System => rand::rng().fill_bytes(&mut seed),
            Entropy::Counted(count) => {
                let next = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                seed[..8].copy_from_slice(&next.to_le_bytes());
            }
        }
        seed
    }
}

/// An id of a time whose other bits are given, for what must get the same id every time.
pub fn made_of(at: Timestamp, bits: &[u8; 10]) -> Raw {
    let millis = u64::try_from(at.0 / 1_000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, bits).into_uuid()
}

/// An id as a TypeID, where its kind is known only when the program runs.
pub fn text(prefix: &str, raw: Raw) -> String {
    struct Shown<'p>(&'p str, Raw);
    impl std::fmt::Display for Shown<'_> {
        fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            show(self.0, self.1, out)
        }
    }
    Shown(prefix, raw).to_string()
}

/// Writes an id as a TypeID: prefix, underscore, 26 characters of Crockford's base 32 in lower case.
#[doc(hidden)]
pub fn show(prefix: &str, raw: Raw, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    let mut bits = raw.as_u128();
    let mut text = [b'0'; 26];
    for place in text.iter_mut().rev() {
        *place = ALPHABET[(bits & 31) as usize];
        bits >>= 5;
    }
    write!(out, "{prefix}_{}", String::from_utf8_lossy(&text))
}

/// Reads a TypeID of the kind `prefix`. Anything else cannot name an existing thing: [`crate::Error::NotFound`].
#[doc(hidden)]
pub fn parse(prefix: &str, text: &str) -> crate::Result<Raw> {
    let body =
        text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).ok_or(crate::Error::NotFound)?;
    if body.len() != 26 || body.as_bytes()[0] > b'7' {
        return Err(crate::Error::NotFound);
    }
    let mut bits: u128 = 0;
    for byte in body.bytes() {
        let digit = ALPHABET.iter().position(|known| *known == byte).ok_or(crate::Error::NotFound)?;
        bits = bits << 5 | digit as u128;
    }
    Ok(Raw::from_u128(bits))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shown(Raw);
    impl std::fmt::Display for Shown {
        fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            show("topic", self.0, out)
        }
    }

    #[test]
    fn an_id_reads_back_as_it_was_shown() {
        let mut ids = Ids::new(Timestamp::from_seconds(1_700_000_000), [7; 32]);
        for _ in 0..100 {
            let raw = ids.draw();
            assert_eq!(parse("topic", &Shown(raw).to_string()).unwrap(), raw);
        }
        assert_eq!(Shown(Raw::max()).to_string(), "topic_7zzzzzzzzzzzzzzzzzzzzzzzzz");
    }

    #[test]
    fn an_id_of_another_kind_is_not_found() {
        for text in [
            "post_01h455vb4pex5vsknk084sn02q",
            "topic_",
            "topic_81h455vb4pex5vsknk084sn02q",
            "topic_01h455vb4pex5vsknk084sn02i",
        ] {
            assert!(matches!(parse("topic", text), Err(crate::Error::NotFound)), "{text}");
        }
    }
}
