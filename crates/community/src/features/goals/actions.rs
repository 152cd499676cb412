//! What people do with the common goal.

use platform::text::one_line;
use platform::{Error, Result, say};

use super::model::{AgreedList, GoalChange, GoalChangeId, GoalText, Update, UpdateId};
use super::store::{self, NewChange, NewUpdate};
use super::{policy, reminders};
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::Seen;
use crate::features::communities::goal::{self, Agreed, Amount, Panel, ResultId};
use crate::features::communities::{self, Community};
use crate::features::decisions::proposal::{Deadline, Proposal, Text};
use crate::features::decisions::{self, DecisionClosed, DecisionId, Verdict, rounds};

/// The goal with its history, for its page.
pub struct Goal {
    /// The community and what the caller holds in it.
    pub within: Seen,
    /// The sentence and its results.
    pub panel: Panel,
    /// What is proposed in its place.
    pub proposed: Option<GoalChange>,
    /// What was said of the results, the newest first.
    pub updates: Vec<Update>,
    /// What was agreed on, the newest first.
    pub changes: Vec<GoalChange>,
}

/// The goal, for members.
pub fn goal(ctx: &mut Ctx, slug: &str) -> Result<Goal> {
    let within = communities::actions::seen(ctx, slug)?;
    let community = within.community.id;
    let (mut proposed, mut changes) =
        (store::proposed(ctx.tx, community)?, store::changes(ctx.tx, community)?);
    if !decisions::policy::sees(&within.standing) {
        // Partners and guests know of no decision.
        proposed = None;
        changes.iter_mut().for_each(|change| change.decision_id = None);
    }
    let updates = store::updates(ctx.tx, community)?;
    Ok(Goal { panel: goal::panel(ctx, &within.community)?, proposed, updates, changes, within })
}

/// The community of this slug, for who writes its goal.
pub fn changeable(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::actions::seen(ctx, slug)?;
    policy::change(&seen.standing)?;
    Ok(seen)
}

/// The community of this slug, for who says how far its results have come.
pub fn tellable(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::actions::seen(ctx, slug)?;
    policy::tell(&seen.standing)?;
    Ok(seen)
}

/// The change that waits for its decision, where one does.
pub fn proposed(ctx: &mut Ctx, community: &Community) -> Result<Option<GoalChange>> {
    store::proposed(ctx.tx, community.id)
}

/// Writes the goal where that takes no decision, else asks everybody; the decision's id then. While one is under way, it goes into
/// a new round with these words.
pub fn change(ctx: &mut Ctx, slug: &str, text: &GoalText, ends_on: &str) -> Result<Option<DecisionId>> {
    let seen = changeable(ctx, slug)?;
    let community = &seen.community;
    communities::actions::hold(ctx, community.id)?;
    let standing = goal::panel(ctx, community)?;
    let same = standing.goal == text.goal;
    let agreed = agreed(&standing);
    if same && agreed == text.results {
        return Err(Error::invalid("goal", say!("goal-same")));
    }
    let today = ctx.app.locale(ctx.locale.language, &community.zone).day(ctx.now);
    text.ahead_of(&today, &agreed)?;
    if !policy::takes_decision(community.state, same, !standing.results.is_empty()) {
        write(ctx, community, text)?;
        return Ok(None);
    }
    if text.reason.is_empty() {
        return Err(Error::invalid("reason", say!("goal-reason-missing", max = 300)));
    }
    ask(ctx, community, text, ends_on).map(Some)
}

fn agreed(panel: &Panel) -> Vec<Agreed> {
    let of = |result: &goal::GoalResult| {
        let due = result.due.parse().ok()?;
        let (what, measure) = (result.what.clone(), result.measure.clone());
        Some(Agreed { what, measure, baseline: result.baseline, target: result.target, due })
    };
    panel.results.iter().filter_map(of).collect()
}

