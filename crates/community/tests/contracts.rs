//! Types as contracts: setting a community up step by step, what it lives by, and for learning what is aimed at and done.

use testing::{Browser, TestApp, both_databases};

const NEW: &str = "/communities/new";
const WORLD: &str = "/communities/world";

async fn owner(t: &TestApp) -> Browser {
    let owner = t.account("Olga Owner", Some("owner")).await;
    t.signed_in(owner).await
}

async fn step(browser: &mut Browser, step: &str, fields: &[(&str, &str)]) -> String {
    let mut typed = vec![("step", step)];
    typed.extend(fields);
    let went = browser.post(NEW, &typed).await;
    assert_eq!(went.status, 303, "{}", went.text);
    went.location
}

both_databases!(setting_up_goes_from_needs_to_an_open_door, async |t: &TestApp| {
    let mut olga = owner(t).await;
    let page = olga.get(NEW).await.text;
    assert!(page.contains("What do people come for?") && page.contains("Step 1 of 4"), "{page}");
    let needs = [("need_tricks", "on"), ("need_renown", "on"), ("words", "Fewer mistakes")];
    assert_eq!(step(&mut olga, "needs", &needs).await, "/communities/new?step=type");
    let page = olga.get("/communities/new?step=type").await;
    assert!(page.text.contains("usually the one chosen here"), "{}", page.text);
    assert!(
        page.text.contains("value=\"practice\" required checked"),
        "the needs point at a type: {}",
        page.text
    );
    for shown in [
        "Forms of exchange",
        "What directors watch",
        "It is made to last",
        "Say what you tried and what it cost you",
    ] {
        assert!(page.text.contains(shown), "what a type brings is shown before it is chosen: {shown}");
    }
    step(&mut olga, "type", &[("kind", "practice"), ("language", "en")]).await;
    step(&mut olga, "rules", &[("rules", "chosen"), ("rule_2", "on")]).await;
    let page = olga.get(NEW).await.text;
    assert!(page.contains("Step 4 of 4"), "whoever comes back is where they were: {page}");
    let empty =
        olga.post("/communities", &[("step", "launch"), ("name", ""), ("goal", "Our own goal")]).await;
    assert!(empty.status == 422 && empty.text.contains("Our own goal"), "{}", empty.text);
    assert!(olga.get(NEW).await.text.contains("Our own goal"), "what could not be opened is kept, too");
    let opened =
        olga.post("/communities", &[("step", "launch"), ("name", "Bakers"), ("goal", "Our own goal")]).await;
    assert_eq!((opened.status.as_u16(), opened.location.as_str()), (303, "/communities/bakers"));
    t.settle().await;

    let rules = olga.get("/communities/bakers/charter/rules").await.text;
    assert!(
        rules.contains("Come back and say what worked") && !rules.contains("No customer’s name"),
        "{rules}"
    );
    let kind = olga.get("/communities/bakers/contract").await.text;
    for shown in ["Community of practice", "Fewer mistakes", "see how others solve", "It is made to last"] {
        assert!(kind.to_lowercase().contains(&shown.to_lowercase()), "{shown}: {kind}");
    }
    let guide = olga.get("/communities/bakers/guide").await.text;
    assert!(guide.contains("nobody has asked the people themselves"), "{guide}");
    assert!(olga.get(NEW).await.text.contains("Step 1 of 4"), "the next one starts anew");
});

