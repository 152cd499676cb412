//! The type adviser: a decision table from a short sheet on the context, and from what a study's answers say, to a score for
//! each type of community. Pure, so that it can be read, tested and argued with.
//!
//! - An answer *speaks for* a type or does not; it never speaks against one. It gives each type that it speaks for the
//!   weight of its question: for the sheet ([`SHEET`]) the whole of it, for a study ([`weight`], [`speaks`]) as much of it as
//!   the share of those answering who spoke for the type.
//! - So an answer that speaks for a type never lowers it, the order of answers changes nothing, and what was not answered
//!   counts nowhere, not even in the denominator.
//! - Points are hundredths. Two types within [`CLOSE`] of each other are as good as level, and the advice says so. It says
//!   too when it rests on little: fewer than [`ENOUGH_ITEMS`] answers on the sheet, or a study with fewer than
//!   [`ENOUGH_ANSWERS`].

mod sheet;

use crate::features::communities::Type;
use crate::named::named;

pub use sheet::Sheet;

/// Answers on the sheet from which it says enough on its own.
pub const ENOUGH_ITEMS: usize = 5;
/// Answers to a study from which they say enough.
pub const ENOUGH_ANSWERS: i64 = 8;
/// Hundredths of a point within which two types are as good as level.
pub const CLOSE: i64 = 500;

named! {
    /// A line of the context sheet.
    #[derive(PartialOrd, Ord)]
    Item {
        /// Whether it goes with a training that ends.
        Training = "training",
        /// What holds the subject together.
        Subject = "subject",
        /// Whether information on it is hard to find.
        Findable = "findable",
        /// How often people meet problems in their daily work.
        Problems = "problems",
        /// Whether people know each other.
        Acquainted = "acquainted",
        /// How long it should last.
        Lasting = "lasting",
        /// How many people.
        Size = "size",
        /// How experienced they are.
        Experience = "experience",
    }
}

named! {
    /// What a study's question tells about.
    Topic {
        /// What people would come for.
        Reason = "reason",
        /// What holds them back.
        Obstacle = "obstacle",
        /// How hard it is to find what they need to know.
        Information = "information",
        /// How often they meet problems that others have solved.
        Problems = "problems",
        /// How long they would want it.
        Duration = "duration",
    }
}

named! {
    /// What choosing an option speaks of.
    Signal {
        /// Reaching a goal one has set.
        Goal = "goal",
        /// Getting unstuck in exercises.
        Unstuck = "unstuck",
        /// Learning beside others.
        Together = "together",
        /// Solving problems of daily work.
        Tips = "tips",
        /// Knowing who can do what.
        Skills = "skills",
        /// Being better at one's trade.
        Craft = "craft",
        /// Finding what is hard to find.
        Rare = "rare",
        /// Staying up to date on a subject.
        Watch = "watch",
        /// Until the training ends.
        WhileLearning = "while_learning",
        /// For years.
        ForYears = "for_years",
    }
}

/// A line of the sheet: what each answer speaks for, and how much.
pub struct Rule {
    /// Which line.
    pub item: Item,
    /// Points for each type that the answer speaks for.
    pub weight: i64,
    /// The answers by name, with what each speaks for.
    pub answers: &'static [(&'static str, &'static [Type])],
}

use Type::{Interest, Learning, Practice};

