//! `lyceum export` and `lyceum import lyceum`, as somebody runs them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testing::databases::with_empty_postgres;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn lyceum(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
    command.args(arguments).env("LYCEUM_DATA", data).env_remove("LYCEUM_DATABASE_URL").output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn ran(data: &Path, arguments: &[&str]) -> String {
    let output = lyceum(data, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    said(&output)
}

/// A site with a community "bakers" of two people and three posts, made by an import from elsewhere.
fn site(folder: &Path) -> PathBuf {
    let archive = folder.join("slack.zip");
    let people = r#"[{"id":"U1","name":"amina","real_name":"Amina Diallo","profile":{"email":"amina@example.org"}},{"id":"U2","name":"tomasz"}]"#;
    let day = r#"[{"type":"message","user":"U1","text":"How *warm* is your oven? 🔥","ts":"1430611200.000100",
                   "reactions":[{"name":"+1","users":["U2"]}]},
                  {"type":"message","user":"U2","text":"240 degrees","ts":"1430611300.000100"},
                  {"type":"message","user":"U2","text":"Or more","ts":"1430711300.000100"}]"#;
    let channels = r#"[{"id":"C1","name":"ovens","created":1430000000}]"#;
    write(&archive, &[("users.json", people), ("channels.json", channels), ("ovens/2015-05-03.json", day)]);
    let data = folder.join("data");
    let import =
        ["import", "slack", "--community", "bakers", "--type", "practice", archive.to_str().unwrap()];
    ran(&data, &import);
    data
}

fn write(path: &Path, files: &[(&str, &str)]) {
    let mut zip = ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}

