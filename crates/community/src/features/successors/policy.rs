//! Who proposes, stands, founds and comes along. Pure.

use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::model::{
    DISSOLVES_DAYS, FOUNDED_WITHIN_DAYS, FOUNDERS, Founder, MOST_A_DAY, MOST_FOUNDED, MOST_FOUNDERS,
    MOST_FOUNDINGS, MOST_PROPOSALS, Successor,
};
use crate::features::communities::{ReadOnly, Standing, State};

/// Whether somebody of this standing knows of a community's successors: members do, partners and guests do not.
pub fn sees(standing: &Standing) -> bool {
    standing.enters() && !standing.is_visitor()
}

/// Whether somebody counts as one of the community's own: who only oversees the site is none.
pub fn is_one(standing: &Standing) -> bool {
    standing.member && sees(standing)
}

/// Proposes a successor, and stands for one: every member. A closed community is no obstacle, as nothing in it changes; who has
/// not signed its charter signs first.
pub fn take_part(standing: &Standing, state: State) -> Result<()> {
    if standing.read_only != Some(ReadOnly::Closed) {
        standing.writes()?;
    }
    if !is_one(standing) {
        return Err(Error::Forbidden(say!("successor-for-members")));
    }
    match state {
        State::Draft => Err(Error::Conflict(say!("successor-of-draft"))),
        _ => Ok(()),
    }
}

/// Proposes one more, where so many proposals are open, and the caller made so many within a day.
pub fn propose(open: i64, of_the_day: i64) -> Result<()> {
    if open >= MOST_PROPOSALS {
        return Err(Error::Conflict(say!("successor-proposals-full", max = MOST_PROPOSALS)));
    }
    match of_the_day < MOST_A_DAY {
        true => Ok(()),
        false => Err(Error::Conflict(say!("successor-proposals-of-day", max = MOST_A_DAY))),
    }
}

/// Has one more founded, where so many of the year stand, and so many were founded with those that were dissolved: all members are
/// told of each by mail.
pub fn one_more(standing: i64, all: i64) -> Result<()> {
    let days = FOUNDED_WITHIN_DAYS;
    if standing >= MOST_FOUNDED {
        return Err(Error::Conflict(say!("successor-founded-enough", max = MOST_FOUNDED, days = days)));
    }
    match all < MOST_FOUNDINGS {
        true => Ok(()),
        false => Err(Error::Conflict(say!("successor-founded-often", max = MOST_FOUNDINGS, days = days))),
    }
}

/// Stands for one that is still a proposal.
pub fn stand(standing: &Standing, state: State, successor: &Successor) -> Result<()> {
    take_part(standing, state)?;
    be_open(successor)?;
    match successor.founder_count < MOST_FOUNDERS {
        true => Ok(()),
        false => Err(Error::Conflict(say!("successor-founders-full", max = MOST_FOUNDERS))),
    }
}

/// Refuses what comes too late.
pub fn be_open(successor: &Successor) -> Result<()> {
    match (successor.withdrawn_at, successor.founded_at) {
        (Some(_), _) => Err(Error::Conflict(say!("successor-withdrawn"))),
        (_, Some(_)) => Err(Error::Conflict(say!("successor-founded-already"))),
        _ => Ok(()),
    }
}

/// Founds it: one of those who stand for it, once so many of them are members.
pub fn found(stands: bool, standing: usize) -> Result<()> {
    if !stands {
        return Err(Error::Forbidden(say!("successor-found-forbidden")));
    }
    match i64::try_from(standing).unwrap_or(0) >= FOUNDERS {
        true => Ok(()),
        false => Err(Error::Conflict(say!("successor-too-few", count = FOUNDERS))),
    }
}

/// Comes along: every member of the community that it grew out of.
pub fn arrive(standing: &Standing, successor: &Successor) -> Result<()> {
    if !is_one(standing) {
        return Err(Error::Forbidden(say!("successor-for-members")));
    }
    be_there(successor)
}

