//! Who may do what with decisions. Pure.

use platform::{Error, Result, say};

use super::model::{Decision, Kind, State, Verdict};
use crate::features::accounts::AccountId;
use crate::features::communities::{Community, Proposers, Standing};

/// Whether somebody of this standing knows of the community's decisions: members do, partners and guests do not.
pub fn sees(standing: &Standing) -> bool {
    standing.enters() && !standing.is_visitor()
}

/// Whether somebody of this standing may propose: who leads, and members where the community says so.
pub fn may_propose(standing: &Standing, community: &Community) -> bool {
    sees(standing) && (standing.leads() || (standing.member && community.proposed_by == Proposers::Members))
}

/// Proposes.
pub fn propose(standing: &Standing, community: &Community) -> Result<()> {
    standing.writes()?;
    match may_propose(standing, community) {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("decision-propose-forbidden"))),
    }
}

/// Answers: who is asked and still belongs, while it is open.
pub fn answer(standing: &Standing, asked: bool, state: State) -> Result<()> {
    if !asked || !standing.member {
        return Err(Error::Forbidden(say!("answer-not-asked")));
    }
    match state {
        State::Open => Ok(()),
        State::Due | State::Closed => Err(Error::Conflict(say!("answer-too-late"))),
    }
}

/// Whether somebody looks after a decision: who proposed it, and who directs.
pub fn keeps(actor: AccountId, standing: &Standing, decision: &Decision) -> bool {
    (actor == decision.author_id && standing.member) || standing.directs()
}

/// Rewords, closes and withdraws: who looks after the decision.
pub fn keep(actor: AccountId, standing: &Standing, decision: &Decision) -> Result<()> {
    match keeps(actor, standing, decision) {
        true => Ok(()),
        false => Err(Error::Forbidden(say!("decision-keep-forbidden"))),
    }
}

/// Whether a decision may be given its outcome now.
pub fn may_close(decision: &Decision, state: State, standing_objections: i64) -> Result<()> {
    let early = decision.kind == Kind::Advice && decision.answer_count > 0;
    match state {
        State::Closed => Err(Error::Conflict(say!("decision-is-closed"))),
        State::Open if !decision.is_complete() && !early => Err(Error::Conflict(say!("decision-still-open"))),
        State::Open | State::Due if standing_objections > 0 => {
            Err(Error::Conflict(say!("decision-objection-stands", count = standing_objections)))
        }
        State::Open | State::Due => Ok(()),
    }
}

/// What closing a decision makes of it.
pub fn verdict(decision: &Decision) -> Verdict {
    if decision.has_quorum() { Verdict::Decided } else { Verdict::NoQuorum }
}

/// A new round: in a decision by consent that is not closed.
pub fn reword(decision: &Decision, state: State) -> Result<()> {
    match (decision.kind, state) {
        _ if !decision.origin.is_empty() => Err(Error::Conflict(say!("decision-reworded-elsewhere"))),
        (Kind::Consent, State::Open | State::Due) => Ok(()),
        (Kind::Consent, State::Closed) => Err(Error::Conflict(say!("decision-is-closed"))),
        _ => Err(Error::Conflict(say!("decision-not-reworded"))),
    }
}

#[cfg(test)]
mod tests {
    use platform::clock::Timestamp;

    use super::super::answers::Tally;
    use super::super::model::{Asked, DecisionId};
    use super::*;
    use crate::features::communities::{CommunityId, Role};

    fn decision(kind: Kind, asked: i64, answered: i64) -> Decision {
        let id = platform::ids::Raw::nil();
        Decision {
            id: DecisionId(id),
            community_id: CommunityId(id),
            author_id: AccountId(id),
            author_name: String::new(),
            by_itself: false,
            kind,
            title: String::new(),
            source: String::new(),
            html: String::new(),
            discussion: String::new(),
            origin: String::new(),
            roles: Asked::default(),
            quorum_kind: "share".to_owned(),
            quorum_number: 50,
            dots: 0,
            anonymous: false,
            hidden: false,
            round: 1,
            opened_at: Timestamp(0),
            ends_on: String::new(),
            zone: "UTC".to_owned(),
            ends_at: Timestamp(100),
            asked_count: asked,
            answer_count: answered,
            tally: Tally::new(kind, 2),
            ended_at: None,
            closed_at: None,
            verdict: None,
            outcome: String::new(),
            review_on: None,
        }
    }

    #[test]
    fn who_sees_and_answers() {
        // Roles, member, owns the site; sees, answers when asked.
        let table = [
            (vec![Role::Director], true, false, true, true),
            (vec![Role::Learner], true, false, true, true),
            (vec![], true, false, false, true),
            (vec![Role::Partner], true, false, false, true),
            (vec![Role::Guest, Role::Learner], true, false, true, true),
            (vec![], false, true, true, false),
            (vec![], false, false, false, false),
        ];
        for (roles, member, owns_site, sees_it, answers) in table {
            let standing = Standing { member, roles, owns_site, ..Standing::default() };
            assert_eq!(sees(&standing), sees_it, "{standing:?}");
            assert_eq!(answer(&standing, true, State::Open).is_ok(), answers, "{standing:?}");
            assert!(answer(&standing, false, State::Open).is_err());
            assert!(answer(&standing, true, State::Due).is_err());
        }
    }

    #[test]
    fn when_a_decision_may_close() {
        // Kind, asked, answered, state, standing objections; may close.
        let table = [
            (Kind::Single, 4, 3, State::Open, 0, false),
            (Kind::Single, 4, 4, State::Open, 0, true),
            (Kind::Single, 4, 0, State::Due, 0, true),
            (Kind::Advice, 4, 1, State::Open, 0, true),
            (Kind::Advice, 4, 0, State::Open, 0, false),
            (Kind::Consent, 4, 4, State::Open, 1, false),
            (Kind::Consent, 4, 4, State::Due, 1, false),
            (Kind::Consent, 4, 4, State::Due, 0, true),
            (Kind::Consent, 4, 4, State::Closed, 0, false),
        ];
        for (kind, asked, answered, state, objections, expected) in table {
            let found = may_close(&decision(kind, asked, answered), state, objections).is_ok();
            assert_eq!(found, expected, "{kind:?} {answered}/{asked} {state:?} {objections}");
        }
    }

    #[test]
    fn half_of_those_asked_make_the_quorum() {
        for (asked, answered, expected) in
            [(4, 2, Verdict::Decided), (5, 2, Verdict::NoQuorum), (0, 0, Verdict::NoQuorum)]
        {
            assert_eq!(verdict(&decision(Kind::Single, asked, answered)), expected, "{answered}/{asked}");
        }
    }
}
