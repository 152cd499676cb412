//! What archives hold of how types were chosen.

use crate::archive::{Start, Table, community, id, left, name, text, time};
use crate::features::communities::Type;

/// What directors said about their context.
pub static SHEETS: Table = Table::of(
    "type_sheets",
    "type_sheets",
    &["changed_at"],
    &[
        community(),
        text("sheet", 400),
        left("study_id", Start::Null, "studies stay with those whom people answered"),
        time("changed_at"),
    ],
)
.whose("community_id = $1");

/// What they chose.
pub static CHOICES: Table = Table::of(
    "type_choices",
    "type_choices",
    &["id"],
    &[
        id("id", "choice"),
        community(),
        name("chosen", |kind| Type::parse(kind).is_some()),
        name("advised", |kind| Type::parse(kind).is_some()).or_nothing(),
        text("sheet", 400),
        text("reason", 500),
        id("chosen_by", "account").or_nothing(),
        time("chosen_at"),
    ],
);
