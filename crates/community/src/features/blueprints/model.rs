//! What each type brings, read from `data/`.

use platform::i18n::Language;
use platform::{Error, Result};
use serde::Deserialize;

use crate::features::communities::{Colour, Type};
use crate::features::places::Circle;

/// What a community of a type starts with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blueprint {
    /// A proposal for the common goal.
    pub goal: String,
    /// What a new member reads first, in Markdown.
    pub welcome: String,
    /// Proposed themes.
    pub themes: Vec<String>,
    /// The places, the lounge among them.
    pub places: Vec<PlacePlan>,
    /// Proposed rule cards.
    pub rules: Vec<RulePlan>,
    /// Forms of exchange.
    pub exchanges: Vec<String>,
    /// What comes again and again.
    pub rituals: Vec<String>,
    /// What directors watch.
    pub measures: Vec<String>,
    /// How it ends, or that it lasts.
    pub ending: String,
}

/// A place that a blueprint brings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacePlan {
    /// The name shown.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The colour of its door.
    pub colour: Colour,
    /// Who sees it.
    #[serde(default = "members")]
    pub seen_by: Circle,
    /// Who writes in it.
    #[serde(default = "members")]
    pub written_by: Circle,
    /// Whether it is the lounge.
    #[serde(default)]
    pub lounge: bool,
    /// Whether people ask in it.
    #[serde(default)]
    pub asks: bool,
}

/// A rule card that a blueprint proposes; it reminds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePlan {
    /// What it says.
    pub sentence: String,
    /// Why.
    pub why: String,
}

impl Blueprint {
    /// The blueprint of a type in a language.
    pub fn of(kind: Type, language: Language) -> Result<Self> {
        let text = match (kind, language) {
            (Type::Learning, Language::English) => include_str!("data/learning.en.json"),
            (Type::Learning, Language::French) => include_str!("data/learning.fr.json"),
            (Type::Practice, Language::English) => include_str!("data/practice.en.json"),
            (Type::Practice, Language::French) => include_str!("data/practice.fr.json"),
            (Type::Interest, Language::English) => include_str!("data/interest.en.json"),
            (Type::Interest, Language::French) => include_str!("data/interest.fr.json"),
        };
        serde_json::from_str(text).map_err(Error::internal)
    }
}

fn members() -> Circle {
    Circle::Members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blueprint_reads_and_has_exactly_one_lounge_that_everyone_sees() {
        for kind in Type::ALL {
            for language in Language::ALL {
                let blueprint = Blueprint::of(*kind, language).unwrap();
                let lounges: Vec<_> = blueprint.places.iter().filter(|place| place.lounge).collect();
                assert_eq!(lounges.len(), 1, "{kind:?} {language:?}");
                assert!(lounges[0].seen_by == Circle::Members && lounges[0].written_by == Circle::Members);
                assert!((4..=7).contains(&blueprint.places.len()) && !blueprint.themes.is_empty());
            }
        }
    }

    #[test]
    fn a_type_brings_the_same_in_both_languages() {
        for kind in Type::ALL {
            let [one, other] = Language::ALL.map(|language| Blueprint::of(*kind, language).unwrap());
            let counts = |blueprint: &Blueprint| {
                let Blueprint { places, themes, rules, exchanges, rituals, measures, .. } = blueprint;
                [places.len(), themes.len(), rules.len(), exchanges.len(), rituals.len(), measures.len()]
            };
            assert_eq!(counts(&one), counts(&other), "{kind:?}");
            assert!(counts(&one).iter().all(|count| *count > 0), "{kind:?}");
        }
    }
}
