//! What directors decide: places, settings, roles, and who stays.

use community::features::communities::Role;
use testing::{TestApp, both_databases};

both_databases!(directors_make_change_and_close_places, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    let community = t.community("World", director).await;
    let (lea, gus) = (t.account("Lea Learner", None).await, t.account("Gus Guest", None).await);
    t.join(community, lea, Role::Learner).await;
    t.join(community, gus, Role::Guest).await;
    let (mut dora, mut lea, mut gus) =
        (t.signed_in(director).await, t.signed_in(lea).await, t.signed_in(gus).await);
    let places = "/communities/world/places";
    let form = |name, purpose, seen_by, written_by| {
        [
            ("name", name),
            ("purpose", purpose),
            ("colour", "leaf"),
            ("seen_by", seen_by),
            ("written_by", written_by),
        ]
    };

    let refused = dora.post(places, &form(" ", "Flour & water", "members", "nobody")).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("Flour &#38; water") && refused.text.contains("Choose one of these"),
        "{}",
        refused.text
    );
    let made = dora.post(places, &form("Flour & water", "What goes in.", "everyone", "leaders")).await;
    assert_eq!(made.location, "/communities/world/places/flour-water", "{}", made.text);
    let again = dora.post(places, &form("Flour, water", "The same address.", "members", "members")).await;
    assert!(again.status == 422 && again.text.contains("Choose a different one"), "{}", again.text);

    assert_eq!(gus.get(&made.location).await.status, 200, "it is open to guests");
    assert!(
        !lea.get(&made.location).await.text.contains("flour-water/topics/new"),
        "learners only read there"
    );
    let topics = format!("{}/topics", made.location);
    assert_eq!(lea.post(&topics, &[("title", "May I"), ("text", "write?")]).await.status, 403);
    let changed = dora.post(&made.location, &form("Flour", "What goes in.", "leaders", "leaders")).await;
    assert_eq!(changed.location, made.location, "the address stays");
    assert_eq!(lea.get(&made.location).await.status, 404, "hidden is not told of");
    dora.post(&made.location, &form("Flour", "What goes in.", "members", "members")).await;

    t.app.clock.advance(61);
    assert_eq!(lea.post(&topics, &[("title", "Rye"), ("text", "Or wheat?")]).await.status, 303);
    assert_eq!(dora.post(&format!("{}/closure", made.location), &[]).await.location, places);
    assert!(dora.get(places).await.text.contains("Closed places"));
    assert!(!lea.get(places).await.text.contains("Flour"), "closed places leave the list");
    assert!(lea.get(&made.location).await.text.contains("Rye"), "what was written stays readable");
    assert_eq!(lea.post(&topics, &[("title", "Too"), ("text", "late")]).await.status, 403);
    dora.post(&format!("{}/reopening", made.location), &[]).await;
    assert!(lea.get(places).await.text.contains("Flour"));

    let lounge = "/communities/world/places/lounge";
    assert_eq!(dora.post(&format!("{lounge}/closure"), &[]).await.status, 409);
    assert_eq!(dora.post(lounge, &form("Lounge", "For all.", "leaders", "leaders")).await.status, 422);
});

both_databases!(directors_change_how_the_community_presents_itself, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    let community = t.community("World", director).await;
    let lea = t.account("Lea Learner", None).await;
    t.join(community, lea, Role::Learner).await;
    let (mut dora, mut lea) = (t.signed_in(director).await, t.signed_in(lea).await);
    let form = |name, description, welcome| {
        [
            ("name", name),
            ("description", description),
            ("welcome", welcome),
            ("language", "fr"),
            ("colour", "sky"),
            ("entry", "request"),
        ]
    };
    let path = "/communities/world/settings";
    let refused = dora.post(path, &form(" ", "Du bon pain pour le monde.", "Bien**venue**")).await;
    assert!(refused.status == 422 && refused.text.contains("pour le monde"), "{}", refused.text);
    let odd = dora.post(path, &form("Mon\0de", "Du \u{202e}bon pain.", "Zéro \0")).await;
    assert_eq!(odd.status, 422, "no text holds what databases do not take: {}", odd.text);
    let saved = dora.post(path, &form("Monde", "Du bon pain.", "Bien**venue**")).await;
    assert_eq!(saved.location, "/communities/world", "{}", saved.text);
    assert!(dora.get(path).await.text.contains("Du bon pain."));
    let home = lea.get("/communities/world").await;
    assert!(home.text.contains("Bien<strong>venue</strong>"), "{}", home.text);
    assert_eq!(lea.post(path, &form("Mine", "Mine.", "")).await.status, 403);
});

