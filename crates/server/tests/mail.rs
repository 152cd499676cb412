//! Mails and jobs after `kill -9`: each effect in the database happens once, each mail arrives, and a mail that a kill doubles
//! comes with the same Message-ID.
//!
//! `KILLS` sets how often, 3 where it is absent.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends at once")]

mod postbox;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use postbox::Postbox;
use testing::program::{Program, Request, ask, free_port};

const LYCEUM: &str = env!("CARGO_BIN_EXE_lyceum");

#[test]
fn no_mail_and_no_effect_is_lost_when_the_server_is_killed() {
    let kills: u64 = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(3);
    let folder = tempfile::tempdir().unwrap();
    let (postbox, port) = (Postbox::open(Duration::from_millis(15)), free_port());
    let mail = format!("smtp://127.0.0.1:{}", postbox.port);
    let settings = [
        ("LYCEUM_MAIL_URL", mail.as_str()),
        ("LYCEUM_LIMITS__RESETS_PER_HOUR", "1000000"),
        ("LYCEUM_LIMITS__ANONYMOUS_PER_MINUTE", "1000000"),
    ];
    let start = || Program::serve(Path::new(LYCEUM), folder.path(), port, &settings);
    let mut program = start();
    let cookie = program.sign_up();
    ask(port, &Request::post("/communities", &cookie, "kind=practice&name=Bakers&language=en")).unwrap();
    let opened =
        Request::post("/communities/bakers/places/lounge/topics", &cookie, "title=Counting&text=Start");
    let topic = ask(port, &opened).unwrap().header("location").unwrap().split('#').next().unwrap().to_owned();
    let (stop, asked) = (AtomicBool::new(false), Mutex::new((0_u64, 0_u64)));
    program = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                let reset = Request::post("/password-reset", "", "email=olga%40example.org");
                if ask(port, &reset).is_some_and(|answer| answer.status == 200) {
                    asked.lock().unwrap().0 += 1;
                }
                let reply = Request::post(&format!("{topic}/posts"), &cookie, "text=a+reply");
                if ask(port, &reply).is_some_and(|answer| answer.status == 303) {
                    asked.lock().unwrap().1 += 1;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        for kill in 0..kills {
            // Not at even distances, so that a kill meets every phase: leased, on its way, not marked.
            std::thread::sleep(Duration::from_millis(150 + kill * 37 % 211));
            program.kill();
            end_leases(folder.path());
            program = start();
        }
        stop.store(true, Ordering::Relaxed);
        program
    });
    let (mails, replies) = asked.into_inner().unwrap();
    let begun = Instant::now();
    while waiting(port) > 0 {
        assert!(begun.elapsed() < Duration::from_secs(60), "{} jobs are left", waiting(port));
        std::thread::sleep(Duration::from_millis(20));
    }
    program.kill();
    let database = rusqlite::Connection::open(folder.path().join("lyceum.db")).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap().unsigned_abs();
    let mut arrived: BTreeMap<String, u64> = BTreeMap::new();
    for id in postbox.message_ids() {
        *arrived.entry(id).or_default() += 1;
    }
    let (written, doubled) =
        (count("SELECT COUNT(*) FROM mails"), arrived.values().filter(|times| **times > 1).count());
    assert!(written >= mails && mails > 0, "{mails} were asked for, {written} written");
    assert_eq!(arrived.len() as u64, written, "each mail arrives");
    assert!(doubled as u64 <= kills, "{doubled} mails came twice after {kills} kills");
    let posts = count("SELECT COUNT(*) FROM posts");
    assert!(posts > replies, "{replies} replies and the first post");
    assert_eq!(count("SELECT COUNT(*) FROM search_entries WHERE kind = 'post'"), posts);
    assert_eq!(count("SELECT COUNT(*) FROM search_words"), count("SELECT COUNT(*) FROM search_entries"));
    eprintln!(
        "| kill -9 during jobs, {kills} times: mails lost, twice under one Message-ID | 0, at most one a kill | 0 of {written}, {doubled} |"
    );
    eprintln!("| kill -9 during jobs, {kills} times: effects not done once | 0 | 0 of {posts} |");
}

/// Lets the time pass after which what a killed program had begun is due again.
fn end_leases(data: &Path) {
    let database = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    database.execute("UPDATE jobs SET leased_until = 0 WHERE leased_until IS NOT NULL", []).unwrap();
}

/// How many jobs are still to run, as the program tells its operator.
fn waiting(port: u16) -> u64 {
    let metrics = ask(port, &Request::get("/metrics")).expect("an answer").body;
    let line =
        metrics.lines().find_map(|line| line.strip_prefix("lyceum_jobs_waiting ")).expect("the number");
    line.parse().unwrap()
}
