//! The SQL of the index.

use crate::clock::Timestamp;
use crate::db::{Engine, Tx};
use crate::ids::Raw;
use crate::search::Stems;
use crate::{Result, sql};

/// Something that can be found.
pub struct Entry<'e> {
    /// What it is, such as `post`.
    pub kind: &'e str,
    /// Its id.
    pub object_id: Raw,
    /// Whose it is; `None` belongs to the whole site.
    pub community_id: Option<Raw>,
    /// Where it stands, for those who may not see everything.
    pub place_id: Option<Raw>,
    /// Its heading.
    pub title: &'e str,
    /// Its plain text.
    pub body: &'e str,
    /// Where it is read.
    pub path: &'e str,
    /// Who wrote it.
    pub author_id: Option<Raw>,
    /// When.
    pub happened_at: Timestamp,
}

/// Makes something findable, or changes what is found.
pub fn put(tx: &mut Tx, stems: &Stems, entry: &Entry<'_>) -> Result<()> {
    remove(tx, entry.object_id)?;
    let words = stems.indexed(&format!("{} {}", entry.title, entry.body));
    match tx.engine() {
        Engine::Sqlite => put_sqlite(tx, entry, &words),
        Engine::Postgres => put_postgres(tx, entry, &words),
    }
}

/// Makes something unfindable. What is not there is left alone.
pub fn remove(tx: &mut Tx, object_id: Raw) -> Result<()> {
    if tx.engine() == Engine::Sqlite {
        sql!(
            tx.run,
            "-- sqlite:
             DELETE FROM search_words WHERE rowid = (SELECT n FROM search_entries WHERE object_id = $1)",
            object_id
        )?;
    }
    sql!(tx.run, "DELETE FROM search_entries WHERE object_id = $1", object_id)?;
    Ok(())
}

fn put_sqlite(tx: &mut Tx, entry: &Entry<'_>, words: &str) -> Result<()> {
    let (n,): (i64,) = sql!(
        tx.row,
        "-- sqlite:
         INSERT INTO search_entries (kind, object_id, community_id, place_id, title, body, path, author_id, happened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING n",
        entry.kind,
        entry.object_id,
        entry.community_id,
        entry.place_id,
        entry.title,
        entry.body,
        entry.path,
        entry.author_id,
        entry.happened_at
    )?;
    sql!(
        tx.run,
        "-- sqlite:
         INSERT INTO search_words (rowid, words) VALUES ($1, $2)",
        n,
        words
    )?;
    Ok(())
}

fn put_postgres(tx: &mut Tx, entry: &Entry<'_>, words: &str) -> Result<()> {
    sql!(
        tx.run,
        "-- postgres:
         INSERT INTO search_entries (kind, object_id, community_id, place_id, title, body, path, author_id, happened_at, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_tsvector('simple', $10))",
        entry.kind,
        entry.object_id,
        entry.community_id,
        entry.place_id,
        entry.title,
        entry.body,
        entry.path,
        entry.author_id,
        entry.happened_at,
        words
    )?;
    Ok(())
}
