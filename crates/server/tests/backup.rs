//! `lyceum backup` and `lyceum restore`, as somebody runs them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use testing::program::{Program, Request, ask, free_port};

fn lyceum(arguments: &[&str], data: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lyceum")).args(arguments).arg("--data").arg(data).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

fn accounts(data: &Path) -> i64 {
    let database = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    database.query_row("SELECT COUNT(*) FROM accounts", [], |row| row.get(0)).unwrap()
}

fn make(data: &Path, handle: &str) {
    let email = format!("{handle}@example.org");
    let made = lyceum(&["admin", "create-account", "--name", handle, "--email", &email], data);
    assert!(made.status.success(), "{}", said(&made));
}

#[test]
fn a_backup_comes_back_and_nothing_is_overwritten_before_it_was_checked() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("backup.zip"));
    let path = file.to_str().unwrap();
    assert!(!lyceum(&["backup", path], &data).status.success(), "there is nothing to back up");
    make(&data, "amina");
    make(&data, "tomasz");
    std::fs::write(data.join("lyceum.toml"), "port = 8123\n").unwrap();
    let taken = lyceum(&["backup", path], &data);
    assert!(taken.status.success(), "{}", said(&taken));
    assert!(said(&lyceum(&["backup", path], &data)).contains("exists"), "no backup is overwritten");

    make(&data, "grace");
    let mut damaged = std::fs::read(&file).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    let bad = folder.path().join("bad.zip");
    for (name, bytes) in [("damaged", &damaged[..]), ("cut", &damaged[..middle]), ("none", b"hello")] {
        std::fs::write(&bad, bytes).unwrap();
        let refused = lyceum(&["restore", bad.to_str().unwrap()], &data);
        assert!(
            !refused.status.success() && said(&refused).contains("left as it is"),
            "{name}: {}",
            said(&refused)
        );
        assert_eq!(accounts(&data), 3, "{name}");
    }

    let restored = lyceum(&["restore", path], &data);
    assert!(restored.status.success(), "{}", said(&restored));
    assert_eq!(accounts(&data), 2);
    assert_eq!(std::fs::read_to_string(data.join("lyceum.toml")).unwrap(), "port = 8123\n");
    let kept = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let kept = kept.into_iter().find(|path| path.to_string_lossy().contains("before-restore")).unwrap();
    assert_eq!(accounts(&kept), 3, "what was there is kept");
    let elsewhere = folder.path().join("new");
    assert!(lyceum(&["restore", path], &elsewhere).status.success());
    assert_eq!(accounts(&elsewhere), 2);
}

#[test]
fn a_backup_under_load_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file, fresh) =
        (folder.path().join("data"), folder.path().join("backup.zip"), folder.path().join("fresh"));
    let program = Program::serve(Path::new(env!("CARGO_BIN_EXE_lyceum")), &data, free_port(), &[]);
    let (port, cookie) = (program.port, program.sign_up());
    ask(port, &Request::post("/communities", &cookie, "kind=practice&name=Bakers&language=en")).unwrap();
    let opened =
        Request::post("/communities/bakers/places/lounge/topics", &cookie, "title=Counting&text=Start");
    let path = format!("{}/posts", ask(port, &opened).unwrap().header("location").unwrap());
    let (stop, acknowledged) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let before = std::thread::scope(|scope| {
        for writer in 0..3 {
            let (stop, acknowledged, path, cookie) = (&stop, &acknowledged, &path, &cookie);
            scope.spawn(move || {
                for number in (writer..).step_by(3).take_while(|_| !stop.load(Ordering::Relaxed)) {
                    let reply = Request::post(path, cookie, &format!("text=reply-number-{number}-here"));
                    assert_eq!(ask(port, &reply).unwrap().status, 303);
                    acknowledged.lock().unwrap().push(number);
                }
            });
        }
        std::thread::sleep(Duration::from_millis(300));
        let before = acknowledged.lock().unwrap().clone();
        let taken = lyceum(&["backup", file.to_str().unwrap()], &data);
        stop.store(true, Ordering::Relaxed);
        assert!(taken.status.success(), "{}", said(&taken));
        before
    });
    program.kill();
    assert!(lyceum(&["restore", file.to_str().unwrap()], &fresh).status.success());
    let database = rusqlite::Connection::open(fresh.join("lyceum.db")).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    for number in &before {
        let there = format!("SELECT COUNT(*) FROM posts WHERE source = 'reply-number-{number}-here'");
        assert_eq!(count(&there), 1, "reply {number} was there before the backup");
    }
    assert_eq!(count("SELECT post_count FROM topics"), count("SELECT COUNT(*) FROM posts"));
    let waiting = count("SELECT COUNT(*) FROM jobs WHERE reaction = 'search.index_post'");
    let indexed = count("SELECT COUNT(*) FROM search_entries WHERE kind = 'post'");
    assert_eq!(indexed + waiting, count("SELECT COUNT(*) FROM posts"), "each post is indexed or about to be");
    eprintln!(
        "| backup under load, restored: acknowledged before it and missing | 0 | 0 of {} |",
        before.len()
    );
}
