//! Goal: what a community works towards, and how far it has come, as everybody sees it.
//!
//! - The sentence stands with the community; one to three results show that it is reached, each with a measure, a target and a
//!   day. Who is about to join is shown them too.
//! - How they come about and change is up to `goals`, which writes them through the functions here.

pub mod amount;
pub(super) mod store;

use jiff::civil::Date;
use platform::clock::Timestamp;
use platform::{Result, id, row};
use serde::{Deserialize, Serialize};

use super::model::{Community, CommunityId};
use crate::ctx::Ctx;
use crate::page::Page;
pub use amount::Amount;

id!(
    /// A result that a community works towards.
    ResultId, "result"
);

/// Results that a goal has at most.
pub const MOST_RESULTS: usize = 3;

row! {
    /// A result, with the last word on it.
    pub struct GoalResult {
        /// Its id.
        pub id: ResultId,
        /// Its place among the results, from 1.
        pub position: i64,
        /// What is to be reached, in a few words.
        pub what: String,
        /// What is counted.
        pub measure: String,
        /// Where it started.
        pub baseline: Amount,
        /// Where it is to be.
        pub target: Amount,
        /// By which day, `2027-06-30`.
        pub due: String,
        /// Where it is.
        pub value: Option<Amount>,
        /// Since when.
        pub updated_at: Option<Timestamp>,
    }
}

impl GoalResult {
    /// Where it is, or where it started.
    pub fn current(&self) -> Amount {
        self.value.unwrap_or(self.baseline)
    }

    /// How far it has come from where it started to where it is to be, 0 to 100. It is 100 only where that is reached.
    pub fn percent(&self) -> i64 {
        let hundredths = |amount: Amount| i128::from(amount.hundredths());
        let (way, gone) = (
            hundredths(self.target) - hundredths(self.baseline),
            hundredths(self.current()) - hundredths(self.baseline),
        );
        let percent = if way == 0 { 100 } else { gone * 100 / way };
        i64::try_from(percent.clamp(0, 100)).unwrap_or(0)
    }

    /// Whether it is reached.
    pub fn is_reached(&self) -> bool {
        self.percent() == 100
    }

    /// Its day, as the reader reads it.
    pub fn day(&self, page: &Page) -> String {
        self.due.parse().map_or_else(|_| String::new(), |day: Date| page.locale.civil_day(day))
    }
}

/// A result as it is agreed on: without how far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// What is to be reached.
    pub what: String,
    /// What is counted.
    pub measure: String,
    /// Where it starts.
    pub baseline: Amount,
    /// Where it is to be; not where it starts.
    pub target: Amount,
    /// By which day.
    #[serde(with = "day")]
    pub due: Date,
}

/// A day in JSON: `2027-06-30`.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(day: &Date, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The goal as pages show it.
#[derive(Clone, Debug)]
pub struct Panel {
    /// The sentence.
    pub goal: String,
    /// The results in their order.
    pub results: Vec<GoalResult>,
}

/// The goal of a community. Who may see it was decided before.
pub fn panel(ctx: &mut Ctx, community: &Community) -> Result<Panel> {
    let results = store::results(ctx.tx, community.id)?;
    Ok(Panel { goal: community.goal.clone(), results })
}

/// Writes the goal. A result that still counts the same keeps how far it has come; others start anew. Who may do so was decided
/// before.
pub fn set(ctx: &mut Ctx, community: CommunityId, goal: &str, results: &[Agreed]) -> Result<()> {
    let standing = store::results(ctx.tx, community)?;
    let mut kept = Vec::new();
    for (position, agreed) in (1..).zip(results) {
        let same = |old: &&GoalResult| old.measure == agreed.measure && old.baseline == agreed.baseline;
        let old = standing.iter().filter(same).find(|old| !kept.contains(&old.id));
        let id = old.map_or_else(|| ResultId::draw(&mut ctx.ids), |old| old.id);
        kept.push(id);
        store::put(ctx.tx, id, community, position, agreed)?;
    }
    for gone in standing.iter().filter(|old| !kept.contains(&old.id)) {
        store::remove(ctx.tx, gone.id, ctx.now)?;
    }
    store::set_goal(ctx.tx, community, goal)
}

/// Writes how far a result has come. Who may say so was decided before.
pub fn set_value(ctx: &mut Ctx, result: ResultId, value: Amount) -> Result<()> {
    store::set_value(ctx.tx, result, value, ctx.now)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reached(baseline: i64, target: i64, value: Option<i64>) -> i64 {
        let amount = |hundredths| Amount::of_hundredths(hundredths).expect("an amount");
        GoalResult {
            id: ResultId(platform::ids::Raw::nil()),
            position: 1,
            what: String::new(),
            measure: String::new(),
            baseline: amount(baseline),
            target: amount(target),
            due: String::new(),
            value: value.map(amount),
            updated_at: None,
        }
        .percent()
    }

    #[test]
    fn a_share_is_counted_from_where_it_started() {
        let table = [
            (0, 2_000, None, 0),
            (0, 2_000, Some(500), 25),
            (0, 2_000, Some(1_999), 99),
            (0, 2_000, Some(3_000), 100),
            // Fewer may be better.
            (4_000, 1_000, Some(2_500), 50),
            (4_000, 1_000, Some(6_000), 0),
            (1_000, 2_000, Some(1_250), 25),
        ];
        for (baseline, target, value, expected) in table {
            assert_eq!(reached(baseline, target, value), expected, "{baseline} {target} {value:?}");
        }
    }

    proptest! {
        #[test]
        fn a_share_is_whole_only_when_it_is_reached(baseline in -1_000_000..1_000_000_i64, way in 1..1_000_000_i64, value in -10_000_000..10_000_000_i64) {
            for target in [baseline + way, baseline - way] {
                let there = if target > baseline { value >= target } else { value <= target };
                prop_assert_eq!(reached(baseline, target, Some(value)) == 100, there);
                prop_assert!((0..=100).contains(&reached(baseline, target, Some(value))));
            }
        }
    }
}
