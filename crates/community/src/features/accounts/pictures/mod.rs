//! Pictures: a photograph in place of the drawn portrait.
//!
//! - The middle of what somebody brings becomes a square, made anew.
//! - A picture's number is drawn at random and never used again: its address is told to who sees the person.
//! - Taking the picture away brings the drawn portrait back.
//!
//! `accounts.portrait` holds a seed for a drawing, or the negative of a picture's number.

mod store;
pub(super) mod web;

use axum::handler::Handler;
use platform::files::name;
use platform::routes::Routes;
use platform::{Error, Result, pictures, say};

use super::{actions, store as accounts};
use crate::app::App;
use crate::ctx::Ctx;
use crate::upload;

pub use store::Kept;

/// Points of a picture's side: three times the largest place in which it is shown on a fine screen.
const SIDE: u32 = 396;

/// The acts on the profile page.
pub fn pages() -> Routes<App> {
    Routes::default()
        .post("/profile/picture", web::bring.layer(upload::limit()))
        .post("/profile/picture/removal", web::remove)
}

/// Keeps a picture's bytes, made anew. Slow; nothing of it belongs into a transaction.
pub async fn keep(app: &App, bytes: Vec<u8>) -> Result<Kept> {
    let _turn = app.imaging.acquire().await.map_err(Error::internal)?;
    let (files, seed) = (app.files.clone(), app.entropy.seed());
    let work = move || {
        let read = pictures::read(&bytes)?.ok_or_else(|| Error::invalid("file", say!("picture-unknown")))?;
        let square = read.square(SIDE)?;
        let blob = name(&seed, 'p');
        files.put(&blob, &square.bytes)?;
        Ok(Kept { blob, media_type: square.media_type.to_owned() })
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Shows the actor by this picture from now on.
pub fn show(ctx: &mut Ctx, kept: &Kept) -> Result<()> {
    let account = ctx.account()?;
    let drawn = drop_picture(ctx)?;
    let number = actions::portrait_seed(ctx).max(1);
    store::insert(ctx.tx, number, account, kept, drawn, ctx.now)?;
    accounts::set_portrait(ctx.tx, account, -number)
}

/// Shows the actor by the drawn portrait again.
pub fn remove(ctx: &mut Ctx) -> Result<()> {
    let (account, drawn) = (ctx.account()?, drop_picture(ctx)?);
    accounts::set_portrait(ctx.tx, account, drawn)
}

/// Forgets the actor's picture, where there is one; the seed of the drawing that it replaced.
pub fn drop_picture(ctx: &mut Ctx) -> Result<i64> {
    let account = ctx.account()?;
    let Some((blob, drawn)) = store::of_account(ctx.tx, account)? else {
        return Ok(ctx.actor()?.account.portrait);
    };
    store::remove(ctx.tx, account)?;
    let files = ctx.app.files.clone();
    ctx.tx.on_commit(move || {
        if let Err(error) = files.remove(&blob) {
            tracing::warn!(%error, blob, "the bytes of a picture stay behind");
        }
    });
    Ok(drawn)
}
