//! What an archive holds of files: those that a post of the community shows.

use crate::archive::{Table, bytes, id, int, name, text, time};

/// Files with their bytes.
pub static FILES: Table = Table::of(
    "files",
    "files",
    &["id"],
    &[
        id("id", "file"),
        id("account_id", "account"),
        text("name", 400),
        name("media_type", |kind| ["image/jpeg", "image/png", "application/octet-stream"].contains(&kind)),
        int("bytes", 0, i64::MAX),
        bytes("blob", "files", ""),
        bytes("small", "files", ".small").or_nothing(),
        time("created_at"),
    ],
)
.whose(
    "EXISTS (SELECT 1 FROM post_files f JOIN posts p ON p.id = f.post_id
             WHERE f.file_id = files.id AND p.community_id = $1 AND p.deleted_at IS NULL)",
)
.known_by("EXISTS (SELECT 1 FROM communities c WHERE c.id = $1)", &["id", "blob"]);
