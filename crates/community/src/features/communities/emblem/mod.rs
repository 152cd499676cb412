//! Emblems: what a community is known by, wherever it is named.
//!
//! - A director chooses one of the drawings; it stands in an arch of the community's colour.
//! - A picture may take its place: the middle of what is brought becomes a square, made anew. Taking it away brings the drawing
//!   back.
//! - An emblem is seen by whoever sees the page about the community, which is everybody.

mod store;
mod web;

use axum::handler::Handler;
use platform::routes::Routes;
use platform::{Error, Result};

use super::settings;
use super::store as communities;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::pictures::Kept;
use crate::features::audit::{self, Act};
use crate::upload;

/// Bringing a picture, taking it away, and the picture itself.
pub fn pages() -> Routes<App> {
    Routes::default()
        .post("/communities/{community}/emblem", web::bring.layer(upload::limit()))
        .post("/communities/{community}/emblem/removal", web::remove)
        .get("/communities/{community}/emblem/{blob}", web::picture)
}

/// Shows a community by this picture from now on.
pub fn show(ctx: &mut Ctx, slug: &str, kept: &Kept) -> Result<()> {
    replace(ctx, slug, Some(kept.blob.as_str()))
}

/// Shows a community by its drawing again. A second time changes nothing.
pub fn remove(ctx: &mut Ctx, slug: &str) -> Result<()> {
    replace(ctx, slug, None)
}

fn replace(ctx: &mut Ctx, slug: &str, blob: Option<&str>) -> Result<()> {
    let community = settings::changeable(ctx, slug)?.community;
    store::set(ctx.tx, community.id, blob)?;
    if let Some(before) = community.emblem_blob {
        let files = ctx.app.files.clone();
        ctx.tx.on_commit(move || {
            if let Err(error) = files.remove(&before) {
                tracing::warn!(%error, before, "the bytes of an emblem stay behind");
            }
        });
    }
    audit::note(ctx, Act::SettingsChanged, Some(community.id.0), &community.name)
}

/// The name under which a community's picture lies, where it is the one that is asked for: no other file has this door.
pub fn shown(ctx: &mut Ctx, slug: &str, blob: &str) -> Result<String> {
    let community = communities::by_slug(ctx.tx, slug)?.ok_or(Error::NotFound)?;
    community.emblem_blob.filter(|shown| shown == blob).ok_or(Error::NotFound)
}
