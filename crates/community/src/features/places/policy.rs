//! Who sees and writes where. Pure.

use platform::{Error, Result, say};

use super::model::{Circle, Place};
use crate::features::communities::Standing;

/// Whether somebody of this standing knows that the place exists.
pub fn sees(standing: &Standing, place: &Place) -> bool {
    standing.enters() && within(standing, place.seen_by)
}

/// Whether somebody of this standing, who sees the place, may write in it.
pub fn write(standing: &Standing, place: &Place) -> Result<()> {
    standing.writes()?;
    if place.archived_at.is_some() {
        return Err(Error::Forbidden(say!("place-archived")));
    }
    if within(standing, place.written_by) {
        Ok(())
    } else {
        Err(Error::Forbidden(say!("place-write-leaders")))
    }
}

/// Makes, changes and closes places: who directs the community.
pub fn change(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("place-change-forbidden"))) }
}

fn within(standing: &Standing, circle: Circle) -> bool {
    match circle {
        Circle::Everyone => true,
        Circle::Members => !standing.is_visitor(),
        Circle::Leaders => standing.leads(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::communities::Role;

    #[test]
    fn each_circle_holds_whom_its_name_says() {
        let table = [
            (vec![Role::Director], [true, true, true]),
            (vec![Role::Facilitator], [true, true, true]),
            (vec![Role::Tutor], [true, false, true]),
            (vec![Role::Learner], [true, false, true]),
            (vec![], [true, false, true]),
            (vec![Role::Partner], [false, false, true]),
            (vec![Role::Guest], [false, false, true]),
            (vec![Role::Guest, Role::Learner], [true, false, true]),
        ];
        for (roles, expected) in table {
            let standing = Standing { member: true, roles, ..Standing::default() };
            let circles = [Circle::Members, Circle::Leaders, Circle::Everyone];
            assert_eq!(circles.map(|circle| within(&standing, circle)), expected, "{standing:?}");
        }
    }
}
