//! Archives that directors and who runs the site make in the browser.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use axum::http::StatusCode;
use community::features::communities::Role;
use testing::{Answer, TestApp, both_databases};

/// Where a page's download leads.
fn download(page: &Answer) -> String {
    format!("/exports/export_{}", page.between("/exports/export_", "\"").unwrap())
}

both_databases!(a_director_takes_an_archive_away_for_a_day_and_nobody_else_does, async |t: &TestApp| {
    let [_, mut lea, mut max] = t.world().await;
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.unwrap().unwrap().id;
    t.join(community, t.person("lea-learner").await, Role::Director).await;
    let text = [("title", "Bread"), ("text", "It rises.")];
    max.post("/communities/world/places/lounge/topics", &text).await;

    let page = lea.get("/communities/world/export").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("give it to nobody") && page.text.contains("Mail addresses, and how far"));
    assert_eq!(max.get("/communities/world/export").await.status, StatusCode::FORBIDDEN);
    assert_eq!(max.post("/communities/world/export", &[]).await.status, StatusCode::FORBIDDEN);

    lea.post("/communities/world/export", &[]).await;
    let waiting = lea.get("/communities/world/export").await;
    assert!(waiting.text.contains("is being made") && !waiting.text.contains("Make the archive"));
    lea.post("/communities/world/export", &[]).await;
    t.settle().await;
    let ready = lea.get("/communities/world/export").await;
    let path = download(&ready);
    let zip = lea.get(&path).await;
    assert_eq!(zip.status, StatusCode::OK);
    assert_eq!(zip.headers["content-type"], "application/zip");
    assert!(zip.headers["content-disposition"].to_str().unwrap().contains("world-2026-11-23.zip"));
    assert!(zip.text.starts_with("PK") && zip.text.contains("communities/world/posts.jsonl"));
    assert!(!zip.text.contains("topic_reads"), "who has read what is nobody's business");

    assert_eq!(max.get(&path).await.status, StatusCode::NOT_FOUND);
    let mut dora = t.signed_in(t.person("dora-director").await).await;
    assert_eq!(dora.get(&path).await.status, StatusCode::NOT_FOUND, "each director makes their own");
    assert!(dora.get("/communities/world/audit").await.text.contains("made an archive of"));

    t.app.clock.advance(24 * 3_600 + 1);
    let mut lea = t.signed_in(t.person("lea-learner").await).await;
    assert_eq!(lea.get(&path).await.status, StatusCode::GONE);
    assert!(lea.get("/communities/world/export").await.text.contains("Make the archive"));
});

both_databases!(who_directs_no_more_takes_nothing_away, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.unwrap().unwrap().id;
    let lea_id = t.person("lea-learner").await;
    t.join(community, lea_id, Role::Director).await;
    lea.post("/communities/world/export", &[]).await;
    t.settle().await;
    let path = download(&lea.get("/communities/world/export").await);
    dora.post(&format!("/communities/world/members/{lea_id}/departure"), &[]).await;
    assert_eq!(lea.get(&path).await.status, StatusCode::NOT_FOUND);
});

both_databases!(who_runs_the_site_takes_everything_along, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    assert_eq!(lea.get("/site/export").await.status, StatusCode::NOT_FOUND);
    assert_eq!(lea.post("/site/export", &[]).await.status, StatusCode::NOT_FOUND);
    dora.post("/site/export", &[]).await;
    t.settle().await;
    let page = dora.in_language("fr").get("/site/export").await;
    assert!(page.text.contains("Archive") || page.text.contains("archive"));
    let mut dora = t.signed_in(t.person("dora-director").await).await;
    let zip = dora.get(&download(&page)).await;
    assert!(zip.text.contains("communities/world/topic_reads.jsonl"), "with how far people have read");
    assert!(zip.headers["content-disposition"].to_str().unwrap().contains("lyceum-2026-11-23.zip"));
});
