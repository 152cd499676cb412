//! What an archive holds of topics, posts and what people do with them. A deleted post leaves its place and number; its text stays
//! behind, and so do its earlier versions and its files.

use platform::ids::Raw;
use platform::{Error, Result, sql};

use super::model::{Level, Reaction};
use crate::archive::{
    LeftOut, Start, Table, community, id, int, left, made, name, prose, rendered, text, time,
};
use crate::ctx::Ctx;

/// Topics.
pub static TOPICS: Table = Table::of(
    "topics",
    "topics",
    &["id"],
    &[
        id("id", "topic"),
        community(),
        id("place_id", "place"),
        id("author_id", "account"),
        id("theme_id", "theme").or_nothing(),
        text("title", 120),
        text("excerpt", 400),
        left("post_count", Start::Zero, "counted anew"),
        int("imported_count", 0, i64::MAX),
        time("last_post_at"),
        id("last_author_id", "account"),
        time("created_at"),
        time("closed_at").or_nothing(),
        time("deleted_at").or_nothing(),
        id("answer_id", "post").or_nothing(),
        time("pinned_at").or_nothing(),
        time("announced_at").or_nothing(),
    ],
);

/// Posts.
pub static POSTS: Table = Table::of(
    "posts",
    "posts",
    &["id"],
    &[
        id("id", "post"),
        community(),
        id("topic_id", "topic"),
        int("number", 1, 1_000_000_000),
        id("author_id", "account"),
        id("quoted_post_id", "post").or_nothing(),
        prose("source").read_as("CASE WHEN deleted_at IS NULL THEN source ELSE '' END"),
        made("html"),
        made("renderer"),
        time("created_at"),
        time("edited_at").or_nothing(),
        time("deleted_at").or_nothing(),
        id("deleted_by", "account").or_nothing(),
    ],
)
.making(rendered);

/// What posts said before they were changed.
pub static VERSIONS: Table = Table::of(
    "post_versions",
    "versions",
    &["post_id", "version"],
    &[id("post_id", "post"), int("version", 1, 1_000_000_000), prose("source"), made("html"), time("written_at")],
)
.whose("EXISTS (SELECT 1 FROM posts p WHERE p.id = post_versions.post_id AND p.community_id = $1 AND p.deleted_at IS NULL)")
.making(rendered);

/// Which posts show which of their author's files.
pub static ATTACHMENTS: Table = Table::of(
    "post_files",
    "attachments",
    &["file_id", "post_id"],
    &[id("file_id", "file"), id("post_id", "post")],
)
.whose("EXISTS (SELECT 1 FROM posts p WHERE p.id = post_files.post_id AND p.community_id = $1 AND p.deleted_at IS NULL)");

/// The signs under posts.
pub static REACTIONS: Table = Table::of(
    "reactions",
    "reactions",
    &["post_id", "kind", "account_id"],
    &[
        id("post_id", "post"),
        name("kind", |kind| Reaction::parse(kind).is_some()),
        id("account_id", "account"),
        community(),
        time("created_at"),
    ],
);

/// Where topics were before they were moved.
pub static SIGNPOSTS: Table = Table::of(
    "signposts",
    "signposts",
    &["place_id", "topic_id"],
    &[
        id("place_id", "place"),
        id("topic_id", "topic"),
        community(),
        id("moved_by", "account"),
        time("moved_at"),
    ],
);

/// What people want to know of topics.
pub static FOLLOWS: Table = Table::of(
    "topic_follows",
    "follows",
    &["account_id", "topic_id"],
    &[
        id("account_id", "account"),
        id("topic_id", "topic"),
        community(),
        name("level", |level| Level::parse(level).is_some()),
        time("since"),
    ],
)
.for_operator();

/// How far people have read topics.
pub static TOPIC_READS: Table = Table::of(
    "topic_reads",
    "topic_reads",
    &["account_id", "topic_id"],
    &[
        id("account_id", "account"),
        id("topic_id", "topic"),
        community(),
        int("last_number", 0, 1_000_000_000),
        time("read_at"),
    ],
)
.for_operator();

/// How many of a place's posts people have seen.
pub static PLACE_READS: Table = Table::of(
    "place_reads",
    "place_reads",
    &["account_id", "place_id"],
    &[
        id("account_id", "account"),
        id("place_id", "place"),
        community(),
        int("seen_count", i64::MIN, i64::MAX),
        time("since"),
    ],
)
.for_operator();

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] = &[
    LeftOut { table: "topic_authors", reason: "counted anew", counted: None },
    LeftOut { table: "reaction_counts", reason: "counted anew", counted: None },
];

/// Counts what an archive has brought, and lets go what it may not have: files on posts of somebody else.
pub fn finish(ctx: &mut Ctx, community: Raw) -> Result<()> {
    sql!(
        ctx.tx.run,
        "UPDATE topics SET post_count = (SELECT COUNT(*) FROM posts p WHERE p.topic_id = topics.id) WHERE community_id = $1",
        community
    )?;
    let (gaps,): (i64,) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*) FROM topics t WHERE t.community_id = $1
         AND t.post_count <> (SELECT COALESCE(MAX(p.number), 0) FROM posts p WHERE p.topic_id = t.id)",
        community
    )?;
    if gaps > 0 {
        return Err(Error::Internal(format!("the posts of {gaps} topics are not numbered one by one")));
    }
    sql!(
        ctx.tx.run,
        "UPDATE topics SET imported_count = post_count WHERE community_id = $1 AND imported_count > post_count",
        community
    )?;
    sql!(
        ctx.tx.run,
        "INSERT INTO topic_authors (topic_id, account_id, post_count)
         SELECT topic_id, author_id, COUNT(*) FROM posts WHERE community_id = $1 GROUP BY topic_id, author_id
         ON CONFLICT (topic_id, account_id) DO UPDATE SET post_count = excluded.post_count",
        community
    )?;
    sql!(
        ctx.tx.run,
        "INSERT INTO reaction_counts (post_id, kind, people)
         SELECT post_id, kind, COUNT(*) FROM reactions WHERE community_id = $1 GROUP BY post_id, kind
         ON CONFLICT (post_id, kind) DO UPDATE SET people = excluded.people",
        community
    )?;
    sql!(
        ctx.tx.run,
        "DELETE FROM post_files WHERE EXISTS (SELECT 1 FROM posts p JOIN files f ON f.id = post_files.file_id
             WHERE p.id = post_files.post_id AND p.community_id = $1 AND p.author_id <> f.account_id)",
        community
    )?;
    Ok(())
}

/// Everything that came counts as seen by the members, where the archive does not say how far each of them has read.
pub fn count_as_read(ctx: &mut Ctx, community: Raw) -> Result<()> {
    sql!(
        ctx.tx.run,
        "INSERT INTO place_reads (account_id, place_id, community_id, seen_count, since)
         SELECT m.account_id, p.id, p.community_id, p.live_count, $2
         FROM places p JOIN memberships m ON m.community_id = p.community_id
         WHERE p.community_id = $1 AND m.left_at IS NULL
         ON CONFLICT (account_id, place_id) DO NOTHING",
        community,
        ctx.now
    )?;
    Ok(())
}
