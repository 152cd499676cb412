//! What a community is known by, and what its home says about the day.

use testing::{TestApp, both_databases};

const HOME: &str = "/communities/world";

/// A picture of one red point.
const POINT: &[u8] = &[
    0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00, 0x01, 0x00, 0x80, 0x00, 0x00, 0xff, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x2c, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0x02, 0x02, 0x44, 0x01, 0x00,
    0x3b,
];

both_databases!(a_director_chooses_what_the_community_is_known_by, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let settings = |emblem| {
        [
            ("name", "World"),
            ("language", "en"),
            ("colour", "leaf"),
            ("emblem", emblem),
            ("entry", "invitation"),
        ]
    };
    let path = format!("{HOME}/settings");
    let odd = dora.post(&path, &settings("dragon")).await;
    assert!(odd.status == 422 && odd.text.contains("Choose one of these"), "{}", odd.text);
    assert_eq!(dora.post(&path, &settings("wheel")).await.status, 303);
    let form = dora.get(&path).await.text;
    assert!(form.contains("value=\"wheel\" checked"), "{form}");
    let drawn = lea.get(HOME).await.text;
    assert!(drawn.contains("class=\"emblem door-leaf\""), "it stands in the rail: {drawn}");

    let emblem = format!("{HOME}/emblem");
    assert_eq!(lea.upload(&emblem, "sign.gif", POINT).await.status, 403);
    let text = dora.upload(&emblem, "sign.gif", b"no picture").await;
    assert!(text.status == 422 && text.text.contains("id=\"file-error\""), "{}", text.text);
    assert_eq!(dora.upload(&emblem, "sign.gif", POINT).await.status, 303);
    let page = t.browser().get(HOME).await;
    let blob = page.between(&format!("src=\"{emblem}/"), "\"").expect("a picture").to_owned();
    let picture = t.browser().get(&format!("{emblem}/{blob}")).await;
    assert_eq!(picture.status, 200, "whoever sees the page about it sees its emblem");
    assert!(picture.headers["content-type"].to_str().unwrap().starts_with("image/"));
    assert_eq!(dora.get(&format!("{emblem}/another")).await.status, 404);

    assert_eq!(dora.upload(&emblem, "other.gif", POINT).await.status, 303);
    assert_eq!(t.browser().get(&format!("{emblem}/{blob}")).await.status, 404, "the one before is gone");
    assert_eq!(dora.post(&format!("{emblem}/removal"), &[]).await.status, 303);
    assert!(lea.get(HOME).await.text.contains("class=\"emblem door-leaf\""), "the drawing is back");
});

both_databases!(home_says_what_is_on_today_where_the_reader_may_look, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    assert!(!lea.get(HOME).await.text.contains("id=\"today\""), "nothing has walls");
    let place = |name, seen_by| {
        [
            ("name", name),
            ("purpose", "To bake."),
            ("colour", "sun"),
            ("seen_by", seen_by),
            ("written_by", seen_by),
        ]
    };
    for (name, seen_by) in [("Bakery", "members"), ("Office", "leaders")] {
        let path = dora.post(&format!("{HOME}/places"), &place(name, seen_by)).await.location;
        let premises =
            [("address", "Mill Street 4"), ("hours", "Early till late"), ("zone", "America/New_York")];
        assert_eq!(dora.post(&format!("{path}/premises"), &premises).await.status, 303);
    }
    let home = lea.get(HOME).await.text;
    assert!(home.contains("Nothing is booked") && home.contains("Early till late"), "{home}");

    // It is 23 November, 04:01 in New York.
    let book =
        |title, day, starts, ends| [("title", title), ("day", day), ("starts", starts), ("ends", ends)];
    let bakery = format!("{HOME}/places/bakery/bookings");
    for booking in [
        book("Rolls", "2026-11-23", "07:00", "08:00"),
        book("Night shift", "2026-11-23", "22:00", "00:00"),
        book("Tomorrow", "2026-11-24", "00:00", "01:00"),
    ] {
        assert_eq!(max.post(&bakery, &booking).await.status, 303);
    }
    assert_eq!(lea.post(&bakery, &book("Croissants", "2026-11-23", "09:00", "10:00")).await.status, 303);
    let office = book("Pay talks", "2026-11-23", "09:00", "10:00");
    assert_eq!(dora.post(&format!("{HOME}/places/office/bookings"), &office).await.status, 303);
    let home = lea.get(HOME).await.text;
    let at = |word: &str| home.find(word).unwrap_or_else(|| panic!("{word}: {home}"));
    assert!(at("Croissants") < at("Rolls") && at("Rolls") < at("Night shift"), "one's own comes first");
    assert!(!home.contains(">Tomorrow<") && !home.contains("Pay talks"), "{home}");
    assert!(home.contains(">09:00</time>") && home.contains("New York"), "times are the place's: {home}");
    assert!(dora.get(HOME).await.text.contains("Pay talks"));

    t.app.clock.advance(8 * 3_600);
    let mut lea = t.signed_in(t.person("lea-learner").await).await;
    let later = lea.get(HOME).await.text;
    assert!(!later.contains("Rolls") && later.contains("Night shift"), "what is over is left out: {later}");
});

both_databases!(home_greets_with_what_there_is, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    assert!(lea.get(HOME).await.text.contains("You have read everything"));
    let form = [
        ("name", "Questions"),
        ("purpose", "To ask."),
        ("colour", "sun"),
        ("seen_by", "members"),
        ("written_by", "members"),
        ("asks", "on"),
    ];
    let place = dora.post(&format!("{HOME}/places"), &form).await.location;
    let ask = [("title", "How hot"), ("text", "is an oven?")];
    let topic = lea.post(&format!("{place}/topics"), &ask).await.location;
    t.settle().await;
    assert!(dora.get(HOME).await.text.contains("Somebody asks, and nobody has answered yet."));
    t.app.clock.advance(61);
    dora.post(&format!("{topic}/posts"), &[("text", "Very."), ("quoted_post_id", "")]).await;
    t.settle().await;
    let home = lea.get(HOME).await.text;
    assert!(home.contains("something new in a conversation that you started"), "{home}");
    assert!(!dora.get(HOME).await.text.contains("nobody has answered yet"));
});
