//! What archives hold of types as contracts, and of how they were chosen.

use crate::archive::{LeftOut, Start, Table, community, id, left, name, text, time};
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

/// What whoever opened the community thought that people come for.
pub static GUESSES: Table = Table::of(
    "guessed_needs",
    "guessed_needs",
    &["guessed_at"],
    &[community(), text("needs", 400), text("words", 1_000), time("guessed_at")],
)
.whose("community_id = $1");

/// What directors changed of what the type brings.
pub static CONTRACTS: Table = Table::of(
    "contracts",
    "contracts",
    &["changed_at"],
    &[
        community(),
        text("exchanges", 10_000),
        text("rituals", 10_000),
        text("measures", 10_000),
        text("ending", 2_000),
        time("changed_at"),
    ],
)
.whose("community_id = $1");

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] =
    &[LeftOut { table: "setups", reason: "what somebody types before there is a community", counted: None }];
