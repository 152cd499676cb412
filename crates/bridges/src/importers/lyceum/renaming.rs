//! What things of an archive are called here.

use std::collections::{HashMap, HashSet};

use community::archive::{Kind, Row, Table};
use platform::clock::Timestamp;
use platform::db::Datum;
use platform::ids::{self, Raw};
use sha2::{Digest, Sha256};

/// Kinds of things at which texts point.
const IN_TEXTS: [&str; 5] = ["topic", "post", "file", "place", "booking"];
/// Letters of an id behind its kind.
const LETTERS: usize = 26;

/// What things of an archive are called here.
pub struct Names<'n> {
    /// Who its people are.
    pub people: &'n HashMap<Raw, Raw>,
    /// Everything that has an id in it.
    pub things: &'n HashSet<(&'static str, Raw)>,
    /// The address for which a second copy is made; things of a first one keep their ids.
    pub copy: Option<&'n str>,
}

impl Names<'_> {
    /// The same row with the names that things have here.
    pub fn of(&self, table: &Table, row: &Row) -> Row {
        let mut named = row.clone();
        for column in table.columns {
            match (column.kind, row.get(column.name)) {
                (Kind::Id("account"), Datum::Uuid(id)) => {
                    named.set(column.name, Datum::Uuid(self.people.get(id).copied().unwrap_or(*id)));
                }
                (Kind::Id(_), Datum::Uuid(id)) => named.set(column.name, Datum::Uuid(self.thing(*id))),
                (Kind::Prose, Datum::Text(text)) if self.copy.is_some() => {
                    named.set(column.name, Datum::Text(self.text(text)));
                }
                _ => {}
            }
        }
        named
    }

    /// The id that a thing has here.
    pub fn thing(&self, id: Raw) -> Raw {
        self.copy.map_or(id, |slug| made_of(slug, id))
    }

    /// The same text, pointing at the things of the copy.
    fn text(&self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some(at) = rest.find('_') {
            let kind = IN_TEXTS.into_iter().find(|kind| rest[..at].ends_with(kind));
            let letters = rest.get(at + 1..at + 1 + LETTERS);
            let found = kind.zip(letters).and_then(|(kind, letters)| {
                let id = ids::parse(kind, &format!("{kind}_{letters}")).ok()?;
                self.things.contains(&(kind, id)).then(|| ids::text(kind, self.thing(id)))
            });
            match (kind, found) {
                (Some(kind), Some(named)) => {
                    out.push_str(&rest[..at - kind.len()]);
                    out.push_str(&named);
                    rest = &rest[at + 1 + LETTERS..];
                }
                _ => {
                    out.push_str(&rest[..=at]);
                    rest = &rest[at + 1..];
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// An id of the same time, the same every time.
pub fn made_of(seed: &str, id: Raw) -> Raw {
    let hash = Sha256::digest([seed.as_bytes(), id.as_bytes()].concat());
    let mut bits = [0; 10];
    bits.copy_from_slice(&hash[..10]);
    let millis = i64::try_from(id.as_u128() >> 80).unwrap_or(0);
    ids::made_of(Timestamp(millis.saturating_mul(1_000)), &bits)
}

/// The name under which bytes of an archive are kept: the same every time, and one that nobody guesses who has not got it.
pub fn blob(seed: &str, path: &str) -> String {
    let hash = Sha256::digest(format!("{seed}\n{path}").as_bytes());
    let mut seed = [0; 32];
    seed.copy_from_slice(&hash);
    platform::files::name(&seed, if path.ends_with(".small") { 'b' } else { 'a' })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_copy_point_into_the_copy_and_at_nothing_else() {
        let (known, strange) = (Raw::from_u128(1 << 100), Raw::from_u128(2 << 100));
        let (people, things) = (HashMap::new(), HashSet::from([("topic", known)]));
        let names = Names { people: &people, things: &things, copy: Some("bakers-2") };
        let text = format!(
            "See [it](/topics/{}), {} and snake_case_é",
            ids::text("topic", known),
            ids::text("topic", strange)
        );
        let named = names.text(&text);
        assert!(named.contains(&ids::text("topic", made_of("bakers-2", known))), "{named}");
        assert!(named.contains(&ids::text("topic", strange)) && named.ends_with("snake_case_é"), "{named}");
        assert_eq!(made_of("bakers-2", known), made_of("bakers-2", known));
    }
}
