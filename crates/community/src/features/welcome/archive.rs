//! What an archive holds of welcoming.

use crate::archive::{Table, community, id, text, time};

/// What people said on their first day. Who directs gets of it what they then said to everybody: words that came before a
/// conversation which they began, and which stands.
pub static INTRODUCTIONS: Table = Table::of(
    "introductions",
    "introductions",
    &["account_id"],
    &[
        community(),
        id("account_id", "account"),
        text("needs", 1_000).read_to_directors(
            "CASE WHEN EXISTS (SELECT 1 FROM posts p JOIN topics t ON t.id = p.topic_id AND t.deleted_at IS NULL
             WHERE p.community_id = introductions.community_id AND p.author_id = introductions.account_id AND p.number = 1
             AND p.deleted_at IS NULL AND p.created_at >= introductions.said_at) THEN needs ELSE '' END",
        ),
        text("gives", 1_000).read_to_directors(
            "CASE WHEN EXISTS (SELECT 1 FROM posts p JOIN topics t ON t.id = p.topic_id AND t.deleted_at IS NULL
             WHERE p.community_id = introductions.community_id AND p.author_id = introductions.account_id AND p.number = 1
             AND p.deleted_at IS NULL AND p.created_at >= introductions.said_at) THEN gives ELSE '' END",
        ),
        time("said_at"),
    ],
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
