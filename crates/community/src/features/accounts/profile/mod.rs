//! Profile: what somebody says about themselves, their language and their time zone.
//!
//! - The handle is unique after folding; whoever is first has it. The old one is free at once.
//! - The portrait is drawn from a seed. Another draw replaces it, and the picture that was in its place (see `pictures`).
//! - The language follows the person to every browser on which they sign in; somebody who is not signed in has it on theirs.

pub(crate) mod web;
pub mod zones;

use platform::i18n::Language;
use platform::routes::Routes;
use platform::{Error, Result, say};

use super::handle::Handle;
use super::model::{Line, Name, ProfileChanged};
use super::{actions, pictures, store};
use crate::app::App;
use crate::ctx::Ctx;

/// What somebody says about themselves, checked.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The name shown.
    pub name: Name,
    /// The handle they wish.
    pub handle: Handle,
    /// A line about themselves.
    pub line: Line,
    /// IANA zone name.
    pub zone: String,
    /// The language spoken to them.
    pub language: Language,
}

/// One's own profile and the choice of language.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/profile", web::form)
        .post("/profile", web::save)
        .post("/profile/portrait", web::another_portrait)
        .post("/language", web::choose_language)
}

/// Writes the actor's profile.
pub fn save(ctx: &mut Ctx, profile: &Profile) -> Result<()> {
    let account_id = ctx.account()?;
    store::set_profile(ctx.tx, account_id, profile).map_err(|error| match error {
        Error::Duplicate(what) if what.contains("handle") => Error::invalid("handle", say!("handle-taken")),
        other => other,
    })?;
    ctx.emit(&ProfileChanged { account_id })
}

/// Writes the actor's line about themselves.
pub fn set_line(ctx: &mut Ctx, line: &Line) -> Result<()> {
    let account_id = ctx.account()?;
    store::set_line(ctx.tx, account_id, line.as_str())?;
    ctx.emit(&ProfileChanged { account_id })
}

/// Draws the actor another portrait.
pub fn another_portrait(ctx: &mut Ctx) -> Result<()> {
    let account = ctx.account()?;
    pictures::drop_picture(ctx)?;
    let seed = actions::portrait_seed(ctx);
    store::set_portrait(ctx.tx, account, seed)
}

/// Keeps the language with the actor's account; for somebody who is not signed in their browser keeps it.
pub fn choose_language(ctx: &mut Ctx, language: Language) -> Result<()> {
    match ctx.visitor().map(|actor| actor.account_id) {
        Some(account) => store::set_language(ctx.tx, account, language.code()),
        None => Ok(()),
    }
}
