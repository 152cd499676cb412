//! The SQL of archives that were asked for, and of the copy for reading.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::ids::Raw;
use platform::{Result, row, sql};

use super::model::{Export, ExportId, Of};
use crate::features::accounts::AccountId;
use crate::features::discussions::{PostId, TopicId};

/// Writes that an archive was asked for.
pub fn insert(tx: &mut Tx, id: ExportId, account: AccountId, of: Of, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO exports (id, account_id, community_id, personal, line_count, created_at) VALUES ($1, $2, $3, $4, 0, $5)",
        id,
        account,
        of.community(),
        of == Of::Oneself,
        now
    )?;
    Ok(())
}

/// The archive of this id.
pub fn find(tx: &mut Tx, id: ExportId) -> Result<Export> {
    sql!(
        tx.row,
        "SELECT id, account_id, community_id, personal, line_count, blob, bytes, created_at, finished_at, failed_at FROM exports WHERE id = $1",
        id
    )
}

/// What somebody asked for, the newest first.
pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<Export>> {
    sql!(
        tx.rows,
        "SELECT id, account_id, community_id, personal, line_count, blob, bytes, created_at, finished_at, failed_at FROM exports
         WHERE account_id = $1 ORDER BY created_at DESC, id DESC LIMIT 200",
        account
    )
}

/// Notes how many lines are written.
pub fn progress(tx: &mut Tx, id: ExportId, lines: i64) -> Result<()> {
    sql!(tx.run, "UPDATE exports SET line_count = $2 WHERE id = $1", id, lines)?;
    Ok(())
}

/// Notes where the whole archive lies; `false` where it is not asked for any more, or lies somewhere already.
pub fn finish(tx: &mut Tx, id: ExportId, blob: &str, bytes: i64, now: Timestamp) -> Result<bool> {
    let written = sql!(
        tx.run,
        "UPDATE exports SET blob = $2, bytes = $3, finished_at = $4, failed_at = NULL WHERE id = $1 AND blob IS NULL",
        id,
        blob,
        bytes,
        now
    )?;
    Ok(written == 1)
}

/// Notes that an archive could not be made.
pub fn fail(tx: &mut Tx, id: ExportId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE exports SET failed_at = $2 WHERE id = $1 AND blob IS NULL", id, now)?;
    Ok(())
}

/// Forgets archives whose day is over; where their zips lie.
pub fn drop_before(tx: &mut Tx, finished_before: Timestamp) -> Result<Vec<Option<String>>> {
    let rows: Vec<(Option<String>,)> =
        sql!(tx.rows, "DELETE FROM exports WHERE finished_at < $1 RETURNING blob", finished_before)?;
    Ok(rows.into_iter().map(|(blob,)| blob).collect())
}

/// Forgets an archive.
pub fn remove(tx: &mut Tx, id: ExportId) -> Result<()> {
    sql!(tx.run, "DELETE FROM exports WHERE id = $1", id)?;
    Ok(())
}

row! {
    /// A place of the copy for reading.
    pub struct ReadPlace {
        /// Its id.
        pub id: Raw,
        /// Its name in addresses.
        pub slug: String,
        /// The name shown.
        pub name: String,
        /// What it is for.
        pub purpose: String,
    }
}

row! {
    /// A topic of the copy for reading.
    pub struct ReadTopic {
        /// Its id.
        pub id: TopicId,
        /// Its title.
        pub title: String,
        /// Who opened it.
        pub author: String,
        /// Its theme.
        pub theme: Option<String>,
        /// When it was opened.
        pub created_at: Timestamp,
        /// When the last post was written.
        pub last_post_at: Timestamp,
        /// When it was closed.
        pub closed_at: Option<Timestamp>,
        /// The reply that helped.
        pub answer_id: Option<PostId>,
    }
}

row! {
    /// A post of the copy for reading.
    pub struct ReadPost {
        /// Its id.
        pub id: PostId,
        /// Its number.
        pub number: i64,
        /// Who wrote it.
        pub author: String,
        /// When.
        pub created_at: Timestamp,
        /// When it was changed.
        pub edited_at: Option<Timestamp>,
        /// Whether it was deleted.
        pub deleted: bool,
        /// What it says.
        pub source: String,
    }
}

/// The places of a community.
pub fn places(tx: &mut Tx, community: Raw) -> Result<Vec<ReadPlace>> {
    sql!(
        tx.rows,
        "SELECT id, slug, name, purpose FROM places WHERE community_id = $1 ORDER BY position, id",
        community
    )
}

/// Topics of a place after a (time, id).
pub fn topics(
    tx: &mut Tx,
    community: Raw,
    place: Raw,
    after: (Timestamp, TopicId),
) -> Result<Vec<ReadTopic>> {
    sql!(
        tx.rows,
        "SELECT t.id, t.title, a.name, h.name, t.created_at, t.last_post_at, t.closed_at, t.answer_id
         FROM topics t JOIN accounts a ON a.id = t.author_id LEFT JOIN themes h ON h.id = t.theme_id
         WHERE t.community_id = $1 AND t.place_id = $2 AND (t.last_post_at, t.id) > ($3, $4) AND t.deleted_at IS NULL
         ORDER BY t.last_post_at, t.id LIMIT 200",
        community,
        place,
        after.0,
        after.1
    )
}

/// Posts of a topic after a number.
pub fn posts(tx: &mut Tx, topic: TopicId, after: i64) -> Result<Vec<ReadPost>> {
    sql!(
        tx.rows,
        "SELECT p.id, p.number, a.name, p.created_at, p.edited_at, p.deleted_at IS NOT NULL, p.source
         FROM posts p JOIN accounts a ON a.id = p.author_id
         WHERE p.topic_id = $1 AND p.number > $2 ORDER BY p.number LIMIT 200",
        topic,
        after
    )
}
