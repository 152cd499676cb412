//! Places with walls, what is booked in them, the order of places, and themes on two levels.

use testing::{TestApp, both_databases};

const HOME: &str = "/communities/world";
const LOUNGE: &str = "/communities/world/places/lounge";

both_databases!(a_place_with_walls_is_booked_without_overlaps, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let bookings = format!("{LOUNGE}/bookings");
    assert_eq!(lea.get(&bookings).await.status, 404, "it has no walls yet");
    let premises = [
        ("address", "Mill Street 4"),
        ("capacity", "12"),
        ("access_notes", "Ring twice"),
        ("hours", "Mon–Fri 9–18"),
        ("zone", "America/New_York"),
    ];
    assert_eq!(lea.post(&format!("{LOUNGE}/premises"), &premises).await.status, 403);
    let odd = [("address", "x"), ("capacity", "many"), ("zone", "Moon/Base")];
    let refused = dora.post(&format!("{LOUNGE}/premises"), &odd).await;
    assert!(refused.status == 422 && refused.text.contains("2 things"), "{}", refused.text);
    assert_eq!(dora.post(&format!("{LOUNGE}/premises"), &premises).await.status, 303);
    let place = lea.get(LOUNGE).await.text;
    for shown in ["Mill Street 4", "Ring twice", "Mon–Fri 9–18", "Room for 12 people"] {
        assert!(place.contains(shown), "{shown}: {place}");
    }
    let poster = lea.get(&format!("{LOUNGE}/poster")).await.text;
    assert!(
        poster.contains("<svg") && poster.contains("http://localhost/communities/world/places/lounge"),
        "{poster}"
    );

    let at = |starts, ends| [("title", "Dough"), ("day", "2026-11-25"), ("starts", starts), ("ends", ends)];
    assert_eq!(lea.post(&bookings, &at("10:00", "11:00")).await.status, 303);
    let list = lea.get(&bookings).await;
    assert!(
        list.text.contains("Wednesday 25 November, 10:00 – 11:00"),
        "the place's own clock: {}",
        list.text
    );
    for (starts, ends, status) in [
        ("10:30", "12:00", 422),
        ("09:00", "10:01", 422),
        ("10:15", "10:45", 422),
        ("11:00", "12:00", 303),
        ("x", "y", 422),
    ] {
        assert_eq!(max.post(&bookings, &at(starts, ends)).await.status, status, "{starts}–{ends}");
    }
    let past = [("title", "Dough"), ("day", "2020-01-01"), ("starts", "10:00"), ("ends", "11:00")];
    assert_eq!(max.post(&bookings, &past).await.status, 422);
    let (mut one, mut other) = (lea.clone(), max.clone());
    let wanted = at("15:00", "16:00");
    let (first, second) = tokio::join!(one.post(&bookings, &wanted), other.post(&bookings, &wanted));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "of two at once one gets it");

    let id = list.between("/bookings/booking_", "/cancellation").expect("a booking").to_owned();
    assert_eq!(max.post(&format!("/bookings/booking_{id}/cancellation"), &[]).await.status, 403);
    for _ in 0..2 {
        assert_eq!(dora.post(&format!("/bookings/booking_{id}/cancellation"), &[]).await.status, 303);
    }
    assert_eq!(max.post(&bookings, &at("10:15", "10:45")).await.status, 303, "free again");
});

both_databases!(directors_set_the_order_of_places, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let order = |text: &str| {
        let names: Vec<String> = text
            .split("class=\"list-title\" href=\"/communities/world/places/")
            .skip(1)
            .map(|rest| rest.split('"').next().expect("a slug").to_owned())
            .collect();
        names
    };
    let before = order(&dora.get(&format!("{HOME}/places")).await.text);
    assert!(before.len() > 2);
    let last = before.last().expect("a place").clone();
    let path = format!("{HOME}/places/{last}/position");
    assert_eq!(lea.post(&path, &[("steps", "-1")]).await.status, 403);
    assert_eq!(dora.post(&path, &[("steps", "-1")]).await.status, 303);
    let after = order(&dora.get(&format!("{HOME}/places")).await.text);
    assert_eq!(after[after.len() - 2], last);
    dora.post(&path, &[("steps", "-9223372036854775808")]).await;
    assert_eq!(order(&dora.get(&format!("{HOME}/places")).await.text)[0], last, "at most to the top");
});

both_databases!(a_merged_theme_leads_to_the_other_with_all_it_held, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let themes = format!("{HOME}/themes");
    assert_eq!(lea.get(&themes).await.status, 403);
    assert_eq!(dora.post(&themes, &[("name", "Ovens")]).await.status, 303);
    let again = dora.post(&themes, &[("name", "ÓVENS")]).await;
    assert!(again.status == 422 && again.text.contains("Another theme has this name"), "{}", again.text);
    let id = |text: &str, name: &str| {
        let before = text.split(&format!("<bdi>{name}</bdi></a>")).next().expect("the list").to_owned();
        before.rsplit("/themes/").next().and_then(|rest| rest.split('"').next()).expect("an id").to_owned()
    };
    let ovens = id(&dora.get(&themes).await.text, "Ovens");
    assert_eq!(dora.post(&themes, &[("name", "Brick ovens"), ("parent", &ovens)]).await.status, 303);
    let brick = id(&dora.get(&themes).await.text, "Brick ovens");
    let third = dora.post(&themes, &[("name", "Red brick"), ("parent", &brick)]).await;
    assert_eq!(third.status, 422, "two levels at most");
    let topic = [("title", "Hot"), ("text", "Brick."), ("theme", brick.as_str())];
    assert_eq!(lea.post(&format!("{LOUNGE}/topics"), &topic).await.status, 303);
    t.settle().await;
    assert!(lea.get(&format!("/themes/{brick}")).await.text.contains("Hot"));

    assert_eq!(lea.post(&format!("/themes/{brick}/merger"), &[("into", &ovens)]).await.status, 403);
    assert_eq!(dora.post(&format!("/themes/{brick}/merger"), &[("into", &brick)]).await.status, 422);
    assert_eq!(dora.post(&format!("/themes/{brick}/merger"), &[("into", &ovens)]).await.status, 303);
    t.settle().await;
    let old = lea.get(&format!("/themes/{brick}")).await;
    assert_eq!(old.location, format!("/themes/{ovens}"), "the old address leads on");
    assert!(lea.get(&old.location).await.text.contains("Hot"));
    assert!(!dora.get(&themes).await.text.contains("Brick ovens"));
    assert_eq!(dora.post(&format!("/themes/{ovens}"), &[("name", "Hearths")]).await.status, 303);
    assert!(lea.get(LOUNGE).await.text.contains("Hearths"));
    assert_eq!(t.browser().get(&format!("/themes/{ovens}")).await.status, 303);
});
