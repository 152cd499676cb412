//! The page of one's own mail address, and the one that its link opens.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::Email;
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// The address that somebody wishes.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
    #[serde(default)]
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/address.html")]
struct AddressPage {
    page: Page,
    now: String,
    /// Where a link is on its way to.
    asked: Option<String>,
    form: AddressForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/templates/address_take.html")]
struct TakePage {
    page: Page,
    name: String,
    email: String,
}

/// The form.
pub async fn form(caller: Caller) -> Result<Response> {
    html(&page(&caller, None, AddressForm::default(), Vec::new()).await?)
}

/// Asks for a link. Beyond the limit no further mail is written.
pub async fn ask(caller: Caller, Typed(form): Typed<AddressForm>) -> Result<Response> {
    let email = match Email::parse(&form.email) {
        Ok(email) => email,
        Err(Error::Invalid(problems)) => return unprocessable(&page(&caller, None, form, problems).await?),
        Err(error) => return Err(error),
    };
    caller.read(|ctx| ctx.fresh().map(drop)).await?;
    let asked = email.as_str().to_owned();
    if caller.app.limits.reset(&email.key(), caller.now()).is_ok() {
        caller.write(move |ctx| super::ask(ctx, &email)).await?;
    }
    html(&page(&caller, Some(asked), AddressForm::default(), Vec::new()).await?)
}

/// The page that a link opens. Opening it uses nothing up, as mail programs open links ahead of their reader.
pub async fn opened(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    let (account, email) = caller.read(move |ctx| super::opened(ctx, &token)).await?;
    let page = Page::entrance(&caller, &say!("address-take-title"));
    html(&TakePage { page, name: account.name, email: email.as_str().to_owned() })
}

/// Takes the address.
pub async fn take(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    caller.write(move |ctx| super::take(ctx, &token)).await?;
    Ok(redirect("/sessions"))
}

async fn page(
    caller: &Caller,
    asked: Option<String>,
    form: AddressForm,
    problems: Vec<Problem>,
) -> Result<AddressPage> {
    caller
        .read(move |ctx| {
            let now = ctx.actor()?.account.email.clone().unwrap_or_default();
            let title = ctx.locale.t("address-title").to_owned();
            let page = Page::new(ctx, title)?.at("sessions");
            let problems = Problems::of(&problems, &page.locale);
            Ok(AddressPage { page, now, asked, form, problems })
        })
        .await
}
