//! What an archive holds of what was noted: what concerns the community. What concerns the site stays with the site.

use super::model::Act;
use crate::archive::{Table, community, id, name, text, time};

/// What was noted about a community.
pub static ENTRIES: Table = Table::of(
    "audit_entries",
    "audit",
    &["id"],
    &[
        id("id", "audit"),
        name("act", |act| Act::parse(act).is_some()),
        id("account_id", "account").or_nothing(),
        community(),
        text("subject", 1_000),
        time("created_at"),
    ],
);
