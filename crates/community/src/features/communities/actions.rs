//! What people do with communities, and the one door through which an outside name becomes a community.

use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::life::{self, State};
use super::model::{
    Community, CommunityId, CommunityOpened, MemberJoined, ReadOnly, Role, Standing, Theme, Type,
};
use super::roles::Grant;
use super::store::{self, Member, NewCommunity};
use super::visits::Visit;
use super::{agreement, bans, noted, partners, roles};
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId};

/// A community together with what the caller holds in it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The community.
    pub community: Community,
    /// What the caller holds.
    pub standing: Standing,
    /// When they were here before; nothing of who does not belong.
    pub visit: Option<Visit>,
}

/// The community of this slug, for its members and who runs the site. To others it is not found: they have a page about it.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let community = store::by_slug(ctx.tx, slug)?.ok_or(Error::NotFound)?;
    entered(ctx, community)
}

/// Who enters gets in; into a closed community, no act that changes something.
fn entered(ctx: &mut Ctx, community: Community) -> Result<Seen> {
    let seen = with_standing(ctx, community)?;
    // Somebody without a session may sign in and come back; whether the community exists is told to neither.
    ctx.actor()?;
    if !is_known_to(&seen) {
        return Err(Error::NotFound);
    }
    match seen.standing.read_only {
        // Who has not signed the charter still does what ends that, or what others depend on: policies ask them.
        Some(ReadOnly::Closed) if ctx.changes() => seen.standing.writes().map(|()| seen),
        _ => Ok(seen),
    }
}

/// Whether the caller may know what only members know: of a draft that is who directs it.
fn is_known_to(seen: &Seen) -> bool {
    seen.standing.enters() && (seen.community.state != State::Draft || seen.standing.directs())
}

/// The community of this id, under the same rule.
pub fn seen_by_id(ctx: &mut Ctx, id: CommunityId) -> Result<Seen> {
    let community = store::find(ctx.tx, id)?;
    entered(ctx, community)
}

/// The community of this slug, for commands, which no policy guards.
pub fn find_by_slug(ctx: &mut Ctx, slug: &str) -> Result<Option<Community>> {
    store::by_slug(ctx.tx, slug)
}

/// The community of this id, for commands, which no policy guards.
pub fn seen_by_command(ctx: &mut Ctx, id: CommunityId) -> Result<Community> {
    store::find(ctx.tx, id)
}

/// The community with what the caller holds in it, without asking whether they may enter.
pub fn with_standing(ctx: &mut Ctx, community: Community) -> Result<Seen> {
    let (mut standing, visit) = standing(ctx, community.id)?;
    if community.read_only_at.is_some() {
        standing.read_only = Some(ReadOnly::Closed);
    }
    Ok(Seen { community, standing, visit })
}

/// What the caller holds in a community, and when they were here before.
fn standing(ctx: &mut Ctx, community: CommunityId) -> Result<(Standing, Option<Visit>)> {
    let Some(actor) = ctx.visitor() else { return Ok((Standing::default(), None)) };
    let (account, owns_site) = (actor.account_id, actor.owns_site());
    held_by(ctx, community, account, owns_site)
}

/// What somebody holds in the community, whoever asks.
pub fn standing_of(ctx: &mut Ctx, community: CommunityId, account: AccountId) -> Result<Standing> {
    let owns_site = accounts::store::find(ctx.tx, account)?.owns_site();
    held_by(ctx, community, account, owns_site).map(|(standing, _)| standing)
}

fn held_by(
    ctx: &mut Ctx,
    community: CommunityId,
    account: AccountId,
    owns_site: bool,
) -> Result<(Standing, Option<Visit>)> {
    let Some(membership) = agreement::membership(ctx.tx, community, account)? else {
        return Ok((Standing { owns_site, ..Standing::default() }, None));
    };
    let held = store::held(ctx.tx, community, account, ctx.now)?;
    let organisation = held.iter().find_map(|(_, organisation)| *organisation);
    // Only who is here for an organisation costs this look.
    let opened = match organisation {
        Some(organisation) => partners::store::opened(ctx.tx, organisation)?,
        None => Vec::new(),
    };
    let roles = held.into_iter().map(|(role, _)| role).collect();
    let signs_by = membership.signs_by();
    let read_only = signs_by
        .filter(|by| *by <= ctx.now)
        .map(|_| ReadOnly::CharterUnsigned { path: format!("/communities/{}/charter", membership.slug) });
    let visit = Some(membership.visit());
    Ok((Standing { member: true, roles, owns_site, organisation, opened, signs_by, read_only }, visit))
}

/// Puts a version of the charter in force: whoever belongs has so many days to sign it. Who may do so was decided before.
pub fn bind_by_charter(ctx: &mut Ctx, community: CommunityId, version: i64, grace: i64) -> Result<()> {
    let binds_at = ctx.now.plus_seconds(grace * 24 * 3_600);
    agreement::bind(ctx.tx, community, version, binds_at, grace)
}

/// Notes that a charter is being written, so that the way there is shown.
pub fn note_charter_drafted(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    agreement::note_drafted(ctx.tx, community)
}

/// Notes that a study was opened, so that the way there is shown.
pub fn note_study_opened(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    noted::study_opened(ctx.tx, community)
}

/// Whether somebody belongs to the community who does not direct it.
pub fn has_others(ctx: &mut Ctx, community: CommunityId) -> Result<bool> {
    noted::has_others(ctx.tx, community, ctx.now)
}

