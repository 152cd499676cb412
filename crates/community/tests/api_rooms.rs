//! What programs do with charters, cohorts and archives: the same as their owners on the pages.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use serde_json::{Value, json};
use testing::{Answer, Browser, TestApp, both_databases};

const WORLD: &str = "/api/v1/communities/world";

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text.parse().expect("JSON")
}

/// Tokens of the world's director, learner and member.
async fn tokens(t: &TestApp) -> [String; 3] {
    let [dora, lea, max] = ["dora-director", "lea-learner", "max-member"];
    let [dora, lea, max] = [t.person(dora).await, t.person(lea).await, t.person(max).await];
    [t.token(dora).await, t.token(lea).await, t.token(max).await]
}

/// The director's page asks to adopt the draft, everybody agrees through the API, and it is closed.
async fn adopt(t: &TestApp, dora: &mut Browser, tokens: &[String; 3]) {
    let asked = [("ends_on", "2026-11-30T18:00"), ("grace", "14")];
    let decision = dora.post("/communities/world/charter/adoption", &asked).await.location;
    for token in tokens {
        let agreed = json!({ "kind": "consent", "stance": "agree" }).to_string();
        let answer =
            t.browser().call("PUT", token, &format!("/api/v1{decision}/answer"), Some(&agreed)).await;
        assert_eq!(answer.status, 204, "{}", answer.text);
    }
    dora.post(&format!("{decision}/closure"), &[("outcome", "It is adopted.")]).await;
    t.settle().await;
}

