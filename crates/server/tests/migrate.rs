//! `lyceum migrate --to`, as an operator runs it: a site goes from its file to PostgreSQL, and every row with it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use testing::databases::with_empty_postgres;
use zip::write::SimpleFileOptions;

fn lyceum(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
    command.args(arguments).env("LYCEUM_DATA", data).env_remove("LYCEUM_DATABASE_URL").output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A site with a conversation, a reaction and themes that point at each other.
fn site(folder: &Path) -> std::path::PathBuf {
    let archive = folder.join("export.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&archive).unwrap());
    let files = [
        (
            "users.json",
            r#"[{"id":"U1","name":"amina","real_name":"Amina Diallo"},{"id":"U2","name":"tomasz"}]"#,
        ),
        ("channels.json", r#"[{"id":"C1","name":"ovens","created":1430000000}]"#),
        (
            "ovens/2015-05-03.json",
            r#"[{"type":"message","user":"U1","text":"How *warm* is your oven? 🔥","ts":"1430611200.000100",
                 "reactions":[{"name":"+1","users":["U2"]}]},
                {"type":"message","user":"U2","text":"240 degrees","ts":"1430611300.000100"}]"#,
        ),
    ];
    for (name, content) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let data = folder.join("data");
    let archive = archive.to_str().unwrap();
    let output = lyceum(&data, &["import", "slack", "--community", "bakers", "--type", "practice", archive]);
    assert!(output.status.success(), "{}", said(&output));
    let file = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    let theme = "INSERT INTO themes (id, community_id, name, position, parent_id) SELECT randomblob(16), id, ?1, 1, ?2 FROM communities";
    file.execute(theme, rusqlite::params!["Ovens", None::<Vec<u8>>]).unwrap();
    let above: Vec<u8> = file.query_row("SELECT id FROM themes", [], |row| row.get(0)).unwrap();
    file.execute(theme, rusqlite::params!["Brick ovens", above]).unwrap();
    data
}

#[test]
fn a_site_moves_whole_and_only_into_an_empty_database() {
    with_empty_postgres(|url| {
        let folder = tempfile::tempdir().unwrap();
        let data = site(folder.path());
        let moved = lyceum(&data, &["migrate", "--to", url]);
        let text = said(&moved);
        assert!(moved.status.success(), "{text}");
        for line in [
            "posts: 2 rows",
            "themes: 2 rows",
            "reactions: 1 rows",
            "accounts: 2 rows",
            "are over and were compared",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert!(text.contains("4 texts are indexed"), "two posts and two people: {text}");

        let again = lyceum(&data, &["migrate", "--to", url]);
        assert!(!again.status.success() && said(&again).contains("holds a site already"), "{}", said(&again));
        std::fs::write(data.join("lyceum.toml"), format!("database_url = \"{url}\"\n")).unwrap();
        let there = lyceum(&data, &["migrate", "--to", url]);
        assert!(said(&there).contains("keeps its data in PostgreSQL already"), "{}", said(&there));
        let added = Command::new(env!("CARGO_BIN_EXE_lyceum"))
            .args(["import", "slack", "--community", "bakers", "--json"])
            .arg(folder.path().join("export.zip"))
            .env("LYCEUM_DATA", &data)
            .output()
            .unwrap();
        assert!(said(&added).contains("\"new_posts\":0"), "what moved is known there: {}", said(&added));
    });
}
