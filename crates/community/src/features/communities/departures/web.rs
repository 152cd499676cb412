//! The page that asks before a membership ends.

use askama::Template;
use axum::response::Response;
use platform::Result;

use crate::caller::{Caller, Path};
use crate::features::accounts::{Account, AccountId};
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "communities/templates/departure.html")]
struct DeparturePage {
    page: Page,
    path: String,
    person: Account,
    oneself: bool,
}

/// Asks, and says what follows.
pub async fn form(caller: Caller, Path((community, account)): Path<(String, AccountId)>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let leaving = super::leaving(ctx, &community, account)?;
            let (name, person) = (leaving.within.community.name.as_str(), leaving.person.name.as_str());
            let title = match leaving.oneself {
                true => ctx.locale.with("departure-own-title", "community", name),
                false => ctx.locale.with("departure-title", "name", person),
            };
            let page = Page::within(ctx, &leaving.within, title, "members")?;
            let path = format!("/communities/{community}");
            Ok(DeparturePage { page, path, person: leaving.person, oneself: leaving.oneself })
        })
        .await?;
    html(&template)
}

/// Ends the membership.
pub async fn depart(
    caller: Caller,
    Path((community, account)): Path<(String, AccountId)>,
) -> Result<Response> {
    let slug = community.clone();
    let own = caller.write(move |ctx| super::depart(ctx, &slug, account)).await?;
    Ok(redirect(&if own { "/".to_owned() } else { format!("/communities/{community}/members") }))
}
