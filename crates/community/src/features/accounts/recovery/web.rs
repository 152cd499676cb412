//! The pages of a forgotten password.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::Email;
use super::super::password::Password;
use super::super::signed_in;
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, unprocessable};

/// Where the link should go.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    #[serde(default)]
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/reset_ask.html")]
struct AskPage {
    page: Page,
    form: AskForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "accounts/templates/reset_asked.html")]
struct AskedPage {
    page: Page,
    email: String,
}

/// The form that asks for a link.
pub async fn ask_form(caller: Caller) -> Result<Response> {
    let page = Page::entrance(&caller, &say!("reset-title"));
    html(&AskPage { page, form: AskForm::default(), problems: Problems::default() })
}

/// Asks for a link. The answer is the same for every address; beyond the limit no further mail is written.
pub async fn ask(caller: Caller, Typed(form): Typed<AskForm>) -> Result<Response> {
    let key = match Email::parse(&form.email) {
        Ok(email) => email.key(),
        Err(Error::Invalid(problems)) => {
            let page = Page::entrance(&caller, &say!("reset-title"));
            let problems = Problems::of(&problems, &page.locale);
            return unprocessable(&AskPage { page, form, problems });
        }
        Err(error) => return Err(error),
    };
    if caller.app.limits.reset(&key, caller.now()).is_ok() {
        caller.write(move |ctx| super::ask(ctx, &key)).await?;
    }
    html(&AskedPage {
        page: Page::entrance(&caller, &say!("reset-asked-title")),
        email: form.email.trim().to_owned(),
    })
}

/// The new password.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    #[serde(default)]
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/reset.html")]
struct ResetPage {
    page: Page,
    name: String,
    email: String,
    form: PasswordForm,
    problems: Problems,
}

/// The page that a link opens. Opening it uses nothing up, as mail programs open links ahead of their reader.
pub async fn form(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    let account = caller.read(move |ctx| super::opened(ctx, &token)).await?;
    html(&reset_page(&caller, account, PasswordForm::default(), &[]))
}

/// Takes the new password.
pub async fn save(
    caller: Caller,
    Path(token): Path<String>,
    Typed(form): Typed<PasswordForm>,
) -> Result<Response> {
    let account = {
        let token = token.clone();
        caller.read(move |ctx| super::opened(ctx, &token)).await?
    };
    let email = account.email.clone().unwrap_or_default();
    let password = match Password::parse(&form.password, &[&account.name, &email]) {
        Ok(password) => password,
        Err(Error::Invalid(problems)) => {
            return unprocessable(&reset_page(&caller, account, form, &problems));
        }
        Err(error) => return Err(error),
    };
    let (hash, device) = (password.hash(&caller.app).await?, caller.device.clone());
    let started = caller.write(move |ctx| super::set_password(ctx, &token, &hash, &device)).await?;
    if let Ok(email) = Email::parse(&email) {
        caller.app.limits.sign_in_succeeded(caller.ip, &email.key());
    }
    Ok(signed_in(&caller, &started, "/"))
}

fn reset_page(
    caller: &Caller,
    account: super::Account,
    form: PasswordForm,
    problems: &[Problem],
) -> ResetPage {
    let page = Page::entrance(caller, &say!("reset-new-title"));
    let problems = Problems::of(problems, &page.locale);
    ResetPage { page, name: account.name, email: account.email.unwrap_or_default(), form, problems }
}
