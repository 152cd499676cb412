//! Cohorts: who is in which, moving there, and dealing.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use platform::i18n::Locale;
use platform::ids::Raw;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Program, Sent};
use crate::caller::{Path, Query};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::cohorts::actions::{self, parse};
use crate::features::cohorts::{self, CohortId, Fellow, Manner};

/// People on a page.
const PAGE: usize = 50;

/// What programs do with cohorts, for the description.
#[derive(OpenApi)]
#[openapi(paths(list, preview, deal, dissolve, one, rename, fellows, send, arrive))]
pub struct Operations;

/// A cohort.
#[derive(Serialize, ToSchema)]
pub struct Cohort {
    id: String,
    name: String,
    /// What its people share: a language's code, an offset from UTC in seconds, or nothing.
    shared: String,
    member_count: i64,
}

impl From<cohorts::Cohort> for Cohort {
    fn from(cohort: cohorts::Cohort) -> Self {
        let cohorts::Cohort { id, name, shared, member_count, .. } = cohort;
        Cohort { id: id.to_string(), name, shared, member_count }
    }
}

/// A community's cohorts.
#[utoipa::path(get, path = "/api/v1/communities/{community}/cohorts", tag = "Cohorts",
    responses((status = 200, body = List<Cohort>)))]
pub async fn list(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::seen(ctx, &slug)?;
        actions::all(ctx, &seen)
    };
    program.list_all(find, |cohort, _| Cohort::from(cohort)).await
}

/// How to deal. The same seed deals the same people the same way.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deal {
    /// What the people of a cohort have in common.
    manner: Manner,
    /// The most that a cohort is dealt.
    #[schema(minimum = 2, maximum = 500)]
    size: i64,
    /// From a preview, to deal as it showed; left out, chance decides anew.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_u64)]
    seed: Option<u64>,
}

/// The seed, where it is one that every program can tell from its neighbours.
fn sound(seed: Option<u64>) -> Result<Option<u64>> {
    match seed {
        Some(seed) if seed >= 1 << 53 => Err(Error::invalid("seed", say!("api-seed-unsound"))),
        seed => Ok(seed),
    }
}

/// A cohort that a deal would make.
#[derive(Serialize, ToSchema)]
pub struct Hand {
    name: String,
    member_count: i64,
}

/// What a deal would make.
#[derive(Serialize, ToSchema)]
pub struct Preview {
    /// What deals just so.
    seed: u64,
    cohorts: Vec<Hand>,
}

/// How a deal would be.
#[derive(Deserialize)]
pub struct PreviewQuery {
    #[serde(default)]
    manner: String,
    #[serde(default)]
    size: String,
    seed: Option<u64>,
}

/// Shows what a deal would make. Nothing changes.
#[utoipa::path(get, path = "/api/v1/communities/{community}/cohorts/preview", tag = "Cohorts", params(
    ("manner" = Manner, Query, description = "What the people of a cohort have in common."),
    ("size" = i64, Query, description = "The most that a cohort is dealt.", minimum = 2, maximum = 500),
    ("seed" = Option<u64>, Query, description = "From an earlier preview.", minimum = 0, maximum = 9_007_199_254_740_991_u64)),
    responses((status = 200, body = Preview)))]
pub async fn preview(
    program: Program,
    Path(slug): Path<String>,
    Query(asked): Query<PreviewQuery>,
) -> Result<Response> {
    program
        .show(move |ctx| {
            let seen = actions::arranged(ctx, &slug)?;
            let deal = parse(&asked.manner, &asked.size)?;
            let seed = sound(asked.seed)?.unwrap_or_else(|| actions::seed(ctx));
            let hands = actions::preview(ctx, &seen, &deal, seed)?.into_iter();
            let shown = hands.map(|(name, hand)| Hand { name, member_count: hand.people.len() as i64 });
            Ok(Preview { seed, cohorts: shown.collect() })
        })
        .await
}

