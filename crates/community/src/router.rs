//! The whole site as one router: the features' routes, the embedded files, and the layers around them.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Router, middleware};
use platform::web::address::ClientAddress;
use platform::web::{csrf, headers, metrics};
use platform::{Error, Result};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::caller::Path;
use crate::features::accounts;
use crate::page::redirect;
use crate::{caller, errors, features};

/// Longest form that is read, in bytes; a post is at most 64 KiB, which percent-encoding triples.
const LONGEST_FORM: usize = 256 * 1024;

/// How hard pages are compressed. The first level takes four fifths off a page; the usual ones take little more off, and more
/// time than all the rest of the page.
const SQUEEZED: CompressionLevel = CompressionLevel::Precise(1);

/// The site's router.
pub fn router(app: &App) -> Router {
    let routes = features::routes().get("/assets/{file}", asset);
    let origin =
        csrf::Origin { public_url: app.site.public_url.clone(), cookie: caller::session_cookie(app) };
    routes
        .into_router()
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(above)
        .layer(axum::extract::DefaultBodyLimit::max(LONGEST_FORM))
        .layer(middleware::from_fn_with_state(app.clone(), accounts::confirmation::ask))
        .layer(middleware::from_fn_with_state(app.clone(), bounded))
        .layer(middleware::from_fn_with_state(origin, csrf::guard))
        .layer(middleware::from_fn_with_state(app.clone(), errors::faces))
        .layer(middleware::from_fn_with_state(headers::Settings { secure: app.site.secure() }, headers::add))
        .layer(CompressionLayer::new().quality(SQUEEZED))
        .layer(middleware::from_fn_with_state(app.metrics.clone(), metrics::count))
        .with_state(app.clone())
}

/// An address that only takes forms leads who reads to the page above it: after a refused form it stands in the browser's
/// bar, where it is reloaded, kept and sent to others. Programs are told which methods there are.
async fn above(method: Method, uri: Uri) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) || uri.path().starts_with("/api/") {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    match uri.path().trim_end_matches('/').rsplit_once('/') {
        Some((above, _)) if !above.is_empty() => redirect(above),
        _ => redirect("/"),
    }
}

/// Bounds what an address may ask for without being signed in. Files that never change are free.
async fn bounded(State(app): State<App>, request: Request, next: Next) -> Result<Response> {
    let path = request.uri().path();
    let free = path.starts_with("/assets/") || path.starts_with("/portraits/") && path.ends_with(".svg");
    let (headers, now) = (request.headers(), app.clock.now());
    if path.starts_with("/api/")
        && let Some(token) = caller::bearer(headers)
    {
        app.limits.api(token, now)?;
    }
    // Tokens that nobody made are free to invent: their sender counts too.
    let ip = ClientAddress::of(request.extensions()).0;
    match caller::session(&app, headers) {
        _ if path.starts_with("/api/") => app.limits.anonymous(ip, now)?,
        _ if free => {}
        // A cookie is as free to invent: it counts until somebody is found behind it.
        Some(session) => app.limits.with_session(ip, session, now)?,
        None => app.limits.anonymous(ip, now)?,
    }
    Ok(next.run(request).await)
}

/// An embedded file. Its name holds its content's hash, so that it may be kept for ever.
async fn asset(State(_): State<App>, Path(file): Path<String>, asked: HeaderMap) -> Result<Response> {
    let asset = assets::find(&file).ok_or(Error::NotFound)?;
    let takes_brotli = asked
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("br"));
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    Ok(match asset.brotli {
        Some(brotli) if takes_brotli => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            (headers, brotli).into_response()
        }
        _ => (headers, asset.bytes).into_response(),
    })
}
