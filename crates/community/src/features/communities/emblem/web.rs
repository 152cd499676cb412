//! Bringing a picture for a community, and handing it out.

use axum::extract::Request;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::{Error, Result};

use super::super::settings;
use crate::caller::{Caller, Path};
use crate::features::accounts::pictures;
use crate::page::redirect;
use crate::upload;

/// Shows the community by a picture.
pub async fn bring(caller: Caller, Path(community): Path<String>, request: Request) -> Result<Response> {
    let slug = community.clone();
    caller.read(move |ctx| settings::changeable(ctx, &slug).map(drop)).await?;
    let outcome = match upload::receive(request).await {
        Ok(upload) => match pictures::keep_middle(&caller.app, upload.bytes).await {
            Ok(kept) => {
                let (slug, blob) = (community.clone(), kept.blob.clone());
                let shown = caller.write(move |ctx| super::show(ctx, &slug, &kept)).await;
                upload::forget_refused(&caller.app, &shown, [blob]);
                shown
            }
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/settings"))),
        Err(Error::Invalid(problems)) => settings::web::refused(&caller, community, problems).await,
        Err(error) => Err(error),
    }
}

/// Shows the community by its drawing again.
pub async fn remove(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::remove(ctx, &slug)).await?;
    Ok(redirect(&format!("/communities/{community}/settings")))
}

/// The picture. It never changes under its name.
pub async fn picture(caller: Caller, Path((community, blob)): Path<(String, String)>) -> Result<Response> {
    let blob = caller.read(move |ctx| super::shown(ctx, &community, &blob)).await?;
    let files = caller.app.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.read(&blob)).await.map_err(Error::internal)??;
    let kind = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, bytes).into_response())
}
