//! Tokens: with a personal API token a program acts in its owner's name.
//!
//! - Of a token only the hash is kept: it is shown once, when it is made.
//! - Its scope is `read`, or `write` too. It never opens the pages that people use, and no page's cookie opens the API.
//! - Its owner ends it at any time; it is gone at once. A new password ends them all.

pub(super) mod store;
mod web;

use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, id, say};

use super::model::{AccountId, Actor};
use super::secret;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::named::named;

pub use store::Token;

id!(
    /// A personal API token.
    TokenId, "token"
);

named! {
    /// What a token allows.
    Scope {
        /// To read what its owner reads.
        Read = "read",
        /// To write in its owner's name too.
        Write = "write",
    }
}

/// The page of one's tokens.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/tokens", web::list)
        .post("/tokens", web::make)
        .post("/tokens/{token}/revocation", web::revoke)
}

/// Makes a token; the secret as its holder sends it.
pub fn make(ctx: &mut Ctx, account: AccountId, name: &str, scope: Scope) -> Result<String> {
    let name = one_line(name);
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Error::invalid("name", say!("token-name-unsound", max = 60)));
    }
    let shown = format!("lyceum_{}", secret::shown(ctx.ids.secret()));
    let id = TokenId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, secret::hash(&shown), account, &name, scope, ctx.now)?;
    audit::note(ctx, Act::TokenMade, None, &name)?;
    Ok(shown)
}

/// Ends one of the actor's tokens; of others' nobody is told that they exist.
pub fn revoke(ctx: &mut Ctx, id: TokenId) -> Result<()> {
    let account = ctx.account()?;
    store::revoke(ctx.tx, id, account, ctx.now)?;
    audit::note(ctx, Act::TokenRevoked, None, "")
}

/// Who acts with a token, and what it allows them.
pub fn resolve(tx: &mut platform::db::Tx, shown: &str) -> Result<Option<(Actor, Scope)>> {
    let Some((account_id, scope)) = store::by_hash(tx, secret::hash(shown))? else { return Ok(None) };
    let account = super::store::find(tx, account_id)?;
    Ok(Some((Actor { account_id, session_id: None, proved_at: None, account }, scope)))
}
