//! What people do with successors, and the one door through which an outside id becomes one.

use platform::i18n::Language;
use platform::{Error, Result, say};

use super::model::{FOUNDED_WITHIN_DAYS, Founder, Plan, Successor, SuccessorFounded, SuccessorId};
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::audit::{self, Act};
use crate::features::blueprints::actions::{self as blueprints, Opening};
use crate::features::blueprints::colour_of;
use crate::features::communities::actions::{self as communities, Seen};
use crate::features::communities::{self as community, Community, CommunityId, Motif, Role, Slug, Standing};

/// A day, in seconds.
const DAY: i64 = 24 * 3_600;

/// A successor with the communities between which it stands, for who knows of it.
pub struct SeenSuccessor {
    /// The successor.
    pub successor: Successor,
    /// The community whose members found it, and what the caller holds there.
    pub old: Seen,
    /// The community that came of it, and what the caller holds there.
    pub new: Option<Seen>,
    /// Who stands for it.
    pub founders: Vec<Founder>,
    caller: AccountId,
}

impl SeenSuccessor {
    /// The community around its page: the old one for its members, else the new one.
    pub fn around(&self) -> &Seen {
        match &self.new {
            Some(new) if !self.sees_old() => new,
            _ => &self.old,
        }
    }

    /// Whether the caller sees the successors of the community that it grew out of.
    pub fn sees_old(&self) -> bool {
        policy::sees(&self.old.standing)
    }

    /// What the caller holds in the community that came of it.
    pub fn held_there(&self) -> Option<&Standing> {
        self.new.as_ref().map(|new| &new.standing)
    }

    /// Whether the caller belongs to the community that came of it.
    pub fn inside(&self) -> bool {
        self.held_there().is_some_and(|standing| standing.member)
    }

    /// The caller, where they stand for it.
    pub fn founder(&self) -> Option<&Founder> {
        self.founders.iter().find(|founder| founder.id == self.caller)
    }

    /// Whether the caller stands for it.
    pub fn stands(&self) -> bool {
        self.founder().is_some()
    }
}

/// The community of this slug, for who knows of its successors. Founding another changes nothing in a closed one.
pub fn community(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    ctx.spares_others();
    let seen = communities::seen(ctx, slug)?;
    if policy::sees(&seen.standing) { Ok(seen) } else { Err(Error::NotFound) }
}

/// What members of a community propose and founded, each with who stands for it.
pub fn of_community(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<(Successor, Vec<Founder>)>> {
    let mut with_founders = Vec::new();
    for successor in store::of_community(ctx.tx, seen.community.id)? {
        let founders = store::founders(ctx.tx, successor.id, ctx.now)?;
        with_founders.push((successor, founders));
    }
    Ok(with_founders)
}

/// The successor of this id, for members of either community; not found for others.
pub fn seen(ctx: &mut Ctx, id: SuccessorId) -> Result<SeenSuccessor> {
    let caller = ctx.account()?;
    let successor = store::find(ctx.tx, id)?;
    let old = community::store::find(ctx.tx, successor.community_id)?;
    let old = communities::with_standing(ctx, old)?;
    let new = match successor.founded_id {
        Some(new) => {
            let new = community::store::find(ctx.tx, new)?;
            Some(communities::with_standing(ctx, new)?)
        }
        None => None,
    };
    let knows = |seen: &Seen| policy::sees(&seen.standing);
    if !knows(&old) && !new.as_ref().is_some_and(knows) {
        return Err(Error::NotFound);
    }
    let founders = store::founders(ctx.tx, id, ctx.now)?;
    Ok(SeenSuccessor { successor, old, new, founders, caller })
}

fn held(ctx: &mut Ctx, id: SuccessorId) -> Result<SeenSuccessor> {
    store::lock(ctx.tx, id)?;
    seen(ctx, id)
}

/// Proposes a successor, for which the caller stands.
pub fn propose(ctx: &mut Ctx, slug: &str, name: &str, goal: &str, kind: &str) -> Result<SuccessorId> {
    let (by, seen) = (ctx.account()?, community(ctx, slug)?);
    policy::take_part(&seen.standing, seen.community.state)?;
    let plan = Plan::parse(name, goal, kind)?;
    communities::hold(ctx, seen.community.id)?;
    let open = store::open_count(ctx.tx, seen.community.id)?;
    let since = ctx.now.plus_seconds(-DAY);
    policy::propose(open, store::proposed_since(ctx.tx, seen.community.id, by, since)?)?;
    room_for_one(ctx, seen.community.id)?;
    let id = SuccessorId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, seen.community.id, &plan, by, ctx.now)?;
    let successor = store::find(ctx.tx, id)?;
    store::stand(ctx.tx, &successor, by, ctx.now)?;
    audit::note(ctx, Act::SuccessorProposed, Some(seen.community.id.0), &plan.name)?;
    Ok(id)
}

