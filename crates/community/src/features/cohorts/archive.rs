//! What an archive holds of cohorts.

use super::model::Manner;
use crate::archive::{Table, community, id, int, name, text, time};

/// How the community was dealt.
pub static DEALS: Table = Table::of(
    "cohort_deals",
    "cohort_deals",
    &["dealt_at"],
    &[
        community(),
        name("manner", |manner| Manner::parse(manner).is_some()),
        int("size", 2, 500),
        time("dealt_at"),
    ],
)
.whose("community_id = $1");

/// Its cohorts.
pub static COHORTS: Table = Table::of(
    "cohorts",
    "cohorts",
    &["id"],
    &[
        id("id", "cohort"),
        community(),
        text("name", 200),
        int("position", 0, 1_000_000),
        text("shared", 40),
        int("member_count", 0, 10_000_000),
    ],
);

/// Who is in them.
pub static SEATS: Table = Table::of(
    "cohort_members",
    "cohort_members",
    &["account_id"],
    &[community(), id("account_id", "account"), id("cohort_id", "cohort"), time("moved_at").or_nothing()],
)
.whose("community_id = $1");
