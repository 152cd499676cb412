//! What speaks for a community of practice and what against it, and who turns a community into one. Pure.

use platform::clock::Timestamp;
use platform::{Error, Result, Say, say};

use super::model::{Evidence, Heard, Line, Sign, Transformation, What, Wish};
use crate::features::communities::{Community, Standing, State, Type};
use crate::features::lifecycle::Way;

/// What is counted as lately, in days.
pub const LATELY: i64 = 30;
/// Days in which it can be undone.
pub const REVERSIBLE: i32 = 30;
/// So many people who wrote carry a community, where they are also one in [`SHARE`] of its members…
const LIVELY: i64 = 5;
/// See [`LIVELY`].
const SHARE: i64 = 5;
/// … and so many do however many members there are.
const MANY: i64 = 15;
/// Fewer people than that who wrote do not carry one.
const QUIET: i64 = 3;
/// From so many answers, and from so many questions, on they say something.
const ENOUGH: i64 = 5;

/// Members see it; who only visits does not.
pub fn see(standing: &Standing) -> Result<()> {
    match standing.enters() && !standing.is_visitor() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("transformation-for-members"))),
    }
}

/// Directors do it and undo it.
pub fn act(standing: &Standing) -> Result<()> {
    if !standing.directs() {
        return Err(Error::Forbidden(say!("transformation-forbidden")));
    }
    standing.writes()
}

/// Whether a community can become one of practice now.
pub fn possible(kind: Type, state: State) -> Result<()> {
    match (kind, state) {
        (Type::Learning, State::Running | State::Closing) => Ok(()),
        (Type::Learning, State::Draft | State::Gathering) => {
            Err(Error::Conflict(say!("transformation-too-early")))
        }
        (Type::Learning, _) => Err(Error::Conflict(say!("transformation-closed"))),
        _ => Err(Error::Conflict(say!("transformation-other-type"))),
    }
}

/// Whether a turn can be undone now.
pub fn reversible(turn: &Transformation, community: &Community, now: Timestamp) -> Result<()> {
    let open = matches!(community.state, State::Running | State::Closing | State::Gathering);
    if now > turn.reversible_until {
        Err(Error::Conflict(say!("transformation-too-late")))
    } else if community.kind != turn.to_type {
        Err(Error::Conflict(say!("transformation-other-type")))
    } else if !open {
        Err(Error::Conflict(say!("transformation-closed")))
    } else {
        Ok(())
    }
}

/// What speaks for it and what against it.
pub fn weigh(evidence: &Evidence) -> Vec<Line> {
    What::ALL
        .iter()
        .map(|what| match what {
            What::Life => life(evidence),
            What::Aid => aid(evidence),
            What::Problems => problems(evidence),
            What::Leaders => leaders(evidence),
            What::Wish => wish(&evidence.wish),
        })
        .collect()
}

/// How many of the lines speak this way.
pub fn count(lines: &[Line], sign: Sign) -> i64 {
    lines.iter().filter(|line| line.sign == sign).count() as i64
}