/// The context sheet.
pub const SHEET: &[Rule] = &[
    Rule {
        item: Item::Training,
        weight: 20,
        answers: &[("yes", &[Learning]), ("some", &[Learning, Practice]), ("no", &[Practice, Interest])],
    },
    Rule {
        item: Item::Subject,
        weight: 20,
        answers: &[("course", &[Learning]), ("trade", &[Practice]), ("precise", &[Interest])],
    },
    Rule {
        item: Item::Findable,
        weight: 15,
        answers: &[("hard", &[Interest]), ("partly", &[Interest, Practice]), ("easy", &[Learning])],
    },
    Rule {
        item: Item::Problems,
        weight: 15,
        answers: &[("often", &[Practice]), ("sometimes", &[Practice, Learning]), ("rarely", &[Interest])],
    },
    Rule {
        item: Item::Acquainted,
        weight: 5,
        answers: &[("yes", &[Learning, Practice]), ("some", &[Practice]), ("no", &[Interest])],
    },
    Rule {
        item: Item::Lasting,
        weight: 15,
        answers: &[
            ("months", &[Learning]),
            ("year", &[Learning, Practice]),
            ("years", &[Practice, Interest]),
        ],
    },
    Rule {
        item: Item::Size,
        weight: 5,
        answers: &[
            ("small", &[Learning]),
            ("medium", &[Learning, Practice]),
            ("large", &[Practice, Interest]),
        ],
    },
    Rule {
        item: Item::Experience,
        weight: 10,
        answers: &[
            ("beginners", &[Learning]),
            ("mixed", &[Practice]),
            ("experienced", &[Practice, Interest]),
        ],
    },
];

/// Points of a study's question for a type that everybody who answered it speaks for.
pub const fn weight(topic: Topic) -> i64 {
    match topic {
        Topic::Reason => 30,
        Topic::Obstacle => 15,
        Topic::Information | Topic::Problems => 15,
        Topic::Duration => 10,
    }
}

/// What choosing an option speaks for.
pub const fn speaks(signal: Signal) -> &'static [Type] {
    match signal {
        Signal::Goal | Signal::Unstuck | Signal::WhileLearning => &[Learning],
        Signal::Together => &[Learning, Practice],
        Signal::Tips | Signal::Skills | Signal::Craft => &[Practice],
        Signal::Rare => &[Interest, Practice],
        Signal::Watch => &[Interest],
        Signal::ForYears => &[Practice, Interest],
    }
}

/// What 4 or 5 on a scale speaks for.
pub const fn scale_speaks(topic: Topic) -> &'static [Type] {
    match topic {
        Topic::Information => &[Interest],
        Topic::Problems => &[Practice],
        Topic::Obstacle => &[Learning],
        Topic::Reason | Topic::Duration => &[],
    }
}

/// The rule of a line.
pub fn rule(item: Item) -> &'static Rule {
    // Each line has its rule; the table's test says so.
    SHEET.iter().find(|rule| rule.item == item).unwrap_or(&SHEET[0])
}

/// What a study's question says: how many answered it, and how many of them spoke for each type, in [`Type::ALL`]'s order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What the question tells about.
    pub topic: Topic,
    /// Who answered it.
    pub answered: i64,
    /// Who spoke for each type.
    pub speaking: [i64; 3],
}

/// Where points come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A line of the sheet and its answer.
    Sheet(Item, &'static str),
    /// A question of a study and who answered it.
    Study(Topic, i64),
}

/// What one answer, or the answers to one question, give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Where it comes from.
    pub ground: Ground,
    /// Hundredths of a point for each type.
    pub points: [i64; 3],
    /// The most that it could give.
    pub of: i64,
}

/// Why the advice rests on little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thin {
    /// So many lines of the sheet are answered.
    Sheet(usize),
    /// So few people answered the study.
    Study(i64),
}

/// One answer that would make another type the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip {
    /// The line.
    pub item: Item,
    /// What it would have to say.
    pub answer: &'static str,
    /// What would be best then.
    pub best: Type,
}

/// The advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Hundredths of a point of each type, in [`Type::ALL`]'s order.
    pub scores: [i64; 3],
    /// The most that a type could have, given what was answered.
    pub of: i64,
    /// What gave how much, the sheet first.
    pub contributions: Vec<Contribution>,
    /// Lines of the sheet without an answer.
    pub missing: Vec<Item>,
    /// Why it rests on little; empty where it does not.
    pub thin: Vec<Thin>,
    /// The best type; none where nothing was answered or the first two are level.
    pub best: Option<Type>,
    /// Whether the second is as good as level with the first.
    pub close: bool,
    /// What would tip it over.
    pub tips: Vec<Tip>,
}

impl Advice {
    /// A type's hundredths of a point.
    pub fn score(&self, kind: Type) -> i64 {
        Type::ALL.iter().position(|one| *one == kind).map_or(0, |place| self.scores[place])
    }

