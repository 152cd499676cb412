//! What the build guide asks: who arrived, and was greeted by nobody.

use platform::Result;

use super::greetings;
use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// Newcomers whom nobody has greeted, and of whom who leads is asked.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// How many; at most fifty.
    pub ungreeted: i64,
    /// The name of who has waited longest; empty where nobody waits.
    pub first: String,
}

/// As of now.
pub fn of(ctx: &mut Ctx, community: CommunityId) -> Result<Built> {
    let waiting = greetings::left_to_leaders(ctx, community)?;
    let first = waiting.first().map(|newcomer| newcomer.name.clone()).unwrap_or_default();
    Ok(Built { ungreeted: waiting.len() as i64, first })
}
