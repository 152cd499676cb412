//! One's files.

use askama::Template;
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use platform::error::Problem;
use platform::{Error, Result};

use super::actions;
use super::model::{File, FileId};
use crate::caller::{Caller, Path};
use crate::page::{Page, Problems, html, redirect, unprocessable};
use crate::upload;

#[derive(Template)]
#[template(path = "files/templates/files.html")]
struct FilesPage {
    page: Page,
    files: Vec<File>,
    problems: Problems,
}

impl FilesPage {
    /// A size for reading, in the unit that fits.
    fn size(&self, bytes: &i64) -> String {
        match bytes / 1024 {
            kib if kib < 1024 => self.page.n("file-kib", kib.max(1)),
            kib => self.page.n("file-mib", kib / 1024),
        }
    }
}

/// What somebody brought.
pub async fn list(caller: Caller) -> Result<Response> {
    html(&page(&caller, Vec::new()).await?)
}

/// Brings a file. The composer is told what to put into the text; a browser without script sees the list.
pub async fn bring(caller: Caller, asked: HeaderMap, request: Request) -> Result<Response> {
    // Who may not bring anything is told so before we read it.
    caller.read(actions::expect).await?;
    let outcome = match upload::receive(request).await {
        Ok(upload) => match actions::keep(&caller.app, upload).await {
            Ok(kept) => {
                let noted = kept.clone();
                let brought = caller.write(move |ctx| actions::bring(ctx, &noted)).await;
                upload::forget_refused(&caller.app, &brought, kept.blobs());
                brought
            }
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    let wants_json = asked.get(header::ACCEPT).is_some_and(|accept| accept == "application/json");
    match outcome {
        Ok(file) if wants_json => {
            Ok(Json(serde_json::json!({ "markdown": file.markdown() })).into_response())
        }
        Ok(_) => Ok(redirect("/files")),
        Err(Error::Invalid(problems)) if !wants_json => unprocessable(&page(&caller, problems).await?),
        Err(error) => Err(error),
    }
}

/// Takes a file away.
pub async fn delete(caller: Caller, Path(id): Path<FileId>) -> Result<Response> {
    caller.write(move |ctx| actions::delete(ctx, id)).await?;
    Ok(redirect("/files"))
}

async fn page(caller: &Caller, problems: Vec<Problem>) -> Result<FilesPage> {
    caller
        .read(move |ctx| {
            let files = actions::mine(ctx)?;
            let title = ctx.locale.t("files-title").to_owned();
            let page = Page::new(ctx, title)?.at("files");
            let problems = Problems::of(&problems, &page.locale);
            Ok(FilesPage { page, files, problems })
        })
        .await
}
