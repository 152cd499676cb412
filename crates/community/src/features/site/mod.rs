//! The site's engine room: what its owner has to see to.
//!
//! - Mail that has not left, with its text, so that the owner can pass it on where no mail server is set.
//! - Work that was given up after many tries, with its last error and a button that sends it again.
//! - Only who runs the site comes here; to others these pages do not exist.
//! - A program on the same machine reads `/metrics`; to others it does not exist.
//! - A supervisor asks `/healthz` whether the program runs, and `/readyz` whether it can serve, which takes its database.
//!
//! Owns nothing: reads `mails` of `accounts` and the platform's `jobs`.

mod audit;
mod health;
mod settings;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;
use platform::{Error, Result};

use crate::app::App;
use crate::ctx::Ctx;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The owner's pages, and what a supervisor asks.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/healthz", health::alive)
        .get("/readyz", health::ready)
        .get("/metrics", health::metrics)
        .get("/site/settings", settings::form)
        .post("/site/settings", settings::save)
        .get("/site/audit", audit::site)
        .get("/communities/{community}/audit", audit::community)
        .get("/site/mail", web::mail)
        .get("/site/jobs", web::jobs)
        .post("/site/jobs/{job}/revival", web::revive)
}

/// Lets the owner in.
fn enter(ctx: &Ctx) -> Result<()> {
    if ctx.actor()?.owns_site() { Ok(()) } else { Err(Error::NotFound) }
}
