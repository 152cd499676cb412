//! The zip, opened with care: nothing is unpacked to the disk, and what a header claims is not believed.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use community::archive::manifest::{self, Manifest, Part};
use community::archive::row::LONGEST_LINE;
use community::features::communities::Slug;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::Refusal;

/// Most entries that are looked at.
const MOST_ENTRIES: usize = 2_000_000;
/// Largest `lyceum.json`, in bytes.
const LARGEST_MANIFEST: u64 = 256 * 1024 * 1024;
/// Largest file that somebody brought: what the site takes, with room for a thumbnail's neighbour.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;
/// Largest archive, unpacked, in bytes.
const LARGEST_SUM: u64 = 256 * 1024 * 1024 * 1024;
/// How many times larger a part of lines may become, once it is larger than [`FREE`].
const RATIO: u64 = 500;
const FREE: u64 = 16 * 1024 * 1024;

/// A checked archive.
pub struct Archive {
    path: PathBuf,
    zip: ZipArchive<File>,
    /// What it says that it is.
    pub manifest: Manifest,
    parts: HashMap<String, Part>,
}

impl Archive {
    /// Opens it and checks names, sizes and sums, all of them.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let unreadable =
            |cause: std::io::Error| Refusal::Unreadable { path: path.to_owned(), cause: cause.to_string() };
        let file = File::open(path).map_err(unreadable)?;
        let mut zip = ZipArchive::new(file).map_err(|cause| Refusal::NotAZip(cause.to_string()))?;
        check_names(&mut zip)?;
        let manifest = read_manifest(&mut zip)?;
        let mut parts = HashMap::new();
        for part in &manifest.parts {
            if parts.insert(part.name.clone(), part.clone()).is_some() {
                return Err(Refusal::Twice(part.name.clone()));
            }
        }
        let mut archive = Archive { path: path.to_owned(), zip, manifest, parts };
        for part in archive.manifest.parts.clone() {
            archive.check_sum(&part)?;
        }
        Ok(archive)
    }

    /// The same archive opened again, for reading in two places at once.
    pub fn again(&self) -> Result<Self, Refusal> {
        let path = self.path.clone();
        let unreadable = |cause: String| Refusal::Unreadable { path: path.clone(), cause };
        let file = File::open(&self.path).map_err(|cause| unreadable(cause.to_string()))?;
        let zip = ZipArchive::new(file).map_err(|cause| unreadable(cause.to_string()))?;
        Ok(Archive {
            path: self.path.clone(),
            zip,
            manifest: self.manifest.clone(),
            parts: self.parts.clone(),
        })
    }

    /// Whether a part of this name is in it.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    /// The names of its parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// The lines of a part, one after the other; none where it is not there.
    pub fn lines(&mut self, name: &str) -> Result<Lines<'_>, Refusal> {
        let reader: Box<dyn Read> = if self.has(name) {
            Box::new(self.zip.by_name(name).map_err(|_| Refusal::Missing(name.to_owned()))?)
        } else {
            Box::new(std::io::empty())
        };
        Ok(Lines { name: name.to_owned(), reader: BufReader::new(reader), number: 0 })
    }

    /// The bytes of a file that somebody brought.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        let entry = self.zip.by_name(name).map_err(|_| Refusal::Missing(name.to_owned()))?;
        let mut bytes = Vec::new();
        let read = entry.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
        let read = read.map_err(|_| Refusal::Damaged(name.to_owned()))?;
        if read as u64 > LARGEST_FILE { Err(Refusal::Bomb(name.to_owned())) } else { Ok(bytes) }
    }

    fn check_sum(&mut self, part: &Part) -> Result<(), Refusal> {
        let damaged = || Refusal::Damaged(part.name.clone());
        let entry = self.zip.by_name(&part.name).map_err(|_| Refusal::Missing(part.name.clone()))?;
        let (mut sum, mut bytes, mut buffer) = (Sha256::new(), 0_u64, vec![0; 1 << 16]);
        let mut entry = entry.take(part.bytes.saturating_add(1));
        loop {
            let read = entry.read(&mut buffer).map_err(|_| damaged())?;
            if read == 0 {
                break;
            }
            sum.update(&buffer[..read]);
            bytes += read as u64;
        }
        if bytes != part.bytes || manifest::hex(&sum.finalize()) != part.sha256 {
            return Err(damaged());
        }
        if part.lines.is_none() && bytes > LARGEST_FILE {
            Err(Refusal::Bomb(part.name.clone()))
        } else {
            Ok(())
        }
    }
}

