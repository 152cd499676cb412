//! The archive's files.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::super::package::Package;
use super::super::refusal::Refusal;

/// What such an archive holds, in words.
const LAYOUT: &str = "a Zulip archive has a folder zulip_json, in it a folder such as 12-general for each stream, in it a JSON file for each topic";

/// A stream.
#[derive(Clone, Debug)]
pub struct Stream {
    /// Zulip's number for it.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// Its topics' files, in order.
    pub topics: Vec<String>,
}

/// A message of a topic's file.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    /// HTML.
    pub content: String,
    /// Zulip's number for it.
    pub id: u64,
    /// Who wrote it.
    pub sender_full_name: String,
    /// Seconds since 1970.
    pub timestamp: i64,
}

/// As much of a message as the first look needs; the text is checked and not kept.
#[derive(Debug, Deserialize)]
pub struct Glance {
    /// Checked to be a text.
    #[serde(rename = "content", deserialize_with = "passed")]
    _content: (),
    /// Who wrote it.
    pub sender_full_name: String,
    /// Seconds since 1970.
    pub timestamp: i64,
    #[serde(rename = "id")]
    _id: u64,
}

/// An archive.
pub struct Archive {
    package: Package,
    /// The streams by their numbers.
    pub streams: Vec<Stream>,
}

/// What `stream_index.json` tells.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Index {
    streams: HashMap<String, Indexed>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Indexed {
    id: u64,
}

impl Archive {
    /// Finds the archive's streams.
    pub fn of(mut package: Package) -> Result<Self, Refusal> {
        let missing = Refusal::Layout { missing: "zulip_json", layout: LAYOUT };
        let top = top_of(package.names()).ok_or(missing)?;
        let index = format!("{top}stream_index.json");
        let index: Index = if package.has(&index) { package.json(&index)? } else { Index::default() };
        let named: HashMap<u64, &String> =
            index.streams.iter().map(|(name, stream)| (stream.id, name)).collect();
        let mut streams: BTreeMap<u64, Stream> = BTreeMap::new();
        for name in package.names() {
            let Some((id, folder, _)) = parts(name, &top) else { continue };
            let stream = streams.entry(id).or_insert_with(|| Stream {
                id,
                name: named.get(&id).map_or_else(|| folder.to_owned(), |name| (*name).clone()),
                topics: Vec::new(),
            });
            stream.topics.push(name.clone());
        }
        let mut streams: Vec<Stream> = streams.into_values().collect();
        streams.iter_mut().for_each(|stream| stream.topics.sort());
        Ok(Archive { package, streams })
    }

    /// The messages of a topic's file; their times were checked.
    pub fn messages(&mut self, file: &str) -> Result<Vec<Message>, Refusal> {
        let mut messages: Vec<Message> = self.package.list(file)?;
        messages.sort_by_key(|message| message.id);
        messages.dedup_by_key(|message| message.id);
        if let Some(odd) = messages.iter().find(|message| !is_time(message.timestamp)) {
            return Err(odd_time(file, odd.timestamp));
        }
        Ok(messages)
    }

    /// Who wrote a topic's messages and when.
    pub fn glance(&mut self, file: &str) -> Result<Vec<Glance>, Refusal> {
        let messages: Vec<Glance> = self.package.list(file)?;
        match messages.iter().find(|message| !is_time(message.timestamp)) {
            Some(odd) => Err(odd_time(file, odd.timestamp)),
            None => Ok(messages),
        }
    }
}

/// Skips a text without keeping it; anything else is refused.
fn passed<'de, D: serde::Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    struct Passed;
    impl serde::de::Visitor<'_> for Passed {
        type Value = ();

        fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("a text")
        }

        fn visit_str<E>(self, _: &str) -> Result<(), E> {
            Ok(())
        }
    }
    from.deserialize_str(Passed)
}

fn is_time(seconds: i64) -> bool {
    (1..=32_503_680_000).contains(&seconds)
}

fn odd_time(file: &str, seconds: i64) -> Refusal {
    Refusal::Json { file: file.to_owned(), cause: format!("the message time {seconds} is none") }
}

/// Whether this looks like an archive.
pub fn is_one(package: &Package) -> bool {
    top_of(package.names()).is_some()
}

/// The folder in which the streams' folders lie, with its slash: `zulip_json`, wherever it is, else where most of them are.
fn top_of(names: &[String]) -> Option<String> {
    let mut tops: HashMap<&str, usize> = HashMap::new();
    for name in names {
        let mut parts = name.rsplitn(3, '/');
        let (topic, stream, top) = (parts.next()?, parts.next(), parts.next().unwrap_or_default());
        if topic.ends_with(".json") && stream.and_then(number_of).is_some() {
            *tops.entry(top).or_default() += 1;
        }
    }
    let named = |top: &str| top == "zulip_json" || top.ends_with("/zulip_json");
    let best = tops.into_iter().max_by_key(|(top, count)| (named(top), *count, std::cmp::Reverse(*top)))?.0;
    Some(if best.is_empty() { String::new() } else { format!("{best}/") })
}

/// `12-general` is stream 12, `general`.
fn number_of(folder: &str) -> Option<(u64, &str)> {
    let (id, name) = folder.split_once('-')?;
    Some((id.parse().ok()?, name))
}

/// A topic's file as the stream's number and name and the file's own name.
fn parts<'n>(name: &'n str, top: &str) -> Option<(u64, &'n str, &'n str)> {
    let (folder, file) = name.strip_prefix(top)?.split_once('/')?;
    let file = file.strip_suffix(".json").filter(|file| !file.contains('/'))?;
    let (id, stream) = number_of(folder)?;
    Some((id, stream, file))
}

/// A topic's title from its file's name.
pub fn title_of(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".json").unwrap_or(name).as_bytes();
    let mut bytes = Vec::with_capacity(name.len());
    let mut at = 0;
    while let Some(byte) = name.get(at) {
        let digits = name.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits
            .filter(|digits| *byte == b'.' && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_read_back_from_its_file() {
        for (file, expected) in [
            ("zulip_json/1-a/lunch.json", "lunch"),
            ("a/.E2.9C.94.20rising.20time.3F.json", "✔ rising time?"),
            ("a/what.2Fwhy.json", "what/why"),
            ("a/v1.2E0.json", "v1.0"),
            ("a/odd.zz.json", "odd.zz"),
            ("a/cut.E2.json", "cut\u{fffd}"),
        ] {
            assert_eq!(title_of(file), expected, "{file}");
        }
    }

    #[test]
    fn the_streams_are_found_wherever_the_folder_lies() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for (given, expected) in [
            (names(&["zulip_json/1-a/x.json", "README.md"]), Some("zulip_json/")),
            (names(&["archive-main/zulip_json/1-a/x.json", "2-b/y.json"]), Some("archive-main/zulip_json/")),
            (names(&["1-a/x.json"]), Some("")),
            (names(&["users.json", "general/2015-01-01.json"]), None),
        ] {
            assert_eq!(top_of(&given).as_deref(), expected, "{given:?}");
        }
        assert_eq!(parts("z/12-general-chat/a.2Fb.json", "z/"), Some((12, "general-chat", "a.2Fb")));
        assert_eq!(parts("z/12-general/deep/a.json", "z/"), None);
    }
}
