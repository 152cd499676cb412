//! The build guide: where each action stands and why, and what one could do this week.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::communities::actions::Seen;
use crate::features::guide::week::suggesting::Subject;
use crate::features::guide::week::{self, Answer, Answered};
use crate::features::guide::{Action, Shown, Step, actions, policy, waivers};

/// What programs do with the guide, for the description.
#[derive(OpenApi)]
#[openapi(paths(show, action, waive, end_waiver, this_week, answer, take_back))]
pub struct Operations;

/// That an action is left out for now.
#[derive(Serialize, ToSchema)]
pub struct Waiver {
    reason: String,
    /// The day on which it ends, in the community's zone.
    #[schema(format = "date")]
    review_on: String,
    /// Whether that day has come, so that it holds no longer.
    due: bool,
    /// Who said so.
    name: String,
    waived_at: String,
}

/// One of the nine actions by which a community is built.
#[derive(Serialize, ToSchema)]
pub struct GuideAction {
    action: Action,
    /// The step that it belongs to.
    step: Step,
    /// `to_do`, `under_way`, `met`, `waived`, or `not_needed` where this type does without.
    #[schema(pattern = "^(to_do|under_way|met|waived|not_needed)$")]
    state: &'static str,
    /// What the records say, in words.
    why: String,
    /// What the site cannot do yet and the action needs.
    lacks: Option<String>,
    /// The page on which one goes on; told to who directs the community.
    next: Option<String>,
    /// The waiver that holds, or that is due for review.
    waiver: Option<Waiver>,
}

/// A page of a community, from its address on.
fn page_of(slug: &str, page: &str) -> String {
    format!("/communities/{slug}{page}")
}

fn action_of(shown: Shown, next: Option<String>, locale: &Locale) -> GuideAction {
    let Shown { action, verdict, waiver, due } = shown;
    let waiver = waiver.map(|waiver| Waiver {
        reason: waiver.reason,
        review_on: waiver.review_on,
        due,
        name: waiver.name,
        waived_at: locale.machine(waiver.waived_at),
    });
    GuideAction {
        action,
        step: action.step(),
        state: verdict.state.name(),
        why: locale.say(&verdict.why),
        lacks: verdict.lacks.map(|lacks| locale.say(&lacks)),
        next,
        waiver,
    }
}

/// Where one goes on with an action, for who takes the steps.
fn next(seen: &Seen, shown: &Shown) -> Option<String> {
    policy::lead(&seen.standing).ok()?;
    shown.verdict.next.as_ref().map(|next| page_of(&seen.community.slug, next.page))
}

/// The nine actions as the records show them, for members.
#[utoipa::path(get, path = "/api/v1/communities/{community}/guide", tag = "Guide",
    responses((status = 200, body = List<GuideAction>)))]
pub async fn show(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::seen(ctx, &slug)?;
        let (_, shown) = actions::guide(ctx, &seen)?;
        let with_next = |shown: Shown| {
            let next = next(&seen, &shown);
            (shown, next)
        };
        Ok(shown.into_iter().map(with_next).collect())
    };
    program.list_all(find, |(shown, next), locale| action_of(shown, next, locale)).await
}

/// One of the nine actions.
#[utoipa::path(get, path = "/api/v1/communities/{community}/guide/{action}", tag = "Guide",
    responses((status = 200, body = GuideAction)))]
pub async fn action(program: Program, Path((slug, action)): Path<(String, Action)>) -> Result<Response> {
    program
        .show(move |ctx| {
            let seen = actions::seen(ctx, &slug)?;
            let shown = actions::action(ctx, &seen, action)?;
            let next = next(&seen, &shown);
            Ok(action_of(shown, next, &ctx.locale))
        })
        .await
}

/// Why an action is left out, and until when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiverBody {
    #[schema(min_length = 1, max_length = 300)]
    reason: String,
    /// The day on which it ends: after today, within a year.
    #[schema(min_length = 1, format = "date")]
    review_on: String,
}

/// Leaves an action out for now, or says anew why and until when. For who directs the community.
#[utoipa::path(put, path = "/api/v1/communities/{community}/guide/{action}/waiver", tag = "Guide", request_body = WaiverBody,
    responses((status = 204)))]
pub async fn waive(
    program: Program,
    Path((slug, action)): Path<(String, Action)>,
    sent: Sent<WaiverBody>,
) -> Result<Response> {
    program.act(move |ctx| waivers::waive(ctx, &slug, action, &sent.body.reason, &sent.body.review_on)).await
}

