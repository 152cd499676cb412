//! What an archive holds of a community's life. Where it stands is in the community itself.

use platform::Result;
use platform::ids::Raw;

use super::actions;
use crate::archive::{Start, Table, community, id, left, name, text, time, zone};
use crate::ctx::Ctx;
use crate::features::communities::{CommunityId, State};

/// The dates that it follows.
pub static LIVES: Table = Table::of(
    "lifecycles",
    "lives",
    &["begun_at"],
    &[
        community(),
        time("begun_at"),
        text("starts", 40).or_nothing(),
        zone("starts_zone").or_nothing(),
        text("ends", 40).or_nothing(),
        zone("ends_zone").or_nothing(),
        text("until", 40).or_nothing(),
        zone("until_zone").or_nothing(),
        left("next_at", Start::Null, "read from the dates where it arrives"),
        time("told_for").or_nothing(),
        time("asked_for").or_nothing(),
        id("decision_id", "decision").or_nothing(),
    ],
)
.whose("community_id = $1");

/// What happened in it, and why.
pub static CHANGES: Table = Table::of(
    "lifecycle_changes",
    "changes",
    &["id"],
    &[
        id("id", "change"),
        community(),
        id("account_id", "account").or_nothing(),
        name("state", |state| State::parse(state).is_some()),
        text("reason", 1_000),
        time("created_at"),
    ],
);

/// Follows the dates of a community that an archive has brought. Nobody is told of what is due by now.
pub fn finish(ctx: &mut Ctx, community: Raw) -> Result<()> {
    actions::settle_arrived(ctx, CommunityId(community))
}
