//! Confirmation: dangerous acts ask who is at the keyboard.
//!
//! - An action that could hand an account, a community or the site to somebody else asks `ctx.fresh()`. Whoever has not proved
//!   within ten minutes who they are is asked for the password, or sent to their provider to sign in there anew.
//! - Nothing that was typed is lost: the page that asks holds the form in hidden fields and sends it again with the password
//!   beside it. Only where a provider is asked the form waits with the visit, without its passwords, and is sent on by a click.
//! - Wrong passwords count as at the sign-in, and for the same account.
//! - A program's token is no session and is not asked; what hands out ways into an account is not in the API.

mod layer;
pub(super) mod web;

use platform::clock::Timestamp;
use platform::error::Problem;
use platform::routes::Routes;
use platform::{Error, Result, say};

use super::{password, sessions, store};
use crate::app::App;
use crate::caller::Caller;

pub use layer::ask;

/// For how long a proof counts, in seconds.
const SECONDS: i64 = 10 * 60;
/// The field that carries the password beside a form's own.
const FIELD: &str = "confirmation";

/// The page that asks, and the way to a provider.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/confirmation", web::form)
        .post("/confirmation", web::confirmed)
        .post("/confirmation/with/{provider}", web::leave)
}

/// Whether a proof of then is fresh enough. Who acts without a browser has none to give.
pub fn suffices(proved_at: Option<Timestamp>, now: Timestamp) -> bool {
    proved_at.is_none_or(|at| at > now.plus_seconds(-SECONDS))
}

/// Checks the password of who acts, and notes that they proved who they are. A wrong one is a problem of this field.
pub(super) async fn prove(caller: &Caller, typed: String, field: &'static str) -> Result<()> {
    let (key, hash) = caller
        .read(|ctx| {
            let account = &ctx.actor()?.account;
            let email =
                account.email.as_deref().and_then(|email| Some(super::Email::parse(email).ok()?.key()));
            let key = email.unwrap_or_else(|| account.id.to_string());
            let id = account.id;
            Ok((key, store::password_hash(ctx.tx, id)?))
        })
        .await?;
    caller.app.limits.sign_in_allowed(caller.ip, &key, caller.now())?;
    if !password::verify(&caller.app, typed, hash).await? {
        caller.app.limits.sign_in_failed(caller.ip, &key, caller.now());
        return Err(Error::Invalid(vec![Problem { field, say: say!("confirmation-wrong") }]));
    }
    caller.app.limits.sign_in_succeeded(caller.ip, &key);
    caller.write(sessions::prove).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_counts_for_ten_minutes() {
        let now = Timestamp::from_seconds(1_795_424_400);
        for (ago, fresh) in [(0, true), (599, true), (600, false), (660, false), (-5, true)] {
            assert_eq!(suffices(Some(now.plus_seconds(-ago)), now), fresh, "{ago} s ago");
        }
        assert!(suffices(None, now), "a program's proof is its token");
        assert!(!suffices(Some(Timestamp(0)), now), "a session from before was never proved");
    }
}
