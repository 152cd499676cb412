//! The SQL of attachments. Owns `post_files`.

use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{PostId, TopicId};
use crate::features::files::FileId;

/// Notes that a post shows a file.
pub fn insert(tx: &mut Tx, file: FileId, post: PostId) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO post_files (file_id, post_id) VALUES ($1, $2) ON CONFLICT (file_id, post_id) DO NOTHING",
        file,
        post
    )?;
    Ok(())
}

/// Notes that a post shows no file.
pub fn remove_of(tx: &mut Tx, post: PostId) -> Result<()> {
    sql!(tx.run, "DELETE FROM post_files WHERE post_id = $1", post)?;
    Ok(())
}

/// The topics in which posts that are there show a file, at most fifty.
pub fn topics(tx: &mut Tx, file: FileId) -> Result<Vec<TopicId>> {
    let rows: Vec<(TopicId,)> = sql!(
        tx.rows,
        "SELECT p.topic_id FROM post_files f JOIN posts p ON p.id = f.post_id
         WHERE f.file_id = $1 AND p.deleted_at IS NULL LIMIT 50",
        file
    )?;
    Ok(rows.into_iter().map(|(topic,)| topic).collect())
}
