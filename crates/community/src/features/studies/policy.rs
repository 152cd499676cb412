//! Who may do what with studies: pure verdicts.

use platform::{Error, Result, say};

use super::model::{State, Study};
use crate::features::communities::Standing;

/// Whether the study exists for somebody with this standing: what is being built is the directors' own.
pub fn see(standing: &Standing, state: State) -> Result<()> {
    let visible = standing.directs() || standing.enters() && state != State::Draft;
    if visible { Ok(()) } else { Err(Error::NotFound) }
}

/// Building, opening, closing, and reading what was answered.
pub fn direct(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("study-direct-forbidden"))) }
}

/// Whether the study asks somebody with this standing. Where it asks every member, partners, guests and who holds no role any
/// more are left out. Answering is speaking for oneself: who reads only, as they have not signed the charter, answers too.
pub fn asks(standing: &Standing, study: &Study) -> bool {
    let any = study.roles.trim().is_empty() && !standing.is_visitor();
    study.for_members
        && standing.member
        && (any || standing.roles.iter().any(|role| study.roles.contains(&format!(" {} ", role.name()))))
}

/// Answering at all.
pub fn open(state: State) -> Result<()> {
    match state {
        State::Open => Ok(()),
        State::Draft | State::Scheduled => Err(Error::Conflict(say!("study-not-open-yet"))),
        State::Closed => Err(Error::Conflict(say!("study-closed"))),
    }
}

/// Changing what is asked.
pub fn build(state: State) -> Result<()> {
    match state {
        State::Draft => Ok(()),
        _ => Err(Error::Conflict(say!("study-opened-already"))),
    }
}

/// Reading the results: directors once it is over, members once what was heard went back to them.
pub fn read_results(standing: &Standing, study: &Study, state: State) -> Result<()> {
    if state != State::Closed {
        let say = if standing.directs() { say!("results-after-the-end") } else { say!("results-not-yet") };
        return Err(Error::Conflict(say));
    }
    if standing.directs() || study.heard_at.is_some() && !standing.is_visitor() {
        Ok(())
    } else if standing.is_visitor() {
        Err(Error::Forbidden(say!("study-not-asked")))
    } else {
        Err(Error::Conflict(say!("results-not-yet")))
    }
}

#[cfg(test)]
mod tests {
    use platform::clock::Timestamp;
    use platform::ids::Raw;

    use super::*;
    use crate::features::communities::{CommunityId, Role};
    use crate::features::studies::model::StudyId;

    fn study(roles: &str) -> Study {
        Study {
            id: StudyId(Raw::nil()),
            community_id: CommunityId(Raw::nil()),
            template: String::new(),
            title_en: String::new(),
            title_fr: String::new(),
            intro_en: String::new(),
            intro_fr: String::new(),
            named: false,
            for_members: true,
            roles: roles.to_owned(),
            zone: "UTC".to_owned(),
            opens_at: None,
            closes_at: Some(Timestamp::from_seconds(100)),
            opened_at: Some(Timestamp::from_seconds(1)),
            closed_at: None,
            counted_at: None,
            heard_en: String::new(),
            heard_fr: String::new(),
            heard_at: None,
            public_token: String::new(),
            public_most: 0,
            asked_members: 0,
            invited: 0,
            member_answers: 0,
            invited_answers: 0,
            public_answers: 0,
            order_ballots: 0,
            reminded_at: None,
            nudges: 0,
            previous_id: None,
            round: 1,
        }
    }

    fn member(roles: &[Role]) -> Standing {
        Standing { member: true, roles: roles.to_vec(), ..Standing::default() }
    }

    #[test]
    fn a_study_asks_its_roles_and_otherwise_everybody_but_visitors() {
        let owner = Standing { owns_site: true, ..Standing::default() };
        for (roles, standing, expected) in [
            ("", member(&[Role::Learner]), true),
            ("", member(&[]), false),
            ("", member(&[Role::Guest]), false),
            ("", member(&[Role::Guest, Role::Tutor]), true),
            (" tutor ", member(&[Role::Learner]), false),
            (" tutor ", member(&[Role::Learner, Role::Tutor]), true),
            (" guest partner ", member(&[Role::Guest]), true),
            ("", Standing::default(), false),
            ("", owner, false),
        ] {
            assert_eq!(asks(&standing, &study(roles)), expected, "{roles:?} {standing:?}");
        }
        let closed_to_members = Study { for_members: false, ..study("") };
        assert!(!asks(&member(&[Role::Learner]), &closed_to_members));
    }

    #[test]
    fn a_study_goes_from_draft_to_closed_by_its_dates() {
        let at = Timestamp::from_seconds;
        let draft = Study { opened_at: None, ..study("") };
        assert_eq!(draft.state(at(500)), State::Draft);
        let planned = Study { opens_at: Some(at(50)), ..study("") };
        assert_eq!(
            [planned.state(at(49)), planned.state(at(50)), planned.state(at(100))],
            [State::Scheduled, State::Open, State::Closed]
        );
        let ended = Study { closed_at: Some(at(60)), ..study("") };
        assert_eq!(ended.state(at(61)), State::Closed);
        assert_eq!(ended.heard_due(at(61)), Some(at(60 + 14 * 24 * 3_600)));
        assert_eq!(planned.heard_due(at(99)), None);
    }

    #[test]
    fn results_go_to_directors_after_the_end_and_to_members_once_they_were_told() {
        let (dora, lea, gus) = (member(&[Role::Director]), member(&[Role::Learner]), member(&[Role::Guest]));
        let told = Study { heard_at: Some(Timestamp::from_seconds(7)), ..study("") };
        let status = |standing: &Standing, study: &Study, state| {
            read_results(standing, study, state).map_or_else(|error| error.status(), |()| 200)
        };
        assert_eq!(status(&dora, &study(""), State::Open), 409, "nobody reads along while it is open");
        assert_eq!(status(&dora, &study(""), State::Closed), 200);
        assert_eq!(status(&lea, &study(""), State::Closed), 409);
        assert_eq!(status(&lea, &told, State::Closed), 200);
        assert_eq!(status(&gus, &told, State::Closed), 403);
        assert!(
            see(&lea, State::Draft).is_err()
                && see(&dora, State::Draft).is_ok()
                && see(&lea, State::Open).is_ok()
        );
    }
}
