//! The page of one's own password.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::confirmation;
use super::super::password::Password;
use super::super::web::{problems, signed_in};
use crate::caller::{Caller, Typed};
use crate::page::{Page, Problems, html, unprocessable};

/// The password as it is, and as it shall be.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    #[serde(default)]
    current_password: String,
    #[serde(default)]
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/password.html")]
struct PasswordPage {
    page: Page,
    has_one: bool,
    email: String,
    form: PasswordForm,
    problems: Problems,
}

/// The form. Who has no password yet first proves who they are.
pub async fn form(caller: Caller) -> Result<Response> {
    caller.read(|ctx| if super::has_one(ctx)? { Ok(()) } else { ctx.fresh().map(drop) }).await?;
    html(&page(&caller, PasswordForm::default(), Vec::new()).await?)
}

/// Takes the new password.
pub async fn save(caller: Caller, Typed(form): Typed<PasswordForm>) -> Result<Response> {
    match changed(&caller, &form).await {
        Ok(started) => Ok(signed_in(&caller, &started, "/sessions")),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, form, problems).await?),
        Err(error) => Err(error),
    }
}

async fn changed(caller: &Caller, form: &PasswordForm) -> Result<super::Started> {
    let (has_one, about) = caller
        .read(|ctx| {
            let account = ctx.actor()?.account.clone();
            Ok((super::has_one(ctx)?, [account.name, account.email.unwrap_or_default()]))
        })
        .await?;
    let new = Password::parse(&form.password, &[&about[0], &about[1]]);
    // Tries at the old password count, so that it is only asked about once the new one can be taken.
    let new = new.map_err(|error| Error::Invalid(problems(error)))?;
    if has_one {
        confirmation::prove(caller, form.current_password.clone(), "current_password").await?;
    }
    let (hash, device) = (new.hash(&caller.app).await?, caller.device.clone());
    caller.write(move |ctx| super::change(ctx, &hash, &device)).await
}

async fn page(caller: &Caller, form: PasswordForm, problems: Vec<Problem>) -> Result<PasswordPage> {
    caller
        .read(move |ctx| {
            let has_one = super::has_one(ctx)?;
            let email = ctx.actor()?.account.email.clone().unwrap_or_default();
            let title = ctx.locale.t("password-title").to_owned();
            let page = Page::new(ctx, title)?.at("sessions");
            let problems = Problems::of(&problems, &page.locale);
            Ok(PasswordPage { page, has_one, email, form, problems })
        })
        .await
}
