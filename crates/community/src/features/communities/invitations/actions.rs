//! Making, ending and accepting invitations.

use platform::{Error, Result, say};

use super::super::actions::{self as communities, Seen};
use super::super::model::{Community, InvitationId, Role};
use super::super::roles::Grant;
use super::super::{partners, roster, store as community_store};
use super::model::{Invitation, Terms};
use super::{claims, letters, store};
use crate::ctx::Ctx;
use crate::features::accounts::actions::Newcomer;
use crate::features::accounts::sessions::{self, Started};
use crate::features::accounts::{self, Account, AccountId, secret};
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

/// Makes the personal link of an imported person who has not come. With somebody who belongs to another community too comes what
/// they hold there: their link goes to their address, and no director sees it.
pub fn invite_person(ctx: &mut Ctx, slug: &str, person: AccountId) -> Result<()> {
    let (seen, account, terms) = waiting(ctx, slug, person)?;
    if !store::belongs_elsewhere(ctx.tx, seen.community.id, person)? {
        return make(ctx, &seen, &terms, Some(person)).map(drop);
    }
    let to = account.email.ok_or(Error::Conflict(say!("invite-person-unreachable")))?;
    letters::welcome(ctx, &seen, &terms, person, &to)
}

/// Mails the personal link of an imported person who has not come to their address. Nobody else sees it.
pub fn mail_person(ctx: &mut Ctx, slug: &str, person: AccountId) -> Result<()> {
    let (seen, account, terms) = waiting(ctx, slug, person)?;
    match account.email {
        Some(to) => letters::welcome(ctx, &seen, &terms, person, &to),
        None => Ok(()),
    }
}

fn waiting(ctx: &mut Ctx, slug: &str, person: AccountId) -> Result<(Seen, Account, Terms)> {
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
    if role == Role::Director {
        ctx.fresh()?;
    }
    let terms = Terms {
        role,
        note: account.name.clone(),
        uses: Some(1),
        ends_at: Some(ctx.now.plus_seconds(30 * 24 * 3_600)),
        organisation,
    };
    Ok((seen, account, terms))
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
    // Since a director saw it, another community may have taken the person in.
    if let (Some(person), None) = (invitation.account_id, &invitation.mailed_to)
        && store::belongs_elsewhere(ctx.tx, community.id, person)?
    {
        return Err(Error::Gone(say!("invite-person-elsewhere")));
    }
    if invitation.works(ctx.now) { Ok((invitation, community)) } else { Err(ended(&invitation, ctx)) }
}

/// The signed-in caller joins. Who is a member already simply arrives.
pub fn accept(ctx: &mut Ctx, token: &str) -> Result<Community> {
    let account = ctx.account()?;
    let (invitation, community) = opened(ctx, token)?;
    if invitation.account_id.is_some() {
        return Err(Error::Conflict(say!("invite-personal-signed-in")));
    }
    if invitation.mailed_to.is_some() || !community_store::is_member(ctx.tx, community.id, account)? {
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

pub(super) fn make(
    ctx: &mut Ctx,
    seen: &Seen,
    terms: &Terms,
    person: Option<AccountId>,
) -> Result<Invitation> {
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

/// Makes somebody a member in the role that the link gives. What they hold already stays as it is, but where a roster says
/// otherwise. Whoever comes by a link from their mail has shown that its address is theirs.
pub fn arrive(ctx: &mut Ctx, invitation: &Invitation, account: AccountId) -> Result<()> {
    let community = invitation.community_id;
    let belonged = community_store::is_member(ctx.tx, community, account)?;
    communities::join(ctx, community, account, &[], ctx.now)?;
    let grant = partners::sound(ctx, community, invitation.grant())?;
    let Some(address) = &invitation.mailed_to else {
        return community_store::give(ctx.tx, community, account, &grant, ctx.now);
    };
    accounts::prove_address(ctx, account, address)?;
    if invitation.account_id.is_some() {
        return community_store::give(ctx.tx, community, account, &grant, ctx.now);
    }
    if !belonged {
        roster::store::mark(ctx.tx, community, account)?;
    }
    community_store::grant(ctx.tx, community, account, &grant)
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
