//! Cohorts: a community is dealt, people move once, who comes later is put where they suit.

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world/cohorts";

/// The community "World" with its director, and nine learners who read English and four who read French, all signed in.
async fn crowd(t: &TestApp) -> (Browser, Vec<Browser>) {
    let owner = t.account("Dora Director", Some("owner")).await;
    let community = t.community("World", owner).await;
    let mut learners = Vec::new();
    for (number, name) in
        ["Ada", "Bea", "Cyd", "Dan", "Eve", "Fay", "Gil", "Hal", "Ivy", "Jan", "Kim", "Léa", "Max"]
            .into_iter()
            .enumerate()
    {
        let account = t.account(name, None).await;
        t.join(community, account, Role::Learner).await;
        let mut browser = t.signed_in(account).await;
        if number >= 9 {
            browser.post("/language", &[("language", "fr"), ("next", "/")]).await;
        }
        learners.push(browser);
    }
    t.settle().await;
    (t.signed_in(owner).await, learners)
}

/// The addresses of the cohorts, in their order.
async fn cohorts(browser: &mut Browser) -> Vec<String> {
    let page = browser.get(HOME).await.text;
    let mut found: Vec<String> = page
        .split("href=\"/cohorts/")
        .skip(1)
        .filter_map(|rest| Some(format!("/cohorts/{}", rest.split('"').next()?)))
        .collect();
    found.dedup();
    found
}

both_databases!(a_director_deals_what_was_shown_and_members_move_once, async |t: &TestApp| {
    let (mut dora, mut learners) = crowd(t).await;
    assert!(dora.get(HOME).await.text.contains("Deal cohorts"), "an empty page says what to do");
    assert!(learners[0].get(HOME).await.text.contains("Nobody was dealt"));

    let odd = dora.get(&format!("{HOME}/deal?manner=random&size=1")).await;
    assert!(odd.status == 422 && odd.text.contains("Write a number from 2"), "{}", odd.text);
    let shown = dora.get(&format!("{HOME}/deal?manner=random&size=5")).await;
    assert!(shown.text.contains("3 cohorts · 13 people"), "{}", shown.text);
    assert!(cohorts(&mut dora).await.is_empty(), "looking deals nothing");
    let seed = shown.between("name=\"seed\" value=\"", "\"").expect("a seed").to_owned();
    let form = [("manner", "random"), ("size", "5"), ("seed", seed.as_str())];
    assert_eq!(learners[0].post(&format!("{HOME}/deal"), &form).await.status, 403);
    assert_eq!(dora.post(&format!("{HOME}/deal"), &form).await.status, 303);

    let made = cohorts(&mut dora).await;
    assert_eq!(made.len(), 3);
    let mut seats = Vec::new();
    for learner in &mut learners {
        let page = learner.get(HOME).await.text;
        assert_eq!(page.matches("Yours").count() + page.matches("La vôtre").count(), 1);
        let mine = page.split("is-ok").nth(1).and_then(|rest| rest.split("href=\"/cohorts/").nth(1));
        let mine = mine.and_then(|rest| rest.split('"').next()).expect("a cohort of one's own");
        seats.push(format!("/cohorts/{mine}"));
    }
    let sizes: Vec<_> =
        made.iter().map(|cohort| seats.iter().filter(|seat| *seat == cohort).count()).collect();
    assert!(sizes.iter().all(|size| (4..=5).contains(size)), "{sizes:?}");

    let elsewhere = made.iter().find(|cohort| **cohort != seats[0]).expect("another");
    let third = made.iter().find(|cohort| *cohort != elsewhere && **cohort != seats[0]).expect("a third");
    assert_eq!(learners[0].post(&format!("{elsewhere}/arrival"), &[]).await.status, 303);
    assert!(learners[0].get(elsewhere).await.text.contains("<bdi>Ada</bdi>"));
    assert_eq!(learners[0].post(&format!("{elsewhere}/arrival"), &[]).await.status, 303, "twice is once");
    let refused = learners[0].post(&format!("{third}/arrival"), &[]).await;
    assert!(refused.status == 409 && refused.text.contains("used your move"), "{}", refused.text);

    let page = dora.get(elsewhere).await;
    let ada = page.text.split("<bdi>Ada</bdi>").nth(1).and_then(|rest| rest.split("action=\"").nth(1));
    let send = ada.and_then(|rest| rest.split('"').next()).expect("a form").to_owned();
    let into = third.trim_start_matches("/cohorts/");
    assert_eq!(dora.post(&send, &[("into", into)]).await.status, 303);
    assert!(learners[0].get(third).await.text.contains("<bdi>Ada</bdi>"), "a director moves anybody");
    let nameless = dora.post(third, &[("name", " ")]).await;
    assert_eq!(nameless.status, 422);
    assert_eq!(dora.post(third, &[("name", "Early birds")]).await.status, 303);
    assert!(learners[3].get(HOME).await.text.contains("Early birds"));

    assert!(dora.get(&format!("{HOME}/dissolution")).await.text.contains("All 3 cohorts end"));
    assert_eq!(dora.post(&format!("{HOME}/dissolution"), &[]).await.status, 303);
    assert!(cohorts(&mut dora).await.is_empty());
    assert_eq!(learners[0].get(third).await.status, 404);
    let log = dora.get("/communities/world/audit").await.text;
    assert!(log.contains("dealt cohorts in") && log.contains("ended the cohorts of"));
});

both_databases!(languages_stay_together_and_who_comes_or_goes_is_counted, async |t: &TestApp| {
    let (mut dora, mut learners) = crowd(t).await;
    assert_eq!(
        dora.post(&format!("{HOME}/deal"), &[("manner", "language"), ("size", "9")]).await.status,
        303
    );
    let made = cohorts(&mut dora).await;
    let page = dora.get(HOME).await.text;
    assert!(page.contains("English") && page.contains("Français") && page.contains("9 people"), "{page}");

    let late = t.account("Nia Late", None).await;
    let page = dora.get("/communities/world/members").await;
    assert!(!page.text.contains("Nia Late"));
    dora.post(
        "/communities/world/roster/application",
        &[("text", "email,name\nnia.late@example.org,Nia Late")],
    )
    .await;
    t.settle().await;
    let mut nia = t.signed_in(late).await;
    let mine = nia.get(HOME).await.text;
    assert!(mine.contains("Yours") && cohorts(&mut dora).await.len() == 3, "the English one is full: {mine}");

    let kim = t.person("kim").await;
    learners[10].post(&format!("/communities/world/members/{kim}/departure"), &[]).await;
    t.settle().await;
    let french = dora.get(&made[1]).await.text;
    assert!(french.contains("3 people") && !french.contains("<bdi>Kim</bdi>"), "{french}");
});
