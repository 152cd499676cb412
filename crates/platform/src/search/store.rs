//! The SQL of the index.

use crate::db::{Engine, Tx};
use crate::ids::Raw;
use crate::search::{Kind, Query, Reach, Stems};
use crate::{Result, row, sql};

/// Entries that get the same `n` take the next free one, at most this far on.
const NEIGHBOURS: i64 = 1_000;

/// Something that can be found.
pub struct Entry<'e> {
    /// What it is.
    pub kind: Kind,
    /// Its id, whose time orders what is found.
    pub object_id: Raw,
    /// Where it stands, for those who may not see everything.
    pub place_id: Option<Raw>,
    /// Its plain text.
    pub text: &'e str,
}

row! {
    /// Something that was found.
    pub struct Candidate {
        /// From where the search goes on.
        pub n: i64,
        /// Its id.
        pub object_id: Raw,
        /// Where it stands.
        pub place_id: Option<Raw>,
    }
}

/// Makes something findable, or changes by which words it is found.
pub fn put(tx: &mut Tx, stems: &Stems, entry: &Entry<'_>) -> Result<()> {
    remove(tx, entry.object_id)?;
    insert(tx, stems, entry)
}

/// Makes something findable that never was.
pub fn insert(tx: &mut Tx, stems: &Stems, entry: &Entry<'_>) -> Result<()> {
    let words = stems.indexed(entry.text, entry.kind.mark);
    let first = place_in_time(entry.object_id);
    for n in first..first + NEIGHBOURS {
        let written = match tx.engine() {
            Engine::Sqlite => insert_sqlite(tx, n, entry, &words)?,
            Engine::Postgres => insert_postgres(tx, n, entry, &words)?,
        };
        if written {
            return Ok(());
        }
    }
    Err(crate::Error::Internal("too many things happened at once".to_owned()))
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

/// What a query finds of a kind, newest first, from before `n`.
pub fn find(
    tx: &mut Tx,
    query: &Query,
    reach: Reach,
    kind: Kind,
    before: i64,
    most: i64,
) -> Result<Vec<Candidate>> {
    match tx.engine() {
        Engine::Sqlite => sql!(
            tx.rows,
            "-- sqlite:
             SELECT e.n, e.object_id, e.place_id FROM search_words w JOIN search_entries e ON e.n = w.rowid
             WHERE w.words MATCH $1 AND e.kind = $2 AND w.rowid < $3 ORDER BY w.rowid DESC LIMIT $4",
            query.for_sqlite(reach, kind),
            kind.name,
            before,
            most
        ),
        Engine::Postgres => {
            // Whether to walk back in time or to gather what holds the words depends on how frequent the words are. All
            // else in the transaction is planned once, as ever.
            sql!(
                tx.run,
                "-- postgres:
                 SET LOCAL plan_cache_mode = force_custom_plan",
            )?;
            let found = sql!(
                tx.rows,
                "-- postgres:
                 SELECT n, object_id, place_id FROM search_entries
                 WHERE words @@ CAST($1 AS TEXT)::tsquery AND kind = $2 AND n < $3 ORDER BY n DESC LIMIT $4",
                query.for_postgres(reach, kind),
                kind.name,
                before,
                most
            )?;
            sql!(
                tx.run,
                "-- postgres:
                 SET LOCAL plan_cache_mode = force_generic_plan",
            )?;
            Ok(found)
        }
    }
}

fn insert_sqlite(tx: &mut Tx, n: i64, entry: &Entry<'_>, words: &str) -> Result<bool> {
    let written = sql!(
        tx.run,
        "-- sqlite:
         INSERT INTO search_entries (n, kind, object_id, place_id) VALUES ($1, $2, $3, $4) ON CONFLICT (n) DO NOTHING",
        n,
        entry.kind.name,
        entry.object_id,
        entry.place_id
    )?;
    if written == 1 {
        sql!(
            tx.run,
            "-- sqlite:
             INSERT INTO search_words (rowid, words) VALUES ($1, $2)",
            n,
            words
        )?;
    }
    Ok(written == 1)
}

fn insert_postgres(tx: &mut Tx, n: i64, entry: &Entry<'_>, words: &str) -> Result<bool> {
    let written = sql!(
        tx.run,
        "-- postgres:
         INSERT INTO search_entries (n, kind, object_id, place_id, words)
         VALUES ($1, $2, $3, $4, array_to_tsvector(string_to_array($5, ' '))) ON CONFLICT (n) DO NOTHING",
        n,
        entry.kind.name,
        entry.object_id,
        entry.place_id,
        words
    )?;
    Ok(written == 1)
}

/// Millisecond of the id's time, then 14 bits that tell apart what happened within it.
fn place_in_time(id: Raw) -> i64 {
    let bits = id.as_u128();
    let millis = i64::try_from(bits >> 80).unwrap_or(0);
    let rest = i64::try_from(bits & 0x3fff).unwrap_or(0);
    millis << 14 | rest
}
