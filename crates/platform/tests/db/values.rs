//! Values, rows, errors and migrations.

use platform::clock::Timestamp;
use platform::db::{Db, Engine, Migration};
use platform::{Error, row, sql};
use uuid::Uuid;

use crate::both;
use crate::engines::{TABLES, note};

row! {
    /// One of each kind.
    pub struct Kinds {
        /// An id.
        pub id: Uuid,
        /// A number.
        pub number: i64,
        /// A truth.
        pub truth: bool,
        /// A fraction.
        pub fraction: f64,
        /// A text.
        pub text: String,
        /// Bytes.
        pub bytes: Vec<u8>,
        /// A secret.
        pub secret: [u8; 32],
        /// A time.
        pub at: Timestamp,
        /// Nothing.
        pub nothing: Option<String>,
    }
}

const KINDS: Migration = Migration {
    name: "0002_kinds",
    sql: "CREATE TABLE kinds (id UUID PRIMARY KEY, number BIGINT NOT NULL, truth BOOLEAN NOT NULL,
            fraction DOUBLE PRECISION NOT NULL, text TEXT NOT NULL,
-- sqlite: its bytes are a BLOB
            bytes BLOB NOT NULL, secret BLOB NOT NULL,
-- end
-- postgres: its bytes are a BYTEA
            bytes BYTEA NOT NULL, secret BYTEA NOT NULL,
-- end
            at BIGINT NOT NULL, absent TEXT);",
    then: None,
};

both!(every_kind_of_value_comes_back_as_it_went_in, async |db: Db| {
    assert_eq!(db.migrate(&[TABLES[0], KINDS]).await.unwrap(), 1);
    let id = Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
    let back = db
        .write("kinds", move |tx| {
            let (text, bytes, nothing) = ("naïve 'quote' $1 ?1".to_owned(), vec![0_u8, 255], None::<String>);
            sql!(
                tx.run,
                "INSERT INTO kinds (id, number, truth, fraction, text, bytes, secret, at, absent)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                id,
                i64::MIN,
                true,
                0.1,
                text,
                bytes,
                [7_u8; 32],
                Timestamp(5),
                nothing
            )?;
            sql!(tx.row::<Kinds>, "SELECT id, number, truth, fraction, text, bytes, secret, at, absent FROM kinds")
        })
        .await
        .unwrap();
    assert_eq!((back.id, back.number, back.truth, back.fraction), (id, i64::MIN, true, 0.1));
    assert_eq!((back.text.as_str(), back.bytes, back.secret), ("naïve 'quote' $1 ?1", vec![0, 255], [7; 32]));
    assert_eq!((back.at, back.nothing), (Timestamp(5), None));
});

both!(a_row_is_a_struct_a_tuple_or_a_value, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    note(&db, 2, "two").await.unwrap();
    db.read(|tx| {
        let all: Vec<(i64, String)> = sql!(tx.rows, "SELECT id, word FROM notes ORDER BY id")?;
        assert_eq!(all, [(1, "one".to_owned()), (2, "two".to_owned())]);
        assert_eq!(sql!(tx.row::<i64>, "SELECT COUNT(*) FROM notes")?, 2);
        assert_eq!(sql!(tx.row::<(i64,)>, "SELECT CAST(SUM(id) AS BIGINT) FROM notes")?, (3,));
        assert_eq!(sql!(tx.find::<i64>, "SELECT id FROM notes WHERE word = $1", "three")?, None);
        assert!(matches!(
            sql!(tx.row::<i64>, "SELECT id FROM notes WHERE word = $1", "three"),
            Err(Error::NotFound)
        ));
        let locked = sql!(tx.find::<String>, "SELECT word FROM notes WHERE id = $1", 1_i64)?;
        assert_eq!(locked.as_deref(), Some("one"));
        Ok(())
    })
    .await
    .unwrap();
});

both!(a_row_lock_at_the_end_is_understood_by_both, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    let id = db
        .write(
            "lock",
            |tx| sql!(tx.row::<i64>, "SELECT id FROM notes WHERE word = $1 FOR UPDATE SKIP LOCKED", "one"),
        )
        .await;
    assert_eq!(id.unwrap(), 1);
});

