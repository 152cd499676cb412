//! Who brings a history, and what may be done with one: pure.

use platform::{Error, Result, say};

use super::model::State;
use crate::features::communities::Standing;

/// Directors bring histories: thousands of posts and people come at once.
pub fn bring(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("imports-forbidden"))) }
}

/// Whether starting does anything; what cannot be started says why.
pub fn start(state: State) -> Result<bool> {
    match state {
        State::Ready | State::Stopped => Ok(true),
        State::UnderWay => Ok(false),
        State::Looking => Err(Error::Conflict(say!("imports-still-looking"))),
        State::Left | State::Ended | State::Refused => Err(Error::Conflict(say!("imports-over"))),
    }
}

/// Whether stopping does anything.
pub fn stop(state: State) -> bool {
    state == State::UnderWay
}

/// Whether removing the archive does anything; what is under way is stopped first.
pub fn remove(state: State) -> Result<bool> {
    match state {
        State::UnderWay => Err(Error::Conflict(say!("imports-stop-first"))),
        State::Left | State::Ended | State::Refused => Ok(false),
        State::Looking | State::Ready | State::Stopped => Ok(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_done_follows_from_where_it_stands() {
        use State::{Ended, Left, Looking, Ready, Refused, Stopped, UnderWay};
        for (state, starts, stops, removes) in [
            (Looking, None, false, Some(true)),
            (Ready, Some(true), false, Some(true)),
            (UnderWay, Some(false), true, None),
            (Stopped, Some(true), false, Some(true)),
            (Left, None, false, Some(false)),
            (Ended, None, false, Some(false)),
            (Refused, None, false, Some(false)),
        ] {
            assert_eq!(start(state).ok(), starts, "{state:?}");
            assert_eq!(stop(state), stops, "{state:?}");
            assert_eq!(remove(state).ok(), removes, "{state:?}");
        }
    }
}
