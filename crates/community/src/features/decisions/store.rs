//! The SQL of decisions.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::answers::Tally;
use super::model::{Choice, Decision, DecisionId, Kind, Verdict};
use super::proposal::{Deadline, Proposal};
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, Role};

row! {
    /// A decision in a list.
    pub struct DecisionLine {
        /// Its id.
        pub id: DecisionId,
        /// Who proposed it.
        pub author_id: AccountId,
        /// What it is about.
        pub title: String,
        /// How it is taken.
        pub kind: Kind,
        /// Until when it takes answers.
        pub ends_at: Timestamp,
        /// How many are asked.
        pub asked_count: i64,
        /// How many have answered.
        pub answer_count: i64,
        /// What became of it.
        pub verdict: Option<Verdict>,
        /// The outcome in words.
        pub outcome: String,
        /// When the outcome was given.
        pub closed_at: Option<Timestamp>,
        /// Whether the reader's answer is waited for.
        pub waits: bool,
    }
}

/// Holds a decision until the end of the act: answers, rounds and the end of one come one after the other.
pub fn lock(tx: &mut Tx, id: DecisionId) -> Result<()> {
    sql!(tx.row::<(DecisionId,)>, "SELECT id FROM decisions WHERE id = $1 FOR UPDATE", id)?;
    Ok(())
}

/// Writes a decision.
pub fn insert(
    tx: &mut Tx,
    id: DecisionId,
    community: CommunityId,
    author: AccountId,
    proposal: &Proposal,
    asked: i64,
    now: Timestamp,
) -> Result<()> {
    let (quorum_kind, quorum) = proposal.quorum.stored();
    sql!(
        tx.run,
        "INSERT INTO decisions (id, community_id, author_id, kind, title, source, html, renderer, discussion, roles, quorum_kind, quorum,
                                dots, anonymous, hidden, origin, round, opened_at, ends_on, zone, ends_at, remind_at, asked_count, answer_count,
                                tally, outcome)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17, $18, $19, $20, $21, $22, 0, $23, '')",
        id,
        community,
        author,
        proposal.kind,
        proposal.title,
        proposal.text.source,
        proposal.text.html,
        proposal.text.renderer,
        proposal.discussion,
        proposal.asked.stored(),
        quorum_kind,
        quorum,
        proposal.dots,
        proposal.anonymous,
        proposal.hidden,
        proposal.origin,
        now,
        proposal.deadline.on,
        proposal.deadline.zone,
        proposal.deadline.at,
        proposal.deadline.remind_at(now),
        asked,
        Tally::new(proposal.kind, proposal.choices.len()).stored()
    )?;
    for (position, text) in (1_i64..).zip(&proposal.choices) {
        sql!(
            tx.run,
            "INSERT INTO decision_options (decision_id, position, text) VALUES ($1, $2, $3)",
            id,
            position,
            text
        )?;
    }
    Ok(())
}

/// Notes who is asked: everybody who belongs, but partners and guests; how many. Sorted, so that the order tells nothing.
pub fn ask_everybody(tx: &mut Tx, id: DecisionId, community: CommunityId, now: Timestamp) -> Result<i64> {
    let asked = sql!(
        tx.run,
        "INSERT INTO decision_asked (decision_id, account_id, answered, waits)
         SELECT $1, m.account_id, FALSE, TRUE FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $2 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL
         AND (NOT EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                          AND (r.ends_at IS NULL OR r.ends_at > $3))
              OR EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                         AND (r.ends_at IS NULL OR r.ends_at > $3) AND r.role NOT IN ('partner', 'guest')))
         ORDER BY m.account_id",
        id,
        community,
        now
    )?;
    Ok(i64::try_from(asked).unwrap_or(i64::MAX))
}

/// Notes who is asked besides: the members with a role; how many more.
pub fn ask_role(
    tx: &mut Tx,
    id: DecisionId,
    community: CommunityId,
    role: Role,
    now: Timestamp,
) -> Result<i64> {
    let asked = sql!(
        tx.run,
        "INSERT INTO decision_asked (decision_id, account_id, answered, waits)
         SELECT $1, m.account_id, FALSE, TRUE FROM memberships m
         JOIN accounts a ON a.id = m.account_id
         JOIN membership_roles r ON r.community_id = m.community_id AND r.account_id = m.account_id AND r.role = $3
         WHERE m.community_id = $2 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL AND (r.ends_at IS NULL OR r.ends_at > $4)
         ORDER BY m.account_id
         ON CONFLICT (decision_id, account_id) DO NOTHING",
        id,
        community,
        role,
        now
    )?;
    Ok(i64::try_from(asked).unwrap_or(i64::MAX))
}

/// Whether at least so many people would be asked, were everybody asked.
pub fn reaches(tx: &mut Tx, community: CommunityId, least: i64, now: Timestamp) -> Result<bool> {
    let (found,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM (SELECT m.account_id FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.left_at IS NULL AND a.claimed_at IS NOT NULL
         AND (NOT EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                          AND (r.ends_at IS NULL OR r.ends_at > $2))
              OR EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                         AND (r.ends_at IS NULL OR r.ends_at > $2) AND r.role NOT IN ('partner', 'guest')))
         LIMIT $3) AS asked",
        community,
        now,
        least
    )?;
    Ok(found >= least)
}

