//! Bringing a roster, seeing what it would do, doing it.

use askama::Template;
use axum::extract::Request;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::{Change, Line, Plan};
use crate::caller::{Caller, Path, Typed};
use crate::features::communities::role_name;
use crate::page::{Page, Problems, html, redirect, unprocessable};
use crate::upload;

/// The table as text.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterForm {
    #[serde(default)]
    text: String,
}

#[derive(Template)]
#[template(path = "communities/templates/roster.html")]
struct RosterPage {
    page: Page,
    path: String,
    form: RosterForm,
    plan: Option<Plan>,
    problems: Problems,
}

impl RosterPage {
    /// What a line does, in the reader's words.
    fn change(&self, line: &Line) -> String {
        match &line.change {
            Change::Joins => self.page.t("roster-joins").to_owned(),
            Change::Changes => self.page.t("roster-changes").to_owned(),
            Change::Stays => self.page.t("roster-stays").to_owned(),
            Change::Wrong(problem) => self.page.locale.say(problem),
        }
    }

    /// The role that a line gives; on a wrong line what was typed, which may be what is wrong.
    fn role<'s>(&'s self, line: &'s Line) -> &'s str {
        if self.is_wrong(line) { &line.row.role } else { role_name(&self.page, &line.row.grant.role) }
    }

    fn is_wrong(&self, line: &Line) -> bool {
        matches!(line.change, Change::Wrong(_))
    }

    fn does_nothing(&self, plan: &Plan) -> bool {
        plan.joining() + plan.changing() + plan.ending() == 0
    }
}

/// The form.
pub async fn form(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&page(&caller, community, RosterForm::default(), None, Vec::new()).await?)
}

/// Takes a file, and shows what it would do.
pub async fn bring(caller: Caller, Path(community): Path<String>, request: Request) -> Result<Response> {
    let slug = community.clone();
    caller.read(move |ctx| super::directed(ctx, &slug)).await?;
    let text = match upload::receive(request).await {
        Ok(upload) if upload.bytes.len() > super::MOST_BYTES => {
            return Err(Error::TooLarge(say!("file-too-large", max = (super::MOST_BYTES >> 20) as i64)));
        }
        Ok(upload) => String::from_utf8(upload.bytes)
            // What is not UTF-8 came from a spreadsheet of Western Europe.
            .unwrap_or_else(|odd| odd.into_bytes().into_iter().map(char::from).collect()),
        Err(Error::Invalid(problems)) => {
            return unprocessable(&page(&caller, community, RosterForm::default(), None, problems).await?);
        }
        Err(error) => return Err(error),
    };
    shown(&caller, community, RosterForm { text }).await
}

/// Shows what a table would do.
pub async fn preview(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<RosterForm>,
) -> Result<Response> {
    shown(&caller, community, form).await
}

async fn shown(caller: &Caller, community: String, form: RosterForm) -> Result<Response> {
    let (slug, text) = (community.clone(), form.text.clone());
    match caller.read(move |ctx| super::plan(ctx, &slug, &text)).await {
        Ok(plan) => html(&page(caller, community, form, Some(plan), Vec::new()).await?),
        Err(Error::Invalid(problems)) => unprocessable(&page(caller, community, form, None, problems).await?),
        Err(error) => Err(error),
    }
}

/// Does what a table says.
pub async fn apply(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<RosterForm>,
) -> Result<Response> {
    let (slug, text) = (community.clone(), form.text.clone());
    match caller.import(move |ctx| super::apply(ctx, &slug, &text)).await {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/members"))),
        Err(Error::Invalid(problems)) => {
            let (slug, text) = (community.clone(), form.text.clone());
            let plan = caller.read(move |ctx| super::plan(ctx, &slug, &text)).await.ok();
            unprocessable(&page(&caller, community, form, plan, problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    community: String,
    form: RosterForm,
    plan: Option<Plan>,
    problems: Vec<Problem>,
) -> Result<RosterPage> {
    caller
        .read(move |ctx| {
            let seen = super::directed(ctx, &community)?;
            let title = ctx.locale.t("roster-title").to_owned();
            let page = Page::within(ctx, &seen, title, "members")?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(RosterPage { page, path: format!("/communities/{community}"), form, plan, problems })
        })
        .await
}
