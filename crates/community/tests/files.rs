//! Bringing pictures and files: who sees them, and what becomes of hostile ones.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::communities::Role;
use testing::{Answer, Browser, TestApp, both_databases};

const LOUNGE: &str = "/communities/world/places/lounge";
/// A PNG of one opaque point.
const POINT: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63,
    0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

async fn world(t: &TestApp) -> [Browser; 3] {
    let owner = t.account("Dora Director", Some("owner")).await;
    let community = t.community("World", owner).await;
    let (lea, max) = (t.account("Lea Learner", None).await, t.account("Max Member", None).await);
    t.join(community, lea, Role::Learner).await;
    let stranger = t.account("Sam Stranger", None).await;
    t.join(community, max, Role::Learner).await;
    t.app.clock.advance(60);
    [t.signed_in(lea).await, t.signed_in(max).await, t.signed_in(stranger).await]
}

/// What shows the newest of somebody's files, and its address.
async fn newest(browser: &mut Browser) -> (String, String) {
    let page = browser.get("/files").await;
    let markdown = page.between("readonly value=\"", "\"").expect("a file").to_owned();
    let path = markdown.split_once("](").expect("a link").1.trim_end_matches(')').to_owned();
    (markdown, path)
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

both_databases!(a_picture_is_seen_by_who_sees_the_post_that_shows_it, async |t: &TestApp| {
    let [mut lea, mut max, mut stranger] = world(t).await;
    assert_eq!(lea.upload("/files", "oven.png", POINT).await.status, 303);
    let (markdown, path) = newest(&mut lea).await;
    assert!(markdown.starts_with("![oven.png](/files/file_"), "{markdown}");
    let own = lea.get(&path).await;
    assert_eq!((own.status.as_u16(), header(&own, "content-type")), (200, "image/jpeg"), "made anew");
    assert!(header(&own, "content-security-policy").contains("sandbox"));
    assert_eq!(max.get(&path).await.status, 404, "nothing shows it yet");

    let theft = max.post(&format!("{LOUNGE}/topics"), &[("title", "Mine?"), ("text", &markdown)]).await;
    assert_eq!(max.get(&path).await.status, 404, "to link to a file opens it to nobody");
    assert_eq!(theft.status, 303);
    let topic = lea.post(&format!("{LOUNGE}/topics"), &[("title", "My oven"), ("text", &markdown)]).await;
    t.settle().await;
    let page = max.get(&topic.location).await;
    assert!(page.text.contains("loading=\"lazy\"") && page.text.contains("/small\""), "{}", page.text);
    assert_eq!(max.get(&path).await.status, 200);
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(t.browser().get(&path).await.status, 303, "who is not signed in may sign in first");

    let post = page.between("class=\"post-time\" href=\"", "\"").expect("a post").to_owned();
    lea.post(&format!("{post}/deletion"), &[]).await;
    assert_eq!(max.get(&path).await.status, 404, "a deleted post shows nothing");
    let file = path.split('/').nth(2).expect("an id");
    assert_eq!(max.post(&format!("/files/{file}/deletion"), &[]).await.status, 404);
    assert_eq!(lea.post(&format!("/files/{file}/deletion"), &[]).await.status, 303);
    assert_eq!(lea.get(&path).await.status, 404);
    t.settle().await;
});

both_databases!(what_is_no_picture_is_only_ever_downloaded, async |t: &TestApp| {
    let [mut lea, ..] = world(t).await;
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    assert_eq!(lea.upload("/files", "logo.svg", script).await.status, 303);
    let (markdown, path) = newest(&mut lea).await;
    assert!(markdown.starts_with("[logo.svg]"), "{markdown}");
    let answer = lea.get(&path).await;
    assert_eq!(header(&answer, "content-type"), "application/octet-stream");
    assert!(header(&answer, "content-disposition").starts_with("attachment"));
    assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
    assert_eq!(lea.upload("/files", "broken.png", &POINT[..50]).await.status, 422);
    assert_eq!(lea.upload("/files", "none.txt", b"").await.status, 422);
    assert_eq!(lea.upload("/files", "large.bin", &vec![7; (20 << 20) + 1]).await.status, 413);
    assert_eq!(lea.post("/files", &[("file", "x")]).await.status, 422, "a form without a file");
    assert_eq!(t.browser().upload("/files", "a.png", POINT).await.status, 303, "signed out");
});

both_databases!(the_part_of_a_picture_that_is_shown_is_chosen, async |t: &TestApp| {
    let [mut lea, mut max, _] = world(t).await;
    assert_eq!(lea.get("/profile/picture").await.status, 404, "a drawing has no parts");
    let brought = lea.upload("/profile/picture", "me.png", POINT).await;
    assert_eq!(brought.location, "/profile/picture");
    let page = lea.get("/profile/picture?x=20&zoom=900").await;
    assert!(page.text.contains("preview?x=20&amp;y=50&amp;zoom=400"), "{}", page.text);
    assert_eq!(lea.get("/profile/picture?x=left").await.status, 404);
    let before = lea.get("/profile").await.between("/portraits/", "\"").expect("a picture").to_owned();
    for address in ["/profile/picture/original", "/profile/picture/preview?x=0&y=100&zoom=150"] {
        let picture = lea.get(address).await;
        assert_eq!(
            (picture.status.as_u16(), header(&picture, "content-type")),
            (200, "image/jpeg"),
            "{address}"
        );
        assert!(header(&picture, "cache-control").contains("no-store"), "nobody keeps it");
        assert_eq!(max.get(address).await.status, 404, "{address} is Lea's alone");
    }
    for _ in 0..2 {
        let cut = lea.post("/profile/picture/cut", &[("x", "0"), ("y", "100"), ("zoom", "150")]).await;
        assert_eq!(cut.location, "/profile", "{}", cut.text);
    }
    let after = lea.get("/profile").await.between("/portraits/", "\"").expect("a picture").to_owned();
    assert_ne!(after, before, "what is kept for ever is never another picture");
    assert_eq!(lea.get(&format!("/portraits/{before}")).await.status, 404);
    assert_eq!(lea.get(&format!("/portraits/{after}")).await.status, 200);
    assert!(
        lea.get("/profile/picture").await.text.contains("preview?x=0&amp;y=100&amp;zoom=150"),
        "it is remembered"
    );
    lea.post("/profile/picture/removal", &[]).await;
    assert_eq!(lea.get("/profile/picture/original").await.status, 404);
    t.settle().await;
});

both_databases!(a_picture_takes_the_portraits_place_and_gives_it_back, async |t: &TestApp| {
    let [mut lea, ..] = world(t).await;
    let drawn = lea.get("/profile").await.between("/portraits/", "\"").expect("a portrait").to_owned();
    assert!(std::path::Path::new(&drawn).extension().is_some_and(|end| end == "svg"));
    assert_eq!(lea.upload("/profile/picture", "me.png", POINT).await.status, 303);
    let shown = lea.get("/profile").await.between("/portraits/", "\"").expect("a picture").to_owned();
    assert!(std::path::Path::new(&shown).extension().is_some_and(|end| end == "jpg"), "{shown}");
    let picture = t.browser().get(&format!("/portraits/{shown}")).await;
    assert_eq!((picture.status.as_u16(), header(&picture, "content-type")), (200, "image/jpeg"));
    assert!(header(&picture, "cache-control").contains("immutable"));
    let refused = lea.upload("/profile/picture", "me.pdf", b"%PDF-1.7").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("no picture that we can read"), "{}", refused.text);
    assert_eq!(lea.post("/profile/picture/removal", &[]).await.status, 303);
    assert!(lea.get("/profile").await.text.contains(&format!("/portraits/{drawn}")), "the drawing is back");
    assert_eq!(t.browser().get(&format!("/portraits/{shown}")).await.status, 404);
});
