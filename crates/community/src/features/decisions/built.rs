//! What the build guide asks: which decisions wait to be told.

use platform::{Result, sql};

use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// Decisions that have ended and whose outcome nobody has written.
pub fn outcomes_due(ctx: &mut Ctx, community: CommunityId) -> Result<i64> {
    let (count,): (i64,) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*) FROM decisions WHERE community_id = $1 AND ended_at IS NOT NULL AND closed_at IS NULL",
        community
    )?;
    Ok(count)
}
