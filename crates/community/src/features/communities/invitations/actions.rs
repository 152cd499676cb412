//! Making, ending and accepting invitations.

use platform::{Error, Result, say};

use super::super::actions::{self as communities, Seen};
use super::super::model::{Community, InvitationId, Role};
use super::super::roles::Grant;
use super::super::{partners, store as community_store};
use super::model::{Invitation, Terms};
use super::{claims, store};
use crate::ctx::Ctx;
use crate::features::accounts::actions::Newcomer;
use crate::features::accounts::sessions::{self, Started};
use crate::features::accounts::{self, AccountId, secret};
use crate::features::audit::{self, Act};

/// The community, for those who may invite.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("invite-forbidden"))) }
}

/// Makes a link.
pub fn invite(ctx: &mut Ctx, slug: &str, terms: &Terms) -> Result<Invitation> {
    let seen = seen(ctx, slug)?;
    if terms.role == Role::Director {
        ctx.fresh()?;
    }
    make(ctx, &seen, terms, None)
}

/// Makes the personal link of an imported person who has not come.
pub fn invite_person(ctx: &mut Ctx, slug: &str, person: AccountId) -> Result<Invitation> {
    let seen = seen(ctx, slug)?;
    if !community_store::is_member(ctx.tx, seen.community.id, person)? {
        return Err(Error::NotFound);
    }
    let account = accounts::store::find(ctx.tx, person)?;
    if account.claimed_at.is_some() {
        return Err(Error::Conflict(say!("invite-person-came")));
    }
    let held = community_store::held(ctx.tx, seen.community.id, person, ctx.now)?;
    let (role, organisation) = held.first().copied().unwrap_or((Role::Learner, None));
    let terms = Terms {
        role,
        note: account.name,
        uses: Some(1),
        ends_at: Some(ctx.now.plus_seconds(30 * 24 * 3_600)),
        organisation,
    };
    make(ctx, &seen, &terms, Some(person))
}

/// Ends a link. Ending it twice changes nothing.
pub fn revoke(ctx: &mut Ctx, id: InvitationId) -> Result<Seen> {
    let invitation = store::find(ctx.tx, id)?;
    let within = communities::seen_by_id(ctx, invitation.community_id)?;
    if !within.standing.directs() {
        return Err(Error::Forbidden(say!("invite-forbidden")));
    }
    store::revoke(ctx.tx, id, ctx.now)?;
    audit::note(ctx, Act::InvitationEnded, Some(within.community.id.0), &invitation.note)?;
    Ok(within)
}

/// The link and its community, for anybody who holds it; [`Error::Gone`] where it no longer works.
pub fn opened(ctx: &mut Ctx, token: &str) -> Result<(Invitation, Community)> {
    let invitation = store::by_token(ctx.tx, token)?.ok_or(Error::NotFound)?;
    let community = community_store::find(ctx.tx, invitation.community_id)?;
    if invitation.works(ctx.now) { Ok((invitation, community)) } else { Err(ended(&invitation, ctx)) }
}

/// The signed-in caller joins. Who is a member already simply arrives.
pub fn accept(ctx: &mut Ctx, token: &str) -> Result<Community> {
    let account = ctx.account()?;
    let (invitation, community) = opened(ctx, token)?;
    if invitation.account_id.is_some() {
        return Err(Error::Conflict(say!("invite-personal-signed-in")));
    }
    if !community_store::is_member(ctx.tx, community.id, account)? {
        consume(ctx, &invitation)?;
        arrive(ctx, &invitation, account)?;
    }
    Ok(community)
}

/// How a sign-up ends.
pub enum Arrival {
    /// They are in and signed in.
    Here(Community, Started),
    /// A history waits for their address: a link is on its way to it, and whoever opens that is in.
    ByMail(Community),
}

/// Somebody new signs up with the link and is in. With a personal link they take over the history that waits for them; where
/// a history waits for the address that they gave, they first show by a mail that the address is theirs.
pub fn sign_up(ctx: &mut Ctx, token: &str, newcomer: &Newcomer, device: &str) -> Result<Arrival> {
    let (invitation, community) = opened(ctx, token)?;
    if invitation.account_id.is_none()
        && let Some(waiting) = accounts::store::waiting_for(ctx.tx, &newcomer.email.key())?
    {
        claims::write(ctx, &invitation, waiting, newcomer)?;
        return Ok(Arrival::ByMail(community));
    }
    consume(ctx, &invitation)?;
    let account = match invitation.account_id {
        Some(waiting) => accounts::actions::claim(ctx, waiting, newcomer)?,
        None => accounts::actions::create(ctx, newcomer, None)?,
    };
    arrive(ctx, &invitation, account)?;
    Ok(Arrival::Here(community, sessions::start(ctx, account, device)?))
}

fn make(ctx: &mut Ctx, seen: &Seen, terms: &Terms, person: Option<AccountId>) -> Result<Invitation> {
    let (id, by) = (InvitationId::draw(&mut ctx.ids), ctx.account()?);
    let terms = &terms_here(ctx, seen, terms)?;
    // 128 bits are enough for a link that is checked against a limiter, and half as long to send on.
    let token = secret::shown(ctx.ids.secret())[..32].to_owned();
    store::insert(ctx.tx, id, seen.community.id, &token, terms, person, by, ctx.now)?;
    audit::note(ctx, Act::InvitationMade, Some(seen.community.id.0), &terms.note)?;
    store::find(ctx.tx, id)
}

/// A link for an organisation lets people in as its delegates.
fn terms_here(ctx: &mut Ctx, seen: &Seen, terms: &Terms) -> Result<Terms> {
    let Some(organisation) = terms.organisation else { return Ok(terms.clone()) };
    let grant = Grant { organisation: Some(organisation), ..Grant::plain(Role::Partner) };
    partners::sound(ctx, seen.community.id, grant)?;
    Ok(Terms { role: Role::Partner, ..terms.clone() })
}

/// Makes somebody a member in the role that the link gives. What they hold already stays as it is.
pub fn arrive(ctx: &mut Ctx, invitation: &Invitation, account: AccountId) -> Result<()> {
    let community = invitation.community_id;
    communities::join(ctx, community, account, &[], ctx.now)?;
    let grant = Grant { organisation: invitation.organisation, ..Grant::plain(invitation.role) };
    let grant = partners::sound(ctx, community, grant)?;
    community_store::give(ctx.tx, community, account, &grant, ctx.now)
}

/// Uses the link once; [`Error::Gone`] says why it no longer works.
pub fn consume(ctx: &mut Ctx, invitation: &Invitation) -> Result<()> {
    if store::consume(ctx.tx, invitation.id, ctx.now)? { Ok(()) } else { Err(ended(invitation, ctx)) }
}

fn ended(invitation: &Invitation, ctx: &Ctx) -> Error {
    Error::Gone(match invitation {
        Invitation { revoked_at: Some(_), .. } => say!("invite-revoked"),
        Invitation { ends_at: Some(ends), .. } if *ends <= ctx.now => say!("invite-past"),
        _ => say!("invite-used-up"),
    })
}
