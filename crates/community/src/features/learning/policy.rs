//! Who reads, who plans, and whose goals are whose. Pure.

use platform::{Error, Result, say};

use crate::features::communities::{Community, Standing, Type};

/// Members of a community of learning read; in others there is nothing, and visitors know of nothing.
pub fn read(community: &Community, standing: &Standing) -> Result<()> {
    match community.kind == Type::Learning && !standing.is_visitor() {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// Directors and facilitators plan.
pub fn plan(standing: &Standing) -> Result<()> {
    standing.writes()?;
    if standing.leads() { Ok(()) } else { Err(Error::Forbidden(say!("learning-plan-forbidden"))) }
}

/// Who belongs has goals of their own.
pub fn aim(standing: &Standing) -> Result<()> {
    standing.writes()?;
    if standing.member { Ok(()) } else { Err(Error::Forbidden(say!("learning-aim-forbidden"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::communities::{ReadOnly, Role};

    #[test]
    fn who_plans_and_who_aims() {
        // Roles, member, has signed; plans, aims.
        let table = [
            (vec![Role::Director], true, true, [true, true]),
            (vec![Role::Facilitator], true, true, [true, true]),
            (vec![Role::Learner], true, true, [false, true]),
            (vec![Role::Director], true, false, [false, false]),
            (vec![], false, true, [false, false]),
        ];
        for (roles, member, signed, expected) in table {
            let read_only = (!signed).then(|| ReadOnly::CharterUnsigned { path: String::new() });
            let standing = Standing { member, roles, read_only, ..Standing::default() };
            assert_eq!([plan(&standing).is_ok(), aim(&standing).is_ok()], expected, "{standing:?}");
        }
    }
}
