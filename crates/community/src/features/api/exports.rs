//! Archives: asking for one, seeing how far it is, and taking it away.

use axum::response::Response;
use platform::Result;
use platform::clock::Timestamp;
use platform::i18n::Locale;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, NOTHING, Program};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::exports::{self, ExportId, Of, actions, web};

/// What programs do with archives, for the description.
#[derive(OpenApi)]
#[openapi(paths(of_community, ask_for_community, of_site, ask_for_site, one, take))]
pub struct Operations;

/// An archive that one asked for.
#[derive(Serialize, ToSchema)]
pub struct Export {
    id: String,
    /// `under_way`, `ready`, `failed`, or `over` where it lies ready no more.
    state: &'static str,
    /// How many lines are written.
    line_count: i64,
    /// Its size, once it is whole.
    bytes: Option<i64>,
    created_at: String,
    /// Until when it lies ready.
    ready_until: Option<String>,
}

fn shown(export: &exports::Export, now: Timestamp, locale: &Locale) -> Export {
    let until = export.ready_until();
    Export {
        state: match until {
            Some(until) if until > now => "ready",
            Some(_) => "over",
            None if export.is_waited_for(now) => "under_way",
            None => "failed",
        },
        id: export.id.to_string(),
        line_count: export.line_count,
        bytes: export.bytes,
        created_at: locale.machine(export.created_at),
        ready_until: until.map(|until| locale.machine(until)),
    }
}

/// The archive of a community that one asked for last, where it is not over.
#[utoipa::path(get, path = "/api/v1/communities/{community}/exports", tag = "Exports",
    responses((status = 200, body = List<Export>)))]
pub async fn of_community(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::exportable(ctx, &slug)?;
        Ok(actions::latest(ctx, Of::Community(seen.community.id))?.into_iter().collect())
    };
    let now = program.now();
    program.list_all(find, move |export, locale| shown(&export, now, locale)).await
}

/// Asks for an archive of a community. While one is waited for, there is no second; an older one goes.
#[utoipa::path(post, path = "/api/v1/communities/{community}/exports", tag = "Exports",
    responses((status = 201, body = Made)))]
pub async fn ask_for_community(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let work = move |ctx: &mut Ctx| {
        let id = actions::ask_for_community(ctx, &slug)?.to_string();
        Ok(Made { id, url: format!("/communities/{slug}/export") })
    };
    Ok(program.make_of(NOTHING, work).await?.0)
}

/// The archive of the site that one asked for last, where it is not over; for who owns the site.
#[utoipa::path(get, path = "/api/v1/site/exports", tag = "Exports", responses((status = 200, body = List<Export>)))]
pub async fn of_site(program: Program) -> Result<Response> {
    let find = |ctx: &mut Ctx| {
        actions::site_exportable(ctx)?;
        Ok(actions::latest(ctx, Of::Site)?.into_iter().collect())
    };
    let now = program.now();
    program.list_all(find, move |export, locale| shown(&export, now, locale)).await
}

/// Asks for an archive of the whole site.
#[utoipa::path(post, path = "/api/v1/site/exports", tag = "Exports", responses((status = 201, body = Made)))]
pub async fn ask_for_site(program: Program) -> Result<Response> {
    let work = |ctx: &mut Ctx| {
        let id = actions::ask_for_site(ctx)?.to_string();
        Ok(Made { id, url: "/site/export".to_owned() })
    };
    Ok(program.make_of(NOTHING, work).await?.0)
}

/// An archive that one asked for, and how far it is.
#[utoipa::path(get, path = "/api/v1/exports/{export}", tag = "Exports", responses((status = 200, body = Export)))]
pub async fn one(program: Program, Path(id): Path<ExportId>) -> Result<Response> {
    program
        .show(move |ctx| {
            let (export, _) = actions::asked(ctx, id)?;
            Ok(shown(&export, ctx.now, &ctx.locale))
        })
        .await
}

/// The archive itself, a zip, while it lies ready.
#[utoipa::path(get, path = "/api/v1/exports/{export}/archive", tag = "Exports", responses(
    (status = 200, content_type = "application/zip", body = Vec<u8>), (status = 410)))]
pub async fn take(program: Program, Path(id): Path<ExportId>) -> Result<Response> {
    web::zip(&program, id).await
}