/// Writes the goal, with nobody to ask.
fn write(ctx: &mut Ctx, community: &Community, text: &GoalText) -> Result<()> {
    let (id, by) = (GoalChangeId::draw(&mut ctx.ids), ctx.account()?);
    let (goal, reason) = (&text.goal, &text.reason);
    let results = &AgreedList::of(text.results.clone())?;
    let new = NewChange { id, community: community.id, by, decision: None, goal, results, reason };
    store::insert_change(ctx.tx, &new, ctx.now)?;
    goal::set(ctx, community.id, &text.goal, &text.results)?;
    audit::note(ctx, Act::GoalChanged, Some(community.id.0), &text.goal)?;
    reminders::wait(ctx, community)
}

/// Asks everybody who belongs for their consent.
fn ask(ctx: &mut Ctx, community: &Community, text: &GoalText, ends_on: &str) -> Result<DecisionId> {
    let words = Text::parse(&whole(ctx, text))?;
    let (goal, reason, results) = (&text.goal, &text.reason, &AgreedList::of(text.results.clone())?);
    if let Some(GoalChange { id, decision_id: Some(decision), .. }) = store::proposed(ctx.tx, community.id)? {
        rounds::reword_from_origin(ctx, decision, &words, ends_on)?;
        store::reword(ctx.tx, id, goal, results, reason)?;
        return Ok(decision);
    }
    let title = ctx.locale.t("goal-decision-title").to_owned();
    let origin = format!("/communities/{}/goal/edit", community.slug);
    let deadline = Deadline::parse(ends_on, &community.zone, ctx.now)?;
    let proposal = Proposal::consent(title, words, origin, deadline);
    let decision = decisions::actions::open(ctx, community.id, &proposal)?;
    let (id, by) = (GoalChangeId::draw(&mut ctx.ids), ctx.account()?);
    let new = NewChange { id, community: community.id, by, decision: Some(decision), goal, results, reason };
    store::insert_change(ctx.tx, &new, ctx.now)?;
    Ok(decision)
}

/// What everybody is asked to agree on, in Markdown.
fn whole(ctx: &Ctx, text: &GoalText) -> String {
    let language = ctx.locale.language;
    let plain = |words: &str| words.replace(['*', '_', '`', '[', ']', '<', '>', '#', '\\', '~', '|'], " ");
    let results = text.results.iter().map(|result| {
        let (from, to) = (result.baseline.shown(language), result.target.shown(language));
        let day = ctx.locale.with("goal-by", "date", ctx.locale.civil_day(result.due));
        format!("- **{}**: {from} → {to} {}, {day}", plain(&result.what), plain(&result.measure))
    });
    let results = results.collect::<Vec<_>>().join("\n");
    format!("> {}\n\n{results}\n\n{}", plain(&text.goal), plain(&text.reason))
}

/// What follows from the decision about a change: it is the goal from now on, or it goes. Other decisions change nothing here.
pub fn settle(ctx: &mut Ctx, closed: &DecisionClosed) -> Result<()> {
    let Some(change) = store::of_decision(ctx.tx, closed.decision_id)? else { return Ok(()) };
    if closed.verdict != Verdict::Decided {
        return store::drop(ctx.tx, change.id, ctx.now);
    }
    store::adopt(ctx.tx, change.id, ctx.now)?;
    goal::set(ctx, change.community_id, &change.goal, &change.results.list)?;
    let community = communities::actions::seen_by_command(ctx, change.community_id)?;
    reminders::wait(ctx, &community)
}

/// Says how far a result has come.
pub fn progress(ctx: &mut Ctx, slug: &str, result: ResultId, value: Amount, note: &str) -> Result<UpdateId> {
    let seen = tellable(ctx, slug)?;
    let note = &one_line(note);
    if note.chars().count() > 300 {
        return Err(Error::invalid("note", say!("goal-note-too-long", max = 300)));
    }
    if goal::panel(ctx, &seen.community)?.results.iter().all(|known| known.id != result) {
        return Err(Error::invalid("result", say!("goal-result-unknown")));
    }
    let (id, by) = (UpdateId::draw(&mut ctx.ids), ctx.account()?);
    let new = NewUpdate { id, community: seen.community.id, result, by, value, note };
    store::insert_update(ctx.tx, &new, ctx.now)?;
    goal::set_value(ctx, result, value)?;
    reminders::wait(ctx, &seen.community)?;
    Ok(id)
}
