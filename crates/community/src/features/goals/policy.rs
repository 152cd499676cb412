//! Who may do what with the common goal. Pure; whoever gets here has entered the community.

use platform::{Error, Result, say};

use crate::features::communities::{Standing, State};

/// Writes the goal, or asks everybody for another: who directs.
pub fn change(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("goal-forbidden"))) }
}

/// Says how far a result has come: who leads.
pub fn tell(standing: &Standing) -> Result<()> {
    standing.writes()?;
    if standing.leads() { Ok(()) } else { Err(Error::Forbidden(say!("goal-progress-forbidden"))) }
}

/// Whether directors write the goal without asking anybody: until the community runs.
pub fn is_open(state: State) -> bool {
    matches!(state, State::Draft | State::Gathering)
}

/// Whether a change of the goal takes a decision: once the community runs, unless it only adds results where none stand.
pub fn takes_decision(state: State, same_sentence: bool, has_results: bool) -> bool {
    !is_open(state) && (has_results || !same_sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::communities::Role;

    #[test]
    fn who_writes_the_goal_and_tells_of_it() {
        // Roles, owns the site; changes, tells.
        let table = [
            (vec![Role::Director], false, [true, true]),
            (vec![Role::Facilitator], false, [false, true]),
            (vec![Role::Learner], false, [false, false]),
            (vec![], true, [true, true]),
        ];
        for (roles, owns_site, expected) in table {
            let standing = Standing { member: true, roles, owns_site, ..Standing::default() };
            assert_eq!([change(&standing).is_ok(), tell(&standing).is_ok()], expected, "{standing:?}");
        }
    }

    #[test]
    fn once_a_community_runs_its_goal_takes_a_decision() {
        // State, the same sentence, results stand; takes a decision.
        let table = [
            (State::Draft, false, true, false),
            (State::Gathering, false, true, false),
            (State::Running, true, false, false),
            (State::Running, false, false, true),
            (State::Running, true, true, true),
            (State::Closing, true, true, true),
            (State::Transformed, false, true, true),
        ];
        for (state, same, results, expected) in table {
            assert_eq!(takes_decision(state, same, results), expected, "{state:?} {same} {results}");
        }
    }
}
