//! Joining by an organisation's sign-in: the invitation is used when the account is made.

use axum::http::HeaderMap;
use axum::response::Response;
use platform::{Error, Result};

use super::super::model::Community;
use super::actions;
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
use crate::features::accounts::identities::{
    self, ArrivalForm, BrowserSecret, Confirmed, NextForm, Purpose, Visit, browser_of, newcomer_page,
};
use crate::features::accounts::sessions::{self, Started};
use crate::features::accounts::signed_in;
use crate::page::{html, unprocessable};

/// Sends a browser to a provider, to come back to the invitation.
pub async fn leave(
    caller: Caller,
    Path((token, provider)): Path<(String, String)>,
    asked: HeaderMap,
    Typed(_): Typed<NextForm>,
) -> Result<Response> {
    let next = format!("/join/{token}");
    caller.read(move |ctx| actions::opened(ctx, &token).map(drop)).await?;
    let visit = Visit { provider, purpose: Purpose::Join, next, form: String::new() };
    identities::leave(&caller, &asked, visit).await
}

/// Shows somebody new what their account will say about them.
pub async fn form(
    caller: Caller,
    Path((token, link)): Path<(String, String)>,
    asked: HeaderMap,
) -> Result<Response> {
    let browser = browser_of(&caller, &asked);
    let waiting = caller
        .read(move |ctx| {
            actions::opened(ctx, &token)?;
            identities::opened(ctx, &link, browser.as_ref())
        })
        .await?;
    html(&newcomer_page(&caller, &waiting, None, &[]))
}

/// Makes the account, joins and signs in.
pub async fn make(
    caller: Caller,
    Path((token, link)): Path<(String, String)>,
    asked: HeaderMap,
    Typed(form): Typed<ArrivalForm>,
) -> Result<Response> {
    caller.app.limits.sign_up_with(&token, caller.now())?;
    let browser = browser_of(&caller, &asked);
    let waiting = {
        let (link, browser) = (link.clone(), browser.clone());
        caller.read(move |ctx| identities::opened(ctx, &link, browser.as_ref())).await?
    };
    let device = caller.device.clone();
    let outcome = match form.checked(&waiting, &caller) {
        Ok(confirmed) => {
            caller.write(move |ctx| join(ctx, &token, &link, browser.as_ref(), &confirmed, &device)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok((community, started)) => {
            Ok(signed_in(&caller, &started, &format!("/communities/{}", community.slug)))
        }
        Err(Error::Invalid(wrong)) => unprocessable(&newcomer_page(&caller, &waiting, Some(form), &wrong)),
        Err(error) => Err(error),
    }
}

/// With a personal link they take over the history that waits for them.
fn join(
    ctx: &mut Ctx,
    token: &str,
    link: &str,
    browser: Option<&BrowserSecret>,
    confirmed: &Confirmed,
    device: &str,
) -> Result<(Community, Started)> {
    let (invitation, community) = actions::opened(ctx, token)?;
    actions::consume(ctx, &invitation)?;
    let (account, proved_at) = identities::arrive(ctx, link, browser, confirmed, invitation.account_id)?;
    actions::arrive(ctx, &invitation, account)?;
    Ok((community, sessions::start_proved(ctx, account, device, proved_at)?))
}
