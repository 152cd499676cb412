//! Studies, their questions, and what can be answered.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use platform::clock::Timestamp;
use platform::i18n::Language;
use platform::{Error, Result, id, row, say};
use serde::{Deserialize, Serialize};

use super::adviser::{Signal, Topic};
pub use super::wording::{Wording, in_language};
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, Role};
use crate::named::named;

id!(
    /// A study.
    StudyId, "study"
);
id!(
    /// A question of a study.
    QuestionId, "question"
);

/// Days after the end within which what was heard goes back to those who answered.
pub const HEARD_DAYS: i64 = 14;
/// Most questions of a study.
pub const MOST_QUESTIONS: usize = 40;
/// Most options of a question.
pub const MOST_OPTIONS: usize = 20;
/// Longest open answer, in characters.
pub const LONGEST_ANSWER: usize = 2_000;
/// Seconds of a day.
pub const DAY: i64 = 24 * 3_600;

named! {
    /// How a question is answered.
    Kind {
        /// One option.
        Choice = "choice",
        /// Any number of options.
        Choices = "choices",
        /// From 1 to 5.
        Scale = "scale",
        /// In one's own words.
        Open = "open",
        /// Options put in an order.
        Ranking = "ranking",
    }
}

/// Where a study stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being built.
    Draft,
    /// To open at a time that has not come.
    Scheduled,
    /// Taking answers.
    Open,
    /// Over.
    Closed,
}

row! {
    /// A study.
    pub struct Study {
        /// Its id.
        pub id: StudyId,
        /// Whose it is.
        pub community_id: CommunityId,
        /// The template it was made from.
        pub template: String,
        /// Its title in English.
        pub title_en: String,
        /// Its title in French.
        pub title_fr: String,
        /// What those who answer read first, in English.
        pub intro_en: String,
        /// The same in French.
        pub intro_fr: String,
        /// Whether answers carry names.
        pub named: bool,
        /// Whether members are asked.
        pub for_members: bool,
        /// Which roles are asked, with blanks around each; empty asks all.
        pub roles: String,
        /// IANA name of the zone in which its dates are told.
        pub zone: String,
        /// From when it takes answers.
        pub opens_at: Option<Timestamp>,
        /// Until when.
        pub closes_at: Option<Timestamp>,
        /// When a director opened it.
        pub opened_at: Option<Timestamp>,
        /// When it was closed.
        pub closed_at: Option<Timestamp>,
        /// When its answers were counted.
        pub counted_at: Option<Timestamp>,
        /// What was heard, in English.
        pub heard_en: String,
        /// The same in French.
        pub heard_fr: String,
        /// When that went back to those who answered.
        pub heard_at: Option<Timestamp>,
        /// The secret of the public link.
        pub public_token: String,
        /// How many may answer by the public link; 0 where there is none.
        pub public_most: i64,
        /// Members who were asked.
        pub asked_members: i64,
        /// People who were invited by mail.
        pub invited: i64,
        /// Members who answered.
        pub member_answers: i64,
        /// Invited people who answered.
        pub invited_answers: i64,
        /// Answers by the public link.
        pub public_answers: i64,
        /// Members who put the needs in order.
        pub order_ballots: i64,
        /// When those who had not answered were last reminded.
        pub reminded_at: Option<Timestamp>,
        /// How often directors were told what is due.
        pub nudges: i64,
        /// The round before.
        pub previous_id: Option<StudyId>,
        /// Which round it is, from 1.
        pub round: i64,
    }
}

impl Study {
    /// Where it stands.
    pub fn state(&self, now: Timestamp) -> State {
        if self.opened_at.is_none() {
            State::Draft
        } else if self.closed_at.is_some() || self.closes_at.is_some_and(|at| at <= now) {
            State::Closed
        } else if self.opens_at.is_some_and(|at| at > now) {
            State::Scheduled
        } else {
            State::Open
        }
    }

