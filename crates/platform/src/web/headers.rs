//! stub
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
#[derive(Clone)]
pub struct Settings { pub secure: bool }
pub async fn add(State(_): State<Settings>, request: Request, next: Next) -> Response { next.run(request).await }
