//! `lyceum.json`: what an archive is, and the sums by which its reader knows that all of it arrived.

use std::collections::BTreeMap;

use platform::id;
use serde::{Deserialize, Serialize};

use super::Reach;
use crate::features::communities::CommunityId;

id!(
    /// An archive.
    ArchiveId, "archive"
);

/// What `format` says.
pub const FORMAT: &str = "lyceum-archive";
/// The version of the format that this program writes; it reads this and earlier ones.
pub const VERSION: u32 = 1;
/// Its name in the zip.
pub const NAME: &str = "lyceum.json";

/// What an archive is and holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Its own id, by which a second import knows it again.
    pub id: ArchiveId,
    /// When it was made, RFC 3339 in UTC.
    pub made_at: String,
    /// The version of Lyceum that made it.
    pub lyceum: String,
    /// Whether it holds the whole site, or one community.
    pub site: bool,
    /// `operator`: with mail addresses and how far people have read; `directors`: without.
    pub reach: Reach,
    /// Its communities.
    pub communities: Vec<Held>,
    /// Every part that is read back.
    pub parts: Vec<Part>,
}

/// A community of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its id.
    pub id: CommunityId,
    /// Its name in addresses, and of its folder.
    pub slug: String,
    /// The name shown.
    pub name: String,
    /// Rows of what was left out, by table, where their number is worth knowing.
    pub left_out: BTreeMap<String, i64>,
}

/// A file of an archive that is read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its path in the zip.
    pub name: String,
    /// How many lines it has, where it is one of lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<u64>,
    /// Its size, unpacked.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A sum as manifests write it.
pub fn hex(sum: &[u8]) -> String {
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}
