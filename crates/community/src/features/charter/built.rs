//! What the build guide asks: what a community agrees on.

use platform::{Result, sql};

use crate::ctx::Ctx;
use crate::features::communities::Community;

/// The charter.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Whether one is in force.
    pub in_force: bool,
    /// Clauses of the draft.
    pub clauses: i64,
    /// Members who have signed what is in force.
    pub signatures: i64,
}

/// As of now.
pub fn of(ctx: &mut Ctx, community: &Community) -> Result<Built> {
    let version = community.charter_version;
    let (clauses, signatures): (i64, i64) = sql!(
        ctx.tx.row,
        "SELECT (SELECT COUNT(*) FROM charter_clauses c WHERE c.community_id = $1 AND c.removed_at IS NULL),
                COALESCE((SELECT v.signature_count FROM charter_versions v WHERE v.community_id = $1 AND v.version = $2), 0)",
        community.id,
        version
    )?;
    // Who left may have signed before.
    let signatures = signatures.min(community.member_count);
    Ok(Built { in_force: version > 0, clauses, signatures })
}
