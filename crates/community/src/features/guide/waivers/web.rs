//! One action: what it is for, why it stands where it does, and its waiver.

use askama::Template;
use axum::response::Response;
use jiff::Span;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Action, Shown};
use super::super::{actions, policy, web, week};
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Months after which the form proposes to look again.
const LOOK_AGAIN: i64 = 3;

/// A waiver as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverForm {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    review_on: String,
}

#[derive(Template)]
#[template(path = "guide/templates/action.html")]
struct ActionPage {
    page: Page,
    path: String,
    shown: Shown,
    leads: bool,
    form: WaiverForm,
    problems: Problems,
}

impl ActionPage {
    /// Whether there is anything to waive.
    fn may_waive(&self) -> bool {
        self.leads && web::is_open(&self.shown.verdict.state)
    }

    /// A stored day, for reading.
    fn day(&self, day: &str) -> String {
        day.parse().map_or_else(|_| day.to_owned(), |day| web::day(&self.page, day))
    }
}

/// The page about an action.
pub async fn show(caller: Caller, Path((slug, action)): Path<(String, String)>) -> Result<Response> {
    let action = Action::parse(&action).ok_or(Error::NotFound)?;
    html(&page(&caller, slug, action, None, Vec::new()).await?)
}

/// Waives it.
pub async fn waive(
    caller: Caller,
    Path((slug, action)): Path<(String, String)>,
    Typed(form): Typed<WaiverForm>,
) -> Result<Response> {
    let action = Action::parse(&action).ok_or(Error::NotFound)?;
    let (community, typed) = (slug.clone(), form.clone());
    let waived =
        caller.write(move |ctx| super::waive(ctx, &community, action, &typed.reason, &typed.review_on)).await;
    match waived {
        Ok(()) => Ok(redirect(&format!("/communities/{slug}/guide/{}", action.name()))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, slug, action, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Takes the waiver back.
pub async fn end(caller: Caller, Path((slug, action)): Path<(String, String)>) -> Result<Response> {
    let action = Action::parse(&action).ok_or(Error::NotFound)?;
    let community = slug.clone();
    caller.write(move |ctx| super::end(ctx, &community, action)).await?;
    Ok(redirect(&format!("/communities/{slug}/guide/{}", action.name())))
}

async fn page(
    caller: &Caller,
    slug: String,
    action: Action,
    typed: Option<WaiverForm>,
    problems: Vec<Problem>,
) -> Result<ActionPage> {
    caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, &slug)?;
            let shown = actions::action(ctx, &seen, action)?;
            let mut page = Page::within(ctx, &seen, "", "guide")?;
            page.title = web::action_name(&page, &action).to_owned();
            let today = week::day(ctx.now, &seen.community.zone);
            let later = today.checked_add(Span::new().months(LOOK_AGAIN)).unwrap_or(today);
            let proposed = || WaiverForm { reason: String::new(), review_on: later.to_string() };
            Ok(ActionPage {
                path: format!("/communities/{slug}"),
                shown,
                leads: policy::lead(&seen.standing).is_ok(),
                form: typed.unwrap_or_else(proposed),
                problems: Problems::of(&problems, &page.locale),
                page,
            })
        })
        .await
}
