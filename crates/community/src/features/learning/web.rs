//! The page of learning: what is aimed at, what is done for it, and one's own goals.

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::model::{Activity, ActivityId, Goal, Intention, Objective, ObjectiveId, SharedGoal};
use super::{actions, goals, policy};
use crate::caller::{Caller, Path, Typed};
use crate::features::communities::Type;
use crate::features::decisions::proposal::{Fields, field};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What was typed in a form that could not be taken.
#[derive(Clone, Default)]
pub struct Forms {
    /// The intention sheet.
    pub intention: Option<IntentionForm>,
    /// An objective.
    pub objective: String,
    /// An activity.
    pub activity: Fields,
    /// A goal.
    pub goal: String,
}

/// The intention sheet as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntentionForm {
    #[serde(default)]
    audience: String,
    #[serde(default)]
    evaluation: String,
}

#[derive(Template)]
#[template(path = "learning/templates/learning.html")]
struct LearningPage {
    page: Page,
    path: String,
    goal: String,
    intention: Option<Intention>,
    objectives: Vec<Objective>,
    activities: Vec<(Activity, Vec<String>)>,
    mine: Vec<Goal>,
    shared: Vec<SharedGoal>,
    plans: bool,
    directs: bool,
    aims: bool,
    /// Whether the reader turns goals that they set.
    keeps: bool,
    /// Whether the community is of another type by now.
    history: bool,
    forms: Forms,
    problems: Problems,
}

impl LearningPage {
    /// How the plan stands, in a sentence.
    fn conclusion(&self) -> String {
        let uncovered = self.objectives.iter().filter(|objective| objective.activities == 0).count() as i64;
        match (self.objectives.len() as i64, uncovered) {
            (0, _) => self.page.t("learning-no-objectives").to_owned(),
            (count, 0) => self.page.n("learning-covered", count),
            (_, uncovered) => self.page.n("learning-uncovered", uncovered),
        }
    }

    fn is_vague(&self, objective: &Objective) -> bool {
        self.plans && objective.is_vague()
    }

    fn day(&self, day: &str) -> String {
        let noon = |day: Date| self.page.locale.zone.to_timestamp(day.at(12, 0, 0, 0)).ok();
        let at = day.parse().ok().and_then(noon);
        at.map_or_else(|| day.to_owned(), |at| self.page.date(Timestamp::from(at)))
    }

    fn audience(&self) -> String {
        let stored = || self.intention.as_ref().map(|intention| intention.audience.clone());
        self.forms.intention.as_ref().map(|form| form.audience.clone()).or_else(stored).unwrap_or_default()
    }

    fn evaluation(&self) -> String {
        let stored = || self.intention.as_ref().map(|intention| intention.evaluation.clone());
        self.forms.intention.as_ref().map(|form| form.evaluation.clone()).or_else(stored).unwrap_or_default()
    }

    fn activity(&self, name: &str) -> String {
        field(&self.forms.activity, name).to_owned()
    }

    fn is_served(&self, objective: &Objective) -> bool {
        self.forms.activity.contains_key(&format!("serves_{}", objective.id))
    }

    /// Whether the sheet's form is open, as something could not be taken.
    fn rewrites_intention(&self) -> bool {
        self.forms.intention.is_some()
    }
}

/// The page.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    html(&page(&caller, slug, Forms::default(), Vec::new()).await?)
}

/// The page again, with what was typed and what is wrong with it.
pub async fn refused(
    caller: &Caller,
    slug: String,
    forms: Forms,
    problems: Vec<Problem>,
) -> Result<Response> {
    unprocessable(&page(caller, slug, forms, problems).await?)
}

/// Writes the intention sheet.
pub async fn intend(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<IntentionForm>,
) -> Result<Response> {
    let (community, typed) = (slug.clone(), form.clone());
    let done =
        caller.write(move |ctx| actions::intend(ctx, &community, &typed.audience, &typed.evaluation)).await;
    let forms = Forms { intention: Some(form), ..Forms::default() };
    answer(&caller, slug, done, forms).await
}

