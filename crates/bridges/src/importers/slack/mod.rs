//! The official Slack export: `users.json`, `channels.json` and `<channel>/<date>.json` in a zip or a folder.
//!
//! - Channels become places. A thread becomes a topic. What was said outside threads is cut into topics where nobody spoke
//!   for [`Options::pause_minutes`].
//! - A cut topic's title is its first sentence without mentions, links and greetings, else the day of the conversation.
//! - Joins and leaves are left out and counted. Everything else is there exactly once: a message that holds nothing we can
//!   show says so.
//! - Reactions become the one of our six signs that comes nearest; those that say none of the six are counted by name.
//! - What a program only says on cards is read from there. Slack may write `null` where it has nothing to say: that is no fault.
//! - People become accounts that nobody has claimed, named by `real_name`. They are never matched by a name.
//! - A user group's name replaces its id where a text mentions it, and stands as a label beside its people.
//! - The topic of a pinned message is pinned, as long as its place has room.
//! - A file is named, and linked where Slack tells an address that asks for a sign-in there.

mod archive;
mod conversations;
mod entries;
mod model;
mod mrkdwn;

use std::path::Path;

use platform::i18n::Language;

use super::form::History;
use super::package::Package;
use super::refusal::Refusal;
use archive::Archive;

pub use archive::is_one;

/// What whoever imports decides.
#[derive(Clone, Debug)]
pub struct Options {
    /// Silence after which a new topic begins, in minutes.
    pub pause_minutes: i64,
    /// The language of the titles that we make.
    pub language: Language,
}

/// Two hours: half of the topics cut from a busy archive then hold one exchange, and a long evening stays together.
pub const PAUSE_MINUTES: i64 = 120;

/// Opens an export and reads all of it once, so that what is broken is known before anything is written.
pub fn open(path: &Path, options: &Options) -> Result<History, Refusal> {
    of(Package::open(path)?, options)
}

/// The same for a package that is open.
pub fn of(package: Package, options: &Options) -> Result<History, Refusal> {
    Ok(Box::new(entries::Entries::of(Archive::of(package)?, options)?))
}
