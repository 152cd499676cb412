//! One connection, from its first byte to its last.

use std::any::Any;
use std::convert::Infallible;
use std::future::poll_fn;
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONNECTION, COOKIE};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower::Service;

use super::watch::{Answer, Awaited, Watch, Watched};
use super::{ServeSettings, Stopping};
use crate::web::address;

/// What all connections share.
pub(super) struct House {
    pub(super) app: Router,
    pub(super) settings: ServeSettings,
    pub(super) stopping: Stopping,
}

/// Serves a connection until its client leaves, its patience ends, or the house stops.
pub(super) async fn run(house: Arc<House>, stream: TcpStream, peer: IpAddr) {
    // Answers are written whole, so waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    let watch = Watch::new(&house.settings);
    let io = Watched { inner: TokioIo::new(stream), watch: Arc::clone(&watch) };
    let mut stopping = house.stopping.clone();
    let service = {
        let (house, watch) = (Arc::clone(&house), Arc::clone(&watch));
        service_fn(move |request| answer(Arc::clone(&house), Arc::clone(&watch), peer, request))
    };
    let head_bytes = house.settings.head_bytes.max(8_192);
    let connection = http1::Builder::new()
        .header_read_timeout(None)
        .max_buf_size(head_bytes.max(64 * 1024))
        .max_header_size(head_bytes)
        .serve_connection(io, service);
    let mut connection = pin!(connection);
    let mut sleep = pin!(tokio::time::sleep(house.settings.first_byte));
    let mut stop = pin!(stopping.begun());
    let (mut stopped, mut told) = (false, false);
    poll_fn(|ctx| {
        // The connection goes first, so that a request which has come is seen before a stop or an end of patience.
        if connection.as_mut().poll(ctx).is_ready() {
            return Poll::Ready(());
        }
        if !stopped && stop.as_mut().poll(ctx).is_ready() {
            stopped = true;
            watch.last_call();
        }
        if stopped && !told && !watch.is_fresh() {
            told = true;
            connection.as_mut().graceful_shutdown();
            if connection.as_mut().poll(ctx).is_ready() {
                return Poll::Ready(());
            }
        }
        let Some(deadline) = watch.deadline() else { return Poll::Pending };
        if sleep.deadline() != deadline {
            sleep.as_mut().reset(deadline);
        }
        sleep.as_mut().poll(ctx)
    })
    .await;
}

async fn answer(
    house: Arc<House>,
    watch: Arc<Watch>,
    peer: IpAddr,
    request: Request<Incoming>,
) -> Result<Response, Infallible> {
    watch.request();
    let settings = &house.settings;
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(address::client(peer, &parts.headers, &settings.trusted_proxies));
    parts.extensions.insert(house.stopping.clone());
    let about: HeaderMap = [ACCEPT, ACCEPT_LANGUAGE, COOKIE]
        .into_iter()
        .filter_map(|name| Some((name.clone(), parts.headers.get(name)?.clone())))
        .collect();
    let request = Request::from_parts(parts, Body::new(Awaited::new(body, Arc::clone(&watch), settings)));
    let response = match caught(&house.app, request).await {
        Ok(response) if watch.slow_body() && !response.status().is_success() => too_slow(),
        Ok(response) => response,
        Err(panic) => {
            tracing::error!(panic = words(panic.as_ref()), "a handler panicked");
            settings.panic_page.draw(&about)
        }
    };
    Ok(response.map(|body| Body::new(Answer::new(body, watch))))
}

/// The app's answer, or what its handler panicked with.
async fn caught(app: &Router, request: Request<Body>) -> Result<Response, Box<dyn Any + Send>> {
    let mut app = app.clone();
    let mut future = match catch_unwind(AssertUnwindSafe(|| app.call(request))) {
        Ok(future) => pin!(future),
        Err(panic) => return Err(panic),
    };
    poll_fn(|ctx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(ctx))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(Ok(response))) => Poll::Ready(Ok(response)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let literal = panic.downcast_ref::<&str>().copied();
    literal.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no words")
}

fn too_slow() -> Response {
    let mut response = StatusCode::REQUEST_TIMEOUT.into_response();
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
