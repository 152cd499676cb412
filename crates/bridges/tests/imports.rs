//! Bringing a history from the browser, as a director does.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use std::io::{Cursor, Write};

use bridges::importers::{Bringing, Target};
use community::features::imports::{ImportId, progress};
use platform::i18n::Language;
use serde_json::{Value, json};
use testing::{Browser, TestApp, both_databases};
use zip::write::SimpleFileOptions;

const IMPORTS: &str = "/communities/world/imports";

fn zipped(files: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, stored).expect("an entry");
        zip.write_all(content.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

fn slack() -> Vec<u8> {
    let users = json!([
        { "id": "U1", "name": "amina", "real_name": "Amina Diallo" },
        { "id": "U2", "name": "tomasz", "profile": { "real_name": "Tomasz Wilk" } },
    ]);
    let groups = json!([
        { "id": "S1", "name": "Night bakers", "handle": "night", "users": ["U2", "U9"], "date_delete": 0 },
        { "id": "S2", "name": "Gone", "handle": "gone", "users": ["U2"], "date_delete": 1_500_000_000 },
    ]);
    let channels = json!([{ "id": "C1", "name": "ovens", "created": 1_430_000_000, "pins": [{ "id": "1430611300.000100" }],
        "purpose": { "value": "All about ovens" } }]);
    let day = json!([
        { "user": "U1", "subtype": "channel_join", "text": "joined", "ts": "1430611100.000100" },
        { "user": "U1", "text": "Does the stone need an hour, <!subteam^S1>?", "ts": "1430611200.000100",
          "thread_ts": "1430611200.000100" },
        { "user": "U2", "text": "The mill is closed today.", "ts": "1430611300.000100",
          "files": [{ "name": "plan.pdf", "permalink": "https://bakers.example.org/files/U2/F1/plan.pdf",
                      "url_private": "https://files.example.org/plan.pdf?t=secret" }] },
        { "user": "U7", "text": "Two. \u{0} Always.", "ts": "1430611400.000100", "thread_ts": "1430611200.000100",
          "reactions": [{ "name": "tada", "users": ["U1", "U8"] }, { "name": "bread", "users": ["U1"] }] },
    ]);
    zipped(&[
        ("users.json", users.to_string()),
        ("usergroups.json", groups.to_string()),
        ("channels.json", channels.to_string()),
        ("groups.json", json!([{ "id": "G1", "name": "secret" }]).to_string()),
        ("ovens/2015-05-03.json", day.to_string()),
    ])
}

fn message(id: u64, name: &str, content: &str) -> Value {
    json!({ "id": id, "sender_full_name": name, "timestamp": 1_500_000_000 + id, "content": content })
}

fn zulip() -> Vec<u8> {
    let long: Vec<Value> = (1_000..1_700).map(|id| message(id, "Amina Diallo", "<p>again</p>")).collect();
    let rising = json!([
        message(1, "Amina Diallo", "<p>Is <strong>cold</strong> dough slower?</p>"),
        message(
            2,
            "Notification Bot",
            "<p><span class=\"user-mention\" data-user-id=\"7\">@Amina Diallo</span> marked it.</p>"
        ),
        message(
            3,
            "Tomasz/Wilk",
            "<p>See <a href=\"/user_uploads/2/ab/plan%20B.pdf\">plan B.pdf</a> \u{0}<script>alert(1)</script></p>"
        ),
    ]);
    let deep = json!([message(9, "Amina Diallo", &format!("{}deep", "<div>".repeat(30_000)))]);
    zipped(&[
        (
            "archive/zulip_json/stream_index.json",
            json!({ "streams": { "slow dough": { "id": 12 } } }).to_string(),
        ),
        ("archive/zulip_json/12-slow-dough/.E2.9C.94.20rising.2Ftime.json", rising.to_string()),
        ("archive/zulip_json/12-slow-dough/empty.json", "[]".to_owned()),
        ("archive/zulip_json/12-slow-dough/deep.json", deep.to_string()),
        ("archive/zulip_json/14-ovens/long.json", Value::from(long).to_string()),
    ])
}

async fn count(t: &TestApp, what: &'static str) -> i64 {
    let found = t.app.db.read(move |tx| match what {
        "posts" => platform::sql!(tx.row::<(i64,)>, "SELECT COUNT(*) FROM posts"),
        "topics" => platform::sql!(tx.row::<(i64,)>, "SELECT COUNT(*) FROM topics"),
        "listed" => platform::sql!(
            tx.row::<(i64,)>,
            "SELECT CAST(COALESCE(SUM(post_count), 0) AS BIGINT) FROM topics"
        ),
        "numbered" => platform::sql!(
            tx.row::<(i64,)>,
            "SELECT COUNT(*) FROM (SELECT DISTINCT topic_id, number FROM posts) AS numbers"
        ),
        _ => platform::sql!(tx.row::<(i64,)>, "SELECT COUNT(*) FROM search_entries WHERE kind = 'post'"),
    });
    found.await.expect("a count").0
}

/// Brings an archive and has it looked through; the address of its import.
async fn brought(t: &TestApp, director: &mut Browser, name: &str, bytes: &[u8]) -> String {
    let answer = director.upload(IMPORTS, name, bytes).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    t.settle().await;
    answer.location
}

async fn started(t: &TestApp, director: &mut Browser, import: &str) -> String {
    assert_eq!(director.post(&format!("{import}/start"), &[]).await.status, 303);
    t.settle().await;
    director.get(import).await.text
}

both_databases!(a_slack_export_is_looked_through_then_brought, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let import = brought(t, &mut dora, "bakers.zip", &slack()).await;
    let page = dora.get(&import).await.text;
    for part in [
        "Nothing is brought until you start",
        "<dd class=\"numbers\">3</dd>",
        "Private channels",
        "Notes that somebody joined",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(count(t, "posts").await, 0, "only looked at");
    assert_eq!(dora.upload(IMPORTS, "other.zip", &slack()).await.status, 409, "one at a time");

    let page = started(t, &mut dora, &import).await;
    assert!(page.contains("Done: 3 new messages"), "{page}");
    let place = lea.get("/communities/world/places/ovens").await.text;
    assert!(place.contains("The mill is closed today"), "{place}");
    assert!(!place.contains("class=\"badge\""), "imported history counts as read");
    let found = lea.get("/search?q=stone").await;
    let topic = found.between("href=\"/posts/", "\"").or(found.between("href=\"/topics/", "\""));
    assert!(topic.is_some() && found.text.contains("@night"), "{}", found.text);
    let members = dora.get("/communities/world/members").await.text;
    assert!(
        members.contains("Night bakers") && members.contains("U7") && !members.contains("Gone"),
        "{members}"
    );
    let audit = dora.get("/communities/world/audit").await.text;
    assert!(audit.contains("bakers.zip (+3)"), "{audit}");

    let import = brought(t, &mut dora, "again.zip", &slack()).await;
    let page = started(t, &mut dora, &import).await;
    assert!(page.contains("All of it was here already"), "{page}");
    assert_eq!((count(t, "posts").await, count(t, "listed").await, count(t, "found").await), (3, 3, 3));
    dora.post("/language", &[("language", "fr"), ("next", "/")]).await;
    let list = dora.get(IMPORTS).await.text;
    assert!(list.contains("3 nouveaux messages") && list.contains("Rien de nouveau"), "{list}");
});

both_databases!(a_file_is_linked_only_where_the_link_asks_for_a_sign_in, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let import = brought(t, &mut dora, "bakers.zip", &slack()).await;
    started(t, &mut dora, &import).await;
    let found = lea.get("/search?q=mill").await;
    let topic = found.between("href=\"/posts/", "\"").map(|post| format!("/posts/{post}"));
    let path = topic
        .or(found.between("href=\"/topics/", "\"").map(|topic| format!("/topics/{topic}")))
        .expect("a result");
    let mut page = lea.get(&path).await;
    if !page.location.is_empty() {
        page = lea.get(&page.location).await;
    }
    assert!(page.text.contains("bakers.example.org/files/U2/F1/plan.pdf"), "{}", page.text);
    assert!(!page.text.contains("t=secret"));
});

