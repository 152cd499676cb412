//! Where each action stands: facts in, verdict out.

use platform::{Error, Result, Say, say};

use super::facts::Facts;
use super::model::{Action, Next, Shown, State, Verdict, Waiver};
use crate::features::communities::{Standing, Type};

/// Days after which what was heard is old: a quarter, and a month to ask again.
const ASK_AGAIN: i64 = 120;

/// Members see how their community is built; who only visits does not.
pub fn see(standing: &Standing) -> Result<()> {
    match standing.enters() && !standing.is_visitor() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("guide-for-members"))),
    }
}

/// Directors take the steps.
pub fn lead(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("guide-forbidden"))) }
}

/// Every action with what it stands on. `today` is a day in the community's zone, such as `2026-11-23`.
pub fn show(facts: &Facts, waivers: &[Waiver], today: &str) -> Vec<Shown> {
    let shown = |action: &Action| {
        let waiver = waivers.iter().find(|waiver| waiver.action == *action).cloned();
        settle(*action, facts, waiver, today)
    };
    Action::ALL.iter().map(shown).collect()
}

/// What records show counts before what anybody says, and a waiver before what the type leaves out.
fn settle(action: Action, facts: &Facts, waiver: Option<Waiver>, today: &str) -> Shown {
    let mut verdict = judge(action, facts);
    let due = waiver.as_ref().is_some_and(|waiver| waiver.review_on.as_str() <= today);
    if verdict.state == State::Met {
        return Shown { action, verdict, waiver: None, due: false };
    }
    if waiver.is_some() && !due {
        verdict.state = State::Waived;
    } else if waiver.is_none()
        && verdict.state == State::Open
        && let Some(why) = spared(facts.kind, action)
    {
        verdict = Verdict { state: State::NotNeeded, why, lacks: None, next: None };
    }
    Shown { action, verdict, waiver, due }
}

/// Why a type does not need an action; nothing where it does.
pub fn spared(kind: Type, action: Action) -> Option<Say> {
    match (kind, action) {
        (Type::Interest, Action::Limits) => Some(say!("guide-spared-limits-interest")),
        (Type::Interest, Action::Schedules) => Some(say!("guide-spared-schedules-interest")),
        (Type::Practice, Action::Limits) => Some(say!("guide-spared-limits-practice")),
        _ => None,
    }
}

/// What records say of an action.
fn judge(action: Action, facts: &Facts) -> Verdict {
    match action {
        Action::Needs => needs(facts),
        Action::Type => kind(facts),
        Action::Limits => missing(say!("guide-limits-open"), say!("guide-limits-lacks")),
        Action::Schedules => missing(say!("guide-schedules-open"), say!("guide-schedules-lacks")),
        Action::Themes => themes(facts),
        Action::Places => places(facts),
        Action::Surprises => missing(say!("guide-surprises-open"), say!("guide-surprises-lacks")),
        Action::Outside => missing(say!("guide-outside-open"), say!("guide-outside-lacks")),
        Action::Belonging => belonging(facts),
    }
}

/// An action of which the site can do nothing yet.
fn missing(why: Say, lacks: Say) -> Verdict {
    Verdict { state: State::Open, why, lacks: Some(lacks), next: None }
}

fn verdict(state: State, why: Say, label: Say, page: &'static str) -> Verdict {
    Verdict { state, why, lacks: None, next: Some(Next { label, page }) }
}

/// Whoever comes was asked, and was told what was heard. A guess of who opened the community is a beginning.
fn needs(facts: &Facts) -> Verdict {
    let studies = &facts.studies;
    let (state, why) = match (studies.open, studies.heard_days) {
        (1.., _) => (State::UnderWay, say!("guide-needs-asking", answers = studies.answers)),
        _ if studies.untold > 0 => (State::UnderWay, say!("guide-needs-untold", count = studies.untold)),
        (_, Some(days)) if days <= ASK_AGAIN => (State::Met, say!("guide-needs-heard", days = days)),
        (_, Some(days)) => (State::UnderWay, say!("guide-needs-again", days = days)),
        _ if studies.drafts > 0 => (State::UnderWay, say!("guide-needs-draft")),
        _ if facts.guessed => (State::UnderWay, say!("guide-needs-guessed")),
        _ => (State::Open, say!("guide-needs-open")),
    };
    verdict(state, why, say!("guide-needs-next"), "/studies")
}

