//! Counting what stands in a history.

use community::features::imports::Report;

use super::form::Entry;
use super::reactions;

/// Counts an entry of a history.
pub fn count(report: &mut Report, entry: &Entry) {
    match entry {
        Entry::Start(_) => {}
        Entry::Group(_) => report.groups += 1,
        Entry::Person(_) => report.people += 1,
        Entry::Place(_) => report.places += 1,
        Entry::Topic(_) => report.topics += 1,
        Entry::LeftOut(left) => report.leave_out(&left.reason, left.count),
        Entry::Post(post) => {
            report.posts += 1;
            report.files += post.files.len();
            for reaction in &post.reactions {
                match reactions::of(&reaction.emoji) {
                    Some(_) => report.reactions += reaction.people.len(),
                    None => {
                        let count = report.other_reactions.entry(reaction.emoji.clone()).or_default();
                        *count += reaction.people.len();
                    }
                }
            }
        }
    }
}
