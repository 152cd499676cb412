//! Working groups: founding one, coming in, going on, and closing it with what came of it.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::groups::{self, Fellow, FoundingForm, GroupId, actions};

/// What programs do with working groups, for the description.
#[derive(OpenApi)]
#[openapi(paths(list, found, one, fellows, arrive, depart, go_on, close))]
pub struct Operations;

/// A working group.
#[derive(Serialize, ToSchema)]
pub struct Group {
    id: String,
    name: String,
    /// What it works out.
    purpose: String,
    /// Where it talks.
    topic_id: String,
    founder_id: String,
    /// The most people that it takes.
    size: i64,
    member_count: i64,
    /// How many more it takes to begin.
    missing: i64,
    /// Whether one is in it.
    inside: bool,
    /// Its last day, by the community's clocks.
    #[schema(format = "date")]
    ends_on: String,
    founded_at: String,
    /// Since when it is asked whether it goes on, where it is.
    asked_at: Option<String>,
    closed_at: Option<String>,
    /// What came of it, in Markdown; empty until it is closed.
    outcome: String,
}

fn shown((group, inside): (groups::Group, bool), locale: &Locale) -> Group {
    Group {
        id: group.id.to_string(),
        topic_id: group.topic_id.to_string(),
        founder_id: group.founder_id.to_string(),
        size: group.size,
        member_count: group.member_count,
        missing: group.missing(),
        inside,
        founded_at: locale.machine(group.founded_at),
        asked_at: group.asked_at.map(|at| locale.machine(at)),
        closed_at: group.closed_at.map(|at| locale.machine(at)),
        name: group.name,
        purpose: group.purpose,
        ends_on: group.ends_on,
        outcome: group.outcome,
    }
}

/// A community's working groups in places that one sees: those that work, the newest first, then those that were closed, the latest first.
#[utoipa::path(get, path = "/api/v1/communities/{community}/groups", tag = "Groups",
    responses((status = 200, body = List<Group>)))]
pub async fn list(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::community(ctx, &slug)?;
        let (open, closed) = actions::groups(ctx, &seen)?;
        let mine = actions::mine(ctx, &seen)?;
        let all = open.into_iter().chain(closed).map(|group| {
            let inside = mine.contains(&group.id);
            (group, inside)
        });
        Ok(all.collect())
    };
    program.list_all(find, shown).await
}

/// A working group to found.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGroup {
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    #[schema(min_length = 1, max_length = 600)]
    purpose: String,
    /// The place in which it talks, by its name in addresses.
    #[schema(min_length = 1)]
    place: String,
    /// The most people that it takes.
    #[schema(minimum = 3, maximum = 8)]
    size: i64,
    /// Its last day, by the community's clocks, at most a year ahead: `2026-12-24`.
    #[schema(format = "date")]
    ends_on: String,
}

impl NewGroup {
    /// As the form would send it: one way of checking stands behind both.
    fn form(self) -> FoundingForm {
        let NewGroup { name, purpose, place, size, ends_on } = self;
        FoundingForm { name, purpose, place, size: size.to_string(), ends_on }
    }
}

/// Founds a working group, in which one is then.
#[utoipa::path(post, path = "/api/v1/communities/{community}/groups", tag = "Groups", request_body = NewGroup,
    responses((status = 201, body = Made)))]
pub async fn found(program: Program, Path(slug): Path<String>, sent: Sent<NewGroup>) -> Result<Response> {
    let form = sent.body.clone().form();
    program
        .make(&sent, move |ctx| {
            let id = actions::found_as_typed(ctx, &slug, &form)?.to_string();
            Ok(Made { url: format!("/groups/{id}"), id })
        })
        .await
}

/// A working group.
#[utoipa::path(get, path = "/api/v1/groups/{group}", tag = "Groups", responses((status = 200, body = Group)))]
pub async fn one(program: Program, Path(id): Path<GroupId>) -> Result<Response> {
    program
        .show(move |ctx| {
            let seen = actions::seen(ctx, id)?;
            Ok(shown((seen.group, seen.inside), &ctx.locale))
        })
        .await
}

/// Somebody in a working group.
#[derive(Serialize, ToSchema)]
pub struct GroupMember {
    id: String,
    name: String,
    handle: String,
    line: String,
}

/// Who is in a working group, in the order in which they came.
#[utoipa::path(get, path = "/api/v1/groups/{group}/members", tag = "Groups",
    responses((status = 200, body = List<GroupMember>)))]
pub async fn fellows(program: Program, Path(id): Path<GroupId>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::seen(ctx, id)?;
        actions::fellows(ctx, &seen)
    };
    let shown = |fellow: Fellow, _: &Locale| GroupMember {
        id: fellow.id.to_string(),
        name: fellow.name,
        handle: fellow.handle,
        line: fellow.line,
    };
    program.list_all(find, shown).await
}

/// Comes into a working group while there is room.
#[utoipa::path(put, path = "/api/v1/groups/{group}/arrival", tag = "Groups", responses((status = 204)))]
pub async fn arrive(program: Program, Path(id): Path<GroupId>) -> Result<Response> {
    program.act(move |ctx| actions::arrive(ctx, id)).await
}

/// Goes out of a working group.
#[utoipa::path(delete, path = "/api/v1/groups/{group}/arrival", tag = "Groups", responses((status = 204)))]
pub async fn depart(program: Program, Path(id): Path<GroupId>) -> Result<Response> {
    program.act(move |ctx| actions::depart(ctx, id)).await
}

/// Until when a working group goes on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupContinuation {
    /// Its new last day, by the community's clocks, at most a year ahead: `2026-12-24`.
    #[schema(format = "date")]
    ends_on: String,
}

/// Has a working group go on until a day, for who is in it and who leads.
#[utoipa::path(put, path = "/api/v1/groups/{group}/continuation", tag = "Groups", request_body = GroupContinuation,
    responses((status = 204)))]
pub async fn go_on(
    program: Program,
    Path(id): Path<GroupId>,
    sent: Sent<GroupContinuation>,
) -> Result<Response> {
    program.act(move |ctx| actions::go_on(ctx, id, &sent.body.ends_on)).await
}

/// What came of a working group.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupOutcome {
    /// In Markdown.
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
}

/// Closes a working group with what came of it, for who is in it and who leads.
#[utoipa::path(put, path = "/api/v1/groups/{group}/closure", tag = "Groups", request_body = GroupOutcome,
    responses((status = 204)))]
pub async fn close(program: Program, Path(id): Path<GroupId>, sent: Sent<GroupOutcome>) -> Result<Response> {
    program.act(move |ctx| actions::close(ctx, id, &sent.body.text)).await
}
