//! Bringing a picture of oneself, and handing pictures out.

use askama::Template;
use axum::extract::Request;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::pictures::Cut;
use platform::{Error, Result};
use serde::Deserialize;

use super::store;
use crate::app::App;
use crate::caller::{Caller, Query, Typed};
use crate::features::accounts::profile;
use crate::page::{Page, html, redirect};
use crate::upload;

/// Shows the actor by a picture.
pub async fn bring(caller: Caller, request: Request) -> Result<Response> {
    caller.read(|ctx| ctx.account()).await?;
    let outcome = match upload::receive(request).await {
        Ok(upload) => match super::keep(&caller.app, upload.bytes).await {
            Ok(brought) => caller.write(move |ctx| super::show(ctx, &brought)).await,
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect("/profile/picture")),
        Err(Error::Invalid(problems)) => profile::web::refused(&caller, problems).await,
        Err(error) => Err(error),
    }
}

/// Where a square lies, as typed or dragged; what is missing is as it was.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutForm {
    x: Option<u32>,
    y: Option<u32>,
    zoom: Option<u32>,
}

impl CutForm {
    fn over(&self, now: Cut) -> Cut {
        Cut::new(self.x.unwrap_or(now.x()), self.y.unwrap_or(now.y()), self.zoom.unwrap_or(now.zoom()))
    }
}

#[derive(Template)]
#[template(path = "accounts/templates/picture.html")]
struct PicturePage {
    page: Page,
    cut: Cut,
}

/// The page on which the square is chosen. Without a script its own fields ask for it again, with another preview.
pub async fn form(caller: Caller, Query(typed): Query<CutForm>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let (_, now) = super::own(ctx)?;
            let title = ctx.locale.t("picture-title").to_owned();
            Ok(PicturePage { page: Page::new(ctx, title)?.at("profile"), cut: typed.over(now) })
        })
        .await?;
    html(&template)
}

/// What the actor brought, whole; nobody else sees it.
pub async fn original(caller: Caller) -> Result<Response> {
    let (blob, _) = caller.read(super::own).await?;
    let files = caller.app.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.read(&blob)).await.map_err(Error::internal)??;
    let kind = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

/// What a square would show.
pub async fn preview(caller: Caller, Query(typed): Query<CutForm>) -> Result<Response> {
    let (original, now) = caller.read(super::own).await?;
    let picture = super::previewed(&caller.app, original, typed.over(now)).await?;
    Ok(([(header::CONTENT_TYPE, picture.media_type)], picture.bytes).into_response())
}

/// Shows the actor by the square that they chose.
pub async fn cut(caller: Caller, Typed(form): Typed<CutForm>) -> Result<Response> {
    let (original, now) = caller.read(super::own).await?;
    let brought = super::cut_anew(&caller.app, original, form.over(now)).await?;
    caller.write(move |ctx| super::show_cut(ctx, &brought)).await?;
    Ok(redirect("/profile"))
}

/// Shows the actor by the drawn portrait again.
pub async fn remove(caller: Caller) -> Result<Response> {
    caller.write(super::remove).await?;
    Ok(redirect("/profile"))
}

/// The picture of a number.
pub async fn picture(app: &App, number: i64) -> Result<Response> {
    let kept = app.read(move |ctx| store::find(ctx.tx, number)).await?;
    let (files, blob) = (app.files.clone(), kept.blob);
    let bytes = tokio::task::spawn_blocking(move || files.read(&blob)).await.map_err(Error::internal)??;
    let headers = [
        (header::CONTENT_TYPE, kept.media_type.as_str()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, bytes).into_response())
}
