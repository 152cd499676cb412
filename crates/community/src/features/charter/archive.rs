//! What an archive holds of a charter: its draft, what was said about it, its versions with their signatures, and the rules.

use super::rules::{Sign, Strength};
use crate::archive::{Table, community, id, int, made, name, prose, rendered, text, time, truth};

/// The draft's clauses.
pub static CLAUSES: Table = Table::of(
    "charter_clauses",
    "charter_clauses",
    &["id"],
    &[
        id("id", "clause"),
        community(),
        int("position", 0, 1_000_000),
        text("title", 200),
        prose("source"),
        made("html"),
        made("renderer"),
        time("changed_at"),
        time("removed_at").or_nothing(),
    ],
)
.making(rendered);

/// What people said about them.
pub static COMMENTS: Table = Table::of(
    "charter_comments",
    "charter_comments",
    &["id"],
    &[
        id("id", "comment"),
        id("clause_id", "clause"),
        id("account_id", "account"),
        text("text", 10_000),
        time("created_at"),
    ],
)
.whose("EXISTS (SELECT 1 FROM charter_clauses c WHERE c.id = charter_comments.clause_id AND c.community_id = $1)");

/// Other words that people proposed.
pub static REWORDINGS: Table = Table::of(
    "charter_rewordings",
    "charter_rewordings",
    &["id"],
    &[
        id("id", "rewording"),
        id("clause_id", "clause"),
        id("account_id", "account"),
        prose("source"),
        made("html"),
        made("renderer"),
        text("why", 10_000),
        time("created_at"),
        time("decided_at").or_nothing(),
        truth("accepted"),
    ],
)
.whose("EXISTS (SELECT 1 FROM charter_clauses c WHERE c.id = charter_rewordings.clause_id AND c.community_id = $1)")
.making(rendered);

/// Versions, adopted or proposed.
pub static VERSIONS: Table = Table::of(
    "charter_versions",
    "charter_versions",
    &["version"],
    &[
        community(),
        int("version", 1, 1_000_000),
        id("decision_id", "decision"),
        int("grace", 0, 10_000),
        int("signature_count", 0, 10_000_000),
        time("adopted_at").or_nothing(),
    ],
)
.whose("community_id = $1");

/// What each of them says.
pub static VERSION_CLAUSES: Table = Table::of(
    "charter_version_clauses",
    "charter_version_clauses",
    &["version", "position"],
    &[
        community(),
        int("version", 1, 1_000_000),
        int("position", 0, 1_000_000),
        id("clause_id", "clause"),
        text("title", 200),
        prose("source"),
        made("html"),
    ],
)
.whose("community_id = $1")
.making(rendered);

/// Who signed which version.
pub static SIGNATURES: Table = Table::of(
    "charter_signatures",
    "charter_signatures",
    &["version", "account_id"],
    &[community(), int("version", 1, 1_000_000), id("account_id", "account"), time("signed_at")],
)
.whose("community_id = $1");

/// Rules.
pub static RULES: Table = Table::of(
    "charter_rules",
    "rules",
    &["id"],
    &[
        id("id", "rule"),
        community(),
        id("place_id", "place").or_nothing(),
        id("clause_id", "clause").or_nothing(),
        id("owner_id", "account"),
        text("sentence", 1_000),
        text("why", 4_000),
        name("strength", |strength| Strength::parse(strength).is_some()),
        name("sign", |sign| Sign::parse(sign).is_some()).or_nothing(),
        text("pattern", 4_000),
        int("passed_count", 0, 1_000_000_000),
        time("made_at"),
        time("ended_at").or_nothing(),
    ],
);
