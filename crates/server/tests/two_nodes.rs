//! Two programs on one PostgreSQL and one data folder are one site, and one of them is restarted without anybody noticing.
//!
//! `SECONDS_OF_RESTARTS` sets how long people ask while the programs are restarted, 3 where it is absent.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends at once")]

mod balancer;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use balancer::Balancer;
use testing::databases::{ask_postgres, with_empty_postgres};
use testing::program::{Program, Request, ask, free_port, percentile};

const LYCEUM: &str = env!("CARGO_BIN_EXE_lyceum");
const PLACE: &str = "/communities/bakers/places/lounge";

fn node(data: &Path, url: &str, port: u16) -> Program {
    let settings = [
        ("LYCEUM_DATABASE_URL", url),
        ("LYCEUM_DATABASE_CONNECTIONS", "4"),
        ("LYCEUM_SERVE__FAREWELL", "0.5"),
        // Everybody here has the same address.
        ("LYCEUM_LIMITS__ANONYMOUS_PER_MINUTE", "1000000"),
    ];
    Program::serve(Path::new(LYCEUM), data, port, &settings)
}

/// Both programs, the owner's cookie, and the address of a topic.
fn site(data: &Path, url: &str) -> ([Program; 2], String, String) {
    let one = node(data, url, free_port());
    let cookie = one.sign_up();
    let two = node(data, url, free_port());
    post(&one, &cookie, "/communities", "kind=practice&name=Bakers&language=en");
    let topic = post(&two, &cookie, &format!("{PLACE}/topics"), "title=Counting&text=Start");
    ([one, two], cookie, topic)
}

/// Sends a form that is taken; the address to which it leads.
fn post(on: &Program, cookie: &str, path: &str, form: &str) -> String {
    let answer = ask(on.port, &Request::post(path, cookie, form)).expect("an answer");
    assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    answer.header("location").unwrap().split('#').next().unwrap().to_owned()
}

fn get(on: &Program, cookie: &str, path: &str) -> (u16, String) {
    let answer = ask(on.port, &Request::get(path).header("Cookie", cookie)).expect("an answer");
    (answer.status, answer.body)
}

/// How long it takes until a page says something.
fn until(on: &Program, cookie: &str, path: &str, says: &str) -> Duration {
    let begun = Instant::now();
    while !get(on, cookie, path).1.contains(says) {
        assert!(begun.elapsed() < Duration::from_secs(20), "{path} never says {says}");
        std::thread::sleep(Duration::from_millis(5));
    }
    begun.elapsed()
}

#[test]
fn what_one_program_does_the_other_knows() {
    with_empty_postgres(|url| {
        let folder = tempfile::tempdir().unwrap();
        let ([one, two], cookie, topic) = site(folder.path(), url);
        assert_eq!(get(&two, &cookie, &topic).0, 200, "who signed in on one is signed in on the other");

        let sign_in = "email=olga%40example.org&password=violet+harbour+mends+kettles";
        let answer = ask(one.port, &Request::post("/sign-in", "", sign_in)).unwrap();
        let second = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        assert_eq!(get(&two, &second, &topic).0, 200);
        post(&two, &second, "/sign-out", "");
        assert_eq!(get(&one, &second, &topic).0, 303, "a session that ended on one has ended on the other");

        let path = format!("{topic}/posts");
        post(&one, &cookie, &path, "text=A+word+about+sourdough");
        assert!(get(&two, &cookie, &topic).1.contains("sourdough"), "what is written is there at once");
        let found = until(&two, &cookie, "/search?q=sourdough", "A word about");

        let upload = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"notes.txt\"\r\n\
                      Content-Type: application/octet-stream\r\n\r\nIt rises.\r\n--edge--\r\n";
        let form = Request::form("/files", &cookie, "multipart/form-data; boundary=edge", upload);
        assert_eq!(ask(one.port, &form).unwrap().status, 303);
        let files = get(&two, &cookie, "/files").1;
        let file = files.split("href=\"/files/file_").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(get(&two, &cookie, &format!("/files/file_{file}")).1, "It rises.", "files are shared");

        // Limits are counted by each program for itself.
        let wrong = Request::post("/sign-in", "", "email=olga%40example.org&password=wrong-password-here");
        let refused: Vec<u16> = (0..7).map(|_| ask(one.port, &wrong).unwrap().status).collect();
        assert_eq!((refused.first(), refused.last()), (Some(&422), Some(&429)), "{refused:?}");
        assert_eq!(ask(two.port, &wrong).unwrap().status, 422);
        eprintln!(
            "| two programs: written on one, found by the search of the other | within 2 s | {found:.0?} |"
        );
    });
}

