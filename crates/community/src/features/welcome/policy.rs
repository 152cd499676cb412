//! Who arrives, and who greets. Pure.

use platform::{Error, Result, say};

use crate::features::accounts::AccountId;
use crate::features::communities::Standing;

/// Members arrive; who only visits, and who only runs the site, does not.
pub fn arrive(standing: &Standing) -> Result<()> {
    match standing.member && !standing.is_visitor() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("welcome-for-members"))),
    }
}

/// Directors and facilitators greet.
pub fn greet(standing: &Standing) -> Result<()> {
    if standing.leads() { Ok(()) } else { Err(Error::Forbidden(say!("newcomers-forbidden"))) }
}

/// Nobody greets themselves.
pub fn greet_one(standing: &Standing, greeter: AccountId, newcomer: AccountId) -> Result<()> {
    greet(standing)?;
    standing.writes()?;
    if greeter == newcomer { Err(Error::Conflict(say!("newcomers-yourself"))) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::communities::Role;

    #[test]
    fn who_arrives_and_who_greets() {
        let table = [
            (vec![Role::Director], true, false, [true, true]),
            (vec![Role::Facilitator], true, false, [true, true]),
            (vec![Role::Learner], true, false, [true, false]),
            (vec![Role::Guest], true, false, [false, false]),
            (vec![], false, true, [false, true]),
        ];
        for (roles, member, owns_site, expected) in table {
            let standing = Standing { member, roles, owns_site, ..Standing::default() };
            assert_eq!([arrive(&standing).is_ok(), greet(&standing).is_ok()], expected, "{standing:?}");
        }
    }
}
