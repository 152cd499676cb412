//! What is recommended, in the order in which it presses: facts in, recommendations out.

use platform::{Say, say};

use super::super::facts::Facts;
use super::super::model::{Action, Shown, State};
use crate::features::cohorts::actions::WORTH_DEALING;
use crate::named::named;

/// Most recommendations in a week.
pub const MOST: usize = 5;
/// Below so many members, a charter can wait.
pub const WORTH_AGREEING: i64 = 3;

named! {
    /// What a recommendation is about.
    Subject {
        /// Decisions whose outcome nobody has told.
        Outcomes = "outcomes",
        /// People who ask to join.
        Requests = "requests",
        /// Conversations that nobody else has joined.
        Silences = "silences",
        /// Members who have not signed the charter.
        Signatures = "signatures",
        /// Actions that were waived until now.
        Reviews = "reviews",
        /// People who are not there yet.
        Invitations = "invitations",
        /// The goal.
        Goal = "goal",
        /// Places.
        Places = "places",
        /// Themes.
        Themes = "themes",
        /// A charter that is not there.
        Charter = "charter",
        /// Cohorts that are not there.
        Cohorts = "cohorts",
    }
}

/// Something to do this week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// What it is about.
    pub subject: Subject,
    /// What brought it up.
    pub trigger: Say,
    /// The page on which one does it, from the community's address on.
    pub page: &'static str,
    /// What was counted; the effect of doing it is what is counted later.
    pub count: i64,
}

/// How much of a subject there is now: what a director would want to see go down.
pub fn count(subject: Subject, facts: &Facts, guide: &[Shown]) -> i64 {
    let unmet = |action: Action| {
        let state = guide.iter().find(|shown| shown.action == action).map(|shown| shown.verdict.state);
        i64::from(matches!(state, Some(State::Open | State::UnderWay)))
    };
    match subject {
        Subject::Outcomes => facts.outcomes_due,
        Subject::Requests => facts.doors.requests,
        Subject::Silences => facts.silences,
        Subject::Signatures if facts.charter.in_force => facts.members - facts.charter.signatures,
        Subject::Signatures => 0,
        Subject::Reviews => guide.iter().filter(|shown| shown.due).count() as i64,
        Subject::Invitations => i64::from(facts.members <= 1 && !facts.doors.invites),
        Subject::Goal => unmet(Action::Type),
        Subject::Places => unmet(Action::Places),
        Subject::Themes => unmet(Action::Themes),
        Subject::Charter => i64::from(
            !facts.charter.in_force && facts.charter.clauses == 0 && facts.members >= WORTH_AGREEING,
        ),
        Subject::Cohorts => i64::from(!facts.dealt && facts.members >= WORTH_DEALING),
    }
}

/// Everything that presses, the most pressing first.
pub fn suggest(facts: &Facts, guide: &[Shown]) -> Vec<Recommendation> {
    let why = |action: Action| {
        guide.iter().find(|shown| shown.action == action).map(|shown| shown.verdict.why.clone())
    };
    let recommend = |subject: &Subject| {
        let count = count(*subject, facts, guide);
        let (trigger, page) = match subject {
            Subject::Outcomes => (say!("week-outcomes", count = count), "/decisions"),
            Subject::Requests => (say!("week-requests", count = count), "/requests"),
            Subject::Silences => (say!("week-silences", count = count), "/places"),
            Subject::Signatures => {
                (say!("week-signatures", count = count, members = facts.members), "/charter")
            }
            Subject::Reviews => (say!("week-reviews", count = count), "/guide"),
            Subject::Invitations => (say!("week-invitations"), "/invitations"),
            Subject::Goal => (why(Action::Type)?, "/settings#goal"),
            Subject::Places => (why(Action::Places)?, "/places"),
            Subject::Themes => (why(Action::Themes)?, "/themes"),
            Subject::Charter => (say!("week-charter", members = facts.members), "/charter/draft"),
            Subject::Cohorts => (say!("week-cohorts", members = facts.members), "/cohorts/deal"),
        };
        (count > 0).then_some(Recommendation { subject: *subject, trigger, page, count })
    };
    Subject::ALL.iter().filter_map(recommend).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::policy;
    use super::*;
    use crate::features::{charter, communities, discussions, places};

    const TODAY: &str = "2026-11-23";

    fn calm() -> Facts {
        Facts {
            goal: "Open a shop.".to_owned(),
            members: 10,
            themes: discussions::built::Themes { count: 4, used: 1 },
            places: places::built::Built { open: 5, lounges: 1, without_purpose: 0, asks: 1 },
            charter: charter::built::Built { in_force: true, clauses: 3, signatures: 10 },
            ..Facts::default()
        }
    }

    fn subjects(facts: &Facts) -> Vec<Subject> {
        let guide = policy::show(facts, &[], TODAY);
        suggest(facts, &guide).iter().map(|recommendation| recommendation.subject).collect()
    }

    #[test]
    fn what_presses_is_recommended_and_nothing_else() {
        let doors = communities::built::Built { requests: 2, invites: true };
        let alone = Facts { members: 1, charter: Default::default(), ..calm() };
        let invited = communities::built::Built { requests: 0, invites: true };
        let unsigned = charter::built::Built { in_force: true, clauses: 3, signatures: 6 };
        let table = [
            (calm(), vec![]),
            (Facts { doors: doors.clone(), ..calm() }, vec![Subject::Requests]),
            (Facts { outcomes_due: 1, doors, ..calm() }, vec![Subject::Outcomes, Subject::Requests]),
            (Facts { silences: 3, ..calm() }, vec![Subject::Silences]),
            (Facts { charter: unsigned, ..calm() }, vec![Subject::Signatures]),
            (alone.clone(), vec![Subject::Invitations]),
            (Facts { doors: invited, ..alone }, vec![]),
            (Facts { charter: Default::default(), ..calm() }, vec![Subject::Charter]),
            (Facts { members: 40, ..calm() }, vec![Subject::Signatures, Subject::Cohorts]),
            (Facts { goal: String::new(), ..calm() }, vec![Subject::Goal]),
            (Facts { themes: Default::default(), ..calm() }, vec![Subject::Themes]),
            (Facts { places: Default::default(), ..calm() }, vec![Subject::Places]),
        ];
        for (facts, expected) in table {
            assert_eq!(subjects(&facts), expected, "{facts:?}");
        }
    }

    #[test]
    fn a_recommendation_counts_what_brought_it_up() {
        let facts = Facts { silences: 3, ..calm() };
        let guide = policy::show(&facts, &[], TODAY);
        assert_eq!(suggest(&facts, &guide)[0].count, 3);
        assert_eq!(count(Subject::Silences, &calm(), &guide), 0);
    }
}
