//! What an import did, or would do.

use std::collections::BTreeMap;

use serde::Serialize;

/// Counts of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// People in the archive who wrote or belong to a channel.
    pub people: usize,
    /// Channels.
    pub places: usize,
    /// Conversations.
    pub topics: usize,
    /// Messages that are posts.
    pub posts: usize,
    /// Posts that were not there before.
    pub new_posts: usize,
    /// Messages left out because they only say that somebody came or went, by Slack's name for them.
    pub left_out: BTreeMap<String, usize>,
    /// Attached files, named in their message; an export does not hold their bytes.
    pub files: usize,
    /// Reactions that became one of our signs.
    pub reactions: usize,
    /// Reactions that say none of our six, by the emoji's name.
    pub other_reactions: BTreeMap<String, usize>,
}
