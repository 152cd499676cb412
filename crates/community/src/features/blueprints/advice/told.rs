//! The advice in words: what a page shows of it.

use platform::i18n::Locale;
use platform::say;

use super::words;
use crate::features::communities::Type;
use crate::features::studies::adviser::{Advice, SHEET, Sheet, Thin};

/// A line of the sheet as it is asked.
pub struct Line {
    /// The field's name.
    pub name: &'static str,
    /// What is asked.
    pub question: String,
    /// What may be answered: name, words, and whether it is.
    pub answers: Vec<(&'static str, String, bool)>,
}

/// What one answer gave.
pub struct Given {
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// Points for each type, in [`Type::ALL`]'s order.
    pub points: Vec<String>,
}

/// A type with its points.
pub struct Scored {
    /// The type.
    pub kind: Type,
    /// Its points.
    pub points: String,
    /// Of what it could have, in percent.
    pub percent: i64,
}

/// An answer that would make another type the first.
pub struct Turn {
    /// What was asked.
    pub question: String,
    /// What would have to be answered.
    pub answer: String,
    /// Which type would come first.
    pub best: Type,
}

/// The advice as a page shows it.
pub struct Told {
    /// The sheet's lines.
    pub lines: Vec<Line>,
    /// The conclusion, in a sentence.
    pub conclusion: String,
    /// Whether anything was answered.
    pub begun: bool,
    /// The type that is advised.
    pub best: Option<Type>,
    /// The most that a type could have.
    pub of: String,
    /// The types, the first in front.
    pub scored: Vec<Scored>,
    /// What gave how much.
    pub given: Vec<Given>,
    /// Each type's points, in [`Type::ALL`]'s order.
    pub sums: Vec<String>,
    /// Questions without an answer.
    pub missing: Vec<(&'static str, String)>,
    /// Why it rests on little.
    pub thin: Vec<String>,
    /// What would tip it over.
    pub turns: Vec<Turn>,
}

impl Told {
    /// In the reader's language.
    pub fn of(locale: &Locale, sheet: &Sheet, advice: &Advice) -> Self {
        let scored = |kind: Type| Scored {
            kind,
            points: points(locale, advice.score(kind)),
            percent: advice.percent(kind),
        };
        Told {
            lines: lines(locale, sheet),
            conclusion: conclusion(locale, advice),
            begun: !advice.contributions.is_empty(),
            best: advice.best,
            of: points(locale, advice.of),
            scored: advice.ranked().into_iter().map(scored).collect(),
            given: given(locale, advice),
            sums: advice.scores.iter().map(|score| points(locale, *score)).collect(),
            missing: advice
                .missing
                .iter()
                .map(|item| (item.name(), words::question(locale, *item).to_owned()))
                .collect(),
            thin: advice.thin.iter().map(|thin| thinness(locale, *thin)).collect(),
            turns: turns(locale, advice),
        }
    }

    /// Whether this type is advised.
    pub fn advises(&self, kind: &Type) -> bool {
        self.best == Some(*kind)
    }

    /// Whether everything is answered.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Hundredths of a point as the reader writes fractions, to a tenth.
fn points(locale: &Locale, hundredths: i64) -> String {
    let tenths = (hundredths + 5) / 10;
    match (tenths % 10, locale.language.code()) {
        (0, _) => (tenths / 10).to_string(),
        (rest, "fr") => format!("{},{rest}", tenths / 10),
        (rest, _) => format!("{}.{rest}", tenths / 10),
    }
}

fn lines(locale: &Locale, sheet: &Sheet) -> Vec<Line> {
    let line = |rule: &crate::features::studies::adviser::Rule| {
        let answer = |(name, _): &(&'static str, &[Type])| {
            let words = words::answer(locale, rule.item, name).to_owned();
            (*name, words, sheet.get(rule.item) == Some(*name))
        };
        Line {
            name: rule.item.name(),
            question: words::question(locale, rule.item).to_owned(),
            answers: rule.answers.iter().map(answer).collect(),
        }
    };
    SHEET.iter().map(line).collect()
}

fn conclusion(locale: &Locale, advice: &Advice) -> String {
    let ranked = advice.ranked();
    let (first, second) = (ranked[0], ranked[1]);
    let name = |kind: Type| type_name(locale, kind);
    match advice.best {
        None if advice.contributions.is_empty() => locale.t("adviser-nothing-yet").to_owned(),
        None => locale.with2("adviser-level", "first", name(first), "second", name(second)),
        Some(best) if advice.close => {
            let ahead = points(locale, advice.score(best) - advice.score(second));
            locale.say(&say!("adviser-close", first = name(best), second = name(second), points = ahead))
        }
        Some(best) => locale.say(&say!(
            "adviser-best",
            first = name(best),
            points = points(locale, advice.score(best)),
            of = points(locale, advice.of)
        )),
    }
}

fn given(locale: &Locale, advice: &Advice) -> Vec<Given> {
    let line = |contribution: &crate::features::studies::adviser::Contribution| {
        let (question, answer) = words::ground(locale, contribution.ground);
        let points = contribution.points.iter().map(|given| points(locale, *given)).collect();
        Given { question, answer, points }
    };
    advice.contributions.iter().map(line).collect()
}

fn thinness(locale: &Locale, thin: Thin) -> String {
    match thin {
        Thin::Sheet(answered) => locale.n("adviser-thin-sheet", answered as i64),
        Thin::Study(answered) => locale.n("adviser-thin-study", answered),
    }
}

fn turns(locale: &Locale, advice: &Advice) -> Vec<Turn> {
    let turn = |tip: &crate::features::studies::adviser::Tip| Turn {
        question: words::question(locale, tip.item).to_owned(),
        answer: words::answer(locale, tip.item, tip.answer).to_owned(),
        best: tip.best,
    };
    advice.tips.iter().map(turn).collect()
}

/// A type's name.
pub fn type_name(locale: &Locale, kind: Type) -> &str {
    match kind {
        Type::Learning => locale.t("type-learning"),
        Type::Practice => locale.t("type-practice"),
        Type::Interest => locale.t("type-interest"),
    }
}
