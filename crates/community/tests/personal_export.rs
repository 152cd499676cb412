//! What everybody takes along of their own: all of it, nothing of others, and nobody else gets it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::collections::BTreeMap;
use std::io::Read;

use community::features::communities::Role;
use platform::sql;
use testing::{Answer, Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";

/// Where a page's download leads.
fn download(page: &Answer) -> String {
    format!("/exports/export_{}", page.between("/exports/export_", "\"").unwrap())
}

/// The files of the zip that was made last, by their names.
async fn unpacked(t: &TestApp) -> BTreeMap<String, String> {
    let (blob,): (String,) = t
        .app
        .db
        .read(|tx| sql!(tx.row, "SELECT blob FROM exports ORDER BY created_at DESC, id DESC LIMIT 1"))
        .await
        .unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(t.app.files.read(&blob).unwrap())).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    files
}

async fn taken(t: &TestApp, browser: &mut Browser) -> BTreeMap<String, String> {
    t.app.clock.advance(1);
    assert_eq!(browser.post("/export", &[]).await.status, 303);
    t.settle().await;
    unpacked(t).await
}

/// A decision by one of two options, which Lea and Max answer.
async fn decide(title: &str, more: &[(&str, &str)], people: [&mut Browser; 3]) {
    let [dora, lea, max] = people;
    let mut fields = vec![
        ("kind", "single"),
        ("title", title),
        ("text", "Which day?"),
        ("ends_on", "2026-11-30T18:00"),
        ("options", "Tuesday\nThursday"),
    ];
    fields.extend_from_slice(more);
    let made = dora.post(&format!("{HOME}/decisions"), &fields).await;
    assert_eq!(made.status, 303, "{}", made.text);
    for (person, option) in [(lea, "2"), (max, "1")] {
        let answered = person.post(&format!("{}/answers", made.location), &[("option", option)]).await;
        assert_eq!(answered.status, 303, "{}", answered.text);
    }
}

/// A study with an open question, which Lea answers.
async fn study(title: &str, named: &str, dora: &mut Browser, lea: &mut Browser, answer: &str) {
    let made = dora.post(&format!("{HOME}/studies"), &[("template", "blank")]).await.location;
    let path = made.trim_end_matches("/building").to_owned();
    dora.post(&made, &[("title_en", title), ("named", named)]).await;
    let open = [("kind", "open"), ("text_en", "What do you need?")];
    assert_eq!(dora.post(&format!("{path}/questions"), &open).await.status, 303);
    let audience = [("for_members", "on"), ("zone", "UTC"), ("closes_at", "2026-12-07T18:00")];
    assert_eq!(dora.post(&format!("{path}/audience"), &audience).await.status, 303);
    assert_eq!(dora.post(&format!("{path}/opening"), &[]).await.status, 303);
    assert_eq!(lea.post(&format!("{path}/pages/1"), &[("answer", answer)]).await.status, 303);
    let sent = lea.post(&format!("{path}/sending"), &[]).await;
    assert!(sent.status == 200 || sent.status == 303, "{}", sent.text);
}

