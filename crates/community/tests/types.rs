//! The type adviser: eight questions, a study's answers, and the directors' own choice.

use testing::{Browser, TestApp, both_databases};

const TRADE: &[(&str, &str)] = &[
    ("training", "no"),
    ("subject", "trade"),
    ("findable", "partly"),
    ("problems", "often"),
    ("lasting", "years"),
    ("experience", "mixed"),
];

fn address(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(name, answer)| format!("{name}={answer}")).collect::<Vec<_>>().join("&")
}

async fn has_place(browser: &mut Browser, community: &str, name: &str) -> bool {
    browser.get(&format!("/communities/{community}")).await.text.contains(&format!("<span>{name}</span>"))
}

both_databases!(a_type_is_advised_before_a_community_is_opened, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    assert!(dora.get("/communities/new?step=type").await.text.contains("/communities/new/advice"));
    let empty = dora.get("/communities/new/advice").await;
    assert!(empty.status == 200 && empty.text.contains("Answer a first question"), "{}", empty.text);
    let page = dora.get(&format!("/communities/new/advice?{}&odd=yes&size=huge", address(TRADE))).await;
    for shown in [
        "Practice fits best, with 95 of 95 points.",
        "No single answer would tip it over",
        "Not answered yet",
    ] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    let sheet = page.between("name=\"sheet\" value=\"", "\"").expect("the answers go along").to_owned();
    let odd = dora.get("/communities/new/advice?training=yes&experience=mixed").await.text;
    assert!(odd.contains("2 of the eight questions are answered: this rests on little"), "{odd}");
    assert!(odd.contains("What would tip it over") && odd.contains("A trade and its daily work"), "{odd}");
    let level = dora.get("/communities/new/advice?training=no").await.text;
    assert!(level.contains("have as many points"), "{level}");

    let details =
        dora.get(&format!("/communities/new?kind=learning&sheet={}", sheet.replace(' ', "+"))).await;
    assert!(details.text.contains("Your answers speak for Practice"), "{}", details.text);
    let opening = [("kind", "learning"), ("name", "Ovens"), ("sheet", sheet.as_str())];
    let refused = dora.post("/communities", &opening).await;
    assert!(refused.status == 422 && refused.text.contains("Say in a sentence why"), "{}", refused.text);
    let opening = [("kind", "learning"), ("name", "Ovens"), ("sheet", &sheet), ("reason", "Exams in June")];
    assert_eq!(dora.post("/communities", &opening).await.location, "/communities/ovens");
    let page = dora.get("/communities/ovens/type").await.text;
    for shown in ["Practice fits best", "Exams in June", "Practice was advised", "Dora Director"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
});