    /// Its title for a reader of `language`.
    pub fn title(&self, language: impl Borrow<Language>) -> &str {
        in_language(&self.title_en, &self.title_fr, *language.borrow())
    }

    /// What those who answer read first.
    pub fn intro(&self, language: impl Borrow<Language>) -> &str {
        in_language(&self.intro_en, &self.intro_fr, *language.borrow())
    }

    /// What was heard.
    pub fn heard(&self, language: impl Borrow<Language>) -> &str {
        in_language(&self.heard_en, &self.heard_fr, *language.borrow())
    }

    /// When it ended, once it has.
    pub fn ended_at(&self, now: Timestamp) -> Option<Timestamp> {
        match self.state(now) {
            State::Closed => self.closed_at.or(self.closes_at),
            _ => None,
        }
    }

    /// Until when what was heard is due.
    pub fn heard_due(&self, now: Timestamp) -> Option<Timestamp> {
        self.ended_at(now).map(|ended| ended.plus_seconds(HEARD_DAYS * DAY))
    }

    /// Everybody who answered.
    pub fn answers(&self) -> i64 {
        self.member_answers + self.invited_answers + self.public_answers
    }

    /// Whether a role is among those asked.
    pub fn asks_role(&self, role: Role) -> bool {
        self.roles.trim().is_empty() || self.roles.split_whitespace().any(|name| name == role.name())
    }

    /// The page of those who answer.
    pub fn path(&self) -> String {
        format!("/studies/{}", self.id)
    }
}

/// Something that may be chosen; for a scale its two ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What answers hold: small letters and digits, unique within the question.
    pub key: String,
    /// Its words.
    #[serde(flatten)]
    pub words: Wording,
    /// What choosing it tells the adviser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
}

row! {
    /// A question as it is stored.
    pub struct Stored {
        /// Its id.
        pub id: QuestionId,
        /// Whose it is.
        pub study_id: StudyId,
        /// How it is answered.
        pub kind: Kind,
        /// In English.
        pub text_en: String,
        /// In French.
        pub text_fr: String,
        /// JSON.
        pub options: String,
        /// Whether it must be answered.
        pub required: bool,
        /// What it tells the adviser about.
        pub topic: Option<Topic>,
        /// The question of the first round that it still is.
        pub origin_id: Option<QuestionId>,
        /// When it was taken out.
        pub removed_at: Option<Timestamp>,
    }
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Whose it is.
    pub study_id: StudyId,
    /// How it is answered.
    pub kind: Kind,
    /// What is asked.
    pub text: Wording,
    /// What may be chosen; for a scale the two ends.
    pub options: Vec<Choice>,
    /// Whether it must be answered.
    pub required: bool,
    /// What it tells the adviser about.
    pub topic: Option<Topic>,
    /// The question of the first round that it still is.
    pub origin_id: Option<QuestionId>,
    /// Whether it was taken out.
    pub removed: bool,
}

impl Question {
    /// From its row.
    pub fn of(stored: Stored) -> Result<Self> {
        Ok(Question {
            id: stored.id,
            study_id: stored.study_id,
            kind: stored.kind,
            text: Wording { en: stored.text_en, fr: stored.text_fr },
            options: serde_json::from_str(&stored.options).map_err(Error::internal)?,
            required: stored.required,
            topic: stored.topic,
            origin_id: stored.origin_id,
            removed: stored.removed_at.is_some(),
        })
    }

    /// Whether one of its options has the key.
    pub fn offers(&self, key: &str) -> bool {
        self.options.iter().any(|option| option.key == key)
    }

