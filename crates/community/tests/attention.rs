//! Reactions, following and muting, pinning and announcing, moving.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const LOUNGE: &str = "/communities/world/places/lounge";
const OVENS: &str = "/communities/world/places/ovens";

/// A community with a second place; its director and two learners, all signed in.
async fn world(t: &TestApp) -> [Browser; 3] {
    let [mut dora, lea, max] = t.world().await;
    let place = [
        ("name", "Ovens"),
        ("purpose", "Heat"),
        ("colour", "sky"),
        ("seen_by", "members"),
        ("written_by", "members"),
    ];
    assert_eq!(dora.post(&format!("{HOME}/places"), &place).await.status, 303);
    t.settle().await;
    t.app.clock.advance(60);
    [dora, lea, max]
}

/// Opens a topic; its path.
async fn open(t: &TestApp, browser: &mut Browser, place: &str, title: &str) -> String {
    t.app.clock.advance(61);
    let answer = browser.post(&format!("{place}/topics"), &[("title", title), ("text", "Hot brick.")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    t.settle().await;
    answer.location
}

async fn reply(t: &TestApp, browser: &mut Browser, topic: &str, text: &str) {
    t.app.clock.advance(61);
    assert_eq!(browser.post(&format!("{topic}/posts"), &[("text", text)]).await.status, 303);
    t.settle().await;
}

/// The address of the first post on a topic's page.
async fn first_post(browser: &mut Browser, topic: &str) -> String {
    let page = browser.get(topic).await;
    let id = page.between("class=\"post-time\" href=\"", "\"").expect("a post").to_owned();
    assert!(id.starts_with("/posts/"), "{id}");
    id
}

both_databases!(a_sign_is_given_once_and_taken_back, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = world(t).await;
    let topic = open(t, &mut lea, LOUNGE, "Ovens").await;
    let post = first_post(&mut lea, &topic).await;
    for browser in [&mut dora, &mut max] {
        for _ in 0..2 {
            let answer = browser.post(&format!("{post}/reactions"), &[("kind", "same")]).await;
            assert_eq!(answer.status, 303);
        }
    }
    assert_eq!(
        lea.post(&format!("{post}/reactions"), &[("kind", "bravo")]).await.status,
        403,
        "not under one's own"
    );
    assert_eq!(max.post(&format!("{post}/reactions"), &[("kind", "frown")]).await.status, 422);
    let page = lea.get(&topic).await;
    assert!(page.text.contains("2 people") && page.text.contains("Same for me"), "{}", page.text);
    assert!(max.get(&topic).await.text.contains("value=\"same\" aria-pressed=\"true\""));
    for _ in 0..2 {
        let back = max.post(&format!("{post}/reactions/withdrawal"), &[("kind", "same")]).await;
        assert_eq!(back.status, 303);
    }
    assert!(lea.get(&topic).await.text.contains("1 person"));
    let mut stranger = t.browser();
    let sent_away = stranger.post(&format!("{post}/reactions"), &[("kind", "same")]).await;
    assert!(sent_away.location.starts_with("/sign-in"), "{}", sent_away.location);
});

both_databases!(who_writes_follows_and_who_mutes_has_nothing_new, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = world(t).await;
    let topic = open(t, &mut lea, LOUNGE, "Hot ovens").await;
    let follows = format!("{HOME}/following");
    assert!(lea.get(&follows).await.text.contains("Hot ovens"), "who opened it follows it");
    assert!(max.get(&follows).await.text.contains("You follow no conversation yet"));
    max.post(&format!("{topic}/following"), &[("level", "following")]).await;
    assert!(max.get(&follows).await.text.contains("Hot ovens"));
    assert!(max.get(HOME).await.text.contains("New for you"));

    assert_eq!(max.post(&format!("{topic}/following"), &[("level", "muted")]).await.status, 303);
    reply(t, &mut dora, &topic, "Cold clay.").await;
    let home = max.get(HOME).await;
    assert!(
        !home.text.contains("New for you") && home.text.contains("You have read everything"),
        "{}",
        home.text
    );
    assert!(max.get(LOUNGE).await.text.contains("Muted"));
    assert!(lea.get(HOME).await.text.contains("Hot ovens"), "others still hear of it");
    max.post(&format!("{topic}/following"), &[("level", "neither")]).await;
    assert!(max.get(HOME).await.text.contains("Hot ovens"), "what came meanwhile is new now");
    assert_eq!(max.post(&format!("{topic}/following"), &[("level", "loud")]).await.status, 422);
});

