//! The form with a member's roles.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::i18n::Locale;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::Role;
use super::super::partners::{self, Organisation};
use super::super::web::{role_name, role_promise};
use super::{Grant, Held};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::{Account, AccountId};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// For each role a box, a label and a last day, named `director`, `director_label`, `director_until`, and for a partner the
/// organisation; what is not ticked is not sent.
#[derive(Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct RolesForm(HashMap<String, String>);

impl RolesForm {
    fn of(grants: &[Grant], page: &Page) -> Self {
        let mut fields = HashMap::new();
        for Grant { role, label, ends_at, organisation } in grants {
            fields.insert(role.name().to_owned(), "on".to_owned());
            fields.insert(format!("{}_label", role.name()), label.clone());
            let until = ends_at.map_or_else(String::new, |ends| page.locale.day(ends.plus_seconds(-1)));
            fields.insert(format!("{}_until", role.name()), until);
            if let Some(organisation) = organisation {
                fields.insert(format!("{}_organisation", role.name()), organisation.to_string());
            }
        }
        RolesForm(fields)
    }

    fn field(&self, role: &Role, what: &str) -> &str {
        self.0.get(&format!("{}_{what}", role.name())).map_or("", String::as_str)
    }

    fn has(&self, role: &Role) -> bool {
        self.0.contains_key(role.name())
    }

    /// The roles that are ticked, checked; days are those of the reader's zone.
    fn grants(&self, locale: &Locale, now: Timestamp) -> Result<Vec<Grant>> {
        let ticked = Role::ALL.iter().filter(|role| self.has(role));
        ticked
            .map(|role| {
                let (label, until) = (self.field(role, "label"), self.field(role, "until"));
                let organisation = match self.field(role, "organisation") {
                    "" => None,
                    id => Some(id.parse().map_err(|_| Error::invalid("roles", say!("partner-unknown")))?),
                };
                Ok(Grant { organisation, ..Grant::parse(*role, label, until, locale, now)? })
            })
            .collect()
    }
}

#[derive(Template)]
#[template(path = "communities/templates/roles.html")]
struct RolesPage {
    page: Page,
    path: String,
    person: Account,
    /// For which a partner may be here.
    organisations: Vec<Organisation>,
    form: RolesForm,
    problems: Problems,
}

impl RolesPage {
    /// Whether a role has more to show than that it is held.
    fn has_more(&self, role: &Role) -> bool {
        ["label", "until", "organisation"].iter().any(|what| !self.form.field(role, what).is_empty())
    }
}

/// The form.
pub async fn form(caller: Caller, Path((community, account)): Path<(String, AccountId)>) -> Result<Response> {
    html(&page(&caller, community, account, None, Vec::new()).await?)
}

/// Gives and takes roles.
pub async fn save(
    caller: Caller,
    Path((community, account)): Path<(String, AccountId)>,
    Typed(form): Typed<RolesForm>,
) -> Result<Response> {
    let (typed, slug) = (form.clone(), community.clone());
    let outcome = caller
        .write(move |ctx| {
            let grants = typed.grants(&ctx.locale, ctx.now)?;
            super::set(ctx, &slug, account, &grants)
        })
        .await;
    match outcome {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/members"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, community, account, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    community: String,
    account: AccountId,
    typed: Option<RolesForm>,
    problems: Vec<Problem>,
) -> Result<RolesPage> {
    caller
        .read(move |ctx| {
            let Held { within, person, grants } = super::held(ctx, &community, account)?;
            let title = ctx.locale.with("roles-title", "name", person.name.as_str());
            let page = Page::within(ctx, &within, title, "members")?;
            let problems = Problems::of(&problems, &page.locale);
            let path = format!("/communities/{community}/members");
            let form = typed.unwrap_or_else(|| RolesForm::of(&grants, &page));
            let organisations = partners::of_community(ctx, within.community.id)?;
            Ok(RolesPage { page, path, person, organisations, form, problems })
        })
        .await
}
