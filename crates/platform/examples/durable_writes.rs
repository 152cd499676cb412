#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a measurement that cannot go on ends at once")]
//! Measures durable writes per second, by the number of writers at once.
//!
//! `cargo run --release -p platform --example durable_writes -- FOLDER [postgres://…]`
//!
//! FOLDER must lie on a real disk. A write is a post (an INSERT of 500 bytes) and its author's counter (an UPDATE), in one
//! transaction. *Lone* is the same two statements by the bare driver with a commit for each write, on one connection that
//! the writers take in turn; *ours* goes through the port.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use platform::db::{Db, Migration, PostgresOptions, SqliteOptions};
use platform::sql;

const WRITERS: [i64; 4] = [1, 8, 32, 128];
const RUN: Duration = Duration::from_secs(4);
const TABLES: &[Migration] = &[Migration {
    name: "0001",
    sql: "CREATE TABLE bench_posts (id BIGINT PRIMARY KEY, text TEXT NOT NULL);
          CREATE TABLE bench_authors (id BIGINT PRIMARY KEY, posts BIGINT NOT NULL);",
    then: None,
}];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder on a real disk");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    println!("engine                writers   writes/s     p50 ms     p99 ms");
    lone_sqlite(Path::new(&folder));
    runtime.block_on(async {
        let file = fresh_file(Path::new(&folder), "grouped.db");
        let db = Db::open_sqlite(&file, SqliteOptions::default()).unwrap();
        measure("sqlite, ours", &db).await;
        db.close().await;
        if let Some(url) = arguments.next() {
            lone_postgres(&url).await;
            let db = Db::open_postgres(&url, PostgresOptions { connections: 20 }).await.unwrap();
            measure("postgres, ours", &db).await;
            db.close().await;
        }
    });
}

async fn measure(name: &str, db: &Db) {
    db.migrate(TABLES).await.unwrap();
    for id in 0..128_i64 {
        db.write("author", move |tx| {
            sql!(
                tx.run,
                "INSERT INTO bench_authors (id, posts) VALUES ($1, 0) ON CONFLICT (id) DO NOTHING",
                id
            )
        })
        .await
        .unwrap();
    }
    let next =
        db.read(|tx| sql!(tx.row::<i64>, "SELECT COALESCE(MAX(id), 0) FROM bench_posts")).await.unwrap();
    let next = Arc::new(AtomicI64::new(next));
    for writers in WRITERS {
        let started = Instant::now();
        let tasks: Vec<_> = (0..writers)
            .map(|author| {
                let (db, next) = (db.clone(), Arc::clone(&next));
                tokio::spawn(async move {
                    let mut took = Vec::new();
                    while started.elapsed() < RUN {
                        let (id, before) = (next.fetch_add(1, Ordering::Relaxed) + 1, Instant::now());
                        write(&db, id, author).await;
                        took.push(before.elapsed());
                    }
                    took
                })
            })
            .collect();
        let mut took = Vec::new();
        for task in tasks {
            took.extend(task.await.unwrap());
        }
        report(name, writers, started.elapsed(), took);
    }
}

async fn write(db: &Db, id: i64, author: i64) {
    let text = "x".repeat(500);
    db.write("bench", move |tx| {
        sql!(tx.run, "INSERT INTO bench_posts (id, text) VALUES ($1, $2)", id, text)?;
        sql!(tx.run, "UPDATE bench_authors SET posts = posts + 1 WHERE id = $1", author)?;
        Ok(())
    })
    .await
    .unwrap();
}

fn lone_sqlite(folder: &Path) {
    let connection = rusqlite::Connection::open(fresh_file(folder, "lone.db")).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.pragma_update(None, "synchronous", "FULL").unwrap();
    connection.execute_batch(TABLES[0].sql).unwrap();
    for id in 0..128_i64 {
        connection.execute("INSERT INTO bench_authors (id, posts) VALUES (?1, 0)", [id]).unwrap();
    }
    let (connection, next) = (Mutex::new(connection), AtomicI64::new(0));
    let text = "x".repeat(500);
    let one = &|author: i64| {
        let id = next.fetch_add(1, Ordering::Relaxed) + 1;
        let connection = connection.lock().unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        let insert = connection.prepare_cached("INSERT INTO bench_posts (id, text) VALUES (?1, ?2)");
        insert.unwrap().execute(rusqlite::params![id, text]).unwrap();
        let count = connection.prepare_cached("UPDATE bench_authors SET posts = posts + 1 WHERE id = ?1");
        count.unwrap().execute([author]).unwrap();
        connection.execute_batch("COMMIT").unwrap();
    };
    for writers in WRITERS {
        let started = Instant::now();
        let took = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..writers)
                .map(|author| {
                    scope.spawn(move || {
                        let mut took = Vec::new();
                        while started.elapsed() < RUN {
                            let before = Instant::now();
                            one(author);
                            took.push(before.elapsed());
                        }
                        took
                    })
                })
                .collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        report("sqlite, lone", writers, started.elapsed(), took);
    }
}

/// One connection, one writer: what PostgreSQL's own commit costs here.
async fn lone_postgres(url: &str) {
    let (mut client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
        .batch_execute("DROP TABLE IF EXISTS lone; CREATE TABLE lone (id BIGINT, text TEXT)")
        .await
        .unwrap();
    let insert = client.prepare("INSERT INTO lone (id, text) VALUES ($1, $2)").await.unwrap();
    let (started, text, mut took) = (Instant::now(), "x".repeat(500), Vec::new());
    while started.elapsed() < RUN {
        let before = Instant::now();
        let transaction = client.transaction().await.unwrap();
        transaction.execute(&insert, &[&1_i64, &text]).await.unwrap();
        transaction.commit().await.unwrap();
        took.push(before.elapsed());
    }
    report("postgres, lone", 1, started.elapsed(), took);
}

fn fresh_file(folder: &Path, name: &str) -> std::path::PathBuf {
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("{name}{suffix}")));
    }
    folder.join(name)
}

#[expect(clippy::cast_precision_loss, reason = "printed with a few digits")]
fn report(name: &str, writers: i64, over: Duration, mut took: Vec<Duration>) {
    took.sort_unstable();
    let rate = took.len() as f64 / over.as_secs_f64();
    let at = |percent: usize| took[(took.len() * percent / 100).min(took.len() - 1)].as_secs_f64() * 1_000.0;
    println!("{name:<20} {writers:>8} {rate:>10.0} {:>10.2} {:>10.2}", at(50), at(99));
}
