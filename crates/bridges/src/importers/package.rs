//! A zip or a folder, opened with care: nothing of it is trusted, and nothing is unpacked to the disk.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use platform::files::Opened;
use serde::de::{DeserializeOwned, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use zip::ZipArchive;

use super::Refusal;

/// Most entries that are looked at.
const MOST_ENTRIES: usize = 500_000;
/// Largest entry, unpacked, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// Largest archive, unpacked, in bytes.
const LARGEST_SUM: u64 = 16 * 1024 * 1024 * 1024;
/// The same for one that was brought through the browser, which must not keep the server busy for long.
const LARGEST_BROUGHT: u64 = 4 * 1024 * 1024 * 1024;
/// Most elements of a list in a file: short text can ask for very many of them.
const LONGEST_LIST: usize = 500_000;
/// How many times larger an entry may become; JSON of chats stays below 30.
const RATIO: u64 = 200;
/// Deepest folder that is looked into.
const DEEPEST: usize = 6;

/// Files with names, in a zip or in a folder.
pub struct Package {
    kept: Kept,
    names: Vec<String>,
}

enum Kept {
    Zip(ZipArchive<Box<dyn Opened>>),
    Folder { root: PathBuf, sizes: HashMap<String, u64> },
}

impl Package {
    /// Opens a zip or a folder and checks every name and size in it. Reads no file.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        if path.is_dir() {
            return Package::folder(path);
        }
        let file = File::open(path).map_err(|cause| unreadable(path, &cause))?;
        Package::zip(Box::new(BufReader::new(file)), LARGEST_SUM)
    }

    /// The same for a zip that was brought.
    pub fn of(kept: Box<dyn Opened>) -> Result<Self, Refusal> {
        Package::zip(kept, LARGEST_BROUGHT)
    }

    fn zip(kept: Box<dyn Opened>, most: u64) -> Result<Self, Refusal> {
        let mut zip = ZipArchive::new(kept).map_err(|cause| Refusal::NotAZip(cause.to_string()))?;
        let names = checked_names(&mut zip, most)?;
        Ok(Package { kept: Kept::Zip(zip), names })
    }

    /// The names of all files in it, with slashes between folders, in the order in which they lie.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether a file of this name is in it.
    pub fn has(&self, name: &str) -> bool {
        match &self.kept {
            Kept::Zip(zip) => zip.index_for_name(name).is_some(),
            Kept::Folder { sizes, .. } => sizes.contains_key(name),
        }
    }

    /// A file's bytes.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        let failed = |cause: String| Refusal::Json { file: name.to_owned(), cause };
        let mut bytes = Vec::new();
        let read = match &mut self.kept {
            Kept::Zip(zip) => {
                let entry = zip.by_name(name).map_err(|cause| failed(cause.to_string()))?;
                bytes.reserve(usize::try_from(entry.size().min(1024 * 1024)).unwrap_or(0));
                // What a header says about a size is a claim; this is the cap.
                entry.take(LARGEST + 1).read_to_end(&mut bytes)
            }
            Kept::Folder { root, .. } => {
                let file = File::open(root.join(name)).map_err(|cause| failed(cause.to_string()))?;
                file.take(LARGEST + 1).read_to_end(&mut bytes)
            }
        };
        if read.map_err(|cause| failed(cause.to_string()))? as u64 > LARGEST {
            return Err(Refusal::Bomb(name.to_owned()));
        }
        Ok(bytes)
    }

    /// What the JSON in a file says.
    pub fn json<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Refusal> {
        let bytes = self.read(name)?;
        serde_json::from_slice(&bytes)
            .map_err(|cause| Refusal::Json { file: name.to_owned(), cause: cause.to_string() })
    }

    /// The list in a file.
    pub fn list<T: DeserializeOwned>(&mut self, name: &str) -> Result<Vec<T>, Refusal> {
        self.json::<Bounded<T>>(name).map(|list| list.0)
    }

    /// Links are never followed, so that no folder leads out of itself.
    fn folder(root: &Path) -> Result<Self, Refusal> {
        let (mut names, mut sizes, mut sum) = (Vec::new(), HashMap::new(), 0_u64);
        let mut open = vec![(root.to_owned(), String::new(), 0)];
        while let Some((folder, prefix, depth)) = open.pop() {
            for entry in std::fs::read_dir(&folder).map_err(|cause| unreadable(&folder, &cause))? {
                let entry = entry.map_err(|cause| unreadable(&folder, &cause))?;
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                let about = entry.metadata().map_err(|cause| unreadable(&entry.path(), &cause))?;
                if about.is_dir() && depth < DEEPEST {
                    open.push((entry.path(), format!("{name}/"), depth + 1));
                } else if about.is_file() {
                    sum = sum.saturating_add(about.len());
                    if about.len() > LARGEST || sum > LARGEST_SUM || names.len() >= MOST_ENTRIES {
                        return Err(Refusal::Bomb(name));
                    }
                    sizes.insert(name.clone(), about.len());
                    names.push(name);
                }
            }
        }
        names.sort();
        Ok(Package { kept: Kept::Folder { root: root.to_owned(), sizes }, names })
    }
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Refusal {
    Refusal::Unreadable { path: path.to_owned(), cause: cause.to_string() }
}

fn checked_names(zip: &mut ZipArchive<Box<dyn Opened>>, most: u64) -> Result<Vec<String>, Refusal> {
    if zip.len() > MOST_ENTRIES {
        return Err(Refusal::Bomb(format!("{} entries", zip.len())));
    }
    let (mut names, mut seen, mut sum) = (Vec::with_capacity(zip.len()), HashSet::new(), 0_u64);
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|cause| Refusal::NotAZip(cause.to_string()))?;
        let name = entry.name().map_err(|cause| Refusal::NotAZip(cause.to_string()))?.into_owned();
        let link = entry.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
        let out = name.split('/').any(|part| part == "..") || name.contains(['\\', '\0']);
        if link || out || entry.enclosed_name().is_none() {
            return Err(Refusal::LeadsOut(name));
        }
        sum = sum.saturating_add(entry.size());
        let swollen = entry.size() > 1024 * 1024 && entry.size() / entry.compressed_size().max(1) > RATIO;
        if entry.size() > LARGEST || sum > most || swollen {
            return Err(Refusal::Bomb(name));
        }
        if !seen.insert(name.clone()) {
            return Err(Refusal::Twice(name));
        }
        names.push(name);
    }
    Ok(names)
}

/// A list that refuses to grow beyond [`LONGEST_LIST`].
struct Bounded<T>(Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Bounded<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Elements<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
            type Value = Bounded<T>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(element) = from.next_element()? {
                    if list.len() == LONGEST_LIST {
                        return Err(A::Error::custom(format!(
                            "the list has more than {LONGEST_LIST} elements"
                        )));
                    }
                    list.push(element);
                }
                Ok(Bounded(list))
            }
        }
        from.deserialize_seq(Elements(PhantomData))
    }
}