    /// A type's share of what it could have, in percent.
    pub fn percent(&self, kind: Type) -> i64 {
        if self.of == 0 { 0 } else { self.score(kind) * 100 / self.of }
    }

    /// The types, the best first.
    pub fn ranked(&self) -> Vec<Type> {
        let mut kinds = Type::ALL.to_vec();
        kinds.sort_by_key(|kind| std::cmp::Reverse(self.score(*kind)));
        kinds
    }
}

/// The advice on a sheet and, where there is one, a study. `respondents` is who answered it.
pub fn advise(sheet: &Sheet, evidence: &[Evidence], respondents: Option<i64>) -> Advice {
    let contributions: Vec<_> =
        sheet.0.iter().map(|(item, answer)| from_sheet(*item, answer)).chain(from_study(evidence)).collect();
    let mut scores = [0; 3];
    for contribution in &contributions {
        for (score, points) in scores.iter_mut().zip(contribution.points) {
            *score += points;
        }
    }
    let best = best(scores);
    let mut sorted = scores;
    sorted.sort_unstable();
    let mut thin = Vec::new();
    if sheet.0.len() < ENOUGH_ITEMS {
        thin.push(Thin::Sheet(sheet.0.len()));
    }
    if let Some(few) = respondents.filter(|few| *few < ENOUGH_ANSWERS) {
        thin.push(Thin::Study(few));
    }
    Advice {
        of: contributions.iter().map(|contribution| contribution.of).sum(),
        missing: Item::ALL.iter().copied().filter(|item| sheet.get(*item).is_none()).collect(),
        tips: best.map(|best| tips(sheet, scores, best)).unwrap_or_default(),
        close: best.is_some() && sorted[2] - sorted[1] <= CLOSE,
        scores,
        contributions,
        thin,
        best,
    }
}

fn from_sheet(item: Item, answer: &'static str) -> Contribution {
    let rule = rule(item);
    let speaks = rule.answers.iter().find(|(name, _)| *name == answer).map_or(&[][..], |(_, speaks)| speaks);
    let of = rule.weight * 100;
    let points = [0, 1, 2].map(|place| if speaks.contains(&Type::ALL[place]) { of } else { 0 });
    Contribution { ground: Ground::Sheet(item, answer), points, of }
}

fn from_study(evidence: &[Evidence]) -> impl Iterator<Item = Contribution> {
    evidence.iter().filter(|evidence| evidence.answered > 0).map(|evidence| {
        let of = weight(evidence.topic) * 100;
        let share = |speaking: i64| of * speaking.clamp(0, evidence.answered) / evidence.answered;
        Contribution {
            ground: Ground::Study(evidence.topic, evidence.answered),
            points: evidence.speaking.map(share),
            of,
        }
    })
}

/// The type with the most points; none where none has any or the first two have as many.
fn best(scores: [i64; 3]) -> Option<Type> {
    let most = scores.into_iter().max().filter(|most| *most > 0)?;
    let mut level = Type::ALL.iter().zip(scores).filter(|(_, score)| *score == most);
    match (level.next(), level.next()) {
        (Some((kind, _)), None) => Some(*kind),
        _ => None,
    }
}

/// Every single answer on the sheet, given or changed, that would make another type the best.
fn tips(sheet: &Sheet, scores: [i64; 3], now: Type) -> Vec<Tip> {
    let mut tips = Vec::new();
    for rule in SHEET {
        let given = sheet.get(rule.item);
        let before = given.map_or([0; 3], |answer| from_sheet(rule.item, answer).points);
        for (answer, _) in rule.answers.iter().filter(|(answer, _)| Some(*answer) != given) {
            let after = from_sheet(rule.item, answer).points;
            let then = [0, 1, 2].map(|place| scores[place] - before[place] + after[place]);
            if let Some(best) = best(then).filter(|best| *best != now) {
                tips.push(Tip { item: rule.item, answer, best });
            }
        }
    }
    tips
}

#[cfg(test)]
mod tests;