/// Lets what they wrote come along: members of either community, once it is founded and while it is not closed. Taking one's word
/// back is always possible.
pub fn say(old: &Standing, new: Option<&Standing>, successor: &Successor) -> Result<()> {
    if !is_one(old) && !new.is_some_and(|new| new.member) {
        return Err(Error::Forbidden(say!("successor-for-members")));
    }
    be_there(successor)?;
    match new.is_some_and(is_closed) {
        true => Err(Error::Conflict(say!("along-closed"))),
        false => Ok(()),
    }
}

/// Chooses what comes along: a founder who directs the successor and writes in it, and who sees the places from which it comes.
pub fn choose(
    founder: Option<&Founder>,
    old: &Standing,
    new: Option<&Standing>,
    successor: &Successor,
) -> Result<()> {
    let forbidden = || Error::Forbidden(say!("carrying-forbidden"));
    let founder = founder.filter(|_| is_one(old)).ok_or_else(forbidden)?;
    be_there(successor)?;
    let new = new.filter(|_| founder.directs).ok_or_else(forbidden)?;
    match is_closed(new) {
        true => Err(Error::Conflict(say!("carrying-closed"))),
        false => new.writes(),
    }
}

fn is_closed(standing: &Standing) -> bool {
    standing.read_only == Some(ReadOnly::Closed)
}

/// Dissolves it: founders who direct it, for so many days.
pub fn dissolve(founder: Option<&Founder>, successor: &Successor, now: Timestamp) -> Result<()> {
    let forbidden = || Error::Forbidden(say!("dissolution-forbidden"));
    let founder = founder.ok_or_else(forbidden)?;
    be_there(successor)?;
    if !founder.directs {
        return Err(forbidden());
    }
    match successor.dissolves_until().is_some_and(|until| now < until) {
        true => Ok(()),
        false => Err(Error::Conflict(say!("dissolution-too-late", days = DISSOLVES_DAYS))),
    }
}

