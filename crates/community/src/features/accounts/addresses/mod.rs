//! Addresses: changing one's own mail address.
//!
//! - The new address proves itself: a link goes to it, works once and for a day, and until it is opened nothing changes.
//! - The old address is told when the new one is taken. Links that went to the old one and would set a password end.
//! - Whether an address has an account is told to nobody: the page says the same, and no mail leaves.
//! - Whoever comes by a link in a mail, or by a provider that made sure of their address, has shown that it is theirs; who only
//!   typed one has not (see `docs/decisions/0019`).

mod store;
mod web;

use platform::db::Tx;
use platform::routes::Routes;
use platform::{Error, Result, say};

use super::model::{Account, AccountId, Email, language_of};
use super::{mails, recovery, secret, store as accounts};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};

const PURPOSE: &str = "address";
const SECONDS: i64 = 24 * 3_600;

/// The page, and what the link opens.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/mail-address", web::form)
        .post("/mail-address", web::ask)
        .get("/mail-address/{token}", web::opened)
        .post("/mail-address/{token}", web::take)
}

/// Notes that somebody showed that they read mail at this address, where it is theirs.
pub fn prove(ctx: &mut Ctx, account: AccountId, address: &str) -> Result<()> {
    match Email::parse(address) {
        Ok(email) => store::prove(ctx.tx, account, &email.key(), ctx.now),
        Err(_) => Ok(()),
    }
}

/// Whether an address may stand for this account: its person has shown that it is theirs, or nobody has come yet, and whoever
/// comes will have to.
pub fn trusted(ctx: &mut Ctx, account: AccountId) -> Result<bool> {
    store::trusted(ctx.tx, account)
}

/// Makes anew by what addresses are compared, where letters other than ASCII made look-alikes one. Where two accounts turn out
/// to have one address, the one that came first signs in by it; the other keeps it written, and takes another.
pub fn renew_keys(tx: &mut Tx<'_>) -> Result<()> {
    let found = store::beyond_ascii(tx)?;
    for (id, _) in &found {
        store::set_key(tx, *id, None)?;
    }
    for (id, address) in &found {
        let Ok(email) = Email::parse(address) else { continue };
        if accounts::by_email(tx, &email.key())?.is_none() {
            store::set_key(tx, *id, Some(&email.key()))?;
        }
    }
    Ok(())
}

/// Sends a link to the address that the actor wishes, where nobody else has it.
fn ask(ctx: &mut Ctx, email: &Email) -> Result<()> {
    let account = ctx.fresh()?.account.clone();
    if accounts::by_email(ctx.tx, &email.key())?.is_some() {
        return Ok(());
    }
    accounts::drop_links_of(ctx.tx, PURPOSE, account.id)?;
    let (token, ends) = (secret::shown(ctx.ids.secret()), ctx.now.plus_seconds(SECONDS));
    let hash = secret::hash(&token);
    accounts::insert_link(ctx.tx, hash, PURPOSE, Some(account.id), email.as_str(), ctx.now, ends)?;
    let link = format!("{}/mail-address/{token}", ctx.app.site.public_url);
    let text = ctx.locale.with2("address-mail", "name", account.name.as_str(), "link", link);
    let subject = ctx.locale.t("address-mail-subject").to_owned();
    mails::write(ctx, email.as_str(), &subject, &text)
}

/// Ends the link to another address that an account waits for.
pub(super) fn drop_links(ctx: &mut Ctx, account: AccountId) -> Result<()> {
    accounts::drop_links_of(ctx.tx, PURPOSE, account)
}

/// Whose address a link changes, and to what; [`Error::Gone`] where it no longer works.
fn opened(ctx: &mut Ctx, token: &str) -> Result<(Account, Email)> {
    let link = accounts::open_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    read(ctx, link)
}

/// Takes the address. Of many who try one link at once, one gets it.
fn take(ctx: &mut Ctx, token: &str) -> Result<()> {
    let link = accounts::use_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    let (account, email) = read(ctx, link)?;
    set(ctx, account.id, &email)?;
    store::prove(ctx.tx, account.id, &email.key(), ctx.now)?;
    accounts::drop_links_of(ctx.tx, PURPOSE, account.id)?;
    recovery::drop_links(ctx, account.id)?;
    audit::note_of(ctx, Some(account.id.0), Act::AddressChanged, None, "")?;
    let Some(old) = &account.email else { return Ok(()) };
    let locale = ctx.app.locale(language_of(&account, ctx.locale.language), &account.zone);
    let text = locale.with2("address-changed-mail", "name", account.name.as_str(), "email", email.as_str());
    mails::write(ctx, old, locale.t("address-changed-mail-subject"), &text)
}

fn set(ctx: &mut Ctx, account: AccountId, email: &Email) -> Result<()> {
    store::set_email(ctx.tx, account, email.as_str(), &email.key()).map_err(|error| match error {
        Error::Duplicate(_) => Error::Gone(say!("address-link-gone")),
        other => other,
    })
}

fn read(ctx: &mut Ctx, link: Option<accounts::OneTimeLink>) -> Result<(Account, Email)> {
    let gone = || Error::Gone(say!("address-link-gone"));
    let link = link.ok_or_else(gone)?;
    let account = accounts::find(ctx.tx, link.account_id.ok_or_else(gone)?)?;
    Ok((account, Email::parse(&link.payload)?))
}
