//! What happens whole or not at all, whoever fails, panics, hangs up or comes in between.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use platform::db::{Db, Engine, PostgresOptions};
use platform::{Error, say, sql};

use crate::both;
use crate::engines::{TABLES, admin, fresh, note, notes, runtime, server};

/// Starts `count` writes at once, so that they share commits; their outcomes.
async fn together(db: &Db, count: i64, act: fn(i64) -> Result<(), Error>) -> Vec<(i64, Result<(), Error>)> {
    let tasks: Vec<_> = (0..count)
        .map(|id| {
            let db = db.clone();
            tokio::spawn(async move {
                let outcome = db.write("neighbour", move |tx| {
                    sql!(tx.run, "INSERT INTO notes (id, word) VALUES ($1, $2)", id, format!("word {id}"))?;
                    act(id)?;
                    sql!(tx.run, "INSERT INTO parts (note_id, text) VALUES ($1, 'part')", id)?;
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

async fn exactly_the_acknowledged(db: &Db, outcomes: &[(i64, Result<(), Error>)]) {
    let kept: Vec<i64> = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).map(|(id, _)| *id).collect();
    assert_eq!(notes(db).await, kept);
    let whole =
        db.read(|tx| sql!(tx.rows::<i64>, "SELECT note_id FROM parts ORDER BY note_id")).await.unwrap();
    assert_eq!(whole, kept);
}

both!(writes_that_come_together_are_all_kept, async |db: Db| {
    let outcomes = together(&db, 300, |_| Ok(())).await;
    assert!(outcomes.iter().all(|(_, outcome)| outcome.is_ok()));
    exactly_the_acknowledged(&db, &outcomes).await;
});

both!(a_failing_neighbour_fails_alone, async |db: Db| {
    let outcomes =
        together(&db, 200, |id| if id % 7 == 3 { Err(Error::Conflict(say!("no"))) } else { Ok(()) }).await;
    assert_eq!(outcomes.iter().filter(|(_, outcome)| matches!(outcome, Err(Error::Conflict(_)))).count(), 29);
    exactly_the_acknowledged(&db, &outcomes).await;
});

both!(a_panicking_neighbour_falls_alone, async |db: Db| {
    let outcomes = together(&db, 200, |id| if id % 9 == 4 { panic!("on purpose") } else { Ok(()) }).await;
    let fallen = outcomes
        .iter()
        .filter(|(_, outcome)| matches!(outcome, Err(Error::Internal(text)) if text.contains("on purpose")));
    assert_eq!(fallen.count(), 22);
    exactly_the_acknowledged(&db, &outcomes).await;
    note(&db, 1_000, "still working").await.unwrap();
});

both!(a_caller_who_hangs_up_leaves_nothing_half_done, async |db: Db| {
    let ran = Arc::new(AtomicU32::new(0));
    for id in 0..50 {
        let (started, has_started) = mpsc::channel();
        let (go, may_go) = mpsc::channel::<()>();
        let may_go = std::sync::Mutex::new(may_go);
        let count = Arc::clone(&ran);
        let writing = db.clone();
        let caller = tokio::spawn(async move {
            writing
                .write("hang up", move |tx| {
                    sql!(tx.run, "INSERT INTO notes (id, word) VALUES ($1, $2)", id, format!("word {id}"))?;
                    let _ = started.send(());
                    let _ = may_go.lock().unwrap().recv_timeout(Duration::from_secs(5));
                    sql!(tx.run, "INSERT INTO parts (note_id, text) VALUES ($1, 'part')", id)?;
                    count.fetch_add(1, Ordering::SeqCst);
                    Ok(())
                })
                .await
        });
        tokio::task::spawn_blocking(move || has_started.recv().unwrap()).await.unwrap();
        caller.abort();
        assert!(caller.await.unwrap_err().is_cancelled());
        go.send(()).unwrap();
    }
    // The queue is first in, first out on SQLite; PostgreSQL's threads are waited for by closing.
    db.close().await;
    assert_eq!(ran.load(Ordering::SeqCst), 50);
    assert!(matches!(note(&db, 99, "closed").await, Err(Error::Unavailable(_))));
});

both!(what_follows_a_commit_follows_only_a_commit, async |db: Db| {
    let rung = Arc::new(AtomicU32::new(0));
    for (id, fails) in [(1, false), (2, true), (3, false)] {
        let bell = Arc::clone(&rung);
        let outcome = db.write("bell", move |tx| {
            let bell = Arc::clone(&bell);
            tx.on_commit(move || {
                bell.fetch_add(1, Ordering::SeqCst);
            });
            sql!(tx.run, "INSERT INTO notes (id, word) VALUES ($1, $2)", id, format!("word {id}"))?;
            if fails { Err(Error::NotFound) } else { Ok(()) }
        });
        assert_eq!(outcome.await.is_err(), fails);
    }
    assert_eq!(rung.load(Ordering::SeqCst), 2);
});

both!(after_a_failed_statement_a_transaction_can_only_end, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    let hidden = db.write("hidden", |tx| {
        sql!(tx.run, "INSERT INTO notes (id, word) VALUES (2, 'two')")?;
        let _ = sql!(tx.run, "INSERT INTO notes (id, word) VALUES (3, 'one')");
        Ok(())
    });
    assert!(matches!(hidden.await, Err(Error::Internal(_))));
    let more = db.write("more", |tx| {
        let _ = sql!(tx.run, "INSERT INTO notes (id, word) VALUES (3, 'one')");
        sql!(tx.run, "INSERT INTO notes (id, word) VALUES (4, 'four')")
    });
    assert!(matches!(more.await, Err(Error::Internal(_))));
    assert_eq!(notes(&db).await, [1]);
});

both!(a_read_sees_one_moment, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    let (seen, has_seen) = mpsc::channel();
    let (written, has_written) = mpsc::channel();
    let reading = db.clone();
    let read = tokio::spawn(async move {
        reading
            .read(move |tx| {
                let before = sql!(tx.row::<i64>, "SELECT COUNT(*) FROM notes")?;
                seen.send(()).unwrap();
                has_written.recv().unwrap();
                Ok((before, sql!(tx.row::<i64>, "SELECT COUNT(*) FROM notes")?))
            })
            .await
    });
    tokio::task::spawn_blocking(move || has_seen.recv().unwrap()).await.unwrap();
    note(&db, 2, "two").await.unwrap();
    written.send(()).unwrap();
    assert_eq!(read.await.unwrap().unwrap(), (1, 1));
    assert_eq!(notes(&db).await, [1, 2]);
});

both!(a_read_apart_sees_one_moment_and_holds_nobody_up, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    let (begun, seen) = tokio::sync::oneshot::channel();
    let (go, gone) = mpsc::channel::<()>();
    let apart = db.clone();
    let read = tokio::spawn(async move {
        apart
            .read_apart("export", move |tx| {
                let before = sql!(tx.row::<i64>, "SELECT COUNT(*) FROM notes")?;
                begun.send(()).ok();
                gone.recv().ok();
                Ok((before, sql!(tx.row::<i64>, "SELECT COUNT(*) FROM notes")?))
            })
            .await
    });
    seen.await.unwrap();
    // More reads than there are readers, and a write: none of them waits for the one apart.
    for id in 2..8 {
        note(&db, id, &format!("note {id}")).await.unwrap();
        assert_eq!(notes(&db).await.len(), usize::try_from(id).unwrap());
    }
    go.send(()).unwrap();
    assert_eq!(read.await.unwrap().unwrap(), (1, 1));
    let cells = db.read(|tx| {
        let columns = platform::db::Sql::composed("SELECT id, word FROM notes WHERE id = $1".to_owned());
        tx.cells(&columns, &[&1_i64], 2)
    });
    use platform::db::Datum;
    assert_eq!(cells.await.unwrap(), [[Datum::Int(1), Datum::Text("one".to_owned())]]);
    let failed = db.read_apart::<()>("export", |_| Err(Error::NotFound)).await;
    assert!(matches!(failed, Err(Error::NotFound)));
});

both!(counting_up_at_once_loses_no_count, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    let tasks: Vec<_> = (0..100)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write("count", |tx| sql!(tx.run, "UPDATE notes SET size = size + 1 WHERE id = 1")).await
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(db.read(|tx| sql!(tx.row::<i64>, "SELECT size FROM notes")).await.unwrap(), 100);
});

both!(writes_that_lock_each_other_out_are_run_again, async |db: Db| {
    note(&db, 1, "one").await.unwrap();
    note(&db, 2, "two").await.unwrap();
    let runs = Arc::new(AtomicU32::new(0));
    let gate = Arc::new(std::sync::Barrier::new(2));
    let concurrent = db.engine() == Engine::Postgres;
    let tasks: Vec<_> = [(1_i64, 2_i64), (2, 1)]
        .map(|(first, second)| {
            let (db, runs, gate) = (db.clone(), Arc::clone(&runs), Arc::clone(&gate));
            tokio::spawn(async move {
                db.write("deadlock", move |tx| {
                    let run = runs.fetch_add(1, Ordering::SeqCst);
                    sql!(tx.run, "UPDATE notes SET size = size + 1 WHERE id = $1", first)?;
                    if concurrent && run < 2 {
                        gate.wait();
                    }
                    sql!(tx.run, "UPDATE notes SET size = size + 1 WHERE id = $1", second)?;
                    Ok(())
                })
                .await
            })
        })
        .into_iter()
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let sizes = db.read(|tx| sql!(tx.rows::<i64>, "SELECT size FROM notes ORDER BY id")).await.unwrap();
    assert_eq!(sizes, [2, 2]);
    assert_eq!(runs.load(Ordering::SeqCst), if concurrent { 3 } else { 2 });
});

#[test]
fn writes_that_wait_for_one_row_keep_nobody_from_reading() {
    let Some(server) = server() else { return };
    runtime().block_on(async {
        let (name, url) = fresh(&server).await;
        let db = Db::open_postgres(&url, PostgresOptions { connections: 4 }).await.unwrap();
        db.migrate(TABLES).await.unwrap();
        note(&db, 1, "one").await.unwrap();
        let (holder, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        holder.batch_execute("BEGIN; SELECT id FROM notes WHERE id = 1 FOR UPDATE").await.unwrap();
        let writes: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    db.write("grow", |tx| sql!(tx.run, "UPDATE notes SET size = size + 1 WHERE id = 1")).await
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(200)).await;
        for _ in 0..10 {
            let read = tokio::time::timeout(Duration::from_secs(1), notes(&db)).await;
            assert_eq!(read.expect("a read waits for no row"), [1]);
        }
        holder.batch_execute("COMMIT").await.unwrap();
        for write in writes {
            write.await.unwrap().unwrap();
        }
        let sizes = db.read(|tx| sql!(tx.rows::<i64>, "SELECT size FROM notes")).await.unwrap();
        assert_eq!(sizes, [8]);
        db.close().await;
        admin(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    });
}

#[test]
fn a_server_that_cuts_the_connection_is_found_again() {
    let Some(server) = server() else { return };
    runtime().block_on(async {
        let (name, url) = fresh(&server).await;
        let db = Db::open_postgres(&url, PostgresOptions { connections: 2 }).await.unwrap();
        db.migrate(TABLES).await.unwrap();
        note(&db, 1, "one").await.unwrap();
        let cut = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        admin(&server, &cut).await;
        // Cut between two jobs: nobody notices.
        note(&db, 2, "two").await.unwrap();
        assert_eq!(notes(&db).await, [1, 2]);
        // Cut inside a job: nothing was done, and it is said so.
        let (server_inside, cut_inside) = (server.clone(), cut.clone());
        let broken = db.write("cut", move |tx| {
            sql!(tx.run, "INSERT INTO notes (id, word) VALUES (3, 'three')")?;
            let (server, cut) = (server_inside.clone(), cut_inside.clone());
            std::thread::spawn(move || runtime().block_on(admin(&server, &cut))).join().unwrap();
            sql!(tx.run, "INSERT INTO notes (id, word) VALUES (4, 'four')")
        });
        assert!(matches!(broken.await, Err(Error::Unavailable(_))));
        // Cut just before the commit: the fate is asked for, and told.
        let (server_inside, cut_inside) = (server.clone(), cut.clone());
        let broken = db.write("cut", move |tx| {
            sql!(tx.run, "INSERT INTO notes (id, word) VALUES (5, 'five')")?;
            let (server, cut) = (server_inside.clone(), cut_inside.clone());
            std::thread::spawn(move || runtime().block_on(admin(&server, &cut))).join().unwrap();
            Ok(())
        });
        assert!(matches!(broken.await, Err(Error::Unavailable(_))));
        assert_eq!(notes(&db).await, [1, 2]);
        db.close().await;
        admin(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    });
}

#[test]
fn a_server_that_is_not_there_is_told_at_once() {
    runtime().block_on(async {
        let nobody =
            Db::open_postgres("postgres://lyceum@127.0.0.1:1/lyceum", PostgresOptions { connections: 2 })
                .await;
        assert!(matches!(nobody.err(), Some(Error::Unavailable(_))));
        let unsure = Db::open_postgres(
            "postgres://lyceum@127.0.0.1/lyceum?sslmode=require",
            PostgresOptions::default(),
        );
        assert!(matches!(unsure.await.err(), Some(Error::Internal(text)) if text.contains("sslmode")));
    });
}
