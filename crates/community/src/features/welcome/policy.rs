//! Who arrives, and who greets. Pure.

use platform::clock::Timestamp;
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

/// Directors, facilitators and who volunteered greet.
pub fn greet(standing: &Standing, volunteers: bool) -> Result<()> {
    match standing.leads() || volunteers {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("newcomers-forbidden"))),
    }
}

/// For each newcomer, of whom the first waits longest, who is to greet them: the greeters in turn, from the one whose last greeting lies
/// furthest back, and nobody to greet themselves.
pub fn turns(mut greeters: Vec<(AccountId, Timestamp)>, waiting: &[AccountId]) -> Vec<Option<AccountId>> {
    greeters.sort_by_key(|(greeter, last)| (*last, *greeter));
    let mut turns = Vec::with_capacity(waiting.len());
    for newcomer in waiting {
        let next = greeters.iter().position(|(greeter, _)| greeter != newcomer);
        let greeter = next.map(|at| {
            let next = greeters.remove(at);
            greeters.push(next);
            next.0
        });
        turns.push(greeter);
    }
    turns
}

/// Nobody greets themselves.
pub fn greet_one(standing: &Standing, greeter: AccountId, newcomer: AccountId) -> Result<()> {
    standing.writes()?;
    if greeter == newcomer { Err(Error::Conflict(say!("newcomers-yourself"))) } else { Ok(()) }
}

/// Who said that they greeted somebody takes it back, and who leads.
pub fn take_back(standing: &Standing, account: AccountId, greeter: AccountId) -> Result<()> {
    match account == greeter || standing.leads() {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("newcomers-not-yours"))),
    }
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
            assert!(greet(&standing, true).is_ok());
            assert_eq!(
                [arrive(&standing).is_ok(), greet(&standing, false).is_ok()],
                expected,
                "{standing:?}"
            );
        }
    }

    #[test]
    fn who_greeted_longest_ago_has_who_waits_longest() {
        use platform::ids::Ids;

        let at = Timestamp::from_seconds;
        let mut ids = Ids::new(at(1), [1; 32]);
        let [ann, bob, new, newer, newest] = [(); 5].map(|()| AccountId::draw(&mut ids));
        let greeters = vec![(ann, at(9)), (bob, at(5))];
        assert_eq!(turns(Vec::new(), &[new]), [None]);
        assert_eq!(turns(greeters.clone(), &[new, newer, newest]), [Some(bob), Some(ann), Some(bob)]);
        assert_eq!(turns(greeters, &[bob, new]), [Some(ann), Some(bob)], "nobody greets themselves");
        assert_eq!(turns(vec![(ann, at(1))], &[ann]), [None]);
    }
}
