//! What the week asks: check-ins that are due, and learners whom no tutor follows.

use platform::Result;

use super::store;
use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// As of now; nothing where no tutor follows anybody.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Bindings of which a check-in is due; at most fifty.
    pub due: i64,
    /// Learners whom no tutor follows; at most fifty, of the latest two hundred to join.
    pub unfollowed: i64,
    /// The name of the first of them.
    pub first: String,
}

/// As of now.
pub fn of(ctx: &mut Ctx, community: CommunityId) -> Result<Built> {
    let (unfollowed, used) = store::unfollowed(ctx.tx, community, ctx.now)?;
    if !used {
        return Ok(Built::default());
    }
    let due = store::due(ctx.tx, community, ctx.now, 50)?.len() as i64;
    let first = unfollowed.first().cloned().unwrap_or_default();
    Ok(Built { due, unfollowed: unfollowed.len() as i64, first })
}
