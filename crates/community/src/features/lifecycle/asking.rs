//! Asking everybody what comes next: the decision that opens by itself before a community of learning ends.
//!
//! - It opens together with the question to the directors, once for an end. While the last one of its kind has no outcome, no
//!   other opens; a date that is moved asks again once it has.
//! - It needs at least two people who are asked, and somebody who directs and has come: a decision is looked after.
//! - Each chooses one way. Directors say in words what comes out of it, as of every decision; nothing follows by itself.
//! - It is written in the community's language, and ends by the community's clock (see `policy::decides_by`).

use platform::clock::Timestamp;
use platform::i18n::{Language, Locale};
use platform::{Result, say};

use super::model::Way;
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId};
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, Community, CommunityId};
use crate::features::decisions::answers::Outcome;
use crate::features::decisions::proposal::{Proposal, Text};
use crate::features::decisions::{self, Asked, Decision, Kind, Quorum, State, timing};

/// Fewer than so many people are not asked.
const FEWEST: i64 = 2;

/// The decision about what comes next, as it stands.
pub struct Question {
    /// The decision.
    pub decision: Decision,
    /// How far it is.
    pub state: State,
    /// What most chose; nothing while that is hidden, where nobody chose, or where two ways have as many.
    pub leading: Option<Way>,
    /// How many chose each way, in the order of [`Way::ALL`]; nothing while that is hidden.
    pub counts: Option<Vec<i64>>,
}

/// The last decision of a community about what comes next, for who knows of its decisions.
pub fn of(ctx: &mut Ctx, seen: &Seen) -> Result<Option<Question>> {
    if !decisions::policy::sees(&seen.standing) {
        return Ok(None);
    }
    let Some(id) = store::decision(ctx.tx, seen.community.id)? else { return Ok(None) };
    let decision = decisions::store::find(ctx.tx, id)?;
    let choices = decisions::store::choices(ctx.tx, id)?;
    let mut counts = vec![0; Way::ALL.len()];
    if let Outcome::Lines(lines) = decision.tally.outcome(&decision, &choices) {
        for line in lines {
            let at = usize::try_from(line.position - 1).unwrap_or(usize::MAX);
            if let Some(count) = counts.get_mut(at) {
                *count = line.count;
            }
        }
    }
    let counts = decision.shows_counts(ctx.now).then_some(counts);
    let leading = counts.as_deref().and_then(policy::leading);
    Ok(Some(Question { state: decision.state(ctx.now), decision, leading, counts }))
}

/// What a way is called, in a language.
pub fn way_name(locale: &Locale, way: Way) -> &str {
    match way {
        Way::Practice => locale.t("next-practice"),
        Way::Successor => locale.t("next-successor"),
        Way::Time => locale.t("next-time"),
        Way::End => locale.t("next-end"),
    }
}

/// Opens the decision before this end, where there is something to ask and somebody to ask it of.
pub(super) fn open(ctx: &mut Ctx, community: &Community, ends: Timestamp) -> Result<()> {
    if !policy::ends_with_training(community.kind) {
        return Ok(());
    }
    if let Some(last) = store::decision(ctx.tx, community.id)?
        && decisions::store::find(ctx.tx, last)?.closed_at.is_none()
    {
        return Ok(());
    }
    let Some(deadline) = policy::decides_by(ends, &community.zone, ctx.now) else { return Ok(()) };
    let Some(keeper) = keeper(ctx, community.id)? else { return Ok(()) };
    if !decisions::store::reaches(ctx.tx, community.id, FEWEST, ctx.now)? {
        return Ok(());
    }
    let language = Language::from_code(&community.language).unwrap_or(Language::English);
    let locale = ctx.app.locale(language, &community.zone);
    let text = say!("next-text", community = plain(&community.name), ends = locale.date(ends));
    let proposal = Proposal {
        kind: Kind::Single,
        title: locale.t("next-title").to_owned(),
        text: Text::parse(&locale.say(&text))?,
        discussion: String::new(),
        origin: format!("/communities/{}/lifecycle", community.slug),
        choices: Way::ALL.iter().map(|way| way_name(&locale, *way).to_owned()).collect(),
        asked: Asked::default(),
        quorum: Quorum::Anybody,
        deadline,
        dots: 0,
        anonymous: false,
        hidden: true,
    };
    let decision = decisions::actions::open_by_itself(ctx, community.id, keeper, &proposal)?;
    store::set_decision(ctx.tx, community.id, decision)
}

/// Ends its answers where it still takes any: something else has settled the question.
pub(super) fn end(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    match store::decision(ctx.tx, community)? {
        Some(decision) => timing::end(ctx, decision),
        None => Ok(()),
    }
}

/// The first of those who direct who has come.
fn keeper(ctx: &mut Ctx, community: CommunityId) -> Result<Option<AccountId>> {
    for account in communities::actions::directors(ctx, community)? {
        if accounts::store::find(ctx.tx, account)?.claimed_at.is_some() {
            return Ok(Some(account));
        }
    }
    Ok(None)
}

/// A name without what Markdown would read.
fn plain(name: &str) -> String {
    name.replace(['*', '_', '`', '[', ']', '<', '>', '#', '\\', '~', '|'], " ")
}
