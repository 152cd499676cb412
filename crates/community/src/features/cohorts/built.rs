//! What the build guide asks: whether a community was dealt into cohorts.

use platform::Result;

use super::store;
use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// Whether there are cohorts.
pub fn dealt(ctx: &mut Ctx, community: CommunityId) -> Result<bool> {
    Ok(store::deal(ctx.tx, community)?.is_some())
}
