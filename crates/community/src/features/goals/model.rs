//! Words on results, changes of the goal, and what is typed about both.

use jiff::civil::Date;
use platform::clock::Timestamp;
use platform::db::{Bind, Cell, Column, Value};
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, id, row, say};

use crate::features::communities::goal::{Agreed, Amount, MOST_RESULTS, ResultId};
use crate::features::decisions::DecisionId;

id!(
    /// A word on how far a result has come.
    UpdateId, "update"
);
id!(
    /// A change of the common goal.
    GoalChangeId, "goalchange"
);

row! {
    /// A word on how far a result has come.
    pub struct Update {
        /// Of which result.
        pub what: String,
        /// What is counted.
        pub measure: String,
        /// Where it was.
        pub value: Amount,
        /// In words; may be empty.
        pub note: String,
        /// Who said so.
        pub name: String,
        /// When.
        pub created_at: Timestamp,
    }
}

/// Takes a word on a result as typed: of which result it is, and where that stands.
pub fn told(result: &str, value: &str) -> Result<(ResultId, Amount)> {
    let result = result.parse().map_err(|_| Error::invalid("result", say!("goal-result-unknown")))?;
    let value = Amount::parse(value).ok_or(Error::invalid("value", say!("goal-number-unsound")))?;
    Ok((result, value))
}

/// Results as they stand in one column: JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedList {
    /// The results.
    pub list: Vec<Agreed>,
    text: String,
}

impl AgreedList {
    /// These results.
    pub fn of(list: Vec<Agreed>) -> Result<Self> {
        let text = serde_json::to_string(&list).map_err(Error::internal)?;
        Ok(AgreedList { list, text })
    }

    /// Reads what is stored.
    pub fn read(text: &str) -> Result<Self> {
        let list = serde_json::from_str(text).map_err(Error::internal)?;
        Ok(AgreedList { list, text: text.to_owned() })
    }
}

impl Bind for AgreedList {
    fn bind(&self) -> Value<'_> {
        Value::Text(&self.text)
    }
}

impl Column for AgreedList {
    fn column(cell: Cell<'_>) -> Result<Self> {
        AgreedList::read(cell.text()?)
    }
}

row! {
    /// A change of the common goal: proposed, or agreed on.
    pub struct GoalChange {
        /// Its id.
        pub id: GoalChangeId,
        /// The decision that it takes; none where directors wrote it before the community ran.
        pub decision_id: Option<DecisionId>,
        /// The sentence that it brings.
        pub goal: String,
        /// The results that it brings.
        pub results: AgreedList,
        /// Why; may be empty where nobody had to agree.
        pub reason: String,
        /// Who wrote it.
        pub name: String,
        /// When it was written, or agreed on where it is.
        pub at: Timestamp,
    }
}

/// A goal as somebody typed it, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalText {
    /// One sentence.
    pub goal: String,
    /// Why it changes; may be empty where nobody has to agree.
    pub reason: String,
    /// One to three results.
    pub results: Vec<Agreed>,
    /// Where each of them stands among the typed ones.
    places: Vec<usize>,
}

/// The names of a result's fields, for each place.
pub const FIELDS: [[&str; 5]; MOST_RESULTS] = [
    ["what1", "measure1", "baseline1", "target1", "due1"],
    ["what2", "measure2", "baseline2", "target2", "due2"],
    ["what3", "measure3", "baseline3", "target3", "due3"],
];

/// A result's fields as typed, in the order of [`FIELDS`].
pub type TypedResult<'t> = [&'t str; 5];

impl GoalText {
    /// Takes a goal as typed. Results of which nothing was typed are left out.
    pub fn parse(goal: &str, reason: &str, results: [TypedResult; MOST_RESULTS]) -> Result<Self> {
        let mut problems = Vec::new();
        let (goal, reason) = (one_line(goal), one_line(reason));
        if goal.is_empty() || goal.chars().count() > 400 {
            problems.push(Problem { field: "goal", say: say!("goal-missing", max = 400) });
        }
        if reason.chars().count() > 300 {
            problems.push(Problem { field: "reason", say: say!("goal-reason-missing", max = 300) });
        }
        let (mut parsed, mut places) = (Vec::new(), Vec::new());
        for (place, typed) in results.iter().enumerate() {
            if typed.iter().any(|text| !text.trim().is_empty()) {
                parsed.extend(result(place, typed, &mut problems));
                places.push(place);
            }
        }
        if parsed.is_empty() && problems.is_empty() {
            problems.push(Problem { field: "what1", say: say!("goal-result-missing") });
        }
        match problems.is_empty() {
            true => Ok(GoalText { goal, reason, results: parsed, places }),
            false => Err(Error::Invalid(problems)),
        }
    }

    /// Refuses a day before `today`, such as `2026-11-23`. A result that stands and counts the same keeps its day.
    pub fn ahead_of(&self, today: &str, standing: &[Agreed]) -> Result<()> {
        let kept = |result: &Agreed| {
            standing.iter().any(|old| {
                old.measure == result.measure && old.baseline == result.baseline && old.due == result.due
            })
        };
        let late = |result: &Agreed| result.due.to_string().as_str() < today && !kept(result);
        let found = self.results.iter().zip(&self.places).filter(|(result, _)| late(result));
        let problem = |place: usize| Problem { field: FIELDS[place][4], say: say!("goal-due-past") };
        let problems: Vec<Problem> = found.map(|(_, place)| problem(*place)).collect();
        if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
    }
}

fn result(place: usize, typed: &TypedResult, problems: &mut Vec<Problem>) -> Option<Agreed> {
    let [what_field, measure_field, baseline_field, target_field, due_field] = FIELDS[place];
    let before = problems.len();
    let (what, measure) = (one_line(typed[0]), one_line(typed[1]));
    if what.is_empty() || what.chars().count() > 160 {
        problems.push(Problem { field: what_field, say: say!("goal-what-missing", max = 160) });
    }
    if measure.is_empty() || measure.chars().count() > 60 {
        problems.push(Problem { field: measure_field, say: say!("goal-measure-missing", max = 60) });
    }
    let baseline = if typed[2].trim().is_empty() { Some(Amount::ZERO) } else { Amount::parse(typed[2]) };
    let target = Amount::parse(typed[3]);
    for (field, number) in [(baseline_field, baseline), (target_field, target)] {
        if number.is_none() {
            problems.push(Problem { field, say: say!("goal-number-unsound") });
        }
    }
    if baseline.is_some() && baseline == target {
        problems.push(Problem { field: target_field, say: say!("goal-target-same") });
    }
    let due = typed[4].trim().parse().ok().filter(|day: &Date| (2000..=2100).contains(&day.year()));
    if due.is_none() {
        problems.push(Problem { field: due_field, say: say!("goal-due-missing") });
    }
    match (baseline, target, due) {
        (Some(baseline), Some(target), Some(due)) if problems.len() == before => {
            Some(Agreed { what, measure, baseline, target, due })
        }
        _ => None,
    }
}
