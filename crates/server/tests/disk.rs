//! A full disk: everything can still be read, nothing that was acknowledged is lost, and writing goes on by itself once there
//! is room, be it the room that the ballast kept.
//!
//! Needs root, as a small disk is mounted; elsewhere it is skipped.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends at once")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use testing::cluster::is_root;
use testing::program::{Answer, Program, Request, ask, free_port};

/// A small disk in memory; it goes when this is dropped.
struct Disk(PathBuf);

impl Disk {
    fn of(megabytes: u32) -> Option<(Self, tempfile::TempDir)> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).status();
        if !is_root() || !mount.is_ok_and(|status| status.success()) {
            eprintln!("SKIPPED: a disk can only be mounted by root");
            return None;
        }
        Some((Disk(folder.path().to_owned()), folder))
    }

    /// Fills what is left, all but so many KiB.
    fn fill(&self, left: u64) -> PathBuf {
        let path = self.0.join("filler");
        let mut file = std::fs::File::create(&path).unwrap();
        while file.write_all(&[7; 4_096]).is_ok() {}
        let written = file.metadata().unwrap().len();
        file.set_len(written.saturating_sub(left * 1_024)).unwrap();
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn reply(port: u16, cookie: &str, topic: &str, text: &str) -> Answer {
    let text = format!("text={text}{}", "+the+dough+rests".repeat(60));
    ask(port, &Request::post(&format!("{topic}/posts"), cookie, &text)).expect("an answer")
}

#[test]
fn a_full_disk_refuses_writes_and_loses_nothing() {
    let Some((disk, _folder)) = Disk::of(48) else { return };
    let data = disk.0.join("data");
    let lyceum = Path::new(env!("CARGO_BIN_EXE_lyceum"));
    let program = Program::serve(lyceum, &data, free_port(), &[]);
    let (port, cookie) = (program.port, program.sign_up());
    ask(port, &Request::post("/communities", &cookie, "kind=practice&name=Bakers&language=en")).unwrap();
    let place = "/communities/bakers/places/lounge";
    let opened = Request::post(&format!("{place}/topics"), &cookie, "title=Counting&text=Start");
    let topic = ask(port, &opened).unwrap().header("location").unwrap().split('#').next().unwrap().to_owned();
    let ballast = data.join("ballast");
    assert!(ballast.metadata().unwrap().len() >= 8 << 20, "the ballast keeps room");

    let filler = disk.fill(4_000);
    let mut acknowledged = Vec::new();
    let mut refusal = None;
    for number in 0..5_000 {
        let answer = reply(port, &cookie, &topic, &format!("reply-number-{number}-here"));
        if answer.status != 303 {
            refusal = Some(answer);
            break;
        }
        acknowledged.push(number);
    }
    let refusal = refusal.expect("the disk is full at some time");
    assert_eq!(refusal.status, 507, "{}", refusal.body);
    assert!(refusal.body.contains("The disk is full") && refusal.body.contains("whoever runs this site"));
    let problem = Request::post("/previews", &cookie, "text=x").header("Accept", "application/json");
    assert_eq!(ask(port, &problem).unwrap().status, 200, "what writes nothing works");

    let pages = [topic.as_str(), place, "/communities/bakers", "/search?q=dough", "/readyz"];
    for _ in 0..20 {
        for page in pages {
            let answer = ask(port, &Request::get(page).header("Cookie", &cookie)).expect("an answer");
            assert_eq!(answer.status, 200, "{page} can be read");
        }
        assert_eq!(reply(port, &cookie, &topic, "refused").status, 507);
    }
    let last = ask(port, &Request::get(&topic).header("Cookie", &cookie)).unwrap().body;
    let post = last.split("id=\"post_").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let deletion = Request::post(&format!("/posts/post_{post}/deletion"), &cookie, "");
    // Where its log has room of its own, SQLite can still delete; else it needs room for that too.
    let without = ask(port, &deletion).unwrap().status;
    assert!([303, 507].contains(&without), "{without}");

    std::fs::remove_file(&ballast).unwrap();
    assert_eq!(ask(port, &deletion).unwrap().status, 303, "the ballast's room is enough to delete");
    assert_eq!(reply(port, &cookie, &topic, "and-to-write").status, 303);
    std::fs::remove_file(filler).unwrap();
    assert_eq!(reply(port, &cookie, &topic, "after").status, 303, "with room it goes on by itself");

    program.kill();
    let program = Program::serve(lyceum, &data, port, &[]);
    assert!(ballast.exists(), "the next start keeps room again");
    program.kill();
    let database = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let mut found = database.prepare("SELECT COUNT(*) FROM posts WHERE source LIKE ?1 || '%'").unwrap();
    for number in &acknowledged {
        let count: i64 = found.query_row([format!("reply-number-{number}-here")], |row| row.get(0)).unwrap();
        assert_eq!(count, 1, "reply {number} was acknowledged");
    }
    let halves = "SELECT COUNT(*) FROM topics t WHERE t.post_count != (SELECT COUNT(*) FROM posts p WHERE p.topic_id = t.id)";
    assert_eq!(database.query_row(halves, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
    eprintln!(
        "| full disk: pages read; writes answered 507; acknowledged and lost | 100 %; all; 0 | 100 of 100; 21 of 21; 0 of {} |",
        acknowledged.len()
    );
}
