//! The list of who may not come back.

use askama::Template;
use axum::response::Response;
use platform::Result;

use super::store::{self, Ban};
use crate::caller::{Caller, Path};
use crate::features::accounts::AccountId;
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "communities/templates/bans.html")]
struct BansPage {
    page: Page,
    path: String,
    bans: Vec<Ban>,
}

/// Who may not come back, and why.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = super::seen(ctx, &community)?;
            let title = ctx.locale.t("bans-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let bans = store::of_community(ctx.tx, seen.community.id)?;
            Ok(BansPage { page, path: format!("/communities/{community}"), bans })
        })
        .await?;
    html(&template)
}

/// Lifts a ban.
pub async fn lift(caller: Caller, Path((community, account)): Path<(String, AccountId)>) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::lift(ctx, &slug, account)).await?;
    Ok(redirect(&format!("/communities/{community}/bans")))
}
