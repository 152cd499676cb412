//! A history that a director brings from the browser outlives `kill -9`: the server is killed while it brings, is started
//! again, and in the end the same stands there as when nothing had happened.
//!
//! `KILLS` sets how often, 2 where it is absent.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends at once")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const IMPORTS: &str = "/communities/bakers/imports";

#[test]
fn a_history_comes_whole_though_its_server_is_killed() {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/freecodecamp-rooms-slack-export.zip");
    if !archive.exists() {
        eprintln!("SKIPPED: {} is absent", archive.display());
        return;
    }
    let kills: u64 = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(2);
    let folder = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (mut server, setup) = start(folder.path(), port);
    let cookie = sign_up(port, &setup.expect("no owner yet"));
    send(port, &cookie, "/communities", "kind=practice&name=Bakers&language=en").unwrap();
    let import = upload(port, &cookie, &std::fs::read(&archive).unwrap());
    wait(|| state(folder.path()).looked);
    send(port, &cookie, &format!("{import}/start"), "").unwrap();
    let mut met = 0;
    for kill in 0..kills {
        let before = state(folder.path()).written;
        wait(|| state(folder.path()).written > before);
        // Not at even distances, so that a kill meets every phase of a batch.
        std::thread::sleep(Duration::from_millis(kill * 37 % 211));
        met += u64::from(!state(folder.path()).ended);
        server.kill().unwrap();
        server.wait().unwrap();
        // The lease of a killed program's job ends after two minutes; nobody needs to wait for them here.
        let database = rusqlite::Connection::open(folder.path().join("lyceum.db")).unwrap();
        database.execute("UPDATE jobs SET leased_until = NULL", []).unwrap();
        drop(database);
        server = start(folder.path(), port).0;
    }
    wait(|| state(folder.path()).ended);
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(met > 0, "it was over before the first kill");

    let whole = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_lyceum"))
        .args(["import", "slack", "--community", "bakers", "--type", "practice", "--data"])
        .arg(whole.path())
        .arg(&archive)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (killed, whole) = (posts(folder.path()), posts(whole.path()));
    assert_eq!(killed.len(), 68_093);
    assert!(killed == whole, "the same posts in the same places");
    let state = state(folder.path());
    assert!(state.brought.contains("\"posts\":68093,\"new_posts\":68093"), "{}", state.brought);
    let left = std::fs::read_dir(folder.path().join("files")).unwrap();
    let files: usize = left.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum();
    assert_eq!(files, 0, "the archive is deleted");
    eprintln!("{kills} kills, {met} of them while it was under way");
}

struct State {
    looked: bool,
    ended: bool,
    written: i64,
    brought: String,
}

fn state(data: &Path) -> State {
    let database = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    database.busy_timeout(Duration::from_secs(10)).unwrap();
    let sql = "SELECT looked_at IS NOT NULL, ended_at IS NOT NULL, written, brought, problem FROM imports";
    let found = database.query_row(sql, [], |row| {
        assert_eq!(row.get::<_, String>(4)?, "", "nothing is wrong with the archive");
        Ok(State { looked: row.get(0)?, ended: row.get(1)?, written: row.get(2)?, brought: row.get(3)? })
    });
    found.unwrap()
}

/// A post's id, its topic's, its number, its text and its time.
type Post = (Vec<u8>, Vec<u8>, i64, String, i64);

/// Every post with its place in its topic, by ids that are the same in each import.
fn posts(data: &Path) -> Vec<Post> {
    let database = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    let sql = "SELECT id, topic_id, number, source, created_at FROM posts ORDER BY id";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

fn wait(until: impl Fn() -> bool) {
    for _ in 0..3_000 {
        if until() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(until(), "nothing happened for too long");
}

/// Starts the program; answers once it listens, with the owner's link where there is no owner.
fn start(data: &Path, port: u16) -> (Child, Option<String>) {
    let first_start = !data.join("lyceum.db").exists();
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
    if !first_start {
        return (server, None);
    }
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

/// Brings the archive; the address of its import.
fn upload(port: u16, cookie: &str, archive: &[u8]) -> String {
    let mut body =
        b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"export.zip\"\r\n\r\n".to_vec();
    body.extend_from_slice(archive);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let answer = request(port, cookie, IMPORTS, "multipart/form-data; boundary=edge", &body).unwrap();
    let location = answer.lines().find(|line| line.to_lowercase().starts_with("location: ")).expect(&answer);
    location[10..].trim().to_owned()
}

fn send(port: u16, cookie: &str, path: &str, form: &str) -> Option<String> {
    request(port, cookie, path, "application/x-www-form-urlencoded", form.as_bytes())
}

fn request(port: u16, cookie: &str, path: &str, kind: &str, body: &[u8]) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    (!answer.is_empty()).then_some(answer)
}
