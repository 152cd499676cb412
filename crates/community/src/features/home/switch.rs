//! What somebody sees of their other communities, to choose where to go.

use platform::Result;

use crate::ctx::Ctx;
use crate::features::communities::{self, Community};
use crate::features::discussions::reading;
use crate::features::places;

/// What is unread for the caller in each of these communities, in words, by its name in addresses; where nothing is, none. Costs
/// a question for each community, and a few more for each in which something is new; what a page shows of all of them is asked
/// for when it is looked at.
pub fn unread(ctx: &mut Ctx, all: &[Community]) -> Result<Vec<(String, String)>> {
    let account = ctx.account()?;
    let mut found = Vec::new();
    for community in all {
        let counts = reading::unread(ctx.tx, community.id, account)?;
        if counts.is_empty() {
            continue;
        }
        let seen = communities::actions::with_standing(ctx, community.clone())?;
        let places = places::actions::visible(ctx, community.id, &seen.standing)?;
        let sees = |id| places.iter().any(|place| place.id == id);
        let unread: i64 = counts.iter().filter(|(place, _)| sees(*place)).map(|(_, count)| count).sum();
        if unread > 0 {
            found.push((community.slug.clone(), ctx.locale.n("shell-unread", unread)));
        }
    }
    Ok(found)
}
