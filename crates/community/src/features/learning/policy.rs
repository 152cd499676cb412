//! Who reads, who plans, and whose goals are whose. Pure.

use platform::{Error, Result, say};

use crate::features::communities::{Community, Standing, Type};

/// Members read; visitors know of nothing.
pub fn read(standing: &Standing) -> Result<()> {
    if standing.is_visitor() { Err(Error::NotFound) } else { Ok(()) }
}

/// Directors and facilitators plan, as long as the community is one of learning.
pub fn plan(community: &Community, standing: &Standing) -> Result<()> {
    aims(community.kind)?;
    leads(standing)
}

fn leads(standing: &Standing) -> Result<()> {
    standing.writes()?;
    if standing.leads() { Ok(()) } else { Err(Error::Forbidden(say!("learning-plan-forbidden"))) }
}

/// Who belongs sets goals of their own, as long as the community is one of learning.
pub fn aim(community: &Community, standing: &Standing) -> Result<()> {
    aims(community.kind)?;
    keep(standing)
}

/// What a community of learning aimed at is history once it is of another type.
fn aims(kind: Type) -> Result<()> {
    if kind == Type::Learning { Ok(()) } else { Err(Error::Conflict(say!("learning-is-history"))) }
}

/// Who belongs keeps the goals that they set.
pub fn keep(standing: &Standing) -> Result<()> {
    standing.writes()?;
    if standing.member { Ok(()) } else { Err(Error::Forbidden(say!("learning-aim-forbidden"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::communities::{ReadOnly, Role};

    #[test]
    fn who_plans_and_who_keeps_their_goals() {
        // Roles, member, has signed; plans, keeps.
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
            assert_eq!([leads(&standing).is_ok(), keep(&standing).is_ok()], expected, "{standing:?}");
        }
        assert!(aims(Type::Learning).is_ok() && aims(Type::Practice).is_err());
    }
}
