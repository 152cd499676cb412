//! What an archive holds of types as contracts.

use crate::archive::{LeftOut, Table, community, text, time};

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
