//! Who deals, sees and moves: facts in, verdict out.

use platform::{Error, Result, say};

use super::model::{Cohort, Deal, Seat};
use crate::features::communities::Standing;

/// Members see the cohorts; who only visits does not.
pub fn see(standing: &Standing) -> Result<()> {
    if standing.is_visitor() { Err(Error::Forbidden(say!("cohorts-for-members"))) } else { Ok(()) }
}

/// Directors deal, rename, move others and dissolve.
pub fn arrange(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("cohorts-forbidden"))) }
}

/// One move by oneself, to a cohort with room. Who is in none yet takes a seat, which is no move.
pub fn arrive(standing: &Standing, seat: Option<&Seat>, deal: &Deal, target: &Cohort) -> Result<()> {
    see(standing)?;
    if !standing.member {
        return Err(Error::Forbidden(say!("cohorts-for-members")));
    }
    match seat {
        Some(seat) if seat.cohort_id == target.id => Ok(()),
        Some(Seat { moved_at: Some(_), .. }) => Err(Error::Conflict(say!("cohort-moved-already"))),
        _ if target.member_count >= deal.room() => Err(Error::Conflict(say!("cohort-full"))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use platform::clock::Timestamp;
    use platform::ids::Ids;

    use super::super::model::{CohortId, Manner};
    use super::*;
    use crate::features::communities::{CommunityId, Role};

    #[test]
    fn a_member_moves_once_and_where_there_is_room() {
        let mut ids = Ids::new(Timestamp::from_seconds(1), [1; 32]);
        let (here, there) = (CohortId::draw(&mut ids), CohortId::draw(&mut ids));
        let community_id = CommunityId(ids.draw());
        let cohort = |member_count| Cohort {
            id: there,
            community_id,
            name: String::new(),
            shared: String::new(),
            member_count,
        };
        let deal = Deal { manner: Manner::Random, size: 8 };
        let learner = Standing { member: true, roles: vec![Role::Learner], ..Standing::default() };
        let guest = Standing { member: true, roles: vec![Role::Guest], ..Standing::default() };
        let seat = |cohort_id, moved| Seat { cohort_id, moved_at: moved };
        let moved = Some(Timestamp::from_seconds(2));
        for (standing, seat, count, may) in [
            (&learner, None, 9, true),
            (&learner, None, 10, false),
            (&learner, Some(seat(here, None)), 9, true),
            (&learner, Some(seat(here, None)), 10, false),
            (&learner, Some(seat(here, moved)), 1, false),
            (&learner, Some(seat(there, moved)), 10, true),
            (&guest, None, 1, false),
        ] {
            assert_eq!(
                arrive(standing, seat.as_ref(), &deal, &cohort(count)).is_ok(),
                may,
                "{seat:?} {count}"
            );
        }
    }
}