both_databases!(somebody_takes_along_what_is_theirs_and_nothing_of_others, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let lounge = format!("{HOME}/places/lounge/topics");
    let brought = lea.upload("/files", "../recipe.txt", b"Flour and patience.").await;
    assert!(brought.status.is_success() || brought.status == 303, "{}", brought.text);
    let mine = lea.post(&lounge, &[("title", "Rye bread"), ("text", "Lea: it rises slowly.")]).await.location;
    max.post(&format!("{mine}/posts"), &[("text", "Max: mine never rises.")]).await;
    let his = max.post(&lounge, &[("title", "Rolls"), ("text", "Max: small and round.")]).await.location;
    lea.post(&format!("{his}/posts"), &[("text", "Lea: with seeds on top.")]).await;
    let gone = lea.post(&format!("{his}/posts"), &[("text", "Lea: regrets this.")]).await;
    assert_eq!(gone.status, 303);
    let post = gone.location.rsplit('#').next().unwrap();
    assert_eq!(lea.post(&format!("/posts/{post}/deletion"), &[]).await.status, 303, "{}", gone.location);
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.unwrap().unwrap().id;
    for name in ["Nia Nearby", "Oli Otherwise"] {
        // Fewer than five are not asked without names.
        let account = t.account(name, None).await;
        t.join(community, account, Role::Learner).await;
    }
    decide("Market day", &[], [&mut dora, &mut lea, &mut max]).await;
    decide("Secret day", &[("anonymous", "on")], [&mut dora, &mut lea, &mut max]).await;
    study("Named study", "yes", &mut dora, &mut lea, "Lea needs an oven").await;
    study("Nameless study", "no", &mut dora, &mut lea, "Lea needs courage").await;
    assert_eq!(lea.post(&format!("{HOME}/personal-goals"), &[("goal", "Sell a loaf")]).await.status, 303);
    assert_eq!(max.post(&format!("{HOME}/personal-goals"), &[("goal", "Sell a roll")]).await.status, 303);
    let hers = [("line", "Bakes in Lyon"), ("needs", "A mill"), ("gives", "Sourdough")];
    assert_eq!(lea.post(&format!("{HOME}/welcome"), &hers).await.status, 303);
    t.settle().await;

    let files = taken(t, &mut lea).await;
    let world = |name: &str| files.get(&format!("communities/world/{name}")).cloned().unwrap_or_default();
    let profile: serde_json::Value = serde_json::from_str(&files["profile.json"]).unwrap();
    assert_eq!(profile["email"], "lea.learner@example.org");
    assert_eq!(profile["communities"][0]["roles"][0], "learner");
    for (part, text) in [
        ("topics", "Lea: it rises slowly."),
        ("posts", "Lea: with seeds on top."),
        ("ballots", "Thursday"),
        ("answers", "Lea needs an oven"),
        ("goals", "Sell a loaf"),
        ("introductions", "Sourdough"),
    ] {
        assert!(world(&format!("{part}.jsonl")).contains(text), "{part}: {:?}", files.keys());
        assert!(
            world(&format!("{part}.md")).contains(text),
            "{part} to read: {}",
            world(&format!("{part}.md"))
        );
        assert!(
            files["README.md"].contains(&format!("communities/world/{part}.md")),
            "{}",
            files["README.md"]
        );
        for line in world(&format!("{part}.jsonl")).lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(line["at"].is_string(), "{line}");
        }
    }
    assert!(world("answers.jsonl").contains("\"study\":\"Named study\""), "{}", world("answers.jsonl"));
    assert_eq!(world("ballots.jsonl").lines().count(), 1, "{}", world("ballots.jsonl"));
    let file = files.iter().find(|(name, _)| name.starts_with("files/")).unwrap();
    assert!(file.1 == "Flour and patience." && !file.0.contains(".."), "{file:?}");
    let everything: String = files.iter().map(|(name, text)| format!("{name}\n{text}\n")).collect();
    for others in [
        "Max",
        "Dora",
        "max.member@example.org",
        "dora.director@example.org",
        "Lea: regrets this.",
        "Secret day",
        "Nameless study",
        "Lea needs courage",
        "Sell a roll",
        "Tuesday",
    ] {
        assert!(!everything.contains(others), "{others}: {everything}");
    }
});

both_databases!(nobody_else_takes_it_away_and_it_outlives_the_membership, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let lounge = format!("{HOME}/places/lounge/topics");
    lea.post(&lounge, &[("title", "Rye bread"), ("text", "Lea: it rises slowly.")]).await;
    t.settle().await;
    assert_eq!(t.browser().get("/export").await.status, 303);
    let page = lea.get("/export").await;
    assert!(page.status == 200 && page.text.contains("Make the archive"), "{}", page.text);
    let why = [("reason", "We found the bread.")];
    assert_eq!(dora.post(&format!("{HOME}/closure"), &why).await.status, 303);
    t.settle().await;
    assert!(
        lea.get(&format!("{HOME}/lifecycle")).await.text.contains("href=\"/export\""),
        "the end leads there"
    );

    assert_eq!(lea.post("/export", &[]).await.status, 303, "in a closed community too");
    assert!(lea.get("/export").await.text.contains("is being made"));
    t.settle().await;
    let path = download(&lea.get("/export").await);
    let zip = lea.get(&path).await;
    assert_eq!(zip.status, 200);
    assert!(zip.headers["content-disposition"].to_str().unwrap().contains("lea-learner-2026-11-23.zip"));
    for other in [&mut dora, &mut max] {
        assert_eq!(other.get(&path).await.status, 404);
        assert!(!other.get("/export").await.text.contains(&path));
    }
    assert!(!dora.get("/site/export").await.text.contains("is ready"), "it is none of the site");
    assert_eq!(t.browser().get(&path).await.status, 303);

    t.app.clock.advance(11 * 60);
    let stale = lea.post("/export", &[]).await;
    assert!(stale.status == 422 && stale.text.contains("Is it still you?"), "{}", stale.text);
    t.app.clock.advance(24 * 3_600);
    let mut lea = t.signed_in(t.person("lea-learner").await).await;
    assert_eq!(lea.get(&path).await.status, 410, "it lies ready for a day");
});