/// The caller stands for it. Saying so twice changes nothing.
pub fn stand(ctx: &mut Ctx, id: SuccessorId) -> Result<()> {
    let (account, seen) = (ctx.account()?, held(ctx, id)?);
    if seen.stands() {
        return Ok(());
    }
    policy::stand(&seen.old.standing, seen.old.community.state, &seen.successor)?;
    store::stand(ctx.tx, &seen.successor, account, ctx.now)?;
    Ok(())
}

/// The caller stands for it no more. Who did not changes nothing.
pub fn step_back(ctx: &mut Ctx, id: SuccessorId) -> Result<()> {
    let (account, seen) = (ctx.account()?, held(ctx, id)?);
    if !seen.stands() {
        return Ok(());
    }
    policy::be_open(&seen.successor)?;
    store::step_back(ctx.tx, id, account, ctx.now)?;
    Ok(())
}

/// Founds it: a community of its own, which those who stand for it direct. Founding it twice changes nothing.
pub fn found(ctx: &mut Ctx, id: SuccessorId) -> Result<()> {
    let seen = held(ctx, id)?;
    if seen.stands() && seen.new.is_some() {
        return Ok(());
    }
    let (successor, old) = (&seen.successor, &seen.old.community);
    policy::take_part(&seen.old.standing, old.state)?;
    policy::be_open(successor)?;
    let directors = members_among(ctx, old, &seen.founders)?;
    policy::found(seen.stands(), directors.len())?;
    communities::hold(ctx, old.id)?;
    room_for_one(ctx, old.id)?;
    let language = Language::from_code(&old.language).unwrap_or(Language::English);
    let opening = Opening {
        name: successor.name.clone(),
        slug: free_slug(ctx, &successor.name)?,
        kind: successor.kind,
        description: String::new(),
        goal: successor.goal.clone(),
        language,
        colour: colour_of(successor.kind),
        emblem: Motif::Sprout,
    };
    let new = blueprints::found(ctx, &opening, &old.zone, &directors)?;
    store::found(ctx.tx, successor, new, &old.name, ctx.now)?;
    for community in [old.id, new] {
        audit::note(ctx, Act::SuccessorFounded, Some(community.0), &successor.name)?;
    }
    ctx.emit(&SuccessorFounded { successor_id: id })
}

/// Refuses where members of a community founded as many within the year as they may.
fn room_for_one(ctx: &mut Ctx, old: CommunityId) -> Result<()> {
    let since = ctx.now.plus_seconds(-FOUNDED_WITHIN_DAYS * DAY);
    let (standing, all) = store::founded_since(ctx.tx, old, since)?;
    policy::one_more(standing, all)
}

/// Those who stand and are members still: who left a moment ago founds nothing.
fn members_among(ctx: &mut Ctx, old: &Community, founders: &[Founder]) -> Result<Vec<AccountId>> {
    let mut members = Vec::new();
    for founder in founders {
        let standing = communities::standing_of(ctx, old.id, founder.id)?;
        if policy::is_one(&standing) {
            members.push(founder.id);
        }
    }
    Ok(members)
}

/// A name in addresses that is free, the nearest to a name.
fn free_slug(ctx: &mut Ctx, name: &str) -> Result<Slug> {
    let nearest = Slug::from_name(name, "community");
    let (mut slug, mut namesakes) = (nearest.clone(), 1);
    while communities::find_by_slug(ctx, slug.as_str())?.is_some() {
        namesakes += 1;
        slug = Slug::parse(&format!("{}-{namesakes}", nearest.as_str()))?;
    }
    Ok(slug)
}

/// The caller comes along; the community that they come into. Coming twice changes nothing.
pub fn arrive(ctx: &mut Ctx, id: SuccessorId) -> Result<Community> {
    ctx.spares_others();
    let (account, seen) = (ctx.account()?, seen(ctx, id)?);
    if let Some(new) = seen.new.as_ref().filter(|new| new.standing.member) {
        return Ok(new.community.clone());
    }
    policy::arrive(&seen.old.standing, &seen.successor)?;
    let new = seen.new.ok_or(Error::NotFound)?.community;
    if community::bans::is_banned(ctx, seen.old.community.id, account)? {
        return Err(Error::Forbidden(say!("ban-stands")));
    }
    communities::join(ctx, new.id, account, &[Role::Learner], ctx.now)?;
    Ok(new)
}
