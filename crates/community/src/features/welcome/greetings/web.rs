//! Who arrived, for those who greet.

use askama::Template;
use axum::response::Response;
use platform::Result;

use super::super::porch;
use super::store::{Greeted, Newcomer};
use crate::caller::{Caller, Path};
use crate::features::accounts::AccountId;
use crate::page::{Page, html, query_value, redirect};

#[derive(Template)]
#[template(path = "welcome/templates/newcomers.html")]
struct NewcomersPage {
    page: Page,
    path: String,
    waiting: Vec<Newcomer>,
    greeted: Vec<Greeted>,
    /// Whether the reader takes back what others said.
    leads: bool,
    me: AccountId,
    /// Whether the reader greets of their own will.
    volunteers: bool,
    /// Whether the reader could: they belong.
    member: bool,
    /// The address of the place where one says hello.
    porch: Option<String>,
}

impl NewcomersPage {
    fn conclusion(&self) -> String {
        match self.waiting.as_slice() {
            [] => self.page.t("newcomers-none").to_owned(),
            [one] => self.page.with("newcomers-one", "name", one.name.as_str()),
            [one, others @ ..] => {
                self.page.with2("newcomers-many", "name", one.name.as_str(), "count", others.len() as i64)
            }
        }
    }

    fn takes_back(&self, greeted: &Greeted) -> bool {
        self.leads || greeted.greeter_id == self.me
    }

    /// Where one says hello to somebody: in the conversation that they began, else in one that begins with their name.
    fn hello(&self, newcomer: &Newcomer) -> Option<String> {
        if let Some(topic) = newcomer.topic {
            return Some(format!("/topics/{topic}#reply"));
        }
        let title = self.page.with("newcomers-hello-title", "name", newcomer.name.as_str());
        let text = format!("@{} ", newcomer.handle);
        let porch = self.porch.as_ref()?;
        Some(format!("{porch}/topics/new?title={}&text={}", query_value(&title), query_value(&text)))
    }
}

/// The page.
pub async fn list(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = super::seen(ctx, &slug)?;
            let title = ctx.locale.t("newcomers-title").to_owned();
            let page = Page::within(ctx, &seen, title, "members")?;
            let path = format!("/communities/{slug}");
            let porch = porch(ctx, &seen)?.map(|place| format!("{path}/places/{}", place.slug));
            Ok(NewcomersPage {
                waiting: super::asked(ctx, &seen)?,
                volunteers: super::volunteers(ctx, &seen)?,
                member: super::super::policy::arrive(&seen.standing).is_ok(),
                greeted: super::greeted(ctx, &seen)?,
                leads: seen.standing.leads(),
                me: ctx.account()?,
                page,
                path,
                porch,
            })
        })
        .await?;
    html(&template)
}

/// Volunteers to greet.
pub async fn volunteer(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let community = slug.clone();
    caller.write(move |ctx| super::volunteer(ctx, &community)).await?;
    Ok(redirect(&format!("/communities/{slug}/newcomers")))
}

/// Greets no more.
pub async fn stop(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let community = slug.clone();
    caller.write(move |ctx| super::stop(ctx, &community)).await?;
    Ok(redirect(&format!("/communities/{slug}/welcome#greeting")))
}

/// Says that one greeted somebody.
pub async fn greet(caller: Caller, Path((slug, account)): Path<(String, AccountId)>) -> Result<Response> {
    let community = slug.clone();
    caller.write(move |ctx| super::greet(ctx, &community, account)).await?;
    Ok(redirect(&format!("/communities/{slug}/newcomers")))
}

/// Takes it back.
pub async fn take_back(caller: Caller, Path((slug, account)): Path<(String, AccountId)>) -> Result<Response> {
    let community = slug.clone();
    caller.write(move |ctx| super::take_back(ctx, &community, account)).await?;
    Ok(redirect(&format!("/communities/{slug}/newcomers")))
}
