//! To a provider and back.

pub mod newcomers;

use askama::Template;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use platform::{Error, Result, Say, say};
use serde::Deserialize;

use super::super::providers::{Care, Proven, Provider, Refusal};
use super::super::web::{add_cookie, inner_path, signed_in};
use super::super::{confirmation, secret, sign_up};
use super::newcomers::Coming;
use super::store::Redeemed;
use super::visits::{self, BrowserSecret, Purpose, Visit};
use super::{Arrival, IdentityId};
use crate::app::App;
use crate::caller::{Caller, Path, Query, Typed, keep_visit_cookie};
use crate::page::{Page, html, redirect, unprocessable};

pub use newcomers::browser_of;

/// A way in by an organisation.
pub struct Way {
    /// Where its form goes.
    pub action: String,
    /// Where the person is going.
    pub next: String,
    /// What people call the organisation.
    pub label: String,
}

/// The ways in: each provider's form goes to `{to}/with/{its name}`.
pub fn ways(app: &App, to: &str, next: &str) -> Vec<Way> {
    let way = |provider: &Provider| Way {
        action: format!("{to}/with/{}", provider.name),
        next: next.to_owned(),
        label: provider.label.clone(),
    };
    app.providers.all().iter().map(way).collect()
}

/// Where somebody is going.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextForm {
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/leaving.html")]
struct LeavingPage {
    page: Page,
    provider: String,
    url: String,
}

/// Why somebody is not in, and what they can do.
#[derive(Template)]
#[template(path = "accounts/templates/not_in.html")]
struct NotInPage {
    page: Page,
    text: String,
    /// Where to go on.
    next: String,
    /// What is written on the way on.
    label: String,
}

/// Sends a browser to a provider to sign in.
pub async fn sign_in(
    caller: Caller,
    Path(provider): Path<String>,
    asked: HeaderMap,
    Typed(form): Typed<NextForm>,
) -> Result<Response> {
    let next = inner_path(&form.next).to_owned();
    leave(&caller, &asked, Visit { provider, purpose: Purpose::SignIn, next, form: String::new() }).await
}

/// Which provider to connect.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkForm {
    #[serde(default)]
    provider: String,
}

/// Sends a browser to a provider to connect it.
pub async fn link(caller: Caller, asked: HeaderMap, Typed(form): Typed<LinkForm>) -> Result<Response> {
    caller.read(|ctx| ctx.fresh().map(drop)).await?;
    let next = "/sessions".to_owned();
    let visit = Visit { provider: form.provider, purpose: Purpose::Link, next, form: String::new() };
    leave(&caller, &asked, visit).await
}

/// Disconnects an identity.
pub async fn remove(caller: Caller, Path(id): Path<IdentityId>) -> Result<Response> {
    caller.write(move |ctx| super::remove(ctx, id)).await?;
    Ok(redirect("/sessions"))
}

/// Begins a visit. The answer is a page that leads on: a form may not be redirected to another site, as our own policy says.
pub async fn leave(caller: &Caller, asked: &HeaderMap, visit: Visit) -> Result<Response> {
    let provider = caller.app.providers.find(&visit.provider)?;
    let care = if visit.purpose == Purpose::Confirm { Care::Anew(caller.now()) } else { Care::Usual };
    let browser =
        browser_of(caller, asked).unwrap_or_else(|| BrowserSecret::drawn(caller.app.entropy.seed()));
    let state = secret::shown(caller.app.entropy.seed());
    let url = match provider.departure(&browser.secrets(&state), care, caller.now()).await {
        Ok(url) => url,
        Err(refusal) => return refused(caller, &refusal.say(&provider.label), &visit.next),
    };
    let begun = browser.clone();
    caller.write(move |ctx| visits::begin(ctx, &begun, &state, &visit)).await?;
    let label = provider.label.clone();
    let page = Page::entrance(caller, &say!("leaving-title", provider = label));
    let refresh = HeaderValue::from_str(&format!("0;url={url}")).map_err(Error::internal)?;
    let mut response = html(&LeavingPage { page, provider: label, url })?;
    response.headers_mut().insert("refresh", refresh);
    add_cookie(&mut response, &keep_visit_cookie(&caller.app, browser.as_str()));
    Ok(response)
}

