//! Working groups.

use platform::clock::Timestamp;
use platform::error::Problem;
use platform::i18n::Locale;
use platform::text::one_line;
use platform::{Error, Result, id, row, say};
use serde::Deserialize;

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::discussions::TopicId;
use crate::features::places::PlaceId;

id!(
    /// A working group.
    GroupId, "group"
);

/// Fewer are no group yet.
pub const FEWEST: i64 = 3;
/// The most that a group may take, by its founder's choice.
pub const SIZES: std::ops::RangeInclusive<i64> = FEWEST..=8;
/// Most characters of a name.
pub const NAME: usize = 80;
/// Most characters of a purpose.
pub const PURPOSE: usize = 600;
/// Most characters of a note of what came of it.
pub const OUTCOME: usize = 4_000;
/// A group's last day is at most so many days ahead.
pub const LONGEST_DAYS: i64 = 366;

row! {
    /// A working group.
    pub struct Group {
        /// Its id.
        pub id: GroupId,
        /// The community that it is a part of.
        pub community_id: CommunityId,
        /// Where it talks.
        pub topic_id: TopicId,
        /// In which place.
        pub place_id: PlaceId,
        /// Who founded it.
        pub founder_id: AccountId,
        /// The name shown.
        pub name: String,
        /// What it works out.
        pub purpose: String,
        /// The most people that it takes.
        pub size: i64,
        /// People in it.
        pub member_count: i64,
        /// Its last day, in the community's zone.
        pub ends_on: String,
        /// The end of that day.
        pub ends_at: Timestamp,
        /// When it was founded.
        pub founded_at: Timestamp,
        /// Since when it is asked whether it goes on.
        pub asked_at: Option<Timestamp>,
        /// When it was closed.
        pub closed_at: Option<Timestamp>,
        /// What came of it.
        pub outcome: String,
    }
}

impl Group {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/groups/{}", self.id)
    }

    /// How many more it takes to begin.
    pub fn missing(&self) -> i64 {
        (FEWEST - self.member_count).max(0)
    }

    /// Whether nobody more can come in.
    pub fn is_full(&self) -> bool {
        self.member_count >= self.size
    }
}

/// A day until which a group works, checked.
#[derive(Clone, Debug)]
pub struct LastDay {
    /// As it was agreed, such as `2026-12-24`.
    pub on: String,
    /// The end of that day in the community's zone.
    pub at: Timestamp,
}

impl LastDay {
    /// Takes a day as typed, from today on, at most [`LONGEST_DAYS`] ahead. `here` knows the community's zone.
    pub fn parse(typed: &str, here: &Locale, now: Timestamp) -> Result<Self> {
        match here.end_of_day(typed.trim()) {
            Some(at) if at > now && at <= now.plus_seconds(LONGEST_DAYS * 86_400) => {
                Ok(LastDay { on: here.day(at.plus_seconds(-1)), at })
            }
            _ => Err(Error::invalid("ends_on", say!("group-end-unsound"))),
        }
    }
}

/// A group, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FoundingForm {
    /// The name shown.
    pub name: String,
    /// What it works out.
    pub purpose: String,
    /// The place in which it talks, by its name in addresses.
    pub place: String,
    /// The most people that it takes.
    pub size: String,
    /// Its last day.
    pub ends_on: String,
}

/// What a founder says about a group, checked.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The name shown.
    pub name: String,
    /// What it works out.
    pub purpose: String,
    /// The most people that it takes.
    pub size: i64,
    /// Until when.
    pub until: LastDay,
}

impl Founding {
    /// Takes a group as typed; everything that is wrong with it at once.
    pub fn parse(
        name: &str,
        purpose: &str,
        size: &str,
        ends_on: &str,
        here: &Locale,
        now: Timestamp,
    ) -> Result<Self> {
        let mut problems = Vec::new();
        let name = one_line(name);
        if name.is_empty() || name.chars().count() > NAME {
            problems.push(Problem { field: "name", say: say!("group-name-unsound", max = NAME as i64) });
        }
        let purpose = purpose.trim().to_owned();
        if purpose.is_empty() || purpose.chars().count() > PURPOSE {
            problems
                .push(Problem { field: "purpose", say: say!("group-purpose-unsound", max = PURPOSE as i64) });
        }
        let size = size.trim().parse().ok().filter(|size| SIZES.contains(size));
        if size.is_none() {
            problems.push(Problem { field: "size", say: say!("group-size-unsound") });
        }
        let until = match LastDay::parse(ends_on, here, now) {
            Ok(until) => Some(until),
            Err(Error::Invalid(more)) => {
                problems.extend(more);
                None
            }
            Err(error) => return Err(error),
        };
        match (size, until) {
            (Some(size), Some(until)) if problems.is_empty() => Ok(Founding { name, purpose, size, until }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}
