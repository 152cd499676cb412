//! Newcomers: people whom a provider vouches for and who have no account yet.
//!
//! - What the provider said waits for half an hour under a link that works once, in the browser that made the visit: whoever
//!   gets hold of the link elsewhere can do nothing with it.
//! - They see the name that others will see, and may change it. The address is the provider's where it told one.

use platform::clock::Timestamp;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Comer};
use super::super::model::{AccountId, Email, Name};
use super::super::providers::Proven;
use super::super::{addresses, secret, store as accounts};
use super::visits::BrowserSecret;
use super::{admitted, insert};
use crate::ctx::Ctx;

const PURPOSE: &str = "newcomer";
const SECONDS: i64 = 30 * 60;

/// From where somebody comes, and where they are going.
pub struct Coming {
    /// Whether they came by a working invitation.
    pub invited: bool,
    /// Where they are going, a path on this site.
    pub next: String,
    /// The hash of what their browser keeps.
    pub browser: [u8; 32],
}

/// Somebody whom a provider vouches for.
#[derive(Serialize, Deserialize)]
pub struct Waiting {
    issuer: String,
    subject: String,
    /// Their name there; may be empty.
    pub name: String,
    /// Their address there.
    pub email: Option<String>,
    email_verified: bool,
    proved_at: Option<Timestamp>,
    /// Whether they came by a working invitation.
    pub invited: bool,
    /// Where they are going.
    pub next: String,
    browser: [u8; 32],
}

/// What a newcomer confirmed.
#[derive(Clone)]
pub struct Confirmed {
    /// The name shown.
    pub name: Name,
    /// The address that they typed, where the provider told none.
    pub email: Option<Email>,
    /// IANA zone name, as the browser told it.
    pub zone: String,
    /// BCP 47 code.
    pub language: String,
}

/// Keeps what a provider said; the token of the link.
pub fn wait(ctx: &mut Ctx, proven: &Proven, coming: &Coming) -> Result<String> {
    let waiting = Waiting {
        issuer: proven.issuer.clone(),
        subject: proven.subject.clone(),
        name: proven.name.clone(),
        email: proven.email.as_ref().map(|email| email.as_str().to_owned()),
        email_verified: proven.email_verified,
        proved_at: proven.proved_at,
        invited: coming.invited,
        next: coming.next.clone(),
        browser: coming.browser,
    };
    let carried = serde_json::to_string(&waiting).map_err(Error::internal)?;
    let (token, ends) = (secret::shown(ctx.ids.secret()), ctx.now.plus_seconds(SECONDS));
    accounts::insert_link(ctx.tx, secret::hash(&token), PURPOSE, None, &carried, ctx.now, ends)?;
    Ok(token)
}

/// Who waits under a link, in the browser that made the visit; [`Error::Gone`] elsewhere and later.
pub fn opened(ctx: &mut Ctx, token: &str, browser: Option<&BrowserSecret>) -> Result<Waiting> {
    let link = accounts::open_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    read(link, browser)
}

/// Makes the account and its identity, or hands the history `waiting` over; who, and when they last proved who they are. Of
/// many who try one link, one gets it. Whether an invitation works is for whoever calls to make sure of.
pub fn arrive(
    ctx: &mut Ctx,
    token: &str,
    browser: Option<&BrowserSecret>,
    confirmed: &Confirmed,
    history: Option<AccountId>,
) -> Result<(AccountId, Option<Timestamp>)> {
    opened(ctx, token, browser)?;
    let link = accounts::use_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    let waiting = read(link, browser)?;
    let told = waiting.email.as_deref().map(Email::parse).transpose()?;
    if !waiting.invited && !admitted(ctx, told.as_ref(), waiting.email_verified)? {
        return Err(Error::Gone(say!("newcomer-link-gone")));
    }
    let (told, email) = (told.is_some(), told.or_else(|| confirmed.email.clone()));
    let email = email.ok_or_else(|| Error::invalid("email", say!("email-unsound")))?;
    let comer = Comer {
        name: &confirmed.name,
        email: &email,
        password_hash: None,
        zone: &confirmed.zone,
        language: &confirmed.language,
    };
    let account = match (history, accounts::waiting_for(ctx.tx, &email.key())?) {
        (Some(history), _) => actions::take_over(ctx, history, &comer)?,
        (None, Some(_)) => return Err(Error::Conflict(say!("newcomer-history"))),
        (None, None) => actions::come(ctx, &comer, None)?,
    };
    let proven = Proven {
        issuer: waiting.issuer,
        subject: waiting.subject,
        name: waiting.name,
        email: Some(email),
        email_verified: waiting.email_verified,
        proved_at: waiting.proved_at,
    };
    if told && proven.email_verified {
        addresses::prove(ctx, account, proven.email.as_ref().map_or("", Email::as_str))?;
    }
    insert(ctx, &proven, account)?;
    Ok((account, proven.proved_at))
}

fn read(link: Option<accounts::OneTimeLink>, browser: Option<&BrowserSecret>) -> Result<Waiting> {
    let gone = || Error::Gone(say!("newcomer-link-gone"));
    let waiting: Waiting = serde_json::from_str(&link.ok_or_else(gone)?.payload).map_err(Error::internal)?;
    let here = browser.is_some_and(|browser| browser.hash() == waiting.browser);
    if here { Ok(waiting) } else { Err(gone()) }
}