both_databases!(a_type_changes_until_somebody_joins, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    assert_eq!(dora.post("/communities", &[("kind", "learning"), ("name", "Ovens")]).await.status, 303);
    let path = "/communities/ovens/type";
    assert_eq!(dora.post(&format!("{path}/sheet"), TRADE).await.location, path);
    let topic = [("title", "Flour"), ("text", "Which one?")];
    let written = dora.post("/communities/ovens/places/study-together/topics", &topic).await;
    assert_eq!(written.status, 303, "{}", written.text);
    let odd = dora.post(path, &[("kind", "interest")]).await;
    assert!(odd.status == 422 && odd.text.contains("Say in a sentence why"), "{}", odd.text);
    assert_eq!(dora.post(path, &[("kind", "practice")]).await.status, 303);
    let page = dora.get(path).await.text;
    assert!(page.contains("Practice was advised") && page.contains("Nobody has joined yet"), "{page}");
    assert!(has_place(&mut dora, "ovens", "Tips and tricks").await, "the new type's places are there");
    assert!(!has_place(&mut dora, "ovens", "Showcase").await, "those of the old one are closed");
    assert!(has_place(&mut dora, "ovens", "Study together").await, "where something was written, it stays");
    let interest = [("kind", "interest"), ("reason", "We only collect")];
    assert_eq!(dora.post(path, &interest).await.status, 303);
    assert!(!has_place(&mut dora, "ovens", "Tips and tricks").await);
    assert_eq!(dora.post(path, &[("kind", "practice")]).await.status, 303, "and back again");
    assert!(has_place(&mut dora, "ovens", "Tips and tricks").await, "what was closed is open again");
    assert!(dora.get(path).await.text.contains("We only collect"), "every choice is kept");

    let made = dora.post("/communities/ovens/invitations", &[("role", "learner")]).await;
    assert_eq!(made.status, 303);
    let link = dora.get("/communities/ovens/invitations").await;
    let link = link.between("http://localhost/join/", "\"").expect("a link").to_owned();
    assert_eq!(lea.post(&format!("/join/{link}"), &[]).await.status, 303);
    let late = dora.post(path, &[("kind", "learning"), ("reason", "After all")]).await;
    assert!(late.status == 422 && late.text.contains("People have joined"), "{}", late.text);
    assert!(late.text.contains("After all"), "what was typed is still there");
    assert_eq!(dora.post(path, &[("kind", "practice"), ("reason", "It fits")]).await.status, 303);
    assert!(dora.get(path).await.text.contains("It fits"), "a reason is kept all the same");
    assert_eq!(lea.get(path).await.status, 403);
    assert!(dora.get("/communities/ovens/audit").await.text.contains("chose the type of"));
});

both_databases!(a_study_speaks_for_types_by_the_share_of_who_answered, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let made = dora.post("/communities/world/studies", &[("template", "profession")]).await;
    let study = made.location.trim_end_matches("/building").to_owned();
    let audience = [("for_members", "on"), ("zone", "UTC"), ("closes_at", "2026-12-07T18:00")];
    assert_eq!(dora.post(&format!("{study}/audience"), &audience).await.status, 303);
    let invited = "a@example.org b@example.org c@example.org d@example.org e@example.org f@example.org";
    assert_eq!(dora.post(&format!("{study}/invitations"), &[("addresses", invited)]).await.status, 303);
    assert_eq!(dora.post(&format!("{study}/opening"), &[]).await.status, 303);
    t.settle().await;
    let mails = t.mails();
    let links = mails.iter().filter_map(|mail| mail.split("http://localhost/answers/").nth(1));
    for (number, link) in links.enumerate() {
        let (base, mut browser) = (format!("/answers/{}", &link[..32]), t.browser());
        browser.post(&format!("{base}/pages/1"), &[("answer", "Cold ovens")]).await;
        browser.post(&format!("{base}/pages/2"), &[("answer", "5")]).await;
        // The second option is to get unstuck in exercises, the fourth is tips for daily work.
        let option = if number % 3 == 0 { "option-o2" } else { "option-o4" };
        browser.post(&format!("{base}/pages/5"), &[(option, "on")]).await;
        assert_eq!(browser.post(&format!("{base}/sending"), &[]).await.status, 200);
    }
    let path = "/communities/world/type";
    assert!(dora.get(path).await.text.contains("Without a study so far"));
    assert_eq!(dora.post(&format!("{study}/closure"), &[]).await.status, 303);
    t.settle().await;
    let page = dora.get(path).await.text;
    for shown in
        ["What they would come for", "6 people answered", "that is too few to lean on", "None of the eight"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    // Two of six spoke for learning and four for practice: of 30 points that is 10 and 20; all met problems of daily work: 15.
    assert!(page.contains("Practice fits best, with 35 of 45 points."), "{page}");
    assert_eq!(
        dora.post(&format!("{path}/sheet"), &[("study", ""), ("subject", "course")]).await.status,
        303
    );
    assert!(!dora.get(path).await.text.contains("What they would come for"), "without the study");
    let id = study.trim_start_matches("/studies/");
    assert!(dora.get(&format!("{path}?study={id}")).await.text.contains("What they would come for"));
    assert!(dora.get(&format!("{study}/results")).await.text.contains(&format!("{path}?study={id}")));
});
