//! SQLite under hardship: a full disk, long writes, a crowd, another process.

use std::path::Path;
use std::process::Command;

use platform::db::{Db, Durability, SqliteOptions};
use platform::{Error, sql};

use crate::engines::{TABLES, note, notes, runtime};

fn full() -> SqliteOptions {
    SqliteOptions { readers: 2, durable: Durability::Full }
}

/// A small disk that goes away with this.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None`, loudly, where this process may not mount.
    fn mount(megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(SmallDisk(folder));
        }
        assert!(std::env::var("CI").as_deref() != Ok("true"), "a tmpfs cannot be mounted: run as root");
        eprintln!("SKIPPED: full disk, as a tmpfs cannot be mounted (not root)");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}

async fn write_at_once(
    db: &Db,
    ids: std::ops::Range<i64>,
    kilobytes: usize,
) -> Vec<(i64, Result<(), Error>)> {
    let tasks: Vec<_> = ids
        .map(|id| {
            let (db, text) = (db.clone(), "x".repeat(kilobytes * 1_024));
            tokio::spawn(async move {
                let outcome = db.write("big", move |tx| {
                    sql!(tx.run, "INSERT INTO notes (id, word) VALUES ($1, $2)", id, format!("word {id}"))?;
                    sql!(tx.run, "INSERT INTO parts (note_id, text) VALUES ($1, $2)", id, text)?;
                    Ok(())
                });
                (id, outcome.await)
            })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

#[test]
fn a_full_disk_acknowledges_nothing_wrongly_and_recovers() {
    let Some(disk) = SmallDisk::mount(8) else { return };
    let file = disk.path().join("test.db");
    runtime().block_on(async {
        let db = Db::open_sqlite(&file, full()).unwrap();
        db.migrate(TABLES).await.unwrap();
        std::fs::write(disk.path().join("ballast"), vec![0; 2 << 20]).unwrap();
        let mut acknowledged = Vec::new();
        let mut refused = 0;
        for round in 0..8 {
            for (id, outcome) in write_at_once(&db, round * 100..round * 100 + 60, 24).await {
                match outcome {
                    Ok(()) => acknowledged.push(id),
                    Err(Error::DiskFull | Error::Unavailable(_)) => refused += 1,
                    Err(other) => panic!("{other}"),
                }
            }
        }
        assert!(refused > 0, "the disk never filled up");
        assert_eq!(notes(&db).await, acknowledged, "what is there is what was acknowledged");
        assert!(matches!(write_at_once(&db, 5_000..5_001, 4_096).await.remove(0).1, Err(Error::DiskFull)));
        std::fs::remove_file(disk.path().join("ballast")).unwrap();
        note(&db, 9_000, "there is room again").await.unwrap();
        acknowledged.push(9_000);
        db.close().await;

        let again = Db::open_sqlite(&file, full()).unwrap();
        assert_eq!(notes(&again).await, acknowledged, "also after it was opened again");
        let parts = again
            .read(|tx| sql!(tx.rows::<i64>, "SELECT note_id FROM parts ORDER BY note_id"))
            .await
            .unwrap();
        assert_eq!(parts, acknowledged[..acknowledged.len() - 1], "and nothing is half-done");
        let check = again
            .read(|tx| sql!(tx.row::<String>, "SELECT integrity_check FROM pragma_integrity_check"))
            .await;
        assert_eq!(check.unwrap(), "ok");
        again.close().await;
    });
}

#[test]
fn a_write_that_takes_too_long_is_broken_off_alone() {
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(async {
        let db = Db::open_sqlite(&folder.path().join("test.db"), full()).unwrap();
        db.migrate(TABLES).await.unwrap();
        let endless = {
            let db = db.clone();
            tokio::spawn(async move {
                db.write("endless", |tx| {
                    sql!(
                        tx.run,
                        "INSERT INTO notes (id, word)
                         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i), 'x' FROM n"
                    )
                })
                .await
            })
        };
        let neighbours = write_at_once(&db, 1..40, 1).await;
        assert!(neighbours.iter().all(|(_, outcome)| outcome.is_ok()));
        assert!(matches!(endless.await.unwrap(), Err(Error::Unavailable(_))));
        assert_eq!(notes(&db).await, (1..40).collect::<Vec<_>>());
        db.close().await;
    });
}

#[test]
fn a_crowd_beyond_the_queue_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(async {
        let db = Db::open_sqlite(&folder.path().join("test.db"), full()).unwrap();
        db.migrate(TABLES).await.unwrap();
        let (go, may_go) = std::sync::mpsc::channel::<()>();
        let may_go = std::sync::Mutex::new(may_go);
        let (started, has_started) = std::sync::mpsc::channel();
        let holding = db.clone();
        let holder = tokio::spawn(async move {
            holding
                .write("hold", move |_| {
                    let _ = started.send(());
                    let _ = may_go.lock().unwrap().recv();
                    Ok(())
                })
                .await
        });
        tokio::task::spawn_blocking(move || has_started.recv().unwrap()).await.unwrap();
        let crowd = write_at_once(&db, 0..2_000, 0);
        let release = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            go.send(()).unwrap();
        };
        let (outcomes, ()) = tokio::join!(crowd, release);
        holder.await.unwrap().unwrap();
        let refused =
            outcomes.iter().filter(|(_, outcome)| matches!(outcome, Err(Error::Unavailable(_)))).count();
        assert_eq!(refused, 2_000 - 1_024);
        assert_eq!(notes(&db).await.len(), 1_024);
        db.close().await;
    });
}

#[test]
fn a_closed_file_is_one_file() {
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(async {
        let db = Db::open_sqlite(&folder.path().join("test.db"), full()).unwrap();
        db.migrate(TABLES).await.unwrap();
        note(&db, 1, "one").await.unwrap();
        db.close().await;
    });
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["test.db"]);
}

#[test]
fn no_statistics_of_a_small_table_outlive_its_growth() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let tables = |path: &Path| -> i64 {
        let file = rusqlite::Connection::open(path).unwrap();
        file.query_row("SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'sqlite_stat%'", [], |row| {
            row.get(0)
        })
        .unwrap()
    };
    runtime().block_on(async {
        let db = Db::open_sqlite(&path, full()).unwrap();
        db.migrate(TABLES).await.unwrap();
        db.close().await;
    });
    assert_eq!(tables(&path), 0, "closing analyses nothing");
    rusqlite::Connection::open(&path).unwrap().execute_batch("ANALYZE").unwrap();
    assert!(tables(&path) > 0);
    runtime().block_on(async { Db::open_sqlite(&path, full()).unwrap().close().await });
    assert_eq!(tables(&path), 0, "what an operator analysed is forgotten");
}
