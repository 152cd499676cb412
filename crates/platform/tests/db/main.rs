//! The database port, through its API, on both engines.

#![allow(missing_docs, reason = "tests are named by their sentences")]

mod durability;
mod engines;
mod transactions;
mod values;