both_databases!(who_has_left_still_takes_their_words_along, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let lounge = format!("{HOME}/places/lounge/topics");
    lea.post(&lounge, &[("title", "Rye bread"), ("text", "Lea: it rises slowly.")]).await;
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.unwrap().unwrap().id;
    let lea_id = t.person("lea-learner").await;
    let (tim, fay) = (t.account("Tim Tutor", None).await, t.account("Fay Facilitator", None).await);
    t.join(community, tim, Role::Tutor).await;
    t.join(community, fay, Role::Facilitator).await;
    let bound = [("tutor", tim.to_string()), ("learner", "@lea-learner".to_owned())];
    let bound = bound.each_ref().map(|(name, value)| (*name, value.as_str()));
    dora.post(&format!("{HOME}/tutoring/bindings"), &bound).await;
    let page = dora.get(&format!("{HOME}/tutoring/bindings")).await;
    let binding = format!("/bindings/binding_{}", page.between("/bindings/binding_", "\"").unwrap());
    let fay = fay.to_string();
    let plan = [("starts", "2026-11-23T12:00"), ("meets", "Room 4"), ("leader", fay.as_str())];
    let check_in = lea.post(&format!("{binding}/check-ins"), &plan).await.location;
    t.app.clock.advance(4 * 3_600);
    let note = [("note", "I open the shop alone on Fridays.")];
    assert_eq!(lea.post(&format!("{check_in}/report"), &note).await.status, 303);
    assert_eq!(lea.post(&format!("{HOME}/members/{lea_id}/departure"), &[]).await.status, 303);
    t.settle().await;
    let mut lea = t.signed_in(lea_id).await;
    let files = taken(t, &mut lea).await;
    assert!(files["communities/world/topics.md"].contains("it rises slowly"));
    assert!(files["communities/world/notes.jsonl"].contains("alone on Fridays"));
    assert!(
        files["README.md"].contains("From 23 November 2026 to 23 November 2026"),
        "{}",
        files["README.md"]
    );
    let mut tim = t.signed_in(tim).await;
    let his = taken(t, &mut tim).await;
    for (name, text) in &his {
        assert!(!text.contains("alone on Fridays"), "a note is its writer's: {name}: {text}");
    }
});

both_databases!(titles_by_others_are_told_while_one_sees_the_place, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let lounge = format!("{HOME}/places/lounge/topics");
    let den = [
        ("name", "Den"),
        ("purpose", "Who leads."),
        ("colour", "leaf"),
        ("seen_by", "leaders"),
        ("written_by", "leaders"),
    ];
    assert_eq!(dora.post(&format!("{HOME}/places"), &den).await.status, 303);
    let kept = max.post(&lounge, &[("title", "Rolls"), ("text", "Small and round.")]).await.location;
    lea.post(&format!("{kept}/posts"), &[("text", "Lea: with seeds on top.")]).await;
    let moved =
        lea.post(&lounge, &[("title", "Rye bread"), ("text", "Lea: it rises slowly.")]).await.location;
    lea.post(&format!("{moved}/posts"), &[("text", "Lea: and then it falls.")]).await;
    let clause = [("title", "How we answer"), ("text", "Within a day.")];
    assert_eq!(dora.post(&format!("{HOME}/charter/clauses"), &clause).await.status, 303);
    let draft = dora.get(&format!("{HOME}/charter/draft")).await;
    let clause = format!("/clauses/clause_{}", &draft.between("href=\"/clauses/clause_", ">").unwrap()[..26]);
    assert_eq!(lea.post(&format!("{clause}/comments"), &[("comment", "On Sundays?")]).await.status, 303);

    let form = dora.get(&format!("{moved}/move")).await.text;
    let before = form.split("<bdi>Den</bdi>").next().unwrap();
    let place = before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(dora.post(&format!("{moved}/move"), &[("place", place)]).await.status, 303);
    let secret = [("title", "What to do about Lea"), ("theme", "")];
    assert_eq!(dora.post(&moved, &secret).await.status, 303);
    t.settle().await;
    let files = taken(t, &mut lea).await;
    let everything = |files: &BTreeMap<String, String>| files.values().cloned().collect::<String>();
    for text in ["Lea: it rises slowly.", "Lea: and then it falls.", "Rolls", "How we answer", "Lounge"] {
        assert!(everything(&files).contains(text), "{text}: {files:?}");
    }
    for secret in ["What to do", "Den"] {
        assert!(!everything(&files).contains(secret), "{secret}: {files:?}");
    }

    let lea_id = t.person("lea-learner").await;
    assert_eq!(lea.post(&format!("{HOME}/members/{lea_id}/departure"), &[]).await.status, 303);
    t.settle().await;
    let files = taken(t, &mut t.signed_in(lea_id).await).await;
    for text in ["Lea: it rises slowly.", "Lea: with seeds on top.", "On Sundays?"] {
        assert!(everything(&files).contains(text), "{text}: {files:?}");
    }
    for secret in ["What to do", "Den", "Rolls", "Lounge", "How we answer"] {
        assert!(!everything(&files).contains(secret), "{secret}: {files:?}");
    }
});