both_databases!(leaders_pin_and_announce, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = world(t).await;
    let topic = open(t, &mut lea, LOUNGE, "Old rules").await;
    let other = open(t, &mut lea, LOUNGE, "New chatter").await;
    assert_eq!(lea.post(&format!("{topic}/pin"), &[]).await.status, 403, "its author does not lead");
    assert_eq!(dora.post(&format!("{topic}/pin"), &[]).await.status, 303);
    let list = max.get(LOUNGE).await.text;
    assert!(list.find("Old rules").expect("listed") < list.find("New chatter").expect("listed"));
    assert_eq!(list.matches("class=\"topic-title\"").count(), 2, "a pinned topic stands there once");
    for title in ["A", "B"] {
        let more = open(t, &mut lea, LOUNGE, title).await;
        assert_eq!(dora.post(&format!("{more}/pin"), &[]).await.status, 303);
    }
    assert_eq!(dora.post(&format!("{other}/pin"), &[]).await.status, 409, "three are enough");
    assert_eq!(dora.post(&format!("{topic}/pin/removal"), &[]).await.status, 303);

    assert_eq!(dora.post(&format!("{other}/announcement"), &[]).await.status, 303);
    assert!(max.get(HOME).await.text.contains("For everyone"));
    max.post(&format!("{other}/position"), &[("number", "1")]).await;
    assert!(!max.get(HOME).await.text.contains("For everyone"), "who has opened it is told no more");
    assert!(dora.get(HOME).await.text.contains("For everyone"));
    dora.post(&format!("{other}/announcement/withdrawal"), &[]).await;
    assert!(!dora.get(HOME).await.text.contains("For everyone"));
});

both_databases!(a_moved_topic_keeps_its_readers_and_leaves_a_signpost, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = world(t).await;
    let topic = open(t, &mut lea, LOUNGE, "Hot ovens").await;
    reply(t, &mut dora, &topic, "Cold clay.").await;
    max.post(&format!("{topic}/position"), &[("number", "2")]).await;
    let form = lea.get(&format!("{topic}/move")).await;
    let before = form.text.split("<bdi>Ovens</bdi>").next().expect("the form");
    let ovens = before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("a place");
    assert_eq!(max.get(&format!("{topic}/move")).await.status, 403);
    assert_eq!(lea.post(&format!("{topic}/move"), &[("place", "nowhere")]).await.status, 422);
    for _ in 0..2 {
        let moved = lea.post(&format!("{topic}/move"), &[("place", ovens)]).await;
        assert_eq!(moved.status, 303, "moving twice changes nothing");
    }
    t.settle().await;
    assert!(max.get(OVENS).await.text.contains("Hot ovens"));
    let lounge = max.get(LOUNGE).await.text;
    assert!(lounge.contains("Moved elsewhere") && lounge.contains("To Ovens"), "{lounge}");
    assert!(!lounge.contains("topic-title"), "the list holds it no more");
    let home = max.get(HOME).await.text;
    assert!(home.contains("You have read everything"), "what was read stays read: {home}");
    assert!(max.get("/search?q=brick").await.text.contains("Ovens"));

    reply(t, &mut dora, &topic, "Warm mud.").await;
    assert!(max.get(HOME).await.text.contains("One new message"), "and what is new is new");
    // Hidden with its new place, it is found no more.
    let place = [
        ("name", "Ovens"),
        ("purpose", "Heat"),
        ("colour", "sky"),
        ("seen_by", "leaders"),
        ("written_by", "leaders"),
    ];
    assert_eq!(dora.post(OVENS, &place).await.status, 303);
    assert!(!max.get(LOUNGE).await.text.contains("Moved elsewhere"), "nor does the signpost tell");
    assert_eq!(max.get("/search?q=brick").await.between("<mark", ">"), None);
    assert_eq!(max.get(&topic).await.status, 404);
});
