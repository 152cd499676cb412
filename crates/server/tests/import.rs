//! `lyceum import slack`, as somebody runs it. `KILLS` sets how often the import of the real archive is killed, 2 where it
//! is absent.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on ends at once")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

fn import(data: &Path, archive: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
    command
        .args(["import", "slack", "--community", "bakers", "--json", "--data"])
        .arg(data)
        .arg(archive)
        .args(more);
    command.output().unwrap()
}

fn report(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&said)
        .unwrap_or_else(|_| panic!("{said}{}", String::from_utf8_lossy(&output.stderr)))
}

/// An archive as Slack's documentation describes it.
fn archive(folder: &Path, files: &[(&str, Value)]) -> PathBuf {
    let path = folder.join("export.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.to_string().as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

fn people() -> Value {
    json!([
        { "id": "U1", "name": "amina", "real_name": "Amina Diallo", "profile": { "email": "amina@example.org" } },
        { "id": "U2", "name": "tomasz", "profile": { "real_name": "Tomasz Wilk" } },
    ])
}

fn channels() -> Value {
    json!([{ "id": "C1", "name": "ovens", "created": 1_430_000_000, "purpose": { "value": "All about ovens" } }])
}

fn day() -> Value {
    json!([
        { "type": "message", "subtype": "channel_join", "user": "U1", "text": "<@U1> joined", "ts": "1430611100.000100" },
        { "type": "message", "user": "U1", "text": "Hi all, *how warm* is your oven, <@U2>?", "ts": "1430611200.000100",
          "thread_ts": "1430611200.000100", "reply_count": 1 },
        { "type": "message", "user": "U2", "text": "The bakery next door is closed today.", "ts": "1430611210.000100",
          "reactions": [{ "name": "bread", "users": ["U1", "U2"], "count": 2 }, { "name": "+1::skin-tone-2", "users": ["U1"] }] },
        { "type": "message", "user": "U2", "text": "240 &lt; degrees", "ts": "1430611300.000100",
          "thread_ts": "1430611200.000100", "edited": { "user": "U2", "ts": "1430611400.000000" } },
        { "type": "message", "subtype": "bot_message", "bot_id": "B1", "username": "Oven watch", "text": "",
          "ts": "1430700000.000100", "files": [{ "name": "plan.pdf" }] },
    ])
}

fn posts(data: &Path) -> Vec<(String, String, i64)> {
    let database = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    let sql = "SELECT t.title, p.source, p.created_at FROM posts p JOIN topics t ON t.id = p.topic_id ORDER BY p.created_at";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn threads_edits_bots_files_and_joins_arrive_as_the_rules_say_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("users.json", people()), ("channels.json", channels()), ("ovens/2015-05-03.json", day())];
    let archive = archive(folder.path(), &files);
    let data = folder.path().join("data");
    let dry = import(&data, &archive, &["--dry-run"]);
    assert_eq!(report(&dry)["posts"], 4);
    assert!(!data.exists(), "a dry run writes nothing");
    assert!(!import(&data, &archive, &[]).status.success(), "a community that is made needs a type");

    let first = report(&import(&data, &archive, &["--type", "practice"]));
    assert_eq!(
        first,
        json!({ "people": 3, "groups": 0, "places": 1, "topics": 3, "posts": 4, "new_posts": 4, "left_out": { "channel_join": 1 },
            "files": 1, "reactions": 1, "other_reactions": { "bread": 2 } })
    );
    let again = report(&import(&data, &archive, &[]));
    assert_eq!(again["new_posts"], 0);
    let database = rusqlite::Connection::open(data.join("lyceum.db")).unwrap();
    let signs = database
        .query_row("SELECT kind, people FROM reaction_counts", [], |row| Ok((row.get(0)?, row.get(1)?)));
    assert_eq!(signs.unwrap(), ("useful".to_owned(), 1_i64), "brought along once");
    let posts = posts(&data);
    let texts: Vec<_> = posts.iter().map(|(title, text, _)| (title.as_str(), text.as_str())).collect();
    assert_eq!(texts[0], ("how warm is your oven?", "Hi all, **how warm** is your oven, @Tomasz Wilk?"));
    assert_eq!(texts[1], ("The bakery next door is closed today", "The bakery next door is closed today."));
    assert_eq!(texts[2], ("how warm is your oven?", "240 \\< degrees"));
    assert_eq!(texts[3], ("Conversation of 4 May 2015", "- 📎 plan.pdf (the file is not in the export)"));
    assert_eq!(posts[0].2, 1_430_611_200_000_100);
}

#[test]
fn a_zulip_archive_comes_from_a_folder_and_from_a_zip_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let topic = json!([
        { "id": 1, "sender_full_name": "Amina Diallo", "timestamp": 1_430_611_200, "content": "<p>Is <em>cold</em> dough slower?</p>" },
        { "id": 2, "sender_full_name": "Tomasz Wilk", "timestamp": 1_430_611_300, "content": "<pre><code>240 &lt; 250\n</code></pre>" },
    ]);
    let zip = archive(folder.path(), &[("zulip_json/4-ovens/cold.2Fwarm.json", topic.clone())]);
    let stream = folder.path().join("zulip_json/4-ovens");
    std::fs::create_dir_all(&stream).unwrap();
    std::fs::write(stream.join("cold.2Fwarm.json"), topic.to_string()).unwrap();
    std::os::unix::fs::symlink("/etc", stream.join("way-out")).unwrap();
    let data = folder.path().join("data");
    let run = |path: &Path, more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
        command.args(["import", "zulip", "--community", "bakers", "--json", "--data"]).arg(&data).arg(path);
        command.args(more).output().unwrap()
    };
    let first = report(&run(&folder.path().join("zulip_json"), &["--type", "practice"]));
    assert_eq!((&first["people"], &first["topics"], &first["new_posts"]), (&json!(2), &json!(1), &json!(2)));
    assert_eq!(report(&run(&zip, &[]))["new_posts"], 0);
    let posts = posts(&data);
    let texts: Vec<_> = posts.iter().map(|(title, text, _)| (title.as_str(), text.as_str())).collect();
    assert_eq!(texts[0], ("cold/warm", "Is *cold* dough slower?"));
    assert_eq!(texts[1], ("cold/warm", "```\n240 < 250\n```"));
    std::fs::write(stream.join("odd.json"), "[{").unwrap();
    let refused = run(&folder.path().join("zulip_json"), &[]);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && said.contains("4-ovens/odd.json cannot be read"), "{said}");
}

