//! Roles: what each member does in the community, as its directors decide.
//!
//! - A member holds at least one role, and may hold several; a role that is taken away is gone at once.
//! - A role may have an end: through its last day in the zone of whoever set it, then its rights are gone.
//! - A role may have a label of its own, such as "Finance tutor", which then stands beside the name.
//! - A partner may be here for an organisation of the community (see `partners`).
//! - A community that has a director never loses the last one.

pub(super) mod store;
mod web;

use platform::clock::Timestamp;
use platform::i18n::Locale;
use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::{CommunityId, OrganisationId, Role};
use super::{partners, store as communities};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, Account, AccountId};
use crate::features::audit::{self, Act};

/// Longest label, in characters.
pub const LONGEST_LABEL: usize = 60;

/// A member's roles.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/members/{account}/roles", web::form)
        .post("/communities/{community}/members/{account}/roles", web::save)
}

/// A role as somebody holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// What it is called here; empty where the role's name says it.
    pub label: String,
    /// When its rights are gone, if ever.
    pub ends_at: Option<Timestamp>,
    /// For which organisation a partner is here; none with other roles.
    pub organisation: Option<OrganisationId>,
}

impl Grant {
    /// The role under its own name, without an end.
    pub fn plain(role: Role) -> Self {
        Grant { role, label: String::new(), ends_at: None, organisation: None }
    }

    /// Takes a role as typed: its own label, and its last day in the zone of whoever gives it.
    pub fn parse(role: Role, label: &str, until: &str, locale: &Locale, now: Timestamp) -> Result<Self> {
        let label = one_line(label);
        if label.chars().count() > LONGEST_LABEL {
            return Err(Error::invalid("roles", say!("roles-label-too-long", max = LONGEST_LABEL as i64)));
        }
        let ends_at = match until.trim() {
            "" => None,
            day => {
                let ends = locale.end_of_day(day).filter(|ends| *ends > now);
                Some(ends.ok_or_else(|| Error::invalid("roles", say!("roles-until-unsound")))?)
            }
        };
        Ok(Grant { role, label, ends_at, organisation: None })
    }
}

/// A member with their roles, for who may change them.
pub struct Held {
    /// The community.
    pub within: Seen,
    /// Who.
    pub person: Account,
    /// What they hold.
    pub grants: Vec<Grant>,
}

/// The member of this id, for who may change their roles.
pub fn held(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<Held> {
    let within = actions::seen(ctx, slug)?;
    if !within.standing.directs() {
        return Err(Error::Forbidden(say!("roles-forbidden")));
    }
    if !communities::is_member(ctx.tx, within.community.id, account)? {
        return Err(Error::NotFound);
    }
    let person = accounts::store::find(ctx.tx, account)?;
    let grants = store::grants(ctx.tx, within.community.id, account, ctx.now)?;
    Ok(Held { within, person, grants })
}

/// Holds a community until the end of the act, so that two changes of it come one after the other.
pub fn hold(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    store::lock(ctx.tx, community)
}

/// Gives a member these roles and takes the others away.
pub fn set(ctx: &mut Ctx, slug: &str, account: AccountId, grants: &[Grant]) -> Result<()> {
    let held = held(ctx, slug, account)?;
    let directs = |grants: &[Grant]| grants.iter().any(|grant| grant.role == Role::Director);
    if directs(grants) && !directs(&held.grants) {
        ctx.fresh()?;
    }
    replace(ctx, held.within.community.id, account, grants)?;
    audit::note(ctx, Act::RolesChanged, Some(held.within.community.id.0), &held.person.name)
}

/// Gives a member these roles and takes the others away. Who may do so was decided before.
pub(super) fn replace(
    ctx: &mut Ctx,
    community: CommunityId,
    account: AccountId,
    grants: &[Grant],
) -> Result<()> {
    if grants.is_empty() {
        return Err(Error::invalid("roles", say!("roles-missing")));
    }
    store::lock(ctx.tx, community)?;
    let before = store::grants(ctx.tx, community, account, ctx.now)?;
    let directs = |grants: &[Grant]| grants.iter().any(|grant| grant.role == Role::Director);
    let lasts =
        |grants: &[Grant]| grants.iter().any(|grant| grant.role == Role::Director && grant.ends_at.is_none());
    if directs(&before) && !lasts(grants) && !store::another_director(ctx.tx, community, account, ctx.now)? {
        return Err(Error::invalid("roles", say!("roles-last-director")));
    }
    let grants: Vec<Grant> =
        grants.iter().map(|grant| partners::sound(ctx, community, grant.clone())).collect::<Result<_>>()?;
    for role in Role::ALL {
        match grants.iter().find(|grant| grant.role == *role) {
            Some(grant) => communities::grant(ctx.tx, community, account, grant)?,
            None => store::revoke(ctx.tx, community, account, *role)?,
        }
    }
    Ok(())
}
