//! Check-ins: what the three of each do with it. Nobody else knows of one.

use axum::response::Response;
use platform::Result;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::tutoring::{self, BindingId, CheckInId, PlanForm, actions, check_ins};

/// Check-ins of a binding that are shown.
const MOST: i64 = 20;

/// What programs do with check-ins, for the description.
#[derive(OpenApi)]
#[openapi(paths(list_check_ins, plan, check_in, change, cancel, report, take_back))]
pub struct Operations;

/// One of the three of a check-in.
#[derive(Serialize, ToSchema)]
pub struct CheckInPerson {
    id: String,
    name: String,
}

/// What became of a check-in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckInState {
    /// It is still to come.
    Planned,
    /// Its time has come, and nobody has said what became of it.
    Due,
    /// It was reported as done.
    Done,
    /// It was cancelled.
    Cancelled,
}

/// A check-in of three.
#[derive(Serialize, ToSchema)]
pub struct CheckIn {
    id: String,
    binding_id: String,
    tutor: CheckInPerson,
    learner: CheckInPerson,
    /// The facilitator or director.
    leader: CheckInPerson,
    state: CheckInState,
    /// A wall-clock time in `time_zone`: `2026-11-30T09:00`.
    starts: String,
    /// IANA name.
    time_zone: String,
    starts_at: String,
    /// Where or how.
    meets: String,
    /// The name of who cancelled it; absent where nobody did, or its binding ended.
    cancelled_by: Option<String>,
    /// Why it was cancelled; empty where it was not.
    reason: String,
    /// The name of who reported it as done.
    reported_by: Option<String>,
    /// What they noted; empty until it is done.
    note: String,
}

impl CheckIn {
    fn of(check_in: tutoring::CheckIn, ctx: &Ctx) -> Self {
        let state = match (check_in.cancelled_at, check_in.reported_at) {
            (Some(_), _) => CheckInState::Cancelled,
            (_, Some(_)) => CheckInState::Done,
            _ if check_in.is_due(ctx.now) => CheckInState::Due,
            _ => CheckInState::Planned,
        };
        let name = |who: Option<AccountId>| who.map(|_| check_in.name_of(who).to_owned());
        let (cancelled_by, reported_by) = (name(check_in.cancelled_by), name(check_in.reported_by));
        let person =
            |(id, name): (AccountId, &str)| CheckInPerson { id: id.to_string(), name: name.to_owned() };
        let [tutor, learner, leader] = check_in.three().map(person);
        CheckIn {
            id: check_in.id.to_string(),
            binding_id: check_in.binding_id.to_string(),
            tutor,
            learner,
            leader,
            state,
            starts_at: ctx.locale.machine(check_in.starts_at),
            starts: check_in.starts,
            time_zone: check_in.zone,
            meets: check_in.meets,
            cancelled_by,
            reason: check_in.reason,
            reported_by,
            note: check_in.note,
        }
    }
}

/// Several of them.
pub fn all(check_ins: Vec<tutoring::CheckIn>, ctx: &Ctx) -> Vec<CheckIn> {
    check_ins.into_iter().map(|check_in| CheckIn::of(check_in, ctx)).collect()
}

fn one_of(ctx: &mut Ctx, id: CheckInId) -> Result<CheckIn> {
    let seen = check_ins::seen(ctx, id)?;
    Ok(CheckIn::of(seen.check_in, ctx))
}

/// The check-ins about a binding of which one is one of the three, the latest first; at most twenty.
#[utoipa::path(get, path = "/api/v1/bindings/{binding}/check-ins", tag = "Tutoring",
    responses((status = 200, body = List<CheckIn>)))]
pub async fn list_check_ins(program: Program, Path(id): Path<BindingId>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::seen(ctx, id)?;
        let found = check_ins::of_binding(ctx, &seen, MOST)?;
        Ok(all(found, ctx))
    };
    program.list_all(find, |check_in, _| check_in).await
}

