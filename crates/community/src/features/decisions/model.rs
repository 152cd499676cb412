//! Decisions and what they are made of.

use platform::clock::Timestamp;
use platform::db::{Cell, Column};
use platform::{Error, Result, id, row};
use serde::{Deserialize, Serialize};

use super::answers::Tally;
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, Role};
use crate::named::named;

id!(
    /// A decision.
    DecisionId, "decision"
);

named! {
    /// How a decision is taken.
    Kind {
        /// It goes ahead unless somebody has a reasoned objection.
        Consent = "consent",
        /// Everybody asked gives advice; who proposed decides.
        Advice = "advice",
        /// Each chooses one option.
        Single = "single",
        /// Each chooses as many options as they like.
        Multiple = "multiple",
        /// Each spreads a number of dots over the options.
        Dots = "dots",
        /// Each puts the options in order.
        Ranked = "ranked",
        /// Each says which times suit.
        Times = "times",
    }
}

impl Kind {
    /// Whether one chooses among options.
    pub fn has_options(self) -> bool {
        !matches!(self, Kind::Consent | Kind::Advice)
    }

    /// Whether it may be anonymous: consent and advice live from talking to whoever spoke, and a time from knowing who comes.
    pub fn may_be_anonymous(self) -> bool {
        matches!(self, Kind::Single | Kind::Multiple | Kind::Dots | Kind::Ranked)
    }

    /// Whether it may come up for review: times that have passed are not asked for again.
    pub fn may_be_reviewed(self) -> bool {
        self != Kind::Times
    }
}

named! {
    /// What became of a decision.
    Verdict {
        /// It holds.
        Decided = "decided",
        /// Too few answered.
        NoQuorum = "no_quorum",
        /// Who proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

/// How many must answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quorum {
    /// Anybody is enough.
    Anybody,
    /// A share of those asked, in per cent from 1 to 100.
    Share(i64),
    /// So many people.
    Number(i64),
}

impl Quorum {
    /// The stored name and number.
    pub fn stored(self) -> (&'static str, i64) {
        match self {
            Quorum::Anybody => ("anybody", 1),
            Quorum::Share(share) => ("share", share),
            Quorum::Number(number) => ("number", number),
        }
    }

    /// Reads what is stored.
    pub fn of(kind: &str, number: i64) -> Self {
        match kind {
            "share" => Quorum::Share(number),
            "number" => Quorum::Number(number),
            _ => Quorum::Anybody,
        }
    }

    /// How many answers it takes; at least one.
    pub fn needed(self, asked: i64) -> i64 {
        match self {
            Quorum::Anybody => 1,
            Quorum::Share(share) => ((asked * share + 99) / 100).max(1),
            Quorum::Number(number) => number.max(1),
        }
    }
}

/// The roles that are asked; none means everybody who belongs, but partners and guests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(pub Vec<Role>);

impl Asked {
    /// The roles that may be asked.
    pub const ROLES: &'static [Role] = &[Role::Director, Role::Facilitator, Role::Tutor, Role::Learner];

    /// The stored form.
    pub fn stored(&self) -> String {
        self.0.iter().map(|role| role.name()).collect::<Vec<_>>().join(" ")
    }
}

impl Column for Asked {
    fn column(cell: Cell<'_>) -> Result<Self> {
        let names = cell.text()?.split(' ').filter(|name| !name.is_empty());
        let roles: Option<Vec<Role>> = names.map(Role::parse).collect();
        roles.map(Asked).ok_or_else(|| Error::Internal("a role that is asked does not exist".to_owned()))
    }
}

row! {
    /// A decision.
    pub struct Decision {
        /// Its id.
        pub id: DecisionId,
        /// Whose it is.
        pub community_id: CommunityId,
        /// Who proposed it.
        pub author_id: AccountId,
        /// Their name.
        pub author_name: String,
        /// Whether a date opened it; its author only looks after it then.
        pub by_itself: bool,
        /// How it is taken.
        pub kind: Kind,
        /// What it is about, on one line.
        pub title: String,
        /// The proposal, in Markdown.
        pub source: String,
        /// The proposal, as HTML.
        pub html: String,
        /// The path of the conversation about it; empty where there is none.
        pub discussion: String,
        /// The path of the page that it comes from and is reworded on; empty where it stands for itself.
        pub origin: String,
        /// Who is asked.
        pub roles: Asked,
        /// How the quorum is meant.
        pub quorum_kind: String,
        /// Its number.
        pub quorum_number: i64,
        /// Dots that each has.
        pub dots: i64,
        /// Whether nobody can tell who answered what.
        pub anonymous: bool,
        /// Whether the counts are shown only when it has ended.
        pub hidden: bool,
        /// The round, from 1.
        pub round: i64,
        /// When the round was opened.
        pub opened_at: Timestamp,
        /// The deadline as agreed, a wall-clock time in `zone`.
        pub ends_on: String,
        /// IANA name of the zone.
        pub zone: String,
        /// The instant of the deadline.
        pub ends_at: Timestamp,
        /// How many are asked.
        pub asked_count: i64,
        /// How many have answered.
        pub answer_count: i64,
        /// The counts of all answers.
        pub tally: Tally,
        /// When its answers ended.
        pub ended_at: Option<Timestamp>,
        /// When its outcome was given.
        pub closed_at: Option<Timestamp>,
        /// What became of it.
        pub verdict: Option<Verdict>,
        /// The outcome in words.
        pub outcome: String,
        /// The day on which it opens again.
        pub review_on: Option<String>,
    }
}

/// How far a decision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It takes answers.
    Open,
    /// Its answers have ended, and its outcome is still to be told.
    Due,
    /// Its outcome is told.
    Closed,
}