both!(a_row_that_is_there_already_is_a_duplicate, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    let Err(Error::Duplicate(what)) = note(&db, 2, "one").await else { panic!("it was taken twice") };
    assert!(what.contains("word"), "{what}");
    assert!(matches!(note(&db, 1, "two").await, Err(Error::Duplicate(_))));
});

both!(a_broken_reference_is_a_defect, async |db: Db| {
    let orphan = db
        .write("orphan", |tx| sql!(tx.run, "INSERT INTO parts (note_id, text) VALUES ($1, 'x')", 9_i64))
        .await;
    assert!(matches!(orphan, Err(Error::Internal(_))), "{orphan:?}");
});

both!(a_query_with_other_columns_or_binds_is_refused, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    let columns = db.read(|tx| sql!(tx.rows::<(i64,)>, "SELECT id, word FROM notes")).await;
    assert!(matches!(columns, Err(Error::Internal(ref text)) if text.contains("2 columns")), "{columns:?}");
    let binds = db.read(|tx| sql!(tx.rows::<i64>, "SELECT id FROM notes WHERE id = $1", 1_i64, 2_i64)).await;
    assert!(matches!(binds, Err(Error::Internal(ref text)) if text.contains("2 were given")), "{binds:?}");
    let text = db.read(|tx| sql!(tx.rows::<i64>, "SELECT word FROM notes")).await;
    assert!(matches!(text, Err(Error::Internal(_))), "{text:?}");
});

both!(a_read_cannot_write, async |db: Db| {
    let outcome = db.read(|tx| sql!(tx.run, "INSERT INTO notes (id, word) VALUES (1, 'one')")).await;
    assert!(matches!(outcome, Err(Error::Internal(_))), "{outcome:?}");
});

both!(migrations_run_once_each_in_a_transaction_of_its_own, async |db: Db| {
    assert_eq!(db.migrate(TABLES).await.unwrap(), 0);
    let good = Migration { name: "0002_good", sql: "CREATE TABLE good (id BIGINT);", then: None };
    let bad = Migration {
        name: "0003_bad",
        sql: "CREATE TABLE half (id BIGINT); INSERT INTO nowhere VALUES (1);",
        then: None,
    };
    assert!(
        matches!(db.migrate(&[TABLES[0], good, bad]).await, Err(Error::Internal(text)) if text.contains("0003_bad"))
    );
    db.read(|tx| sql!(tx.row::<i64>, "SELECT COUNT(*) FROM good")).await.unwrap();
    assert!(db.read(|tx| sql!(tx.row::<i64>, "SELECT COUNT(*) FROM half")).await.is_err());
    let mended = Migration { sql: "CREATE TABLE half (id BIGINT);", ..bad };
    assert_eq!(db.migrate(&[TABLES[0], good, mended]).await.unwrap(), 1);
    assert!(matches!(db.migrate(TABLES).await, Err(Error::Internal(text)) if text.contains("newer version")));
    let changed = Migration { sql: "CREATE TABLE better (id BIGINT);", ..good };
    assert!(
        matches!(db.migrate(&[TABLES[0], changed, mended]).await, Err(Error::Internal(text)) if text.contains("changed"))
    );
});

both!(nodes_that_start_at_once_migrate_once, async |db: Db| {
    let more =
        [TABLES[0], Migration { name: "0002_more", sql: "CREATE TABLE more (id BIGINT);", then: None }];
    let (one, two) = tokio::join!(db.migrate(&more), db.migrate(&more));
    assert_eq!(one.unwrap() + two.unwrap(), 1);
});

both!(commands_work_without_a_runtime, async |db: Db| {
    let engine = db.engine();
    std::thread::spawn(move || {
        let word = if engine == Engine::Sqlite { "file" } else { "server" };
        db.write_blocking("word", move |tx| {
            sql!(tx.run, "INSERT INTO notes (id, word) VALUES (1, $1)", word)
        })
        .unwrap();
        let found = db.read_blocking(|tx| sql!(tx.row::<String>, "SELECT word FROM notes")).unwrap();
        assert_eq!(found, word);
    })
    .join()
    .unwrap();
});
