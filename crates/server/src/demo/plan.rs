//! What directors and members of a community built together, as it is written in `content`: who did what, and when.
//!
//! A time such as `-24 17:42` is in UTC, days counted from today; a number of days names a day from today. Several people are
//! their handles with blanks between.

use community::features::communities::{Role, Type};
use community::features::decisions::Kind;
use community::features::studies::ready::Ready;
use serde::Deserialize;

/// Everything that a community built.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// When it was opened.
    pub opened: String,
    /// What was answered about its context, as the adviser's sheet is stored.
    pub sheet: String,
    /// Why its type was chosen.
    pub reason: String,
    /// What its director thought that people come for, by the names of needs, and in their words.
    pub guess: (Vec<String>, String),
    /// When its people came in.
    pub gathered: String,
    /// Who came later, and when.
    #[serde(default)]
    pub newcomers: Vec<(String, String)>,
    /// The training beside which it lives.
    #[serde(default)]
    pub training: Option<Course>,
    /// What is to be seen of the goal.
    pub results: Vec<Aim>,
    /// When somebody said how far a result, counted from 1, had come: time, who, result, value, words.
    pub updates: Vec<(String, String, usize, String, String)>,
    /// What it aims at, where it is one of learning.
    #[serde(default)]
    pub learning: Option<Learning>,
    /// A partner organisation.
    #[serde(default)]
    pub partner: Option<Partner>,
    /// Circles of learners.
    #[serde(default)]
    pub cohorts: Option<Cohorts>,
    /// A tutor and whom they follow.
    #[serde(default)]
    pub tutoring: Option<Tutoring>,
    /// What people were asked.
    pub study: Study,
    /// What everybody can count on.
    pub charter: Charter,
    /// What was decided, and what is being decided.
    pub decisions: Vec<Decision>,
    /// A few who work something out.
    #[serde(default)]
    pub group: Option<Group>,
    /// Actions of the guide that wait: time, action, reason, days until one looks again.
    #[serde(default)]
    pub waivers: Vec<(String, String, String, i64)>,
}

/// A course with its sessions.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    pub at: String,
    pub title: String,
    pub form: String,
    pub link: String,
    /// For whom; the first and the last day, each with its time.
    pub sessions: Vec<(String, i64, String, i64, String)>,
}

/// A result of the goal.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aim {
    pub what: String,
    pub measure: String,
    pub baseline: String,
    pub target: String,
    pub due: i64,
}

/// The intention sheet, the plan, and goals of one's own.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learning {
    pub at: String,
    pub audience: String,
    pub evaluation: String,
    pub objectives: Vec<String>,
    /// Title, day, and the objectives that it serves, counted from 1.
    pub activities: Vec<(String, i64, Vec<usize>)>,
    /// Goals that their owners share: time, whose, what.
    pub goals: Vec<(String, String, String)>,
}

/// An organisation with its delegate, and what is opened to it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    pub at: String,
    pub name: String,
    pub line: String,
    pub link: String,
    pub colour: String,
    pub delegate: String,
    /// A place of its own: name, purpose, colour.
    pub place: (String, String, String),
    /// Places of the community that are opened to it too.
    pub opened: Vec<String>,
}

/// How learners were dealt.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cohorts {
    pub at: String,
    pub size: i64,
    /// What their circles are called.
    pub names: Vec<String>,
}

/// A tutor, the learners whom they follow, and the check-ins that they plan.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tutoring {
    pub at: String,
    pub tutor: String,
    pub learners: String,
    pub check_ins: Vec<CheckIn>,
}

/// A check-in of three.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    pub at: String,
    pub learner: String,
    /// Who makes the third.
    pub leader: String,
    /// The day and the time, by the community's clocks.
    pub starts: (i64, String),
    pub meets: String,
    /// When the tutor reported it, and with which note.
    #[serde(default)]
    pub report: Option<(String, String)>,
}

/// A study from a template, to its end.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    pub at: String,
    pub ready: Ready,
    pub roles: Vec<Role>,
    /// The day on which it closes, at six in the evening.
    pub closes: i64,
    /// When, who, and what they answered to each question (see `define::answer`).
    pub answers: Vec<(String, String, Vec<String>)>,
    /// When the answers were read.
    pub read: String,
    pub needs: Vec<Need>,
    /// What was heard, in English and in French.
    pub heard: (String, String),
    /// How members put the needs in order: when, the needs' numbers, who.
    pub orders: Vec<(String, Vec<usize>, String)>,
    /// When a type was chosen with it, and why.
    pub chosen: (String, Type, String),
}

/// A need that was found.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub title: String,
    /// The path of what answers it; empty where nothing does yet.
    pub answered_by: String,
    /// How answers begin that are quoted.
    pub quoted: Vec<String>,
    /// How others begin that belong here.
    #[serde(default)]
    pub others: Vec<String>,
}

/// Answers to a decision: when, the answer, whose.
pub type Answers = Vec<(String, String, String)>;

/// A charter, from its draft to its signatures.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    pub drafted: String,
    /// Title and text.
    pub clauses: Vec<(String, String)>,
    /// When, who, about which clause, what.
    pub comments: Vec<(String, String, usize, String)>,
    /// Other words: when, who, for which clause, the words, why.
    pub reworded: (String, String, usize, String, String),
    /// When they were taken over.
    pub taken: String,
    pub asked: String,
    /// The day of the deadline.
    pub ends: i64,
    pub answers: Answers,
    /// What the objection changed: when, which clause, its text, the new deadline's day.
    #[serde(default)]
    pub mended: Option<(String, usize, String, i64)>,
    #[serde(default)]
    pub second: Answers,
    /// When it was closed, and with which outcome.
    pub adopted: (String, String),
    /// When, who.
    pub signatures: Vec<(String, String)>,
    /// A rule that rests on a clause: sentence, why, strength, place, clause.
    pub rule: (String, String, String, String, usize),
}

/// A decision, open or closed.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub at: String,
    pub by: String,
    pub kind: Kind,
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub options: Vec<String>,
    /// The day of the deadline.
    pub ends: i64,
    pub answers: Answers,
    /// When it was closed, its outcome, and in how many days it is looked at again.
    #[serde(default)]
    pub closed: Option<(String, String, i64)>,
}

/// A working group.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub at: String,
    pub by: String,
    pub name: String,
    pub purpose: String,
    pub size: i64,
    pub ends: i64,
    pub place: String,
    pub title: String,
    pub text: String,
    /// When, who.
    pub fellows: Vec<(String, String)>,
    /// What was said there: when, who, what.
    pub said: Vec<(String, String, String)>,
}
