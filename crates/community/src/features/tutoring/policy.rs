//! Who binds, plans and knows: facts in, verdict out.

use platform::{Error, Result, say};

use super::model::{Binding, CheckIn};
use crate::features::accounts::AccountId;
use crate::features::communities::{Role, Standing};

/// Whether somebody of this standing knows that people are tutored here: members do, partners and guests do not.
pub fn sees(standing: &Standing) -> bool {
    standing.enters() && !standing.is_visitor()
}

/// Sees which tutor follows whom, and where a check-in is due: who leads.
pub fn oversee(standing: &Standing) -> Result<()> {
    if standing.leads() { Ok(()) } else { Err(Error::Forbidden(say!("tutoring-oversee-forbidden"))) }
}

/// Binds and unbinds, and sets the rhythm: who directs.
pub fn bind(standing: &Standing) -> Result<()> {
    standing.writes()?;
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("tutoring-bind-forbidden"))) }
}

/// Whether somebody is the tutor of a binding, while they hold the role.
pub fn is_tutor(standing: &Standing, account: AccountId, tutor: AccountId) -> bool {
    account == tutor && standing.member && standing.holds(Role::Tutor)
}

/// Whether somebody is the learner of a binding, while they hold any role that enters.
pub fn is_learner(standing: &Standing, account: AccountId, learner: AccountId) -> bool {
    account == learner && standing.member && !standing.is_visitor()
}

/// Whether somebody may be the third of a check-in: they lead the community, and are not one of the two.
pub fn is_third(standing: &Standing, account: AccountId, tutor: AccountId, learner: AccountId) -> bool {
    standing.member && standing.leads() && account != tutor && account != learner
}

/// Whether somebody is one of the two of a binding.
pub fn is_of(standing: &Standing, account: AccountId, binding: &Binding) -> bool {
    is_tutor(standing, account, binding.tutor_id) || is_learner(standing, account, binding.learner_id)
}

/// Whether somebody knows of a check-in: its three, while each is what they were in it, and nobody else.
pub fn knows(standing: &Standing, account: AccountId, check_in: &CheckIn) -> bool {
    is_tutor(standing, account, check_in.tutor_id)
        || is_learner(standing, account, check_in.learner_id)
        || account == check_in.leader_id
            && is_third(standing, account, check_in.tutor_id, check_in.learner_id)
}

/// Plans a check-in: the tutor, the learner, or who leads and makes the third.
pub fn plan(standing: &Standing, account: AccountId, binding: &Binding) -> Result<()> {
    standing.writes()?;
    let third = is_third(standing, account, binding.tutor_id, binding.learner_id);
    match is_of(standing, account, binding) || third {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("check-in-plan-forbidden"))),
    }
}

/// Moves or cancels what is open.
pub fn change(standing: &Standing, check_in: &CheckIn) -> Result<()> {
    standing.writes()?;
    match check_in.is_open() {
        true => Ok(()),
        false => Err(Error::Conflict(say!("check-in-is-over"))),
    }
}

#[cfg(test)]
mod tests {
    use platform::clock::Timestamp;
    use platform::ids::{Ids, Raw};

    use super::super::model::{BindingId, CheckInId};
    use super::*;
    use crate::features::communities::CommunityId;

    fn standing(roles: &[Role]) -> Standing {
        Standing { member: true, roles: roles.to_vec(), ..Standing::default() }
    }

    #[test]
    fn only_the_three_know_of_a_check_in_while_they_are_what_they_were() {
        let mut ids = Ids::new(Timestamp::from_seconds(1), [1; 32]);
        let [tutor, learner, leader, other] = [(); 4].map(|()| AccountId::draw(&mut ids));
        let check_in = CheckIn {
            id: CheckInId(Raw::nil()),
            community_id: CommunityId(Raw::nil()),
            binding_id: BindingId(Raw::nil()),
            tutor_id: tutor,
            tutor_name: String::new(),
            learner_id: learner,
            learner_name: String::new(),
            leader_id: leader,
            leader_name: String::new(),
            starts: "2026-11-30T09:00".to_owned(),
            zone: "UTC".to_owned(),
            starts_at: Timestamp::from_seconds(1),
            meets: String::new(),
            cancelled_at: None,
            cancelled_by: None,
            reason: String::new(),
            reported_at: None,
            reported_by: None,
            note: String::new(),
        };
        let owner = Standing { owns_site: true, ..Standing::default() };
        let table = [
            (standing(&[Role::Tutor]), tutor, true),
            (standing(&[Role::Guest]), tutor, false),
            (standing(&[Role::Learner]), learner, true),
            (standing(&[Role::Facilitator]), leader, true),
            (standing(&[Role::Director]), leader, true),
            (standing(&[Role::Learner]), leader, false),
            (standing(&[Role::Director]), other, false),
            (standing(&[Role::Tutor]), other, false),
            (owner.clone(), other, false),
            (owner, leader, false),
        ];
        for (standing, account, expected) in table {
            assert_eq!(knows(&standing, account, &check_in), expected, "{standing:?}");
        }
    }
}
