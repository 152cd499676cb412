//! What people do with decisions, and the one door through which an outside id becomes a decision.

use platform::clock::Timestamp;
use platform::ids::Raw;
use platform::{Error, Result, say};

use super::model::{Choice, Decision, DecisionId, DecisionOpened};
use super::proposal::{Fields, Proposal};
use super::store::{self, DecisionLine};
use super::{FEWEST_ANONYMOUS, policy, rounds};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::actions::Seen as SeenCommunity;
use crate::features::communities::{self, CommunityId};

/// Open and due decisions in a list.
const OPEN: i64 = 50;

/// A decision with its options and its community.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The decision.
    pub decision: Decision,
    /// Its options, in their order.
    pub choices: Vec<Choice>,
    /// Its community and the caller's standing.
    pub within: SeenCommunity,
}

/// The community of this slug, for who knows of its decisions.
pub fn within(ctx: &mut Ctx, slug: &str) -> Result<SeenCommunity> {
    let within = communities::actions::seen(ctx, slug)?;
    if policy::sees(&within.standing) { Ok(within) } else { Err(Error::NotFound) }
}

/// The decision of this id, for who knows of the community's decisions.
pub fn seen(ctx: &mut Ctx, id: DecisionId) -> Result<Seen> {
    let decision = store::find(ctx.tx, id)?;
    let within = communities::actions::seen_by_id(ctx, decision.community_id)?;
    if !policy::sees(&within.standing) {
        return Err(Error::NotFound);
    }
    let choices = store::choices(ctx.tx, id)?;
    Ok(Seen { decision, choices, within })
}

/// The community of this slug, for who may propose.
pub fn proposable(ctx: &mut Ctx, slug: &str) -> Result<SeenCommunity> {
    let within = within(ctx, slug)?;
    policy::propose(&within.standing, &within.community)?;
    Ok(within)
}

/// How many people would be asked, were everybody asked now, and how many more belong but have not come.
pub fn asked_now(ctx: &mut Ctx, within: &SeenCommunity) -> Result<(i64, i64)> {
    store::asked_now(ctx.tx, within.community.id, ctx.now)
}

/// The decision of this id, for who looks after it.
pub fn kept(ctx: &mut Ctx, id: DecisionId) -> Result<Seen> {
    let seen = seen(ctx, id)?;
    policy::keep(ctx.account()?, &seen.within.standing, &seen.decision)?;
    Ok(seen)
}

/// Proposes what somebody typed.
pub fn propose(ctx: &mut Ctx, slug: &str, fields: &Fields) -> Result<DecisionId> {
    let within = proposable(ctx, slug)?;
    let proposal =
        Proposal::parse(fields, &within.community.zone, &ctx.app.site.public_url.clone(), ctx.now)?;
    open(ctx, within.community.id, &proposal)
}

/// Opens a decision. Who may do so was decided before.
pub fn open(ctx: &mut Ctx, community: CommunityId, proposal: &Proposal) -> Result<DecisionId> {
    let author = ctx.account()?;
    open_of(ctx, community, author, proposal)
}

/// Opens a decision because its date has come, with somebody to look after it.
pub fn open_by_itself(
    ctx: &mut Ctx,
    community: CommunityId,
    keeper: AccountId,
    proposal: &Proposal,
) -> Result<DecisionId> {
    let id = open_of(ctx, community, keeper, proposal)?;
    store::note_by_itself(ctx.tx, id)?;
    Ok(id)
}

fn open_of(
    ctx: &mut Ctx,
    community: CommunityId,
    author: AccountId,
    proposal: &Proposal,
) -> Result<DecisionId> {
    let id = DecisionId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, community, author, proposal, 0, ctx.now)?;
    let asked = ask(ctx, id, community, &proposal.asked.0)?;
    if asked == 0 {
        return Err(Error::invalid("asked", say!("asked-nobody")));
    }
    if proposal.anonymous && asked < FEWEST_ANONYMOUS {
        return Err(Error::invalid(
            "anonymous",
            say!("anonymous-too-few", fewest = FEWEST_ANONYMOUS, count = asked),
        ));
    }
    ctx.emit(&DecisionOpened { decision_id: id })?;
    Ok(id)
}

/// Notes who is asked; how many.
pub(super) fn ask(
    ctx: &mut Ctx,
    id: DecisionId,
    community: CommunityId,
    roles: &[communities::Role],
) -> Result<i64> {
    let mut asked = 0;
    for role in roles {
        asked += store::ask_role(ctx.tx, id, community, *role, ctx.now)?;
    }
    if roles.is_empty() {
        asked = store::ask_everybody(ctx.tx, id, community, ctx.now)?;
    }
    store::set_asked(ctx.tx, id, asked)?;
    Ok(asked)
}

/// A community's decisions that are not closed: those that take answers, and those whose outcome is due.
pub fn current(ctx: &mut Ctx, within: &SeenCommunity) -> Result<(Vec<DecisionLine>, Vec<DecisionLine>)> {
    let reader = ctx.account()?;
    let mut due = store::due(ctx.tx, within.community.id, OPEN)?;
    // What has ended a moment ago may not have been noted yet.
    let (open, ended): (Vec<_>, Vec<_>) = store::open(ctx.tx, within.community.id, reader, OPEN)?
        .into_iter()
        .partition(|decision| decision.ends_at > ctx.now);
    due.extend(ended);
    Ok((open, due))
}

/// A page of the register, latest first, from before (`closed_at`, id).
pub fn register(
    ctx: &mut Ctx,
    community: CommunityId,
    before: Option<(Timestamp, DecisionId)>,
    most: i64,
) -> Result<Vec<DecisionLine>> {
    let before = before.unwrap_or((Timestamp(i64::MAX), DecisionId(Raw::max())));
    store::closed(ctx.tx, community, before, most)
}

/// Whether the rail leads to decisions: the community has some, or the reader may propose one.
pub fn shown(ctx: &mut Ctx, within: &SeenCommunity) -> Result<bool> {
    if !policy::sees(&within.standing) {
        return Ok(false);
    }
    Ok(policy::may_propose(&within.standing, &within.community) || store::any(ctx.tx, within.community.id)?)
}

/// A decision that waits for the reader.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The decision.
    pub decision: DecisionLine,
    /// Whether its outcome is due; else the reader's answer is.
    pub due: bool,
}

/// What waits for the reader, the soonest first: their answers, and for who looks after a decision its outcome.
pub fn waiting(ctx: &mut Ctx, within: &SeenCommunity, most: usize) -> Result<Vec<Waiting>> {
    if !policy::sees(&within.standing) {
        return Ok(Vec::new());
    }
    let reader = ctx.account()?;
    let (open, due) = current(ctx, within)?;
    let keeps = |decision: &DecisionLine| within.standing.directs() || decision.author_id == reader;
    let due = due.into_iter().filter(keeps).map(|decision| Waiting { decision, due: true });
    let open = open.into_iter().filter(|decision| decision.waits && within.standing.member);
    Ok(due.chain(open.map(|decision| Waiting { decision, due: false })).take(most).collect())
}

/// How many objections stand, of people who still belong.
pub fn standing_objections(ctx: &mut Ctx, decision: &Decision) -> Result<i64> {
    rounds::store::standing(ctx.tx, decision.id, decision.community_id)
}