/// An objective as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveForm {
    #[serde(default)]
    objective: String,
}

/// Adds an objective.
pub async fn add_objective(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<ObjectiveForm>,
) -> Result<Response> {
    let (community, typed) = (slug.clone(), form.clone());
    let done = caller.write(move |ctx| actions::add_objective(ctx, &community, &typed.objective)).await;
    answer(&caller, slug, done.map(drop), Forms { objective: form.objective, ..Forms::default() }).await
}

/// Gives an objective other words.
pub async fn reword(
    caller: Caller,
    Path(id): Path<ObjectiveId>,
    Typed(form): Typed<ObjectiveForm>,
) -> Result<Response> {
    let slug = caller.write(move |ctx| actions::reword(ctx, id, &form.objective)).await?;
    Ok(redirect(&format!("/communities/{slug}/learning")))
}

/// Removes an objective.
pub async fn remove_objective(caller: Caller, Path(id): Path<ObjectiveId>) -> Result<Response> {
    let slug = caller.write(move |ctx| actions::remove_objective(ctx, id)).await?;
    Ok(redirect(&format!("/communities/{slug}/learning")))
}

/// Plans an activity. The objectives that it serves come as `serves_` and their id.
pub async fn plan(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(fields): Typed<Fields>,
) -> Result<Response> {
    let serves: Vec<ObjectiveId> =
        fields.keys().filter_map(|name| name.strip_prefix("serves_")?.parse().ok()).collect();
    let (community, typed) = (slug.clone(), fields.clone());
    let done = caller
        .write(move |ctx| {
            let (title, day) = (field(&typed, "title"), field(&typed, "planned_on"));
            actions::plan(ctx, &community, title, day, &serves)
        })
        .await;
    answer(&caller, slug, done.map(drop), Forms { activity: fields, ..Forms::default() }).await
}

/// Removes an activity.
pub async fn cancel(caller: Caller, Path(id): Path<ActivityId>) -> Result<Response> {
    let slug = caller.write(move |ctx| actions::cancel(ctx, id)).await?;
    Ok(redirect(&format!("/communities/{slug}/learning")))
}

async fn answer(caller: &Caller, slug: String, done: Result<()>, forms: Forms) -> Result<Response> {
    match done {
        Ok(()) => Ok(redirect(&format!("/communities/{slug}/learning"))),
        Err(Error::Invalid(problems)) => refused(caller, slug, forms, problems).await,
        Err(error) => Err(error),
    }
}

async fn page(caller: &Caller, slug: String, forms: Forms, problems: Vec<Problem>) -> Result<LearningPage> {
    caller
        .read(move |ctx| {
            let actions::Learning { within: seen, intention, objectives, activities } =
                actions::learning(ctx, &slug)?;
            let title = ctx.locale.t("learning-title").to_owned();
            let page = Page::within(ctx, &seen, title, "learning")?;
            let text = |id: &ObjectiveId| {
                objectives
                    .iter()
                    .find(|objective| objective.id == *id)
                    .map(|objective| objective.text.clone())
            };
            let texts = |(activity, serves): (Activity, Vec<ObjectiveId>)| {
                (activity, serves.iter().filter_map(text).collect())
            };
            Ok(LearningPage {
                path: format!("/communities/{slug}"),
                intention,
                activities: activities.into_iter().map(texts).collect(),
                objectives,
                mine: goals::mine(ctx, &seen)?,
                shared: goals::shared(ctx, &seen)?,
                plans: policy::plan(&seen.community, &seen.standing).is_ok(),
                directs: seen.standing.directs(),
                aims: policy::aim(&seen.community, &seen.standing).is_ok(),
                keeps: policy::keep(&seen.standing).is_ok(),
                history: seen.community.kind != Type::Learning,
                problems: Problems::of(&problems, &page.locale),
                goal: seen.community.goal,
                page,
                forms,
            })
        })
        .await
}
