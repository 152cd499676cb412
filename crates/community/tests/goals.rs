//! The common goal: written until the community runs, changed by a decision from then on, told of monthly.

use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const GOAL: &str = "/communities/world/goal";
const DAY: i64 = 24 * 3_600;

const SENTENCE: (&str, &str) = ("goal", "Everyone here bakes bread that sells");
const LOAVES: [(&str, &str); 5] = [
    ("what1", "Everyone has sold a loaf"),
    ("measure1", "members who sold"),
    ("baseline1", ""),
    ("target1", "20"),
    ("due1", "2027-06-30"),
];
const WHY: (&str, &str) = ("reason", "We found that cakes sell better");
const ENDS: (&str, &str) = ("ends_on", "2026-12-10T18:00");

/// Dora with a community that gathers until 1 December, and Lea and Max in it.
async fn gathering(t: &TestApp) -> [Browser; 3] {
    let [mut dora, lea, max] = t.world().await;
    let course = [("title", "Baking"), ("form", "online")];
    let course = dora.post(&format!("{HOME}/courses"), &course).await.location;
    let session = [("starts", "2026-12-01T09:00"), ("ends", "2027-09-01T18:00"), ("zone", "Europe/Paris")];
    assert_eq!(dora.post(&format!("{course}/sessions"), &session).await.status, 303);
    [dora, lea, max]
}

fn with<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![SENTENCE];
    form.extend(LOAVES);
    form.extend(more);
    form
}

/// The world's people on browsers that are signed in anew, as sessions end in the meantime.
async fn again(t: &TestApp) -> [Browser; 3] {
    let [dora, lea, max] = ["dora-director", "lea-learner", "max-member"];
    let [dora, lea, max] = [t.person(dora).await, t.person(lea).await, t.person(max).await];
    [t.signed_in(dora).await, t.signed_in(lea).await, t.signed_in(max).await]
}

async fn travel(t: &TestApp, seconds: i64) {
    t.app.clock.advance(seconds);
    t.settle().await;
}

both_databases!(directors_write_the_goal_until_the_community_runs, async |t: &TestApp| {
    let [mut dora, mut lea, _] = gathering(t).await;
    assert_eq!(lea.get(&format!("{GOAL}/edit")).await.status, 403);
    assert_eq!(lea.post(GOAL, &with(&[])).await.status, 403);
    let odd = dora.post(GOAL, &[SENTENCE, ("what1", "Bread"), ("target1", "many"), ("due1", "soon")]).await;
    assert!(odd.status == 422 && odd.text.contains("3 things"), "{}", odd.text);
    assert!(odd.text.contains("such as 12 or 12.5") && odd.text.contains("value=\"Bread\""), "{}", odd.text);
    assert_eq!(dora.post(GOAL, &[SENTENCE]).await.status, 422, "a goal has a result");
    assert_eq!(dora.post(GOAL, &with(&[])).await.status, 303);
    assert_eq!(dora.post(GOAL, &with(&[])).await.status, 422, "the same is no change");
    for path in [GOAL, HOME] {
        let page = lea.get(path).await.text;
        for shown in ["bakes bread that sells", "Everyone has sold a loaf", "0 / 20", "by 30 June 2027"] {
            assert!(page.contains(shown), "{path}: {shown}: {page}");
        }
    }
    dora.post(&format!("{HOME}/invitations"), &[("role", "learner")]).await;
    let page = dora.get(&format!("{HOME}/invitations")).await;
    let link = format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link"));
    let joining = t.browser().get(&link).await.text;
    assert!(joining.contains("Everyone has sold a loaf") && joining.contains("0 / 20"), "{joining}");
    assert!(dora.get(&format!("{HOME}/audit")).await.text.contains("changed the common goal"));
});

both_databases!(a_result_gets_a_day_that_lies_ahead, async |t: &TestApp| {
    let [mut dora, ..] = gathering(t).await;
    let mut late = with(&[]);
    late[5] = ("due1", "2026-11-22");
    let refused = dora.post(GOAL, &late).await;
    assert!(refused.status == 422 && refused.text.contains("from today on"), "{}", refused.text);
    let third = [("what3", "Bread"), ("measure3", "loaves"), ("target3", "9"), ("due3", "2026-11-22")];
    let refused = dora.post(GOAL, &[&[SENTENCE][..], &third[..]].concat()).await;
    assert!(refused.status == 422 && refused.text.contains("due3-error"), "{}", refused.text);
    late[5] = ("due1", "2026-11-23");
    assert_eq!(dora.post(GOAL, &late).await.status, 303, "today is soon enough");
    travel(t, 2 * DAY).await;
    let [mut dora, ..] = again(t).await;
    late[4] = ("target1", "25");
    assert_eq!(dora.post(GOAL, &late).await.status, 303, "what stands keeps its day");
    late[2] = ("measure1", "loaves that were sold");
    assert_eq!(dora.post(GOAL, &late).await.status, 422, "what counts anew has a day ahead");
});

