//! The pages between an address and an account.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::Email;
use super::super::web::{NewcomerForm, signed_in};
use super::Policy;
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, unprocessable};

/// The address.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    #[serde(default)]
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/sign_up_ask.html")]
struct AskPage {
    page: Page,
    /// The mail domains that are admitted; empty where all are.
    domains: String,
    form: AskForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/templates/sign_up_asked.html")]
struct AskedPage {
    page: Page,
    email: String,
}

/// The form that asks for a link; not found where people come by invitation only.
pub async fn ask_form(caller: Caller) -> Result<Response> {
    html(&ask_page(&caller, AskForm::default(), &[]).await?)
}

/// Asks for a link. The answer is the same for every address.
pub async fn ask(caller: Caller, Typed(form): Typed<AskForm>) -> Result<Response> {
    let email = match Email::parse(&form.email) {
        Ok(email) => email,
        Err(Error::Invalid(problems)) => return unprocessable(&ask_page(&caller, form, &problems).await?),
        Err(error) => return Err(error),
    };
    caller.app.limits.sign_up_open(caller.ip, caller.now())?;
    let shown = email.as_str().to_owned();
    if caller.app.limits.reset(&email.key(), caller.now()).is_ok() {
        caller.write(move |ctx| super::ask(ctx, &email)).await?;
    }
    html(&AskedPage { page: Page::entrance(&caller, &say!("sign-up-asked-title")), email: shown })
}

async fn ask_page(caller: &Caller, form: AskForm, problems: &[Problem]) -> Result<AskPage> {
    let domains = match caller.read(super::policy).await? {
        Policy::Invitation => return Err(Error::NotFound),
        Policy::Open => String::new(),
        Policy::Domains(domains) => domains.join(", "),
    };
    let page = Page::entrance(caller, &say!("sign-up-title"));
    let problems = Problems::of(problems, &page.locale);
    Ok(AskPage { page, domains, form, problems })
}

#[derive(Template)]
#[template(path = "accounts/templates/sign_up.html")]
struct SignUpPage {
    page: Page,
    email: String,
    form: NewcomerForm,
    problems: Problems,
}

/// The page that a link opens. Opening it uses nothing up, as mail programs open links ahead of their reader.
pub async fn form(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    let email = caller.read(move |ctx| super::opened(ctx, &token)).await?;
    html(&sign_up_page(&caller, email, NewcomerForm::default(), &[]))
}

/// Makes the account. The address is the one that the link proves, whatever the form says.
pub async fn make(
    caller: Caller,
    Path(token): Path<String>,
    Typed(form): Typed<NewcomerForm>,
) -> Result<Response> {
    let email = {
        let token = token.clone();
        caller.read(move |ctx| super::opened(ctx, &token)).await?
    };
    let form = NewcomerForm { email: email.clone(), ..form };
    let newcomer = match form.checked(&caller).await {
        Ok(newcomer) => newcomer,
        Err(Error::Invalid(problems)) => {
            return unprocessable(&sign_up_page(&caller, email, form, &problems));
        }
        Err(error) => return Err(error),
    };
    let device = caller.device.clone();
    let started = caller.write(move |ctx| super::make(ctx, &token, &newcomer, &device)).await?;
    Ok(signed_in(&caller, &started, "/"))
}

fn sign_up_page(caller: &Caller, email: String, form: NewcomerForm, problems: &[Problem]) -> SignUpPage {
    let page = Page::entrance(caller, &say!("sign-up-new-title"));
    let problems = Problems::of(problems, &page.locale);
    SignUpPage { page, email, form, problems }
}
