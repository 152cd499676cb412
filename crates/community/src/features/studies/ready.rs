//! Ready-made templates, read from `data/`, each in both languages. Their questions say what they tell the adviser.

use platform::{Error, Result};
use serde::Deserialize;

use super::adviser::{Signal, Topic};
use super::model::{Choice, Kind, Wording};
use crate::named::named;

named! {
    /// What a study starts from.
    Ready {
        /// Before a training.
        Before = "before",
        /// After one.
        After = "after",
        /// What makes a profession's work hard.
        Profession = "profession",
        /// A short one that is asked again and again.
        Pulse = "pulse",
        /// Nothing: every question is the director's own.
        Blank = "blank",
    }
}

/// A template.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name.
    pub key: String,
    /// The title.
    pub title: Wording,
    /// What those who answer read first.
    pub intro: Wording,
    /// Its questions, in their order.
    pub questions: Vec<Asked>,
}

/// A question of a template.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// How it is answered.
    pub kind: Kind,
    en: String,
    fr: String,
    /// What it tells the adviser about.
    #[serde(default)]
    pub topic: Option<Topic>,
    /// Whether it must be answered.
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    options: Vec<Offered>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offered {
    en: String,
    fr: String,
    #[serde(default)]
    signal: Option<Signal>,
}

impl Asked {
    /// What is asked.
    pub fn text(&self) -> Wording {
        Wording { en: self.en.clone(), fr: self.fr.clone() }
    }

    /// What may be chosen.
    pub fn choices(&self) -> Vec<Choice> {
        let choice = |(number, offered): (usize, &Offered)| Choice {
            key: format!("o{number}"),
            words: Wording { en: offered.en.clone(), fr: offered.fr.clone() },
            signal: offered.signal,
        };
        (1..).zip(&self.options).map(choice).collect()
    }
}

impl Template {
    /// The template of a name.
    pub fn of(ready: Ready) -> Result<Self> {
        let text = match ready {
            Ready::Before => include_str!("data/before.json"),
            Ready::After => include_str!("data/after.json"),
            Ready::Profession => include_str!("data/profession.json"),
            Ready::Pulse => include_str!("data/pulse.json"),
            Ready::Blank => return Ok(Template { key: ready.name().to_owned(), ..Template::default() }),
        };
        serde_json::from_str(text).map_err(Error::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_reads_and_lets_the_adviser_work() {
        for ready in Ready::ALL.iter().filter(|ready| **ready != Ready::Blank) {
            let template = Template::of(*ready).unwrap();
            assert_eq!(template.key, ready.name());
            assert!((5..=9).contains(&template.questions.len()), "{ready:?}");
            assert!(!template.intro.en.is_empty() && !template.intro.fr.is_empty());
            for asked in &template.questions {
                let (text, choices) = (asked.text(), asked.choices());
                assert!(!text.en.is_empty() && !text.fr.is_empty() && !text.fr.contains(" ?"), "{}", text.fr);
                assert!(!text.fr.contains('\''), "{}", text.fr);
                match asked.kind {
                    Kind::Open => assert!(choices.is_empty()),
                    Kind::Scale => assert_eq!(choices.len(), 2),
                    _ => assert!(choices.len() >= 3),
                }
                let speaks = choices.iter().any(|choice| choice.signal.is_some());
                assert_eq!(speaks, asked.topic.is_some() && asked.kind != Kind::Scale, "{}", text.en);
            }
            assert!(template.questions.iter().any(|asked| asked.topic == Some(Topic::Reason)), "{ready:?}");
            assert!(template.questions.iter().any(|asked| asked.kind == Kind::Open), "{ready:?}");
        }
    }
}
