//! The page on which somebody chooses their mails, signed in or by the link in a mail.

use askama::Template;
use axum::response::Response;
use platform::{Result, say};
use serde::Deserialize;

use super::Wants;
use super::store;
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "accounts/templates/mails.html")]
struct MailsPage {
    page: Page,
    wants: Wants,
}

#[derive(Template)]
#[template(path = "accounts/templates/mails_linked.html")]
struct LinkedPage {
    page: Page,
    path: String,
    wants: Wants,
    /// Whether it was changed just now.
    noted: bool,
}

/// What is ticked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceForm {
    decisions: Option<String>,
    successors: Option<String>,
}

impl ChoiceForm {
    fn wants(&self) -> Wants {
        Wants { decisions: self.decisions.is_some(), successors: self.successors.is_some() }
    }
}

/// One's own choice.
pub async fn mine(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            let account = ctx.account()?;
            let title = ctx.locale.t("mails-title").to_owned();
            let page = Page::new(ctx, title)?.at("mails");
            let wants = store::find(ctx.tx, account)?.map_or(Wants::ALL, |choice| choice.wants());
            Ok(MailsPage { page, wants })
        })
        .await?;
    html(&template)
}

/// Chooses.
pub async fn choose(caller: Caller, Typed(form): Typed<ChoiceForm>) -> Result<Response> {
    caller
        .write(move |ctx| {
            let account = ctx.account()?;
            super::of(ctx, account)?;
            store::set(ctx.tx, account, form.wants())
        })
        .await?;
    Ok(redirect("/mails"))
}

/// What the link in a mail opens. Opening it changes nothing, as mail programs open links ahead of their reader.
pub async fn linked(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    show(&caller, token, false).await
}

/// Chooses by the link.
pub async fn choose_by_link(
    caller: Caller,
    Path(token): Path<String>,
    Typed(form): Typed<ChoiceForm>,
) -> Result<Response> {
    let key = token.clone();
    caller
        .write(move |ctx| {
            let choice = store::by_key(ctx.tx, &key)?;
            store::set(ctx.tx, choice.account_id, form.wants())
        })
        .await?;
    show(&caller, token, true).await
}

async fn show(caller: &Caller, token: String, noted: bool) -> Result<Response> {
    let page = Page::entrance(caller, &say!("mails-title"));
    let choice = caller.read(move |ctx| store::by_key(ctx.tx, &token)).await?;
    html(&LinkedPage { page, path: choice.path(), wants: choice.wants(), noted })
}
