//! What the build guide asks: whether people were asked what they need, and told what was heard.

use platform::{Result, sql};

use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// A community's studies, counted by how far they came.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// All of them.
    pub made: i64,
    /// Those that were opened.
    pub opened: i64,
    /// Those that have ended and were counted.
    pub counted: i64,
    /// Those of which people were told what was heard.
    pub told: i64,
}

/// As of now.
pub fn of(ctx: &mut Ctx, community: CommunityId) -> Result<Built> {
    let (made, opened, counted, told) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*), COUNT(opened_at), COUNT(counted_at), COUNT(heard_at) FROM studies WHERE community_id = $1",
        community
    )?;
    Ok(Built { made, opened, counted, told })
}
