//! The intermediate form of a community's history: what every source gives, and the one thing that the writer reads.
//!
//! A history is a stream of entries, so that none of it need be in memory whole. In JSON it is one entry a line:
//!
//! ```json
//! {"kind":"start","origin":"slack","began":1356998400000000}
//! {"kind":"group","key":"S1","name":"Night bakers"}
//! {"kind":"person","key":"U1","name":"Amina Diallo","email":"amina@example.org","groups":["S1"]}
//! {"kind":"place","key":"C1","name":"ovens","purpose":"All about ovens","at":1430000000000000}
//! {"kind":"topic","key":"C1:1430611200.000100","place":"C1","title":"How warm is your oven?","at":1430611200000100}
//! {"kind":"post","key":"C1:1430611200.000100","author":"U1","at":1430611200000100,"text":{"markdown":"Hi *all*"}}
//! {"kind":"left_out","reason":"channel_join","count":1}
//! ```
//!
//! - `start` comes first. What is named was there before it is named: groups before their people, people before their posts, a
//!   place before its topics.
//! - Posts belong to the topic that stands above them, in the order in which they were written; a topic has at least one.
//! - A key is the source's own name for a thing and never changes: ids are made from it. It names one thing of its kind.
//! - Times are microseconds since 1970 in UTC.
//! - Text is Markdown, or HTML as other tools keep it; the writer renders and cleans it like what members type.

use platform::clock::Timestamp;
use serde::{Deserialize, Serialize};

/// A history: entries in order, or what is wrong with the archive. It ends after the first refusal.
pub type History = Box<dyn Iterator<Item = Result<Entry, super::Refusal>> + Send>;

/// A line of a history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// Where everything comes from. The first entry, and the only one of its kind.
    Start(Start),
    /// People who are addressed together.
    Group(Group),
    /// Somebody.
    Person(Person),
    /// A place of conversations.
    Place(Place),
    /// A conversation, whose posts follow.
    Topic(Topic),
    /// A post of the topic above it.
    Post(Post),
    /// What the source holds and does not give.
    LeftOut(LeftOut),
}

/// Where a history comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The tool, as a part of every id: `slack`. Two tools may use the same keys.
    pub origin: String,
    /// Before everything in it. A part of its people's ids, and so the same in each export of a community.
    pub began: Timestamp,
}

/// Somebody who wrote, or belonged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// The source's name for them.
    pub key: String,
    /// The name shown.
    pub name: String,
    /// Their mail address, where the source tells it: whoever reads mail there may take the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether a program stands behind it, whose messages never count as a person's.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub program: bool,
    /// When they joined; absent, when the history began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joined_at: Option<Timestamp>,
    /// Keys of the groups to which they belong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
}

/// People who are addressed together. Its name becomes the label of their role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// The source's name for it.
    pub key: String,
    /// The name shown.
    pub name: String,
}

/// A place of conversations, which every member sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The source's name for it.
    pub key: String,
    /// The name shown.
    pub name: String,
    /// What it is for; may be empty.
    #[serde(default)]
    pub purpose: String,
    /// When it was made. A part of its id.
    pub at: Timestamp,
}

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The source's name for it.
    pub key: String,
    /// Key of the place where it is.
    pub place: String,
    /// Its title; one is made where it is empty.
    pub title: String,
    /// When its first post was written. A part of its id.
    pub at: Timestamp,
    /// Whether it stands at the top of its place; a place has room for three.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The source's name for it.
    pub key: String,
    /// Key of who wrote it.
    pub author: String,
    /// When. A part of its id.
    pub at: Timestamp,
    /// When it was last changed, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    /// Key and time of the post that it answers, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<(String, Timestamp)>,
    /// What it says; may be empty.
    pub text: Text,
    /// What was attached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
    /// How others answered it with a sign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<Reaction>,
}

/// What a post says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    /// Markdown, as members type it.
    Markdown(String),
    /// HTML, as another tool shows it.
    Html(String),
}

/// A file whose bytes the source does not hold: it is named, and linked where the tool that has it tells an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Where the other tool shows it to its own members; never an address that holds a secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A sign under a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reaction {
    /// The emoji's common short name, without colons: `tada`.
    pub emoji: String,
    /// Keys of who made it; unknown ones are skipped.
    pub people: Vec<String>,
}

/// What the source holds and does not give, counted by why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeftOut {
    /// Why: one of the words that the report knows, such as `channel_join`.
    pub reason: String,
    /// How many.
    pub count: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_description_are_read_and_written_as_they_stand_there() {
        let description = include_str!("form.rs").split("```json").nth(1).unwrap();
        let lines = description.lines().filter_map(|line| line.strip_prefix("//! {"));
        let mut count = 0;
        for line in lines.take_while(|line| !line.contains("```")) {
            let line = format!("{{{line}");
            let entry: Entry = serde_json::from_str(&line).unwrap();
            assert_eq!(serde_json::to_string(&entry).unwrap(), line);
            count += 1;
        }
        assert_eq!(count, 7);
    }
}
