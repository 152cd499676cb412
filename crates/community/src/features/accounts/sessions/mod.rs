//! Sessions: a cookie with 256 random bits, of which we keep the hash.
//!
//! It remembers when its person last proved who they are, by a password or a provider (see `confirmation`).
//!
//! Members stay signed in for 14 idle days and 90 days in all; who runs the site for 12 hours and 7 days.

pub(crate) mod store;

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::i18n::Language;
use platform::{Error, Result};

use super::model::{AccountId, Actor, SessionId};
use super::{secret, store as accounts};
use crate::ctx::Ctx;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// A new session's cookie value.
pub struct Started {
    /// The secret that the browser keeps.
    pub token: String,
    /// How long the browser keeps it, in seconds.
    pub max_age: i64,
    /// The language that the person chose, where they did.
    pub language: Option<Language>,
}

/// Signs an account in on a device; its person proved a moment ago who they are.
pub fn start(ctx: &mut Ctx, account_id: AccountId, device: &str) -> Result<Started> {
    let now = ctx.now;
    start_proved(ctx, account_id, device, Some(now))
}

/// Signs an account in on a device; its person proved then who they are, as far as anybody knows.
pub fn start_proved(
    ctx: &mut Ctx,
    account_id: AccountId,
    device: &str,
    proved_at: Option<Timestamp>,
) -> Result<Started> {
    let account = accounts::find(ctx.tx, account_id)?;
    let lasts = if account.site_role.is_some() { 7 * DAY } else { 90 * DAY };
    let token = secret::shown(ctx.ids.secret());
    let id = SessionId::draw(&mut ctx.ids);
    let device: String = device.chars().take(200).collect();
    let times = store::Times {
        now: ctx.now,
        proved_at: proved_at.map_or(Timestamp(0), |at| at.min(ctx.now)),
        expires_at: ctx.now.plus_seconds(lasts),
    };
    store::start_session(ctx.tx, id, secret::hash(&token), account_id, &device, times)?;
    let language = account.language.as_deref().and_then(Language::from_code);
    Ok(Started { token, max_age: lasts, language })
}

/// The actor behind a cookie's token, with whether the session's last use should be noted.
pub fn resolve(tx: &mut Tx, token: &str, now: Timestamp) -> Result<Option<(Actor, bool)>> {
    let Some(session) = store::session(tx, secret::hash(token), now, idle_since(now))? else {
        return Ok(None);
    };
    let account = accounts::find(tx, session.account_id)?;
    if account.site_role.is_some() && session.seen_at < now.plus_seconds(-12 * HOUR) {
        return Ok(None);
    }
    let stale = session.seen_at < now.plus_seconds(-HOUR);
    let actor = Actor {
        account_id: account.id,
        session_id: Some(session.id),
        proved_at: Some(session.proved_at),
        account,
    };
    Ok(Some((actor, stale)))
}

/// Notes that the actor proved now who they are.
pub fn prove(ctx: &mut Ctx) -> Result<()> {
    let session = ctx.actor()?.session_id.ok_or(Error::SignedOut)?;
    store::prove_session(ctx.tx, session, ctx.now)
}

/// A session that was not used since then has ended.
pub fn idle_since(now: Timestamp) -> Timestamp {
    now.plus_seconds(-14 * DAY)
}

/// Ends the session that the request came with. Ending it twice is no error.
pub fn end(ctx: &mut Ctx) -> Result<()> {
    if let Some(actor) = ctx.visitor().cloned()
        && let Some(session) = actor.session_id
    {
        store::end_session(ctx.tx, session, actor.account_id)?;
    }
    Ok(())
}
