//! The pages on which archives are asked for and taken away.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::web::body;
use platform::{Error, Result};

use super::actions;
use super::model::{Export, ExportId, Of};
use crate::caller::{Caller, Path};
use crate::page::{Page, html, query_value, redirect};

#[derive(Template)]
#[template(path = "exports/templates/export.html")]
struct ExportPage {
    page: Page,
    /// Where the form goes.
    path: String,
    back: String,
    of: Of,
    /// Whether it holds mail addresses and how far people have read.
    whole: bool,
    export: Option<Export>,
}

impl ExportPage {
    fn ready(&self) -> Option<(&Export, String)> {
        let export = self.export.as_ref()?;
        let until = export.ready_until()?;
        Some((export, self.page.locale.date_and_time(until)))
    }

    fn under_way(&self) -> Option<&Export> {
        self.export.as_ref().filter(|export| export.is_waited_for(self.page.now))
    }

    fn failed(&self) -> bool {
        self.export.is_some() && self.ready().is_none() && self.under_way().is_none()
    }

    fn size(&self, export: &Export) -> String {
        self.page.n("export-size", (export.bytes.unwrap_or(0) >> 20).max(1))
    }
}

/// The archive of a community.
pub async fn of_community(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let page = caller
        .read(move |ctx| {
            let seen = actions::exportable(ctx, &slug)?;
            let title = ctx.locale.t("export-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let export = actions::latest(ctx, Of::Community(seen.community.id))?;
            let (back, whole) = (format!("/communities/{slug}/settings"), ctx.actor()?.owns_site());
            Ok(ExportPage {
                page,
                path: format!("/communities/{slug}/export"),
                back,
                of: Of::Community(seen.community.id),
                whole,
                export,
            })
        })
        .await?;
    html(&page)
}

/// Asks for it.
pub async fn ask_for_community(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let path = format!("/communities/{slug}/export");
    caller.write(move |ctx| actions::ask_for_community(ctx, &slug).map(drop)).await?;
    Ok(redirect(&path))
}

/// The archive of everything.
pub async fn of_site(caller: Caller) -> Result<Response> {
    let page = caller
        .read(|ctx| {
            actions::site_exportable(ctx)?;
            let title = ctx.locale.t("export-site-title").to_owned();
            let page = Page::new(ctx, title)?.at("site-export");
            let export = actions::latest(ctx, Of::Site)?;
            let (path, back) = ("/site/export".to_owned(), "/you".to_owned());
            Ok(ExportPage { page, path, back, of: Of::Site, whole: true, export })
        })
        .await?;
    html(&page)
}

/// Asks for it.
pub async fn ask_for_site(caller: Caller) -> Result<Response> {
    caller.write(|ctx| actions::ask_for_site(ctx).map(drop)).await?;
    Ok(redirect("/site/export"))
}

/// What is one's own.
pub async fn of_person(caller: Caller) -> Result<Response> {
    let page = caller
        .read(|ctx| {
            ctx.actor()?;
            let title = ctx.locale.t("mine-title").to_owned();
            let page = Page::new(ctx, title)?.at("export");
            let export = actions::latest(ctx, Of::Oneself)?;
            let (path, back) = ("/export".to_owned(), "/you".to_owned());
            Ok(ExportPage { page, path, back, of: Of::Oneself, whole: false, export })
        })
        .await?;
    html(&page)
}

/// Asks for it.
pub async fn ask_for_oneself(caller: Caller) -> Result<Response> {
    caller.write(|ctx| actions::ask_for_oneself(ctx).map(drop)).await?;
    Ok(redirect("/export"))
}

/// Takes an archive away.
pub async fn take(caller: Caller, Path(id): Path<ExportId>) -> Result<Response> {
    zip(&caller, id).await
}

/// The bytes of an archive, for who may take it away.
pub async fn zip(caller: &Caller, id: ExportId) -> Result<Response> {
    let (export, name) = caller.read(move |ctx| actions::takeable(ctx, id)).await?;
    let (files, blob) = (caller.app.files.clone(), export.blob.ok_or(Error::NotFound)?);
    let zip = tokio::task::spawn_blocking(move || files.open(&blob)).await.map_err(Error::internal)??;
    let bytes = u64::try_from(export.bytes.unwrap_or_default()).unwrap_or_default();
    let disposition = format!("attachment; filename*=UTF-8''{}", query_value(&name));
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers
        .insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(Error::internal)?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((headers, body::of(zip, bytes)).into_response())
}
