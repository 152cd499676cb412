//! Signing: who has agreed to the version in force.
//!
//! - Everybody who belongs signs, once for each version. A new version shows what changed since the one that they signed.
//! - A signature cannot be taken back; who no longer agrees talks about the draft, or leaves.

pub(super) mod store;
pub(super) mod web;

use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::policy;
use crate::ctx::Ctx;
use crate::features::communities;
use crate::features::communities::actions::Seen as SeenCommunity;

/// The community of this slug, for who belongs to it, partners and guests included: all of them sign.
pub fn within(ctx: &mut Ctx, slug: &str) -> Result<SeenCommunity> {
    communities::actions::seen(ctx, slug)
}

/// Signs the version that the caller has read. Signing twice is no error; one that is no longer in force is not signed.
pub fn sign(ctx: &mut Ctx, slug: &str, version: i64) -> Result<()> {
    let (within, account) = (within(ctx, slug)?, ctx.account()?);
    policy::sign(&within.standing)?;
    let in_force = within.community.charter_version;
    if in_force == 0 {
        return Err(Error::NotFound);
    }
    if version != in_force {
        return Err(Error::Conflict(say!("charter-changed-meanwhile")));
    }
    if store::sign(ctx.tx, within.community.id, version, account, ctx.now)? {
        communities::actions::note_charter_signed(ctx, within.community.id, version)?;
    }
    Ok(())
}

/// The last version that the caller signed, and when.
pub fn last(ctx: &mut Ctx, within: &SeenCommunity) -> Result<Option<(i64, Timestamp)>> {
    let account = ctx.account()?;
    store::last(ctx.tx, within.community.id, account)
}

/// What the caller has still to sign, and until when; nothing where they have signed or there is no charter.
pub fn asked(within: &SeenCommunity) -> Option<Timestamp> {
    within.standing.signs_by
}
