//! What directors do with imports, and the one door through which an outside name becomes one.

use platform::{Error, Result, say};

use super::model::{ArchiveBrought, Import, ImportBegun, ImportId, State};
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities;
use crate::features::communities::actions::Seen as SeenCommunity;
use crate::upload::Streamed;

/// An import together with its community and what the caller holds there.
pub struct Seen {
    /// The import.
    pub import: Import,
    /// Its community and the caller's standing.
    pub within: SeenCommunity,
}

/// The community of this slug, for who brings histories into it.
pub fn directed(ctx: &mut Ctx, slug: &str) -> Result<SeenCommunity> {
    let within = communities::actions::seen(ctx, slug)?;
    policy::bring(&within.standing)?;
    Ok(within)
}

/// The import of this id in the community of this slug, for who directs that; not found in another.
pub fn seen(ctx: &mut Ctx, slug: &str, id: ImportId) -> Result<Seen> {
    let within = directed(ctx, slug)?;
    let import = store::find(ctx.tx, id)?.filter(|import| import.community_id == within.community.id);
    Ok(Seen { import: import.ok_or(Error::NotFound)?, within })
}

/// The community's imports, the newest first.
pub fn of_community(ctx: &mut Ctx, within: &SeenCommunity) -> Result<Vec<Import>> {
    store::of_community(ctx.tx, within.community.id)
}

/// Lets in who may bring an archive now, before all of it is read.
pub fn expect(ctx: &mut Ctx, slug: &str) -> Result<()> {
    let within = directed(ctx, slug)?;
    if store::is_open(ctx.tx, within.community.id)? { Err(one_at_a_time()) } else { Ok(()) }
}

/// Takes an archive whose bytes are kept, and has it looked through.
pub fn bring(ctx: &mut Ctx, slug: &str, archive: &Streamed) -> Result<ImportId> {
    let within = directed(ctx, slug)?;
    let new = store::NewImport {
        id: ImportId::draw(&mut ctx.ids),
        community_id: within.community.id,
        account_id: ctx.account()?,
        name: &archive.name,
        bytes: archive.bytes,
        blob: &archive.blob,
    };
    store::insert(ctx.tx, &new, ctx.now).map_err(|error| match error {
        Error::Duplicate(_) => one_at_a_time(),
        other => other,
    })?;
    ctx.emit(&ArchiveBrought { import_id: new.id })?;
    Ok(new.id)
}

/// Starts an import, or goes on with it. Doing so twice changes nothing.
pub fn start(ctx: &mut Ctx, slug: &str, id: ImportId) -> Result<()> {
    let seen = seen(ctx, slug, id)?;
    if policy::start(seen.import.state())? {
        store::set_begun(ctx.tx, id, ctx.now)?;
        ctx.emit(&ImportBegun { import_id: id })?;
        audit::note(ctx, Act::ImportBegun, Some(seen.within.community.id.0), &seen.import.name)?;
    }
    Ok(())
}

/// Stops an import after the batch that is being written. What was brought stays.
pub fn stop(ctx: &mut Ctx, slug: &str, id: ImportId) -> Result<()> {
    let seen = seen(ctx, slug, id)?;
    if policy::stop(seen.import.state()) && store::set_stopped(ctx.tx, id, ctx.now)? {
        audit::note(ctx, Act::ImportStopped, Some(seen.within.community.id.0), &seen.import.name)?;
    }
    Ok(())
}

/// Deletes the archive of an import that is not to go on. What was brought stays, and so does the report; what brought nothing
/// leaves nothing behind.
pub fn remove(ctx: &mut Ctx, slug: &str, id: ImportId) -> Result<()> {
    let Seen { import, .. } = seen(ctx, slug, id)?;
    if !policy::remove(import.state())? {
        return Ok(());
    }
    if import.state() == State::Stopped {
        store::set_left(ctx.tx, id, ctx.now)?;
    } else {
        store::remove(ctx.tx, id)?;
    }
    forget(ctx, &import);
    Ok(())
}

/// Deletes the archive's bytes once that is certain.
pub(super) fn forget(ctx: &mut Ctx, import: &Import) {
    let (files, blob) = (ctx.app.files.clone(), import.blob.clone());
    if blob.is_empty() {
        return;
    }
    ctx.tx.on_commit(move || {
        if let Err(error) = files.remove(&blob) {
            tracing::warn!(%error, blob, "the bytes of an imported archive stay behind");
        }
    });
}

fn one_at_a_time() -> Error {
    Error::Conflict(say!("imports-one-at-a-time"))
}
