//! Handing files out.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::{Error, Result};

use crate::caller::{Caller, Path};
use crate::features::files::FileId;
use crate::page::query_value;

/// What a file may do in a browser: nothing.
const POLICY: &str = "default-src 'none'; sandbox";

/// A file, or its thumbnail under the name `small`.
pub async fn file(caller: Caller, Path((id, name)): Path<(FileId, String)>) -> Result<Response> {
    let file = caller.read(move |ctx| super::seen(ctx, id)).await?;
    let blob = match (name.as_str(), &file.small) {
        ("small", Some(small)) => small.clone(),
        _ => file.blob.clone(),
    };
    let files = caller.app.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.read(&blob)).await.map_err(Error::internal)??;
    let mut headers = HeaderMap::new();
    let kind = if file.is_picture() { file.media_type.as_str() } else { "application/octet-stream" };
    let manner = if file.is_picture() { "inline" } else { "attachment" };
    let disposition = format!("{manner}; filename*=UTF-8''{}", query_value(&file.name));
    let value = |text: &str| HeaderValue::from_str(text).map_err(Error::internal);
    headers.insert(header::CONTENT_TYPE, value(kind)?);
    headers.insert(header::CONTENT_DISPOSITION, value(&disposition)?);
    headers.insert(header::CONTENT_SECURITY_POLICY, value(POLICY)?);
    // It never changes; whoever may see it no longer keeps what their browser kept.
    headers.insert(header::CACHE_CONTROL, value("private, max-age=86400, immutable")?);
    Ok((headers, bytes).into_response())
}
