//! The form that proposes: first the way of deciding, then the rest.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Asked, Kind};
use super::super::proposal::{Fields, TIMES, field, usual_deadline};
use super::super::{FEWEST_ANONYMOUS, actions};
use super::{kind_icon, kind_name, kind_promise};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::accounts::profile::zones;
use crate::features::communities::role_name;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Which way was chosen.
#[derive(Deserialize)]
pub struct NewQuery {
    kind: Option<Kind>,
}

#[derive(Template)]
#[template(path = "decisions/templates/kinds.html")]
struct KindsPage {
    page: Page,
    path: String,
}

#[derive(Template)]
#[template(path = "decisions/templates/proposal.html")]
struct ProposalPage {
    page: Page,
    path: String,
    kind: Kind,
    zone: String,
    /// How many are asked where everybody is.
    asked: i64,
    /// How many more belong and have not come.
    not_come: i64,
    form: Fields,
    problems: Problems,
}

impl ProposalPage {
    fn field(&self, name: &str) -> &str {
        field(&self.form, name)
    }

    fn ticked(&self, name: &str) -> bool {
        self.form.contains_key(name)
    }

    fn asks_roles(&self) -> bool {
        self.field("asked") == "roles"
    }

    fn ends_hint(&self) -> String {
        self.page.with("proposal-ends-hint", "zone", zones::shown(&self.zone))
    }

    /// The fields for times, with their names.
    fn times(&self) -> Vec<String> {
        (1..=TIMES).map(|at| format!("time_{at}")).collect()
    }
}

/// The ways of deciding, or the form for the one that was chosen.
pub async fn form(
    caller: Caller,
    Path(slug): Path<String>,
    Query(query): Query<NewQuery>,
) -> Result<Response> {
    match query.kind {
        Some(kind) => html(&page(&caller, slug, kind, None, Vec::new()).await?),
        None => html(
            &caller
                .read(move |ctx| {
                    let within = actions::proposable(ctx, &slug)?;
                    let title = ctx.locale.t("proposal-title").to_owned();
                    let page = Page::within(ctx, &within, title, "decisions")?;
                    Ok(KindsPage { page, path: format!("/communities/{slug}/decisions") })
                })
                .await?,
        ),
    }
}

/// Proposes.
pub async fn propose(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(fields): Typed<Fields>,
) -> Result<Response> {
    let (typed, community) = (fields.clone(), slug.clone());
    match caller.write(move |ctx| actions::propose(ctx, &community, &typed)).await {
        Ok(id) => Ok(redirect(&format!("/decisions/{id}"))),
        Err(Error::Invalid(problems)) => {
            let kind = Kind::parse(field(&fields, "kind")).ok_or(Error::NotFound)?;
            unprocessable(&page(&caller, slug, kind, Some(fields), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    slug: String,
    kind: Kind,
    typed: Option<Fields>,
    problems: Vec<Problem>,
) -> Result<ProposalPage> {
    caller
        .read(move |ctx| {
            let within = actions::proposable(ctx, &slug)?;
            let title = ctx.locale.t("proposal-title").to_owned();
            let page = Page::within(ctx, &within, title, "decisions")?;
            let form = typed.unwrap_or_else(|| {
                let ends_on = usual_deadline(&within.community.zone, ctx.now);
                Fields::from([("ends_on".to_owned(), ends_on), ("dots".to_owned(), "5".to_owned())])
            });
            let problems = Problems::of(&problems, &page.locale);
            let path = format!("/communities/{slug}/decisions");
            let (asked, not_come) = actions::asked_now(ctx, &within)?;
            let zone = within.community.zone;
            Ok(ProposalPage { page, path, kind, zone, asked, not_come, form, problems })
        })
        .await
}
