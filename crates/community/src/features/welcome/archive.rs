//! What an archive holds of welcoming.

use crate::archive::{Table, community, id, text, time};

/// What people said on their first day.
pub static INTRODUCTIONS: Table = Table::of(
    "introductions",
    "introductions",
    &["account_id"],
    &[community(), id("account_id", "account"), text("needs", 1_000), text("gives", 1_000), time("said_at")],
)
.whose("community_id = $1");

/// Who greets of their own will.
pub static GREETERS: Table = Table::of(
    "greeters",
    "greeters",
    &["account_id"],
    &[community(), id("account_id", "account"), time("since"), time("greeted_at")],
)
.whose("community_id = $1");

/// Who greeted whom.
pub static GREETINGS: Table = Table::of(
    "greetings",
    "greetings",
    &["account_id"],
    &[community(), id("account_id", "account"), id("greeted_by", "account"), time("greeted_at")],
)
.whose("community_id = $1");
