//! The page on which somebody new sees what their account will say about them.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::super::model::{Email, Name};
use super::super::super::sessions;
use super::super::super::web::{known_zone, problems, signed_in};
use super::super::{BrowserSecret, Confirmed, Waiting};
use crate::caller::{Caller, Path, Typed, visit_cookie};
use crate::page::{Page, Problems, html, unprocessable};

/// What a newcomer types.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrivalForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    zone: String,
}

impl ArrivalForm {
    /// Checks every field at once. The address is read only where the provider told none.
    pub fn checked(&self, waiting: &Waiting, caller: &Caller) -> Result<Confirmed> {
        let email = match &waiting.email {
            Some(_) => Ok(None),
            None => Email::parse(&self.email).map(Some),
        };
        match (Name::parse(&self.name), email) {
            (Ok(name), Ok(email)) => Ok(Confirmed {
                name,
                email,
                zone: known_zone(&self.zone),
                language: caller.asked.code().to_owned(),
            }),
            (name, email) => {
                let errors = [name.err(), email.err()];
                Err(Error::Invalid(errors.into_iter().flatten().flat_map(problems).collect()))
            }
        }
    }
}

/// The page itself, here and where an invitation is used.
#[derive(Template)]
#[template(path = "accounts/templates/newcomer.html")]
pub struct NewcomerPage {
    page: Page,
    email: Option<String>,
    form: ArrivalForm,
    problems: Problems,
}

/// What the browser keeps while it visits a provider.
pub fn browser_of(caller: &Caller, asked: &HeaderMap) -> Option<BrowserSecret> {
    visit_cookie(&caller.app, asked).and_then(BrowserSecret::parse)
}

/// The page for somebody who waits, with what they typed and what is wrong with it.
pub fn newcomer_page(
    caller: &Caller,
    waiting: &Waiting,
    typed: Option<ArrivalForm>,
    wrong: &[Problem],
) -> NewcomerPage {
    let page = Page::entrance(caller, &say!("newcomer-title"));
    let problems = Problems::of(wrong, &page.locale);
    let form = typed.unwrap_or_else(|| ArrivalForm { name: waiting.name.clone(), ..ArrivalForm::default() });
    NewcomerPage { page, email: waiting.email.clone(), form, problems }
}

/// Shows it.
pub async fn form(caller: Caller, Path(token): Path<String>, asked: HeaderMap) -> Result<Response> {
    let browser = browser_of(&caller, &asked);
    let waiting = caller.read(move |ctx| super::super::opened(ctx, &token, browser.as_ref())).await?;
    html(&newcomer_page(&caller, &waiting, None, &[]))
}

/// Makes the account and signs in.
pub async fn make(
    caller: Caller,
    Path(token): Path<String>,
    asked: HeaderMap,
    Typed(form): Typed<ArrivalForm>,
) -> Result<Response> {
    let browser = browser_of(&caller, &asked);
    let waiting = {
        let (token, browser) = (token.clone(), browser.clone());
        caller.read(move |ctx| super::super::opened(ctx, &token, browser.as_ref())).await?
    };
    // Whoever came by an invitation makes the account where it is used.
    if waiting.invited {
        return Err(Error::NotFound);
    }
    caller.app.limits.sign_up_open(caller.ip, caller.now())?;
    let device = caller.device.clone();
    let outcome = match form.checked(&waiting, &caller) {
        Ok(confirmed) => {
            caller
                .write(move |ctx| {
                    let (account, proved_at) =
                        super::super::arrive(ctx, &token, browser.as_ref(), &confirmed, None)?;
                    sessions::start_proved(ctx, account, &device, proved_at)
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(started) => Ok(signed_in(&caller, &started, &waiting.next)),
        Err(Error::Invalid(wrong)) => unprocessable(&newcomer_page(&caller, &waiting, Some(form), &wrong)),
        Err(error) => Err(error),
    }
}
