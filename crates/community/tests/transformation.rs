//! A community of learning becomes one of practice, in place, and back within thirty days.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const LIFE: &str = "/communities/world/lifecycle";
const PAGE: &str = "/communities/world/transformation";
const WHY: (&str, &str) = ("reason", "We meet the same problems every week");

/// A world whose training ends on 10 April 2027, at six in the evening in Paris.
async fn world(t: &TestApp) -> [Browser; 3] {
    let [mut dora, lea, max] = t.world().await;
    let course = [("title", "Found a business"), ("form", "blended"), ("link", "")];
    let course = dora.post(&format!("{HOME}/courses"), &course).await.location;
    let session = [("starts", "2026-11-23T09:30"), ("ends", "2027-04-10T18:00"), ("zone", "Europe/Paris")];
    assert_eq!(dora.post(&format!("{course}/sessions"), &session).await.status, 303);
    let sheet = [("audience", "Bakers"), ("evaluation", "Three loaves")];
    assert_eq!(dora.post(&format!("{HOME}/learning"), &sheet).await.status, 303);
    assert_eq!(dora.post(&format!("{HOME}/objectives"), &[("objective", "Bake bread")]).await.status, 303);
    [dora, lea, max]
}

/// Goes to an instant, and lets what came due happen. Sessions end on the way: Dora and Lea sign in anew.
async fn go(t: &TestApp, to: &str) -> [Browser; 2] {
    let to: jiff::Timestamp = to.parse().expect("an instant");
    t.app.clock.advance(to.as_second() - t.app.clock.now().seconds());
    t.settle().await;
    let (dora, lea) = (t.person("dora-director").await, t.person("lea-learner").await);
    [t.signed_in(dora).await, t.signed_in(lea).await]
}

async fn state(browser: &mut Browser) -> String {
    let page = browser.get(LIFE).await;
    let now = page.between("aria-current=\"step\"", "</li>").expect("where it stands").to_owned();
    now.split("<b>").nth(1).and_then(|rest| rest.split("</b>").next()).expect("a state").to_owned()
}

both_databases!(what_speaks_for_it_and_against_it_is_read_from_records, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = world(t).await;
    let page = dora.get(PAGE).await;
    let comes = page.between("id=\"comes\"", "</main").expect("what comes along");
    assert!(
        comes.contains("Tips and tricks") && !comes.contains("Welcome porch"),
        "only what is missing: {comes}"
    );
    let page = page.text;
    for said in [
        "Speaks against it",
        "0 of 3 members wrote in the last 30 days",
        "Nobody answered anybody",
        "directors 1, facilitators 0",
        "Nobody has asked them yet",
        "Problems of the week",
        "Otherwise it ends on 10 April 2027",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(dora.get(&format!("{PAGE}/new")).await.text.contains("You may go on all the same"));
    // Three who write, five answers among them, five questions, and somebody who helps to lead.
    let fay = t.account("Fay Facilitator", None).await;
    let found = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world")).await;
    t.join(found.expect("a database").expect("the world").id, fay, Role::Facilitator).await;
    for number in 0..5 {
        let (title, text) = (format!("Question {number}"), "How?");
        let asked = [("title", title.as_str()), ("text", text)];
        let topic = lea.post(&format!("{HOME}/places/questions-and-answers/topics"), &asked).await.location;
        assert_eq!(max.post(&format!("{topic}/posts"), &[("text", "Like this.")]).await.status, 303);
        t.app.clock.advance(61);
    }
    let topic = [("title", "Dates"), ("text", "On Monday.")];
    assert_eq!(dora.post(&format!("{HOME}/places/lounge/topics"), &topic).await.status, 303);
    let page = lea.get(PAGE).await.text;
    for said in [
        "3 of 4 members wrote",
        "5 of 5 answers",
        "in the last 30 days: 5.",
        "directors 1, facilitators 1",
        "3 of 5 speak for it, none against",
        "The directors decide",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains(&format!("{PAGE}/new")), "members read it, and directors act");
    // A month later nothing of it counts any more.
    let [mut dora, _] = go(t, "2027-01-10T12:00:00Z").await;
    assert!(dora.get(PAGE).await.text.contains("0 of 4 members wrote"));
});