impl Decision {
    /// How far it is at `now`. Past its deadline it takes no answer, whether or not anybody has noted that it ended.
    pub fn state(&self, now: Timestamp) -> State {
        match (self.closed_at, self.ended_at) {
            (Some(_), _) => State::Closed,
            (None, None) if now < self.ends_at => State::Open,
            _ => State::Due,
        }
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/decisions/{}", self.id)
    }

    /// How many must answer.
    pub fn quorum(&self) -> Quorum {
        Quorum::of(&self.quorum_kind, self.quorum_number)
    }

    /// How many answers it takes to hold.
    pub fn needed(&self) -> i64 {
        self.quorum().needed(self.asked_count)
    }

    /// Whether enough have answered.
    pub fn has_quorum(&self) -> bool {
        self.answer_count >= self.needed()
    }

    /// Whether everybody who is asked has answered.
    pub fn is_complete(&self) -> bool {
        self.answer_count == self.asked_count
    }

    /// Whether the counts may be shown: not while they are hidden and somebody's answer is missing, and not where so few answered
    /// anonymously that a count names somebody.
    pub fn shows_counts(&self, now: Timestamp) -> bool {
        let over = self.state(now) != State::Open || self.is_complete();
        (over || !self.hidden) && !(self.anonymous && self.answer_count < super::FEWEST_ANONYMOUS)
    }
}

row! {
    /// One of the options.
    pub struct Choice {
        /// Its position, from 1.
        pub position: i64,
        /// What it says; for a time its wall-clock time, such as `2026-12-01T18:00`.
        pub text: String,
    }
}

impl Column for Tally {
    fn column(cell: Cell<'_>) -> Result<Self> {
        Tally::read(cell.text()?)
    }
}

/// A decision was opened for the first time.
#[derive(Debug, Serialize, Deserialize)]
pub struct DecisionOpened {
    /// Which.
    pub decision_id: DecisionId,
}

impl platform::events::Event for DecisionOpened {
    const NAME: &'static str = "decisions.opened";
}

/// A decision was closed.
#[derive(Debug, Serialize, Deserialize)]
pub struct DecisionClosed {
    /// Which.
    pub decision_id: DecisionId,
    /// What became of it.
    pub verdict: Verdict,
}

impl platform::events::Event for DecisionClosed {
    const NAME: &'static str = "decisions.closed";
}
