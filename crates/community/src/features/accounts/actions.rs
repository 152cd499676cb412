//! What people do with their accounts.

use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::model::{Account, AccountId, Actor, Email, Name, SignedUp};
use super::{addresses, handle, secret, sessions, store};
use crate::ctx::Ctx;

/// The purpose of the link that makes the owner.
const SETUP: &str = "setup";
/// How long the owner's link works. A new start prints a new one.
const SETUP_SECONDS: i64 = 7 * 24 * 3_600;

/// A person to be: everything checked and hashed before the write.
#[derive(Clone)]
pub struct Newcomer {
    /// The name shown.
    pub name: Name,
    /// The mail address.
    pub email: Email,
    /// The Argon2 hash.
    pub password_hash: String,
    /// IANA zone name, as the browser told it.
    pub zone: String,
    /// BCP 47 code.
    pub language: String,
}

/// What an account is made of, with a password or without one.
pub struct Comer<'c> {
    /// The name shown.
    pub name: &'c Name,
    /// The mail address.
    pub email: &'c Email,
    /// The Argon2 hash; absent for who comes in by a provider.
    pub password_hash: Option<&'c str>,
    /// IANA zone name.
    pub zone: &'c str,
    /// BCP 47 code.
    pub language: &'c str,
}

impl Newcomer {
    fn comer(&self) -> Comer<'_> {
        Comer {
            name: &self.name,
            email: &self.email,
            password_hash: Some(&self.password_hash),
            zone: &self.zone,
            language: &self.language,
        }
    }
}

/// The path of a fresh owner's link, or `None` where the site has an owner.
pub fn owner_link(ctx: &mut Ctx) -> Result<Option<String>> {
    if store::has_owner(ctx.tx)? {
        return Ok(None);
    }
    store::drop_links(ctx.tx, SETUP)?;
    let token = secret::shown(ctx.ids.secret());
    let ends = ctx.now.plus_seconds(SETUP_SECONDS);
    store::insert_link(ctx.tx, secret::hash(&token), SETUP, None, "", ctx.now, ends)?;
    Ok(Some(format!("/setup/{token}")))
}

/// Whether an owner's link still works; [`Error::Gone`] where it does not.
pub fn check_owner_link(ctx: &mut Ctx, token: &str) -> Result<()> {
    store::open_link(ctx.tx, secret::hash(token), SETUP, ctx.now)?
        .map(|_| ())
        .ok_or(Error::Gone(say!("setup-link-gone")))
}

/// Makes the owner's account and signs it in.
pub fn set_up(ctx: &mut Ctx, token: &str, newcomer: &Newcomer, device: &str) -> Result<sessions::Started> {
    store::use_link(ctx.tx, secret::hash(token), SETUP, ctx.now)?
        .ok_or(Error::Gone(say!("setup-link-gone")))?;
    let account_id = create(ctx, newcomer, Some("owner"))?;
    addresses::prove(ctx, account_id, newcomer.email.as_str())?;
    sessions::start(ctx, account_id, device)
}

/// Makes an account that its person has come to. Who may do so was decided before.
pub fn create(ctx: &mut Ctx, newcomer: &Newcomer, site_role: Option<&str>) -> Result<AccountId> {
    come(ctx, &newcomer.comer(), site_role)
}

/// The same, with a password or without one.
pub fn come(ctx: &mut Ctx, comer: &Comer<'_>, site_role: Option<&str>) -> Result<AccountId> {
    let id = AccountId::draw(&mut ctx.ids);
    let key = comer.email.key();
    let free = handle::free(ctx.tx, comer.name.as_str())?;
    let portrait = portrait_seed(ctx);
    let new = store::NewAccount {
        id,
        name: comer.name.as_str(),
        handle: &free,
        email: Some((comer.email.as_str(), &key)),
        password_hash: comer.password_hash,
        portrait,
        zone: comer.zone,
        language: Some(comer.language),
        site_role,
        claimed_at: Some(ctx.now),
    };
    store::insert(ctx.tx, &new, ctx.now).map_err(|error| match error {
        Error::Duplicate(what) if what.contains("email") => Error::invalid("email", say!("email-taken")),
        other => other,
    })?;
    ctx.emit(&SignedUp { account_id: id })?;
    Ok(id)
}

/// Hands an imported person's account, with all they wrote, to whoever has come. Who may do so was decided before.
pub fn claim(ctx: &mut Ctx, id: AccountId, newcomer: &Newcomer) -> Result<AccountId> {
    take_over(ctx, id, &newcomer.comer())
}

/// The same, with a password or without one.
pub fn take_over(ctx: &mut Ctx, id: AccountId, comer: &Comer<'_>) -> Result<AccountId> {
    let claimed = store::claim(ctx.tx, id, comer, ctx.now).map_err(|error| match error {
        Error::Duplicate(what) if what.contains("email") => Error::invalid("email", say!("email-taken")),
        other => other,
    })?;
    if !claimed {
        return Err(Error::Gone(say!("claim-gone")));
    }
    ctx.emit(&SignedUp { account_id: id })?;
    Ok(id)
}

/// The person with this handle, where there is one. Who may know them was decided before.
pub fn person_of(ctx: &mut Ctx, handle: &str) -> Result<Option<Account>> {
    store::by_handle(ctx.tx, &handle::key(handle))
}

/// Writes the line that somebody says about themselves, and draws their portrait from this seed.
pub fn describe(ctx: &mut Ctx, id: AccountId, line: &str, portrait: i64) -> Result<()> {
    store::set_line(ctx.tx, id, line)?;
    store::set_portrait(ctx.tx, id, portrait)
}

/// An actor for work that a trusted command does in somebody's name.
pub fn actor(ctx: &mut Ctx, id: AccountId) -> Result<Actor> {
    let account: Account = store::find(ctx.tx, id)?;
    Ok(Actor { account_id: id, session_id: None, proved_at: None, account })
}

/// Notes that a session was used, at most once an hour.
pub fn seen(ctx: &mut Ctx, session: super::SessionId, now: Timestamp) -> Result<()> {
    sessions::store::touch_session(ctx.tx, session, now)
}

/// The seed of a new face.
pub fn portrait_seed(ctx: &mut Ctx) -> i64 {
    i64::from_le_bytes(first_eight(ctx.ids.secret())) & i64::MAX
}

fn first_eight(bytes: [u8; 32]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[..8]);
    eight
}