#[test]
fn a_broken_or_hostile_archive_is_refused_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let whole = [("users.json", people()), ("channels.json", channels())];
    let mut cases: Vec<(&str, Vec<u8>, &str)> = vec![("no zip", b"hello".to_vec(), "not a whole zip")];
    for (name, files, expected) in [
        ("no users", vec![("channels.json", channels())], "users.json is missing"),
        ("no channels", vec![("users.json", people())], "channels.json is missing"),
        ("way out", [&whole[..], &[("../evil.json", json!([]))]].concat(), "leads out"),
        (
            "bad day",
            [&whole[..], &[("ovens/2015-05-03.json", json!({ "no": "list" }))]].concat(),
            "ovens/2015-05-03.json",
        ),
        (
            "bad time",
            [&whole[..], &[("ovens/2015-05-03.json", json!([{ "ts": "soon" }]))]].concat(),
            "\"soon\"",
        ),
    ] {
        cases.push((name, std::fs::read(archive(folder.path(), &files)).unwrap(), expected));
    }
    let mut cut = std::fs::read(archive(folder.path(), &whole)).unwrap();
    cut.truncate(cut.len() / 2);
    cases.push(("cut", cut, "not a whole zip"));
    let bomb = json!([{ "ts": "1430611200.000100", "text": "a".repeat(3_000_000) }]);
    let path = folder.path().join("bomb.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, content) in
        [("users.json", people()), ("channels.json", channels()), ("ovens/2015-05-03.json", bomb)]
    {
        let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(name, packed).unwrap();
        zip.write_all(content.to_string().as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    cases.push(("bomb", std::fs::read(path).unwrap(), "trap"));
    for (name, bytes, expected) in cases {
        let file = folder.path().join("case.zip");
        std::fs::write(&file, bytes).unwrap();
        let data = folder.path().join("data");
        let output = import(&data, &file, &["--type", "practice"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(expected), "{name}: {said}");
        assert!(!data.exists(), "{name} left something behind");
    }
}

#[test]
fn a_real_community_arrives_whole_though_its_import_is_killed() {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/freecodecamp-rooms-slack-export.zip");
    if !archive.exists() {
        eprintln!("SKIPPED: {} is absent", archive.display());
        return;
    }
    let kills: u64 = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(2);
    let mut folder = tempfile::tempdir().unwrap();
    for kill in 0..kills {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lyceum"))
            .args(["import", "slack", "--community", "bakers", "--type", "practice", "--data"])
            .arg(folder.path())
            .arg(&archive)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Not at even distances, so that a kill meets every phase.
        std::thread::sleep(Duration::from_millis(900 + kill * 1_337 % 3_100));
        if child.try_wait().unwrap().is_some() {
            assert_eq!(posts(folder.path()).len(), 68_093, "after {kill} kills");
            folder = tempfile::tempdir().unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let whole = report(&import(folder.path(), &archive, &["--type", "practice"]));
    assert_eq!(
        (&whole["places"], &whole["people"], &whole["posts"]),
        (&json!(60), &json!(2_800), &json!(68_093))
    );
    let database = rusqlite::Connection::open(folder.path().join("lyceum.db")).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT COUNT(*) FROM posts"), 68_093);
    assert_eq!(count("SELECT SUM(post_count) FROM topics"), 68_093);
    assert_eq!(count("SELECT SUM(post_count) FROM places"), 68_093);
    assert_eq!(count("SELECT COUNT(*) FROM search_entries WHERE kind = 'post'"), 68_093);
    assert_eq!(
        count("SELECT COUNT(*) FROM (SELECT topic_id, number FROM posts GROUP BY 1, 2 HAVING COUNT(*) > 1)"),
        0
    );
    assert_eq!(count("SELECT COUNT(*) FROM jobs"), 0);
}
