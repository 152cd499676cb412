//! What an import did, or would do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Counts of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// People in the archive who wrote or belonged.
    pub people: usize,
    /// Groups of people.
    pub groups: usize,
    /// Places.
    pub places: usize,
    /// Topics.
    pub topics: usize,
    /// Messages that are posts.
    pub posts: usize,
    /// Posts that were not there before.
    pub new_posts: usize,
    /// What was left out, by why.
    pub left_out: BTreeMap<String, usize>,
    /// Attached files, named in their message; an export does not hold their bytes.
    pub files: usize,
    /// Reactions that became one of our signs.
    pub reactions: usize,
    /// Reactions that say none of our six, by the emoji's name.
    pub other_reactions: BTreeMap<String, usize>,
}

impl Report {
    /// Adds what another part of the same import did.
    pub fn add(&mut self, other: &Report) {
        self.people += other.people;
        self.groups += other.groups;
        self.places += other.places;
        self.topics += other.topics;
        self.posts += other.posts;
        self.new_posts += other.new_posts;
        self.files += other.files;
        self.reactions += other.reactions;
        for (reason, count) in &other.left_out {
            self.leave_out(reason, *count);
        }
        for (emoji, count) in &other.other_reactions {
            *self.other_reactions.entry(emoji.clone()).or_default() += count;
        }
    }

    /// Counts what was left out.
    pub fn leave_out(&mut self, reason: &str, count: usize) {
        *self.left_out.entry(reason.to_owned()).or_default() += count;
    }

    /// Reactions that say none of our six.
    pub fn reactions_left_out(&self) -> usize {
        self.other_reactions.values().sum()
    }
}