both_databases!(a_zulip_archive_comes_with_odd_names_and_hostile_text, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let import = brought(t, &mut dora, "zulip.zip", &zulip()).await;
    let page = dora.get(&import).await.text;
    assert!(
        page.contains("<dd class=\"numbers\">704</dd>") && page.contains("Topics without messages"),
        "{page}"
    );
    let page = started(t, &mut dora, &import).await;
    assert!(page.contains("Done: 704 new messages"), "{page}");
    let place = lea.get("/communities/world/places/slow-dough").await.text;
    assert!(place.contains("✔ rising/time"), "{place}");
    let topic = lea.get("/communities/world/places/slow-dough").await;
    let topics: Vec<&str> = topic
        .text
        .split("href=\"/topics/")
        .skip(1)
        .filter_map(|rest| rest.split(['"', '?', '#']).next())
        .collect();
    let mut texts = String::new();
    for topic in topics {
        texts.push_str(&lea.get(&format!("/topics/{topic}")).await.text);
    }
    assert!(
        texts.contains("<strong>cold</strong>")
            && texts.contains("plan B.pdf (the file is not in the export)"),
        "{texts}"
    );
    assert!(!texts.contains("alert(1)") && texts.contains("deep") && texts.contains("Tomasz/Wilk"));
    assert_eq!(
        (count(t, "topics").await, count(t, "numbered").await, count(t, "listed").await),
        (3, 704, 704)
    );
});

