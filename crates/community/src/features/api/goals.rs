//! The common goal: what it says, how it changes, and how far its results have come.
//!
//! Amounts are text, such as `12.50`: they have two decimals at most, and are exact everywhere.

use axum::response::Response;
use platform::i18n::{Language, Locale};
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{Made, Program, Sent, renamed};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::communities;
use crate::features::communities::goal::{self, Agreed, Amount, MOST_RESULTS};
use crate::features::decisions::proposal::usual_deadline;
use crate::features::goals::{self, FIELDS, GoalText, TypedResult, actions};

/// What programs do with the goal, for the description.
#[derive(OpenApi)]
#[openapi(paths(show, change, progress))]
pub struct Operations;

/// An amount, as every program reads it.
fn amount(amount: Amount) -> String {
    amount.typed(Language::English)
}

/// A result, with the last word on it.
#[derive(Serialize, ToSchema)]
pub struct GoalResult {
    id: String,
    /// What is to be reached.
    what: String,
    /// What is counted.
    measure: String,
    /// Where it started: a number, such as `12.50`.
    baseline: String,
    /// Where it is to be.
    target: String,
    /// By which day.
    #[schema(format = "date")]
    due: String,
    /// Where it is; absent until somebody said so.
    value: Option<String>,
    /// How far it has come, of a hundred.
    #[schema(minimum = 0, maximum = 100)]
    percent: i64,
    /// Since when it is there.
    updated_at: Option<String>,
}

fn result(result: goal::GoalResult, locale: &Locale) -> GoalResult {
    GoalResult {
        id: result.id.to_string(),
        baseline: amount(result.baseline),
        target: amount(result.target),
        value: result.value.map(amount),
        percent: result.percent(),
        updated_at: result.updated_at.map(|at| locale.machine(at)),
        what: result.what,
        measure: result.measure,
        due: result.due,
    }
}

/// A result as it is proposed or was agreed on.
#[derive(Serialize, ToSchema)]
pub struct AgreedResult {
    what: String,
    measure: String,
    baseline: String,
    target: String,
    #[schema(format = "date")]
    due: String,
}

fn agreed(agreed: &Agreed) -> AgreedResult {
    AgreedResult {
        what: agreed.what.clone(),
        measure: agreed.measure.clone(),
        baseline: amount(agreed.baseline),
        target: amount(agreed.target),
        due: agreed.due.to_string(),
    }
}

/// Another goal: proposed, or agreed on.
#[derive(Serialize, ToSchema)]
pub struct GoalChange {
    goal: String,
    results: Vec<AgreedResult>,
    /// Why; may be empty where nobody had to agree.
    reason: String,
    /// Who wrote it.
    name: String,
    /// The decision that it takes, or took; partners and guests are not told of it.
    decision_id: Option<String>,
    /// When it was written, or agreed on where it is.
    at: String,
}

fn change_of(change: goals::GoalChange, locale: &Locale) -> GoalChange {
    GoalChange {
        results: change.results.list.iter().map(agreed).collect(),
        decision_id: change.decision_id.map(|id| id.to_string()),
        at: locale.machine(change.at),
        goal: change.goal,
        reason: change.reason,
        name: change.name,
    }
}

/// A word on how far a result had come.
#[derive(Serialize, ToSchema)]
pub struct GoalUpdate {
    /// Of which result.
    what: String,
    measure: String,
    value: String,
    /// In words; may be empty.
    note: String,
    /// Who said so.
    name: String,
    created_at: String,
}

fn update(update: goals::Update, locale: &Locale) -> GoalUpdate {
    GoalUpdate {
        what: update.what,
        measure: update.measure,
        value: amount(update.value),
        note: update.note,
        name: update.name,
        created_at: locale.machine(update.created_at),
    }
}

/// The common goal.
#[derive(Serialize, ToSchema)]
pub struct Goal {
    /// One sentence; empty where nobody wrote one.
    goal: String,
    results: Vec<GoalResult>,
    /// What everybody is asked for in its place, where they are.
    proposed: Option<GoalChange>,
    /// The latest words on its results, the newest first.
    updates: Vec<GoalUpdate>,
    /// What was agreed on, the newest first.
    changes: Vec<GoalChange>,
}

impl Goal {
    fn of(ctx: &mut Ctx, slug: &str) -> Result<Self> {
        let actions::Goal { panel, proposed, updates, changes, .. } = actions::goal(ctx, slug)?;
        let locale = &ctx.locale;
        Ok(Goal {
            goal: panel.goal,
            results: panel.results.into_iter().map(|one| result(one, locale)).collect(),
            proposed: proposed.map(|change| change_of(change, locale)),
            updates: updates.into_iter().map(|one| update(one, locale)).collect(),
            changes: changes.into_iter().map(|change| change_of(change, locale)).collect(),
        })
    }
}

/// What a community works towards, and how far it has come.
#[utoipa::path(get, path = "/api/v1/communities/{community}/goal", tag = "Goals", responses((status = 200, body = Goal)))]
pub async fn show(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.show(move |ctx| Goal::of(ctx, &slug)).await
}

