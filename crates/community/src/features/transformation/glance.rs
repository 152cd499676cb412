//! What a community's own page says of what it was.

use platform::Result;
use platform::clock::Timestamp;

use super::actions;
use crate::ctx::Ctx;
use crate::features::communities::{Community, Type};

/// What a community was, and until when.
pub struct Past {
    /// When it became what it is.
    pub at: Timestamp,
    /// Whether that is so new that it can still be undone.
    pub fresh: bool,
}

/// What the community was; nothing of one that was always what it is.
pub fn of(ctx: &mut Ctx, community: &Community) -> Result<Option<Past>> {
    // Only these can have been something else, so that others cost no look.
    if community.kind != Type::Practice {
        return Ok(None);
    }
    let turn = actions::standing(ctx, community)?;
    Ok(turn.map(|turn| Past { at: turn.transformed_at, fresh: ctx.now <= turn.reversible_until }))
}
