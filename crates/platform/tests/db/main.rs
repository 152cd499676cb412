//! The database port, through its API, on both engines.

#![allow(missing_docs, reason = "tests are named by their sentences")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on ends at once"
)]

mod durability;
mod engines;
mod transactions;
mod values;