/// A result to work towards.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultBody {
    /// What is to be reached.
    #[schema(min_length = 1, max_length = 160)]
    what: String,
    /// What is counted.
    #[schema(min_length = 1, max_length = 60)]
    measure: String,
    /// Where it starts, such as `12.50`; empty for 0.
    #[serde(default)]
    baseline: String,
    /// Where it is to be; not where it starts.
    #[schema(min_length = 1)]
    target: String,
    /// By which day.
    #[schema(min_length = 1, format = "date")]
    due: String,
}

impl ResultBody {
    fn typed(&self) -> TypedResult<'_> {
        [&self.what, &self.measure, &self.baseline, &self.target, &self.due]
    }

    /// Whether it says nothing at all.
    fn is_empty(&self) -> bool {
        self.typed().iter().all(|text| text.trim().is_empty())
    }
}

/// A goal to write, or to ask everybody for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalBody {
    /// One sentence.
    #[schema(min_length = 1, max_length = 400)]
    goal: String,
    #[schema(min_items = 1, max_items = 3)]
    results: Vec<ResultBody>,
    /// Why it changes; needed where everybody is asked.
    #[serde(default)]
    #[schema(max_length = 300)]
    reason: String,
    /// Until when everybody answers where they are asked, in the community's zone, such as `2026-12-10T18:00`; left out, a week.
    #[serde(default)]
    ends_on: Option<String>,
}

/// What a form calls a result's fields, and where they stand here.
const MEMBERS: [[&str; 5]; MOST_RESULTS] = [
    ["results[0].what", "results[0].measure", "results[0].baseline", "results[0].target", "results[0].due"],
    ["results[1].what", "results[1].measure", "results[1].baseline", "results[1].target", "results[1].due"],
    ["results[2].what", "results[2].measure", "results[2].baseline", "results[2].target", "results[2].due"],
];

impl GoalBody {
    fn checked(&self) -> Result<GoalText> {
        if self.results.len() > MOST_RESULTS {
            return Err(Error::invalid("results", say!("api-results-too-many", max = MOST_RESULTS)));
        }
        if self.results.is_empty() || self.results.iter().any(ResultBody::is_empty) {
            return Err(Error::invalid("results", say!("goal-result-missing")));
        }
        let mut results = [[""; 5]; MOST_RESULTS];
        for (place, result) in results.iter_mut().zip(&self.results) {
            *place = result.typed();
        }
        GoalText::parse(&self.goal, &self.reason, results).map_err(here)
    }
}

/// What a form refuses, with the names that fields have here.
fn here(error: Error) -> Error {
    let names: Vec<_> = FIELDS.into_iter().flatten().zip(MEMBERS.into_iter().flatten()).collect();
    renamed(error, &names)
}

/// What became of another goal.
#[derive(Serialize, ToSchema)]
pub struct GoalOutcome {
    /// Whether it is the goal from now on; else everybody is asked for their consent.
    changed: bool,
    /// The decision that asks them.
    decision_id: Option<String>,
    /// The page of the goal, or of the decision.
    url: String,
}

/// Writes the goal until the community runs; from then on, opens the decision about it. While one is under way, that goes into a
/// new round with these words. For who directs the community.
#[utoipa::path(put, path = "/api/v1/communities/{community}/goal", tag = "Goals", request_body = GoalBody,
    responses((status = 200, body = GoalOutcome)))]
pub async fn change(program: Program, Path(slug): Path<String>, sent: Sent<GoalBody>) -> Result<Response> {
    let expected = program.expected();
    program
        .change(move |ctx| {
            let seen = actions::changeable(ctx, &slug)?;
            communities::actions::hold(ctx, seen.community.id)?;
            expected.met_by(&Goal::of(ctx, &slug)?)?;
            let text = sent.body.checked()?;
            let usual = || usual_deadline(&seen.community.zone, ctx.now);
            let ends_on = sent.body.ends_on.clone().unwrap_or_else(usual);
            let decision = actions::change(ctx, &slug, &text, &ends_on).map_err(here)?;
            let url = match decision {
                Some(decision) => format!("/decisions/{decision}"),
                None => format!("/communities/{slug}/goal"),
            };
            let decision_id = decision.map(|id| id.to_string());
            Ok(GoalOutcome { changed: decision_id.is_none(), decision_id, url })
        })
        .await
}

/// How far a result has come.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProgress {
    #[schema(pattern = "^result_[0-9a-hjkmnp-tv-z]{26}$")]
    result_id: String,
    /// A number with two decimals at most, such as `12.50`.
    #[schema(min_length = 1)]
    value: String,
    /// In words.
    #[serde(default)]
    #[schema(max_length = 300)]
    note: String,
}

/// Says how far a result has come, for who leads the community.
#[utoipa::path(post, path = "/api/v1/communities/{community}/goal/progress", tag = "Goals", request_body = NewProgress,
    responses((status = 201, body = Made)))]
pub async fn progress(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<NewProgress>,
) -> Result<Response> {
    let NewProgress { result_id, value, note } = sent.body.clone();
    let here = |error| renamed(error, &[("result", "result_id")]);
    program
        .make(&sent, move |ctx| {
            actions::tellable(ctx, &slug)?;
            let (result, value) = goals::told(&result_id, &value).map_err(here)?;
            let id = actions::progress(ctx, &slug, result, value, &note).map_err(here)?.to_string();
            Ok(Made { id, url: format!("/communities/{slug}/goal") })
        })
        .await
}
