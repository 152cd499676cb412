//! Programs with a token read and write what their owner may, and no more.

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

/// A token made on the page, as its owner copies it.
async fn token(browser: &mut Browser, scope: &str) -> String {
    let made = browser.post("/tokens", &[("name", "A test"), ("scope", scope)]).await;
    let from = made.text.find("lyceum_").unwrap_or_default();
    made.text[from..].split('"').next().unwrap_or_default().to_owned()
}

both_databases!(a_token_does_what_its_owner_may_and_ends_at_once, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    let community = t.community("World", director).await;
    let (lea, gus) = (t.account("Lea Learner", None).await, t.account("Gus Guest", None).await);
    t.join(community, lea, Role::Learner).await;
    t.join(community, gus, Role::Guest).await;
    let (mut lea, mut gus) = (t.signed_in(lea).await, t.signed_in(gus).await);
    assert_eq!(lea.post("/tokens", &[("name", " "), ("scope", "read")]).await.status, 422);
    let writes = token(&mut lea, "write").await;
    t.app.clock.advance(61);
    let reads = token(&mut lea, "read").await;
    assert!(writes.len() == 71 && !lea.get("/tokens").await.text.contains(&writes), "it is shown once");
    let mut program = t.browser();

    let me = program.api(&reads, "/api/v1/me", None).await;
    assert!(me.status == 200 && me.text.contains("\"handle\":\"lea-learner\""), "{}", me.text);
    let list = program.api(&reads, "/api/v1/communities", None).await;
    assert!(
        list.text.contains("\"slug\":\"world\"") && list.text.contains("\"type\":\"learning\""),
        "{}",
        list.text
    );
    let places = program.api(&reads, "/api/v1/communities/world/places", None).await;
    assert!(places.text.contains("\"slug\":\"lounge\""), "{}", places.text);

    let path = "/api/v1/communities/world/places/lounge/topics";
    let topic = r#"{"title": "From a program", "text": "It *works*."}"#;
    assert_eq!(program.api(&reads, path, Some(topic)).await.status, 403, "this token only reads");
    t.app.clock.advance(61);
    let made = program.api(&writes, path, Some(topic)).await;
    assert!(made.status == 201 && made.location.starts_with("/topics/topic_"), "{}", made.text);
    let posts = format!("/api/v1{}/posts", made.location);
    let replied = program.api(&writes, &posts, Some(r#"{"text": "And again."}"#)).await;
    assert_eq!(replied.status, 201, "{}", replied.text);
    t.settle().await;
    let listed = program.api(&reads, path, None).await;
    assert!(listed.text.contains("\"post_count\":2"), "{}", listed.text);
    let shown = program.api(&reads, &posts, None).await;
    assert!(shown.text.contains("<em>works</em>") && shown.text.contains("\"number\":2"), "{}", shown.text);
    lea.post(&format!("{}/deletion", replied.location), &[]).await;
    let shown = program.api(&reads, &posts, None).await;
    assert!(!shown.text.contains("And again.") && shown.text.contains("\"deleted\":true"), "{}", shown.text);

    for (body, member) in
        [("{}", "title"), ("no json", "body"), (r#"{"title": " ", "text": " "}"#, "\"text\"")]
    {
        let refused = program.api(&writes, path, Some(body)).await;
        assert!(refused.status == 422 && refused.text.contains(member), "{body}: {}", refused.text);
        assert_eq!(refused.headers["content-type"], "application/problem+json");
    }
    let guest = token(&mut gus, "write").await;
    assert_eq!(
        program.api(&guest, path, None).await.status,
        404,
        "what a guest does not see, their token does not"
    );
    assert_eq!(program.api("lyceum_0", "/api/v1/me", None).await.status, 401);
    let unread = program.api("lyceum_0", path, Some("no json")).await;
    assert_eq!(unread.status, 401, "a stranger is told nothing about what they sent");
    assert_eq!(lea.get("/api/v1/me").await.status, 401, "a page's cookie opens no API");
    assert_eq!(program.api(&writes, "/profile", None).await.status, 303, "a token opens no page");

    let page = lea.get("/tokens").await;
    let id = page.between("/tokens/", "/revocation").unwrap_or_default().to_owned();
    assert_eq!(gus.post(&format!("/tokens/{id}/revocation"), &[]).await.status, 303);
    assert_eq!(program.api(&reads, "/api/v1/me", None).await.status, 200, "nobody ends another's token");
    lea.post(&format!("/tokens/{id}/revocation"), &[]).await;
    assert_eq!(program.api(&reads, "/api/v1/me", None).await.status, 401);
});

both_databases!(what_is_sent_twice_with_a_key_is_done_once, async |t: &TestApp| {
    let [_, mut lea, mut max] = t.world().await;
    let (lea, other) = (token(&mut lea, "write").await, token(&mut max, "write").await);
    let mut program = t.browser();
    let path = "/api/v1/communities/world/places/lounge/topics";
    let topic = r#"{"title": "Once", "text": "And only once."}"#;
    let key = [("idempotency-key", "a-key")];
    let first = program.call_with("POST", &lea, path, Some(topic), &key).await;
    let again = program.call_with("POST", &lea, path, Some(topic), &key).await;
    assert!(first.status == 201 && again.status == 201, "{}", again.text);
    assert_eq!((first.location, first.text), (again.location.clone(), again.text));
    let listed = program.api(&lea, path, None).await;
    assert_eq!(listed.text.matches("\"title\":\"Once\"").count(), 1, "{}", listed.text);

    let reused = r#"{"title": "Twice", "text": "With the same key."}"#;
    let refused = program.call_with("POST", &lea, path, Some(reused), &key).await;
    assert!(refused.status == 422 && refused.text.contains("Idempotency-Key"), "{}", refused.text);
    let stranger = program.call_with("POST", &other, path, Some(topic), &key).await;
    assert!(stranger.location != again.location, "a key is its sender's own");
    for unsound in ["", "a key", "a\tkey"] {
        let answer =
            program.call_with("POST", &lea, path, Some(topic), &[("idempotency-key", unsound)]).await;
        assert_eq!(answer.status, 422, "{unsound:?}");
    }

    let empty = r#"{"title": " ", "text": " "}"#;
    let retried = [("idempotency-key", "b-key")];
    assert_eq!(program.call_with("POST", &lea, path, Some(empty), &retried).await.status, 422);
    let mended = program.call_with("POST", &lea, path, Some(topic), &retried).await;
    assert_eq!(mended.status, 201, "a key whose request failed is free: {}", mended.text);

    t.app.clock.advance(25 * 3_600);
    let tomorrow = program.call_with("POST", &lea, path, Some(topic), &key).await;
    assert!(tomorrow.status == 201 && tomorrow.location != again.location, "a day later the key is free");
    t.settle().await;
});

both_databases!(an_etag_spares_reading_and_guards_writing, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let (dora, lea) = (token(&mut dora, "write").await, token(&mut lea, "write").await);
    let mut program = t.browser();
    let topic = r#"{"title": "Bread", "text": "It rises."}"#;
    let path = "/api/v1/communities/world/places/lounge/topics";
    let topic = program.api(&lea, path, Some(topic)).await.location;
    let posts = program.api(&lea, &format!("/api/v1{topic}/posts"), None).await;
    let post = format!("/api/v1/posts/post_{}", posts.between("\"id\":\"post_", "\"").expect("a post"));
    let shown = program.api(&lea, &post, None).await;
    let tag = shown.headers["etag"].to_str().unwrap().to_owned();
    let known = program.call_with("GET", &lea, &post, None, &[("if-none-match", &tag)]).await;
    assert!(known.status == 304 && known.text.is_empty(), "{}", known.text);

    let edit = r#"{"text": "It rises slowly."}"#;
    let edited = program.call_with("PUT", &lea, &post, Some(edit), &[("if-match", &tag)]).await;
    assert!(edited.status == 200 && edited.text.contains("slowly"), "{}", edited.text);
    let late = program.call_with("PUT", &lea, &post, Some(edit), &[("if-match", &tag)]).await;
    assert!(late.status == 412 && late.text.contains("has changed"), "{}", late.text);
    let fresh = edited.headers["etag"].to_str().unwrap();
    let again = r#"{"text": "It rises overnight."}"#;
    assert_eq!(program.call_with("PUT", &lea, &post, Some(again), &[("if-match", fresh)]).await.status, 200);
    let versions = program.api(&lea, &format!("{post}/versions"), None).await;
    assert_eq!(versions.text.matches("\"number\"").count(), 2, "{}", versions.text);

    let settings = "/api/v1/communities/world/settings";
    assert_eq!(program.api(&lea, settings, None).await.status, 403);
    let shown = program.api(&dora, settings, None).await;
    let tag = shown.headers["etag"].to_str().unwrap().to_owned();
    let body = shown.text.replace("A community of the tests", "Bake together: a community of the tests");
    let saved = program.call_with("PUT", &dora, settings, Some(&body), &[("if-match", &tag)]).await;
    assert!(saved.status == 200 && saved.text.contains("Bake together"), "{}", saved.text);
    assert_eq!(
        program.call_with("PUT", &dora, settings, Some(&body), &[("if-match", &tag)]).await.status,
        412
    );
    t.settle().await;
});

both_databases!(a_program_leads_a_community, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let (dora, lea) = (token(&mut dora, "write").await, token(&mut lea, "write").await);
    let mut program = t.browser();
    let world = "/api/v1/communities/world";
    let mut made = Vec::new();
    for (path, body) in [
        (
            "places",
            r#"{"name": "Ovens", "purpose": "Heat.", "colour": "sun", "seen_by": "everyone", "written_by": "members", "asks": true}"#,
        ),
        ("themes", r#"{"name": "Sourdough"}"#),
        ("invitations", r#"{"role": "tutor", "uses": 3, "days": 7}"#),
    ] {
        let answer = program.api(&dora, &format!("{world}/{path}"), Some(body)).await;
        assert_eq!(answer.status, 201, "{path}: {}", answer.text);
        assert_eq!(program.api(&lea, &format!("{world}/{path}"), Some(body)).await.status, 403, "{path}");
        made.push(answer.between("\"id\":\"", "\"").expect("an id").to_owned());
    }
    let ovens = format!("{world}/places/{}", made[0]);
    let premises = r#"{"address": "Mill Street 4", "capacity": 12, "access_notes": "Ring.", "hours": "", "time_zone": "Europe/Paris"}"#;
    assert_eq!(program.call("PUT", &dora, &format!("{ovens}/premises"), Some(premises)).await.status, 200);
    let booking = r#"{"title": "Dough", "day": "2026-12-24", "starts": "10:00", "ends": "11:00"}"#;
    let booked = program.api(&lea, &format!("{ovens}/bookings"), Some(booking)).await;
    assert_eq!(booked.status, 201, "{}", booked.text);
    let listed = program.api(&lea, &format!("{ovens}/bookings"), None).await;
    assert!(listed.text.contains("2026-12-24T09:00:00Z"), "{}", listed.text);

    let asked = format!(r#"{{"title": "Which flour?", "text": "Rye?", "theme_id": "{}"}}"#, made[1]);
    let topic = program.api(&lea, &format!("{ovens}/topics"), Some(&asked)).await.location;
    let topic = format!("/api/v1{topic}");
    let reply = program.api(&dora, &format!("{topic}/posts"), Some(r#"{"text": "Wheat."}"#)).await;
    let post = reply.between("\"id\":\"", "\"").expect("a post").to_owned();
    for (path, body) in [
        (format!("/api/v1/posts/{post}/reactions/thanks"), None),
        (format!("{topic}/answer"), Some(format!(r#"{{"post_id": "{post}"}}"#))),
        (format!("{topic}/position"), Some(r#"{"number": 2}"#.to_owned())),
        (format!("{topic}/following"), Some(r#"{"level": "muted"}"#.to_owned())),
        (format!("{topic}/closure"), None),
    ] {
        assert_eq!(program.call("PUT", &lea, &path, body.as_deref()).await.status, 204, "{path}");
    }
    let shown = program.api(&lea, &topic, None).await;
    for part in
        ["\"closed\":true", "\"level\":\"muted\"", "\"position\":2", &format!("\"answer_id\":\"{post}\"")]
    {
        assert!(shown.text.contains(part), "{part} in {}", shown.text);
    }
    let moved = program.call("PUT", &dora, &format!("{topic}/place"), Some(r#"{"place": "lounge"}"#)).await;
    assert!(moved.status == 409 || moved.text.contains("\"place\":\"lounge\""), "{}", moved.text);
    t.settle().await;
    let found = program.api(&lea, "/api/v1/search/posts?q=wheat", None).await;
    assert!(found.text.contains(&post), "{}", found.text);

    let members = program.api(&dora, &format!("{world}/members"), None).await;
    let max = members.text.split("\"id\":\"").find(|part| part.contains("Max Member")).expect("Max");
    let max = max.split('"').next().unwrap_or_default().to_owned();
    let roles = r#"{"roles": [{"role": "tutor", "label": "Finance tutor", "until": "2026-12-31"}, {"role": "learner"}]}"#;
    let set = program.call("PUT", &dora, &format!("{world}/members/{max}/roles"), Some(roles)).await;
    assert!(set.status == 200 && set.text.contains("2026-12-31"), "{}", set.text);
    assert_eq!(program.call("DELETE", &lea, &format!("{world}/members/{max}"), None).await.status, 403);
    assert_eq!(program.call("DELETE", &dora, &format!("{world}/members/{max}"), None).await.status, 204);
    let me = program.call("PATCH", &lea, "/api/v1/me", Some(r#"{"line": "Bakes at night."}"#)).await;
    assert!(
        me.status == 200 && me.text.contains("Bakes at night") && me.text.contains("Lea Learner"),
        "{}",
        me.text
    );
    t.settle().await;
});

both_databases!(anybody_reads_what_the_api_is, async |t: &TestApp| {
    let mut visitor = t.browser();
    let page = visitor.get("/api").await;
    assert!(
        page.status == 200 && page.text.contains("/api/v1/communities/{community}/members"),
        "{}",
        page.text
    );
    let document = visitor.get("/api/v1/openapi.json").await;
    assert!(document.status == 200 && document.text.contains("\"openapi\":\"3.1"), "{}", document.text);
    assert!(visitor.in_language("fr").get("/api").await.text.contains("Ce que des programmes lisent"));
});
