//! The page that asks before a membership ends.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::{Account, AccountId};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Whether the person may come back. A box that is not ticked is not sent.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepartureForm {
    ban: Option<String>,
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "communities/templates/departure.html")]
struct DeparturePage {
    page: Page,
    path: String,
    person: Account,
    oneself: bool,
    form: DepartureForm,
    problems: Problems,
}

/// Asks, and says what follows.
pub async fn form(caller: Caller, Path((community, account)): Path<(String, AccountId)>) -> Result<Response> {
    html(&page(&caller, community, account, DepartureForm::default(), Vec::new()).await?)
}

async fn page(
    caller: &Caller,
    community: String,
    account: AccountId,
    form: DepartureForm,
    problems: Vec<Problem>,
) -> Result<DeparturePage> {
    caller
        .read(move |ctx| {
            let leaving = super::leaving(ctx, &community, account)?;
            let (name, person) = (leaving.within.community.name.as_str(), leaving.person.name.as_str());
            let title = match leaving.oneself {
                true => ctx.locale.with("departure-own-title", "community", name),
                false => ctx.locale.with("departure-title", "name", person),
            };
            let page = Page::within(ctx, &leaving.within, title, "members")?;
            let (path, problems) =
                (format!("/communities/{community}"), Problems::of(&problems, &page.locale));
            Ok(DeparturePage { page, path, person: leaving.person, oneself: leaving.oneself, form, problems })
        })
        .await
}

/// Ends the membership.
pub async fn depart(
    caller: Caller,
    Path((community, account)): Path<(String, AccountId)>,
    Typed(form): Typed<DepartureForm>,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.clone());
    let outcome = caller
        .write(move |ctx| {
            let ban = typed.ban.as_ref().map(|_| typed.reason.as_str());
            super::depart(ctx, &slug, account, ban)
        })
        .await;
    match outcome {
        Ok(true) => Ok(redirect("/")),
        Ok(false) => Ok(redirect(&format!("/communities/{community}/members"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, community, account, form, problems).await?)
        }
        Err(error) => Err(error),
    }
}
