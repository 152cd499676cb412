//! Clients that hang up, say nothing, or send and read a byte at a time: they harm nobody but themselves.
//!
//! `CONNECTIONS` sets how many are slow, 100 where it is absent; `PATIENT=1` keeps the program's own time limits, where else
//! they are a tenth so that the test is over soon.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use testing::program::{Program, Request, ask, free_port, percentile};

const LYCEUM: &str = env!("CARGO_BIN_EXE_lyceum");

/// A program, its owner's cookie, and a topic's address.
fn site(data: &Path, settings: &[(&str, &str)]) -> (Program, String, String) {
    let program = Program::serve(Path::new(LYCEUM), data, free_port(), settings);
    let cookie = program.sign_up();
    let made = Request::post("/communities", &cookie, "kind=practice&name=Bakers&language=en");
    assert_eq!(ask(program.port, &made).unwrap().status, 303);
    let opened =
        Request::post("/communities/bakers/places/lounge/topics", &cookie, "title=Counting&text=Start");
    let topic = ask(program.port, &opened).unwrap().header("location").unwrap().to_owned();
    (program, cookie, topic.split('#').next().unwrap().to_owned())
}

#[test]
fn who_hangs_up_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, cookie, topic) = site(folder.path(), &[]);
    let path = format!("{topic}/posts");
    for number in 0..60 {
        let text = Request::post(&path, &cookie, &format!("text=hung-up-{number}")).text();
        // At every moment: in the head, in the body, before the answer, in the midst of it.
        let sent = text.len() * (number % 10 + 1) / 10;
        let mut stream = TcpStream::connect(("127.0.0.1", program.port)).unwrap();
        stream.write_all(&text.as_bytes()[..sent]).unwrap();
        if number % 20 == 19 {
            let mut some = [0; 20];
            stream.read_exact(&mut some).unwrap();
        }
        drop(stream);
    }
    // A whole reply after them; what came before it has been dealt with then.
    assert_eq!(ask(program.port, &Request::post(&path, &cookie, "text=whole")).unwrap().status, 303);
    let metrics = ask(program.port, &Request::get("/metrics")).unwrap().body;
    assert!(metrics.contains("lyceum_requests_open 1\n"), "only the one that asks: {metrics}");
    program.ask_to_stop();
    program.wait();
    let database = rusqlite::Connection::open(folder.path().join("lyceum.db")).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let posts = count("SELECT COUNT(*) FROM posts");
    assert!((2..=8).contains(&posts), "those who had sent everything may have been heard: {posts}");
    assert_eq!(count("SELECT post_count FROM topics"), posts);
    assert_eq!(count("SELECT post_count FROM places WHERE lounge"), posts);
    assert_eq!(count("SELECT COUNT(*) FROM events WHERE name = 'discussions.post_written'"), posts);
    assert_eq!(count("SELECT COUNT(*) FROM search_entries WHERE kind = 'post'"), posts);
}

#[test]
fn slow_and_silent_connections_slow_nobody_else() {
    let slow: usize = std::env::var("CONNECTIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(100);
    let patient = std::env::var("PATIENT").is_ok();
    let quick = [
        ("LYCEUM_SERVE__FIRST_BYTE", "1"),
        ("LYCEUM_SERVE__HEAD", "1"),
        ("LYCEUM_SERVE__FIRST_HEAD", "1.5"),
        ("LYCEUM_SERVE__CONNECTIONS_PER_ADDRESS", "100000"),
    ];
    // All come from one address here, which the program's own limit would refuse.
    let settings = if patient { &quick[3..] } else { &quick[..] };
    let limit = Duration::from_millis(if patient { 15_000 } else { 1_500 }) + Duration::from_millis(700);
    let folder = tempfile::tempdir().unwrap();
    let (program, cookie, topic) = site(folder.path(), settings);
    let page = Request::get(&topic).header("Cookie", &cookie);
    let served = |for_how_long: Duration| {
        let (begun, mut times) = (Instant::now(), Vec::new());
        while begun.elapsed() < for_how_long {
            let asked = Instant::now();
            assert_eq!(ask(program.port, &page).expect("an answer").status, 200);
            times.push(asked.elapsed());
        }
        times
    };
    let moment = Duration::from_millis(if patient { 3_000 } else { 500 });
    served(moment / 2);
    let mut before = served(moment);
    let mut silent: Vec<TcpStream> =
        (0..slow / 2).map(|_| TcpStream::connect(("127.0.0.1", program.port)).unwrap()).collect();
    let mut dribbling: Vec<TcpStream> =
        (0..slow / 2).map(|_| TcpStream::connect(("127.0.0.1", program.port)).unwrap()).collect();
    let opened = Instant::now();
    let done = AtomicBool::new(false);
    let mut during = std::thread::scope(|scope| {
        let dribbler = scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                for stream in &mut dribbling {
                    // One that was closed takes nothing more.
                    let _ = stream.write(b"G");
                }
                std::thread::sleep(Duration::from_millis(200));
            }
        });
        let during = served(moment);
        std::thread::sleep(limit.saturating_sub(opened.elapsed()));
        done.store(true, Ordering::Relaxed);
        dribbler.join().unwrap();
        during
    });
    for stream in silent.iter_mut().chain(&mut dribbling) {
        stream.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
        let closed = match stream.read(&mut [0; 16]) {
            Ok(_) => true,
            Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
        };
        assert!(closed, "a slow connection is open after {:?}", opened.elapsed());
    }
    let (alone, beside) = (percentile(&mut before, 99), percentile(&mut during, 99));
    // Other tests share this machine: the bound here only tells a queue from none.
    assert!(
        beside < alone * 10 + Duration::from_millis(100),
        "p99 {alone:?} alone, {beside:?} beside {slow}"
    );
    eprintln!(
        "| {slow} slow connections: others' p99 alone, beside them | at most 2 times | {alone:.1?}, {beside:.1?} |"
    );
    eprintln!("| {slow} slow connections: closed | within 15 s | all {slow} within {limit:.1?} |");
}
