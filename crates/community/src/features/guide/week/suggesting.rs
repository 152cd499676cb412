//! What is recommended, in the order in which it presses: facts in, recommendations out.

use platform::{Say, say};

use super::super::facts::Facts;
use super::super::model::{Action, Shown, State};
use crate::features::cohorts::actions::WORTH_DEALING;
use crate::features::communities::{State as Life, Type};
use crate::named::named;

/// Most recommendations in a week.
pub const MOST: usize = 5;
/// Below so many members, a charter can wait.
pub const WORTH_AGREEING: i64 = 3;

named! {
    /// What a recommendation is about.
    Subject {
        /// A draft that nobody but directors knows of.
        Launch = "launch",
        /// Decisions whose outcome nobody has told.
        Outcomes = "outcomes",
        /// People who ask to join.
        Requests = "requests",
        /// Newcomers whom nobody has greeted.
        Greetings = "greetings",
        /// Check-ins that are due.
        CheckIns = "check_ins",
        /// Conversations that nobody else has joined.
        Silences = "silences",
        /// Studies of which nobody was told what was heard.
        Findings = "findings",
        /// Members who have not signed the charter.
        Signatures = "signatures",
        /// Learners whom no tutor follows, where others are followed.
        Tutors = "tutors",
        /// Actions that were waived until now.
        Reviews = "reviews",
        /// People who are not there yet.
        Invitations = "invitations",
        /// People who were not asked what they need.
        Needs = "needs",
        /// The goal.
        Goal = "goal",
        /// Places.
        Places = "places",
        /// Themes.
        Themes = "themes",
        /// A charter that is not there.
        Charter = "charter",
        /// Dates that are not there.
        Dates = "dates",
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
        Subject::Launch => i64::from(facts.life == Life::Draft),
        Subject::Outcomes => facts.outcomes_due,
        Subject::Requests => facts.doors.requests,
        Subject::Greetings => facts.welcome.ungreeted,
        Subject::CheckIns => facts.tutoring.due,
        Subject::Tutors => facts.tutoring.unfollowed,
        Subject::Silences => facts.silences,
        Subject::Findings => facts.studies.untold,
        Subject::Signatures if facts.charter.in_force => facts.members - facts.charter.signatures,
        Subject::Signatures => 0,
        Subject::Reviews => guide.iter().filter(|shown| shown.due).count() as i64,
        Subject::Invitations => i64::from(facts.members <= 1 && !facts.doors.invites),
        // While people answer there is nothing to do but to wait; what was heard is a subject of its own.
        Subject::Needs if facts.studies.open > 0 || facts.studies.untold > 0 || facts.members <= 1 => 0,
        Subject::Needs => unmet(Action::Needs),
        Subject::Goal => unmet(Action::Type),
        Subject::Places => unmet(Action::Places),
        Subject::Themes => unmet(Action::Themes),
        Subject::Charter => i64::from(
            !facts.charter.in_force && facts.charter.clauses == 0 && facts.members >= WORTH_AGREEING,
        ),
        Subject::Dates => i64::from(facts.kind == Type::Learning && facts.sessions == 0),
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
            Subject::Launch => (say!("week-launch"), "/lifecycle"),
            Subject::Outcomes => (say!("week-outcomes", count = count), "/decisions"),
            Subject::Requests => (say!("week-requests", count = count), "/requests"),
            Subject::Greetings => {
                let (name, others) = (&facts.welcome.first, count - 1);
                (say!("week-greetings", name = name, count = others), "/newcomers")
            }
            Subject::CheckIns => (say!("week-check-ins", count = count), "/tutoring/bindings"),
            Subject::Tutors => {
                let (name, others) = (&facts.tutoring.first, count - 1);
                (say!("week-tutors", name = name, count = others), "/tutoring/bindings")
            }
            Subject::Findings => (say!("week-findings", count = count), "/studies"),
            Subject::Needs => (why(Action::Needs)?, "/studies"),
            Subject::Silences => (say!("week-silences", count = count), "/places"),
            Subject::Signatures => {
                (say!("week-signatures", count = count, members = facts.members), "/charter")
            }
            Subject::Reviews => (say!("week-reviews", count = count), "/guide"),
            Subject::Invitations => (say!("week-invitations"), "/invitations"),
            Subject::Goal if facts.goal.is_empty() => (why(Action::Type)?, "/settings#goal"),
            Subject::Goal => (why(Action::Type)?, "/learning"),
            Subject::Places => (why(Action::Places)?, "/places"),
            Subject::Themes => (why(Action::Themes)?, "/themes"),
            Subject::Charter => (say!("week-charter", members = facts.members), "/charter/draft"),
            Subject::Dates => (say!("week-dates"), "/courses"),
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
    use crate::features::{charter, communities, discussions, learning, places, studies, tutoring, welcome};

    const TODAY: &str = "2026-11-23";

    fn calm() -> Facts {
        Facts {
            goal: "Open a shop.".to_owned(),
            members: 10,
            sessions: 1,
            studies: studies::built::Built { heard_days: Some(10), ..Default::default() },
            learning: learning::built::Built { intention: true, objectives: 3, uncovered: 0 },
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
        let arrived = welcome::built::Built { ungreeted: 2, first: "Amina".to_owned() };
        let followed = tutoring::built::Built { due: 1, unfollowed: 2, first: "Amina".to_owned() };
        let over = studies::built::Built { untold: 1, ..Default::default() };
        let asking = studies::built::Built { open: 1, ..Default::default() };
        let table = [
            (calm(), vec![]),
            (Facts { doors: doors.clone(), ..calm() }, vec![Subject::Requests]),
            (Facts { outcomes_due: 1, doors, ..calm() }, vec![Subject::Outcomes, Subject::Requests]),
            (Facts { life: Life::Draft, ..calm() }, vec![Subject::Launch]),
            (Facts { sessions: 0, ..calm() }, vec![Subject::Dates]),
            (Facts { sessions: 0, kind: Type::Practice, ..calm() }, vec![]),
            (Facts { silences: 3, ..calm() }, vec![Subject::Silences]),
            (Facts { welcome: arrived, ..calm() }, vec![Subject::Greetings]),
            (Facts { tutoring: followed, ..calm() }, vec![Subject::CheckIns, Subject::Tutors]),
            (Facts { studies: over, ..calm() }, vec![Subject::Findings]),
            (Facts { studies: asking, ..calm() }, vec![]),
            (Facts { studies: Default::default(), ..calm() }, vec![Subject::Needs]),
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