both_databases!(a_program_reads_the_charter_speaks_about_it_and_signs, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let tokens = tokens(t).await;
    let [director, lea, _] = &tokens;
    let mut program = t.browser();
    let charter = format!("{WORLD}/charter");
    let none = read(&program.api(lea, &charter, None).await);
    assert_eq!((&none["version"], &none["clauses"]), (&Value::Null, &json!([])));
    let clause = [("title", "How we answer"), ("text", "We answer *within a day*.")];
    dora.post("/communities/world/charter/clauses", &clause).await;
    let draft = read(&program.api(lea, &format!("{charter}/draft"), None).await);
    let id = draft["items"][0]["id"].as_str().expect("a clause").to_owned();
    let clause = format!("/api/v1/clauses/{id}");
    let shown = read(&program.api(lea, &clause, None).await);
    assert!(shown["html"].as_str().is_some_and(|html| html.contains("<em>within a day</em>")), "{shown}");

    let key = [("idempotency-key", "once")];
    let comments = format!("{clause}/comments");
    for _ in 0..2 {
        let said = Some(r#"{"text": "And on Sundays?"}"#);
        let answer = program.call_with("POST", lea, &comments, said, &key).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
    }
    assert_eq!(program.api(lea, &comments, Some(r#"{"text": " "}"#)).await.status, 422);
    let said = read(&program.api(director, &comments, None).await);
    assert_eq!(said["items"].as_array().map(Vec::len), Some(1), "{said}");
    assert_eq!(said["items"][0]["author_handle"], "lea-learner");
    let words = json!({ "text": "We answer within two days.", "why": "Shifts" }).to_string();
    let rewordings = format!("{clause}/rewordings");
    let made = program.api(lea, &rewordings, Some(&words)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    dora.post(&format!("/rewordings/{}/acceptance", made.between("\"id\":\"", "\"").expect("an id")), &[])
        .await;
    let listed = read(&program.api(lea, &rewordings, None).await);
    assert_eq!(
        (&listed["items"][0]["why"], &listed["items"][0]["accepted"]),
        (&json!("Shifts"), &json!(true))
    );
    let rule = [("sentence", "One question each"), ("why", "So that it is found"), ("strength", "remind")];
    dora.post("/communities/world/charter/rules", &rule).await;
    let rules = read(&program.api(lea, &format!("{charter}/rules"), None).await);
    assert_eq!(rules["items"][0]["strength"], "remind", "{rules}");

    let sign = format!("{charter}/signature");
    assert_eq!(program.call("PUT", lea, &sign, Some(r#"{"version": 1}"#)).await.status, 404, "there is none");
    adopt(t, &mut dora, &tokens).await;
    assert_eq!(program.call("PUT", lea, &sign, Some(r#"{"version": 2}"#)).await.status, 409);
    let asked = read(&program.api(lea, &charter, None).await);
    assert_eq!((&asked["version"], &asked["signed_version"]), (&json!(1), &Value::Null));
    assert!(
        asked["sign_by"].is_string() && asked["clauses"][0]["text"] == "We answer within two days.",
        "{asked}"
    );
    for _ in 0..2 {
        assert_eq!(program.call("PUT", lea, &sign, Some(r#"{"version": 1}"#)).await.status, 204);
    }
    let signed = read(&program.api(lea, &charter, None).await);
    assert_eq!(
        (&signed["signed_version"], &signed["signature_count"], &signed["sign_by"]),
        (&json!(1), &json!(1), &Value::Null)
    );
    let versions = read(&program.api(lea, &format!("{charter}/versions"), None).await);
    assert_eq!(versions["items"][0]["signature_count"], 1, "{versions}");
    let first = read(&program.api(lea, &format!("{charter}/versions/1"), None).await);
    assert_eq!(first["clauses"][0]["id"], json!(id), "{first}");
    assert_eq!(program.api(lea, &format!("{charter}/versions/2"), None).await.status, 404);
});

both_databases!(a_program_deals_as_was_shown_and_its_owner_moves_once, async |t: &TestApp| {
    t.world().await;
    let tokens = tokens(t).await;
    let [dora, lea, _] = &tokens;
    let mut program = t.browser();
    let deal = format!("{WORLD}/cohorts/deal");
    let preview = format!("{WORLD}/cohorts/preview");
    assert_eq!(program.api(lea, &format!("{preview}?manner=random&size=2"), None).await.status, 403);
    let odd = program.api(dora, &format!("{preview}?manner=random&size=1"), None).await;
    assert!(odd.status == 422 && odd.text.contains("\"size\""), "{}", odd.text);
    let shown = read(&program.api(dora, &format!("{preview}?manner=random&size=2&seed=7"), None).await);
    assert_eq!(shown["seed"], 7);
    let body = json!({ "manner": "random", "size": 2, "seed": 7 }).to_string();
    assert_eq!(program.call("PUT", lea, &deal, Some(&body)).await.status, 403);
    let large = json!({ "manner": "random", "size": 2, "seed": 1_u64 << 53 }).to_string();
    let large = program.call("PUT", dora, &deal, Some(&large)).await;
    assert!(large.status == 422 && large.text.contains("\"seed\""), "{}", large.text);
    for _ in 0..2 {
        let dealt = program.call("PUT", dora, &deal, Some(&body)).await;
        assert_eq!(dealt.status, 204, "{}", dealt.text);
    }
    let listed = read(&program.api(lea, &format!("{WORLD}/cohorts"), None).await);
    let counts = |of: &Value| -> Vec<Value> {
        of.as_array().into_iter().flatten().map(|cohort| cohort["member_count"].clone()).collect()
    };
    assert_eq!(counts(&listed["items"]), counts(&shown["cohorts"]), "as was shown");
    let ids: Vec<String> = listed["items"]
        .as_array()
        .expect("cohorts")
        .iter()
        .map(|cohort| cohort["id"].as_str().unwrap_or_default().to_owned())
        .collect();
    let mut people = Vec::new();
    for id in &ids {
        let fellows = read(&program.api(lea, &format!("/api/v1/cohorts/{id}/members"), None).await);
        people
            .extend(fellows["items"].as_array().expect("people").iter().map(|one| one["handle"].to_string()));
    }
    people.sort();
    assert!(people.windows(2).all(|pair| pair[0] != pair[1]), "nobody is in two: {people:?}");

    let first = format!("/api/v1/cohorts/{}", ids[0]);
    let tag = program.api(dora, &first, None).await.headers["etag"].to_str().expect("a tag").to_owned();
    let named = Some(r#"{"name": "Night shift"}"#);
    let renamed = program.call_with("PATCH", dora, &first, named, &[("if-match", &tag)]).await;
    assert_eq!(read(&renamed)["name"], "Night shift");
    let late = program.call_with("PATCH", dora, &first, named, &[("if-match", &tag)]).await;
    assert_eq!(late.status, 412, "{}", late.text);
    assert_eq!(program.call("PATCH", lea, &first, named).await.status, 403);
    let lea_id = read(&program.api(lea, "/api/v1/me", None).await)["id"].as_str().expect("an id").to_owned();
    assert_eq!(program.call("PUT", lea, &format!("{first}/members/{lea_id}"), None).await.status, 403);
    assert_eq!(program.call("PUT", dora, &format!("{first}/members/{lea_id}"), None).await.status, 204);
    let fellows = program.api(lea, &format!("{first}/members"), None).await;
    assert!(fellows.text.contains("lea-learner"), "{}", fellows.text);
    assert_eq!(
        program.call("PUT", lea, &format!("{first}/arrival"), None).await.status,
        204,
        "they are there"
    );

    assert_eq!(program.call("DELETE", lea, &deal, None).await.status, 403);
    for _ in 0..2 {
        assert_eq!(program.call("DELETE", dora, &deal, None).await.status, 204, "ending twice is no error");
    }
    assert_eq!(read(&program.api(lea, &format!("{WORLD}/cohorts"), None).await)["items"], json!([]));
    t.settle().await;
});

both_databases!(a_program_asks_for_an_archive_waits_and_takes_it_away, async |t: &TestApp| {
    t.world().await;
    let tokens = tokens(t).await;
    let [owner, lea, _] = &tokens;
    let mut program = t.browser();
    let exports = format!("{WORLD}/exports");
    assert_eq!(program.call("POST", lea, &exports, None).await.status, 403);
    assert_eq!(read(&program.api(owner, &exports, None).await)["items"], json!([]));
    let key = [("idempotency-key", "once")];
    let made = program.call_with("POST", owner, &exports, None, &key).await;
    let again = program.call_with("POST", owner, &exports, None, &key).await;
    assert!(made.status == 201 && made.text == again.text, "{} {}", made.text, again.text);
    let id = made.between("\"id\":\"", "\"").expect("an id");
    let export = format!("/api/v1/exports/{id}");
    assert_eq!(read(&program.api(owner, &export, None).await)["state"], "under_way");
    assert_eq!(program.api(owner, &format!("{export}/archive"), None).await.status, 404, "not yet");
    t.settle().await;
    let ready = read(&program.api(owner, &export, None).await);
    assert!(ready["state"] == "ready" && ready["bytes"].is_i64(), "{ready}");
    assert_eq!(read(&program.api(owner, &exports, None).await)["items"][0]["id"], json!(id));
    let zip = program.api(owner, &format!("{export}/archive"), None).await;
    assert!(zip.headers["content-type"] == "application/zip" && zip.text.starts_with("PK"));
    for path in [export.clone(), format!("{export}/archive")] {
        assert_eq!(program.api(lea, &path, None).await.status, 404, "it is its asker's alone");
    }
    t.app.clock.advance(24 * 3_600 + 1);
    assert_eq!(read(&program.api(owner, &export, None).await)["state"], "over");
    assert_eq!(program.api(owner, &format!("{export}/archive"), None).await.status, 410);

    assert_eq!(program.call("POST", lea, "/api/v1/site/exports", None).await.status, 404);
});

both_databases!(a_list_leads_from_page_to_page, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let tokens = tokens(t).await;
    let mut program = t.browser();
    for number in 0..51 {
        let title = format!("Week {number}");
        let fields =
            [("kind", "advice"), ("title", &title), ("text", "What?"), ("ends_on", "2026-12-24T18:00")];
        assert_eq!(dora.post("/communities/world/decisions", &fields).await.status, 303);
        t.app.clock.advance(31);
    }
    t.settle().await;
    let first = read(&program.api(&tokens[1], &format!("{WORLD}/decisions"), None).await);
    assert_eq!(first["items"].as_array().map(Vec::len), Some(50));
    let next = first["next"].as_str().expect("more").to_owned();
    let second = read(&program.api(&tokens[1], &next, None).await);
    assert_eq!((&second["items"][0]["title"], &second["next"]), (&json!("Week 0"), &Value::Null));
});
