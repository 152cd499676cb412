//! Imports: bringing an archive of another tool, starting, stopping, and what came of it.

use std::collections::BTreeMap;

use axum::extract::Request;
use axum::response::Response;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::imports::{self, ImportId, Problem, Tool, actions, web};

/// What programs do with imports, for the description.
#[derive(OpenApi)]
#[openapi(paths(list, bring, one, start, stop, remove))]
pub struct Operations;

/// Counts of an import.
#[derive(Serialize, ToSchema)]
pub struct Report {
    people: usize,
    groups: usize,
    places: usize,
    topics: usize,
    posts: usize,
    /// Posts that were not there before.
    new_posts: usize,
    /// Attached files, named in their post; their bytes are not in an archive.
    files: usize,
    reactions: usize,
    /// What was left out, by why.
    left_out: BTreeMap<String, usize>,
    /// Reactions that say none of the six signs, by the emoji's name.
    other_reactions: BTreeMap<String, usize>,
}

impl From<imports::Report> for Report {
    fn from(report: imports::Report) -> Self {
        Report {
            people: report.people,
            groups: report.groups,
            places: report.places,
            topics: report.topics,
            posts: report.posts,
            new_posts: report.new_posts,
            files: report.files,
            reactions: report.reactions,
            left_out: report.left_out,
            other_reactions: report.other_reactions,
        }
    }
}

/// What is wrong with an archive.
#[derive(Serialize, ToSchema)]
pub struct Trouble {
    problem: Problem,
    /// In which file; may be empty.
    file: String,
    /// What exactly; may be empty.
    cause: String,
}

/// An import.
#[derive(Serialize, ToSchema)]
pub struct Import {
    id: String,
    /// What the archive was called.
    name: String,
    bytes: i64,
    /// Who brought it.
    brought_by: String,
    /// The tool that wrote it; absent until it was looked through.
    tool: Option<Tool>,
    /// `looking`, `ready`, `under_way`, `stopped`, `left`, `ended` or `refused`.
    state: &'static str,
    /// What is in the archive.
    found: Report,
    /// What was brought so far.
    brought: Report,
    /// What is wrong with the archive, where anything is.
    trouble: Option<Trouble>,
    created_at: String,
    ended_at: Option<String>,
}

/// An import and its reports, as they are shown.
type Read = (imports::Import, imports::Report, imports::Report);

fn read(import: imports::Import) -> Result<Read> {
    let (found, brought) = (import.found()?, import.brought()?);
    Ok((import, found, brought))
}

fn shown((import, found, brought): Read, locale: &Locale) -> Import {
    Import {
        id: import.id.to_string(),
        tool: import.tool(),
        state: web::state_name(import.state()),
        trouble: import.trouble().map(|trouble| Trouble {
            problem: trouble.problem,
            file: trouble.file,
            cause: trouble.cause,
        }),
        name: import.name,
        bytes: import.bytes,
        brought_by: import.account_name,
        found: found.into(),
        brought: brought.into(),
        created_at: locale.machine(import.created_at),
        ended_at: import.ended_at.map(|at| locale.machine(at)),
    }
}

fn one_of(ctx: &mut Ctx, slug: &str, id: ImportId) -> Result<Import> {
    let seen = actions::seen(ctx, slug, id)?;
    Ok(shown(read(seen.import)?, &ctx.locale))
}

/// A community's newest imports, for who directs it.
#[utoipa::path(get, path = "/api/v1/communities/{community}/imports", tag = "Imports",
    responses((status = 200, body = List<Import>)))]
pub async fn list(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let within = actions::directed(ctx, &slug)?;
        actions::of_community(ctx, &within)?.into_iter().map(read).collect()
    };
    program.list_all(find, shown).await
}

/// A form with an archive.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is read piece by piece; this only describes it")]
pub struct Archive {
    /// A zip of at most 1 GiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Brings an archive, which is then looked through. One at a time in a community.
#[utoipa::path(post, path = "/api/v1/communities/{community}/imports", tag = "Imports",
    request_body(content = Archive, content_type = "multipart/form-data"), responses((status = 201, body = Made)))]
pub async fn bring(program: Program, Path(slug): Path<String>, request: Request) -> Result<Response> {
    let (community, again) = (slug.clone(), program.has_key());
    let expect = move |ctx: &mut Ctx| match again {
        // What was sent before may be the very import that is open.
        true => actions::directed(ctx, &community).map(drop),
        false => actions::expect(ctx, &community),
    };
    program.read(expect).await?;
    let kept = web::keep(&program, request).await?;
    let archive = kept.clone();
    let made = program.make_of(kept.digest, move |ctx| {
        let id = actions::bring(ctx, &slug, &archive)?.to_string();
        Ok(Made { url: format!("/communities/{slug}/imports/{id}"), id })
    });
    let made = made.await;
    if !matches!(made, Ok((_, true))) {
        let files = program.app.files.clone();
        let unused = move || files.remove(&kept.blob);
        tokio::task::spawn_blocking(unused).await.map_err(Error::internal)??;
    }
    Ok(made?.0)
}

/// An import: what is in it, how far it is, and what came of it.
#[utoipa::path(get, path = "/api/v1/communities/{community}/imports/{import}", tag = "Imports",
    responses((status = 200, body = Import)))]
pub async fn one(program: Program, Path((slug, id)): Path<(String, ImportId)>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, &slug, id)).await
}

/// Starts an import that was looked through, or goes on with one that was stopped.
#[utoipa::path(put, path = "/api/v1/communities/{community}/imports/{import}/run", tag = "Imports",
    responses((status = 204)))]
pub async fn start(program: Program, Path((slug, id)): Path<(String, ImportId)>) -> Result<Response> {
    program.act(move |ctx| actions::start(ctx, &slug, id)).await
}

/// Stops an import. What was brought stays.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/imports/{import}/run", tag = "Imports",
    responses((status = 204)))]
pub async fn stop(program: Program, Path((slug, id)): Path<(String, ImportId)>) -> Result<Response> {
    program.act(move |ctx| actions::stop(ctx, &slug, id)).await
}

/// Deletes the archive of an import that is not to go on. What was brought stays, with its report.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/imports/{import}", tag = "Imports",
    responses((status = 204)))]
pub async fn remove(program: Program, Path((slug, id)): Path<(String, ImportId)>) -> Result<Response> {
    program.act(move |ctx| actions::remove(ctx, &slug, id)).await
}
