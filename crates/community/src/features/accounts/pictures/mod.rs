//! Pictures: a photograph in place of the drawn portrait.
//!
//! - The middle of what somebody brings becomes a square, made anew. They may choose another one afterwards: what they brought is
//!   kept for that, made anew and smaller, and shown to nobody but them.
//! - A picture's number is drawn at random and never used again: its address is told to who sees the person.
//! - Taking the picture away brings the drawn portrait back.
//!
//! `accounts.portrait` holds a seed for a drawing, or the negative of a picture's number.

mod store;
pub(super) mod web;

use axum::handler::Handler;
use platform::files::{Files, name};
use platform::pictures::{Cut, Picture, Read};
use platform::routes::Routes;
use platform::{Error, Result, pictures, say};

use super::{actions, store as accounts};
use crate::app::App;
use crate::ctx::Ctx;
use crate::upload;

pub use store::Kept;

/// Longest side of what is kept to cut from, in points.
const ORIGINAL: u32 = 1_600;

/// Points of a picture's side: three times the largest place in which it is shown on a fine screen.
const SIDE: u32 = 396;

/// The acts on the profile page.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/profile/picture", web::form)
        .get("/profile/picture/original", web::original)
        .get("/profile/picture/preview", web::preview)
        .post("/profile/picture", web::bring.layer(upload::limit()))
        .post("/profile/picture/cut", web::cut)
        .post("/profile/picture/removal", web::remove)
}

/// A picture of somebody, and what it was cut from.
#[derive(Clone)]
pub struct Brought {
    shown: Kept,
    /// The name under which the whole is kept.
    original: String,
    cut: Cut,
}

/// Keeps a picture's bytes, made anew. Slow; nothing of it belongs into a transaction.
pub async fn keep(app: &App, bytes: Vec<u8>) -> Result<Brought> {
    let (files, seed) = (app.files.clone(), app.entropy.seed());
    imaging(app, move || {
        let read = read(&bytes)?;
        let original = name(&seed, 'o');
        files.put(&original, &read.within(ORIGINAL)?.bytes)?;
        Ok(Brought { shown: square(&files, &seed, &read, Cut::MIDDLE)?, original, cut: Cut::MIDDLE })
    })
    .await
}

/// Keeps the middle of a picture that is nobody's portrait, and nothing to cut from. Slow, too.
pub async fn keep_middle(app: &App, bytes: Vec<u8>) -> Result<Kept> {
    let (files, seed) = (app.files.clone(), app.entropy.seed());
    imaging(app, move || square(&files, &seed, &read(&bytes)?, Cut::MIDDLE)).await
}

/// Cuts another square out of what somebody brought. Slow, too.
async fn cut_anew(app: &App, original: String, cut: Cut) -> Result<Brought> {
    let (files, seed) = (app.files.clone(), app.entropy.seed());
    imaging(app, move || {
        let read = pictures::read(&files.read(&original)?)?.ok_or(Error::NotFound)?;
        Ok(Brought { shown: square(&files, &seed, &read, cut)?, original, cut })
    })
    .await
}

/// What a cut would show. Slow, too.
async fn previewed(app: &App, original: String, cut: Cut) -> Result<Picture> {
    let files = app.files.clone();
    imaging(app, move || pictures::read(&files.read(&original)?)?.ok_or(Error::NotFound)?.square(cut, SIDE))
        .await
}

fn read(bytes: &[u8]) -> Result<Read> {
    pictures::read(bytes)?.ok_or_else(|| Error::invalid("file", say!("picture-unknown")))
}

fn square(files: &Files, seed: &[u8; 32], read: &Read, cut: Cut) -> Result<Kept> {
    let square = read.square(cut, SIDE)?;
    let blob = name(seed, 'p');
    files.put(&blob, &square.bytes)?;
    Ok(Kept { blob, media_type: square.media_type.to_owned() })
}

async fn imaging<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let _turn = app.imaging.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// What the actor brought and how it is cut now; [`Error::NotFound`] where they are shown by a drawing, or by a picture from
/// before anything was kept to cut from.
fn own(ctx: &mut Ctx) -> Result<(String, Cut)> {
    let account = ctx.account()?;
    let found = store::original(ctx.tx, account)?;
    let (original, cut) = found.ok_or(Error::NotFound)?;
    let numbers: Vec<u32> = cut.split(' ').filter_map(|number| number.parse().ok()).collect();
    let cut = match numbers[..] {
        [x, y, zoom] => Cut::new(x, y, zoom),
        _ => Cut::MIDDLE,
    };
    Ok((original, cut))
}

/// Shows the actor by this picture from now on.
pub fn show(ctx: &mut Ctx, brought: &Brought) -> Result<()> {
    let account = ctx.account()?;
    let drawn = drop_but(ctx, Some(&brought.original))?;
    let number = actions::portrait_seed(ctx).max(1);
    store::insert(ctx.tx, number, account, brought, drawn, ctx.now)?;
    accounts::set_portrait(ctx.tx, account, -number)
}

/// Shows the actor by another square of what they brought, while they are still shown by one of it.
fn show_cut(ctx: &mut Ctx, brought: &Brought) -> Result<()> {
    if own(ctx)?.0 != brought.original {
        return Err(Error::NotFound);
    }
    show(ctx, brought)
}

/// Shows the actor by the drawn portrait again.
pub fn remove(ctx: &mut Ctx) -> Result<()> {
    let (account, drawn) = (ctx.account()?, drop_picture(ctx)?);
    accounts::set_portrait(ctx.tx, account, drawn)
}

/// Forgets the actor's picture, where there is one; the seed of the drawing that it replaced.
pub fn drop_picture(ctx: &mut Ctx) -> Result<i64> {
    drop_but(ctx, None)
}

/// The same, but for bytes that are still cut from.
fn drop_but(ctx: &mut Ctx, kept: Option<&str>) -> Result<i64> {
    let account = ctx.account()?;
    let Some((blob, original, drawn)) = store::of_account(ctx.tx, account)? else {
        return Ok(ctx.actor()?.account.portrait);
    };
    store::remove(ctx.tx, account)?;
    let files = ctx.app.files.clone();
    let gone = original.filter(|original| kept != Some(original.as_str())).into_iter().chain([blob]);
    let gone: Vec<_> = gone.collect();
    ctx.tx.on_commit(move || {
        for blob in gone {
            if let Err(error) = files.remove(&blob) {
                tracing::warn!(%error, blob, "the bytes of a picture stay behind");
            }
        }
    });
    Ok(drawn)
}
