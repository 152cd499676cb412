//! The product's own SQL, read from its stores.

use std::path::Path;

use anyhow::{Context, Result};

use crate::database::Sql;

/// Where the features are, from the repository's root.
const FEATURES: &str = "crates/community/src/features";

/// The literal in `function` of a feature's file; the `nth` of several, counted from 0.
pub fn literal(file: &str, function: &str, nth: usize) -> Result<Sql> {
    let path = Path::new(FEATURES).join(file);
    read(&path, function, nth)
        .with_context(|| format!("{} has no statement {nth} in fn {function}", path.display()))
}

/// The same of the platform's search.
pub fn search() -> Result<[Sql; 2]> {
    let path = Path::new("crates/platform/src/search/store.rs");
    // The one between says how PostgreSQL is to plan.
    Ok([read(path, "find", 0)?, read(path, "find", 2)?])
}

fn read(path: &Path, function: &str, nth: usize) -> Result<Sql> {
    let source = std::fs::read_to_string(path)?;
    let from = source.find(&format!("fn {function}(")).context("no such function")?;
    let body = &source[from..];
    let body = &body[..body.find("\n}").context("it does not end")?];
    let literal = body.split("sql!(").nth(nth + 1).and_then(|call| call.split('"').nth(1));
    Ok(Sql::new(literal.context("no such statement")?))
}