both_databases!(who_sets_up_goes_back_changes_their_mind_and_starts_over, async |t: &TestApp| {
    let mut olga = owner(t).await;
    let unchosen = olga.post(NEW, &[("step", "type"), ("language", "fr")]).await;
    assert!(
        unchosen.status == 422 && unchosen.text.contains("Choose one of the three types"),
        "{}",
        unchosen.text
    );
    assert!(
        olga.get("/communities/new?step=launch").await.text.contains("Step 2 of 4"),
        "a type comes first"
    );
    step(&mut olga, "type", &[("kind", "interest"), ("language", "fr")]).await;
    let page = olga.get("/communities/new?step=rules").await.text;
    assert!(
        page.contains("Dites pourquoi c’est dur à trouver"),
        "rules are in the community's language: {page}"
    );
    let back = step(&mut olga, "launch", &[("name", "Fours"), ("go", "back")]).await;
    assert_eq!(back, "/communities/new?step=rules");
    assert!(
        olga.get("/communities/new?step=launch").await.text.contains("value=\"Fours\""),
        "backwards keeps, too"
    );
    let advised = olga.get("/communities/new?kind=learning").await.text;
    assert!(advised.contains("value=\"learning\" required checked"), "{advised}");
    let long = "a".repeat(301);
    let refused = olga.post(NEW, &[("step", "needs"), ("words", &long)]).await;
    assert!(refused.status == 422 && refused.text.contains(&long), "{}", refused.status);
    for _ in 0..2 {
        assert_eq!(olga.post("/communities/new/withdrawal", &[]).await.status, 303);
    }
    assert!(
        olga.get("/communities/new?step=type").await.text.contains("A type sets what"),
        "nothing is left"
    );
    let max = t.account("Max Member", None).await;
    assert_eq!(t.signed_in(max).await.post(NEW, &[("step", "needs")]).await.status, 403);
});

both_databases!(directors_change_what_a_community_lives_by, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let path = format!("{WORLD}/contract");
    assert!(
        lea.get(&path).await.text.contains("It ends with the training"),
        "what nobody changed follows the type"
    );
    let ours =
        [("exchanges", "Bread\n\n  Butter "), ("rituals", ""), ("measures", "Loaves"), ("ending", "Never.")];
    assert_eq!(lea.post(&path, &ours).await.status, 403);
    let odd = dora.post(&path, &[("exchanges", &"a\n".repeat(13)), ("ending", "")]).await;
    assert!(odd.status == 422 && odd.text.contains("2 things"), "{}", odd.text);
    assert_eq!(dora.post(&path, &ours).await.status, 303);
    let page = lea.get(&path).await.text;
    assert!(
        page.contains("<bdi>Butter</bdi>") && page.contains("Never.") && !page.contains("It ends with"),
        "{page}"
    );
});

both_databases!(objectives_are_observable_and_activities_serve_them, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let path = format!("{WORLD}/learning");
    let page = lea.get(&path).await.text;
    assert!(
        page.contains("Nobody has written yet for whom this is") && !page.contains("/world/courses"),
        "{page}"
    );
    let page = dora.get(&path).await.text;
    assert!(page.contains("/world/courses\""), "who directs goes on to the courses: {page}");
    let sheet = [("audience", "People who start"), ("evaluation", "They show a plan")];
    assert_eq!(lea.post(&path, &sheet).await.status, 403);
    let odd = dora.post(&path, &[("audience", "People who start"), ("evaluation", " ")]).await;
    assert!(odd.status == 422 && odd.text.contains("People who start"), "{}", odd.text);
    assert_eq!(dora.post(&path, &sheet).await.status, 303);
    let add = format!("{WORLD}/objectives");
    assert_eq!(dora.post(&add, &[("objective", "Understand prices")]).await.status, 303);
    let page = dora.get(&path).await;
    assert!(page.text.contains("Nobody can watch this"), "{}", page.text);
    assert!(!lea.get(&path).await.text.contains("Nobody can watch this"), "the mark is for who writes");
    let objective = format!("objective_{}", page.between("/objectives/objective_", "\"").unwrap_or_default());
    let reworded = dora.post(&format!("/objectives/{objective}"), &[("objective", "Set a price")]).await;
    assert_eq!(reworded.status, 303);
    let page = dora.get(&path).await.text;
    assert!(
        !page.contains("Nobody can watch this") && page.contains("1 objective is served by no activity"),
        "{page}"
    );
    assert!(dora.get(&format!("{WORLD}/guide")).await.text.contains("1 objective is served by no activity"));

    let plan = format!("{WORLD}/activities");
    let nothing = dora.post(&plan, &[("title", "Quote game"), ("planned_on", "2026-12-01")]).await;
    assert!(
        nothing.status == 422 && nothing.text.contains("Tick at least one objective"),
        "{}",
        nothing.text
    );
    let serves = format!("serves_{objective}");
    let game = [("title", "Quote game"), ("planned_on", "2026-12-01"), (serves.as_str(), "on")];
    assert_eq!(dora.post(&plan, &game).await.status, 303);
    let page = lea.get(&path).await;
    for shown in ["1 objective, and the plan serves it", "Quote game", "1 December 2026"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert!(
        dora.get(&format!("{WORLD}/guide")).await.text.contains("A community of learning, working towards")
    );
    let activity = dora.get(&path).await.between("/activities/", "/removal").unwrap_or_default().to_owned();
    assert_eq!(dora.post(&format!("/activities/{activity}/removal"), &[]).await.status, 303);
    assert!(lea.get(&path).await.text.contains("1 objective is served by no activity"));
    assert_eq!(dora.post(&format!("/objectives/{objective}/removal"), &[]).await.status, 303);
    assert_eq!(dora.post(&format!("/objectives/{objective}"), &[("objective", "Back")]).await.status, 404);
});