fn be_there(successor: &Successor) -> Result<()> {
    match (successor.founded_id, successor.dissolved_at) {
        (_, Some(_)) => Err(Error::Conflict(say!("successor-is-dissolved"))),
        (None, _) => Err(Error::Conflict(say!("successor-not-founded"))),
        (Some(_), None) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use platform::ids::Raw;

    use super::*;
    use crate::features::accounts::AccountId;
    use crate::features::communities::{CommunityId, Role, Type};
    use crate::features::successors::SuccessorId;

    fn successor(founders: i64, founded: bool, withdrawn: bool, dissolved: bool) -> Successor {
        let at = |truth: bool| truth.then_some(Timestamp::from_seconds(5));
        Successor {
            id: SuccessorId(Raw::nil()),
            community_id: CommunityId(Raw::nil()),
            name: String::new(),
            goal: String::new(),
            kind: Type::Practice,
            proposed_by: AccountId(Raw::nil()),
            proposed_at: Timestamp::from_seconds(1),
            founder_count: founders,
            withdrawn_at: at(withdrawn),
            founded_at: at(founded),
            founded_id: founded.then_some(CommunityId(Raw::max())),
            founded_slug: None,
            dissolved_at: at(dissolved),
            reason: String::new(),
        }
    }

    fn standing(member: bool, role: Role, read_only: Option<ReadOnly>) -> Standing {
        Standing { member, roles: vec![role], read_only, ..Standing::default() }
    }

    #[test]
    fn members_stand_also_where_it_is_closed_and_come_along_once_it_is_founded() {
        let unsigned = Some(ReadOnly::CharterUnsigned { path: String::new() });
        let (proposed, founded) = (successor(2, false, false, false), successor(3, true, false, false));
        let table = [
            // Who, which; stands for it, comes along.
            (standing(true, Role::Learner, None), &proposed, true, false),
            (standing(true, Role::Learner, Some(ReadOnly::Closed)), &proposed, true, false),
            (standing(true, Role::Learner, Some(ReadOnly::Closed)), &founded, false, true),
            (standing(true, Role::Director, unsigned.clone()), &proposed, false, false),
            (standing(true, Role::Learner, unsigned), &founded, false, true),
            (standing(true, Role::Guest, None), &proposed, false, false),
            (standing(true, Role::Partner, None), &founded, false, false),
            (standing(false, Role::Learner, None), &founded, false, false),
            (standing(true, Role::Learner, None), &successor(12, false, false, false), false, false),
            (standing(true, Role::Learner, None), &successor(0, false, true, false), false, false),
            (standing(true, Role::Learner, None), &successor(3, true, false, true), false, false),
        ];
        for (standing, successor, stands, comes) in table {
            assert_eq!(stand(&standing, State::Closed, successor).is_ok(), stands, "{standing:?}");
            assert_eq!(arrive(&standing, successor).is_ok(), comes, "{standing:?} {successor:?}");
        }
        let member = standing(true, Role::Director, None);
        assert!(take_part(&member, State::Draft).is_err() && take_part(&member, State::Running).is_ok());
    }

    fn founder(directs: bool) -> Founder {
        Founder {
            id: AccountId(Raw::nil()),
            name: String::new(),
            handle: String::new(),
            portrait: 0,
            line: String::new(),
            dissolves_at: None,
            directs,
        }
    }

    #[test]
    fn founders_who_direct_it_dissolve_it_for_thirty_days() {
        let founded = successor(3, true, false, false);
        let end = Timestamp::from_seconds(5 + 30 * 24 * 3_600);
        let table = [
            (Some(founder(true)), end.plus_seconds(-1), true),
            (Some(founder(true)), end, false),
            (Some(founder(false)), end.plus_seconds(-1), false),
            (None, end.plus_seconds(-1), false),
        ];
        for (founder, at, may) in table {
            assert_eq!(dissolve(founder.as_ref(), &founded, at).is_ok(), may, "{founder:?} {at:?}");
        }
        let proposed = successor(3, false, false, false);
        assert!(dissolve(Some(&founder(true)), &proposed, Timestamp::from_seconds(6)).is_err());
    }

    #[test]
    fn founders_choose_who_direct_it_and_write_there() {
        let founded = successor(3, true, false, false);
        let unsigned = Some(ReadOnly::CharterUnsigned { path: String::new() });
        let old = standing(true, Role::Learner, Some(ReadOnly::Closed));
        let table = [
            (Some(founder(true)), Some(standing(true, Role::Director, None)), true),
            (Some(founder(true)), Some(standing(true, Role::Director, Some(ReadOnly::Closed))), false),
            (Some(founder(true)), Some(standing(true, Role::Director, unsigned)), false),
            (Some(founder(false)), Some(standing(true, Role::Learner, None)), false),
            (Some(founder(false)), Some(standing(false, Role::Learner, None)), false),
            (None, Some(standing(true, Role::Director, None)), false),
        ];
        for (founder, new, may) in table {
            let verdict = choose(founder.as_ref(), &old, new.as_ref(), &founded);
            assert_eq!(verdict.is_ok(), may, "{founder:?} {new:?}");
        }
        let gone = standing(false, Role::Learner, None);
        let new = standing(true, Role::Director, None);
        assert!(choose(Some(&founder(true)), &gone, Some(&new), &founded).is_err());
        assert!(say(&gone, Some(&new), &founded).is_ok() && say(&gone, None, &founded).is_err());
    }

    #[test]
    fn three_are_founded_in_a_year_and_six_with_those_that_were_dissolved() {
        for (standing, all, may) in [(0, 0, true), (2, 5, true), (3, 3, false), (2, 6, false)] {
            assert_eq!(one_more(standing, all).is_ok(), may, "{standing} {all}");
        }
        for (open, of_the_day, may) in [(4, 4, true), (5, 0, false), (0, 5, false)] {
            assert_eq!(propose(open, of_the_day).is_ok(), may, "{open} {of_the_day}");
        }
    }

    #[test]
    fn one_of_three_founds_it() {
        for (stands, count, may) in [(true, 3, true), (true, 4, true), (true, 2, false), (false, 3, false)] {
            assert_eq!(found(stands, count).is_ok(), may, "{stands} {count}");
        }
    }
}
