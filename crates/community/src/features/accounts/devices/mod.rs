//! Devices: where somebody is signed in, and how they end that.
//!
//! - A session is shown in plain words, as in “Firefox on Linux”; what cannot be told is called a browser.
//! - Anybody ends each of their own sessions, or all but the one in use. Ending one twice changes nothing.
//! - Of somebody else's session nobody is told that it exists.

mod web;
mod words;

use platform::Result;
use platform::routes::Routes;

use super::sessions::store::{self, Device};
use super::{SessionId, sessions};
use crate::app::App;
use crate::ctx::Ctx;

pub use words::{Kind, Words};

/// The sessions' page and its acts.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/sessions", web::list)
        .post("/sessions/revocation", web::end_others)
        .post("/sessions/{session}/revocation", web::end)
}

/// The actor's live sessions, last used first.
pub fn list(ctx: &mut Ctx) -> Result<Vec<Device>> {
    let account = ctx.account()?;
    store::sessions(ctx.tx, account, ctx.now, sessions::idle_since(ctx.now))
}

/// Ends one of the actor's sessions.
pub fn end(ctx: &mut Ctx, id: SessionId) -> Result<()> {
    let account = ctx.account()?;
    store::end_session(ctx.tx, id, account)?;
    Ok(())
}

/// Ends all of the actor's sessions but the one in use.
pub fn end_others(ctx: &mut Ctx) -> Result<()> {
    let (account, kept) = (ctx.account()?, ctx.fresh()?.session_id);
    store::end_other_sessions(ctx.tx, account, kept)?;
    Ok(())
}
