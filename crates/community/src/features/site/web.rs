//! The owner's pages.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::events::JobId;
use platform::jobs::{self, DeadJob};

use super::enter;
use crate::caller::{Caller, Path};
use crate::features::accounts::mails::store::{self, Unsent};
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "site/templates/mail.html")]
struct MailPage {
    page: Page,
    mails: Vec<Unsent>,
}

/// Mail that has not left.
pub async fn mail(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            enter(ctx)?;
            let title = ctx.locale.t("site-mail-title").to_owned();
            Ok(MailPage { page: Page::new(ctx, title)?.at("site-mail"), mails: store::unsent(ctx.tx)? })
        })
        .await?;
    html(&template)
}

#[derive(Template)]
#[template(path = "site/templates/jobs.html")]
struct JobsPage {
    page: Page,
    dead: Vec<DeadJob>,
    waiting: i64,
}

/// Work that was given up.
pub async fn jobs(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            enter(ctx)?;
            let title = ctx.locale.t("site-jobs-title").to_owned();
            let (dead, waiting) = (jobs::dead(ctx.tx)?, jobs::waiting(ctx.tx)?);
            Ok(JobsPage { page: Page::new(ctx, title)?.at("site-jobs"), dead, waiting })
        })
        .await?;
    html(&template)
}

/// Sends a dead job again. One that is not dead is left alone.
pub async fn revive(caller: Caller, Path(job): Path<JobId>) -> Result<Response> {
    caller
        .write(move |ctx| {
            enter(ctx)?;
            jobs::revive(ctx.tx, job, ctx.now)?;
            let bell = ctx.app.bell.clone();
            ctx.tx.on_commit(move || bell.notify_one());
            Ok(())
        })
        .await?;
    Ok(redirect("/site/jobs"))
}
