//! Sign-up: making an account without an invitation, where the site allows it.
//!
//! - Who runs the site decides: by invitation only, anybody, or anybody with an address of certain mail domains.
//! - The address comes first: a mail goes to it, and the link in it makes the account. Whoever asks gets the same answer,
//!   whether the address has an account, may not have one, or is new.
//! - Where a history was imported for the address, the link hands it over.

mod store;
mod web;

use platform::events::{self, Lane};
use platform::jobs::Job;
use platform::routes::Routes;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};

use super::actions::{self, Newcomer};
use super::sessions::{self, Started};
use super::{Email, addresses, mails, secret, store as accounts};
use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::audit::{self, Act};

/// The reaction that writes to whoever asked.
pub const SEND_LINK: &str = "accounts.send_sign_up_link";
const PURPOSE: &str = "sign_up";
const SECONDS: i64 = 24 * 3_600;

/// Who may make an account without an invitation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// Nobody.
    #[default]
    Invitation,
    /// Anybody.
    Open,
    /// Whoever has an address of one of these mail domains, in small letters.
    Domains(Vec<String>),
}

impl Policy {
    /// Reads what is stored; what cannot be read lets nobody in.
    fn parse(stored: &str) -> Self {
        match stored.split_once(':') {
            _ if stored == "open" => Policy::Open,
            Some(("domains", domains)) => Policy::Domains(domains.split(' ').map(str::to_owned).collect()),
            _ => Policy::Invitation,
        }
    }

    fn stored(&self) -> String {
        match self {
            Policy::Invitation => "invitation".to_owned(),
            Policy::Open => "open".to_owned(),
            Policy::Domains(domains) => format!("domains:{}", domains.join(" ")),
        }
    }

    /// Whether the address may have an account.
    pub fn admits(&self, email: &Email) -> bool {
        match self {
            Policy::Invitation => false,
            Policy::Open => true,
            Policy::Domains(domains) => {
                let key = email.key();
                let domain = key.rsplit('@').next().unwrap_or_default();
                domains.iter().any(|admitted| super::model::host(admitted) == domain)
            }
        }
    }
}

/// Mail domains as typed, parted by spaces, commas or lines.
pub fn domains(typed: &str) -> Result<Vec<String>> {
    let mut domains: Vec<String> = typed
        .split(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';')
        .map(|domain| domain.trim_start_matches('@').to_lowercase())
        .filter(|domain| !domain.is_empty())
        .collect();
    domains.sort();
    domains.dedup();
    let sound = |domain: &String| Email::parse(&format!("a@{domain}")).is_ok() && domain.contains('.');
    match domains.iter().find(|domain| !sound(domain)) {
        Some(odd) => Err(Error::invalid("domains", say!("sign-up-domain-unsound", domain = odd.clone()))),
        None if domains.is_empty() => Err(Error::invalid("domains", say!("sign-up-domains-missing"))),
        None => Ok(domains),
    }
}

/// The way from an address to an account.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/sign-up", web::ask_form)
        .post("/sign-up", web::ask)
        .get("/sign-up/{token}", web::form)
        .post("/sign-up/{token}", web::make)
}

/// Who may make an account.
pub fn policy(ctx: &mut Ctx) -> Result<Policy> {
    Ok(store::setting(ctx.tx, PURPOSE)?.map(|stored| Policy::parse(&stored)).unwrap_or_default())
}

/// Decides who may make an account. Who may decide was made sure of before.
pub fn set_policy(ctx: &mut Ctx, policy: &Policy) -> Result<()> {
    ctx.fresh()?;
    store::set_setting(ctx.tx, PURPOSE, &policy.stored())?;
    audit::note(ctx, Act::SignUpChanged, None, &policy.stored())
}

/// Whom a link was asked for; only the job knows, and only until it has run.
#[derive(Serialize, Deserialize)]
struct Asked {
    email: String,
    language: String,
}

/// Notes that somebody asked for a link to this address.
fn ask(ctx: &mut Ctx, email: &Email) -> Result<()> {
    if policy(ctx)? == Policy::Invitation {
        return Err(Error::NotFound);
    }
    let language = ctx.locale.language.code().to_owned();
    let asked = Asked { email: email.as_str().to_owned(), language };
    let asked = serde_json::to_string(&asked).map_err(Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, SEND_LINK, Lane::Inside, &asked)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

/// Writes to the address: a link, or that it has an account already. One that is not admitted hears nothing.
pub fn send_link(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let asked: Asked = payload(job)?;
    let email = Email::parse(&asked.email)?;
    let language = platform::i18n::Language::from_code(&asked.language).unwrap_or(ctx.locale.language);
    let locale = ctx.app.locale(language, "UTC");
    let site = ctx.app.site.public_url.clone();
    if accounts::credentials(ctx.tx, &email.key())?.is_some() {
        let text = locale.with("sign-up-known-mail", "link", format!("{site}/sign-in"));
        return mails::write(ctx, email.as_str(), locale.t("sign-up-mail-subject"), &text);
    }
    if !policy(ctx)?.admits(&email) {
        return Ok(());
    }
    let token = secret::shown(ctx.ids.secret());
    let ends = ctx.now.plus_seconds(SECONDS);
    accounts::insert_link(ctx.tx, secret::hash(&token), PURPOSE, None, email.as_str(), ctx.now, ends)?;
    let text = locale.with("sign-up-mail", "link", format!("{site}/sign-up/{token}"));
    mails::write(ctx, email.as_str(), locale.t("sign-up-mail-subject"), &text)
}

/// The address that a link proves; [`Error::Gone`] where it no longer works, or the site lets that address in no more.
fn opened(ctx: &mut Ctx, token: &str) -> Result<String> {
    let link = accounts::open_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    let address = link.map(|link| link.payload).ok_or(Error::Gone(say!("sign-up-link-gone")))?;
    match policy(ctx)?.admits(&Email::parse(&address)?) {
        true => Ok(address),
        false => Err(Error::Gone(say!("sign-up-closed"))),
    }
}

/// Makes the account, or hands over the history that waits for the address, and signs in. Of many who try one link, one
/// gets it.
fn make(ctx: &mut Ctx, token: &str, newcomer: &Newcomer, device: &str) -> Result<Started> {
    opened(ctx, token)?;
    accounts::use_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?
        .ok_or(Error::Gone(say!("sign-up-link-gone")))?;
    let account = match accounts::waiting_for(ctx.tx, &newcomer.email.key())? {
        Some(waiting) => actions::claim(ctx, waiting, newcomer)?,
        None => actions::create(ctx, newcomer, None)?,
    };
    addresses::prove(ctx, account, newcomer.email.as_str())?;
    sessions::start(ctx, account, device)
}
