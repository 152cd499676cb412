//! A person's page, as the members of their communities see it.

use askama::Template;
use axum::response::Response;
use platform::{Error, Result};

use super::store;
use super::{Community, Role};
use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::features::accounts::{self, Account, handle};
use crate::page::{Page, html};

/// A person and the communities in which the reader meets them, each with the roles that they hold there.
pub struct Met {
    /// The person.
    pub account: Account,
    /// Where the reader meets them.
    pub communities: Vec<(Community, Vec<Role>)>,
}

/// The person with this handle, for themselves, for who meets them in a community and for who runs the site.
pub fn met(ctx: &mut Ctx, typed: &str) -> Result<Met> {
    let actor = ctx.actor()?.clone();
    let account = accounts::store::by_handle(ctx.tx, &handle::key(typed))?.ok_or(Error::NotFound)?;
    let all = actor.owns_site() || actor.account_id == account.id;
    let communities = if all {
        store::of_account(ctx.tx, account.id)?
    } else {
        store::shared(ctx.tx, account.id, actor.account_id, ctx.now)?
    };
    if communities.is_empty() && !all {
        return Err(Error::NotFound);
    }
    let mut met = Vec::with_capacity(communities.len());
    for community in communities {
        let roles = store::roles(ctx.tx, community.id, account.id, ctx.now)?;
        met.push((community, roles));
    }
    Ok(Met { account, communities: met })
}

#[derive(Template)]
#[template(path = "communities/templates/person.html")]
struct PersonPage {
    page: Page,
    person: Account,
    communities: Vec<(Community, Vec<Role>)>,
    mine: bool,
}

impl PersonPage {
    fn roles(&self, roles: &[Role]) -> String {
        let names: Vec<&str> = roles.iter().map(|role| super::web::role_name(&self.page, role)).collect();
        names.join(", ")
    }

    /// The garden behind the arches differs from person to person.
    fn scene(&self) -> String {
        crate::art::scene::colonnade("profile", 1100, 176, 9, self.person.portrait.unsigned_abs() % 12)
    }
}

/// The page.
pub async fn person(caller: Caller, Path(typed): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let met = met(ctx, &typed)?;
            let mine = ctx.account()? == met.account.id;
            let page = Page::new(ctx, met.account.name.clone())?;
            Ok(PersonPage { page, person: met.account, communities: met.communities, mine })
        })
        .await?;
    html(&template)
}
