//! The form with a member's roles.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::Role;
use super::super::web::{role_name, role_promise};
use super::Held;
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::{Account, AccountId};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// One box a role; what is not ticked is not sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolesForm {
    director: Option<String>,
    facilitator: Option<String>,
    tutor: Option<String>,
    learner: Option<String>,
    partner: Option<String>,
    guest: Option<String>,
}

impl RolesForm {
    fn roles(&self) -> Vec<Role> {
        let ticked = |role: &Role| match role {
            Role::Director => self.director.is_some(),
            Role::Facilitator => self.facilitator.is_some(),
            Role::Tutor => self.tutor.is_some(),
            Role::Learner => self.learner.is_some(),
            Role::Partner => self.partner.is_some(),
            Role::Guest => self.guest.is_some(),
        };
        Role::ALL.iter().copied().filter(ticked).collect()
    }
}

#[derive(Template)]
#[template(path = "communities/templates/roles.html")]
struct RolesPage {
    page: Page,
    path: String,
    person: Account,
    roles: Vec<Role>,
    problems: Problems,
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
    let (roles, slug) = (form.roles(), community.clone());
    let outcome = caller.write(move |ctx| super::set(ctx, &slug, account, &form.roles())).await;
    match outcome {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/members"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, community, account, Some(roles), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    community: String,
    account: AccountId,
    ticked: Option<Vec<Role>>,
    problems: Vec<Problem>,
) -> Result<RolesPage> {
    caller
        .read(move |ctx| {
            let Held { within, person, roles } = super::held(ctx, &community, account)?;
            let title = ctx.locale.with("roles-title", "name", person.name.as_str());
            let page = Page::within(ctx, &within, title, "members")?;
            let problems = Problems::of(&problems, &page.locale);
            let path = format!("/communities/{community}/members");
            Ok(RolesPage { page, path, person, roles: ticked.unwrap_or(roles), problems })
        })
        .await
}
