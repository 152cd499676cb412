//! The archive that Zulip's communities publish: `zulip_json/<id>-<stream>/<topic>.json`, in a zip or a folder.
//!
//! - Streams become places, topics topics. A topic is known by its first message, so that one which was renamed since, as Zulip
//!   does when it is resolved, is no new one.
//! - The archive tells people's full names and nothing else of them: who has one name is one person. A name that ends in "bot" is a
//!   program's.
//! - A stream's name is its folder's, or the one that `stream_index.json` tells; a topic's is its file's, where `.XX` stands for
//!   a byte.
//! - Messages are HTML there and become Markdown. A file that was uploaded to Zulip is named.
//! - A topic without messages is left out and counted.
//! - One topic is in memory at a time.

mod archive;
mod entries;

use std::path::Path;

use super::form::History;
use super::package::Package;
use super::refusal::Refusal;
use archive::Archive;

pub use archive::is_one;

/// Opens an archive and reads all of it once, so that what is broken is known before anything is written.
pub fn open(path: &Path) -> Result<History, Refusal> {
    of(Package::open(path)?)
}

/// The same for a package that is open.
pub fn of(package: Package) -> Result<History, Refusal> {
    Ok(Box::new(entries::Entries::of(Archive::of(package)?)?))
}
