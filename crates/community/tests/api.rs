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
    assert_eq!(lea.get("/api/v1/me").await.status, 401, "a page's cookie opens no API");
    assert_eq!(program.api(&writes, "/profile", None).await.status, 303, "a token opens no page");

    let page = lea.get("/tokens").await;
    let id = page.between("/tokens/", "/revocation").unwrap_or_default().to_owned();
    assert_eq!(gus.post(&format!("/tokens/{id}/revocation"), &[]).await.status, 303);
    assert_eq!(program.api(&reads, "/api/v1/me", None).await.status, 200, "nobody ends another's token");
    lea.post(&format!("/tokens/{id}/revocation"), &[]).await;
    assert_eq!(program.api(&reads, "/api/v1/me", None).await.status, 401);
});
