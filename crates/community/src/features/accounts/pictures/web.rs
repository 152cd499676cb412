//! Bringing a picture of oneself, and handing pictures out.

use axum::extract::Request;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::{Error, Result};

use super::store;
use crate::app::App;
use crate::caller::Caller;
use crate::features::accounts::profile;
use crate::page::redirect;
use crate::upload;

/// Shows the actor by a picture.
pub async fn bring(caller: Caller, request: Request) -> Result<Response> {
    caller.read(|ctx| ctx.account()).await?;
    let outcome = match upload::receive(request).await {
        Ok(upload) => match super::keep(&caller.app, upload.bytes).await {
            Ok(kept) => caller.write(move |ctx| super::show(ctx, &kept)).await,
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect("/profile")),
        Err(Error::Invalid(problems)) => profile::web::refused(&caller, problems).await,
        Err(error) => Err(error),
    }
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