/// Deals the community anew: earlier cohorts end, and everybody may move once again.
#[utoipa::path(put, path = "/api/v1/communities/{community}/cohorts/deal", tag = "Cohorts", request_body = Deal,
    responses((status = 204)))]
pub async fn deal(program: Program, Path(slug): Path<String>, sent: Sent<Deal>) -> Result<Response> {
    program
        .import(move |ctx| {
            actions::arranged(ctx, &slug)?;
            let Deal { manner, size, seed } = &sent.body;
            let deal = parse(manner.name(), &size.to_string())?;
            let seed = sound(*seed)?.unwrap_or_else(|| actions::seed(ctx));
            actions::deal(ctx, &slug, &deal, seed)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Ends all cohorts. Nothing that anybody wrote is touched.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/cohorts/deal", tag = "Cohorts",
    responses((status = 204)))]
pub async fn dissolve(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.import(move |ctx| actions::dissolve(ctx, &slug)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn one_of(ctx: &mut Ctx, id: CohortId) -> Result<Cohort> {
    Ok(actions::cohort(ctx, id)?.0.into())
}

/// A cohort.
#[utoipa::path(get, path = "/api/v1/cohorts/{cohort}", tag = "Cohorts", responses((status = 200, body = Cohort)))]
pub async fn one(program: Program, Path(id): Path<CohortId>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, id)).await
}

/// Another name for a cohort.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CohortChange {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
}

/// Gives a cohort another name.
#[utoipa::path(patch, path = "/api/v1/cohorts/{cohort}", tag = "Cohorts", request_body = CohortChange,
    responses((status = 200, body = Cohort)))]
pub async fn rename(
    program: Program,
    Path(id): Path<CohortId>,
    sent: Sent<CohortChange>,
) -> Result<Response> {
    let expected = program.expected();
    program
        .change(move |ctx| {
            expected.met_by(&one_of(ctx, id)?)?;
            actions::rename(ctx, id, &sent.body.name)?;
            one_of(ctx, id)
        })
        .await
}

/// Somebody in a cohort.
#[derive(Serialize, ToSchema)]
pub struct CohortMember {
    id: String,
    name: String,
    handle: String,
    line: String,
}

/// From where a list goes on.
#[derive(Deserialize)]
pub struct FellowsQuery {
    after: Option<AccountId>,
}

/// Who is in a cohort.
#[utoipa::path(get, path = "/api/v1/cohorts/{cohort}/members", tag = "Cohorts", params(
    ("after" = Option<String>, Query, description = "From `next`.")),
    responses((status = 200, body = List<CohortMember>)))]
pub async fn fellows(
    program: Program,
    Path(id): Path<CohortId>,
    Query(query): Query<FellowsQuery>,
) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let (cohort, _) = actions::cohort(ctx, id)?;
        let (fellows, more) =
            actions::fellows(ctx, &cohort, query.after.unwrap_or(AccountId(Raw::nil())), PAGE)?;
        let next = fellows.last().filter(|_| more).map(|last| format!("?after={}", last.id));
        Ok((fellows, next))
    };
    let shown = |fellow: Fellow, _: &Locale| CohortMember {
        id: fellow.id.to_string(),
        name: fellow.name,
        handle: fellow.handle,
        line: fellow.line,
    };
    program.list(find, shown).await
}

/// Moves a member there, for who directs the community. The move that is theirs is left to them.
#[utoipa::path(put, path = "/api/v1/cohorts/{cohort}/members/{account}", tag = "Cohorts", responses((status = 204)))]
pub async fn send(program: Program, Path((id, account)): Path<(CohortId, AccountId)>) -> Result<Response> {
    program.act(move |ctx| actions::send(ctx, id, account)).await
}

/// Moves there oneself: once, where there is room.
#[utoipa::path(put, path = "/api/v1/cohorts/{cohort}/arrival", tag = "Cohorts", responses((status = 204)))]
pub async fn arrive(program: Program, Path(id): Path<CohortId>) -> Result<Response> {
    program.act(move |ctx| actions::arrive(ctx, id)).await
}
