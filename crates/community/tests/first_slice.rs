//! From the owner's link to a reply, through the pages that people use.

use community::features::accounts::actions::owner_link;
use testing::{TestApp, both_databases};

both_databases!(an_owner_opens_a_community_and_its_people_talk, async |t: &TestApp| {
    let link = t.app.write("test", owner_link).await.unwrap().expect("there is no owner yet");
    let mut owner = t.browser();
    assert_eq!(owner.get(&link).await.status, 200);
    let fields = [("name", "Olga Owner"), ("email", "olga@example.org"), ("zone", "Europe/Paris")];
    let weak = owner.post(&link, &[&fields[..], &[("password", "short")]].concat()).await;
    assert_eq!(weak.status, 422);
    assert!(
        weak.text.contains("at least 12 characters") && weak.text.contains("Olga Owner"),
        "{}",
        weak.text
    );
    let made =
        owner.post(&link, &[&fields[..], &[("password", "violet harbour mends kettles")]].concat()).await;
    assert_eq!((made.status.as_u16(), made.location.as_str()), (303, "/"));
    assert_eq!(t.browser().get(&link).await.status, 410, "the link works once");
    t.settle().await;

    let opened = owner
        .post("/communities", &[("kind", "practice"), ("name", "Bread makers"), ("language", "en")])
        .await;
    assert_eq!(opened.location, "/communities/bread-makers", "{}", opened.text);
    t.settle().await;
    let place = "/communities/bread-makers/places/tips-and-tricks";
    let home = owner.get("/communities/bread-makers").await;
    assert!(home.text.contains("Tips and tricks") && home.text.contains("Lounge"), "{}", home.text);

    let invited = owner
        .post("/communities/bread-makers/invitations", &[("role", "learner"), ("uses", "1"), ("days", "7")])
        .await;
    assert_eq!(invited.status, 303, "{}", invited.text);
    let page = owner.get("/communities/bread-makers/invitations").await;
    let join = format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link to copy"));
    let mut amina = t.browser().in_language("fr");
    let fields = [
        ("name", "Amina Diallo"),
        ("email", "amina@example.org"),
        ("password", "violet harbour mends kettles"),
    ];
    let joined = amina.post(&format!("{join}/account"), &fields).await;
    assert_eq!(joined.location, "/communities/bread-makers", "{}", joined.text);
    t.settle().await;
    assert_eq!(t.browser().get(&join).await.status, 410, "it was for one person");

    t.app.clock.advance(60);
    let empty = amina.post(&format!("{place}/topics"), &[("title", "How warm?"), ("text", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(
        empty.text.contains("How warm?") && empty.text.contains("Écrivez d’abord quelque chose"),
        "{}",
        empty.text
    );
    assert_eq!(
        amina.get(&format!("{place}/topics")).await.location,
        place,
        "reloading a refused form leads on"
    );
    let text = "My dough does **not** rise.\n\n<script>alert(1)</script>";
    let topic =
        amina.post(&format!("{place}/topics"), &[("title", "How warm?"), ("text", text)]).await.location;
    assert!(topic.starts_with("/topics/topic_"), "{topic}");
    t.settle().await;

    assert!(!amina.get(place).await.text.contains("class=\"badge\""), "who writes has read what they wrote");
    let list = owner.get(place).await;
    assert!(list.text.contains("How warm?") && list.text.contains("class=\"badge\">1<"), "{}", list.text);
    let shown = owner.get(&topic).await;
    assert!(
        shown.text.contains("<strong>not</strong>") && !shown.text.contains("<script>alert"),
        "{}",
        shown.text
    );
    let replied = owner
        .post(&format!("{topic}/posts"), &[("text", "24 degrees, in the oven with the light on.")])
        .await;
    assert!(replied.location.starts_with(&topic), "{}", replied.text);
    assert_eq!(owner.post(&format!("{topic}/position"), &[("number", "2")]).await.status, 204);
    assert!(!owner.get(place).await.text.contains("class=\"badge\""));
    t.settle().await;

    let mut stranger = t.browser();
    assert_eq!(stranger.get(&topic).await.location, format!("/sign-in?next={topic}"));
    assert_eq!(amina.post("/sign-out", &[]).await.location, "/sign-in");
    assert_eq!(amina.get(&topic).await.status, 303);
    let wrong = amina
        .post("/sign-in", &[("email", "amina@example.org"), ("password", "wrong"), ("next", &topic)])
        .await;
    assert_eq!(wrong.status, 422);
    let right =
        [("email", "Amina@example.org"), ("password", "violet harbour mends kettles"), ("next", &topic)];
    assert_eq!(amina.post("/sign-in", &right).await.location, topic);
    assert!(amina.get(&topic).await.text.contains("24 degrees"));
});
