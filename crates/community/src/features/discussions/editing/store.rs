//! The SQL of changed and deleted posts.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::{Post, PostId, Prose, Title, TopicId};
use crate::features::accounts::AccountId;
use crate::features::communities::ThemeId;

row! {
    /// What a post said before an edit.
    pub struct Version {
        /// Its number, from 1.
        pub number: i64,
        /// As shown; safe.
        pub html: String,
        /// Since when it said so.
        pub written_at: Timestamp,
    }
}

/// Holds a post and its topic until the end, so that two acts on a topic come one after the other.
pub fn lock(tx: &mut Tx, post: PostId) -> Result<()> {
    sql!(
        tx.row::<(TopicId,)>,
        "SELECT t.id FROM posts p JOIN topics t ON t.id = p.topic_id WHERE p.id = $1 FOR UPDATE",
        post
    )?;
    Ok(())
}

/// How often a post was changed.
pub fn version_count(tx: &mut Tx, post: PostId) -> Result<i64> {
    let (count,): (i64,) =
        sql!(tx.row, "SELECT COALESCE(MAX(version), 0) FROM post_versions WHERE post_id = $1", post)?;
    Ok(count)
}

/// Earlier versions, latest first; the hundred latest are enough for any reader.
pub fn versions(tx: &mut Tx, post: PostId) -> Result<Vec<Version>> {
    sql!(
        tx.rows,
        "SELECT version, html, written_at FROM post_versions WHERE post_id = $1 ORDER BY version DESC LIMIT 100",
        post
    )
}

/// Keeps what a post says now.
pub fn keep_version(tx: &mut Tx, post: &Post, version: i64, written_at: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO post_versions (post_id, version, source, html, written_at) VALUES ($1, $2, $3, $4, $5)",
        post.id,
        version,
        post.source,
        post.html,
        written_at
    )?;
    Ok(())
}

/// Writes what a post says from now on.
pub fn rewrite(tx: &mut Tx, post: PostId, prose: &Prose, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE posts SET source = $2, html = $3, renderer = $4, edited_at = $5 WHERE id = $1",
        post,
        prose.source,
        prose.html,
        prose.renderer,
        now
    )?;
    Ok(())
}

/// How a topic begins, for lists.
pub fn set_excerpt(tx: &mut Tx, topic: TopicId, excerpt: &str) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET excerpt = $2 WHERE id = $1", topic, excerpt)?;
    Ok(())
}

/// Marks a post as deleted, or as there again.
pub fn set_deleted(tx: &mut Tx, post: PostId, at: Option<Timestamp>, by: Option<AccountId>) -> Result<()> {
    sql!(tx.run, "UPDATE posts SET deleted_at = $2, deleted_by = $3 WHERE id = $1", post, at, by)?;
    Ok(())
}

/// Where the post was a topic's answer, the topic has none any more.
pub fn drop_answer(tx: &mut Tx, topic: TopicId, post: PostId) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET answer_id = NULL WHERE id = $1 AND answer_id = $2", topic, post)?;
    Ok(())
}

/// Whether nothing of a topic is left.
pub fn all_deleted(tx: &mut Tx, topic: TopicId) -> Result<bool> {
    let left: Option<(i64,)> = sql!(
        tx.find,
        "SELECT number FROM posts WHERE topic_id = $1 AND deleted_at IS NULL ORDER BY number LIMIT 1",
        topic
    )?;
    Ok(left.is_none())
}

/// Takes a topic out of its place's list, or puts it back.
pub fn set_topic_deleted(tx: &mut Tx, topic: TopicId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET deleted_at = $2 WHERE id = $1", topic, at)?;
    Ok(())
}

/// Gives a topic a title and a theme.
pub fn set_title(tx: &mut Tx, topic: TopicId, title: &Title, theme: Option<ThemeId>) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET title = $2, theme_id = $3 WHERE id = $1", topic, title.as_str(), theme)?;
    Ok(())
}

/// Closes a topic, or opens it again.
pub fn set_closed(tx: &mut Tx, topic: TopicId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET closed_at = $2 WHERE id = $1", topic, at)?;
    Ok(())
}

/// The post with which a topic begins.
pub fn first_post(tx: &mut Tx, topic: TopicId) -> Result<PostId> {
    let (id,): (PostId,) = sql!(tx.row, "SELECT id FROM posts WHERE topic_id = $1 AND number = 1", topic)?;
    Ok(id)
}
