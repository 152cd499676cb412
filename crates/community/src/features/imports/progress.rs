//! What the reader of archives comes back with. It acts as nobody: who started the import was allowed to.

use platform::events::{self, Lane};
use platform::{Error, Result, say};

use super::model::{Import, ImportBegun, ImportId, State, Tool, Trouble};
use super::report::Report;
use super::{BRING, actions, store};
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::{Community, store as communities};

/// What there is to do for an import.
pub struct Work {
    /// The import.
    pub import: Import,
    /// Where to.
    pub community: Community,
}

/// The archive that is to be looked through; `None` where that is done, or of no use any more.
pub fn to_look(ctx: &mut Ctx, id: ImportId) -> Result<Option<Work>> {
    work(ctx, id, State::Looking)
}

/// The history that is to be brought; `None` where it was stopped or is over.
pub fn to_bring(ctx: &mut Ctx, id: ImportId) -> Result<Option<Work>> {
    work(ctx, id, State::UnderWay)
}

fn work(ctx: &mut Ctx, id: ImportId, state: State) -> Result<Option<Work>> {
    let Some(import) = store::find(ctx.tx, id)?.filter(|import| import.state() == state) else {
        return Ok(None);
    };
    let community = communities::find(ctx.tx, import.community_id)?;
    Ok(Some(Work { import, community }))
}

/// Notes what is in an archive.
pub fn looked(ctx: &mut Ctx, id: ImportId, tool: Tool, found: &Report) -> Result<()> {
    let found = serde_json::to_string(found).map_err(Error::internal)?;
    store::set_found(ctx.tx, id, tool.name(), &found, ctx.now)?;
    Ok(())
}

/// Ends an import because of what is wrong with its archive.
pub fn refused(ctx: &mut Ctx, id: ImportId, trouble: &Trouble) -> Result<()> {
    let Some(import) = store::find(ctx.tx, id)? else { return Ok(()) };
    if store::set_trouble(ctx.tx, id, trouble, ctx.now)? {
        actions::forget(ctx, &import);
    }
    Ok(())
}

/// Notes a batch in the transaction that writes it; [`Error::Conflict`] where it must not be written, because the import was
/// stopped or another node is further.
pub fn wrote(ctx: &mut Ctx, id: ImportId, (from, to): (u64, u64), report: &Report) -> Result<()> {
    let import = store::find(ctx.tx, id)?.ok_or(Error::NotFound)?;
    let mut brought = import.brought()?;
    brought.add(report);
    let brought = serde_json::to_string(&brought).map_err(Error::internal)?;
    let (from, to) = (from.cast_signed(), to.cast_signed());
    if store::set_written(ctx.tx, id, from, to, &brought)? {
        Ok(())
    } else {
        Err(Error::Conflict(say!("imports-over")))
    }
}

/// Has the next part brought.
pub fn go_on(ctx: &mut Ctx, id: ImportId) -> Result<()> {
    let payload = serde_json::to_string(&ImportBegun { import_id: id }).map_err(Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, BRING, Lane::Outside, &payload)
}

/// Ends an import of which everything is written.
pub fn ended(ctx: &mut Ctx, id: ImportId) -> Result<()> {
    let Some(import) = store::find(ctx.tx, id)? else { return Ok(()) };
    if store::set_ended(ctx.tx, id, ctx.now)? {
        actions::forget(ctx, &import);
        let subject = format!("{} (+{})", import.name, import.brought()?.new_posts);
        let community = Some(import.community_id.0);
        audit::note_of(ctx, Some(import.account_id.0), Act::ImportEnded, community, &subject)?;
    }
    Ok(())
}
