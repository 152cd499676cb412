//! Successors: proposing one, standing for it, founding it, coming along, and dissolving it.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::communities::Type;
use crate::features::successors::{self, Founder, SuccessorId, actions, carrying, dissolving};

/// What programs do with successors, for the description.
#[derive(OpenApi)]
#[openapi(paths(list, propose, one, stand, step_back, found, arrive, consent, withhold, dissolve, keep))]
pub struct Operations;

/// Where a successor stands.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SuccessorState {
    /// People stand for it.
    Proposed,
    /// Nobody stands for it any more.
    Withdrawn,
    /// It is a community.
    Founded,
    /// Its founders dissolved it.
    Dissolved,
}

impl SuccessorState {
    fn of(successor: &successors::Successor) -> Self {
        match (successor.dissolved_at, successor.founded_at, successor.withdrawn_at) {
            (Some(_), ..) => SuccessorState::Dissolved,
            (_, Some(_), _) => SuccessorState::Founded,
            (_, _, Some(_)) => SuccessorState::Withdrawn,
            _ => SuccessorState::Proposed,
        }
    }
}

/// A successor in a list.
#[derive(Serialize, ToSchema)]
pub struct SuccessorLine {
    id: String,
    name: String,
    /// What for.
    goal: String,
    r#type: Type,
    state: SuccessorState,
    /// How many stand for it.
    founder_count: i64,
    /// How many more it takes.
    missing: i64,
    /// Whether one stands for it.
    stands: bool,
    founded_at: Option<String>,
    dissolved_at: Option<String>,
}

/// What members of a community propose and founded, the newest first.
#[utoipa::path(get, path = "/api/v1/communities/{community}/successors", tag = "Successors",
    responses((status = 200, body = List<SuccessorLine>)))]
pub async fn list(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::community(ctx, &slug)?;
        let me = ctx.account()?;
        let all = actions::of_community(ctx, &seen)?.into_iter();
        Ok(all.map(|(successor, founders)| (successor, founders.iter().any(|one| one.id == me))).collect())
    };
    let shown = |(successor, stands): (successors::Successor, bool), locale: &Locale| SuccessorLine {
        id: successor.id.to_string(),
        state: SuccessorState::of(&successor),
        missing: successor.missing(),
        founder_count: successor.founder_count,
        stands,
        founded_at: successor.founded_at.map(|at| locale.machine(at)),
        dissolved_at: successor.dissolved_at.map(|at| locale.machine(at)),
        name: successor.name,
        goal: successor.goal,
        r#type: successor.kind,
    };
    program.list_all(find, shown).await
}

/// What a successor may be: one of learning begins with a training, which nobody has planned yet.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SuccessorType {
    Practice,
    Interest,
}

/// A successor to propose.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSuccessor {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    /// What for, in one sentence.
    #[schema(min_length = 1, max_length = 400)]
    goal: String,
    r#type: SuccessorType,
}

/// Proposes a successor, for which one stands; also where the community is closed.
#[utoipa::path(post, path = "/api/v1/communities/{community}/successors", tag = "Successors", request_body = NewSuccessor,
    responses((status = 201, body = Made)))]
pub async fn propose(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<NewSuccessor>,
) -> Result<Response> {
    let NewSuccessor { name, goal, r#type } = sent.body.clone();
    let kind = match r#type {
        SuccessorType::Practice => Type::Practice,
        SuccessorType::Interest => Type::Interest,
    };
    program
        .make(&sent, move |ctx| {
            let id = actions::propose(ctx, &slug, &name, &goal, kind.name())?.to_string();
            Ok(Made { url: format!("/successors/{id}"), id })
        })
        .await
}

/// Somebody who stands for a successor.
#[derive(Serialize, ToSchema)]
pub struct SuccessorFounder {
    id: String,
    name: String,
    handle: String,
    line: String,
    /// Whether they proposed it.
    proposed: bool,
}

/// A successor.
#[derive(Serialize, ToSchema)]
pub struct Successor {
    id: String,
    name: String,
    /// What for.
    goal: String,
    r#type: Type,
    state: SuccessorState,
    /// The community whose members found it, by its name in addresses; for its members.
    community: Option<String>,
    /// That community's name.
    community_name: String,
    /// Who stands for it, or founded it.
    founders: Vec<SuccessorFounder>,
    /// How many more it takes.
    missing: i64,
    /// Whether one is one of the founders.
    stands: bool,
    founded_at: Option<String>,
    /// The community that came of it, by its name in addresses; for its members.
    founded: Option<String>,
    /// Whether one lets what one wrote come along.
    consents: bool,
    /// Until when one can dissolve it, where one can.
    dissolves_until: Option<String>,
    /// The name of the founder who wants it dissolved; for those who can dissolve it.
    dissolution_asked_by: Option<String>,
    /// Why it was dissolved; for those who can dissolve it, why it is to be.
    reason: Option<String>,
    dissolved_at: Option<String>,
}