/// Takes a waiver back.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/guide/{action}/waiver", tag = "Guide",
    responses((status = 204)))]
pub async fn end_waiver(program: Program, Path((slug, action)): Path<(String, Action)>) -> Result<Response> {
    program.act(move |ctx| waivers::end(ctx, &slug, action)).await
}

/// Something to do this week.
#[derive(Serialize, ToSchema)]
pub struct Recommendation {
    subject: Subject,
    /// What brought it up, in words.
    why: String,
    /// What was counted.
    count: i64,
    /// The page on which one does it.
    url: String,
}

/// What a director said of a recommendation.
#[derive(Serialize, ToSchema)]
pub struct WeekAnswer {
    subject: Subject,
    /// `done`, or `dismissed` for a reason.
    #[schema(pattern = "^(done|dismissed)$")]
    answer: &'static str,
    /// May be empty where it was done.
    reason: String,
    /// What was counted then.
    count: i64,
    /// Who said so.
    name: String,
    answered_at: String,
}

fn answer_of(answered: Answered, locale: &Locale) -> WeekAnswer {
    WeekAnswer {
        subject: answered.subject,
        answer: answered.answer.name(),
        reason: answered.reason,
        count: answered.count,
        name: answered.name,
        answered_at: locale.machine(answered.answered_at),
    }
}

/// What became of something that was done in the weeks before.
#[derive(Serialize, ToSchema)]
pub struct WeekEffect {
    subject: Subject,
    /// The Monday of its week.
    #[schema(format = "date")]
    week: String,
    /// What was counted then.
    count: i64,
    /// What is counted now.
    count_now: i64,
}

/// A week of the guide.
#[derive(Serialize, ToSchema)]
pub struct Week {
    /// Its Monday, in the community's zone.
    #[schema(format = "date")]
    week: String,
    /// What is still recommended, the most pressing first.
    open: Vec<Recommendation>,
    /// What was said this week.
    answered: Vec<WeekAnswer>,
    /// What was done in the weeks before.
    before: Vec<WeekEffect>,
}

/// This week: at most five things that one could do, for who directs the community.
#[utoipa::path(get, path = "/api/v1/communities/{community}/week", tag = "Guide", responses((status = 200, body = Week)))]
pub async fn this_week(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program
        .show(move |ctx| {
            let seen = week::led(ctx, &slug)?;
            let week::Week { monday, open, answered, before } = week::of(ctx, &seen)?;
            let locale = &ctx.locale;
            let open = open.into_iter().map(|thing| Recommendation {
                subject: thing.subject,
                why: locale.say(&thing.trigger),
                count: thing.count,
                url: page_of(&slug, thing.page),
            });
            let before = before.into_iter().map(|(done, count_now)| WeekEffect {
                subject: done.subject,
                week: done.week,
                count: done.count,
                count_now,
            });
            Ok(Week {
                week: monday.to_string(),
                open: open.collect(),
                answered: answered.into_iter().map(|one| answer_of(one, locale)).collect(),
                before: before.collect(),
            })
        })
        .await
}

/// What became of a recommendation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekAnswerBody {
    /// `done`, or `dismissed` for a reason.
    #[schema(value_type = String, pattern = "^(done|dismissed)$")]
    answer: Answer,
    /// Why it is left; it may be empty where it was done.
    #[serde(default)]
    #[schema(max_length = 300)]
    reason: String,
}

/// Says what became of a recommendation of this week.
#[utoipa::path(put, path = "/api/v1/communities/{community}/week/answers/{subject}", tag = "Guide", request_body = WeekAnswerBody,
    responses((status = 204)))]
pub async fn answer(
    program: Program,
    Path((slug, subject)): Path<(String, Subject)>,
    sent: Sent<WeekAnswerBody>,
) -> Result<Response> {
    program
        .act(move |ctx| {
            let WeekAnswerBody { answer, reason } = &sent.body;
            week::answer(ctx, &slug, subject.name(), answer.name(), reason)
        })
        .await
}

/// Takes back what was said of a recommendation this week.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/week/answers/{subject}", tag = "Guide",
    responses((status = 204)))]
pub async fn take_back(program: Program, Path((slug, subject)): Path<(String, Subject)>) -> Result<Response> {
    program.act(move |ctx| week::take_back(ctx, &slug, subject.name())).await
}
