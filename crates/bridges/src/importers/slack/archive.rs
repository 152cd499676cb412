//! The zip, opened with care: nothing is written before all of it was looked at.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use zip::ZipArchive;

use super::model::{Channel, Message, User};

/// Most entries that are looked at.
const MOST_ENTRIES: usize = 500_000;
/// Largest entry, unpacked, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// Largest archive, unpacked, in bytes.
const LARGEST_SUM: u64 = 16 * 1024 * 1024 * 1024;
/// How many times larger an entry may become; JSON of chats stays below 30.
const RATIO: u64 = 200;

/// Why an archive is not taken, in words for whoever runs the command.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It cannot be opened.
    #[error("{path} cannot be opened ({cause}); give the path of the zip that Slack made")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// It is no zip, or ends in the middle.
    #[error("this is not a whole zip ({0}); download the export again")]
    NotAZip(String),
    /// An entry leads out of the folder, or is a link.
    #[error("the entry {0:?} leads out of the archive; this is not an export that Slack made")]
    LeadsOut(String),
    /// An entry unpacks to far more than it should.
    #[error("the entry {0:?} unpacks to more than an export holds; this may be a trap")]
    Bomb(String),
    /// Two entries have one name.
    #[error("the entry {0:?} is there twice; this is not an export that Slack made")]
    Twice(String),
    /// A file is missing.
    #[error("{0} is missing: an export has users.json, channels.json and a folder for each channel")]
    Layout(&'static str),
    /// A file does not hold what it should.
    #[error("{file} cannot be read: {cause}")]
    Json {
        /// Which file.
        file: String,
        /// Where and why.
        cause: String,
    },
}

/// A checked archive.
pub struct Archive {
    zip: ZipArchive<File>,
    /// The folder in which everything lies, with its slash; usually empty.
    top: String,
    /// Everybody.
    pub users: Vec<User>,
    /// The public channels.
    pub channels: Vec<Channel>,
    /// Each channel's day files, in the order of their days.
    days: BTreeMap<String, Vec<String>>,
}

impl Archive {
    /// Opens and checks all of it; also reads every day's file once, so that a broken one is known before anything is written.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let unreadable =
            |cause: std::io::Error| Refusal::Unreadable { path: path.to_owned(), cause: cause.to_string() };
        let file = File::open(path).map_err(unreadable)?;
        let mut zip = ZipArchive::new(file).map_err(|cause| Refusal::NotAZip(cause.to_string()))?;
        let names = checked_names(&mut zip)?;
        let top = top_of(&names).ok_or(Refusal::Layout("users.json"))?;
        if !names.iter().any(|name| *name == format!("{top}channels.json")) {
            return Err(Refusal::Layout("channels.json"));
        }
        let mut archive =
            Archive { zip, top, users: Vec::new(), channels: Vec::new(), days: BTreeMap::new() };
        archive.users = archive.json("users.json")?;
        archive.channels = archive.json("channels.json")?;
        for channel in &archive.channels {
            let folder = format!("{}{}/", archive.top, channel.name);
            let mut days: Vec<_> = names
                .iter()
                .filter_map(|name| name.strip_prefix(&folder))
                .filter(|day| day.ends_with(".json") && !day.contains('/'))
                .map(str::to_owned)
                .collect();
            days.sort();
            archive.days.insert(channel.name.clone(), days);
        }
        for channel in archive.channels.clone() {
            archive.messages(&channel)?;
        }
        Ok(archive)
    }

    /// A channel's messages in the order of their times, each of them once.
    pub fn messages(&mut self, channel: &Channel) -> Result<Vec<Message>, Refusal> {
        let days = self.days.get(&channel.name).cloned().unwrap_or_default();
        let mut messages: Vec<Message> = Vec::new();
        for day in days {
            let file = format!("{}/{day}", channel.name);
            let read: Vec<Message> = self.json(&file)?;
            if let Some(odd) = read.iter().find(|message| message.micros().is_none()) {
                return Err(Refusal::Json { file, cause: format!("the message time {:?} is none", odd.ts) });
            }
            messages.extend(read);
        }
        messages.sort_by_key(Message::micros);
        messages.dedup_by(|later, earlier| later.ts == earlier.ts);
        Ok(messages)
    }

    fn json<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Refusal> {
        let failed = |cause: String| Refusal::Json { file: name.to_owned(), cause };
        let entry =
            self.zip.by_name(&format!("{}{name}", self.top)).map_err(|cause| failed(cause.to_string()))?;
        let mut text = Vec::new();
        // What a header says about a size is a claim; this is the cap.
        let read =
            entry.take(LARGEST + 1).read_to_end(&mut text).map_err(|cause| failed(cause.to_string()))?;
        if read as u64 > LARGEST {
            return Err(Refusal::Bomb(name.to_owned()));
        }
        serde_json::from_slice(&text).map_err(|cause| failed(cause.to_string()))
    }
}

fn checked_names(zip: &mut ZipArchive<File>) -> Result<Vec<String>, Refusal> {
    if zip.len() > MOST_ENTRIES {
        return Err(Refusal::Bomb(format!("{} entries", zip.len())));
    }
    let (mut names, mut seen, mut sum) = (Vec::with_capacity(zip.len()), HashSet::new(), 0_u64);
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|cause| Refusal::NotAZip(cause.to_string()))?;
        let name = entry.name().map_err(|cause| Refusal::NotAZip(cause.to_string()))?.into_owned();
        let link = entry.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
        if link || entry.enclosed_name().is_none() || name.contains('\\') || name.contains("..") {
            return Err(Refusal::LeadsOut(name));
        }
        sum = sum.saturating_add(entry.size());
        let swollen = entry.size() > 1024 * 1024 && entry.size() / entry.compressed_size().max(1) > RATIO;
        if entry.size() > LARGEST || sum > LARGEST_SUM || swollen {
            return Err(Refusal::Bomb(name));
        }
        if !seen.insert(name.clone()) {
            return Err(Refusal::Twice(name));
        }
        names.push(name);
    }
    Ok(names)
}

/// The folder that holds `users.json`: the archive itself, or the one folder in it.
fn top_of(names: &[String]) -> Option<String> {
    let users = names.iter().filter_map(|name| name.strip_suffix("users.json"));
    users
        .filter(|top| top.is_empty() || top.matches('/').count() == 1 && top.ends_with('/'))
        .min_by_key(|top| top.len())
        .map(str::to_owned)
}