#[test]
fn each_job_is_done_once_by_either() {
    with_empty_postgres(|url| {
        let folder = tempfile::tempdir().unwrap();
        let (nodes, cookie, topic) = site(folder.path(), url);
        let path = format!("{topic}/posts");
        std::thread::scope(|scope| {
            for (writer, node) in nodes.iter().chain(&nodes).enumerate() {
                let (cookie, path) = (&cookie, &path);
                scope.spawn(move || {
                    for number in 0..25 {
                        post(node, cookie, path, &format!("text=reply-{writer}-{number}"));
                    }
                });
            }
        });
        let begun = Instant::now();
        while ask_postgres(url, "SELECT COUNT(*) FROM jobs") != "0" {
            assert!(begun.elapsed() < Duration::from_secs(20), "jobs are left");
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(ask_postgres(url, "SELECT COUNT(*) FROM posts"), "101");
        assert_eq!(ask_postgres(url, "SELECT COUNT(*) FROM search_entries WHERE kind = 'post'"), "101");
        assert_eq!(ask_postgres(url, "SELECT post_count FROM topics"), "101", "each reply has its number");
    });
}

#[test]
fn nobody_notices_that_one_of_two_is_restarted() {
    let seconds: u64 =
        std::env::var("SECONDS_OF_RESTARTS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    with_empty_postgres(|url| {
        let folder = tempfile::tempdir().unwrap();
        let ([mut one, mut two], cookie, topic) = site(folder.path(), url);
        let balancer = Balancer::start([one.port, two.port]);
        let (stop, failed, times) = (AtomicBool::new(false), Mutex::new(Vec::new()), Mutex::new(Vec::new()));
        let requests = [
            Request::get(&topic).header("Cookie", &cookie),
            Request::get(PLACE).header("Cookie", &cookie),
            Request::post(&format!("{topic}/posts"), &cookie, "text=while+it+restarts"),
            Request::get("/sign-in"),
        ];
        std::thread::scope(|scope| {
            for request in &requests {
                scope.spawn(|| {
                    while !stop.load(Ordering::Relaxed) {
                        let begun = Instant::now();
                        let status = ask(balancer.port, request).map(|answer| answer.status);
                        times.lock().unwrap().push(begun.elapsed());
                        if status.is_none_or(|status| status >= 400) {
                            failed.lock().unwrap().push((request.text(), status));
                        }
                    }
                });
            }
            let begun = Instant::now();
            let mut restarts = 0;
            while begun.elapsed() < Duration::from_secs(seconds) || restarts < 2 {
                let (port, node_) =
                    if restarts % 2 == 0 { (one.port, &mut one) } else { (two.port, &mut two) };
                node_.ask_to_stop();
                node_.wait();
                *node_ = node(folder.path(), url, port);
                restarts += 1;
                std::thread::sleep(Duration::from_millis(200));
            }
            stop.store(true, Ordering::Relaxed);
            eprintln!("| rolling restart: restarts | | {restarts} |");
        });
        let (failed, mut times) = (failed.into_inner().unwrap(), times.into_inner().unwrap());
        assert!(failed.is_empty(), "{} of {} failed: {:?}", failed.len(), times.len(), failed.first());
        assert!(times.len() > 20, "only {} requests were sent", times.len());
        let slowest = percentile(&mut times, 99);
        eprintln!(
            "| rolling restart: failed of all requests; p99 | 0 | 0 of {}; {slowest:.0?} |",
            times.len()
        );
    });
}
