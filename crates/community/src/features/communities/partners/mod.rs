//! Partners: outside organisations, and who is here for them.
//!
//! - Directors make, change and close organisations, open places to them (see `places`) and name their delegates: members
//!   who hold the role of a partner for one.
//! - A delegate sees the places that are opened to their organisation, and writes in those where the opening says so. Beside
//!   that they see what is open to everyone in the community, and nothing else.
//! - Of the people they meet who leads the community, and whoever is here for the same organisation. Other names stand under
//!   what they read, and lead to no page.
//! - A delegate without a label of their own is shown by the organisation's name.
//! - Closing an organisation ends at once what is opened to it, its invitations and its delegates' role. Who holds no other
//!   role leaves the community. What they wrote stays.

mod model;
pub(crate) mod store;
mod web;

use platform::routes::Routes;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::{Access, CommunityId, OrganisationId, PlaceId, Role};
use super::roles::{self, Grant};
use super::{departures, store as communities};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId, Email, handle};
use crate::features::audit::{self, Act};

pub use model::{Delegate, Organisation, OrganisationText};
pub use web::access_name;

/// Most organisations of a community.
const MOST: i64 = 60;

/// The organisations' pages.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/partners", web::list)
        .post("/communities/{community}/partners", web::make)
        .get("/communities/{community}/partners/new", web::new_form)
        .get("/communities/{community}/partners/{organisation}", web::one)
        .post("/communities/{community}/partners/{organisation}", web::change)
        .get("/communities/{community}/partners/{organisation}/edit", web::edit_form)
        .get("/communities/{community}/partners/{organisation}/closure", web::closure_form)
        .post("/communities/{community}/partners/{organisation}/closure", web::close)
        .post("/communities/{community}/partners/{organisation}/delegates", web::name)
        .post("/communities/{community}/partners/{organisation}/delegates/{account}/dismissal", web::dismiss)
}

/// The community, for who makes and changes its organisations.
pub fn directed(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("partner-forbidden"))) }
}

/// An organisation of the community that is not closed, for who directs.
pub fn changeable(ctx: &mut Ctx, slug: &str, id: OrganisationId) -> Result<(Seen, Organisation)> {
    let seen = directed(ctx, slug)?;
    let organisation = store::find(ctx.tx, seen.community.id, id, ctx.now)?.ok_or(Error::NotFound)?;
    Ok((seen, organisation))
}

/// A community's organisations by name. Who may know them was decided before.
pub fn of_community(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Organisation>> {
    store::of_community(ctx.tx, community, ctx.now)
}

/// Makes an organisation.
pub fn make(ctx: &mut Ctx, slug: &str, text: &OrganisationText) -> Result<OrganisationId> {
    let seen = directed(ctx, slug)?;
    if store::of_community(ctx.tx, seen.community.id, ctx.now)?.len() as i64 >= MOST {
        return Err(Error::invalid("name", say!("partner-too-many", max = MOST)));
    }
    let id = OrganisationId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, seen.community.id, text, ctx.now).map_err(taken)?;
    audit::note(ctx, Act::PartnerChanged, Some(seen.community.id.0), &text.name)?;
    Ok(id)
}

/// Changes what an organisation is called and how it presents itself. Delegates who were shown by its name still are.
pub fn change(ctx: &mut Ctx, slug: &str, id: OrganisationId, text: &OrganisationText) -> Result<()> {
    let (seen, before) = changeable(ctx, slug, id)?;
    store::change(ctx.tx, id, text).map_err(taken)?;
    store::relabel(ctx.tx, id, &before.name, &text.name)?;
    audit::note(ctx, Act::PartnerChanged, Some(seen.community.id.0), &text.name)
}

fn taken(error: Error) -> Error {
    match error {
        Error::Duplicate(_) => Error::invalid("name", say!("partner-name-taken")),
        other => other,
    }
}

/// Ends everything that an organisation has here. Closing it twice changes nothing.
pub fn close(ctx: &mut Ctx, slug: &str, id: OrganisationId) -> Result<()> {
    let seen = directed(ctx, slug)?;
    let community = seen.community.id;
    roles::hold(ctx, community)?;
    let Some(organisation) = store::find(ctx.tx, community, id, ctx.now)? else { return Ok(()) };
    // Its links first: whoever is coming in by one right now is seen among the delegates below.
    store::revoke_invitations(ctx.tx, id, ctx.now)?;
    store::close(ctx.tx, id, ctx.now)?;
    for account in store::holders(ctx.tx, id)? {
        end_role(ctx, community, account)?;
    }
    audit::note(ctx, Act::PartnerClosed, Some(community.0), &organisation.name)
}

