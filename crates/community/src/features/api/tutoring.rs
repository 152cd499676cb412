//! Tutoring: who follows whom. Of check-ins a binding says what who leads may know: since when one is due, whether one is planned, and
//! when the last was done.

use axum::response::Response;
use platform::Result;
use platform::clock::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::check_ins::{self, CheckIn};
use super::program::{List, Made, Program, Sent};
use crate::caller::{Path, Query};
use crate::ctx::Ctx;
use crate::features::tutoring::{self, BindingId, actions};

/// Bindings on a page.
const PAGE: usize = 50;
/// Check-ins of each kind.
const CHECK_INS: i64 = 20;

/// What programs do with tutoring, for the description.
#[derive(OpenApi)]
#[openapi(paths(mine, list, bind, one, end))]
pub struct Operations;

/// One of the two of a binding.
#[derive(Serialize, ToSchema)]
pub struct Bound {
    id: String,
    name: String,
    handle: String,
}

/// A tutor who follows a learner.
#[derive(Serialize, ToSchema)]
pub struct Binding {
    id: String,
    tutor: Bound,
    learner: Bound,
    bound_at: String,
    /// Since which day a check-in waits to be reported, where one does; days are the reader's.
    #[schema(format = "date")]
    due_since: Option<String>,
    /// Whether a check-in is still to come, and none is due.
    planned: bool,
    /// The day of the last check-in that was reported as done.
    #[schema(format = "date")]
    last_on: Option<String>,
}

impl Binding {
    fn of(binding: tutoring::Binding, ctx: &Ctx) -> Self {
        let due = binding.due_since(ctx.now);
        Binding {
            id: binding.id.to_string(),
            bound_at: ctx.locale.machine(binding.bound_at),
            due_since: due.map(|at| ctx.locale.day(at)),
            planned: due.is_none() && binding.next_at.is_some(),
            last_on: binding.last_at.map(|at| ctx.locale.day(at)),
            tutor: Bound {
                id: binding.tutor_id.to_string(),
                name: binding.tutor_name,
                handle: binding.tutor_handle,
            },
            learner: Bound {
                id: binding.learner_id.to_string(),
                name: binding.learner_name,
                handle: binding.learner_handle,
            },
        }
    }

    fn all(bindings: Vec<tutoring::Binding>, ctx: &Ctx) -> Vec<Self> {
        bindings.into_iter().map(|binding| Binding::of(binding, ctx)).collect()
    }
}

/// One's tutoring in a community.
#[derive(Serialize, ToSchema)]
pub struct Tutoring {
    /// Whom one follows.
    learners: Vec<Binding>,
    /// Who follows one.
    tutors: Vec<Binding>,
    /// One's check-ins that are planned or due, the first to come first; at most twenty.
    open: Vec<CheckIn>,
    /// One's check-ins that were done, the latest first; at most twenty.
    done: Vec<CheckIn>,
}

/// Whom one follows in a community, who follows one, and one's check-ins there.
#[utoipa::path(get, path = "/api/v1/communities/{community}/tutoring", tag = "Tutoring",
    responses((status = 200, body = Tutoring)))]
pub async fn mine(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program
        .show(move |ctx| {
            let seen = actions::community(ctx, &slug)?;
            let (open, done) = tutoring::check_ins::mine(ctx, &seen, CHECK_INS)?;
            let (learners, tutors) = (actions::learners(ctx, &seen)?, actions::tutors(ctx, &seen)?);
            Ok(Tutoring {
                learners: Binding::all(learners, ctx),
                tutors: Binding::all(tutors, ctx),
                open: check_ins::all(open, ctx),
                done: check_ins::all(done, ctx),
            })
        })
        .await
}

/// From where a list goes on; `next` holds both.
#[derive(Deserialize)]
pub struct BindingsQuery {
    before: Option<i64>,
    id: Option<BindingId>,
}

/// A community's bindings, the newest first, for who leads it.
#[utoipa::path(get, path = "/api/v1/communities/{community}/tutoring/bindings", tag = "Tutoring", params(
    ("before" = Option<i64>, Query, description = "From `next`."), ("id" = Option<String>, Query, description = "From `next`.")),
    responses((status = 200, body = List<Binding>)))]
pub async fn list(
    program: Program,
    Path(slug): Path<String>,
    Query(query): Query<BindingsQuery>,
) -> Result<Response> {
    let before = query.before.map(Timestamp).zip(query.id).unwrap_or(actions::FIRST);
    let find = move |ctx: &mut Ctx| {
        let seen = actions::overseen(ctx, &slug)?;
        let (bindings, next) = actions::bindings(ctx, &seen, before, PAGE)?;
        let next = next.map(|(at, id)| format!("?before={}&id={id}", at.0));
        Ok((Binding::all(bindings, ctx), next))
    };
    program.list(find, |binding, _| binding).await
}

/// Who is to follow whom.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBinding {
    /// The id of a tutor of the community.
    #[schema(min_length = 1)]
    tutor: String,
    /// The learner's handle, or words of their name that fit nobody else.
    #[schema(min_length = 1)]
    learner: String,
}

/// Binds a tutor to a learner, for who directs. Who are bound already stay so: the answer is their binding.
#[utoipa::path(post, path = "/api/v1/communities/{community}/tutoring/bindings", tag = "Tutoring", request_body = NewBinding,
    responses((status = 201, body = Made)))]
pub async fn bind(program: Program, Path(slug): Path<String>, sent: Sent<NewBinding>) -> Result<Response> {
    let NewBinding { tutor, learner } = sent.body.clone();
    program
        .make(&sent, move |ctx| {
            let id = actions::bind(ctx, &slug, &tutor, &learner)?.to_string();
            Ok(Made { url: format!("/bindings/{id}"), id })
        })
        .await
}

/// A binding that stands, for its two and for who leads.
#[utoipa::path(get, path = "/api/v1/bindings/{binding}", tag = "Tutoring", responses((status = 200, body = Binding)))]
pub async fn one(program: Program, Path(id): Path<BindingId>) -> Result<Response> {
    program
        .show(move |ctx| {
            let seen = actions::seen(ctx, id)?;
            Ok(Binding::of(seen.binding, ctx))
        })
        .await
}

/// Ends a binding, for who directs: what is planned is cancelled, and its people are told.
#[utoipa::path(delete, path = "/api/v1/bindings/{binding}", tag = "Tutoring", responses((status = 204)))]
pub async fn end(program: Program, Path(id): Path<BindingId>) -> Result<Response> {
    program.act(move |ctx| actions::end(ctx, id).map(drop)).await
}
