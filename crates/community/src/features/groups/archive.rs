//! What an archive holds of working groups.

use super::model::{NAME, OUTCOME, PURPOSE};
use crate::archive::{Table, community, id, int, text, time};

/// The groups. Which of them is asked whether it goes on is found out anew.
pub static GROUPS: Table = Table::of(
    "working_groups",
    "working_groups",
    &["id"],
    &[
        id("id", "group"),
        community(),
        id("topic_id", "topic"),
        id("founder_id", "account"),
        text("name", NAME),
        text("purpose", PURPOSE),
        int("size", 3, 8),
        int("member_count", 0, 8),
        text("ends_on", 10),
        time("ends_at"),
        time("founded_at"),
        time("ask_at").or_nothing(),
        time("asked_at").or_nothing(),
        time("closed_at").or_nothing(),
        text("outcome", OUTCOME),
    ],
);

/// Who is in them.
pub static FELLOWS: Table = Table::of(
    "working_group_members",
    "working_group_members",
    &["group_id", "account_id"],
    &[id("group_id", "group"), id("account_id", "account"), community(), time("joined_at")],
)
.whose("community_id = $1");
