//! What an archive holds of how the goal was agreed on and how far it has come.

use platform::Result;
use platform::ids::Raw;

use super::model::AgreedList;
use super::reminders;
use crate::archive::{LeftOut, Table, community, id, int, name, text, time};
use crate::ctx::Ctx;
use crate::features::communities::goal::{Amount, panel};
use crate::features::communities::{self, CommunityId};

/// What was said of results.
pub static UPDATES: Table = Table::of(
    "goal_updates",
    "goal_updates",
    &["id"],
    &[
        id("id", "update"),
        community(),
        id("result_id", "result"),
        id("account_id", "account"),
        int("value", -Amount::LARGEST, Amount::LARGEST),
        text("note", 1_000),
        time("created_at"),
    ],
);

/// How the goal was changed, or was to be.
pub static CHANGES: Table = Table::of(
    "goal_changes",
    "goal_changes",
    &["id"],
    &[
        id("id", "goalchange"),
        community(),
        id("account_id", "account"),
        id("decision_id", "decision").or_nothing(),
        text("goal", 1_000),
        name("results", |results| AgreedList::read(results).is_ok()),
        text("reason", 1_000),
        time("created_at"),
        time("adopted_at").or_nothing(),
        time("dropped_at").or_nothing(),
    ],
);

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] =
    &[LeftOut { table: "goal_reminders", reason: "begins anew where the goal arrives", counted: None }];

/// Begins to ask how far it has come, a month from now, where an archive brought results.
pub fn finish(ctx: &mut Ctx, community: Raw) -> Result<()> {
    let community = communities::actions::seen_by_command(ctx, CommunityId(community))?;
    match panel(ctx, &community)?.results.is_empty() {
        true => Ok(()),
        false => reminders::wait(ctx, &community),
    }
}
