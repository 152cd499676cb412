//! Who sees and writes where. Pure.

use platform::{Error, Result, say};

use super::model::{Circle, Place};
use crate::features::communities::{Access, Standing};

/// Whether somebody of this standing knows that the place exists: who belongs to its circle, and who is here for an
/// organisation to which it is opened.
pub fn sees(standing: &Standing, place: &Place) -> bool {
    standing.enters() && (within(standing, place.seen_by) || standing.opening(place.id).is_some())
}

/// Whether somebody of this standing, who sees the place, may write in it.
pub fn write(standing: &Standing, place: &Place) -> Result<()> {
    standing.writes()?;
    if place.archived_at.is_some() {
        return Err(Error::Forbidden(say!("place-archived")));
    }
    // Who sees it only through an opening writes only where the opening says so.
    let by_circle = within(standing, place.seen_by) && within(standing, place.written_by);
    if by_circle || standing.opening(place.id) == Some(Access::Writes) {
        return Ok(());
    }
    Err(Error::Forbidden(match place.written_by {
        Circle::Leaders => say!("place-write-leaders"),
        Circle::Members | Circle::Everyone => say!("place-write-members"),
    }))
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
    use crate::features::communities::{Colour, CommunityId, PlaceId, Role};

    fn place(number: u128, seen_by: Circle, written_by: Circle) -> Place {
        Place {
            id: PlaceId(platform::ids::Raw::from_u128(number)),
            community_id: CommunityId(platform::ids::Raw::from_u128(1)),
            slug: String::new(),
            name: String::new(),
            purpose: String::new(),
            colour: Colour::Fig,
            seen_by,
            written_by,
            lounge: false,
            asks: false,
            topic_count: 0,
            live_count: 0,
            archived_at: None,
        }
    }

    fn standing(roles: Vec<Role>, opened: Vec<(PlaceId, Access)>) -> Standing {
        Standing { member: true, roles, opened, ..Standing::default() }
    }

    #[test]
    fn each_circle_holds_whom_its_name_says() {
        let table = [
            (vec![Role::Director], [true, true, true]),
            (vec![Role::Facilitator], [true, true, true]),
            (vec![Role::Tutor], [true, false, true]),
            (vec![Role::Learner], [true, false, true]),
            (vec![Role::Partner], [false, false, true]),
            (vec![Role::Guest], [false, false, true]),
            (vec![Role::Guest, Role::Learner], [true, false, true]),
            // All their roles have ended.
            (vec![], [false, false, true]),
        ];
        for (roles, expected) in table {
            let standing = standing(roles, Vec::new());
            let circles = [Circle::Members, Circle::Leaders, Circle::Everyone];
            assert_eq!(circles.map(|circle| within(&standing, circle)), expected, "{standing:?}");
        }
    }

    #[test]
    fn an_opening_lets_an_organisations_delegates_see_and_write_as_it_says() {
        use Circle::{Everyone, Leaders, Members};
        // The place's circles, what is opened of it, and whether a delegate then sees it and writes in it.
        let table = [
            ((Members, Members), None, (false, false)),
            ((Members, Members), Some(Access::Sees), (true, false)),
            ((Members, Members), Some(Access::Writes), (true, true)),
            ((Leaders, Leaders), Some(Access::Sees), (true, false)),
            ((Leaders, Leaders), Some(Access::Writes), (true, true)),
            ((Members, Everyone), Some(Access::Sees), (true, false)),
            ((Everyone, Members), None, (true, false)),
            ((Everyone, Members), Some(Access::Writes), (true, true)),
            ((Everyone, Everyone), Some(Access::Sees), (true, true)),
        ];
        for ((seen_by, written_by), opening, expected) in table {
            let (one, other) = (place(7, seen_by, written_by), place(8, Members, Members));
            let opened = opening.map(|access| (one.id, access)).into_iter().collect();
            let delegate = standing(vec![Role::Partner], opened);
            let verdict = (sees(&delegate, &one), sees(&delegate, &one) && write(&delegate, &one).is_ok());
            assert_eq!(verdict, expected, "{seen_by:?} {written_by:?} {opening:?}");
            assert!(!sees(&delegate, &other), "what is opened of one place opens no other");
            let stranger = Standing { member: false, ..delegate };
            assert!(!sees(&stranger, &one), "who has left sees nothing");
        }
    }

    #[test]
    fn nobody_writes_in_a_closed_place() {
        let closed = Place {
            archived_at: Some(platform::clock::Timestamp(1)),
            ..place(7, Circle::Everyone, Circle::Everyone)
        };
        for roles in [vec![Role::Director], vec![Role::Learner], vec![Role::Partner]] {
            assert!(write(&standing(roles, vec![(closed.id, Access::Writes)]), &closed).is_err());
        }
    }
}
