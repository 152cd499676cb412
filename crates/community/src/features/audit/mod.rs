//! Audit: who did what that others must be able to ask about.
//!
//! - An entry is written in the transaction of its act: there is none for what did not happen, and no act without one.
//! - Entries are only ever added. They name people and things; they hold no text that somebody wrote in confidence, no
//!   address and no secret.
//! - Directors read what concerns their community, who runs the site reads everything (see `site::audit`).
//!
//! Owns `audit_entries`. The first feature of the map: every other may note what it did.

pub mod archive;
mod model;
pub mod store;

use platform::Result;
use platform::i18n::Source;
use platform::ids::Raw;

use crate::ctx::Ctx;

pub use model::{Act, Entry, EntryId};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// Notes an act of the caller. `subject` names whom or what it was about, for reading.
pub fn note(ctx: &mut Ctx, act: Act, community: Option<Raw>, subject: &str) -> Result<()> {
    let account = ctx.visitor().map(|actor| actor.account_id.0);
    note_of(ctx, account, act, community, subject)
}

/// Notes an act of somebody who proved who they are in another way than by a session, such as by a mailed link.
pub fn note_of(
    ctx: &mut Ctx,
    account: Option<Raw>,
    act: Act,
    community: Option<Raw>,
    subject: &str,
) -> Result<()> {
    let id = EntryId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, act, account, community, subject, ctx.now)
}
