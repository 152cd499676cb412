//! The page with a community's rules.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::Clause;
use super::super::{clauses, policy};
use super::{NewRule, Rule, RuleId, Sign, Strength};
use crate::caller::{Caller, Path, Typed};
use crate::features::places::{self, Place};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// A rule as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleForm {
    #[serde(default)]
    pub sentence: String,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub strength: String,
    #[serde(default)]
    pub sign: String,
    #[serde(default)]
    pub pattern: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub clause: String,
}

#[derive(Template)]
#[template(path = "charter/templates/rules.html")]
struct RulesPage {
    page: Page,
    path: String,
    rules: Vec<Rule>,
    makes: bool,
    places: Vec<Place>,
    clauses: Vec<Clause>,
    form: RuleForm,
    problems: Problems,
}

impl RulesPage {
    fn is_place(&self, place: &Place) -> bool {
        self.form.place == place.id.to_string()
    }

    fn is_clause(&self, clause: &Clause) -> bool {
        self.form.clause == clause.id.to_string()
    }
}

/// The rules.
pub async fn list(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let form = RuleForm { strength: Strength::Remind.name().to_owned(), ..RuleForm::default() };
    html(&page(&caller, slug, form, Vec::new()).await?)
}

/// Makes a rule.
pub async fn make(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<RuleForm>,
) -> Result<Response> {
    let (typed, community) = (form.clone(), slug.clone());
    let outcome = caller
        .write(move |ctx| {
            policy::draft(&clauses::within(ctx, &community)?.standing)?;
            super::make(ctx, &community, &NewRule::parse(&typed)?)
        })
        .await;
    match outcome {
        Ok(_) => Ok(redirect(&format!("/communities/{slug}/charter/rules"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, slug, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Ends a rule.
pub async fn end(caller: Caller, Path(id): Path<RuleId>) -> Result<Response> {
    let slug = caller.write(move |ctx| super::end(ctx, id)).await?;
    Ok(redirect(&format!("/communities/{slug}/charter/rules")))
}

async fn page(caller: &Caller, slug: String, form: RuleForm, problems: Vec<Problem>) -> Result<RulesPage> {
    caller
        .read(move |ctx| {
            let within = clauses::within(ctx, &slug)?;
            let title = ctx.locale.t("rules-title").to_owned();
            let page = Page::within(ctx, &within, title, "charter")?;
            Ok(RulesPage {
                path: format!("/communities/{slug}/charter"),
                rules: super::shown(ctx, &within)?,
                makes: policy::draft(&within.standing).is_ok(),
                places: places::actions::visible(ctx, within.community.id, &within.standing)?,
                clauses: clauses::draft(ctx, within.community.id)?,
                problems: Problems::of(&problems, &page.locale),
                page,
                form,
            })
        })
        .await
}

/// How strongly a rule speaks, in the reader's language.
pub fn strength_name<'p>(page: &'p Page, strength: &Strength) -> &'p str {
    match strength {
        Strength::Remind => page.t("strength-remind"),
        Strength::Ask => page.t("strength-ask"),
        Strength::Stop => page.t("strength-stop"),
    }
}

fn strength_promise<'p>(page: &'p Page, strength: &Strength) -> &'p str {
    match strength {
        Strength::Remind => page.t("strength-remind-does"),
        Strength::Ask => page.t("strength-ask-does"),
        Strength::Stop => page.t("strength-stop-does"),
    }
}

fn sign_name<'p>(page: &'p Page, sign: &Sign) -> &'p str {
    match sign {
        Sign::Link => page.t("sign-link"),
        Sign::Words => page.t("sign-words"),
        Sign::Length => page.t("sign-length"),
    }
}