both_databases!(a_running_communitys_goal_changes_by_a_decision_only, async |t: &TestApp| {
    let [mut dora, ..] = gathering(t).await;
    assert_eq!(dora.post(GOAL, &with(&[])).await.status, 303);
    travel(t, 9 * DAY).await;
    let [mut dora, mut lea, mut max] = again(t).await;
    let tell = [("value", "4"), ("note", "The market opened")];
    let page = dora.get(GOAL).await;
    let result = format!("result_{}", page.between("value=\"result_", "\"").expect("a result"));
    let tell = [("result", result.as_str()), tell[0], tell[1]];
    assert_eq!(lea.post(&format!("{GOAL}/progress"), &tell).await.status, 403);
    assert_eq!(dora.post(&format!("{GOAL}/progress"), &tell).await.status, 303);
    assert!(lea.get(GOAL).await.text.contains("The market opened"));

    let mut cakes = with(&[WHY, ENDS]);
    cakes[0] = ("goal", "Everyone here bakes cakes that sell");
    cakes[4] = ("target1", "30");
    let silent: Vec<_> = cakes.iter().copied().filter(|(name, _)| *name != "reason").collect();
    assert_eq!(dora.post(GOAL, &silent).await.status, 422, "everybody hears why");
    let asked = dora.post(GOAL, &cakes).await;
    assert!(asked.status == 303 && asked.location.starts_with("/decisions/"), "{}", asked.text);
    let decision = asked.location;
    for shown in ["bakes cakes that sell", "0 → 30", "cakes sell better"] {
        assert!(max.get(&decision).await.text.contains(shown), "{shown}");
    }
    let page = lea.get(GOAL).await.text;
    assert!(page.contains("asks for another goal") && page.contains("4 / 20"), "nothing changed yet: {page}");
    let object = [("stance", "object"), ("reason", "Nobody here has an oven for cakes")];
    assert_eq!(max.post(&format!("{decision}/answers"), &object).await.status, 303);
    cakes[4] = ("target1", "25");
    let again_asked = dora.post(GOAL, &cakes).await.location;
    assert_eq!(again_asked, decision, "a new round of the same decision");
    for browser in [&mut dora, &mut lea, &mut max] {
        assert_eq!(browser.post(&format!("{decision}/answers"), &[("stance", "agree")]).await.status, 303);
    }
    let closed = dora.post(&format!("{decision}/closure"), &[("outcome", "Cakes it is.")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    t.settle().await;
    let page = lea.get(GOAL).await.text;
    assert!(
        page.contains("bakes cakes that sell") && page.contains("4 / 25"),
        "what counts the same goes on: {page}"
    );
    assert!(
        page.contains(&decision) && page.contains("bakes bread that sells"),
        "what was agreed stays readable"
    );
});

both_databases!(a_change_that_is_withdrawn_changes_nothing, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let sentence = "All things are learned together here.";
    let page = dora.get(&format!("{GOAL}/edit")).await.text;
    assert!(!page.contains("name=\"reason\""), "results are added without asking: {page}");
    let stands = lea.get(GOAL).await;
    let stands = stands.between("goal-sentence\"><bdi>", "</bdi>").unwrap_or(sentence).to_owned();
    let mut first = with(&[]);
    first[0] = ("goal", &stands);
    assert_eq!(dora.post(GOAL, &first).await.location, GOAL);
    let decision = dora.post(GOAL, &with(&[WHY, ENDS])).await.location;
    assert!(decision.starts_with("/decisions/"), "{decision}");
    let withdrawn = dora.post(&format!("{decision}/withdrawal"), &[("outcome", "Not now.")]).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
    t.settle().await;
    let page = lea.get(GOAL).await.text;
    assert!(page.contains(&stands) && !page.contains("asks for another goal"), "{page}");
    assert!(!page.contains("bakes bread"), "{page}");
});

both_databases!(directors_are_asked_monthly_until_all_is_reached, async |t: &TestApp| {
    let [mut dora, ..] = gathering(t).await;
    assert_eq!(dora.post(GOAL, &with(&[])).await.status, 303);
    let asked = |mails: &[String]| mails.iter().filter(|mail| mail.contains("A month has passed")).count();
    // From 23 November on; the clocks go forward on 28 March, and it is always nine o'clock in UTC, the community's zone.
    travel(t, 30 * DAY - 120).await;
    assert_eq!(asked(&t.mails()), 0, "two minutes before");
    travel(t, 120).await;
    assert_eq!(asked(&t.mails()), 1);
    assert!(
        t.last_mail().contains("Hello Dora") && t.last_mail().contains("bakes bread"),
        "{}",
        t.last_mail()
    );
    travel(t, 30 * DAY).await;
    assert_eq!(asked(&t.mails()), 2);
    let [mut dora, ..] = again(t).await;
    let page = dora.get(GOAL).await;
    let result = format!("result_{}", page.between("value=\"result_", "\"").expect("a result"));
    let tell = [("result", result.as_str()), ("value", "12,5")];
    assert_eq!(dora.post(&format!("{GOAL}/progress"), &tell).await.status, 303);
    assert!(dora.get(GOAL).await.text.contains("12.5 / 20"));
    travel(t, 29 * DAY).await;
    assert_eq!(asked(&t.mails()), 2, "a word begins the month anew");
    travel(t, DAY).await;
    assert_eq!(asked(&t.mails()), 3);
    let [mut dora, ..] = again(t).await;
    let tell = [("result", result.as_str()), ("value", "20")];
    assert_eq!(dora.post(&format!("{GOAL}/progress"), &tell).await.status, 303);
    travel(t, 60 * DAY).await;
    assert_eq!(asked(&t.mails()), 3, "it is reached");
});

both_databases!(the_settings_lead_to_the_goal_and_do_not_change_it, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let page = dora.get(&format!("{HOME}/settings")).await.text;
    assert!(page.contains("/communities/world/goal") && !page.contains("name=\"goal\""), "{page}");
});
