//! Who founds, comes, goes on and closes: facts in, verdict out.

use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::model::Group;
use crate::features::communities::Standing;

/// Days without a word, after which a group is asked whether it goes on.
pub const QUIET_DAYS: i64 = 14;

/// Whether somebody of this standing knows of the community's groups: members do, partners and guests do not.
pub fn sees(standing: &Standing) -> bool {
    standing.enters() && !standing.is_visitor()
}

/// Founds, and comes in anywhere: every member.
pub fn take_part(standing: &Standing) -> Result<()> {
    standing.writes()?;
    if standing.member && sees(standing) { Ok(()) } else { Err(Error::Forbidden(say!("group-for-members"))) }
}

/// How many groups that one founded work at a time: who leads founds for others.
pub fn most_open(standing: &Standing) -> i64 {
    if standing.leads() { 20 } else { 3 }
}

/// Founds one more beside so many that one founded and that are open.
pub fn found(standing: &Standing, open: i64) -> Result<()> {
    take_part(standing)?;
    match most_open(standing) {
        most if open >= most => Err(Error::invalid("name", say!("group-too-many", max = most))),
        _ => Ok(()),
    }
}

/// Comes into a group that is open and has room.
pub fn arrive(standing: &Standing, group: &Group) -> Result<()> {
    take_part(standing)?;
    be_open(group)?;
    if group.is_full() { Err(Error::Conflict(say!("group-full"))) } else { Ok(()) }
}

/// Whether somebody looks after an open group: who is in it, and who leads.
pub fn keeps(standing: &Standing, inside: bool, group: &Group) -> bool {
    group.closed_at.is_none() && (inside || standing.leads()) && standing.writes().is_ok()
}

/// Goes on, or closes.
pub fn keep(standing: &Standing, inside: bool, group: &Group) -> Result<()> {
    standing.writes()?;
    be_open(group)?;
    if inside || standing.leads() { Ok(()) } else { Err(Error::Forbidden(say!("group-keep-forbidden"))) }
}

/// Refuses what comes too late.
pub fn be_open(group: &Group) -> Result<()> {
    if group.closed_at.is_some() { Err(Error::Conflict(say!("group-is-closed"))) } else { Ok(()) }
}

/// When a group in which something happened last at `active` is to be asked: after the quiet days, or when its time is over.
pub fn ask_at(active: Timestamp, ends_at: Timestamp) -> Timestamp {
    active.plus_seconds(QUIET_DAYS * 86_400).min(ends_at)
}

#[cfg(test)]
mod tests {
    use platform::ids::{Ids, Raw};

    use super::*;
    use crate::features::accounts::AccountId;
    use crate::features::communities::{CommunityId, Role};
    use crate::features::discussions::TopicId;
    use crate::features::groups::model::GroupId;
    use crate::features::places::PlaceId;

    fn group(member_count: i64, closed: bool) -> Group {
        let mut ids = Ids::new(Timestamp::from_seconds(1), [1; 32]);
        Group {
            id: GroupId::draw(&mut ids),
            community_id: CommunityId(Raw::nil()),
            topic_id: TopicId(Raw::nil()),
            place_id: PlaceId(Raw::nil()),
            founder_id: AccountId(Raw::nil()),
            name: String::new(),
            purpose: String::new(),
            size: 4,
            member_count,
            ends_on: String::new(),
            ends_at: Timestamp::from_seconds(10),
            founded_at: Timestamp::from_seconds(1),
            asked_at: None,
            closed_at: closed.then_some(Timestamp::from_seconds(5)),
            outcome: String::new(),
        }
    }

    fn standing(member: bool, role: Role) -> Standing {
        Standing { member, roles: vec![role], ..Standing::default() }
    }

    #[test]
    fn members_come_in_while_there_is_room_and_those_inside_or_leading_keep_it() {
        let table = [
            // Who, whether inside, how many, closed; comes in, keeps.
            (standing(true, Role::Learner), false, 3, false, true, false),
            (standing(true, Role::Learner), true, 3, false, true, true),
            (standing(true, Role::Learner), false, 4, false, false, false),
            (standing(true, Role::Facilitator), false, 4, false, false, true),
            (standing(true, Role::Director), false, 3, true, false, false),
            (standing(true, Role::Guest), false, 3, false, false, false),
            (standing(true, Role::Partner), false, 3, false, false, false),
            (standing(false, Role::Learner), false, 3, false, false, false),
        ];
        for (standing, inside, count, closed, comes, stays) in table {
            let group = group(count, closed);
            assert_eq!(arrive(&standing, &group).is_ok(), comes, "{standing:?} {count}");
            assert_eq!(keep(&standing, inside, &group).is_ok(), stays, "{standing:?} {inside}");
            assert_eq!(keeps(&standing, inside, &group), stays);
        }
    }

    #[test]
    fn who_leads_founds_more_at_a_time() {
        for (role, most) in [(Role::Learner, 3), (Role::Facilitator, 20), (Role::Director, 20)] {
            let standing = standing(true, role);
            assert!(found(&standing, most - 1).is_ok() && found(&standing, most).is_err(), "{role:?}");
        }
        assert!(found(&standing(true, Role::Guest), 0).is_err());
    }

    #[test]
    fn a_group_is_asked_after_two_quiet_weeks_and_never_later_than_its_end() {
        let day = |number: i64| Timestamp::from_seconds(number * 86_400);
        assert_eq!(ask_at(day(1), day(100)), day(15));
        assert_eq!(ask_at(day(1), day(3)), day(3));
    }
}
