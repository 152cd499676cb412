//! What the owner decides for the whole site.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::enter;
use crate::caller::{Caller, Typed};
use crate::features::accounts::sign_up::{self, Policy};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What the owner types.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteForm {
    #[serde(default)]
    sign_up: String,
    #[serde(default)]
    domains: String,
}

impl SiteForm {
    fn of(policy: Policy) -> Self {
        let (sign_up, domains) = match policy {
            Policy::Invitation => ("invitation", String::new()),
            Policy::Open => ("open", String::new()),
            Policy::Domains(domains) => ("domains", domains.join(", ")),
        };
        SiteForm { sign_up: sign_up.to_owned(), domains }
    }

    fn policy(&self) -> Result<Policy> {
        match self.sign_up.as_str() {
            "invitation" => Ok(Policy::Invitation),
            "open" => Ok(Policy::Open),
            "domains" => Ok(Policy::Domains(sign_up::domains(&self.domains)?)),
            _ => Err(Error::invalid("sign_up", say!("place-choice-missing"))),
        }
    }
}

#[derive(Template)]
#[template(path = "site/templates/settings.html")]
struct SettingsPage {
    page: Page,
    form: SiteForm,
    problems: Problems,
}

impl SettingsPage {
    fn chosen(&self, name: &str) -> bool {
        self.form.sign_up == name
    }
}

/// The form.
pub async fn form(caller: Caller) -> Result<Response> {
    html(&page(&caller, None, Vec::new()).await?)
}

/// Takes the form.
pub async fn save(caller: Caller, Typed(form): Typed<SiteForm>) -> Result<Response> {
    let typed = form.clone();
    let outcome = caller
        .write(move |ctx| {
            enter(ctx)?;
            sign_up::set_policy(ctx, &typed.policy()?)
        })
        .await;
    match outcome {
        Ok(()) => Ok(redirect("/site/settings")),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

async fn page(caller: &Caller, typed: Option<SiteForm>, problems: Vec<Problem>) -> Result<SettingsPage> {
    caller
        .read(move |ctx| {
            enter(ctx)?;
            let form = match typed {
                Some(form) => form,
                None => SiteForm::of(sign_up::policy(ctx)?),
            };
            let title = ctx.locale.t("site-settings-title").to_owned();
            let page = Page::new(ctx, title)?.at("site-settings");
            let problems = Problems::of(&problems, &page.locale);
            Ok(SettingsPage { page, form, problems })
        })
        .await
}