/// The same archive with other contents, and sums that are right again.
fn forged(from: &Path, to: &Path, forge: impl Fn(&str, String) -> String) {
    let mut zip = ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name.ends_with(".jsonl") {
            bytes = forge(&name, String::from_utf8(bytes).unwrap()).into_bytes();
        }
        files.push((name, bytes));
    }
    let manifest = files.iter().position(|(name, _)| name == "lyceum.json").unwrap();
    let (_, text) = files.remove(manifest);
    let mut manifest: Value = serde_json::from_slice(&text).unwrap();
    for part in manifest["parts"].as_array_mut().unwrap() {
        let (_, bytes) = files.iter().find(|(name, _)| part["name"] == json!(name)).unwrap();
        part["bytes"] = json!(bytes.len());
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        part["sha256"] = json!(sum);
    }
    let mut zip = ZipWriter::new(std::fs::File::create(to).unwrap());
    files.push(("lyceum.json".to_owned(), serde_json::to_vec(&manifest).unwrap()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
            .unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn a_community_moves_by_its_archive_and_a_second_time_nothing_happens() {
    let folder = tempfile::tempdir().unwrap();
    let data = site(folder.path());
    let archive = folder.path().join("bakers.zip");
    let archive = archive.to_str().unwrap();
    let made = ran(&data, &["export", "bakers", archive]);
    assert!(
        made.contains("entries of bakers") && made.contains("keep it where only you can open it"),
        "{made}"
    );
    let again = lyceum(&data, &["export", "bakers", archive]);
    assert!(!again.status.success() && said(&again).contains("exists; choose another name"));
    let nobody = lyceum(&data, &["export", "millers", &format!("{archive}2")]);
    assert!(said(&nobody).contains("there is no community \"millers\""), "{}", said(&nobody));
    assert!(!Path::new(&format!("{archive}2")).exists(), "no half file stays");

    let there = folder.path().join("there");
    let checked = ran(&there, &["import", "lyceum", archive, "--dry-run"]);
    assert!(
        checked.contains("The archive is whole") && !there.exists(),
        "a dry run writes nothing: {checked}"
    );
    let report: Value = serde_json::from_str(&ran(&there, &["import", "lyceum", archive, "--json"])).unwrap();
    assert_eq!(report["communities"], json!(["bakers"]));
    assert_eq!((&report["people"], &report["new_people"]), (&json!(2), &json!(2)));
    let again = ran(&there, &["import", "lyceum", archive]);
    assert!(again.contains("bakers is here already and was left alone"), "{again}");
    let copied = ran(&there, &["import", "lyceum", archive, "--community", "second-bakers"]);
    assert!(copied.contains("second-bakers came"), "{copied}");

    let whole = folder.path().join("site.zip");
    ran(&there, &["export", "--site", whole.to_str().unwrap()]);
    let third = folder.path().join("third");
    let came = ran(&third, &["import", "lyceum", whole.to_str().unwrap()]);
    assert!(came.contains("24 entries") && came.contains("bakers, ") && came.contains(" came"), "{came}");
    let one = lyceum(&third, &["import", "lyceum", whole.to_str().unwrap(), "--community", "one"]);
    assert!(said(&one).contains("leave --community away"), "{}", said(&one));
    ran(&third, &["doctor"]);
}

#[test]
fn a_community_goes_to_postgresql_by_its_archive() {
    with_empty_postgres(|url| {
        let folder = tempfile::tempdir().unwrap();
        let data = site(folder.path());
        let (there, back) = (folder.path().join("there"), folder.path().join("back.zip"));
        let archive = folder.path().join("bakers.zip");
        ran(&data, &["export", "bakers", archive.to_str().unwrap()]);
        std::fs::create_dir(&there).unwrap();
        std::fs::write(there.join("lyceum.toml"), format!("database_url = \"{url}\"\n")).unwrap();
        ran(&there, &["import", "lyceum", archive.to_str().unwrap()]);
        ran(&there, &["export", "bakers", back.to_str().unwrap()]);
        let posts = |file: &Path| {
            let mut zip = ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
            let mut text = String::new();
            zip.by_name("communities/bakers/posts.jsonl").unwrap().read_to_string(&mut text).unwrap();
            text
        };
        assert_eq!(posts(&archive), posts(&back));
    });
}

#[test]
fn a_broken_archive_is_refused_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let data = site(folder.path());
    let whole = folder.path().join("bakers.zip");
    ran(&data, &["export", "bakers", whole.to_str().unwrap()]);
    let case = folder.path().join("case.zip");
    let refused = |name: &str, expected: &str| {
        let there = folder.path().join("there");
        let output = lyceum(&there, &["import", "lyceum", case.to_str().unwrap()]);
        let told = said(&output);
        assert!(!output.status.success() && told.contains(expected), "{name}: {told}");
        assert!(!there.exists(), "{name} left something behind");
    };
    let replaced = |from: &'static str, to: &'static str, part: &'static str| {
        move |name: &str, text: String| {
            if name.ends_with(part) {
                assert!(text.contains(from), "{part} holds {from}");
                text.replacen(from, to, 1)
            } else {
                text
            }
        }
    };
    for (name, from, to, part, expected) in [
        (
            "an owner",
            "\"name\":\"Amina",
            "\"site_role\":\"owner\",\"name\":\"Amina",
            "people.jsonl",
            "this version knows no field \"site_role\"",
        ),
        (
            "html",
            "\"source\":",
            "\"html\":\"<script>\",\"source\":",
            "/posts.jsonl",
            "posts.jsonl, line 1: this version knows no field \"html\"",
        ),
        (
            "a role",
            "\"role\":\"learner\"",
            "\"role\":\"owner\"",
            "roles.jsonl",
            "roles.jsonl, line 1: \"role\" is not what it should be",
        ),
        (
            "a place outside",
            "\"slug\":\"ovens\"",
            "\"slug\":\"../ovens\"",
            "/places.jsonl",
            "\"slug\" is not what it should be",
        ),
        ("a gap", "\"number\":2", "\"number\":7", "/posts.jsonl", "not numbered one by one"),
        (
            "a stranger",
            "\"author_id\":\"account_0",
            "\"author_id\":\"account_1",
            "/topics.jsonl",
            "topics.jsonl, line 1: account_1",
        ),
        (
            "a bad time",
            "\"created_at\":\"20",
            "\"created_at\":\"soon 20",
            "/posts.jsonl",
            "posts.jsonl, line 1: \"created_at\"",
        ),
        ("no json", "{", "[", "/members.jsonl", "members.jsonl, line 1"),
    ] {
        forged(&whole, &case, replaced(from, to, part));
        refused(name, expected);
    }
    let mut bytes = std::fs::read(&whole).unwrap();
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&case, bytes).unwrap();
    refused("cut", "not a whole zip");
    write(&case, &[("lyceum.json", "{}")]);
    refused("no manifest", "lyceum.json says");
    write(&case, &[("../evil.jsonl", "{}")]);
    refused("a way out", "leads out");
    write(&case, &[("people.jsonl", "{}")]);
    refused("another zip", "lyceum.json is missing");
    changed_without_its_sum(&whole, &case);
    refused("a changed part", "is not as it was when the archive was made");
    let mut zip = ZipWriter::new(std::fs::File::create(&case).unwrap());
    zip.add_symlink("people.jsonl", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    refused("a link", "leads out");
    let mut zip = ZipWriter::new(std::fs::File::create(&case).unwrap());
    zip.start_file(
        "people.jsonl",
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated),
    )
    .unwrap();
    for _ in 0..40 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    zip.finish().unwrap();
    refused("a bomb", "trap");
}