/// When and where a check-in is.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckInPlan {
    /// A wall-clock time in the community's zone, still to come: `2026-11-30T09:00`.
    #[schema(pattern = "^20[0-9]{2}-[01][0-9]-[0-3][0-9]T([01][0-9]|2[0-3]):[0-5][0-9]$")]
    starts: String,
    /// Where or how, such as a room or an address.
    #[schema(min_length = 1, max_length = 300)]
    meets: String,
    /// The id of the facilitator or director who is the third; left out where it is oneself, or, in a change, where they stay.
    #[serde(default)]
    leader: Option<String>,
}

impl CheckInPlan {
    /// As the form would send it: one way of checking stands behind both.
    fn form(&self) -> PlanForm {
        let CheckInPlan { starts, meets, leader } = self.clone();
        PlanForm { starts, meets, leader: leader.unwrap_or_default() }
    }
}

/// Plans a check-in, and tells the three.
#[utoipa::path(post, path = "/api/v1/bindings/{binding}/check-ins", tag = "Tutoring", request_body = CheckInPlan,
    responses((status = 201, body = Made)))]
pub async fn plan(program: Program, Path(id): Path<BindingId>, sent: Sent<CheckInPlan>) -> Result<Response> {
    let form = sent.body.form();
    program
        .make(&sent, move |ctx| {
            let id = check_ins::plan(ctx, id, &form)?.to_string();
            Ok(Made { url: format!("/check-ins/{id}"), id })
        })
        .await
}

/// A check-in, for its three.
#[utoipa::path(get, path = "/api/v1/check-ins/{check_in}", tag = "Tutoring", responses((status = 200, body = CheckIn)))]
pub async fn check_in(program: Program, Path(id): Path<CheckInId>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, id)).await
}

/// Moves a check-in, or says where else or with whom else it is, and tells the three. Who hands it over to another leader knows of
/// it no more.
#[utoipa::path(put, path = "/api/v1/check-ins/{check_in}", tag = "Tutoring", request_body = CheckInPlan,
    responses((status = 204)))]
pub async fn change(
    program: Program,
    Path(id): Path<CheckInId>,
    sent: Sent<CheckInPlan>,
) -> Result<Response> {
    let (form, expected) = (sent.body.form(), program.expected());
    program
        .act(move |ctx| {
            check_ins::hold(ctx, id)?;
            expected.met_by(&one_of(ctx, id)?)?;
            check_ins::change(ctx, id, &form)
        })
        .await
}

/// Why a check-in does not take place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckInCancellation {
    #[schema(min_length = 1, max_length = 300)]
    reason: String,
}

/// Cancels a check-in for a reason, and tells the three.
#[utoipa::path(put, path = "/api/v1/check-ins/{check_in}/cancellation", tag = "Tutoring", request_body = CheckInCancellation,
    responses((status = 204)))]
pub async fn cancel(
    program: Program,
    Path(id): Path<CheckInId>,
    sent: Sent<CheckInCancellation>,
) -> Result<Response> {
    program.act(move |ctx| check_ins::cancel(ctx, id, &sent.body.reason)).await
}

/// What came of a check-in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckInReport {
    /// The three read it, and nobody else.
    #[schema(min_length = 1, max_length = 2000)]
    note: String,
}

/// Reports a check-in as done. Who reported it says it anew.
#[utoipa::path(put, path = "/api/v1/check-ins/{check_in}/report", tag = "Tutoring", request_body = CheckInReport,
    responses((status = 204)))]
pub async fn report(
    program: Program,
    Path(id): Path<CheckInId>,
    sent: Sent<CheckInReport>,
) -> Result<Response> {
    program.act(move |ctx| check_ins::report(ctx, id, &sent.body.note)).await
}

/// Takes back that a check-in is done, with the note; only who reported it.
#[utoipa::path(delete, path = "/api/v1/check-ins/{check_in}/report", tag = "Tutoring", responses((status = 204)))]
pub async fn take_back(program: Program, Path(id): Path<CheckInId>) -> Result<Response> {
    program.act(move |ctx| check_ins::take_back(ctx, id)).await
}