both_databases!(a_goal_is_its_owners_until_they_share_it, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let (path, set) = (format!("{WORLD}/learning"), format!("{WORLD}/personal-goals"));
    let odd = lea.post(&set, &[("goal", " ")]).await;
    assert_eq!(odd.status, 422, "{}", odd.text);
    assert_eq!(lea.post(&set, &[("goal", "Dare to call three customers")]).await.status, 303);
    assert_eq!(lea.post(&set, &[("goal", "A price list"), ("shared", "on")]).await.status, 303);
    let theirs = dora.get(&path).await.text;
    assert!(theirs.contains("A price list") && !theirs.contains("Dare to call"), "{theirs}");
    let page = lea.get(&path).await;
    let goal = page.between("/personal-goals/", "/reaching").unwrap_or_default().to_owned();
    let reach = format!("/personal-goals/{goal}/reaching");
    assert_eq!(dora.post(&reach, &[]).await.status, 404, "nobody else's hand");
    assert_eq!(lea.post(&reach, &[]).await.status, 303);
    assert!(lea.get(&path).await.text.contains("Reached on 23 November 2026"));
    assert_eq!(lea.post(&format!("/personal-goals/{goal}/reopening"), &[]).await.status, 303);
    assert!(!lea.get(&path).await.text.contains("Reached on"));
    assert_eq!(lea.post(&format!("/personal-goals/{goal}/removal"), &[]).await.status, 303);
    assert_eq!(lea.post(&reach, &[]).await.status, 404);
    for number in 0..9 {
        assert_eq!(lea.post(&set, &[("goal", &format!("Goal {number}"))]).await.status, 303);
    }
    let full = lea.post(&set, &[("goal", "One more")]).await;
    assert!(full.status == 422 && full.text.contains("You have 10 goals"), "{}", full.text);
});

both_databases!(only_a_community_of_learning_has_a_plan, async |t: &TestApp| {
    let mut olga = owner(t).await;
    let practice = [("kind", "practice"), ("name", "Bakers"), ("language", "en")];
    assert_eq!(olga.post("/communities", &practice).await.status, 303, "programs open one at once");
    t.settle().await;
    assert_eq!(olga.get("/communities/bakers/learning").await.status, 404);
    assert!(!olga.get("/communities/bakers").await.text.contains("/learning\""));
    assert!(olga.get("/communities/bakers/guide").await.text.contains("Nothing is handed in"));
});
