//! What the build guide asks: whether a community lives beside dated sessions.

use platform::{Result, sql};

use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// Sessions that were not cancelled.
pub fn sessions(ctx: &mut Ctx, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*) FROM training_sessions WHERE community_id = $1 AND cancelled_at IS NULL",
        community
    )?;
    Ok(count)
}
