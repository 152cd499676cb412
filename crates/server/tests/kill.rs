//! What was acknowledged survives `kill -9`: clients note every reply that the server took, the server is killed at random
//! moments and started again, and in the end each noted reply is there exactly once.
//!
//! `KILLS` sets how often, 5 where it is absent.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use testing::program::{Program, Request, ask, free_port};

const WRITERS: usize = 4;

#[test]
fn nothing_acknowledged_is_lost_when_the_server_is_killed() {
    let kills: u64 = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(5);
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let start = || Program::serve(Path::new(env!("CARGO_BIN_EXE_lyceum")), folder.path(), port, &[]);
    let mut server = start();
    let cookie = server.sign_up();
    let post = |path: &str, form: &str| ask(port, &Request::post(path, &cookie, form)).unwrap();
    post("/communities", "kind=practice&name=Bakers&language=en");
    let opened = post("/communities/bakers/places/lounge/topics", "title=Counting&text=Start");
    let topic = opened.header("location").unwrap().to_owned();

    let (stop, sent, acknowledged) =
        (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)), Arc::new(Mutex::new(Vec::new())));
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (stop, sent, acknowledged) =
                (Arc::clone(&stop), Arc::clone(&sent), Arc::clone(&acknowledged));
            let (cookie, path) = (cookie.clone(), format!("{topic}/posts"));
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let number = sent.fetch_add(1, Ordering::Relaxed);
                    let form = format!("text=reply-number-{number}-here");
                    if ask(port, &Request::post(&path, &cookie, &form)).is_some_and(|it| it.status == 303) {
                        acknowledged.lock().unwrap().push(number);
                    }
                }
            })
        })
        .collect();
    for kill in 0..kills {
        // Not at even distances, so that a kill meets every phase of a write.
        std::thread::sleep(Duration::from_millis(120 + kill * 37 % 211));
        server.kill();
        server = start();
    }
    stop.store(true, Ordering::Relaxed);
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    server.kill();

    let database = rusqlite::Connection::open(folder.path().join("lyceum.db")).unwrap();
    let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let acknowledged = acknowledged.lock().unwrap();
    assert!(acknowledged.len() as u64 > kills, "only {} replies were taken", acknowledged.len());
    let mut count = database.prepare("SELECT COUNT(*) FROM posts WHERE source = ?1").unwrap();
    for number in acknowledged.iter() {
        let found: i64 = count.query_row([format!("reply-number-{number}-here")], |row| row.get(0)).unwrap();
        assert_eq!(found, 1, "reply {number} was acknowledged");
    }
    let halves = "SELECT (SELECT COUNT(*) FROM topics t WHERE t.post_count != (SELECT COUNT(*) FROM posts p WHERE p.topic_id = t.id))
                       + (SELECT COUNT(*) FROM places l WHERE l.post_count != (SELECT COUNT(*) FROM posts p JOIN topics t
                          ON t.id = p.topic_id WHERE t.place_id = l.id))";
    let half_done: i64 = database.query_row(halves, [], |row| row.get(0)).unwrap();
    assert_eq!(half_done, 0, "a counter does not agree with what it counts");
    eprintln!(
        "| kill -9 during writes, {kills} times: acknowledged and lost | 0 | 0 of {} |",
        acknowledged.len()
    );
}