both_databases!(
    files_of_the_same_name_lie_beside_each_other_whatever_they_are_called,
    async |t: &TestApp| {
        let [_, mut lea, _] = t.world().await;
        for bytes in ["one", "two"] {
            t.app.clock.advance(1);
            assert_eq!(lea.upload("/files", "a.txt", bytes.as_bytes()).await.status, 303);
        }
        let ids = |tx: &mut platform::db::Tx<'_>| sql!(tx.rows, "SELECT id FROM files ORDER BY id");
        let ids: Vec<platform::ids::Raw> = t.app.db.read(ids).await.unwrap();
        let taken_name = format!("{}-a.txt", platform::ids::text("file", ids[1]));
        t.app.clock.advance(1);
        assert_eq!(lea.upload("/files", &taken_name, b"three").await.status, 303);
        t.settle().await;
        let files = taken(t, &mut lea).await;
        let held: Vec<_> = files.iter().filter(|(name, _)| name.starts_with("files/")).collect();
        assert_eq!(held.len(), 3, "{held:?}");
        for (name, text) in [("files/a.txt", "one"), (&*format!("files/{taken_name}"), "two")] {
            assert_eq!(files[name], text);
        }
        assert!(held.iter().any(|(_, text)| *text == "three"), "{held:?}");
    }
);

both_databases!(what_others_called_a_thing_loads_nothing_where_it_is_read, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let picture = "![seen](https://example.org/seen.png)";
    let lounge = format!("{HOME}/places/lounge/topics");
    let his = max.post(&lounge, &[("title", picture), ("text", "Max: small and round.")]).await.location;
    lea.post(&format!("{his}/posts"), &[("text", "Lea: *with* seeds on top.")]).await;
    let options = format!("Tuesday\n{picture}");
    let fields = [
        ("kind", "single"),
        ("title", "Market day"),
        ("text", "Which day?"),
        ("ends_on", "2026-11-30T18:00"),
        ("options", options.as_str()),
    ];
    let decision = dora.post(&format!("{HOME}/decisions"), &fields).await.location;
    assert_eq!(lea.post(&format!("{decision}/answers"), &[("option", "2")]).await.status, 303);
    t.settle().await;
    let files = taken(t, &mut lea).await;
    let world = |name: &str| files.get(&format!("communities/world/{name}")).cloned().unwrap_or_default();
    assert!(world("posts.md").contains("Lea: *with* seeds on top."), "one's own words stay as they are");
    for part in ["posts", "ballots"] {
        let text = world(&format!("{part}.md"));
        assert!(text.contains("\\!\\[seen\\]("), "{text}");
        assert!(world(&format!("{part}.jsonl")).contains(picture), "programs get it as it is");
    }
    t.app.clock.advance(1);
    assert_eq!(dora.post(&format!("{HOME}/export"), &[]).await.status, 303);
    t.settle().await;
    let copies = unpacked(t).await;
    let copy = copies.iter().find(|(name, _)| name.contains("places/lounge/")).unwrap().1;
    assert!(copy.contains("# \\!\\[seen\\]"), "neither does the copy for reading: {copy}");
});
