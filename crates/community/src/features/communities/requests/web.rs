//! Asking to join, and the directors' list of who asks.

use askama::Template;
use axum::response::Response;
use platform::Result;
use serde::Deserialize;

use super::store::{self, Request};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::AccountId;
use crate::page::{Page, html, redirect};

/// What somebody says with their request.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestForm {
    #[serde(default)]
    message: String,
}

#[derive(Template)]
#[template(path = "communities/templates/requests.html")]
struct RequestsPage {
    page: Page,
    path: String,
    requests: Vec<Request>,
}

/// Who asks to join.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = super::decided_by(ctx, &community)?;
            let title = ctx.locale.t("requests-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let requests = store::waiting(ctx.tx, seen.community.id)?;
            Ok(RequestsPage { page, path: format!("/communities/{community}"), requests })
        })
        .await?;
    html(&template)
}

/// Asks to join, or joins. Either way the community's page tells what came of it.
pub async fn ask(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<RequestForm>,
) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::ask(ctx, &slug, &form.message)).await?;
    Ok(redirect(&format!("/communities/{community}")))
}

/// Takes the caller's own request back.
pub async fn withdraw(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::withdraw(ctx, &slug)).await?;
    Ok(redirect(&format!("/communities/{community}")))
}

/// Lets somebody in.
pub async fn accept(
    caller: Caller,
    Path((community, account)): Path<(String, AccountId)>,
) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::accept(ctx, &slug, account)).await?;
    Ok(redirect(&format!("/communities/{community}/requests")))
}

/// Declines.
pub async fn refuse(
    caller: Caller,
    Path((community, account)): Path<(String, AccountId)>,
) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::refuse(ctx, &slug, account)).await?;
    Ok(redirect(&format!("/communities/{community}/requests")))
}
