//! Learning: what a community aims at, what it does for it, and what one wants to reach oneself.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program, Sent};
use super::topics::id_of;
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::learning::goals::{self, Sharing, Turn};
use crate::features::learning::{self, ActivityId, GoalId, ObjectiveId, actions, policy};

/// What programs do with what a community aims at, for the description.
#[derive(OpenApi)]
#[openapi(paths(
    show,
    intend,
    add_objective,
    reword,
    remove_objective,
    plan,
    cancel,
    personal_goals,
    set_goal,
    reach_goal,
    reopen_goal,
    remove_goal
))]
pub struct Operations;

/// For whom it is, and how one sees that objectives are reached.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Intention {
    #[schema(min_length = 1, max_length = 1000)]
    audience: String,
    #[schema(min_length = 1, max_length = 1000)]
    evaluation: String,
}

/// What somebody will be able to do.
#[derive(Serialize, ToSchema)]
pub struct Objective {
    id: String,
    objective: String,
    /// How many activities serve it.
    activity_count: i64,
    /// Whether it begins with what nobody can observe; told to who plans.
    vague: Option<bool>,
}

/// Something that is done for objectives.
#[derive(Serialize, ToSchema)]
pub struct Activity {
    id: String,
    title: String,
    /// On which day, in the community's zone.
    #[schema(format = "date")]
    planned_on: Option<String>,
    /// The ids of the objectives that it serves.
    objectives: Vec<String>,
}

fn activity((activity, serves): (learning::Activity, Vec<ObjectiveId>)) -> Activity {
    Activity {
        id: activity.id.to_string(),
        title: activity.title,
        planned_on: activity.planned_on,
        objectives: serves.iter().map(ToString::to_string).collect(),
    }
}

/// A goal that somebody shows to the others.
#[derive(Serialize, ToSchema)]
pub struct SharedGoal {
    goal: String,
    /// Whose.
    name: String,
    handle: String,
    reached_at: Option<String>,
}

fn shared(goal: learning::SharedGoal, locale: &Locale) -> SharedGoal {
    SharedGoal {
        reached_at: goal.reached_at.map(|at| locale.machine(at)),
        goal: goal.text,
        name: goal.name,
        handle: goal.handle,
    }
}

/// What a community aims at, and what it does for it.
#[derive(Serialize, ToSchema)]
pub struct Learning {
    /// Absent where nobody wrote it.
    intention: Option<Intention>,
    objectives: Vec<Objective>,
    /// Those with a day by it, then the others.
    activities: Vec<Activity>,
    /// The latest goals that others share.
    shared_goals: Vec<SharedGoal>,
}

/// What a community of learning aims at, for its members. In one that is of another type by now, it is read and no longer changed.
#[utoipa::path(get, path = "/api/v1/communities/{community}/learning", tag = "Learning",
    responses((status = 200, body = Learning)))]
pub async fn show(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program
        .show(move |ctx| {
            let actions::Learning { within, intention, objectives, activities } =
                actions::learning(ctx, &slug)?;
            let plans = policy::plan(&within.community, &within.standing).is_ok();
            let objective = |objective: learning::Objective| Objective {
                vague: plans.then(|| objective.is_vague()),
                id: objective.id.to_string(),
                activity_count: objective.activities,
                objective: objective.text,
            };
            let others = goals::shared(ctx, &within)?;
            Ok(Learning {
                intention: intention
                    .map(|sheet| Intention { audience: sheet.audience, evaluation: sheet.evaluation }),
                objectives: objectives.into_iter().map(objective).collect(),
                activities: activities.into_iter().map(activity).collect(),
                shared_goals: others.into_iter().map(|goal| shared(goal, &ctx.locale)).collect(),
            })
        })
        .await
}

/// Writes for whom it is, and how one sees that objectives are reached. For who leads the community, as everything of the plan.
#[utoipa::path(put, path = "/api/v1/communities/{community}/learning/intention", tag = "Learning", request_body = Intention,
    responses((status = 204)))]
pub async fn intend(program: Program, Path(slug): Path<String>, sent: Sent<Intention>) -> Result<Response> {
    program.act(move |ctx| actions::intend(ctx, &slug, &sent.body.audience, &sent.body.evaluation)).await
}

/// An objective as somebody puts it.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveBody {
    /// What somebody will be able to do.
    #[schema(min_length = 1, max_length = 200)]
    objective: String,
}

/// Adds an objective; there are twelve at most.
#[utoipa::path(post, path = "/api/v1/communities/{community}/objectives", tag = "Learning", request_body = ObjectiveBody,
    responses((status = 201, body = Made)))]
pub async fn add_objective(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<ObjectiveBody>,
) -> Result<Response> {
    let text = sent.body.objective.clone();
    program
        .make(&sent, move |ctx| {
            let id = actions::add_objective(ctx, &slug, &text)?.to_string();
            Ok(Made { id, url: format!("/communities/{slug}/learning") })
        })
        .await
}

/// Gives an objective other words.
#[utoipa::path(patch, path = "/api/v1/objectives/{objective}", tag = "Learning", request_body = ObjectiveBody,
    responses((status = 204)))]
