//! Visits: a browser goes to a provider and comes back.
//!
//! - A visit is begun by a form of ours and ended once, within ten minutes, by the browser that began it: its cookie holds a
//!   secret, and state, nonce and verifier hang on it. Neither a link nor another person's answer ends one.
//! - Each provider answers at an address of its own, and a visit to one is not ended by another's answer.

use platform::{Error, Result};
use sha2::{Digest, Sha256};

use super::super::model::SessionId;
use super::super::providers::Secrets;
use super::super::secret;
use super::store::{self, Redeemed};
use crate::ctx::Ctx;
use crate::named::named;

/// How long a visit may take, in seconds.
pub const SECONDS: i64 = 10 * 60;

named! {
    /// What a visit is for.
    Purpose {
        /// To sign in, or to make an account where the site lets them.
        SignIn = "sign_in",
        /// To make an account with a working invitation, or to sign in and use it.
        Join = "join",
        /// To have another way into one's account.
        Link = "link",
        /// To prove once more who one is.
        Confirm = "confirm",
    }
}

/// A visit that begins.
#[derive(Clone)]
pub struct Visit {
    /// To whom.
    pub provider: String,
    /// What for.
    pub purpose: Purpose,
    /// Where the person is going, a path on this site.
    pub next: String,
    /// The form that waits for it, as it was sent; may be empty.
    pub form: String,
}

/// What a browser keeps while it visits: 64 hexadecimal digits.
#[derive(Clone)]
pub struct BrowserSecret(String);

impl BrowserSecret {
    /// The one that a browser brings, where it is one of ours.
    pub fn parse(cookie: &str) -> Option<Self> {
        let sound =
            cookie.len() == 64 && cookie.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        sound.then(|| BrowserSecret(cookie.to_owned()))
    }

    /// A new one.
    pub fn drawn(seed: [u8; 32]) -> Self {
        BrowserSecret(secret::shown(seed))
    }

    /// As the browser keeps it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What we keep of it.
    pub fn hash(&self) -> [u8; 32] {
        secret::hash(&self.0)
    }

    /// The secrets of the visit with this state.
    pub fn secrets(&self, state: &str) -> Secrets {
        let made = |what: &str| {
            let digest: [u8; 32] = Sha256::digest(format!("{what} {} {state}", self.0)).into();
            secret::shown(digest)
        };
        Secrets { state: state.to_owned(), nonce: made("nonce"), verifier: made("verifier") }
    }
}

/// Notes that the browser leaves.
pub fn begin(ctx: &mut Ctx, browser: &BrowserSecret, state: &str, visit: &Visit) -> Result<()> {
    let session = match visit.purpose {
        Purpose::SignIn | Purpose::Join => None,
        Purpose::Link | Purpose::Confirm => Some(here(ctx)?),
    };
    let ends = ctx.now.plus_seconds(SECONDS);
    store::begin(ctx.tx, secret::hash(state), browser.hash(), visit, session, ctx.now, ends)
}

/// Ends the visit, where this browser began it and nobody has ended it; one about an account only in its session.
pub fn redeem(
    ctx: &mut Ctx,
    browser: &BrowserSecret,
    state: &str,
    provider: &str,
) -> Result<Option<Redeemed>> {
    let redeemed = store::redeem(ctx.tx, secret::hash(state), browser.hash(), provider, ctx.now)?;
    let session = ctx.visitor().and_then(|actor| actor.session_id);
    Ok(redeemed.filter(|visit| visit.session_id.is_none() || visit.session_id == session))
}

fn here(ctx: &Ctx) -> Result<SessionId> {
    ctx.actor()?.session_id.ok_or(Error::SignedOut)
}