both_databases!(a_topic_that_was_renamed_since_is_no_new_one, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let archive = |name: &str, messages: Value| {
        zipped(&[(&format!("zulip_json/3-b/{name}.json"), messages.to_string())])
    };
    let first = json!([message(1, "Amina", "<p>one</p>"), message(2, "Amina", "<p>two</p>")]);
    let later = json!([
        message(1, "Amina", "<p>one</p>"),
        message(2, "Amina", "<p>two</p>"),
        message(3, "Amina", "<p>three</p>")
    ]);
    for (name, messages) in
        [("rise", first), (".E2.9C.94.20rise", later), ("moved", json!([message(2, "Amina", "<p>two</p>")]))]
    {
        let import = brought(t, &mut dora, "zulip.zip", &archive(name, messages)).await;
        started(t, &mut dora, &import).await;
    }
    assert_eq!((count(t, "topics").await, count(t, "posts").await, count(t, "listed").await), (1, 3, 3));
});

both_databases!(stopping_keeps_what_came_and_going_on_adds_the_rest, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let import = brought(t, &mut dora, "zulip.zip", &zulip()).await;
    let id: ImportId = import.rsplit('/').next().expect("an id").parse().expect("an id");
    assert_eq!(dora.post(&format!("{import}/start"), &[]).await.status, 303);
    assert_eq!(dora.post(&format!("{import}/removal"), &[]).await.status, 409, "stop first");

    // One batch, as the job writes it, before it is stopped.
    let work = t.app.read(move |ctx| progress::to_bring(ctx, id)).await.expect("a read").expect("work");
    let target =
        Target { community: work.community.id, slug: "world".to_owned(), language: Language::English };
    let kept = t.app.files.open(&work.import.blob).expect("the archive");
    let package = bridges::importers::package::Package::of(kept).expect("a zip");
    let history = bridges::importers::zulip::of(package).expect("a history");
    let mut bringing = Bringing::of(history, target, 0).expect("a thread");
    let step =
        bringing.step(&t.app, move |ctx, step| progress::wrote(ctx, id, (0, step.cursor), &step.report));
    let cursor = step.await.expect("a batch").expect("a batch").cursor;
    assert_eq!(dora.post(&format!("{import}/stop"), &[]).await.status, 303);
    let step =
        bringing.step(&t.app, move |ctx, step| progress::wrote(ctx, id, (cursor, step.cursor), &step.report));
    assert!(step.await.is_err(), "nothing is written after it was stopped");
    t.settle().await;
    let page = dora.get(&import).await.text;
    assert!(page.contains("Stopped. What was brought so far stays") && page.contains("500 of 704"), "{page}");
    assert_eq!(count(t, "posts").await, 500);

    let page = started(t, &mut dora, &import).await;
    assert!(page.contains("Done: 704 new messages"), "{page}");
    assert_eq!(
        (count(t, "posts").await, count(t, "numbered").await, count(t, "listed").await),
        (704, 704, 704)
    );
    assert!(t.app.files.open(&work.import.blob).is_err(), "the archive is deleted");
    assert_eq!(dora.post(&format!("{import}/start"), &[]).await.status, 409);
});

