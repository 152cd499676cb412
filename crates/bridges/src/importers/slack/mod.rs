//! The official Slack export: `users.json`, `channels.json` and `<channel>/<date>.json` in a zip.
//!
//! - Channels become places. A thread becomes a topic. What was said outside threads is cut into topics where nobody spoke
//!   for [`Options::pause_minutes`].
//! - A cut topic's title is its first sentence without mentions, links and greetings, else the day of the conversation.
//! - Joins and leaves are left out and counted. Everything else is there exactly once: a message that holds nothing we can
//!   show says so.
//! - Reactions become the one of our six signs that comes nearest; those that say none of the six are counted by name.
//! - People become accounts that nobody has claimed, named by `real_name`. They are never matched by a name.
//! - Ids are made from the community, the channel and the message's time: a second run adds nothing, a killed run goes on.
//! - A hostile or broken archive is refused before anything is written.

pub mod archive;
mod conversations;
mod ids;
mod model;
mod mrkdwn;
mod reactions;
mod report;
mod title;
mod write;

use platform::i18n::Language;

pub use archive::{Archive, Refusal};
pub use report::Report;
pub use write::{dry_run, run};

/// What whoever imports decides.
#[derive(Clone, Debug)]
pub struct Options {
    /// The community's name in addresses.
    pub community: String,
    /// Silence after which a new topic begins, in minutes.
    pub pause_minutes: i64,
    /// The language of the titles that we make.
    pub language: Language,
}

/// Two hours: half of the topics cut from a busy archive then hold one exchange, and a long evening stays together.
pub const PAUSE_MINUTES: i64 = 120;
