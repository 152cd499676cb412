//! The landing pages.

use askama::Template;
use axum::response::Response;
use platform::{Error, Result};

use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::features::communities::{self, Community};
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "home/templates/site.html")]
struct SitePage {
    page: Page,
    owns_site: bool,
}

/// The site's front door.
pub async fn site(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            let owns_site = ctx.actor()?.owns_site();
            let title = ctx.locale.t("home-title").to_owned();
            let mut page = Page::new(ctx, title)?;
            page.active = "home".to_owned();
            Ok(SitePage { page, owns_site })
        })
        .await?;
    match template.page.communities.as_slice() {
        [only] if !template.owns_site => Ok(redirect(&format!("/communities/{}", only.slug))),
        _ => html(&template),
    }
}

#[derive(Template)]
#[template(path = "home/templates/community.html")]
struct CommunityPage {
    page: Page,
    community: Community,
    greeting: String,
    day: String,
}

#[derive(Template)]
#[template(path = "home/templates/about.html")]
struct AboutPage {
    page: Page,
    community: Community,
}

enum Shown {
    Inside(CommunityPage),
    Outside(AboutPage),
}

/// A community's home for its members, a page about it for everybody else.
pub async fn community(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let shown = caller
        .read(move |ctx| {
            let community = communities::store::by_slug(ctx.tx, &slug)?.ok_or(Error::NotFound)?;
            let seen = communities::actions::with_standing(ctx, community)?;
            if !seen.standing.enters() {
                let page = Page::new(ctx, seen.community.name.clone())?;
                return Ok(Shown::Outside(AboutPage { page, community: seen.community }));
            }
            let title = ctx.locale.t("home-title").to_owned();
            let page = Page::within(ctx, &seen, title, "home")?;
            let (greeting, day) = (greeting(ctx)?, ctx.locale.long_day(ctx.now));
            Ok(Shown::Inside(CommunityPage { page, community: seen.community, greeting, day }))
        })
        .await?;
    match shown {
        Shown::Inside(template) => html(&template),
        Shown::Outside(template) => html(&template),
    }
}

/// A greeting that fits the reader's hour, by first name.
fn greeting(ctx: &mut Ctx) -> Result<String> {
    let account = &ctx.actor()?.account;
    let name = account.name.split_whitespace().next().unwrap_or(&account.name);
    Ok(match ctx.locale.hour(ctx.now) {
        5..=11 => ctx.locale.with("home-morning", "name", name),
        12..=17 => ctx.locale.with("home-afternoon", "name", name),
        _ => ctx.locale.with("home-evening", "name", name),
    })
}
