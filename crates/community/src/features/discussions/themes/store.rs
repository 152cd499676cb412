//! The SQL of a theme's conversations.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{TopicId, TopicLine};
use crate::features::accounts::AccountId;
use crate::features::communities::ThemeId;

/// A page of a theme's topics, latest activity first, from before (`last_post_at`, id).
pub fn topics(
    tx: &mut Tx,
    theme: ThemeId,
    reader: AccountId,
    before: (Timestamp, TopicId),
    most: i64,
) -> Result<Vec<TopicLine>> {
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.title, l.excerpt, l.post_count, l.last_post_at, l.created_at, l.closed, l.unanswered, l.asks,
                l.author_id, l.author_name, l.author_portrait, l.theme, l.face1, l.face2, l.face3, l.unread, l.pinned, l.level
         FROM topics t CROSS JOIN topic_lines l
         WHERE t.theme_id = $1 AND (t.last_post_at, t.id) < ($3, $4) AND l.reader_id = $2 AND l.id = t.id
         ORDER BY t.last_post_at DESC, t.id DESC LIMIT $5",
        theme,
        reader,
        before.0,
        before.1,
        most
    )
}

/// What was about one theme is about the other. Grows with the first's topics; themes are merged rarely.
pub fn merge(tx: &mut Tx, from: ThemeId, into: ThemeId) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET theme_id = $2 WHERE theme_id = $1", from, into)?;
    Ok(())
}
