//! The organisation: its people, its communities, and what they said in six weeks.

use std::collections::BTreeMap;

use anyhow::Result;
use community::features::communities::{Role, Type};
use community::features::discussions::Reaction;
use serde::Deserialize;

use super::plan::Plan;

/// Somebody.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub name: String,
    pub line: String,
    pub language: String,
    pub zone: String,
    pub site_role: Option<String>,
    /// The seed of their portrait.
    pub portrait: i64,
    /// Their role in each community, by its slug.
    pub roles: BTreeMap<String, Role>,
}

/// A community.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    pub slug: String,
    pub kind: Type,
    pub language: String,
    pub name: String,
    pub description: String,
    pub goal: String,
    pub colour: String,
    pub emblem: String,
    pub topics: Vec<Topic>,
}

/// A topic in a place, named by its slug.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub place: String,
    pub title: String,
    /// The name of its theme.
    #[serde(default)]
    pub theme: Option<String>,
    /// Which post, counted from 1, answers which.
    #[serde(default)]
    pub quotes: Vec<(usize, usize)>,
    /// Which post was marked as the one that helped.
    #[serde(default)]
    pub answer: Option<usize>,
    /// Posts that their authors changed, with what they say now.
    #[serde(default)]
    pub edits: Vec<(usize, String)>,
    /// The signs under posts: which post, which sign, whose, by handle.
    #[serde(default)]
    pub reactions: Vec<(usize, Reaction, Vec<String>)>,
    /// Whether it stands at the top of its place.
    #[serde(default)]
    pub pinned: bool,
    /// Posts that their authors deleted.
    #[serde(default)]
    pub deletions: Vec<usize>,
    /// The author's handle; the day, counted from today, with the time in UTC; the text.
    pub posts: Vec<(String, String, String)>,
}

/// Everybody.
pub fn people() -> Result<Vec<Person>> {
    Ok(serde_json::from_str(include_str!("content/people.json"))?)
}

/// One community of each type, one of them in French, each with what it built.
pub fn communities() -> Result<Vec<(Community, Plan)>> {
    let files = [
        (
            include_str!("content/start-your-business.json"),
            include_str!("content/start-your-business.plan.json"),
        ),
        (include_str!("content/craft-tables.json"), include_str!("content/craft-tables.plan.json")),
        (include_str!("content/fours-a-pain.json"), include_str!("content/fours-a-pain.plan.json")),
    ];
    let read = |(said, built)| Ok((serde_json::from_str(said)?, serde_json::from_str(built)?));
    files.into_iter().map(read).collect()
}