fn kind(facts: &Facts) -> Verdict {
    if facts.goal.is_empty() {
        return verdict(State::UnderWay, say!("guide-type-no-goal"), say!("guide-type-goal-next"), "/goal");
    }
    let learning = &facts.learning;
    if facts.kind == Type::Learning && !(learning.intention && learning.objectives > 0) {
        let (why, label) = (say!("guide-type-no-intention"), say!("guide-type-intention-next"));
        return verdict(State::UnderWay, why, label, "/learning");
    }
    if learning.uncovered > 0 {
        let why = say!("guide-type-uncovered", count = learning.uncovered);
        return verdict(State::UnderWay, why, say!("guide-type-plan-next"), "/learning#plan");
    }
    let why = match facts.kind {
        Type::Learning => say!("guide-type-learning", goal = facts.goal),
        Type::Practice => say!("guide-type-practice", goal = facts.goal),
        Type::Interest => say!("guide-type-interest", goal = facts.goal),
    };
    verdict(State::Met, why, say!("guide-type-next"), "/contract")
}

fn themes(facts: &Facts) -> Verdict {
    let (state, why) = match (facts.themes.count, facts.themes.used) {
        (0, _) => (State::Open, say!("guide-themes-open")),
        (count, 0) => (State::UnderWay, say!("guide-themes-unused", count = count)),
        (count, used) => (State::Met, say!("guide-themes-met", count = count, used = used)),
    };
    verdict(state, why, say!("guide-themes-next"), "/themes")
}

fn places(facts: &Facts) -> Verdict {
    let built = &facts.places;
    if built.open == 0 {
        return verdict(State::Open, say!("guide-places-open"), say!("guide-places-new"), "/places/new");
    }
    let (state, why) = match (built.without_purpose, built.lounges) {
        (0, 0) => (State::UnderWay, say!("guide-places-no-lounge", count = built.open)),
        (0, _) => (State::Met, say!("guide-places-met", count = built.open, asks = built.asks)),
        (count, _) => (State::UnderWay, say!("guide-places-no-purpose", count = count, open = built.open)),
    };
    verdict(state, why, say!("guide-places-next"), "/places")
}

/// Met only by ambassadors, which the site does not know yet; what is there already counts.
fn belonging(facts: &Facts) -> Verdict {
    let charter = &facts.charter;
    let (state, why, label) = match (charter.in_force, charter.clauses) {
        (true, _) => {
            let why = say!("guide-belonging-charter", signed = charter.signatures, members = facts.members);
            (State::UnderWay, why, say!("guide-belonging-see"))
        }
        (false, 1..) => (
            State::UnderWay,
            say!("guide-belonging-draft", count = charter.clauses),
            say!("guide-belonging-see"),
        ),
        (false, _) => (State::Open, say!("guide-belonging-open"), say!("guide-belonging-next")),
    };
    let lacks = Some(say!("guide-belonging-lacks"));
    let page = if charter.in_force { "/charter" } else { "/charter/draft" };
    Verdict { state, why, lacks, next: Some(Next { label, page }) }
}

#[cfg(test)]
mod tests {
    use platform::clock::Timestamp;

    use super::*;
    use crate::features::communities::Type as Kind;
    use crate::features::{charter, discussions, learning, places, studies};

    const TODAY: &str = "2026-11-23";

    fn built() -> Facts {
        Facts {
            kind: Kind::Learning,
            goal: "Open a shop.".to_owned(),
            members: 10,
            learning: learning::built::Built { intention: true, objectives: 3, uncovered: 0 },
            themes: discussions::built::Themes { count: 4, used: 0 },
            places: places::built::Built { open: 5, lounges: 1, without_purpose: 0, asks: 1 },
            ..Facts::default()
        }
    }

    fn state(facts: &Facts, action: Action, waiver: Option<&str>) -> State {
        let waivers: Vec<_> = waiver
            .map(|review_on| Waiver {
                action,
                reason: "Later.".to_owned(),
                review_on: review_on.to_owned(),
                name: "Dora".to_owned(),
                waived_at: Timestamp::from_seconds(1),
            })
            .into_iter()
            .collect();
        let shown = show(facts, &waivers, TODAY);
        shown.iter().find(|shown| shown.action == action).unwrap().verdict.state
    }