/// The archive with one letter of a text changed, as a broken disk or a meddler leaves it.
fn changed_without_its_sum(from: &Path, to: &Path) {
    let mut zip = ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut out = ZipWriter::new(std::fs::File::create(to).unwrap());
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        out.start_file(&name, SimpleFileOptions::default()).unwrap();
        let text = if name.ends_with("posts.jsonl") { text.replace("240", "180") } else { text };
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap();
}

#[test]
fn hostile_words_come_clean() {
    let folder = tempfile::tempdir().unwrap();
    let data = site(folder.path());
    let (whole, case) = (folder.path().join("bakers.zip"), folder.path().join("case.zip"));
    ran(&data, &["export", "bakers", whole.to_str().unwrap()]);
    forged(&whole, &case, |name, text| {
        if name.ends_with("posts.jsonl") {
            text.replace("240 degrees", "<script>alert(1)</script> [x](javascript:alert(1))")
        } else {
            text
        }
    });
    let there = folder.path().join("there");
    ran(&there, &["import", "lyceum", case.to_str().unwrap()]);
    let database = rusqlite::Connection::open(there.join("lyceum.db")).unwrap();
    let html: String = database
        .query_row("SELECT html FROM posts WHERE source LIKE '%alert%'", [], |row| row.get(0))
        .unwrap();
    assert!(!html.contains("<script") && !html.contains("href=\"javascript"), "{html}");
    let found = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(
        found("SELECT COUNT(*) FROM accounts WHERE site_role IS NOT NULL OR claimed_at IS NOT NULL"),
        0
    );
    assert_eq!(found("SELECT COUNT(*) FROM search_entries WHERE kind = 'post'"), 3);
    assert_eq!(found("SELECT SUM(post_count) FROM places"), 3);
    assert_eq!(found("SELECT member_count FROM communities"), 2);
}

/// Everything in an archive but `lyceum.json`, which says when it was made.
fn contents(file: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut contents = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        contents.insert(name, bytes);
    }
    contents.remove("lyceum.json");
    contents
}

#[test]
fn the_demonstration_goes_out_while_it_is_served_and_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (data, there) = (folder.path().join("demo"), folder.path().join("there"));
    let mut demo = Command::new(env!("CARGO_BIN_EXE_lyceum"))
        .args(["demo", "--port", "0", "--data"])
        .arg(&data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // Kept open: a server whose words nobody hears would stop.
    let mut told = BufReader::new(demo.stdout.take().unwrap()).lines();
    assert!(
        told.by_ref().map_while(Result::ok).any(|line| line.contains("/demo/")),
        "the demonstration is served"
    );
    let (first, second) = (folder.path().join("first.zip"), folder.path().join("second.zip"));
    ran(&data, &["export", "--site", first.to_str().unwrap()]);
    demo.kill().unwrap();
    demo.wait().unwrap();
    ran(&there, &["import", "lyceum", first.to_str().unwrap()]);
    ran(&there, &["export", "--site", second.to_str().unwrap()]);
    let (first, second) = (contents(&first), contents(&second));
    assert!(first.len() > 60, "{:?}", first.keys());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(&second[name]), "{name}");
    }
}