/// How many people would be asked, were everybody asked now, and how many more belong but have not come.
pub fn asked_now(tx: &mut Tx, community: CommunityId, now: Timestamp) -> Result<(i64, i64)> {
    let (asked, all): (i64, i64) = sql!(
        tx.row,
        "SELECT COUNT(a.claimed_at), COUNT(*) FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.left_at IS NULL
         AND (NOT EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                          AND (r.ends_at IS NULL OR r.ends_at > $2))
              OR EXISTS (SELECT 1 FROM membership_roles r WHERE r.community_id = m.community_id AND r.account_id = m.account_id
                         AND (r.ends_at IS NULL OR r.ends_at > $2) AND r.role NOT IN ('partner', 'guest')))",
        community,
        now
    )?;
    Ok((asked, all - asked))
}

/// Notes that a date opened the decision.
pub fn note_by_itself(tx: &mut Tx, id: DecisionId) -> Result<()> {
    sql!(tx.run, "UPDATE decisions SET by_itself = TRUE WHERE id = $1", id)?;
    Ok(())
}

/// Writes how many are asked.
pub fn set_asked(tx: &mut Tx, id: DecisionId, asked: i64) -> Result<()> {
    sql!(tx.run, "UPDATE decisions SET asked_count = $2 WHERE id = $1", id, asked)?;
    Ok(())
}

/// The decision of this id.
pub fn find(tx: &mut Tx, id: DecisionId) -> Result<Decision> {
    sql!(
        tx.row,
        "SELECT d.id, d.community_id, d.author_id, a.name, COALESCE(d.by_itself, FALSE), d.kind, d.title, d.source, d.html, d.discussion, d.origin, d.roles, d.quorum_kind,
                d.quorum, d.dots, d.anonymous, d.hidden, d.round, d.opened_at, d.ends_on, d.zone, d.ends_at, d.asked_count,
                d.answer_count, d.tally, d.ended_at, d.closed_at, d.verdict, d.outcome, d.review_on
         FROM decisions d JOIN accounts a ON a.id = d.author_id WHERE d.id = $1",
        id
    )
}

/// A decision's options, in their order.
pub fn choices(tx: &mut Tx, id: DecisionId) -> Result<Vec<Choice>> {
    sql!(tx.rows, "SELECT position, text FROM decision_options WHERE decision_id = $1 ORDER BY position", id)
}

/// Writes the counts.
pub fn count(tx: &mut Tx, id: DecisionId, tally: &Tally, answers: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decisions SET tally = $2, answer_count = $3 WHERE id = $1",
        id,
        tally.stored(),
        answers
    )?;
    Ok(())
}

/// What takes answers, the soonest end first.
pub fn open(tx: &mut Tx, community: CommunityId, reader: AccountId, most: i64) -> Result<Vec<DecisionLine>> {
    sql!(
        tx.rows,
        "SELECT d.id, d.author_id, d.title, d.kind, d.ends_at, d.asked_count, d.answer_count, d.verdict, d.outcome, d.closed_at,
                COALESCE(w.waits, FALSE)
         FROM decisions d LEFT JOIN decision_asked w ON w.decision_id = d.id AND w.account_id = $2
         WHERE d.community_id = $1 AND d.ended_at IS NULL ORDER BY d.ends_at, d.id LIMIT $3",
        community,
        reader,
        most
    )
}

/// What has ended and has no outcome, the longest waiting first.
pub fn due(tx: &mut Tx, community: CommunityId, most: i64) -> Result<Vec<DecisionLine>> {
    sql!(
        tx.rows,
        "SELECT id, author_id, title, kind, ends_at, asked_count, answer_count, verdict, outcome, closed_at, FALSE
         FROM decisions WHERE community_id = $1 AND ended_at IS NOT NULL AND closed_at IS NULL ORDER BY ends_at, id LIMIT $2",
        community,
        most
    )
}

/// The register, latest first, from before (`closed_at`, id).
pub fn closed(
    tx: &mut Tx,
    community: CommunityId,
    before: (Timestamp, DecisionId),
    most: i64,
) -> Result<Vec<DecisionLine>> {
    sql!(
        tx.rows,
        "SELECT id, author_id, title, kind, ends_at, asked_count, answer_count, verdict, outcome, closed_at, FALSE
         FROM decisions WHERE community_id = $1 AND closed_at IS NOT NULL AND (closed_at, id) < ($2, $3)
         ORDER BY closed_at DESC, id DESC LIMIT $4",
        community,
        before.0,
        before.1,
        most
    )
}

/// All of a community's, latest first, from before an id.
pub fn all(
    tx: &mut Tx,
    community: CommunityId,
    reader: AccountId,
    before: DecisionId,
    most: i64,
) -> Result<Vec<DecisionLine>> {
    sql!(
        tx.rows,
        "SELECT d.id, d.author_id, d.title, d.kind, d.ends_at, d.asked_count, d.answer_count, d.verdict, d.outcome, d.closed_at,
                COALESCE(w.waits, FALSE)
         FROM decisions d LEFT JOIN decision_asked w ON w.decision_id = d.id AND w.account_id = $2
         WHERE d.community_id = $1 AND d.id < $3 ORDER BY d.id DESC LIMIT $4",
        community,
        reader,
        before,
        most
    )
}

/// Whether a community has any.
pub fn any(tx: &mut Tx, community: CommunityId) -> Result<bool> {
    let found: Option<(DecisionId,)> =
        sql!(tx.find, "SELECT id FROM decisions WHERE community_id = $1 LIMIT 1", community)?;
    Ok(found.is_some())
}

/// Moves the deadline, and opens what had ended again.
pub fn set_deadline(tx: &mut Tx, id: DecisionId, deadline: &Deadline, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE decisions SET ends_on = $2, zone = $3, ends_at = $4, remind_at = $5, ended_at = NULL WHERE id = $1",
        id,
        deadline.on,
        deadline.zone,
        deadline.at,
        deadline.remind_at(now)
    )?;
    Ok(())
}