    #[test]
    fn records_say_where_an_action_stands() {
        use Action::*;
        let new = built();
        let used = Facts { themes: discussions::built::Themes { count: 4, used: 2 }, ..built() };
        let bare = Facts { themes: Default::default(), places: Default::default(), ..built() };
        let aimless = Facts { goal: String::new(), ..built() };
        let vague = places::built::Built { open: 5, lounges: 1, without_purpose: 2, asks: 0 };
        let vague = Facts { places: vague, ..built() };
        let stiff = places::built::Built { open: 5, lounges: 0, without_purpose: 0, asks: 0 };
        let stiff = Facts { places: stiff, ..built() };
        let draft = charter::built::Built { clauses: 2, ..Default::default() };
        let draft = Facts { charter: draft, ..built() };
        let signed = charter::built::Built { in_force: true, clauses: 2, signatures: 10 };
        let signed = Facts { charter: signed, ..built() };
        let practice = Facts { kind: Kind::Practice, ..built() };
        let interest = Facts { kind: Kind::Interest, ..built() };
        let sheetless = Facts { learning: Default::default(), ..built() };
        let idle = learning::built::Built { intention: true, objectives: 3, uncovered: 2 };
        let idle = Facts { learning: idle, ..built() };
        let lasting = Facts { kind: Kind::Practice, ..sheetless.clone() };
        let guessed = Facts { guessed: true, ..built() };
        let asked = |studies: studies::built::Built| Facts { studies, ..built() };
        let none = studies::built::Built::default;
        let drafted = asked(studies::built::Built { drafts: 1, ..none() });
        let asking = asked(studies::built::Built { open: 1, answers: 7, heard_days: Some(200), ..none() });
        let untold = asked(studies::built::Built { untold: 1, heard_days: Some(5), ..none() });
        let heard = asked(studies::built::Built { heard_days: Some(120), ..none() });
        let old = asked(studies::built::Built { heard_days: Some(121), ..none() });
        let table = [
            (&new, Needs, State::Open),
            (&guessed, Needs, State::UnderWay),
            (&drafted, Needs, State::UnderWay),
            (&asking, Needs, State::UnderWay),
            (&untold, Needs, State::UnderWay),
            (&heard, Needs, State::Met),
            (&old, Needs, State::UnderWay),
            (&sheetless, Type, State::UnderWay),
            (&idle, Type, State::UnderWay),
            (&lasting, Type, State::Met),
            (&new, Type, State::Met),
            (&aimless, Type, State::UnderWay),
            (&bare, Themes, State::Open),
            (&new, Themes, State::UnderWay),
            (&used, Themes, State::Met),
            (&bare, Places, State::Open),
            (&vague, Places, State::UnderWay),
            (&stiff, Places, State::UnderWay),
            (&new, Places, State::Met),
            (&new, Belonging, State::Open),
            (&draft, Belonging, State::UnderWay),
            (&signed, Belonging, State::UnderWay),
            (&new, Limits, State::Open),
            (&practice, Limits, State::NotNeeded),
            (&practice, Schedules, State::Open),
            (&interest, Limits, State::NotNeeded),
            (&interest, Schedules, State::NotNeeded),
            (&interest, Surprises, State::Open),
        ];
        for (facts, action, expected) in table {
            assert_eq!(state(facts, action, None), expected, "{action:?} {facts:?}");
        }
    }

    #[test]
    fn a_waiver_holds_until_its_review_and_never_hides_what_is_met() {
        let (new, interest) = (built(), Facts { kind: Kind::Interest, ..built() });
        let table = [
            (&new, Action::Limits, Some("2026-11-24"), State::Waived),
            (&new, Action::Limits, Some(TODAY), State::Open),
            (&new, Action::Themes, Some("2027-01-01"), State::Waived),
            (&new, Action::Places, Some("2027-01-01"), State::Met),
            (&interest, Action::Limits, Some("2027-01-01"), State::Waived),
        ];
        for (facts, action, waiver, expected) in table {
            assert_eq!(state(facts, action, waiver), expected, "{action:?} {waiver:?}");
        }
    }

    #[test]
    fn an_open_action_says_what_to_do_or_what_the_site_lacks() {
        for facts in [built(), Facts::default()] {
            for shown in show(&facts, &[], TODAY) {
                let Verdict { state, next, lacks, .. } = &shown.verdict;
                let open = matches!(state, State::Open | State::UnderWay);
                assert!(!open || next.is_some() || lacks.is_some(), "{shown:?}");
            }
        }
    }

    #[test]
    fn who_sees_and_who_leads() {
        use crate::features::communities::Role;
        let table = [
            (vec![Role::Director], true, [true, true]),
            (vec![Role::Facilitator], true, [true, false]),
            (vec![Role::Learner], true, [true, false]),
            (vec![Role::Guest], true, [false, false]),
            (vec![], false, [false, false]),
        ];
        for (roles, member, expected) in table {
            let standing = Standing { member, roles, ..Standing::default() };
            assert_eq!([see(&standing).is_ok(), lead(&standing).is_ok()], expected, "{standing:?}");
        }
    }
}
