//! What somebody answers.

use std::collections::HashMap;

use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::model::{Decision, Kind};
use crate::named::named;

/// Longest reason and advice, in characters.
pub const LONGEST: usize = 2_000;

named! {
    /// What somebody says to a proposal that goes by consent.
    Stance {
        /// They can live with it.
        Agree = "agree",
        /// They leave it to the others.
        Aside = "aside",
        /// They see a harm in it, and say which.
        Object = "object",
    }
}

named! {
    /// Whether a time suits.
    Reply {
        /// It does.
        Yes = "yes",
        /// It does if need be.
        Maybe = "maybe",
        /// It does not.
        No = "no",
    }
}

/// An answer, of the shape that the decision's kind asks for. Positions count from 1, in the order of the options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ballot {
    /// To a proposal that goes by consent.
    Consent {
        /// What they say to it.
        stance: Stance,
        /// Why they object; empty otherwise.
        #[serde(default)]
        reason: String,
    },
    /// Advice.
    Advice {
        /// In their words.
        text: String,
    },
    /// One option.
    Single {
        /// Its position.
        option: i64,
    },
    /// As many options as they like.
    Multiple {
        /// Their positions, rising.
        options: Vec<i64>,
    },
    /// Dots for the options.
    Dots {
        /// For each option.
        dots: Vec<i64>,
    },
    /// An order of the options.
    Ranked {
        /// For each option its rank, 1 being the best; none behind all that have one.
        ranks: Vec<Option<i64>>,
    },
    /// Which times suit.
    Times {
        /// For each time.
        replies: Vec<Reply>,
    },
}

impl Ballot {
    /// Reads the form of a decision with so many options. What is there is checked by [`Ballot::fits`].
    pub fn read(kind: Kind, options: usize, fields: &HashMap<String, String>) -> Result<Self> {
        let field = |name: &str| fields.get(name).map_or("", |value| value.trim());
        let numbers = |name: &str| -> Result<Vec<Option<i64>>> {
            (1..=options).map(|at| number(field(&format!("{name}_{at}")))).collect()
        };
        Ok(match kind {
            Kind::Consent => {
                let stance = Stance::parse(field("stance"));
                let stance = stance.ok_or_else(|| missing("stance"))?;
                let reason = if stance == Stance::Object { lines(field("reason")) } else { String::new() };
                Ballot::Consent { stance, reason }
            }
            Kind::Advice => Ballot::Advice { text: lines(field("text")) },
            Kind::Single => {
                Ballot::Single { option: number(field("option"))?.ok_or_else(|| missing("option"))? }
            }
            Kind::Multiple => {
                let ticked = (1..=options).filter(|at| fields.contains_key(&format!("option_{at}")));
                Ballot::Multiple { options: ticked.filter_map(|at| i64::try_from(at).ok()).collect() }
            }
            Kind::Dots => {
                let dots = numbers("dots")?;
                Ballot::Dots { dots: dots.into_iter().map(Option::unwrap_or_default).collect() }
            }
            Kind::Ranked => Ballot::Ranked { ranks: numbers("rank")? },
            Kind::Times => {
                let replies = (1..=options).map(|at| Reply::parse(field(&format!("time_{at}"))));
                let replies: Option<Vec<Reply>> = replies.collect();
                Ballot::Times { replies: replies.ok_or_else(|| missing("time_1"))? }
            }
        })
    }

    /// Refuses what the decision does not ask for.
    pub fn fits(&self, decision: &Decision, options: usize) -> Result<()> {
        let known = |position: &i64| usize::try_from(*position).is_ok_and(|at| (1..=options).contains(&at));
        match (self, decision.kind) {
            (Ballot::Consent { stance: Stance::Object, reason }, Kind::Consent) => {
                sound(reason, "reason", say!("objection-reason-missing", max = LONGEST))
            }
            (Ballot::Consent { reason, .. }, Kind::Consent) if reason.is_empty() => Ok(()),
            (Ballot::Advice { text }, Kind::Advice) => {
                sound(text, "text", say!("advice-missing", max = LONGEST))
            }
            (Ballot::Single { option }, Kind::Single) if known(option) => Ok(()),
            (Ballot::Multiple { options: chosen }, Kind::Multiple)
                if !chosen.is_empty() && chosen.iter().all(known) && chosen.is_sorted_by(|a, b| a < b) =>
            {
                Ok(())
            }
            (Ballot::Dots { dots }, Kind::Dots) if dots.len() == options => spread(dots, decision.dots),
            (Ballot::Ranked { ranks }, Kind::Ranked)
                if ranks.len() == options && ranks.iter().flatten().all(known) =>
            {
                match ranks.iter().any(Option::is_some) {
                    true => Ok(()),
                    false => Err(Error::invalid("rank_1", say!("ranks-missing"))),
                }
            }
            (Ballot::Times { replies }, Kind::Times) if replies.len() == options => Ok(()),
            (_, kind) => Err(missing(match kind {
                Kind::Consent => "stance",
                Kind::Advice => "text",
                Kind::Single => "option",
                Kind::Multiple => "option_1",
                Kind::Dots => "dots_1",
                Kind::Ranked => "rank_1",
                Kind::Times => "time_1",
            })),
        }
    }

    /// The form's fields for this answer, which [`Ballot::read`] reads back.
    pub fn fields(&self) -> Vec<(String, String)> {
        let each = |name: &str, values: Vec<String>| -> Vec<(String, String)> {
            (1..).zip(values).map(|(at, value): (i64, _)| (format!("{name}_{at}"), value)).collect()
        };
        match self {
            Ballot::Consent { stance, reason } => {
                vec![("stance".to_owned(), stance.name().to_owned()), ("reason".to_owned(), reason.clone())]
            }
            Ballot::Advice { text } => vec![("text".to_owned(), text.clone())],
            Ballot::Single { option } => vec![("option".to_owned(), option.to_string())],
            Ballot::Multiple { options } => {
                options.iter().map(|option| (format!("option_{option}"), "on".to_owned())).collect()
            }
            Ballot::Dots { dots } => each("dots", dots.iter().map(i64::to_string).collect()),
            Ballot::Ranked { ranks } => each(
                "rank",
                ranks.iter().map(|rank| rank.map_or_else(String::new, |rank| rank.to_string())).collect(),
            ),
            Ballot::Times { replies } => {
                each("time", replies.iter().map(|reply| reply.name().to_owned()).collect())
            }
        }
    }

    /// The stored form.
    pub fn stored(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }
}

impl platform::db::Column for Ballot {
    fn column(cell: platform::db::Cell<'_>) -> Result<Self> {
        serde_json::from_str(cell.text()?).map_err(Error::internal)
    }
}

fn spread(dots: &[i64], most: i64) -> Result<()> {
    let within = dots.iter().all(|dots| (0..=most).contains(dots));
    let sum: i64 = if within { dots.iter().sum() } else { 0 };
    match (1..=most).contains(&sum) {
        true => Ok(()),
        false => Err(Error::invalid("dots_1", say!("dots-unsound", max = most))),
    }
}

fn missing(field: &'static str) -> Error {
    Error::invalid(field, say!("answer-missing"))
}

fn number(typed: &str) -> Result<Option<i64>> {
    match typed {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Error::invalid("answer", say!("answer-missing"))),
    }
}

fn sound(text: &str, field: &'static str, problem: platform::Say) -> Result<()> {
    match text.trim().is_empty() || text.chars().count() > LONGEST {
        true => Err(Error::invalid(field, problem)),
        false => Ok(()),
    }
}

fn lines(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim().to_owned()
}
