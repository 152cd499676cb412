//! What people do with the guide: they read it. What they say about it is in `waivers` and `week`.

use platform::{Error, Result};

use super::facts::{self, Facts};
use super::model::{Action, Shown};
use super::{policy, waivers, week};
use crate::ctx::Ctx;
use crate::features::communities::actions::{self as communities, Seen};

/// The community of this slug, for who sees its guide.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    policy::see(&seen.standing)?;
    Ok(seen)
}

/// The nine actions as they stand, with the facts that say so.
pub fn guide(ctx: &mut Ctx, seen: &Seen) -> Result<(Facts, Vec<Shown>)> {
    let facts = facts::gather(ctx, seen)?;
    let shown = shown(ctx, seen, &facts)?;
    Ok((facts, shown))
}

/// One of the nine actions as it stands.
pub fn action(ctx: &mut Ctx, seen: &Seen, action: Action) -> Result<Shown> {
    let (_, shown) = guide(ctx, seen)?;
    shown.into_iter().find(|shown| shown.action == action).ok_or(Error::NotFound)
}

/// The nine actions as these facts say.
pub fn shown(ctx: &mut Ctx, seen: &Seen, facts: &Facts) -> Result<Vec<Shown>> {
    let waivers = waivers::store::all(ctx.tx, seen.community.id)?;
    let today = week::day(ctx.now, &seen.community.zone);
    Ok(policy::show(facts, &waivers, &today.to_string()))
}
