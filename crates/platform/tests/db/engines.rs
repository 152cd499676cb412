//! A fresh database for each test, on each engine.

use std::sync::atomic::{AtomicU64, Ordering};

use platform::Result;
use platform::db::{Db, Durability, Migration, PostgresOptions, SqliteOptions};

/// The tables that the tests share.
pub const TABLES: &[Migration] = &[Migration {
    name: "0001_test",
    sql: "CREATE TABLE notes (id BIGINT PRIMARY KEY, word TEXT NOT NULL UNIQUE, size BIGINT NOT NULL DEFAULT 0);
          CREATE TABLE parts (note_id BIGINT NOT NULL REFERENCES notes (id), text TEXT NOT NULL);",
    then: None,
}];

/// Declares a test that runs on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! both {
    ($name:ident, $body:expr) => {
        mod $name {
            #[allow(unused_imports, reason = "not every body needs all of them")]
            use super::*;

            #[test]
            fn on_sqlite() {
                $crate::engines::on_sqlite($body);
            }

            #[test]
            fn on_postgres() {
                $crate::engines::on_postgres($body);
            }
        }
    };
}

pub fn on_sqlite(body: impl AsyncFn(Db)) {
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(async {
        let options = SqliteOptions { readers: 2, durable: Durability::Off };
        let db = Db::open_sqlite(&folder.path().join("test.db"), options).unwrap();
        db.migrate(TABLES).await.unwrap();
        body(db.clone()).await;
        db.close().await;
    });
}

pub fn on_postgres(body: impl AsyncFn(Db)) {
    let Some(server) = server() else { return };
    runtime().block_on(async {
        let (name, url) = fresh(&server).await;
        let db = Db::open_postgres(&url, PostgresOptions { connections: 4 }).await.unwrap();
        db.migrate(TABLES).await.unwrap();
        body(db.clone()).await;
        db.close().await;
        admin(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    });
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// The admin address of a PostgreSQL for tests.
pub fn server() -> Option<String> {
    let server = std::env::var("LYCEUM_TEST_POSTGRES").ok();
    if server.is_none() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "LYCEUM_TEST_POSTGRES is not set");
        eprintln!("SKIPPED: PostgreSQL, as LYCEUM_TEST_POSTGRES is not set");
    }
    server
}

/// A new database: its name and its address.
pub async fn fresh(server: &str) -> (String, String) {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = format!("port_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    admin(server, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
    let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
    (name, url)
}

/// Runs statements as the server's owner.
pub async fn admin(server: &str, statements: &str) {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(statements).await.unwrap();
}

/// Adds a note in a transaction of its own.
pub async fn note(db: &Db, id: i64, word: &str) -> Result<()> {
    let word = word.to_owned();
    db.write("note", move |tx| {
        platform::sql!(tx.run, "INSERT INTO notes (id, word) VALUES ($1, $2)", id, word)?;
        Ok(())
    })
    .await
}

/// The ids of all notes.
pub async fn notes(db: &Db) -> Vec<i64> {
    db.read(|tx| platform::sql!(tx.rows, "SELECT id FROM notes ORDER BY id")).await.unwrap()
}
