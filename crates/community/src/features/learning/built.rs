//! What the build guide asks: what a community of learning aims at.

use platform::Result;

use super::store;
use crate::ctx::Ctx;
use crate::features::communities::{Community, Type};

/// The intention sheet and the plan.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Whether somebody said for whom it is, and how one sees that objectives are reached.
    pub intention: bool,
    /// Objectives.
    pub objectives: i64,
    /// Those that no activity serves.
    pub uncovered: i64,
}

/// As of now; nothing for communities of another type.
pub fn of(ctx: &mut Ctx, community: &Community) -> Result<Built> {
    if community.kind != Type::Learning {
        return Ok(Built::default());
    }
    let objectives = store::objectives(ctx.tx, community.id)?;
    let uncovered = objectives.iter().filter(|objective| objective.activities == 0).count();
    Ok(Built {
        intention: store::intention(ctx.tx, community.id)?.is_some(),
        objectives: objectives.len() as i64,
        uncovered: uncovered as i64,
    })
}
