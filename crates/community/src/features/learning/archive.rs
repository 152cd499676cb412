//! What an archive holds of learning.

use crate::archive::{Table, community, id, int, text, time, truth};

/// The intention sheet.
pub static INTENTIONS: Table = Table::of(
    "intentions",
    "intentions",
    &["changed_at"],
    &[community(), text("audience", 4_000), text("evaluation", 4_000), time("changed_at")],
)
.whose("community_id = $1");

/// Objectives.
pub static OBJECTIVES: Table = Table::of(
    "objectives",
    "objectives",
    &["id"],
    &[
        id("id", "objective"),
        community(),
        int("position", 0, 1_000_000),
        text("text", 1_000),
        time("removed_at").or_nothing(),
    ],
);

/// The plan.
pub static ACTIVITIES: Table = Table::of(
    "activities",
    "activities",
    &["id"],
    &[
        id("id", "activity"),
        community(),
        text("title", 1_000),
        text("planned_on", 10).or_nothing(),
        time("created_at"),
        time("removed_at").or_nothing(),
    ],
);

/// Which activity serves which objective.
pub static SERVED: Table = Table::of(
    "activity_objectives",
    "activity_objectives",
    &["activity_id", "objective_id"],
    &[id("activity_id", "activity"), id("objective_id", "objective")],
)
.whose("EXISTS (SELECT 1 FROM activities a WHERE a.id = activity_objectives.activity_id AND a.community_id = $1)");

/// Personal goals: what is shared with nobody goes to the operator alone.
pub static GOALS: Table = Table::of(
    "personal_goals",
    "personal_goals",
    &["id"],
    &[
        id("id", "goal"),
        community(),
        id("account_id", "account"),
        text("text", 1_000),
        truth("shared"),
        time("created_at"),
        time("reached_at").or_nothing(),
        time("removed_at").or_nothing(),
    ],
)
.for_operator();