/// Makes a community one of another type, with another goal and welcome. Who may do so was decided before.
pub fn become_one_of(
    ctx: &mut Ctx,
    community: CommunityId,
    kind: Type,
    goal: &str,
    welcome: &str,
) -> Result<()> {
    noted::set_type(ctx.tx, community, kind)?;
    noted::set_texts(ctx.tx, community, goal, welcome)
}

/// Notes that the caller signed a version of the charter.
pub fn note_charter_signed(ctx: &mut Ctx, community: CommunityId, version: i64) -> Result<()> {
    let account = ctx.account()?;
    agreement::note_signed(ctx.tx, community, account, version)
}

/// Whether somebody belongs to the community.
pub fn belongs(ctx: &mut Ctx, community: CommunityId, account: AccountId) -> Result<bool> {
    store::is_member(ctx.tx, community, account)
}

/// Those who direct the community.
pub fn directors(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<AccountId>> {
    roles::store::directors(ctx.tx, community, ctx.now)
}

/// Whether the caller meets somebody in the community of this slug, or, where it is empty, in any.
pub fn meets_in(ctx: &mut Ctx, account: AccountId, slug: &str) -> Result<bool> {
    let reader = ctx.account()?;
    let shared = store::shared(ctx.tx, account, reader, ctx.now)?;
    Ok(shared.iter().any(|community| slug.is_empty() || community.slug == slug))
}

/// The members whom the caller meets, newest first, from before `before`, and whether there are more. A member meets
/// everybody; a visitor meets who leads, and whoever is here for the same organisation.
pub fn met(
    ctx: &mut Ctx,
    seen: &Seen,
    before: (Timestamp, AccountId),
    most: i64,
) -> Result<(Vec<Member>, bool)> {
    let community = seen.community.id;
    let mut members = if seen.standing.is_visitor() {
        store::met_by_visitors(ctx.tx, community, seen.standing.organisation, before, most + 1, ctx.now)?
    } else {
        store::members(ctx.tx, community, before, most + 1, ctx.now)?
    };
    let more = members.len() as i64 > most;
    members.truncate(usize::try_from(most).unwrap_or(0));
    Ok((members, more))
}

/// Holds the community until the end, for acts on the whole of it that must not pass each other.
pub fn hold(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    roles::store::lock(ctx.tx, community)
}

/// The community's themes, in their order.
pub fn themes(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Theme>> {
    store::themes(ctx.tx, community)
}

/// Opens a community. Its first member, who directs it, is the caller, where there is one: an import has none.
pub fn open(ctx: &mut Ctx, new: &NewCommunity) -> Result<()> {
    if let Some(actor) = ctx.visitor()
        && !actor.owns_site()
    {
        return Err(Error::Forbidden(say!("community-open-forbidden")));
    }
    // The zone of whoever opens it; directors change it in the settings.
    let zone = ctx.visitor().map_or_else(|| "UTC".to_owned(), |actor| actor.account.zone.clone());
    let director = ctx.visitor().map(|actor| actor.account_id);
    found(ctx, new, &zone, director.as_slice())
}

/// Opens a community that these people direct. Who may do so was decided before.
pub fn found(ctx: &mut Ctx, new: &NewCommunity, zone: &str, directors: &[AccountId]) -> Result<()> {
    store::insert(ctx.tx, new, zone, ctx.now).map_err(|error| match error {
        Error::Duplicate(_) => Error::invalid("slug", say!("slug-taken")),
        other => other,
    })?;
    for director in directors {
        join(ctx, new.id, *director, &[Role::Director], ctx.now)?;
    }
    ctx.emit(&CommunityOpened { community_id: new.id })
}

/// Gives somebody a role in the community of this slug, as an operator does; who does not belong yet joins.
pub fn appoint(ctx: &mut Ctx, slug: &str, account_id: AccountId, role: Role) -> Result<Community> {
    let community = store::by_slug(ctx.tx, slug)?.ok_or(Error::NotFound)?;
    join(ctx, community.id, account_id, &[role], ctx.now)?;
    Ok(community)
}

/// Makes an imported person a member. Nobody is told; who is a member already stays as they are.
pub fn import_member(
    ctx: &mut Ctx,
    community_id: CommunityId,
    account_id: AccountId,
    role: Role,
    joined_at: Timestamp,
) -> Result<()> {
    import_labelled(ctx, community_id, account_id, (role, ""), joined_at)
}

/// The same with a label beside the role.
pub fn import_labelled(
    ctx: &mut Ctx,
    community_id: CommunityId,
    account_id: AccountId,
    (role, label): (Role, &str),
    joined_at: Timestamp,
) -> Result<()> {
    if store::join(ctx.tx, community_id, account_id, joined_at)? {
        let grant = Grant { label: label.to_owned(), ..Grant::plain(role) };
        store::grant(ctx.tx, community_id, account_id, &grant)?;
    }
    Ok(())
}

/// Makes somebody a member with these roles. Joining twice only adds roles and tells nobody. Who may join was decided before,
/// but that nobody comes back who was told to stay away.
pub fn join(
    ctx: &mut Ctx,
    community_id: CommunityId,
    account_id: AccountId,
    roles: &[Role],
    joined_at: Timestamp,
) -> Result<()> {
    if bans::store::reason(ctx.tx, community_id, account_id)?.is_some() {
        return Err(Error::Forbidden(say!("ban-stands")));
    }
    let joined = store::join(ctx.tx, community_id, account_id, joined_at)?;
    if joined {
        life::takes_in(&store::find(ctx.tx, community_id)?, roles)?;
    }
    for role in roles {
        store::give(ctx.tx, community_id, account_id, &Grant::plain(*role), ctx.now)?;
    }
    if joined {
        ctx.emit(&MemberJoined { community_id, account_id })?;
    }
    Ok(())
}