both_databases!(a_community_becomes_one_of_practice_in_place, async |t: &TestApp| {
    world(t).await;
    let [mut dora, mut lea] = go(t, "2027-04-05T12:00:00Z").await;
    assert_eq!(state(&mut lea).await, "Closing");
    let path = lea.get(LIFE).await;
    let question = path.between("/decisions/decision_", "\"").expect("the question").to_owned();
    let question = format!("/decisions/decision_{question}");
    assert_eq!(lea.post(&format!("{question}/answers"), &[("option", "1")]).await.status, 303);
    let asks = dora.get(&format!("{PAGE}/new")).await.text;
    for said in ["Its end on 10 April 2027 goes", "All 3 members get a mail", "Until 5 May 2027"] {
        assert!(asks.contains(said), "{said}: {asks}");
    }
    assert_eq!(lea.get(&format!("{PAGE}/new")).await.status, 403);
    assert_eq!(lea.post(PAGE, &[WHY]).await.status, 403);
    assert_eq!(dora.post(PAGE, &[("reason", " ")]).await.status, 422);
    let mails = t.mails().len();
    assert_eq!(dora.post(PAGE, &[WHY]).await.status, 303);
    assert_eq!(dora.post(PAGE, &[WHY]).await.status, 303, "twice changes nothing");
    t.settle().await;
    let told = t.mails().split_off(mails);
    assert_eq!(told.len(), 3, "everybody once: {told:?}");
    assert!(told.iter().all(|mail| mail.contains(WHY.1) && mail.contains("/departure")), "{told:?}");

    assert_eq!(state(&mut lea).await, "Running");
    let life = lea.get(LIFE).await.text;
    for said in ["made to last", "Community of practice", WHY.1] {
        assert!(life.contains(said), "{said}: {life}");
    }
    assert_eq!(
        lea.post(&format!("{question}/answers"), &[("option", "2")]).await.status,
        409,
        "it is settled"
    );
    assert_eq!(dora.post(&format!("{question}/closure"), &[("outcome", "We go on.")]).await.status, 303);
    let home = lea.get(HOME).await.text;
    for said in [
        "A community of practice since 5 April 2027",
        "A learning community until 5 April 2027",
        "Problems of the week",
        "Questions and answers",
        "Everyone here reaches the goal",
    ] {
        assert!(home.contains(said), "{said}: {home}");
    }
    assert!(t.browser().get(HOME).await.text.contains("A learning community until 5 April 2027"));
    let rules = lea.get(&format!("{HOME}/charter/rules")).await.text;
    assert!(rules.contains("Come back and say what worked"), "{rules}");
    let guide = lea.get(&format!("{HOME}/guide")).await.text;
    assert!(guide.contains("A community of practice, working towards"), "{guide}");
    // The plan stays readable, and is a plan no more.
    let learned = lea.get(&format!("{HOME}/learning")).await;
    assert!(learned.status == 200 && learned.text.contains("Bake bread"), "{}", learned.text);
    assert_eq!(dora.post(&format!("{HOME}/objectives"), &[("objective", "Sell it")]).await.status, 409);
    let audit = dora.get(&format!("{HOME}/audit")).await.text;
    assert!(audit.contains("made a community of practice of"), "{audit}");
    // Neither the end nor the days after it do anything.
    let [_, mut lea] = go(t, "2027-06-01T12:00:00Z").await;
    assert_eq!(state(&mut lea).await, "Running");
    let topic = [("title", "Ovens"), ("text", "Mine fails.")];
    assert_eq!(lea.post(&format!("{HOME}/places/problems-of-the-week/topics"), &topic).await.status, 303);
    let home = lea.get(HOME).await.text;
    assert!(!home.contains("A community of practice since") && home.contains("A learning community until"));
});

both_databases!(within_thirty_days_it_is_undone_and_nothing_written_goes, async |t: &TestApp| {
    let [mut dora, ..] = world(t).await;
    let more = [("reason", "The farms report in May"), ("until", "2027-05-31")];
    assert_eq!(dora.post(&format!("{HOME}/extension"), &more).await.status, 303);
    let [mut dora, mut lea] = go(t, "2027-05-20T12:00:00Z").await;
    assert_eq!(dora.post(PAGE, &[WHY]).await.status, 303);
    let topic = [("title", "Ovens"), ("text", "Mine fails.")];
    let topic = lea.post(&format!("{HOME}/places/problems-of-the-week/topics"), &topic).await.location;
    // Day 29.
    let [mut dora, mut lea] = go(t, "2027-06-18T12:00:00Z").await;
    let page = dora.get(&format!("{PAGE}/reversal")).await;
    assert!(page.text.contains("Its end is 31 May 2027 again"), "{}", page.text);
    assert_eq!(lea.get(&format!("{PAGE}/reversal")).await.status, 403);
    assert_eq!(lea.post(&format!("{PAGE}/reversal"), &[WHY]).await.status, 403);
    assert_eq!(dora.post(&format!("{PAGE}/reversal"), &[]).await.status, 422);
    let mails = t.mails().len();
    let why = [("reason", "Nobody leads it")];
    assert_eq!(dora.post(&format!("{PAGE}/reversal"), &why).await.status, 303);
    assert_eq!(dora.post(&format!("{PAGE}/reversal"), &why).await.status, 303, "twice changes nothing");
    t.settle().await;
    let told = t.mails().split_off(mails);
    assert!(told.len() == 3 && told.iter().all(|mail| mail.contains("Nobody leads it")), "{told:?}");
    assert!(told.iter().all(|mail| mail.contains("Its end is 31 May 2027 again")), "{told:?}");

    assert_eq!(state(&mut lea).await, "Closing");
    let life = lea.get(LIFE).await.text;
    assert!(life.contains("It ended on 31 May 2027") && life.contains("Nobody leads it"), "{life}");
    let home = lea.get(HOME).await.text;
    assert!(!home.contains("A learning community until"), "{home}");
    let places = lea.get(&format!("{HOME}/places")).await.text;
    assert!(places.contains("Problems of the week") && !places.contains("Tips and tricks"), "{places}");
    assert!(lea.get(&topic).await.text.contains("Mine fails."));
    assert!(!lea.get(&format!("{HOME}/charter/rules")).await.text.contains("Come back and say what worked"));
    assert_eq!(dora.post(&format!("{HOME}/objectives"), &[("objective", "Sell it")]).await.status, 303);
    let page = lea.get(PAGE).await.text;
    assert!(page.contains("From 20 May 2027 to 18 June 2027") && page.contains("Nobody leads it"), "{page}");
    // Thirty days after the end it closes as if nothing had been.
    let [_, mut lea] = go(t, "2027-06-30T21:59:00Z").await;
    assert_eq!(state(&mut lea).await, "Read-only");
    // What came along for a second time is taken back for a second time, too.
    let [mut dora, mut lea] = go(t, "2027-07-01T12:00:00Z").await;
    let again = [("reason", "Somebody leads it now"), ("until", "2027-08-31")];
    assert_eq!(dora.post(&format!("{HOME}/reopening"), &again).await.status, 303);
    assert_eq!(dora.post(PAGE, &[WHY]).await.status, 303);
    assert!(lea.get(&format!("{HOME}/places")).await.text.contains("Tips and tricks"));
    assert_eq!(dora.post(&format!("{PAGE}/reversal"), &why).await.status, 303);
    assert!(!lea.get(&format!("{HOME}/places")).await.text.contains("Tips and tricks"));
});