fn line(what: What, sign: Sign, stands_on: Vec<Say>, helps: (Say, &'static str)) -> Line {
    let helps = (sign != Sign::For).then_some(helps);
    Line { what, sign, stands_on, quotes: Vec::new(), helps }
}

fn life(Evidence { members, writers, .. }: &Evidence) -> Line {
    let carried = *writers >= MANY || (*writers >= LIVELY && writers * SHARE >= *members);
    let sign = match *writers {
        _ if carried => Sign::For,
        ..QUIET => Sign::Against,
        _ => Sign::Open,
    };
    let stands_on = vec![say!("weigh-life", writers = writers, members = members, days = LATELY)];
    line(What::Life, sign, stands_on, (say!("weigh-life-helps"), "/topics/new"))
}

/// Members carry each other where at least half of the answers are theirs.
fn aid(Evidence { answers, peers, .. }: &Evidence) -> Line {
    let sign = match (*answers, *peers) {
        (_, peers) if peers >= ENOUGH && peers * 2 >= *answers => Sign::For,
        (answers, peers) if answers >= ENOUGH && peers * 4 < answers => Sign::Against,
        _ => Sign::Open,
    };
    let stands_on = match answers {
        0 => say!("weigh-aid-none", days = LATELY),
        _ => say!("weigh-aid", answers = answers, peers = peers, days = LATELY),
    };
    line(What::Aid, sign, vec![stands_on], (say!("weigh-aid-helps"), "/topics/new"))
}

/// No program knows whether a need is one of daily work: what a study's answers speak for does, and the needs are shown to be judged.
fn problems(Evidence { questions, study, .. }: &Evidence) -> Line {
    let asked = say!("weigh-questions", questions = questions, days = LATELY);
    let speaks_for = study.as_ref().and_then(|study| study.speaks_for);
    let (sign, heard) = match (study, speaks_for) {
        (_, Some(Type::Practice)) => (Sign::For, say!("weigh-study-practice")),
        (_, Some(Type::Learning)) => (Sign::Against, say!("weigh-study-learning")),
        (_, Some(Type::Interest)) => (Sign::Against, say!("weigh-study-interest")),
        (Some(_), None) => (Sign::Open, say!("weigh-study-level")),
        (None, None) => (Sign::Open, say!("weigh-study-none")),
    };
    let sign = if sign == Sign::Open && *questions >= ENOUGH { Sign::For } else { sign };
    let quotes = study.as_ref().map(|Heard { needs, .. }| needs.clone()).unwrap_or_default();
    let found = line(What::Problems, sign, vec![heard, asked], (say!("weigh-problems-helps"), "/studies"));
    Line { quotes, ..found }
}

/// One who directs and one more who helps to lead, both without a last day: alone one gives up.
fn leaders(Evidence { directors, facilitators, .. }: &Evidence) -> Line {
    let sign = match (*directors, directors + facilitators) {
        (0, _) => Sign::Against,
        (_, 2..) => Sign::For,
        _ => Sign::Open,
    };
    let stands_on = say!("weigh-leaders", directors = directors, facilitators = facilitators);
    line(What::Leaders, sign, vec![stands_on], (say!("weigh-leaders-helps"), "/members"))
}

fn wish(wish: &Wish) -> Line {
    let (sign, stands_on) = match wish {
        Wish::Unasked => (Sign::Open, say!("weigh-wish-unasked")),
        Wish::Asked => (Sign::Open, say!("weigh-wish-asked")),
        Wish::Silent => (Sign::Open, say!("weigh-wish-silent")),
        Wish::Withdrawn => (Sign::Open, say!("weigh-wish-withdrawn")),
        Wish::Counted { practice, answers, leads } => {
            let sign = match leads {
                Some(Way::Practice) => Sign::For,
                Some(_) => Sign::Against,
                None => Sign::Open,
            };
            (sign, say!("weigh-wish", practice = practice, answers = answers))
        }
    };
    line(What::Wish, sign, vec![stands_on], (say!("weigh-wish-helps"), "/decisions"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::features::communities::Role;

    fn evidence() -> Evidence {
        Evidence { members: 20, ..Evidence::default() }
    }

    fn sign(evidence: &Evidence, what: What) -> Sign {
        weigh(evidence).iter().find(|line| line.what == what).unwrap().sign
    }

    fn heard(speaks_for: Option<Type>) -> Option<Heard> {
        Some(Heard { speaks_for, needs: vec!["Ovens that fail".to_owned()] })
    }

    #[test]
    fn records_speak_for_it_or_against_it() {
        let counted = |practice, answers, leads| Wish::Counted { practice, answers, leads };
        let table = [
            (Evidence { writers: 2, ..evidence() }, What::Life, Sign::Against),
            (Evidence { writers: 3, ..evidence() }, What::Life, Sign::Open),
            (Evidence { writers: 5, ..evidence() }, What::Life, Sign::For),
            (Evidence { writers: 5, members: 26, ..evidence() }, What::Life, Sign::Open),
            (Evidence { writers: 15, members: 1_000, ..evidence() }, What::Life, Sign::For),
            (Evidence { answers: 0, peers: 0, ..evidence() }, What::Aid, Sign::Open),
            (Evidence { answers: 8, peers: 4, ..evidence() }, What::Aid, Sign::Open),
            (Evidence { answers: 10, peers: 5, ..evidence() }, What::Aid, Sign::For),
            (Evidence { answers: 11, peers: 5, ..evidence() }, What::Aid, Sign::Open),
            (Evidence { answers: 4, peers: 0, ..evidence() }, What::Aid, Sign::Open),
            (Evidence { answers: 5, peers: 1, ..evidence() }, What::Aid, Sign::Against),
            (Evidence { questions: 4, ..evidence() }, What::Problems, Sign::Open),
            (Evidence { questions: 5, ..evidence() }, What::Problems, Sign::For),
            (Evidence { study: heard(None), ..evidence() }, What::Problems, Sign::Open),
            (Evidence { study: heard(Some(Type::Practice)), ..evidence() }, What::Problems, Sign::For),
            (
                Evidence { study: heard(Some(Type::Learning)), questions: 9, ..evidence() },
                What::Problems,
                Sign::Against,
            ),
            (Evidence { directors: 0, facilitators: 3, ..evidence() }, What::Leaders, Sign::Against),
            (Evidence { directors: 1, facilitators: 0, ..evidence() }, What::Leaders, Sign::Open),
            (Evidence { directors: 1, facilitators: 1, ..evidence() }, What::Leaders, Sign::For),
            (Evidence { directors: 2, facilitators: 0, ..evidence() }, What::Leaders, Sign::For),
            (evidence(), What::Wish, Sign::Open),
            (Evidence { wish: Wish::Asked, ..evidence() }, What::Wish, Sign::Open),
            (Evidence { wish: counted(3, 4, Some(Way::Practice)), ..evidence() }, What::Wish, Sign::For),
            (Evidence { wish: counted(1, 4, Some(Way::End)), ..evidence() }, What::Wish, Sign::Against),
            (Evidence { wish: counted(2, 4, None), ..evidence() }, What::Wish, Sign::Open),
        ];
        for (evidence, what, expected) in table {
            assert_eq!(sign(&evidence, what), expected, "{what:?} {evidence:?}");
        }
    }

    #[test]
    fn every_line_says_what_it_stands_on_and_what_would_help() {
        for line in weigh(&evidence()) {
            assert!(!line.stands_on.is_empty(), "{line:?}");
            assert_eq!(line.helps.is_none(), line.sign == Sign::For, "{line:?}");
        }
        assert_eq!(weigh(&Evidence { study: heard(None), ..evidence() })[2].quotes, ["Ovens that fail"]);
    }

    /// How far a sign is from against.
    fn rank(sign: Sign) -> i64 {
        match sign {
            Sign::Against => 0,
            Sign::Open => 1,
            Sign::For => 2,
        }
    }

    proptest! {
        /// One more person who writes, member who answers, question, director or facilitator never speaks against it.
        #[test]
        fn more_of_it_never_speaks_against_it(
            members in 1..200_i64, writers in 0..60_i64, answers in 0..40_i64, share in 0..=100_i64,
            questions in 0..12_i64, directors in 0..4_i64, facilitators in 0..4_i64,
        ) {
            let less = Evidence {
                members, writers, answers, peers: answers * share / 100, questions, directors, facilitators,
                ..Evidence::default()
            };
            let more = [
                Evidence { writers: writers + 1, ..less.clone() },
                Evidence { peers: (less.peers + 1).min(answers), ..less.clone() },
                Evidence { questions: questions + 1, ..less.clone() },
                Evidence { directors: directors + 1, ..less.clone() },
                Evidence { facilitators: facilitators + 1, ..less.clone() },
            ];
            for more in more {
                for what in What::ALL {
                    prop_assert!(rank(sign(&more, *what)) >= rank(sign(&less, *what)), "{what:?} {less:?} {more:?}");
                }
            }
        }
    }

    #[test]
    fn who_sees_and_who_acts() {
        // Roles, member; sees, acts.
        let table = [
            (vec![Role::Director], true, [true, true]),
            (vec![Role::Facilitator], true, [true, false]),
            (vec![Role::Learner], true, [true, false]),
            (vec![Role::Partner], true, [false, false]),
            (vec![], false, [false, false]),
        ];
        for (roles, member, expected) in table {
            let standing = Standing { member, roles, ..Standing::default() };
            assert_eq!([see(&standing).is_ok(), act(&standing).is_ok()], expected, "{standing:?}");
        }
    }

    #[test]
    fn only_a_community_of_learning_that_is_open_becomes_one_of_practice() {
        for kind in Type::ALL {
            for state in State::ALL {
                let expected = *kind == Type::Learning && matches!(state, State::Running | State::Closing);
                assert_eq!(possible(*kind, *state).is_ok(), expected, "{kind:?} {state:?}");
            }
        }
    }
}
