//! PostgreSQL goes away and comes back, its connections are ended, and the way to it is cut: those who ask meanwhile are told
//! to come again, it goes on by itself, and what was acknowledged is there once.
//!
//! `FAULTS` sets how often connections are ended, 3 where it is absent.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends at once")]

mod cable;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use cable::Cable;
use testing::cluster::Cluster;
use testing::program::{Program, Request, ask, free_port};

const LYCEUM: &str = env!("CARGO_BIN_EXE_lyceum");
const WRITERS: usize = 3;
/// What a person would call "it works again".
const RECOVERY: Duration = Duration::from_secs(5);

/// What writers were told.
#[derive(Default)]
struct Told {
    acknowledged: Mutex<Vec<u64>>,
    refused: AtomicU64,
    /// Answers that are neither.
    odd: Mutex<Vec<String>>,
}

/// Replies until `faults` is through; what was told.
fn under(program: &Program, cookie: &str, topic: &str, faults: impl FnOnce()) -> Told {
    let (told, stop, next) = (Told::default(), AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let text = format!("text=reply-number-{number}-here");
                    let answer = ask(program.port, &Request::post(&format!("{topic}/posts"), cookie, &text));
                    match answer {
                        Some(answer) if answer.status == 303 => {
                            told.acknowledged.lock().unwrap().push(number)
                        }
                        Some(answer) if answer.status == 503 && answer.header("retry-after").is_some() => {
                            told.refused.fetch_add(1, Ordering::Relaxed);
                            std::thread::sleep(Duration::from_millis(20));
                        }
                        odd => told.odd.lock().unwrap().push(format!("{odd:?}")),
                    }
                }
            });
        }
        std::thread::sleep(Duration::from_millis(300));
        faults();
        std::thread::sleep(Duration::from_millis(300));
        stop.store(true, Ordering::Relaxed);
    });
    told
}

/// How long it takes until a page is served.
fn recovered(program: &Program) -> Duration {
    let begun = Instant::now();
    while ask(program.port, &Request::get("/readyz")).is_none_or(|answer| answer.status != 200) {
        assert!(begun.elapsed() < RECOVERY * 3, "it does not come back");
        std::thread::sleep(Duration::from_millis(10));
    }
    begun.elapsed()
}

#[test]
fn what_postgres_acknowledged_survives_its_faults() {
    let folder = tempfile::tempdir().unwrap();
    let Some(cluster) = Cluster::start(&std::env::temp_dir().join(format!("faults-{}", std::process::id())))
    else {
        return;
    };
    let direct = cluster.database("site", None);
    let cable = Cable::to(cluster.port());
    let url = direct.replace(&format!(":{}/", cluster.port()), &format!(":{}/", cable.port));
    let settings = [("LYCEUM_DATABASE_URL", url.as_str()), ("LYCEUM_DATABASE_CONNECTIONS", "6")];
    let program = Program::serve(Path::new(LYCEUM), folder.path(), free_port(), &settings);
    let cookie = program.sign_up();
    ask(program.port, &Request::post("/communities", &cookie, "kind=practice&name=Bakers&language=en"))
        .unwrap();
    let opened =
        Request::post("/communities/bakers/places/lounge/topics", &cookie, "title=Counting&text=Start");
    let topic =
        ask(program.port, &opened).unwrap().header("location").unwrap().split('#').next().unwrap().to_owned();

    let faults: u32 = std::env::var("FAULTS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let mut recoveries = Vec::new();
    let told = under(&program, &cookie, &topic, || {
        for _ in 0..faults {
            cluster.ask("site", "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'site'");
            recoveries.push(("its connections are ended", recovered(&program)));
            std::thread::sleep(Duration::from_millis(100));
        }
        cluster.stop("immediate");
        let refused = ask(program.port, &Request::get("/readyz")).expect("an answer");
        assert_eq!((refused.status, refused.header("retry-after")), (503, Some("2")));
        cluster.begin();
        recoveries.push(("it is restarted", recovered(&program)));
        cable.cut();
        std::thread::sleep(Duration::from_millis(300));
        assert_eq!(ask(program.port, &Request::get("/readyz")).expect("an answer").status, 503);
        cable.mend();
        recoveries.push(("the way to it is cut", recovered(&program)));
    });
    let odd = told.odd.into_inner().unwrap();
    assert!(odd.is_empty(), "{} answers are neither taken nor refused: {:?}", odd.len(), odd.first());
    let (acknowledged, refused) = (told.acknowledged.into_inner().unwrap(), told.refused.into_inner());
    assert!(acknowledged.len() > 5 && refused > 0, "{} taken, {refused} refused", acknowledged.len());
    for number in &acknowledged {
        let count = format!("SELECT COUNT(*) FROM posts WHERE source = 'reply-number-{number}-here'");
        assert_eq!(cluster.ask("site", &count), "1", "reply {number} was acknowledged");
    }
    let halves = "SELECT COUNT(*) FROM topics t WHERE t.post_count <> (SELECT COUNT(*) FROM posts p WHERE p.topic_id = t.id)";
    assert_eq!(cluster.ask("site", halves), "0", "a counter does not agree with what it counts");
    for (fault, took) in &recoveries {
        assert!(*took < RECOVERY, "{fault}: it took {took:?} to come back");
        eprintln!("| PostgreSQL: {fault}; back after | within 5 s | {took:.0?} |");
    }
    eprintln!(
        "| PostgreSQL: refused meanwhile with 503; acknowledged and lost | 0 lost | {refused}; 0 of {} |",
        acknowledged.len()
    );
}