both_databases!(directors_give_and_take_roles_and_one_always_stays, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    let community = t.community("World", director).await;
    let lea = t.account("Lea Learner", None).await;
    t.join(community, lea, Role::Learner).await;
    let (mut dora, mut browser) = (t.signed_in(director).await, t.signed_in(lea).await);
    let roles = |account| format!("/communities/world/members/{account}/roles");
    assert_eq!(
        browser.post(&roles(lea), &[("director", "on")]).await.status,
        403,
        "nobody promotes themselves"
    );

    let alone = dora.post(&roles(director), &[("learner", "on")]).await;
    assert!(alone.status == 422 && alone.text.contains("only director"), "{}", alone.text);
    assert!(dora.post(&roles(lea), &[]).await.text.contains("at least one role"));
    let given = dora.post(&roles(lea), &[("director", "on"), ("learner", "on")]).await;
    assert_eq!(given.location, "/communities/world/members");
    assert_eq!(browser.get("/communities/world/settings").await.status, 200, "it counts at once");
    assert_eq!(browser.post(&roles(director), &[("guest", "on")]).await.status, 303);
    assert_eq!(dora.get("/communities/world/settings").await.status, 403, "it is gone at once");
    assert_eq!(
        dora.get("/communities/world/places/lounge").await.status,
        404,
        "guests see what is opened to them"
    );
    let stranger = t.account("Sam Stranger", None).await;
    assert_eq!(browser.get(&roles(stranger)).await.status, 404);
});

both_databases!(members_leave_and_are_removed_and_what_they_wrote_stays, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    let community = t.community("World", director).await;
    let (lea, max) = (t.account("Lea Learner", None).await, t.account("Max Member", None).await);
    t.join(community, lea, Role::Learner).await;
    t.join(community, max, Role::Learner).await;
    let (mut dora, mut lea_there, mut max_there) =
        (t.signed_in(director).await, t.signed_in(lea).await, t.signed_in(max).await);
    let departure = |account| format!("/communities/world/members/{account}/departure");
    t.app.clock.advance(61);
    let lounge = "/communities/world/places/lounge";
    lea_there.post(&format!("{lounge}/topics"), &[("title", "Bread"), ("text", "It rises.")]).await;

    assert_eq!(max_there.post(&departure(lea), &[]).await.status, 403, "only directors remove others");
    assert!(lea_there.get(&departure(lea)).await.text.contains("Leave World?"));
    assert_eq!(lea_there.post(&departure(lea), &[]).await.location, "/");
    assert_eq!(lea_there.get(lounge).await.status, 404);
    assert!(dora.get(lounge).await.text.contains("Lea Learner"), "what she wrote stays");
    assert_eq!(dora.post(&departure(director), &[]).await.status, 409, "one director always stays");
    assert_eq!(dora.post(&departure(max), &[]).await.location, "/communities/world/members");
    assert_eq!(max_there.get("/communities/world/members").await.status, 404);
    assert_eq!(dora.get(&departure(max)).await.status, 404, "nobody leaves twice");
    assert!(dora.get("/communities/world/members").await.text.contains("One person so far"));
    t.join(community, lea, Role::Guest).await;
    assert_eq!(lea_there.get(lounge).await.status, 404, "who comes back has the role of the invitation");
    assert_eq!(lea_there.get("/communities/world").await.status, 200);
});