fn one_of(ctx: &mut Ctx, id: SuccessorId) -> Result<Successor> {
    let seen = actions::seen(ctx, id)?;
    let consents = carrying::along(ctx, &seen)?.lets;
    let until = dissolving::until(&seen, ctx.now);
    let asked_by = dissolving::asked_by(&seen).filter(|_| until.is_some()).map(|one| one.name.clone());
    let tells_why = seen.successor.dissolved_at.is_some() || asked_by.is_some();
    let community = seen.sees_old().then(|| seen.old.community.slug.clone());
    let (inside, stands) = (seen.inside(), seen.stands());
    let actions::SeenSuccessor { successor, old, new, founders, .. } = seen;
    let proposer = successor.proposed_by;
    let founder = |founder: Founder| SuccessorFounder {
        id: founder.id.to_string(),
        name: founder.name,
        handle: founder.handle,
        line: founder.line,
        proposed: founder.id == proposer,
    };
    Ok(Successor {
        id: successor.id.to_string(),
        state: SuccessorState::of(&successor),
        missing: successor.missing(),
        r#type: successor.kind,
        community,
        community_name: old.community.name,
        founders: founders.into_iter().map(founder).collect(),
        stands,
        founded_at: successor.founded_at.map(|at| ctx.locale.machine(at)),
        founded: new.filter(|_| inside).map(|new| new.community.slug),
        consents,
        dissolves_until: until.map(|at| ctx.locale.machine(at)),
        dissolution_asked_by: asked_by,
        dissolved_at: successor.dissolved_at.map(|at| ctx.locale.machine(at)),
        reason: tells_why.then_some(successor.reason),
        name: successor.name,
        goal: successor.goal,
    })
}

/// A successor, for members of the community out of which it grows and of the one that came of it.
#[utoipa::path(get, path = "/api/v1/successors/{successor}", tag = "Successors", responses((status = 200, body = Successor)))]
pub async fn one(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, id)).await
}

/// Stands for a successor as one of its founders.
#[utoipa::path(put, path = "/api/v1/successors/{successor}/founders/me", tag = "Successors", responses((status = 204)))]
pub async fn stand(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program.act(move |ctx| actions::stand(ctx, id)).await
}

/// Steps back. With the last who stands for it a proposal is withdrawn.
#[utoipa::path(delete, path = "/api/v1/successors/{successor}/founders/me", tag = "Successors", responses((status = 204)))]
pub async fn step_back(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program.act(move |ctx| actions::step_back(ctx, id)).await
}

/// Founds it, for one of its founders, once three of them are members: they direct the community that comes of it.
#[utoipa::path(put, path = "/api/v1/successors/{successor}/founding", tag = "Successors",
    responses((status = 200, body = Successor)))]
pub async fn found(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program
        .change(move |ctx| {
            actions::found(ctx, id)?;
            one_of(ctx, id)
        })
        .await
}

/// Comes along into the community that came of it.
#[utoipa::path(put, path = "/api/v1/successors/{successor}/arrival", tag = "Successors",
    responses((status = 200, body = Successor)))]
pub async fn arrive(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program
        .change(move |ctx| {
            actions::arrive(ctx, id)?;
            one_of(ctx, id)
        })
        .await
}

/// Lets what one wrote come along, while the successor is not closed.
#[utoipa::path(put, path = "/api/v1/successors/{successor}/consent", tag = "Successors", responses((status = 204)))]
pub async fn consent(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program.act(move |ctx| carrying::let_come(ctx, id)).await
}

/// Lets it come along no more: what came goes out of the successor. Also for who belongs to neither community any more.
#[utoipa::path(delete, path = "/api/v1/successors/{successor}/consent", tag = "Successors", responses((status = 204)))]
pub async fn withhold(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program.act(move |ctx| carrying::keep_back(ctx, id)).await
}

/// Why a successor is to be dissolved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuccessorDissolution {
    /// From the first who wants it; the second agrees with that.
    #[serde(default)]
    #[schema(max_length = 300)]
    reason: String,
}

/// Wants it dissolved, for its founders who direct it, within 30 days: with the second who does it is, and its community closes.
#[utoipa::path(put, path = "/api/v1/successors/{successor}/dissolution", tag = "Successors", request_body = SuccessorDissolution,
    responses((status = 204)))]
pub async fn dissolve(
    program: Program,
    Path(id): Path<SuccessorId>,
    sent: Sent<SuccessorDissolution>,
) -> Result<Response> {
    program.act(move |ctx| dissolving::dissolve(ctx, id, &sent.body.reason)).await
}

/// Wants it dissolved no longer, where nobody has agreed yet.
#[utoipa::path(delete, path = "/api/v1/successors/{successor}/dissolution", tag = "Successors", responses((status = 204)))]
pub async fn keep(program: Program, Path(id): Path<SuccessorId>) -> Result<Response> {
    program.act(move |ctx| dissolving::take_back(ctx, id)).await
}
