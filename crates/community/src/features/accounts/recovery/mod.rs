//! Recovery: a new password for somebody who has forgotten theirs.
//!
//! - Whoever asks gets the same answer, at the same cost, whether the address has an account or not: a job looks it up.
//! - The link works once and for ten minutes. One that the command line printed works for a week.
//! - Who opens it has shown that the address is theirs. A new password ends every session and every other such link, is told to the account's address, and signs in.

mod web;

use platform::events::{self, Lane};
use platform::jobs::Job;
use platform::routes::Routes;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};

use super::model::{Account, AccountId, language_of};
use super::sessions::{self, Started};
use super::{addresses, mails, passwords, secret, store};
use crate::app::App;
use crate::ctx::{Ctx, payload};

/// The reaction that looks an address up and writes to it.
pub const SEND_LINK: &str = "accounts.send_reset_link";
const PURPOSE: &str = "reset";
const MAILED_SECONDS: i64 = 10 * 60;
const PRINTED_SECONDS: i64 = 7 * 24 * 3_600;

/// Whom a link was asked for; only the job knows, and only until it has run.
#[derive(Serialize, Deserialize)]
struct Asked {
    email_key: String,
}

/// Asking for a link, and the page that it opens.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/password-reset", web::ask_form)
        .post("/password-reset", web::ask)
        .get("/password-reset/{token}", web::form)
        .post("/password-reset/{token}", web::save)
}

/// Notes that somebody asked for a link to this address.
pub fn ask(ctx: &mut Ctx, email_key: &str) -> Result<()> {
    let asked = serde_json::to_string(&Asked { email_key: email_key.to_owned() }).map_err(Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, SEND_LINK, Lane::Inside, &asked)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

/// Writes to the address, where somebody who has come has it.
pub fn send_link(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let Asked { email_key } = payload(job)?;
    let Some(found) = store::credentials(ctx.tx, &email_key)? else { return Ok(()) };
    let account = store::find(ctx.tx, found.id)?;
    let Some(to) = &account.email else { return Ok(()) };
    let path = link(ctx, account.id, MAILED_SECONDS)?;
    let link = format!("{}{path}", ctx.app.site.public_url);
    let locale = ctx.app.locale(language_of(&account, ctx.locale.language), &account.zone);
    let text = locale.with2("reset-mail", "name", account.name.as_str(), "link", link);
    mails::write(ctx, to, locale.t("reset-mail-subject"), &text)
}

/// A link for an operator to hand over; works for a week.
pub fn printed_link(ctx: &mut Ctx, account: AccountId) -> Result<String> {
    link(ctx, account, PRINTED_SECONDS)
}

/// Whose password the link sets; [`Error::Gone`] where it no longer works.
pub fn opened(ctx: &mut Ctx, token: &str) -> Result<Account> {
    let link = store::open_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    let account = link.and_then(|link| link.account_id).ok_or(Error::Gone(say!("reset-link-gone")))?;
    store::find(ctx.tx, account)
}

/// Sets the password and signs in. Of many who try one link at once, one gets it.
pub fn set_password(ctx: &mut Ctx, token: &str, hash: &str, device: &str) -> Result<Started> {
    let link = store::use_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    let id = link.and_then(|link| link.account_id).ok_or(Error::Gone(say!("reset-link-gone")))?;
    let account = store::find(ctx.tx, id)?;
    addresses::prove(ctx, id, account.email.as_deref().unwrap_or_default())?;
    passwords::set(ctx, id, hash)?;
    sessions::start(ctx, id, device)
}

/// Ends the links that an account has not used.
pub fn drop_links(ctx: &mut Ctx, account: AccountId) -> Result<()> {
    store::drop_links_of(ctx.tx, PURPOSE, account)
}

fn link(ctx: &mut Ctx, account: AccountId, lasts: i64) -> Result<String> {
    let token = secret::shown(ctx.ids.secret());
    let ends = ctx.now.plus_seconds(lasts);
    store::insert_link(ctx.tx, secret::hash(&token), PURPOSE, Some(account), "", ctx.now, ends)?;
    Ok(format!("/password-reset/{token}"))
}