both_databases!(what_was_stopped_may_be_left_so, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let import = brought(t, &mut dora, "zulip.zip", &zulip()).await;
    dora.post(&format!("{import}/start"), &[]).await;
    dora.post(&format!("{import}/stop"), &[]).await;
    t.settle().await;
    assert_eq!(count(t, "posts").await, 0, "it was stopped before its job ran");
    assert_eq!(dora.post(&format!("{import}/removal"), &[]).await.location, IMPORTS);
    assert!(dora.get(&import).await.text.contains("Stopped for good"));
    let second = brought(t, &mut dora, "zulip.zip", &zulip()).await;
    assert_eq!(dora.post(&format!("{second}/removal"), &[]).await.status, 303);
    assert_eq!(dora.get(&second).await.status, 404, "what brought nothing leaves nothing");
});

both_databases!(a_broken_or_hostile_archive_names_the_file_and_the_remedy, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let refused = dora.upload(IMPORTS, "notes.txt", b"hello").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("This is no zip"), "{}", refused.text);
    let mut cut = slack();
    cut.truncate(cut.len() / 2);
    let users = ("users.json", "[]".to_owned());
    let channels = ("channels.json", r#"[{"id":"C1","name":"ovens","created":1}]"#.to_owned());
    let bomb = {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file("users.json", packed).expect("an entry");
        zip.write_all(&vec![b' '; 3_000_000]).expect("its bytes");
        zip.finish().expect("a zip").into_inner()
    };
    let stream = |text: &str| zipped(&[("zulip_json/1-a/one.json", text.to_owned())]);
    let many = format!("[{}]", vec!["{}"; 500_001].join(","));
    for (name, bytes, expected) in [
        ("cut", cut, "no whole zip"),
        ("other", zipped(&[("notes.txt", "hello".to_owned())]), "neither a Slack export"),
        ("part", zipped(std::slice::from_ref(&users)), "channels.json is missing"),
        ("way out", zipped(&[users.clone(), ("../evil.json", "[]".to_owned())]), "leads out of the archive"),
        ("bomb", bomb, "unpacks to more"),
        (
            "broken",
            zipped(&[users.clone(), channels.clone(), ("ovens/1.json", "[{".to_owned())]),
            "ovens/1.json cannot be read",
        ),
        ("many", zipped(&[users, channels, ("ovens/1.json", many)]), "more than 500000"),
        (
            "odd",
            stream(r#"[{"id":1,"content":7,"sender_full_name":"A","timestamp":1}]"#),
            "one.json cannot be read",
        ),
        (
            "no time",
            stream(r#"[{"id":1,"content":"a","sender_full_name":"A","timestamp":-4}]"#),
            "one.json cannot be read",
        ),
        ("deep", stream(&"[".repeat(100_000)), "one.json cannot be read"),
    ] {
        let import = brought(t, &mut dora, "odd.zip", &bytes).await;
        let page = dora.get(&import).await.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(page.contains(expected) && page.contains("Nothing was brought"), "{name}: {page}");
    }
    assert_eq!(count(t, "posts").await, 0);
    let places = dora.get("/communities/world/places").await.text;
    assert!(!places.contains("ovens"), "{places}");
});

both_databases!(a_program_brings_a_history_as_a_director_does, async |t: &TestApp| {
    let _people = t.world().await;
    let dora = t.token(t.person("dora-director").await).await;
    let lea = t.token(t.person("lea-learner").await).await;
    let (mut program, imports) = (t.browser(), "/api/v1/communities/world/imports");
    let refused = program.upload_by(&lea, "a", imports, "bakers.zip", &slack()).await;
    assert_eq!(refused.status, 403, "{}", refused.text);
    let odd = program.upload_by(&dora, "a", imports, "bakers.txt", b"Not a zip").await;
    assert!(odd.status == 422 && odd.text.contains("\"file\""), "{}", odd.text);
    let made = program.upload_by(&dora, "a", imports, "bakers.zip", &slack()).await;
    let again = program.upload_by(&dora, "a", imports, "bakers.zip", &slack()).await;
    assert_eq!((made.status, &made.text), (again.status, &again.text), "it is brought once");
    let other = program.upload_by(&dora, "a", imports, "zulip.zip", &zulip()).await;
    assert_eq!(other.status, 422, "the key is taken: {}", other.text);
    assert_eq!(program.upload_by(&dora, "b", imports, "zulip.zip", &zulip()).await.status, 409);
    let import = format!("/api/v1{}", made.location);
    let run = format!("{import}/run");
    assert_eq!(program.call("PUT", &dora, &run, None).await.status, 409, "it is being looked through");
    t.settle().await;
    let seen: Value = program.api(&dora, &import, None).await.text.parse().expect("JSON");
    assert_eq!(
        (&seen["state"], &seen["tool"], &seen["found"]["posts"]),
        (&json!("ready"), &json!("slack"), &json!(3))
    );
    for _ in 0..2 {
        assert_eq!(program.call("PUT", &dora, &run, None).await.status, 204, "starting twice is no error");
    }
    assert_eq!(program.call("DELETE", &dora, &run, None).await.status, 204);
    let stopped = program.api(&dora, &import, None).await;
    assert!(stopped.text.contains("\"state\":\"stopped\""), "{}", stopped.text);
    assert_eq!(program.call("PUT", &dora, &run, None).await.status, 204, "it goes on");
    t.settle().await;
    let ended: Value = program.api(&dora, imports, None).await.text.parse().expect("JSON");
    let ended = &ended["items"][0];
    assert_eq!((&ended["state"], &ended["brought"]["new_posts"]), (&json!("ended"), &json!(3)), "{ended}");
    assert_eq!(ended["found"]["left_out"]["private_channel"], json!(1), "{ended}");

    let broken = program.upload_by(&dora, "c", imports, "broken.zip", b"PK\x03\x04").await;
    t.settle().await;
    let refused: Value =
        program.api(&dora, &format!("/api/v1{}", broken.location), None).await.text.parse().expect("JSON");
    assert_eq!((&refused["state"], &refused["trouble"]["problem"]), (&json!("refused"), &json!("not_a_zip")));
    let stopped = program.upload_by(&dora, "d", imports, "bakers.zip", &slack()).await;
    t.settle().await;
    let address = format!("/api/v1{}", stopped.location);
    assert_eq!(program.call("DELETE", &dora, &address, None).await.status, 204);
    assert_eq!(program.api(&dora, &address, None).await.status, 404, "what brought nothing leaves nothing");
});
