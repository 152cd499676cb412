//! What the build guide asks: who stands at a community's door.

use platform::{Result, sql};

use super::CommunityId;
use super::requests::store as requests;
use crate::ctx::Ctx;

/// Who may come in.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// People who ask to join and wait for an answer; at most a hundred.
    pub requests: i64,
    /// Whether there is a link by which anybody comes in.
    pub invites: bool,
}

/// As of now.
pub fn of(ctx: &mut Ctx, community: CommunityId) -> Result<Built> {
    let (links,): (i64,) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*) FROM (SELECT id FROM invitations
             WHERE community_id = $1 AND account_id IS NULL AND revoked_at IS NULL AND (ends_at IS NULL OR ends_at > $2)
             AND (uses_left IS NULL OR uses_left > 0) LIMIT 1) AS usable",
        community,
        ctx.now
    )?;
    Ok(Built { requests: requests::waiting_count(ctx.tx, community)?, invites: links > 0 })
}