/// Makes a member a delegate: `typed` is their handle or their mail address.
pub fn name(
    ctx: &mut Ctx,
    slug: &str,
    id: OrganisationId,
    typed: &str,
    (label, until): (&str, &str),
) -> Result<()> {
    let (seen, _) = changeable(ctx, slug, id)?;
    let account = member(ctx, seen.community.id, typed)?;
    let grant = Grant::parse(Role::Partner, label, until, &ctx.locale, ctx.now)?;
    appoint(ctx, &seen, account, Grant { organisation: Some(id), ..grant })
}

/// Makes a member of this id a delegate.
pub fn appoint(ctx: &mut Ctx, seen: &Seen, account: AccountId, grant: Grant) -> Result<()> {
    let community = seen.community.id;
    roles::hold(ctx, community)?;
    if !communities::is_member(ctx.tx, community, account)? {
        return Err(Error::NotFound);
    }
    let grant = sound(ctx, community, grant)?;
    communities::grant(ctx.tx, community, account, &grant)?;
    let person = accounts::store::find(ctx.tx, account)?;
    audit::note(ctx, Act::RolesChanged, Some(community.0), &person.name)
}

/// Takes a delegate's role away; who holds no other leaves the community. A second time changes nothing.
pub fn dismiss(ctx: &mut Ctx, slug: &str, id: OrganisationId, account: AccountId) -> Result<()> {
    let (seen, _) = changeable(ctx, slug, id)?;
    let community = seen.community.id;
    roles::hold(ctx, community)?;
    if store::holders(ctx.tx, id)?.contains(&account) {
        end_role(ctx, community, account)?;
        let person = accounts::store::find(ctx.tx, account)?;
        audit::note(ctx, Act::RolesChanged, Some(community.0), &person.name)?;
    }
    Ok(())
}

fn end_role(ctx: &mut Ctx, community: CommunityId, account: AccountId) -> Result<()> {
    roles::store::revoke(ctx.tx, community, account, Role::Partner)?;
    match communities::roles(ctx.tx, community, account, ctx.now)?.is_empty() {
        true => departures::end(ctx, community, account),
        false => Ok(()),
    }
}

fn member(ctx: &mut Ctx, community: CommunityId, typed: &str) -> Result<AccountId> {
    let typed = typed.trim();
    let found = match typed.trim_start_matches('@').contains('@') {
        true => by_address(ctx, typed)?,
        false => accounts::store::by_handle(ctx.tx, &handle::key(typed.trim_start_matches('@')))?
            .map(|person| person.id),
    };
    match found {
        Some(account) if communities::is_member(ctx.tx, community, account)? => Ok(account),
        _ => Err(Error::invalid("person", say!("partner-person-unknown"))),
    }
}

/// Whose address this is; one that was only typed is nobody's.
fn by_address(ctx: &mut Ctx, typed: &str) -> Result<Option<AccountId>> {
    let Ok(email) = Email::parse(typed) else { return Ok(None) };
    match accounts::store::by_email(ctx.tx, &email.key())? {
        Some(account) if accounts::address_is_trusted(ctx, account)? => Ok(Some(account)),
        _ => Ok(None),
    }
}

/// A role as it can be given here: only partners are here for an organisation, one of this community that is not closed, and
/// who has no label of their own is shown by its name.
pub fn sound(ctx: &mut Ctx, community: CommunityId, grant: Grant) -> Result<Grant> {
    let Some(id) = grant.organisation else { return Ok(grant) };
    let organisation = store::find(ctx.tx, community, id, ctx.now)?;
    let organisation = organisation.ok_or_else(|| Error::invalid("organisation", say!("partner-unknown")))?;
    match grant.role {
        Role::Partner if grant.label.is_empty() => Ok(Grant { label: organisation.name, ..grant }),
        Role::Partner => Ok(grant),
        _ => Err(Error::invalid("organisation", say!("partner-role-only"))),
    }
}

/// What is opened of a place, with the organisations' names. Who may see the place was decided before.
pub fn openings(ctx: &mut Ctx, place: PlaceId) -> Result<Vec<(OrganisationId, String, Access)>> {
    store::of_place(ctx.tx, place)
}

/// Opens a place to these organisations and to no others. Who may do so was decided before.
pub fn open(
    ctx: &mut Ctx,
    community: CommunityId,
    place: PlaceId,
    wanted: &[(OrganisationId, Access)],
) -> Result<()> {
    for (id, access) in wanted {
        if store::find(ctx.tx, community, *id, ctx.now)?.is_none() {
            return Err(Error::invalid("openings", say!("partner-unknown")));
        }
        store::open(ctx.tx, *id, community, place, *access, ctx.now)?;
    }
    for (id, _, _) in store::of_place(ctx.tx, place)? {
        if wanted.iter().all(|(kept, _)| *kept != id) {
            store::shut(ctx.tx, id, place)?;
        }
    }
    Ok(())
}
