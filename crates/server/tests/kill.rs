//! What was acknowledged survives `kill -9`: clients note every reply that the server took, the server is killed at random
//! moments and started again, and in the end each noted reply is there exactly once.
//!
//! `KILLS` sets how often, 5 where it is absent.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends at once")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const WRITERS: usize = 4;

#[test]
fn nothing_acknowledged_is_lost_when_the_server_is_killed() {
    let kills: u64 = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(5);
    let folder = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (mut server, setup) = start(folder.path(), port);
    let cookie = sign_up(port, &setup.expect("no owner yet"));
    post(port, &cookie, "/communities", "kind=practice&name=Bakers&language=en").unwrap();
    let place = "/communities/bakers/places/lounge";
    let topic = post(port, &cookie, &format!("{place}/topics"), "title=Counting&text=Start").unwrap().1;

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
                    if let Some((303, _)) =
                        post(port, &cookie, &path, &format!("text=reply-number-{number}-here"))
                    {
                        acknowledged.lock().unwrap().push(number);
                    }
                }
            })
        })
        .collect();
    for kill in 0..kills {
        // Not at even distances, so that a kill meets every phase of a write.
        std::thread::sleep(Duration::from_millis(120 + kill * 37 % 211));
        server.kill().unwrap();
        server.wait().unwrap();
        server = start(folder.path(), port).0;
    }
    stop.store(true, Ordering::Relaxed);
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    server.kill().unwrap();
    server.wait().unwrap();

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
    eprintln!("{kills} kills, {} replies acknowledged, none lost", acknowledged.len());
}

/// Starts the program; answers once it listens, with the owner's link where there is no owner.
fn start(data: &std::path::Path, port: u16) -> (Child, Option<String>) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_lyceum"))
        .args(["serve", "--port", &port.to_string(), "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let first = lines.next().expect("the server says where it listens").unwrap();
    assert!(first.contains("listens on"), "{first}");
    if data.join("signed-up").exists() {
        return (server, None);
    }
    std::fs::write(data.join("signed-up"), "").unwrap();
    let link = lines
        .find_map(|line| line.unwrap().split_once("/setup/").map(|(_, token)| format!("/setup/{token}")));
    (server, link)
}

fn sign_up(port: u16, setup: &str) -> String {
    let form = "name=Olga&email=olga%40example.org&password=violet+harbour+mends+kettles&zone=UTC";
    let answer = send(port, "", setup, form).expect("the owner is made");
    let cookie = answer.lines().find(|line| line.to_lowercase().starts_with("set-cookie: lyceum=")).unwrap();
    cookie[12..].split(';').next().unwrap().to_owned()
}

/// The status and the place it leads to; nothing where the server was killed meanwhile.
fn post(port: u16, cookie: &str, path: &str, form: &str) -> Option<(u16, String)> {
    let answer = send(port, cookie, path, form)?;
    let status = answer.split(' ').nth(1)?.parse().ok()?;
    let location = answer.lines().find(|line| line.to_lowercase().starts_with("location: "));
    Some((status, location.map_or(String::new(), |line| line[10..].trim().to_owned())))
}

fn send(port: u16, cookie: &str, path: &str, form: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let length = form.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
    );
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    (!answer.is_empty()).then_some(answer)
}
