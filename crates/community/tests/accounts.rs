//! Profiles, sessions, languages, new passwords and histories taken over, through the pages that people use.

use community::features::communities::Role;
use testing::{TestApp, both_databases};

both_databases!(a_member_says_who_they_are, async |t: &TestApp| {
    let amina = t.account("Amina Diallo", None).await;
    let tomasz = t.account("Tomasz Wilk", None).await;
    let mut browser = t.signed_in(amina).await;
    let form = browser.get("/profile").await;
    assert!(form.text.contains("value=\"amina-diallo\"") && form.text.contains("Europe/Paris\" selected"), "{}", form.text);

    let fields = [("name", "Amina D."), ("line", "Bakery, opened in May"), ("zone", "Africa/Dakar"), ("language", "fr")];
    let taken = browser.post("/profile", &[&fields[..], &[("handle", "Tomasz-Wilk")]].concat()).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text.contains("Somebody has this handle") && taken.text.contains("Bakery, opened in May"), "{}", taken.text);
    let unsound = browser.post("/profile", &[("name", ""), ("handle", "a b"), ("zone", "Moon/Base"), ("language", "xx")]).await;
    assert_eq!(unsound.status, 422);
    assert!(unsound.text.contains("4 things") && unsound.text.contains("zone-error"), "{}", unsound.text);
    let saved = browser.post("/profile", &[&fields[..], &[("handle", "@Amina")]].concat()).await;
    assert_eq!((saved.status.as_u16(), saved.location.as_str()), (303, "/profile"), "{}", saved.text);
    assert_eq!(browser.cookie("language"), Some("fr"));
    let shown = browser.get("/profile").await;
    assert!(shown.text.contains("Fuseau horaire") && shown.text.contains("value=\"amina\""), "{}", shown.text);

    let before = shown.between("/portraits/", ".svg").expect("a portrait").to_owned();
    assert_eq!(browser.post("/profile/portrait", &[]).await.status, 303);
    let after = browser.get("/profile").await;
    assert_ne!(after.between("/portraits/", ".svg").expect("a portrait"), before);

    let mut neighbour = t.signed_in(tomasz).await;
    let back = [("name", "Tomasz Wilk"), ("handle", "amina-diallo"), ("zone", "UTC"), ("language", "en")];
    assert_eq!(neighbour.post("/profile", &back).await.status, 303, "the old handle is free");
    assert_eq!(t.browser().get("/profile").await.location, "/sign-in?next=/profile");
    t.settle().await;
});

both_databases!(anybody_chooses_a_language, async |t: &TestApp| {
    let amina = t.account("Amina Diallo", None).await;
    let mut visitor = t.browser();
    assert!(visitor.get("/sign-in").await.text.contains("Français"));
    let chosen = visitor.post("/language", &[("language", "fr"), ("next", "/sign-in")]).await;
    assert_eq!(chosen.location, "/sign-in");
    assert!(visitor.get("/sign-in").await.text.contains("Se connecter"));
    let away = visitor.post("/language", &[("language", "en"), ("next", "//elsewhere.example")]).await;
    assert_eq!(away.location, "/");
    assert_eq!(visitor.post("/language", &[("language", "xx"), ("next", "")]).await.status, 422);

    let mut browser = t.signed_in(amina).await;
    assert_eq!(browser.post("/language", &[("language", "fr"), ("next", "/profile")]).await.location, "/profile");
    let mut other = t.signed_in(amina).await;
    assert!(other.get("/profile").await.text.contains("Fuseau horaire"), "the choice is kept with the account");
    t.settle().await;
});

both_databases!(who_sees_whose_page, async |t: &TestApp| {
    let (amina, tomasz) = (t.account("Amina Diallo", None).await, t.account("Tomasz Wilk", None).await);
    let (stranger, owner) = (t.account("Sam Stranger", None).await, t.account("Olga Owner", Some("owner")).await);
    let community = t.community("Bread makers", amina).await;
    t.join(community, tomasz, Role::Learner).await;
    for (reader, expected) in [(tomasz, 200), (amina, 200), (owner, 200), (stranger, 404)] {
        let page = t.signed_in(reader).await.get("/people/amina-diallo").await;
        assert_eq!(page.status, expected, "{}", page.text);
    }
    let page = t.signed_in(tomasz).await.get("/people/Amina-Diallo").await;
    assert!(page.text.contains("Here since 23 November 2026") && page.text.contains("Bread makers"), "{}", page.text);
    assert!(!page.text.contains("amina.diallo@example.org"), "a mail address is nobody else's business");
    let members = t.signed_in(tomasz).await.get("/communities/bread-makers/members").await;
    assert!(members.text.contains("href=\"/people/amina-diallo\""), "{}", members.text);
    assert_eq!(t.signed_in(tomasz).await.get("/people/nobody-here").await.status, 404);
    assert_eq!(t.browser().get("/people/amina-diallo").await.location, "/sign-in?next=/people/amina-diallo");
});

both_databases!(a_session_is_ended_from_another, async |t: &TestApp| {
    let (amina, tomasz) = (t.account("Amina Diallo", None).await, t.account("Tomasz Wilk", None).await);
    let mut here = t.signed_in(amina).await;
    t.app.clock.advance(60);
    let (mut phone, mut old, mut other) = (t.signed_in(amina).await, t.signed_in(amina).await, t.signed_in(tomasz).await);
    let list = here.get("/sessions").await;
    assert_eq!(list.text.matches("This browser").count(), 1, "{}", list.text);
    assert_eq!(list.text.matches("/revocation\"><button class=\"button button-small\"").count(), 2, "{}", list.text);
    let end = format!("/sessions/{}/revocation", list.between("action=\"/sessions/", "/revocation").expect("a session"));
    assert_eq!(other.post(&end, &[]).await.status, 303);
    assert_eq!((phone.get("/sessions").await.status.as_u16(), old.get("/sessions").await.status.as_u16()), (200, 200));
    assert_eq!(here.post(&end, &[]).await.status, 303);
    assert_eq!(here.post(&end, &[]).await.status, 303, "ending it twice is no error");
    let signed_in = [phone.get("/sessions").await.status, old.get("/sessions").await.status];
    assert_eq!(signed_in.iter().filter(|status| status.as_u16() == 200).count(), 1);
    assert_eq!(here.post("/sessions/revocation", &[]).await.status, 303);
    for gone in [&mut phone, &mut old] {
        assert_eq!(gone.get("/sessions").await.location, "/sign-in?next=/sessions");
    }
    assert_eq!((here.get("/sessions").await.status.as_u16(), other.get("/sessions").await.status.as_u16()), (200, 200));
    t.settle().await;
});
