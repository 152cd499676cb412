//! The build guide: nine actions computed from records, waivers, and the week's recommendations.

use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const DAY: i64 = 24 * 3_600;

/// Dora on a browser that is signed in anew, as sessions end in the meantime.
async fn again(t: &TestApp) -> Browser {
    let dora = t.person("dora-director").await;
    t.signed_in(dora).await
}

async fn answer(browser: &mut Browser, subject: &str, answer: &str, reason: &str) -> u16 {
    let fields = [("subject", subject), ("answer", answer), ("reason", reason)];
    browser.post(&format!("{HOME}/week/answers"), &fields).await.status.as_u16()
}

both_databases!(the_guide_shows_where_each_action_stands_and_why, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let page = dora.get(&format!("{HOME}/guide")).await.text;
    for shown in [
        "1 of 9 actions are met",
        "A community of learning, and nobody has written yet for whom it is",
        "There are 4 themes, and no conversation is about one of them yet",
        "5 places say what they are for",
        "No exercise has a time limit",
        "Nothing is written yet of what members agree on",
        "Next: Know what people need",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let themes = dora.get(&format!("{HOME}/themes")).await;
    let theme = format!("theme_{}", themes.between("/themes/theme_", "\"").expect("a theme"));
    let topic = [("title", "Bread"), ("text", "It rises."), ("theme", &theme)];
    assert_eq!(lea.post(&format!("{HOME}/places/lounge/topics"), &topic).await.status, 303);
    let page = lea.get(&format!("{HOME}/guide")).await.text;
    assert!(
        page.contains("2 of 9 actions are met") && page.contains("people write about 1 of them"),
        "{page}"
    );
    assert!(!page.contains("See the themes"), "members see, directors take the steps");

    let page = dora.get(&format!("{HOME}/guide/limits")).await.text;
    assert!(page.contains("This site has no exercises yet"), "{page}");
    assert_eq!(dora.get(&format!("{HOME}/guide/luck")).await.status, 404);
});

both_databases!(a_waiver_holds_until_its_day_and_can_be_taken_back, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let limits = format!("{HOME}/guide/limits");
    let waive = format!("{limits}/waiver");
    let odd = dora.post(&waive, &[("reason", " "), ("review_on", "2026-11-23")]).await;
    assert!(odd.status == 422 && odd.text.contains("2 things"), "{}", odd.text);
    let late = dora.post(&waive, &[("reason", "In spring"), ("review_on", "2028-01-01")]).await;
    assert!(late.status == 422 && late.text.contains("value=\"In spring\""), "{}", late.text);
    assert_eq!(lea.post(&waive, &[("reason", "No"), ("review_on", "2026-12-01")]).await.status, 403);
    let sound = [("reason", "The course begins in spring"), ("review_on", "2026-12-01")];
    assert_eq!(dora.post(&waive, &sound).await.status, 303);
    let page = lea.get(&limits).await.text;
    assert!(page.contains("The course begins in spring") && page.contains("1 December 2026"), "{page}");
    assert!(lea.get(&format!("{HOME}/guide")).await.text.contains("Waived"));
    assert!(!dora.get(&format!("{HOME}/week")).await.text.contains("was waived until now"));

    t.app.clock.advance(9 * DAY);
    let mut dora = again(t).await;
    let page = dora.get(&limits).await.text;
    assert!(page.contains("To do") && page.contains("The time to look again has come"), "{page}");
    assert!(dora.get(&format!("{HOME}/week")).await.text.contains("1 action was waived until now"));
    for _ in 0..2 {
        assert_eq!(dora.post(&format!("{waive}/ending"), &[]).await.status, 303, "twice is no error");
    }
    assert!(!dora.get(&limits).await.text.contains("The course begins in spring"));
    let audit = dora.get(&format!("{HOME}/audit")).await.text;
    assert!(audit.contains("waived the action") && audit.contains("took back the waiver of"), "{audit}");
});

both_databases!(the_week_recommends_names_its_triggers_and_tells_what_became_of_it, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let week = format!("{HOME}/week");
    assert_eq!(lea.get(&week).await.status, 403);
    let topics = format!("{HOME}/places/questions-and-answers/topics");
    let asked = lea.post(&topics, &[("title", "Yeast"), ("text", "How much?")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let page = dora.get(&week).await.text;
    for shown in ["Week of 23 November 2026", "There are 3 of you, and nothing is written", "Begin a charter"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains("Answer where nobody has"), "a day has not passed");

    t.app.clock.advance(DAY + 60);
    let mut dora = again(t).await;
    let page = dora.get(&week).await.text;
    assert!(page.contains("1 conversation has had nobody else’s word"), "{page}");
    assert_eq!(answer(&mut dora, "silences", "dismissed", "  ").await, 422, "leaving takes a reason");
    assert_eq!(answer(&mut dora, "silences", "dismissed", "She found it herself").await, 303);
    let page = dora.get(&week).await.text;
    assert!(page.contains("left it: She found it herself"), "{page}");
    assert!(!page.contains("1 conversation has had"), "{page}");
    let subject = [("subject", "silences")];
    for _ in 0..2 {
        assert_eq!(dora.post(&format!("{week}/answers/withdrawal"), &subject).await.status, 303);
    }
    assert!(dora.get(&week).await.text.contains("1 conversation has had"), "what was said is taken back");
    assert_eq!(answer(&mut dora, "silences", "done", "").await, 303);
    assert_eq!(answer(&mut dora, "needs", "dismissed", "We ask them on Monday").await, 303);
    assert_eq!(answer(&mut dora, "cohorts", "done", "").await, 409, "nobody recommended it");
    assert_eq!(answer(&mut dora, "luck", "done", "").await, 404);

    let reply = dora.post(&format!("{}/posts", asked.location), &[("text", "Ten grams.")]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    t.app.clock.advance(7 * DAY);
    let mut dora = again(t).await;
    let page = dora.get(&week).await.text;
    assert!(page.contains("1 then, 0 now"), "the effect is told: {page}");
    assert!(!page.contains("Ask people what they need"), "what was left rests: {page}");
    t.app.clock.advance(28 * DAY);
    assert!(again(t).await.get(&week).await.text.contains("Ask people what they need"), "and comes back");
});

both_databases!(at_most_five_things_are_recommended_in_a_week, async |t: &TestApp| {
    let [mut dora, _, _] = t.world().await;
    let week = format!("{HOME}/week");
    let open = async |dora: &mut Browser| dora.get(&week).await.text.matches("value=\"dismissed\"").count();
    let before = open(&mut dora).await;
    assert!(before > 0, "a new community has something to do");
    assert_eq!(answer(&mut dora, "themes", "done", "").await, 303);
    assert_eq!(open(&mut dora).await, before - 1, "what is answered counts among the five");
    let french = t.person("dora-director").await;
    let mut french = t.signed_in(french).await.in_language("fr");
    french.post("/language", &[("language", "fr"), ("next", "/")]).await;
    let page = french.get(&week).await.text;
    assert!(page.contains("Semaine du 23 novembre 2026") && page.contains("dit que c’est fait"), "{page}");
});
