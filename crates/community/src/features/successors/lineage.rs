//! What a community's home says of where it came from and what grew out of it: two looks along an index.

use platform::Result;

use super::model::Successor;
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::communities::State;
use crate::features::communities::actions::{self as communities, Seen};

pub use store::Origin;

/// What grew out of what.
pub struct Lineage {
    /// What the community grew out of.
    pub origin: Option<Origin>,
    /// What its members founded, each with whether the reader is in it.
    pub founded: Vec<(Successor, bool)>,
    /// What its members propose.
    pub proposed: i64,
    /// Whether the reader is led to proposing one: they may, and the community comes to its end.
    pub invites: bool,
}

impl Lineage {
    /// Whether there is anything to say.
    pub fn is_shown(&self) -> bool {
        self.origin.is_some() || !self.founded.is_empty() || self.proposed > 0 || self.invites
    }
}

/// What a community's home says to the reader.
pub fn of(ctx: &mut Ctx, seen: &Seen) -> Result<Lineage> {
    let origin = store::origin(ctx.tx, seen.community.id)?;
    if !policy::sees(&seen.standing) {
        return Ok(Lineage { origin, founded: Vec::new(), proposed: 0, invites: false });
    }
    let account = ctx.account()?;
    let all = store::of_community(ctx.tx, seen.community.id)?;
    let (open, founded): (Vec<_>, Vec<_>) = all.into_iter().partition(Successor::is_open);
    let mut with_inside = Vec::new();
    for successor in founded {
        let inside = match successor.founded_id {
            Some(new) => communities::belongs(ctx, new, account)?,
            None => false,
        };
        with_inside.push((successor, inside));
    }
    let ends = matches!(seen.community.state, State::Closing | State::Closed);
    let invites = ends && policy::take_part(&seen.standing, seen.community.state).is_ok();
    Ok(Lineage { origin, founded: with_inside, proposed: open.len() as i64, invites })
}
