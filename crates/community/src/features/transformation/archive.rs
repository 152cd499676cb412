//! What an archive holds of how a community became another.

use crate::archive::{Table, community, id, int, name, text, time, zone};
use crate::features::communities::Type;

/// The turns that it took.
pub static TRANSFORMATIONS: Table = Table::of(
    "transformations",
    "transformations",
    &["id"],
    &[
        id("id", "transformation"),
        community(),
        name("from_type", |kind| Type::parse(kind).is_some()),
        name("to_type", |kind| Type::parse(kind).is_some()),
        text("ends", 40).or_nothing(),
        zone("ends_zone").or_nothing(),
        text("until", 40).or_nothing(),
        zone("until_zone").or_nothing(),
        id("account_id", "account").or_nothing(),
        text("reason", 1_000),
        time("transformed_at"),
        time("reversible_until"),
        time("undone_at").or_nothing(),
        id("undone_by", "account").or_nothing(),
        text("undone_reason", 1_000),
    ],
);

/// What came along with each.
pub static PARTS: Table = Table::of(
    "transformation_parts",
    "transformation_parts",
    &["transformation_id", "position"],
    &[
        id("transformation_id", "transformation"),
        int("position", 1, 1_000),
        id("place_id", "place").or_nothing(),
        id("rule_id", "rule").or_nothing(),
    ],
)
.whose(
    "EXISTS (SELECT 1 FROM transformations t WHERE t.id = transformation_parts.transformation_id AND t.community_id = $1)",
);
