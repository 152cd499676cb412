//! Passwords: changing one's own while signed in.
//!
//! - Whoever has a password gives it along with the new one. Whoever comes in by a provider only proves who they are there (see
//!   `confirmation`), and then has a password too.
//! - A new password ends every other session, every API token, and every link that would set another or change the address; it is
//!   noted, and told by mail. Whoever got into an account once is out of it again.

mod web;

use platform::Result;
use platform::routes::Routes;

use super::model::{AccountId, language_of};
use super::sessions::{self, Started};
use super::{addresses, mails, recovery, store, tokens};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};

/// The page.
pub fn pages() -> Routes<App> {
    Routes::default().get("/password", web::form).post("/password", web::save)
}

/// Whether the actor has a password.
fn has_one(ctx: &mut Ctx) -> Result<bool> {
    let account = ctx.account()?;
    Ok(store::password_hash(ctx.tx, account)?.is_some())
}

/// Sets the actor's password and signs this browser in anew.
fn change(ctx: &mut Ctx, hash: &str, device: &str) -> Result<Started> {
    let account = ctx.fresh()?.account_id;
    set(ctx, account, hash)?;
    sessions::start(ctx, account, device)
}

/// Sets a password, with all that follows. Whose it is was made sure of before.
pub(super) fn set(ctx: &mut Ctx, id: AccountId, hash: &str) -> Result<()> {
    store::set_password(ctx.tx, id, hash)?;
    sessions::store::end_other_sessions(ctx.tx, id, None)?;
    recovery::drop_links(ctx, id)?;
    addresses::drop_links(ctx, id)?;
    tokens::store::revoke_all(ctx.tx, id, ctx.now)?;
    let account = store::find(ctx.tx, id)?;
    audit::note_of(ctx, Some(id.0), Act::PasswordChanged, None, "")?;
    if let Some(to) = &account.email {
        let locale = ctx.app.locale(language_of(&account, ctx.locale.language), &account.zone);
        let again = format!("{}/password-reset", ctx.app.site.public_url);
        let text = locale.with2("password-changed-mail", "name", account.name.as_str(), "link", again);
        mails::write(ctx, to, locale.t("password-changed-mail-subject"), &text)?;
    }
    Ok(())
}
