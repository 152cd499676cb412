//! Versions: a draft that a decision by consent adopts.
//!
//! - Asking to adopt the draft opens a decision by consent of everybody who belongs, with the whole text. An objection is met by
//!   changing the draft and asking again: the same decision goes into a new round with the new text.
//! - Closed as decided, the version is in force from then on and asks for signatures; closed otherwise, it goes.
//! - A version that was in force stays readable, with what it changed.

pub(super) mod store;
pub(super) mod web;

use platform::{Error, Result, say};

use super::clauses;
use super::diff::{self, Piece};
use super::model::{Clause, ClauseId};
use super::policy;
use crate::ctx::Ctx;
use crate::features::communities::{self, CommunityId};
use crate::features::decisions::proposal::{Deadline, Proposal, Text};
use crate::features::decisions::{self, DecisionClosed, DecisionId, Verdict, rounds};

pub use store::{Version, VersionClause};

/// Days of grace that the form offers.
pub const USUAL_GRACE: i64 = 14;
/// Most days of grace.
const LONGEST_GRACE: i64 = 90;

/// A clause of a version, and what it changed.
#[derive(Clone, Debug)]
pub struct Changed {
    /// What it is about.
    pub title: String,
    /// Whether the clause is new, and whether it is gone.
    pub added: bool,
    /// See `added`.
    pub gone: bool,
    /// The text, piece by piece.
    pub pieces: Vec<Piece>,
}

impl Changed {
    /// Whether anything about it differs.
    pub fn differs(&self) -> bool {
        self.added || self.gone || diff::differs(&self.pieces)
    }
}

/// A clause as it is compared.
pub struct Compared<'c> {
    id: ClauseId,
    title: &'c str,
    source: &'c str,
}

impl<'c> From<&'c VersionClause> for Compared<'c> {
    fn from(clause: &'c VersionClause) -> Self {
        Compared { id: clause.clause_id, title: &clause.title, source: &clause.source }
    }
}

impl<'c> From<&'c Clause> for Compared<'c> {
    fn from(clause: &'c Clause) -> Self {
        Compared { id: clause.id, title: &clause.title, source: &clause.source }
    }
}

/// What changed from `old` to `new`, in the order of `new`; what is gone comes last.
pub fn changes<'c, O: Into<Compared<'c>>, N: Into<Compared<'c>>>(
    old: impl IntoIterator<Item = O>,
    new: impl IntoIterator<Item = N>,
) -> Vec<Changed> {
    let mut old: Vec<Compared> = old.into_iter().map(Into::into).collect();
    let mut found = Vec::new();
    for clause in new.into_iter().map(Into::into) {
        let before = old.iter().position(|before| before.id == clause.id).map(|at| old.remove(at));
        let mut pieces = diff::words(before.as_ref().map_or("", |before| before.source), clause.source);
        if let Some(before) = before.as_ref().filter(|before| before.title != clause.title) {
            let mut renamed = diff::words(before.title, clause.title);
            if let Some(last) = renamed.last_mut() {
                last.text.push_str("\n\n");
            }
            renamed.append(&mut pieces);
            pieces = renamed;
        }
        found.push(Changed { title: clause.title.to_owned(), added: before.is_none(), gone: false, pieces });
    }
    found.extend(old.into_iter().map(|gone| Changed {
        title: gone.title.to_owned(),
        added: false,
        gone: true,
        pieces: diff::words(gone.source, ""),
    }));
    found
}

/// The version of this number, where it was adopted.
pub fn adopted(ctx: &mut Ctx, community: CommunityId, version: i64) -> Result<Option<Version>> {
    store::adopted(ctx.tx, community, version)
}

/// The versions that were adopted, latest first.
pub fn all(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Version>> {
    store::all(ctx.tx, community)
}

/// The clauses of a version.
pub fn clauses_of(ctx: &mut Ctx, community: CommunityId, version: i64) -> Result<Vec<VersionClause>> {
    store::clauses(ctx.tx, community, version)
}

/// The version that a decision is about and that is not yet adopted.
pub fn proposed(ctx: &mut Ctx, community: CommunityId) -> Result<Option<Version>> {
    store::proposed(ctx.tx, community)
}

/// Asks everybody to adopt the draft: opens the decision, or a new round of the one under way; its id.
pub fn propose(ctx: &mut Ctx, slug: &str, ends_on: &str, grace: i64) -> Result<DecisionId> {
    let within = clauses::within(ctx, slug)?;
    policy::draft(&within.standing)?;
    let community = &within.community;
    communities::roles::hold(ctx, community.id)?;
    let draft = clauses::draft(ctx, community.id)?;
    if draft.is_empty() {
        return Err(Error::invalid("ends_on", say!("charter-draft-empty")));
    }
    if !(1..=LONGEST_GRACE).contains(&grace) {
        return Err(Error::invalid("grace", say!("charter-grace-unsound", max = LONGEST_GRACE)));
    }
    let text = Text::parse(&whole(&draft))?;
    if let Some(version) = store::proposed(ctx.tx, community.id)? {
        rounds::reword_from_origin(ctx, version.decision_id, &text, ends_on)?;
        store::fill(ctx.tx, community.id, version.version, grace)?;
        return Ok(version.decision_id);
    }
    let in_force = store::clauses(ctx.tx, community.id, community.charter_version)?;
    let same = in_force.len() == draft.len()
        && in_force
            .iter()
            .zip(&draft)
            .all(|(old, new)| old.clause_id == new.id && old.title == new.title && old.source == new.source);
    if same {
        return Err(Error::invalid("ends_on", say!("charter-draft-same")));
    }
    let version = store::next_version(ctx.tx, community.id)?;
    let title = ctx.locale.n("charter-decision-title", version);
    let origin = format!("/communities/{}/charter/draft", community.slug);
    let deadline = Deadline::parse(ends_on, &community.zone, ctx.now)?;
    let proposal = Proposal::consent(title, text, origin, deadline);
    let decision = decisions::actions::open(ctx, community.id, &proposal)?;
    store::insert(ctx.tx, community.id, version, decision, grace)?;
    store::fill(ctx.tx, community.id, version, grace)?;
    Ok(decision)
}

/// The whole text, in Markdown.
fn whole(draft: &[Clause]) -> String {
    let clauses = (1..).zip(draft);
    let clauses = clauses.map(|(number, clause): (i64, _)| {
        format!(
            "### {number}. {}\n\n{}",
            clause.title.replace(['*', '_', '`', '[', ']', '<', '>', '#'], " "),
            clause.source
        )
    });
    clauses.collect::<Vec<_>>().join("\n\n")
}

/// What follows from the decision about a version: it is in force, or it goes. Other decisions change nothing here.
pub fn settle(ctx: &mut Ctx, closed: &DecisionClosed) -> Result<()> {
    let Some((community, version)) = store::of_decision(ctx.tx, closed.decision_id)? else { return Ok(()) };
    if version.adopted_at.is_some() {
        return Ok(());
    }
    if closed.verdict != Verdict::Decided {
        return store::remove(ctx.tx, community, version.version);
    }
    store::adopt(ctx.tx, community, version.version, ctx.now)?;
    communities::actions::bind_by_charter(ctx, community, version.version, version.grace)
}
