//! Home: what is new since the last visit, and where people land.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::communities::{self, Role, agreement};
use platform::clock::Timestamp;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const LOUNGE: &str = "/communities/world/places/lounge";

/// Opens a topic in the lounge.
async fn open(t: &TestApp, browser: &mut Browser, title: &str) {
    t.app.clock.advance(61);
    let answer = browser.post(&format!("{LOUNGE}/topics"), &[("title", title), ("text", "Hot brick.")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    t.settle().await;
}

/// When somebody was last noted in a community.
async fn seen_at(t: &TestApp, handle: &'static str, slug: &'static str) -> Timestamp {
    let account = t.person(handle).await;
    let found = t.app.read(move |ctx| {
        let community = communities::actions::find_by_slug(ctx, slug)?.expect("a community");
        agreement::membership(ctx.tx, community.id, account)
    });
    found.await.expect("a database").expect("a membership").seen_at
}

/// Waits until a visit that has just begun is noted, which happens after its page was answered.
async fn noted(t: &TestApp, handle: &'static str, slug: &'static str) {
    let mut tries = 0;
    while seen_at(t, handle, slug).await != t.app.clock.now() {
        tries += 1;
        assert!(tries < 5_000, "the visit was not noted");
    }
}

both_databases!(
    home_says_what_is_new_since_the_last_visit_and_what_was_unread_before,
    async |t: &TestApp| {
        let [mut dora, mut lea, mut max] = t.world().await;
        assert!(!max.get(HOME).await.text.contains("Still unread"));
        noted(t, "max-member", "world").await;
        open(t, &mut lea, "Old oven").await;
        let first = max.get(HOME).await.text;
        assert!(first.contains("New for you") && first.contains("Old oven"), "{first}");
        assert!(!first.contains("New since"), "a first visit has none before it");

        // A visit is noted to the quarter of an hour.
        t.app.clock.advance(16 * 60);
        max.get(HOME).await;
        noted(t, "max-member", "world").await;
        t.app.clock.advance(3_600);
        open(t, &mut dora, "New oven").await;
        let second = max.get(HOME).await.text;
        let order = ["New since your last visit", "New oven", "Still unread", "Old oven"];
        let found: Vec<_> = order.iter().map(|text| second.rfind(text).expect(text)).collect();
        assert!(found.is_sorted(), "{second}");
        noted(t, "max-member", "world").await;
        for _ in 0..4 {
            t.app.clock.advance(20 * 60);
            max.get(LOUNGE).await;
            noted(t, "max-member", "world").await;
        }
        let same = max.get(HOME).await.text;
        assert!(
            same.contains("New since your last visit") && same.contains("Still unread"),
            "the visit goes on"
        );

        t.app.clock.advance(46 * 60);
        let third = max.get(HOME).await.text;
        assert!(!third.contains("New since your last visit"), "nothing has come since");
        assert!(third.contains("Still unread") && third.contains("New oven"), "{third}");
        noted(t, "max-member", "world").await;
        open(t, &mut lea, "Newest oven").await;
        assert!(max.get(HOME).await.text.contains("New since your last visit"));
        max.post("/language", &[("language", "fr"), ("next", "/")]).await;
        let french = max.get(HOME).await.text;
        assert!(french.contains("Nouveau depuis votre dernière visite") && french.contains("Pas encore lu"));
    }
);

both_databases!(the_front_door_leads_to_where_somebody_was_last, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let account = t.person("lea-learner").await;
    let ovens = t.community("Ovens", t.person("dora-director").await).await;
    t.join(ovens, account, Role::Learner).await;
    t.app.clock.advance(60);
    assert_eq!(lea.get("/").await.status, 200, "of two communities that nobody has entered, neither leads");
    lea.get(HOME).await;
    noted(t, "lea-learner", "world").await;
    assert_eq!(lea.get("/").await.location, HOME);
    for there in ["ovens", "world", "ovens"] {
        t.app.clock.advance(70);
        lea.get(&format!("/communities/{there}/members")).await;
        noted(t, "lea-learner", there).await;
        assert_eq!(lea.get("/").await.location, format!("/communities/{there}"), "a short absence counts");
    }
    assert_eq!(lea.get("/communities").await.status, 200);

    let departure = format!("/communities/ovens/members/{account}/departure");
    assert_eq!(lea.post(&departure, &[]).await.status, 303);
    assert_eq!(lea.get("/").await.location, HOME, "nobody is led to where they no longer belong");
    assert_eq!(dora.get("/").await.status, 200, "who has entered none of theirs chooses");
});

both_databases!(what_is_unread_elsewhere_is_told_and_no_hidden_place_tells, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let ovens = t.community("Ovens", t.person("dora-director").await).await;
    t.join(ovens, t.person("max-member").await, Role::Learner).await;
    t.app.clock.advance(60);
    assert_eq!(max.get("/you/unread").await.text, "{}");
    let leaders = [
        ("name", "Staff room"),
        ("purpose", "Tea"),
        ("colour", "sky"),
        ("seen_by", "leaders"),
        ("written_by", "leaders"),
    ];
    assert_eq!(dora.post(&format!("{HOME}/places"), &leaders).await.status, 303);
    t.settle().await;
    let hidden = [("title", "Tea"), ("text", "With milk.")];
    assert_eq!(dora.post(&format!("{HOME}/places/staff-room/topics"), &hidden).await.status, 303);
    t.settle().await;
    assert_eq!(max.get("/you/unread").await.text, "{}", "what one does not see is not unread");
    open(t, &mut lea, "Old oven").await;
    assert_eq!(max.get("/you/unread").await.text, r#"{"world":"1 new post"}"#);
    let cards = max.get("/communities").await.text;
    assert_eq!(cards.matches("1 new post").count(), 1, "{cards}");
    assert_eq!(t.browser().get("/you/unread").await.status, 303);
});
