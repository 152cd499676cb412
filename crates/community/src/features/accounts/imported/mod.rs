//! Imported people: accounts that nobody has claimed.

mod store;

use platform::Result;
use platform::clock::Timestamp;

use self::store as own;
use super::model::{AccountId, Email, SignedUp};
use super::{actions, handle, store as accounts};
use crate::ctx::Ctx;

/// Makes an account for an imported person, who has not come. One that is there is left alone. An address that somebody has
/// already stays theirs.
pub fn import_person(
    ctx: &mut Ctx,
    id: AccountId,
    name: &str,
    email: Option<&Email>,
    origin: Origin,
    at: Timestamp,
) -> Result<()> {
    if own::exists(ctx.tx, id)? {
        return Ok(());
    }
    let free = handle::free(ctx.tx, name)?;
    let email = email.map(|email| (email.as_str(), email.key()));
    let taken = match &email {
        Some((_, key)) => own::email_taken(ctx.tx, key)?,
        None => false,
    };
    let new = accounts::NewAccount {
        id,
        name,
        handle: &free,
        email: email.as_ref().filter(|_| !taken).map(|(address, key)| (*address, key.as_str())),
        password_hash: None,
        portrait: actions::portrait_seed(ctx),
        zone: "UTC",
        language: None,
        site_role: None,
        claimed_at: None,
    };
    accounts::insert(ctx.tx, &new, at)?;
    if origin == Origin::Program {
        own::mark_bot(ctx.tx, id)?;
    }
    ctx.emit(&SignedUp { account_id: id })
}

/// Whether somebody has an account of this id.
pub fn is_there(ctx: &mut Ctx, id: AccountId) -> Result<bool> {
    own::exists(ctx.tx, id)
}

/// Whether somebody has this address.
pub fn is_taken(ctx: &mut Ctx, email: &Email) -> Result<bool> {
    own::email_taken(ctx.tx, &email.key())
}

/// Who stands behind an imported account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A person, who may come one day.
    Person,
    /// A program, whose messages never count as a person's.
    Program,
}
