//! The page that asks who is at the keyboard.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use platform::error::Problem;
use platform::{Result, say};
use serde::Deserialize;

use super::super::identities::{self, Purpose, Visit};
use super::super::store;
use super::super::web::inner_path;
use super::layer::{Fields, read, written};
use crate::caller::{Caller, Query, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Where somebody was going.
#[derive(Deserialize)]
pub struct NextQuery {
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/confirmation.html")]
struct AskPage {
    page: Page,
    /// Where the form goes.
    path: String,
    /// The form that waits.
    fields: Fields,
    /// The same for a provider's visit: where it leads, and the form without passwords.
    next: String,
    form: String,
    email: String,
    has_password: bool,
    /// Name and label of each provider by which they come in.
    providers: Vec<(String, String)>,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/templates/confirmed.html")]
struct ConfirmedPage {
    page: Page,
    path: String,
    fields: Fields,
}

/// Asks before a page is shown.
pub async fn form(caller: Caller, Query(query): Query<NextQuery>) -> Result<Response> {
    let next = inner_path(&query.next).to_owned();
    let fresh = caller
        .read(|ctx| {
            ctx.actor()?;
            Ok(ctx.fresh().is_ok())
        })
        .await?;
    if fresh {
        return Ok(redirect(&next));
    }
    let fields = vec![("next".to_owned(), next.clone())];
    html(&page(&caller, "/confirmation".to_owned(), fields, (next, String::new()), Vec::new()).await?)
}

/// What was asked before a page is shown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextForm {
    #[serde(default)]
    next: String,
}

/// Goes on to the page. The password beside the form was taken before; without one this asks again.
pub async fn confirmed(caller: Caller, Typed(form): Typed<NextForm>) -> Result<Response> {
    caller.read(|ctx| ctx.fresh().map(drop)).await?;
    Ok(redirect(inner_path(&form.next)))
}

/// What waits while a provider is visited.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveForm {
    #[serde(default)]
    next: String,
    #[serde(default)]
    form: String,
}

/// Sends the browser to a provider to prove who is at it.
pub async fn leave(
    caller: Caller,
    crate::caller::Path(provider): crate::caller::Path<String>,
    asked: HeaderMap,
    Typed(form): Typed<LeaveForm>,
) -> Result<Response> {
    let next = inner_path(&form.next).to_owned();
    let form = match form.form.as_str() {
        "" => String::new(),
        waiting => kept(read(waiting.as_bytes()).await),
    };
    caller.read(|ctx| ctx.actor().map(drop)).await?;
    identities::leave(&caller, &asked, Visit { provider, purpose: Purpose::Confirm, next, form }).await
}

/// What follows once a provider has said who it is: the page they were going to, or the form that waits, by a click.
pub async fn go_on(caller: &Caller, next: &str, form: &str) -> Result<Response> {
    if form.is_empty() {
        return Ok(redirect(next));
    }
    let page = Page::entrance(caller, &say!("confirmed-title"));
    html(&ConfirmedPage { page, path: next.to_owned(), fields: read(form.as_bytes()).await })
}

/// The page in place of an act that wants a proof, with the form that was sent there.
pub async fn asking(
    caller: &Caller,
    path: String,
    fields: Fields,
    problems: Vec<Problem>,
) -> Result<Response> {
    let waiting = match path.as_str() {
        "/confirmation" => {
            let next = fields.iter().find(|(name, _)| name == "next");
            (next.map_or_else(|| "/".to_owned(), |(_, next)| inner_path(next).to_owned()), String::new())
        }
        _ => (path.clone(), kept(fields.clone())),
    };
    unprocessable(&page(caller, path, fields, waiting, problems).await?)
}

/// A form as it waits while a provider is visited: without passwords, and never empty, as an act without fields is one too.
fn kept(mut fields: Fields) -> String {
    fields.retain(|(name, _)| !name.contains("password") && !name.is_empty());
    format!("{}&", written(&fields))
}

async fn page(
    caller: &Caller,
    path: String,
    fields: Fields,
    (next, form): (String, String),
    problems: Vec<Problem>,
) -> Result<AskPage> {
    caller
        .read(move |ctx| {
            let account = ctx.actor()?.account.clone();
            let has_password = store::password_hash(ctx.tx, account.id)?.is_some();
            let known = identities::list(ctx)?;
            let mine = |issuer: &str| known.iter().any(|identity| identity.issuer == issuer);
            let providers = ctx.app.providers.all().iter().filter(|provider| mine(provider.issuer()));
            let providers =
                providers.map(|provider| (provider.name.clone(), provider.label.clone())).collect();
            let title = ctx.locale.t("confirmation-title").to_owned();
            let page = Page::outside(ctx.locale.clone(), ctx.now, title);
            let (email, problems) =
                (account.email.unwrap_or_default(), Problems::of(&problems, &page.locale));
            Ok(AskPage { page, path, fields, next, form, email, has_password, providers, problems })
        })
        .await
}