/// The lines of a part.
pub struct Lines<'a> {
    name: String,
    reader: BufReader<Box<dyn Read + 'a>>,
    number: u64,
}

impl Iterator for Lines<'_> {
    type Item = Result<(u64, String), Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        self.number += 1;
        let refuse = |cause: &str| Refusal::Line {
            file: self.name.clone(),
            line: self.number,
            cause: cause.to_owned(),
        };
        let mut line = Vec::new();
        let most = LONGEST_LINE as u64 + 1;
        match (&mut self.reader).take(most).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(read) if read as u64 == most => Some(Err(refuse("it is longer than a line may be"))),
            Ok(_) => {
                let text = String::from_utf8(line).map_err(|_| refuse("it is no text"));
                Some(text.map(|text| (self.number, text)))
            }
            Err(_) => Some(Err(refuse("it cannot be read"))),
        }
    }
}

fn read_manifest(zip: &mut ZipArchive<File>) -> Result<Manifest, Refusal> {
    let entry = zip.by_name(manifest::NAME).map_err(|_| Refusal::Missing(manifest::NAME.to_owned()))?;
    let mut text = Vec::new();
    let read = entry.take(LARGEST_MANIFEST + 1).read_to_end(&mut text);
    if read.map_err(|_| Refusal::Damaged(manifest::NAME.to_owned()))? as u64 > LARGEST_MANIFEST {
        return Err(Refusal::Bomb(manifest::NAME.to_owned()));
    }
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|cause| Refusal::Format(cause.to_string()))?;
    if manifest.format != manifest::FORMAT {
        return Err(Refusal::Format(format!("format is {:?}, not {:?}", manifest.format, manifest::FORMAT)));
    }
    if manifest.version > manifest::VERSION {
        return Err(Refusal::Format(format!(
            "version {} is newer than this program; update it",
            manifest.version
        )));
    }
    let mut slugs = HashSet::new();
    for held in &manifest.communities {
        let sound = Slug::parse(&held.slug).is_ok_and(|slug| slug.as_str() == held.slug);
        if !sound || !slugs.insert(&held.slug) {
            return Err(Refusal::Format(format!("{:?} cannot be a community's address", held.slug)));
        }
    }
    Ok(manifest)
}

fn check_names(zip: &mut ZipArchive<File>) -> Result<(), Refusal> {
    if zip.len() > MOST_ENTRIES {
        return Err(Refusal::Bomb(format!("{} entries", zip.len())));
    }
    let (mut seen, mut sum) = (HashSet::new(), 0_u64);
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|cause| Refusal::NotAZip(cause.to_string()))?;
        let name = entry.name().map_err(|cause| Refusal::NotAZip(cause.to_string()))?.into_owned();
        let link = entry.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
        let out = name.split('/').any(|part| part == "..") || name.contains(['\\', '\0']);
        if link || out || entry.enclosed_name().is_none() {
            return Err(Refusal::LeadsOut(name));
        }
        sum = sum.saturating_add(entry.size());
        let swollen = entry.size() > FREE && entry.size() / entry.compressed_size().max(1) > RATIO;
        if sum > LARGEST_SUM || swollen {
            return Err(Refusal::Bomb(name));
        }
        if !seen.insert(name.clone()) {
            return Err(Refusal::Twice(name));
        }
    }
    Ok(())
}
