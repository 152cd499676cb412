//! What an import did, or would do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::Entry;
use super::reactions;

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
    /// Counts an entry of a history.
    pub fn count(&mut self, entry: &Entry) {
        match entry {
            Entry::Start(_) => {}
            Entry::Group(_) => self.groups += 1,
            Entry::Person(_) => self.people += 1,
            Entry::Place(_) => self.places += 1,
            Entry::Topic(_) => self.topics += 1,
            Entry::LeftOut(left) => *self.left_out.entry(left.reason.clone()).or_default() += left.count,
            Entry::Post(post) => {
                self.posts += 1;
                self.files += post.files.len();
                for reaction in &post.reactions {
                    match reactions::of(&reaction.emoji) {
                        Some(_) => self.reactions += reaction.people.len(),
                        None => {
                            let count = self.other_reactions.entry(reaction.emoji.clone()).or_default();
                            *count += reaction.people.len();
                        }
                    }
                }
            }
        }
    }

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
            *self.left_out.entry(reason.clone()).or_default() += count;
        }
        for (emoji, count) in &other.other_reactions {
            *self.other_reactions.entry(emoji.clone()).or_default() += count;
        }
    }
}
