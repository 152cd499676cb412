//! What an archive holds of the guide: what directors left out and why, and what they did about what was recommended.

use super::model::Action;
use super::week::Answer;
use super::week::suggesting::Subject;
use crate::archive::{Table, community, id, int, name, text, time};

/// What was left out for a time.
pub static WAIVERS: Table = Table::of(
    "guide_waivers",
    "guide_waivers",
    &["action"],
    &[
        community(),
        name("action", |action| Action::parse(action).is_some()),
        text("reason", 1_000),
        text("review_on", 10),
        id("waived_by", "account"),
        time("waived_at"),
        time("ended_at").or_nothing(),
    ],
)
.whose("community_id = $1");

/// What was said of recommendations.
pub static ANSWERS: Table = Table::of(
    "guide_answers",
    "guide_answers",
    &["week", "subject"],
    &[
        community(),
        text("week", 10),
        name("subject", |subject| Subject::parse(subject).is_some()),
        name("answer", |answer| Answer::parse(answer).is_some()),
        text("reason", 1_000),
        int("count", 0, 10_000_000),
        id("account_id", "account"),
        time("answered_at"),
    ],
)
.whose("community_id = $1");
