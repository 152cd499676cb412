//! The pages on which a community of learning becomes one of practice, and on which that is undone.

use askama::Template;
use axum::response::Response;
use platform::clock::{Timestamp, WallClock};
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::actions::{self, Reversal, Weighed};
use super::model::{Line, Sign, Transformation, What, holding};
use super::policy;
use crate::caller::{Caller, Path, Typed};
use crate::features::blueprints::growing::Gifts;
use crate::features::communities::{Community, State, Type};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Why, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonForm {
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "transformation/templates/transformation.html")]
struct TransformationPage {
    page: Page,
    path: String,
    weighed: Option<(Vec<Line>, Gifts)>,
    /// Why it cannot be done now, in words.
    refused: Option<String>,
    ends: Option<Timestamp>,
    turns: Vec<Transformation>,
    /// Whether there is something to read of what was learned.
    learned: bool,
    directs: bool,
}

impl TransformationPage {
    fn new(page: Page, weighed: Weighed) -> Self {
        let refused = weighed.refusal().map(|say| page.locale.say(say));
        let Weighed { within, weighed, ends, turns, learned, .. } = weighed;
        TransformationPage {
            path: format!("/communities/{}", within.community.slug),
            directs: within.standing.directs(),
            ends: ends.as_ref().map(WallClock::at),
            page,
            weighed,
            refused,
            turns,
            learned,
        }
    }

    /// The turn that holds.
    fn standing(&self) -> Option<&Transformation> {
        holding(&self.turns)
    }

    fn reversible(&self, turn: &Transformation) -> bool {
        self.page.now <= turn.reversible_until
    }
}

#[derive(Template)]
#[template(path = "transformation/templates/transforming.html")]
struct TransformingPage {
    page: Page,
    path: String,
    community: Community,
    lines: Vec<Line>,
    gifts: Gifts,
    learned: bool,
    ends: Option<Timestamp>,
    reversible_until: Timestamp,
    form: ReasonForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "transformation/templates/reversing.html")]
struct ReversingPage {
    page: Page,
    path: String,
    state: State,
    ends: Option<Timestamp>,
    form: ReasonForm,
    problems: Problems,
}

/// What speaks for it and against it, or what it became.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let weighed = actions::weigh(ctx, &slug)?;
            let title = match weighed.within.community.kind {
                Type::Learning => ctx.locale.t("transformation-title").to_owned(),
                _ => ctx.locale.t("transformation-done-title").to_owned(),
            };
            let page = Page::within(ctx, &weighed.within, title, "lifecycle")?;
            Ok(TransformationPage::new(page, weighed))
        })
        .await?;
    html(&template)
}

/// Says what follows, and asks once more.
pub async fn form(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    html(&transforming(&caller, slug, ReasonForm::default(), Vec::new()).await?)
}

/// Does it.
pub async fn transform(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<ReasonForm>,
) -> Result<Response> {
    let (community, typed) = (slug.clone(), form.clone());
    match caller.write(move |ctx| actions::transform(ctx, &community, &typed.reason)).await {
        Ok(()) => Ok(redirect(&format!("/communities/{slug}/transformation"))),
        Err(Error::Invalid(problems)) => unprocessable(&transforming(&caller, slug, form, problems).await?),
        Err(error) => Err(error),
    }
}

async fn transforming(
    caller: &Caller,
    slug: String,
    form: ReasonForm,
    problems: Vec<Problem>,
) -> Result<TransformingPage> {
    caller
        .read(move |ctx| {
            let found = actions::transformable(ctx, &slug)?;
            let title = ctx.locale.t("transformation-do").to_owned();
            let page = Page::within(ctx, &found.within, title, "lifecycle")?;
            let (lines, gifts) = found.weighed.ok_or(Error::NotFound)?;
            Ok(TransformingPage {
                path: format!("/communities/{slug}"),
                community: found.within.community,
                learned: found.learned,
                ends: found.ends.as_ref().map(WallClock::at),
                reversible_until: found.reversible_until,
                problems: Problems::of(&problems, &page.locale),
                page,
                lines,
                gifts,
                form,
            })
        })
        .await
}

/// Says what undoing it means, and asks.
pub async fn reversal_form(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    html(&reversing(&caller, slug, ReasonForm::default(), Vec::new()).await?)
}

/// Undoes it.
pub async fn reverse(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<ReasonForm>,
) -> Result<Response> {
    let (community, typed) = (slug.clone(), form.clone());
    match caller.write(move |ctx| actions::reverse(ctx, &community, &typed.reason)).await {
        Ok(()) => Ok(redirect(&format!("/communities/{slug}/lifecycle"))),
        Err(Error::Invalid(problems)) => unprocessable(&reversing(&caller, slug, form, problems).await?),
        Err(error) => Err(error),
    }
}

async fn reversing(
    caller: &Caller,
    slug: String,
    form: ReasonForm,
    problems: Vec<Problem>,
) -> Result<ReversingPage> {
    caller
        .read(move |ctx| {
            let Reversal { within, state, ends } = actions::reversible(ctx, &slug)?;
            let title = ctx.locale.t("transformation-undo").to_owned();
            let page = Page::within(ctx, &within, title, "lifecycle")?;
            Ok(ReversingPage {
                path: format!("/communities/{slug}"),
                ends: ends.as_ref().map(WallClock::at),
                problems: Problems::of(&problems, &page.locale),
                page,
                state,
                form,
            })
        })
        .await
}

/// What the lines come to, in a sentence.
fn conclusion(page: &Page, lines: &[Line]) -> String {
    let (fore, against) = (policy::count(lines, Sign::For), policy::count(lines, Sign::Against));
    let all = lines.len() as i64;
    match against {
        0 => page.with2("weigh-none-against", "count", fore, "all", all),
        against => page.with2("weigh-against", "count", against, "all", all),
    }
}

/// Whether something speaks against it.
fn speaks_against(lines: &[Line]) -> bool {
    policy::count(lines, Sign::Against) > 0
}

fn what_name<'p>(page: &'p Page, what: &What) -> &'p str {
    match what {
        What::Life => page.t("weigh-what-life"),
        What::Aid => page.t("weigh-what-aid"),
        What::Problems => page.t("weigh-what-problems"),
        What::Leaders => page.t("weigh-what-leaders"),
        What::Wish => page.t("weigh-what-wish"),
    }
}

fn what_icon(what: &What) -> &'static str {
    match what {
        What::Life => "messages-square",
        What::Aid => "hand-heart",
        What::Problems => "wrench",
        What::Leaders => "users",
        What::Wish => "vote",
    }
}

fn sign_name<'p>(page: &'p Page, sign: &Sign) -> &'p str {
    match sign {
        Sign::For => page.t("weigh-sign-for"),
        Sign::Open => page.t("weigh-sign-open"),
        Sign::Against => page.t("weigh-sign-against"),
    }
}

fn sign_icon(sign: &Sign) -> &'static str {
    match sign {
        Sign::For => "circle-check",
        Sign::Open => "circle-dashed",
        Sign::Against => "circle-alert",
    }
}

fn sign_chip(sign: &Sign) -> &'static str {
    match sign {
        Sign::For => "chip-ok",
        Sign::Open => "",
        Sign::Against => "chip-ask",
    }
}

fn sign_arch(sign: &Sign) -> &'static str {
    match sign {
        Sign::For => "is-ok",
        Sign::Open => "is-fig",
        Sign::Against => "is-ask",
    }
}