both_databases!(after_thirty_days_it_stays_what_it_is, async |t: &TestApp| {
    world(t).await;
    let [mut dora, _] = go(t, "2027-03-20T12:00:00Z").await;
    assert_eq!(dora.post(PAGE, &[WHY]).await.status, 303);
    // The community lives by UTC: day 30 ends at the hour at which it began.
    let [mut dora, _] = go(t, "2027-04-19T12:00:00Z").await;
    assert_eq!(dora.get(&format!("{PAGE}/reversal")).await.status, 200);
    let [mut dora, mut lea] = go(t, "2027-04-20T12:00:00Z").await;
    let refused = dora.post(&format!("{PAGE}/reversal"), &[("reason", "Too late")]).await;
    assert!(refused.status == 409 && refused.text.contains("thirty days"), "{}", refused.text);
    assert_eq!(dora.get(&format!("{PAGE}/reversal")).await.status, 409);
    assert!(lea.get(PAGE).await.text.contains("could be undone until 19 April 2027"));
    assert_eq!(state(&mut lea).await, "Running");
});

both_databases!(what_is_past_its_end_is_read_only_at_once_when_it_is_undone, async |t: &TestApp| {
    world(t).await;
    let [mut dora, _] = go(t, "2027-05-05T12:00:00Z").await;
    assert_eq!(dora.post(PAGE, &[WHY]).await.status, 303);
    let [mut dora, _] = go(t, "2027-05-20T12:00:00Z").await;
    let page = dora.get(&format!("{PAGE}/reversal")).await.text;
    assert!(page.contains("it is read-only at once"), "{page}");
    assert_eq!(dora.post(&format!("{PAGE}/reversal"), &[("reason", "It was too much")]).await.status, 303);
    assert_eq!(state(&mut dora).await, "Read-only");
    let refused = dora.post(PAGE, &[WHY]).await;
    assert!(refused.status == 409 && refused.text.contains("reopen"), "{}", refused.text);
    t.settle().await;
    assert!(t.mails().iter().any(|mail| mail.contains("Its end is past, so it is read-only")));
});

both_databases!(only_a_community_of_learning_that_runs_becomes_one_of_practice, async |t: &TestApp| {
    let owner = t.account("Dora Director", Some("owner")).await;
    let mut dora = t.signed_in(owner).await;
    for (name, kind, draft) in [("Craft", "practice", false), ("World", "learning", true)] {
        let mut form = vec![("name", name), ("kind", kind)];
        form.extend(draft.then_some(("draft", "on")));
        assert_eq!(dora.post("/communities", &form).await.status, 303);
    }
    assert_eq!(dora.get("/communities/craft/transformation").await.status, 404);
    assert_eq!(dora.post("/communities/craft/transformation", &[WHY]).await.status, 409);
    let early = dora.get(PAGE).await.text;
    assert!(early.contains("has not begun yet") && !early.contains(&format!("{PAGE}/new")), "{early}");
    assert_eq!(dora.post(PAGE, &[WHY]).await.status, 409);
    assert_eq!(dora.post(&format!("{PAGE}/reversal"), &[WHY]).await.status, 404, "there is nothing to undo");
});
