//! Who gets what on every route: the table, and the test that fails on a route without a row.

#[cfg(test)]
mod tests {}
