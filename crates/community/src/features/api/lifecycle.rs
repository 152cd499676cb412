//! A community's life: where it stands, its dates, and what its directors do about them.

use axum::response::Response;
use platform::Result;
use platform::clock::WallClock;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::communities::State;
use crate::features::lifecycle::{Change, actions, policy};

/// What programs do with a community's life, for the description.
#[derive(OpenApi)]
#[openapi(paths(show, launch, close, reopen, extend))]
pub struct Operations;

/// A date of a community's life: a wall-clock time in a zone, whatever clocks do there in between.
#[derive(Serialize, ToSchema)]
pub struct LifeDate {
    /// Such as `2026-11-30T09:00`.
    time: String,
    /// IANA name.
    time_zone: String,
    /// The instant.
    at: String,
}

fn date(date: &WallClock, locale: &Locale) -> LifeDate {
    LifeDate { time: date.time(), time_zone: date.zone().to_owned(), at: locale.machine(date.at()) }
}

/// A change in a community's life.
#[derive(Serialize, ToSchema)]
pub struct LifeChange {
    /// What it became.
    state: State,
    /// Who brought it about; absent where a date did.
    name: Option<String>,
    /// Why, in their words; empty where nobody was asked.
    reason: String,
    created_at: String,
}

fn change(change: Change, locale: &Locale) -> LifeChange {
    let Change { state, name, reason, created_at } = change;
    LifeChange { state, name, reason, created_at: locale.machine(created_at) }
}

/// A community's life.
#[derive(Serialize, ToSchema)]
pub struct Lifecycle {
    state: State,
    /// When its first training starts, where it lives beside one.
    starts: Option<LifeDate>,
    /// When it ends; absent where it has no end.
    ends: Option<LifeDate>,
    /// When it becomes read-only, or became it.
    read_only_at: Option<String>,
    /// The last decision about what comes next; partners and guests are not told of it.
    decision_id: Option<String>,
    /// What happened, the newest first; at most twenty.
    changes: Vec<LifeChange>,
}

/// Where a community stands in its life, and why.
#[utoipa::path(get, path = "/api/v1/communities/{community}/lifecycle", tag = "Lifecycle",
    responses((status = 200, body = Lifecycle)))]
pub async fn show(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program
        .show(move |ctx: &mut Ctx| {
            let actions::Life { within, dates, changes, question } = actions::life(ctx, &slug)?;
            let shut = within.community.read_only_at.or_else(|| policy::shut(&dates));
            Ok(Lifecycle {
                state: within.community.state,
                starts: dates.starts.as_ref().map(|starts| date(starts, &ctx.locale)),
                ends: dates.ends.as_ref().map(|ends| date(ends, &ctx.locale)),
                read_only_at: shut.map(|at| ctx.locale.machine(at)),
                decision_id: question.map(|question| question.decision.id.to_string()),
                changes: changes.into_iter().map(|one| change(one, &ctx.locale)).collect(),
            })
        })
        .await
}

/// Opens a draft to its people, for who directs it.
#[utoipa::path(put, path = "/api/v1/communities/{community}/launch", tag = "Lifecycle", responses((status = 204)))]
pub async fn launch(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.act(move |ctx| actions::launch(ctx, &slug)).await
}

/// Why a community is closed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlyEnd {
    /// Everybody there reads it.
    #[schema(min_length = 1, max_length = 300)]
    reason: String,
}

/// Closes a community at once: it is read, and no longer written in. Its people are told.
#[utoipa::path(put, path = "/api/v1/communities/{community}/closure", tag = "Lifecycle", request_body = EarlyEnd,
    responses((status = 204)))]
pub async fn close(program: Program, Path(slug): Path<String>, sent: Sent<EarlyEnd>) -> Result<Response> {
    program.act(move |ctx| actions::close(ctx, &slug, &sent.body.reason)).await
}

/// Why a closed community is opened again, and until when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// Everybody there reads it.
    #[schema(min_length = 1, max_length = 300)]
    reason: String,
    /// Its last day, such as `2027-03-31`; needed where its dates are over, and empty otherwise.
    #[serde(default)]
    #[schema(pattern = "^(20[0-9]{2}-[01][0-9]-[0-3][0-9])?$")]
    until: Option<String>,
}

/// Opens a closed community again.
#[utoipa::path(put, path = "/api/v1/communities/{community}/reopening", tag = "Lifecycle", request_body = Reopening,
    responses((status = 204)))]
pub async fn reopen(program: Program, Path(slug): Path<String>, sent: Sent<Reopening>) -> Result<Response> {
    program
        .act(move |ctx| {
            let Reopening { reason, until } = &sent.body;
            actions::reopen(ctx, &slug, reason, until.as_deref().unwrap_or_default())
        })
        .await
}

/// Why a community is given more time, and until when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoreTime {
    /// Everybody there reads it.
    #[schema(min_length = 1, max_length = 300)]
    reason: String,
    /// Its last day, such as `2027-03-31`: later than the end that it has.
    #[schema(format = "date")]
    until: String,
}

/// Gives an open community more time.
#[utoipa::path(put, path = "/api/v1/communities/{community}/extension", tag = "Lifecycle", request_body = MoreTime,
    responses((status = 204)))]
pub async fn extend(program: Program, Path(slug): Path<String>, sent: Sent<MoreTime>) -> Result<Response> {
    program.act(move |ctx| actions::extend(ctx, &slug, &sent.body.reason, &sent.body.until)).await
}