pub async fn reword(
    program: Program,
    Path(id): Path<ObjectiveId>,
    sent: Sent<ObjectiveBody>,
) -> Result<Response> {
    program.act(move |ctx| actions::reword(ctx, id, &sent.body.objective).map(drop)).await
}

/// Removes an objective; the activities that served it stay.
#[utoipa::path(delete, path = "/api/v1/objectives/{objective}", tag = "Learning", responses((status = 204)))]
pub async fn remove_objective(program: Program, Path(id): Path<ObjectiveId>) -> Result<Response> {
    program.act(move |ctx| actions::remove_objective(ctx, id).map(drop)).await
}

/// An activity to plan.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewActivity {
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// On which day, in the community's zone, such as `2026-12-01`; it may be empty.
    #[serde(default)]
    #[schema(pattern = "^(20[0-9]{2}-[01][0-9]-[0-3][0-9])?$")]
    planned_on: Option<String>,
    /// The ids of the objectives that it serves.
    #[schema(min_items = 1)]
    objectives: Vec<String>,
}

/// Plans an activity.
#[utoipa::path(post, path = "/api/v1/communities/{community}/activities", tag = "Learning", request_body = NewActivity,
    responses((status = 201, body = Made)))]
pub async fn plan(program: Program, Path(slug): Path<String>, sent: Sent<NewActivity>) -> Result<Response> {
    let NewActivity { title, planned_on, objectives } = sent.body.clone();
    program
        .make(&sent, move |ctx| {
            actions::planned(ctx, &slug)?;
            let mut serves: Vec<ObjectiveId> = Vec::new();
            for id in &objectives {
                serves.extend(id_of::<ObjectiveId>("objectives", Some(id.as_str()))?);
            }
            let day = planned_on.as_deref().unwrap_or_default();
            let id = actions::plan(ctx, &slug, &title, day, &serves)?.to_string();
            Ok(Made { id, url: format!("/communities/{slug}/learning") })
        })
        .await
}

/// Removes an activity.
#[utoipa::path(delete, path = "/api/v1/activities/{activity}", tag = "Learning", responses((status = 204)))]
pub async fn cancel(program: Program, Path(id): Path<ActivityId>) -> Result<Response> {
    program.act(move |ctx| actions::cancel(ctx, id).map(drop)).await
}

/// A goal of one's own.
#[derive(Serialize, ToSchema)]
pub struct PersonalGoal {
    id: String,
    goal: String,
    /// Whether the members see it; else one sees it alone.
    shared: bool,
    reached_at: Option<String>,
}

/// The goals that one set for oneself here: the open ones first. Those of others are not shown, to nobody.
#[utoipa::path(get, path = "/api/v1/communities/{community}/personal-goals", tag = "Learning",
    responses((status = 200, body = List<PersonalGoal>)))]
pub async fn personal_goals(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::seen(ctx, &slug)?;
        goals::mine(ctx, &seen)
    };
    let shown = |goal: learning::Goal, locale: &Locale| PersonalGoal {
        id: goal.id.to_string(),
        reached_at: goal.reached_at.map(|at| locale.machine(at)),
        goal: goal.text,
        shared: goal.shared,
    };
    program.list_all(find, shown).await
}

/// A goal to set for oneself.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPersonalGoal {
    #[schema(min_length = 1, max_length = 200)]
    goal: String,
    /// Whether the members see it.
    #[serde(default)]
    shared: bool,
}

/// Sets a goal for oneself; one has ten at most that are not reached.
#[utoipa::path(post, path = "/api/v1/communities/{community}/personal-goals", tag = "Learning", request_body = NewPersonalGoal,
    responses((status = 201, body = Made)))]
pub async fn set_goal(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<NewPersonalGoal>,
) -> Result<Response> {
    let NewPersonalGoal { goal, shared } = sent.body.clone();
    let sharing = if shared { Sharing::Members } else { Sharing::Nobody };
    program
        .make(&sent, move |ctx| {
            let id = goals::set(ctx, &slug, &goal, sharing)?.to_string();
            Ok(Made { id, url: format!("/communities/{slug}/learning#goals") })
        })
        .await
}

/// Says that a goal of one's own is reached.
#[utoipa::path(put, path = "/api/v1/personal-goals/{goal}/reaching", tag = "Learning", responses((status = 204)))]
pub async fn reach_goal(program: Program, Path(id): Path<GoalId>) -> Result<Response> {
    program.act(move |ctx| goals::turn(ctx, id, Turn::Reached).map(drop)).await
}

/// Says that it is open again.
#[utoipa::path(delete, path = "/api/v1/personal-goals/{goal}/reaching", tag = "Learning", responses((status = 204)))]
pub async fn reopen_goal(program: Program, Path(id): Path<GoalId>) -> Result<Response> {
    program.act(move |ctx| goals::turn(ctx, id, Turn::Open).map(drop)).await
}

/// Removes a goal of one's own.
#[utoipa::path(delete, path = "/api/v1/personal-goals/{goal}", tag = "Learning", responses((status = 204)))]
pub async fn remove_goal(program: Program, Path(id): Path<GoalId>) -> Result<Response> {
    program.act(move |ctx| goals::turn(ctx, id, Turn::Removed).map(drop)).await
}
