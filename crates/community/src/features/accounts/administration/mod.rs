//! Administration: what an operator does from the command line, where whoever may run the program is trusted.
//!
//! - An operator vouches for the address of an account that they make. It has its person's password, or a link with which that person sets it.
//! - A role on the site is given to somebody who has come; giving it twice changes nothing.

mod store;

use platform::{Error, Result, say};

use super::actions::{self, Newcomer};
use super::model::{Account, AccountId, Email};
use super::tokens::{self, Scope};
use super::{addresses, recovery};
use crate::ctx::Ctx;

/// What somebody holds on the whole site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteRole {
    /// Runs the site.
    Owner,
    /// Keeps it friendly.
    Moderator,
}

impl SiteRole {
    /// As stored in `accounts.site_role`.
    pub const fn name(self) -> &'static str {
        match self {
            SiteRole::Owner => "owner",
            SiteRole::Moderator => "moderator",
        }
    }

    /// Reads a stored name.
    pub fn parse(name: &str) -> Option<Self> {
        [SiteRole::Owner, SiteRole::Moderator].into_iter().find(|role| role.name() == name)
    }
}

/// Makes an account whose password the operator knows.
pub fn create_account(ctx: &mut Ctx, newcomer: &Newcomer) -> Result<AccountId> {
    let id = actions::create(ctx, newcomer, None)?;
    addresses::prove(ctx, id, newcomer.email.as_str())?;
    Ok(id)
}

/// Makes an account whose password nobody knows yet; the path of the link with which its person sets it, once within a week.
pub fn create_account_with_link(ctx: &mut Ctx, newcomer: &Newcomer) -> Result<(AccountId, String)> {
    let id = create_account(ctx, newcomer)?;
    Ok((id, recovery::printed_link(ctx, id)?))
}

/// The account of somebody who has come, by their address.
pub fn account(ctx: &mut Ctx, email: &Email) -> Result<Account> {
    store::by_email(ctx.tx, &email.key())?.ok_or_else(|| Error::invalid("email", say!("email-unknown")))
}

/// Gives a role on the site.
pub fn grant(ctx: &mut Ctx, email: &Email, role: SiteRole) -> Result<Account> {
    let account = account(ctx, email)?;
    store::set_site_role(ctx.tx, account.id, role.name())?;
    Ok(account)
}

/// Makes somebody a personal API token that reads and writes; the secret as its holder sends it.
pub fn token(ctx: &mut Ctx, email: &Email, name: &str) -> Result<String> {
    let account = account(ctx, email)?;
    tokens::make(ctx, account.id, name, Scope::Write)
}

/// Whether anybody has an account here.
pub fn is_used(ctx: &mut Ctx) -> Result<bool> {
    store::is_used(ctx.tx)
}
