//! What the build guide asks: where a community meets.

use platform::{Result, sql};

use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// The places that are open.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// How many, without lounges.
    pub open: i64,
    /// How many lounges.
    pub lounges: i64,
    /// How many do not say what they are for.
    pub without_purpose: i64,
    /// In how many people ask.
    pub asks: i64,
}

/// As of now.
pub fn of(ctx: &mut Ctx, community: CommunityId) -> Result<Built> {
    let (open, lounges, without_purpose, asks) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*) FILTER (WHERE NOT lounge), COUNT(*) FILTER (WHERE lounge),
                COUNT(*) FILTER (WHERE NOT lounge AND purpose = ''), COUNT(*) FILTER (WHERE asks)
         FROM places WHERE community_id = $1 AND archived_at IS NULL",
        community
    )?;
    Ok(Built { open, lounges, without_purpose, asks })
}