/// What a provider says when it sends a browser back.
#[derive(Deserialize)]
pub struct Answer {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Ends a visit.
pub async fn answer(
    caller: Caller,
    Path(name): Path<String>,
    asked: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response> {
    let app = caller.app.clone();
    let provider = app.providers.find(&name)?;
    let gone = || refused(&caller, &Refusal::Gone.say(&provider.label), "/");
    let Some(browser) = browser_of(&caller, &asked) else { return gone() };
    let visit = {
        let (browser, state) = (browser.clone(), answer.state.clone());
        caller.write(move |ctx| visits::redeem(ctx, &browser, &state, &name)).await?
    };
    let Some(visit) = visit else { return gone() };
    match proven(&caller, provider, &browser, &visit, &answer).await {
        Ok(proven) => arrived(&caller, provider, &browser, visit, proven).await,
        Err(refusal) => refused(&caller, &refusal.say(&provider.label), &visit.next),
    }
}

async fn proven(
    caller: &Caller,
    provider: &Provider,
    browser: &BrowserSecret,
    visit: &Redeemed,
    answer: &Answer,
) -> Result<Proven, Refusal> {
    let code = match (&answer.error, &answer.code) {
        (None, Some(code)) => code,
        (Some(error), _) if error == "access_denied" => return Err(Refusal::Denied),
        (error, _) => {
            // One of a list of words (RFC 6749, 4.1.2.1); anything longer is nobody's business here.
            let error: String = error.iter().flat_map(|error| error.chars()).take(40).collect();
            tracing::warn!(provider = provider.name, error, "a provider sent somebody back without a code");
            return Err(Refusal::Odd);
        }
    };
    let care = match visit.purpose {
        Purpose::Confirm => Care::Anew(visit.created_at),
        Purpose::SignIn | Purpose::Join | Purpose::Link => Care::Usual,
    };
    let secrets = browser.secrets(&answer.state);
    provider.proven(&secrets, care, code, answer.iss.as_deref(), caller.now()).await
}

async fn arrived(
    caller: &Caller,
    provider: &Provider,
    browser: &BrowserSecret,
    visit: Redeemed,
    proven: Proven,
) -> Result<Response> {
    match visit.purpose {
        Purpose::SignIn | Purpose::Join => come(caller, provider, browser, visit, proven).await,
        Purpose::Link => {
            caller.write(move |ctx| super::link(ctx, &proven)).await?;
            Ok(redirect(&visit.next))
        }
        Purpose::Confirm => {
            caller.write(move |ctx| super::confirm(ctx, &proven)).await?;
            confirmation::web::go_on(caller, &visit.next, &visit.form).await
        }
    }
}

async fn come(
    caller: &Caller,
    provider: &Provider,
    browser: &BrowserSecret,
    visit: Redeemed,
    proven: Proven,
) -> Result<Response> {
    let invited = visit.purpose == Purpose::Join;
    let (next, browser, device) = (visit.next.clone(), browser.hash(), caller.device.clone());
    let arrival = caller
        .write(move |ctx| {
            let coming = Coming { invited, next: next.clone(), browser };
            super::come(ctx, &proven, &coming, &device)
        })
        .await?;
    let label = provider.label.as_str();
    match arrival {
        Arrival::Here(started) => Ok(signed_in(caller, &started, &visit.next)),
        Arrival::New(token) if invited => Ok(redirect(&format!("{}/newcomers/{token}", visit.next))),
        Arrival::New(token) => Ok(redirect(&format!("/newcomers/{token}"))),
        Arrival::SameAddress(email) => {
            let text = say!("not-in-same-address", email = email.as_str(), provider = label);
            let next = format!("/sign-in?next={}", crate::page::query_value("/sessions"));
            not_in(caller, &text, next, &say!("sign-in-submit"))
        }
        Arrival::HistoryWaits(email) => {
            let text = say!("not-in-history", email = email.as_str(), provider = label);
            not_in(caller, &text, "/sign-up".to_owned(), &say!("sign-up-title"))
        }
        Arrival::Stranger(sign_up::Policy::Invitation) => {
            let text = say!("not-in-invitation", provider = label);
            not_in(caller, &text, "/sign-in".to_owned(), &say!("reset-remembered"))
        }
        Arrival::Stranger(_) => {
            let text = say!("not-in-address", provider = label);
            not_in(caller, &text, "/sign-up".to_owned(), &say!("sign-up-title"))
        }
    }
}

fn refused(caller: &Caller, text: &Say, next: &str) -> Result<Response> {
    // To sign in once more leads back to where they were going.
    let next = if next.starts_with("/join/") {
        next.to_owned()
    } else {
        format!("/sign-in?next={}", crate::page::query_value(next))
    };
    not_in(caller, text, next, &say!("not-in-again"))
}

fn not_in(caller: &Caller, text: &Say, next: String, label: &Say) -> Result<Response> {
    let page = Page::entrance(caller, &say!("not-in-title"));
    let (text, label) = (page.locale.say(text), page.locale.say(label));
    unprocessable(&NotInPage { page, text, next, label })
}
