//! Successors.

use platform::clock::Timestamp;
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, id, row, say};
use serde::{Deserialize, Serialize};

use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, Type};

id!(
    /// A successor, proposed or founded.
    SuccessorId, "successor"
);

/// So many stand for a successor before it is founded.
pub const FOUNDERS: i64 = 3;
/// Most people who stand for one; all of them direct it.
pub const MOST_FOUNDERS: i64 = 12;
/// Most proposals that a community has at once.
pub const MOST_PROPOSALS: i64 = 5;
/// Most proposals that somebody makes in a community within a day, with those that they withdrew.
pub const MOST_A_DAY: i64 = 5;
/// Most communities that are founded from one within a year, without those that were dissolved.
pub const MOST_FOUNDED: i64 = 3;
/// The same, with those that were dissolved: everybody was told of them, too.
pub const MOST_FOUNDINGS: i64 = 6;
/// That year, in days.
pub const FOUNDED_WITHIN_DAYS: i64 = 365;
/// For so many days after the founding, founders can dissolve it.
pub const DISSOLVES_DAYS: i64 = 30;
/// Most characters of a reason.
pub const REASON: usize = 300;
/// Most characters of a name.
pub const NAME: usize = 60;
/// Most characters of a goal.
pub const GOAL: usize = 400;
/// The types that one may be of: one of learning begins with a training, which nobody has planned yet.
pub const TYPES: [Type; 2] = [Type::Practice, Type::Interest];

row! {
    /// A successor.
    pub struct Successor {
        /// Its id.
        pub id: SuccessorId,
        /// The community whose members found it.
        pub community_id: CommunityId,
        /// The name it is to have.
        pub name: String,
        /// What for, one sentence.
        pub goal: String,
        /// Of which type it is to be.
        pub kind: Type,
        /// Who proposed it.
        pub proposed_by: AccountId,
        /// When.
        pub proposed_at: Timestamp,
        /// How many stand for it.
        pub founder_count: i64,
        /// When the last of them stepped back, if they did.
        pub withdrawn_at: Option<Timestamp>,
        /// When it was founded, if it was.
        pub founded_at: Option<Timestamp>,
        /// The community that came of it.
        pub founded_id: Option<CommunityId>,
        /// That community's name in addresses.
        pub founded_slug: Option<String>,
        /// When its founders dissolved it, if they did.
        pub dissolved_at: Option<Timestamp>,
        /// Why it is to be dissolved, or was; empty where nobody wants that.
        pub reason: String,
    }
}

impl Successor {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/successors/{}", self.id)
    }

    /// Whether people may still stand for it.
    pub fn is_open(&self) -> bool {
        self.founded_at.is_none() && self.withdrawn_at.is_none()
    }

    /// Until when its founders can dissolve it, where it is founded.
    pub fn dissolves_until(&self) -> Option<Timestamp> {
        self.founded_at.map(|at| at.plus_seconds(DISSOLVES_DAYS * 24 * 3_600))
    }

    /// How many more it takes.
    pub fn missing(&self) -> i64 {
        (FOUNDERS - self.founder_count).max(0)
    }
}

row! {
    /// Somebody who stands for a successor.
    pub struct Founder {
        /// Who.
        pub id: AccountId,
        /// Their name.
        pub name: String,
        /// Their handle.
        pub handle: String,
        /// Their portrait.
        pub portrait: i64,
        /// The line about themselves.
        pub line: String,
        /// Since when they want it dissolved, if they do.
        pub dissolves_at: Option<Timestamp>,
        /// Whether they direct the community that came of it.
        pub directs: bool,
    }
}

/// What somebody proposes, checked.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The name.
    pub name: String,
    /// What for.
    pub goal: String,
    /// The type.
    pub kind: Type,
}

impl Plan {
    /// Takes a proposal as typed; everything that is wrong with it at once.
    pub fn parse(name: &str, goal: &str, kind: &str) -> Result<Self> {
        let mut problems = Vec::new();
        let (name, goal) = (one_line(name), one_line(goal));
        if name.is_empty() || name.chars().count() > NAME {
            problems.push(Problem { field: "name", say: say!("successor-name-unsound", max = NAME as i64) });
        }
        if goal.is_empty() || goal.chars().count() > GOAL {
            problems.push(Problem { field: "goal", say: say!("successor-goal-unsound", max = GOAL as i64) });
        }
        match Type::parse(kind).filter(|kind| TYPES.contains(kind)) {
            Some(kind) if problems.is_empty() => Ok(Plan { name, goal, kind }),
            Some(_) => Err(Error::Invalid(problems)),
            None => {
                problems.push(Problem { field: "kind", say: say!("successor-kind-missing") });
                Err(Error::Invalid(problems))
            }
        }
    }
}

/// A successor was founded.
#[derive(Debug, Serialize, Deserialize)]
pub struct SuccessorFounded {
    /// Which.
    pub successor_id: SuccessorId,
}

impl platform::events::Event for SuccessorFounded {
    const NAME: &'static str = "successors.founded";
}

/// A successor was dissolved by its founders.
#[derive(Debug, Serialize, Deserialize)]
pub struct SuccessorDissolved {
    /// Which.
    pub successor_id: SuccessorId,
}

impl platform::events::Event for SuccessorDissolved {
    const NAME: &'static str = "successors.dissolved";
}
