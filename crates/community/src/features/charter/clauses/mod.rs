//! Clauses: the draft of a charter, and what members say to it.
//!
//! - Directors add, change, move and remove clauses. What is in force stays as it is until a decision adopts the draft.
//! - Members comment, and propose other words with a reason. A director takes them over or declines; either way they stay
//!   readable.
//! - Words that were proposed for a text which has changed since are shown against the text as it is now.

pub(super) mod store;
pub(super) mod web;

use platform::text::one_line;
use platform::{Error, Result, say};

use super::model::{Clause, ClauseId, CommentId, RewordingId};
use super::policy;
use crate::ctx::Ctx;
use crate::features::communities::actions::Seen as SeenCommunity;
use crate::features::communities::{self, CommunityId};
use crate::features::decisions::proposal::Text;

pub use super::model::Wording;
pub use store::{Comment, Rewording};

/// Most clauses.
const MOST: usize = 60;
/// Longest comment and reason, in characters.
const LONGEST: usize = 1_000;

/// The community of this slug, for who reads its charter's draft.
pub fn within(ctx: &mut Ctx, slug: &str) -> Result<SeenCommunity> {
    let within = communities::actions::seen(ctx, slug)?;
    if policy::reads_draft(&within.standing) { Ok(within) } else { Err(Error::NotFound) }
}

/// The clause of this id, for who reads the draft. One that was removed is not found.
pub fn seen(ctx: &mut Ctx, id: ClauseId) -> Result<(Clause, SeenCommunity)> {
    let clause = store::find(ctx.tx, id)?;
    let within = communities::actions::seen_by_id(ctx, clause.community_id)?;
    if policy::reads_draft(&within.standing) { Ok((clause, within)) } else { Err(Error::NotFound) }
}

/// The draft, clause by clause.
pub fn draft(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Clause>> {
    store::draft(ctx.tx, community)
}

/// Adds a clause at the end.
pub fn add(ctx: &mut Ctx, slug: &str, wording: &Wording) -> Result<ClauseId> {
    let within = within(ctx, slug)?;
    policy::draft(&within.standing)?;
    let draft = store::draft(ctx.tx, within.community.id)?;
    if draft.len() >= MOST {
        return Err(Error::invalid("title", say!("clause-too-many", max = MOST)));
    }
    let id = ClauseId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, within.community.id, draft.len() as i64 + 1, wording, ctx.now)?;
    communities::actions::note_charter_drafted(ctx, within.community.id)?;
    Ok(id)
}

/// The clause, for who writes the draft.
fn drafted(ctx: &mut Ctx, id: ClauseId) -> Result<(Clause, SeenCommunity)> {
    let (clause, within) = seen(ctx, id)?;
    policy::draft(&within.standing)?;
    Ok((clause, within))
}

/// Changes a clause.
pub fn change(ctx: &mut Ctx, id: ClauseId, wording: &Wording) -> Result<()> {
    drafted(ctx, id)?;
    store::change(ctx.tx, id, &wording.title, &wording.text, ctx.now)
}

/// Removes a clause from the draft; the slug of its community.
pub fn remove(ctx: &mut Ctx, id: ClauseId) -> Result<String> {
    let (_, within) = drafted(ctx, id)?;
    store::remove(ctx.tx, id, ctx.now)?;
    Ok(within.community.slug)
}

/// Moves a clause up or down by so many steps; the slug of its community.
pub fn move_by(ctx: &mut Ctx, id: ClauseId, steps: i64) -> Result<String> {
    let (clause, within) = drafted(ctx, id)?;
    let mut order: Vec<ClauseId> =
        store::draft(ctx.tx, clause.community_id)?.iter().map(|clause| clause.id).collect();
    let Some(from) = order.iter().position(|other| *other == id) else { return Ok(within.community.slug) };
    let last = order.len() as i64 - 1;
    let to = (from as i64 + steps.clamp(-last, last)).clamp(0, last);
    let moved = order.remove(from);
    order.insert(usize::try_from(to).unwrap_or(0), moved);
    for (position, id) in (1..).zip(order) {
        store::set_position(ctx.tx, id, position)?;
    }
    Ok(within.community.slug)
}

/// The clause, for who speaks about it.
pub fn speakable(ctx: &mut Ctx, id: ClauseId) -> Result<Clause> {
    let (clause, within) = seen(ctx, id)?;
    policy::speak(&within.standing)?;
    Ok(clause)
}

/// What was said about a clause, oldest first.
pub fn comments(ctx: &mut Ctx, id: ClauseId) -> Result<Vec<Comment>> {
    seen(ctx, id)?;
    store::comments(ctx.tx, id)
}

/// The other words that were proposed for a clause.
pub fn rewordings(ctx: &mut Ctx, id: ClauseId) -> Result<Vec<Rewording>> {
    seen(ctx, id)?;
    store::rewordings(ctx.tx, id)
}

/// Says something about a clause.
pub fn comment(ctx: &mut Ctx, id: ClauseId, text: &str) -> Result<CommentId> {
    speakable(ctx, id)?;
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Error::invalid("comment", say!("comment-unsound", max = LONGEST)));
    }
    let (comment, account) = (CommentId::draw(&mut ctx.ids), ctx.account()?);
    store::insert_comment(ctx.tx, comment, id, account, &text, ctx.now)?;
    Ok(comment)
}

/// Proposes other words for a clause, and says why.
pub fn reword(ctx: &mut Ctx, id: ClauseId, text: &Text, why: &str) -> Result<RewordingId> {
    let clause = speakable(ctx, id)?;
    let why = one_line(why);
    if why.is_empty() || why.chars().count() > LONGEST {
        return Err(Error::invalid("why", say!("rewording-why-unsound", max = LONGEST)));
    }
    if text.source == clause.source {
        return Err(Error::invalid("text", say!("rewording-same")));
    }
    let (rewording, account) = (RewordingId::draw(&mut ctx.ids), ctx.account()?);
    store::insert_rewording(ctx.tx, rewording, id, account, text, &why, ctx.now)?;
    Ok(rewording)
}

/// Takes other words over, or declines them. Deciding twice changes nothing; the clause.
pub fn decide(ctx: &mut Ctx, id: RewordingId, accepted: bool) -> Result<ClauseId> {
    let clause = store::clause_of(ctx.tx, id)?;
    let (clause, _) = drafted(ctx, clause)?;
    if store::decide(ctx.tx, id, accepted, ctx.now)? && accepted {
        store::take_over(ctx.tx, clause.id, id, ctx.now)?;
    }
    Ok(clause.id)
}
