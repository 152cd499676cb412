//! What an archive holds of successors. Another community may not be where the archive arrives: its name is kept, its id is not.

use super::model::{GOAL, NAME};
use crate::archive::{LeftOut, Start, Table, community, id, int, left, name, text, time};
use crate::features::communities::Type;

/// What members of a community proposed and founded.
pub static SUCCESSORS: Table = Table::of(
    "successors",
    "successors",
    &["id"],
    &[
        id("id", "successor"),
        community(),
        text("name", NAME),
        text("goal", GOAL),
        name("type", |kind| Type::parse(kind).is_some()),
        id("proposed_by", "account"),
        time("proposed_at"),
        int("founder_count", 0, 1_000),
        time("withdrawn_at").or_nothing(),
        time("founded_at").or_nothing(),
        left("founded_id", Start::Null, "another community, which may not be where the archive arrives"),
        time("dissolved_at").or_nothing(),
        text("reason", 1_000),
    ],
);

/// Who stands for them.
pub static FOUNDERS: Table = Table::of(
    "successor_founders",
    "successor_founders",
    &["successor_id", "account_id"],
    &[
        id("successor_id", "successor"),
        id("account_id", "account"),
        community(),
        time("stands_since"),
        time("dissolves_at").or_nothing(),
    ],
)
.whose("community_id = $1");

/// What the community itself grew out of.
pub static LINEAGES: Table = Table::of(
    "lineages",
    "lineages",
    &["founded_at"],
    &[
        community(),
        left("origin_id", Start::Null, "another community, which may not be where the archive arrives"),
        text("origin_name", 1_000),
        time("founded_at"),
    ],
)
.whose("community_id = $1");

/// Which of its topics came along from there, and how much of them stayed.
pub static CARRIED_TOPICS: Table = Table::of(
    "carried_topics",
    "carried_topics",
    &["topic_id"],
    &[
        id("topic_id", "topic"),
        community(),
        left(
            "origin_id",
            Start::Null,
            "a topic of another community, which may not be where the archive arrives",
        ),
        int("stayed", 0, 1_000_000_000),
    ],
);

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] = &[
    LeftOut {
        table: "carrying_consents",
        reason: "a word that holds for one successor on this site",
        counted: None,
    },
    LeftOut {
        table: "carried_places",
        reason: "leads from one community of this site to another",
        counted: None,
    },
    LeftOut { table: "carryings", reason: "how far copying has come here", counted: None },
    LeftOut {
        table: "carried_posts",
        reason: "leads from one community of this site to another; the posts themselves are held",
        counted: None,
    },
];
