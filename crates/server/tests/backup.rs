//! `lyceum backup` and `lyceum restore`, as somebody runs them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::path::Path;
use std::process::{Command, Output};

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
