//! Who may do what with the charter. Pure; whoever gets here has entered the community.

use platform::{Error, Result, say};

use crate::features::communities::Standing;

/// Writes the draft and asks to adopt it: who directs.
pub fn draft(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("charter-draft-forbidden"))) }
}

/// Whether somebody of this standing reads the draft: members do, partners and guests read what is in force.
pub fn reads_draft(standing: &Standing) -> bool {
    standing.enters() && !standing.is_visitor()
}

/// Comments and proposes other words: members. Who has not signed may too, as that is how a charter is mended.
pub fn speak(standing: &Standing) -> Result<()> {
    match standing.member && reads_draft(standing) {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("charter-speak-forbidden"))),
    }
}

/// Signs: who belongs.
pub fn sign(standing: &Standing) -> Result<()> {
    if standing.member { Ok(()) } else { Err(Error::Forbidden(say!("charter-sign-forbidden"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::communities::Role;

    #[test]
    fn who_writes_speaks_and_signs() {
        // Roles, member, owns the site; drafts, speaks, signs.
        let table = [
            (vec![Role::Director], true, false, [true, true, true]),
            (vec![Role::Facilitator], true, false, [false, true, true]),
            (vec![Role::Learner], true, false, [false, true, true]),
            (vec![Role::Guest], true, false, [false, false, true]),
            (vec![], false, true, [true, false, false]),
        ];
        for (roles, member, owns_site, expected) in table {
            let standing = Standing { member, roles, owns_site, ..Standing::default() };
            let found = [draft(&standing).is_ok(), speak(&standing).is_ok(), sign(&standing).is_ok()];
            assert_eq!(found, expected, "{standing:?}");
        }
    }
}