    /// The option of a key.
    pub fn option(&self, key: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.key == key)
    }

    /// The words at an end of a scale: 0 the low one, 1 the high one.
    pub fn end(&self, end: usize, language: impl Borrow<Language>) -> &str {
        self.options.get(end).map_or("", |option| option.words.shown(*language.borrow()))
    }

    /// Reads an answer from a form. Nothing filled in is no answer.
    pub fn read(&self, form: &BTreeMap<String, String>) -> Result<Option<Value>> {
        let typed = form.get("answer").map(|typed| typed.trim()).unwrap_or_default();
        let odd = || Error::invalid("answer", say!("answer-odd"));
        Ok(match self.kind {
            Kind::Choice if typed.is_empty() => None,
            Kind::Choice if self.offers(typed) => Some(Value::One(typed.to_owned())),
            Kind::Choice => return Err(odd()),
            Kind::Choices => {
                let chosen =
                    self.options.iter().filter(|option| form.contains_key(&format!("option-{}", option.key)));
                let keys: Vec<String> = chosen.map(|option| option.key.clone()).collect();
                (!keys.is_empty()).then_some(Value::Several(keys))
            }
            Kind::Scale if typed.is_empty() => None,
            Kind::Scale => match typed.parse() {
                Ok(number @ 1..=5) => Some(Value::Scale(number)),
                _ => return Err(odd()),
            },
            Kind::Open => {
                if typed.chars().count() > LONGEST_ANSWER {
                    return Err(Error::invalid(
                        "answer",
                        say!("answer-too-long", max = LONGEST_ANSWER as i64),
                    ));
                }
                let text: String =
                    typed.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
                (!text.is_empty()).then_some(Value::Text(text))
            }
            Kind::Ranking => ranked(&self.options, form)?.map(Value::Ranked),
        })
    }
}

/// The order that a form gives: groups of keys, the first place first; what got no place is left out.
fn ranked(options: &[Choice], form: &BTreeMap<String, String>) -> Result<Option<Vec<Vec<String>>>> {
    let mut places: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for option in options {
        let typed = form.get(&format!("place-{}", option.key)).map(|typed| typed.trim()).unwrap_or_default();
        if typed.is_empty() {
            continue;
        }
        match typed.parse() {
            Ok(place) if (1..=options.len()).contains(&place) => {
                places.entry(place).or_default().push(option.key.clone());
            }
            _ => return Err(Error::invalid("answer", say!("answer-odd"))),
        }
    }
    Ok((!places.is_empty()).then(|| places.into_values().collect()))
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The key of the option chosen.
    One(String),
    /// The keys of the options chosen.
    Several(Vec<String>),
    /// 1 to 5.
    Scale(i64),
    /// In one's own words.
    Text(String),
    /// Keys in groups, the first place first; those in a group are level.
    Ranked(Vec<Vec<String>>),
}

impl Value {
    /// As it is stored.
    pub fn stored(&self) -> String {
        match self {
            Value::One(key) => key.clone(),
            Value::Several(keys) => keys.join(" "),
            Value::Scale(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Ranked(places) => places.iter().map(|level| level.join("=")).collect::<Vec<_>>().join(" "),
        }
    }

    /// Reads what is stored; `None` for what the question no longer offers.
    pub fn read(question: &Question, stored: &str) -> Option<Self> {
        let known = |key: &&str| question.offers(key);
        match question.kind {
            Kind::Choice => question.offers(stored).then(|| Value::One(stored.to_owned())),
            Kind::Choices => {
                let keys: Vec<_> = stored.split(' ').filter(known).map(str::to_owned).collect();
                (!keys.is_empty()).then_some(Value::Several(keys))
            }
            Kind::Scale => stored.parse().ok().filter(|number| (1..=5).contains(number)).map(Value::Scale),
            Kind::Open => (!stored.is_empty()).then(|| Value::Text(stored.to_owned())),
            Kind::Ranking => {
                let level = |text: &str| text.split('=').filter(known).map(str::to_owned).collect::<Vec<_>>();
                let places: Vec<_> = stored.split(' ').map(level).filter(|level| !level.is_empty()).collect();
                (!places.is_empty()).then_some(Value::Ranked(places))
            }
        }
    }
}

row! {
    /// Somebody to whom a mail goes.
    pub struct Reader {
        /// Who.
        pub id: AccountId,
        /// Where to.
        pub email: Option<String>,
        /// BCP 47 code, where one was chosen.
        pub language: Option<String>,
    }
}
