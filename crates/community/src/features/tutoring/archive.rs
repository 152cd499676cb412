//! What an archive holds of tutoring. Directors get who follows whom, and nothing of check-ins, which only their three know.

use super::model::{MEETS, NOTE, REASON};
use crate::archive::{Start, Table, community, id, int, left, text, time, zone};

/// Who follows whom.
pub static BINDINGS: Table = Table::of(
    "tutor_bindings",
    "tutor_bindings",
    &["id"],
    &[
        id("id", "binding"),
        community(),
        id("tutor_id", "account"),
        id("learner_id", "account"),
        id("bound_by", "account"),
        time("bound_at"),
        time("ended_at").or_nothing(),
    ],
);

/// Check-ins. What is planned, with whom, and what came of it stays with the three: who directs gets none of it.
pub static CHECK_INS: Table = Table::of(
    "check_ins",
    "check_ins",
    &["id"],
    &[
        id("id", "checkin"),
        community(),
        id("binding_id", "binding"),
        id("tutor_id", "account"),
        id("learner_id", "account"),
        id("leader_id", "account"),
        text("starts", 40),
        zone("zone"),
        time("starts_at"),
        text("meets", MEETS),
        id("planned_by", "account"),
        time("planned_at"),
        time("remind_at").or_nothing(),
        time("cancelled_at").or_nothing(),
        id("cancelled_by", "account").or_nothing(),
        text("reason", REASON),
        time("reported_at").or_nothing(),
        id("reported_by", "account").or_nothing(),
        text("note", NOTE),
        left("changes", Start::Zero, "a limit of the day, counted here"),
        left("changes_since", Start::Null, "a limit of the day, counted here"),
    ],
)
.for_operator();

/// The rhythm.
pub static RHYTHM: Table = Table::of(
    "tutoring_rhythms",
    "tutoring_rhythms",
    &["set_at"],
    &[community(), int("weeks", 1, 26), time("set_at")],
)
.whose("community_id = $1");
