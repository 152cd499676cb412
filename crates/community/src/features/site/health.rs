//! What a supervisor or a load balancer asks. It says nothing about the site.

use std::sync::atomic::Ordering;

use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use platform::{Error, Result, jobs};

use crate::caller::Caller;
use crate::features::accounts;

/// The program runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The program can serve: its database answers, and nobody has asked it to stop. 503 where it cannot.
pub async fn ready(caller: Caller) -> Result<&'static str> {
    if caller.app.leaving.load(Ordering::Relaxed) {
        return Err(Error::Unavailable("the program is being stopped"));
    }
    caller.read(|ctx| accounts::store::has_owner(ctx.tx)).await?;
    Ok("ok\n")
}

/// Numbers for the operator's own monitoring, which runs on this machine; to others the page does not exist.
pub async fn metrics(caller: Caller, asked: HeaderMap) -> Result<impl IntoResponse> {
    // What a proxy on this machine passes on comes from elsewhere.
    let passed_on = ["forwarded", "x-forwarded-for", "via"].iter().any(|name| asked.contains_key(*name));
    if passed_on || !caller.ip.is_loopback() {
        return Err(Error::NotFound);
    }
    let (waiting, dead) = caller.read(|ctx| Ok((jobs::waiting(ctx.tx)?, jobs::dead(ctx.tx)?.len()))).await?;
    let mut text = caller.app.metrics.text();
    text.push_str(&format!("# TYPE lyceum_jobs_waiting gauge\nlyceum_jobs_waiting {waiting}\n"));
    text.push_str(&format!("# TYPE lyceum_jobs_dead gauge\nlyceum_jobs_dead {dead}\n"));
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text))
}
