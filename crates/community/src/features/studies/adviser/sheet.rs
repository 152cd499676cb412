//! The context sheet, filled in.

use std::collections::BTreeMap;

use super::{Item, rule};

/// The context sheet as filled in: at most one answer a line, each of them one that the table knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet(pub(super) BTreeMap<Item, &'static str>);

impl Sheet {
    /// Answers a line; an answer that the table does not know takes the line's answer away.
    pub fn answer(&mut self, item: Item, typed: &str) {
        match rule(item).answers.iter().find(|(name, _)| *name == typed) {
            Some((name, _)) => self.0.insert(item, name),
            None => self.0.remove(&item),
        };
    }

    /// The answer of a line.
    pub fn get(&self, item: Item) -> Option<&'static str> {
        self.0.get(&item).copied()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it is stored: `training=yes subject=trade`.
    pub fn stored(&self) -> String {
        self.0.iter().map(|(item, answer)| format!("{}={answer}", item.name())).collect::<Vec<_>>().join(" ")
    }

    /// Reads what is stored or was sent back; what is not known is left out.
    pub fn parse(stored: &str) -> Self {
        let mut sheet = Sheet::default();
        for (name, answer) in stored.split_whitespace().filter_map(|pair| pair.split_once('=')) {
            if let Some(item) = Item::parse(name) {
                sheet.answer(item, answer);
            }
        }
        sheet
    }
}
