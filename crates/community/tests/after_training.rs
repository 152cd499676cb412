//! What comes after a training: everybody is asked, and the outcome leads on.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const LIFE: &str = "/communities/world/lifecycle";
const SETTINGS: [(&str, &str); 7] = [
    ("name", "World"),
    ("language", "en"),
    ("colour", "fig"),
    ("emblem", "light"),
    ("entry", "invitation"),
    ("zone", "America/New_York"),
    ("proposed_by", "leaders"),
];

/// Ties the community to a training, as its director does.
async fn train(director: &mut Browser, ends: &str) -> String {
    let course = [("title", "Found a business"), ("form", "blended"), ("link", "")];
    let course = director.post(&format!("{HOME}/courses"), &course).await.location;
    let session = [("starts", "2026-11-23T09:30"), ("ends", ends), ("zone", "Europe/Paris")];
    let answer = director.post(&format!("{course}/sessions"), &session).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let list = director.get(&format!("{HOME}/courses")).await;
    format!("/training/training_{}", list.between("/training/training_", "\"").expect("a session"))
}

/// Goes to an instant, and lets what came due happen. Sessions end on the way: Dora and Lea sign in anew.
async fn go(t: &TestApp, to: &str) -> [Browser; 2] {
    let to: jiff::Timestamp = to.parse().expect("an instant");
    t.app.clock.advance(to.as_second() - t.app.clock.now().seconds());
    t.settle().await;
    let (dora, lea) = (t.person("dora-director").await, t.person("lea-learner").await);
    [t.signed_in(dora).await, t.signed_in(lea).await]
}

/// The decision that the page about the community's life leads to.
async fn question(browser: &mut Browser) -> Option<String> {
    let page = browser.get(LIFE).await;
    assert_eq!(page.status, 200, "{}", page.text);
    page.between("/decisions/decision_", "\"").map(|id| format!("/decisions/decision_{id}"))
}

/// What the register and the open list hold of such questions.
async fn asked(browser: &mut Browser) -> usize {
    let register = browser.get(&format!("{HOME}/decisions/register")).await.text;
    let open = browser.get(&format!("{HOME}/decisions")).await.text;
    let ids = |text: &str| {
        let ids = text.split("/decisions/decision_").skip(1).map(|rest| rest[..26].to_owned());
        ids.collect::<std::collections::BTreeSet<_>>()
    };
    ids(&register).union(&ids(&open)).count()
}

// The clocks of New York go forward on 14 March 2027, those of Paris on the 28th: between the question and the end both do.
both_databases!(everybody_is_asked_what_comes_next_by_the_clock_of_the_community, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    assert_eq!(dora.post(&format!("{HOME}/settings"), &SETTINGS).await.status, 303);
    // The end is three in the afternoon of Thursday 18 March in Paris, ten in New York.
    train(&mut dora, "2027-03-18T15:00").await;
    // Thirty days before, people are told, and nobody is asked.
    let [mut dora, mut lea] = go(t, "2027-02-16T14:00:00Z").await;
    assert_eq!((question(&mut dora).await, asked(&mut lea).await), (None, 0));
    let [mut dora, _] = go(t, "2027-03-04T13:59:59Z").await;
    assert_eq!(question(&mut dora).await, None, "one second before");
    let mails = t.mails().len();
    let [mut dora, mut lea] = go(t, "2027-03-04T14:00:00Z").await;
    let path = question(&mut lea).await.expect("the question");
    assert_eq!(question(&mut dora).await, Some(path.clone()));
    // Four days before the end, at six in the evening of New York's first day of summer time.
    let page = lea.get(&path).await.text;
    for said in
        ["14 March 2027, 18:00", "America/New York", "Become a community of practice", "opened by itself"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let home = lea.get(HOME).await.text;
    assert!(home.contains("Everybody is asked until 14 March 2027") && home.contains(&path), "{home}");
    let told = t.mails().split_off(mails);
    assert_eq!(told.len(), 3, "Dora as a director, Lea and Max as members: {told:?}");
    let (directors, members): (Vec<_>, Vec<_>) = told.iter().partition(|mail| mail.contains("You direct it"));
    assert!(directors.len() == 1 && directors[0].contains(&path), "{directors:?}");
    assert!(members.iter().all(|mail| mail.contains("World asks everybody") && mail.contains(&path)));
    assert_eq!(lea.post(&format!("{path}/answers"), &[("option", "1")]).await.status, 303);
    assert!(!dora.get(LIFE).await.text.contains("class=\"numbers"), "the counts are hidden");
    // 17:59:59 there is 21:59:59 in UTC by now.
    let [_, mut lea] = go(t, "2027-03-14T21:59:59Z").await;
    assert_eq!(lea.post(&format!("{path}/answers"), &[("option", "2")]).await.status, 303);
    let [mut dora, mut lea] = go(t, "2027-03-14T22:00:00Z").await;
    assert_eq!(lea.post(&format!("{path}/answers"), &[("option", "1")]).await.status, 409, "an hour earlier");
    assert!(dora.get(HOME).await.text.contains("The answers are in"));
    assert!(t.mails().iter().any(|mail| mail.contains("Say what comes out of it") && mail.contains(&path)));
    let outcome = [("outcome", "Three of us found the next one.")];
    assert_eq!(dora.post(&format!("{path}/closure"), &outcome).await.status, 303);
    let page = lea.get(LIFE).await.text;
    assert!(page.contains("Three of us found the next one.") && page.contains("Decided"), "{page}");
    go(t, "2027-09-01T12:00:00Z").await;
    let [_, mut lea] = go(t, "2027-09-01T13:00:00Z").await;
    assert_eq!(asked(&mut lea).await, 1, "once, ever");
});

both_databases!(a_moved_date_asks_again_only_once_the_last_question_has_an_outcome, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    train(&mut dora, "2027-03-18T15:00").await;
    let [mut dora, mut lea] = go(t, "2027-03-04T14:00:00Z").await;
    let first = question(&mut lea).await.expect("the question");
    let more = [("reason", "The pilot farms report in May"), ("until", "2027-05-31")];
    assert_eq!(dora.post(&format!("{HOME}/extension"), &more).await.status, 303);
    assert_eq!(question(&mut lea).await.as_ref(), Some(&first), "it stays open");
    let [mut dora, mut lea] = go(t, "2027-05-18T12:00:00Z").await;
    assert_eq!(asked(&mut lea).await, 1, "nobody has said what came out of it");
    let why = [("outcome", "We have more time and ask anew.")];
    assert_eq!(dora.post(&format!("{first}/withdrawal"), &why).await.status, 303);
    let more = [("reason", "And the mills in June"), ("until", "2027-06-30")];
    assert_eq!(dora.post(&format!("{HOME}/extension"), &more).await.status, 303);
    let [_, mut lea] = go(t, "2027-06-17T12:00:00Z").await;
    assert_eq!(asked(&mut lea).await, 2);
    let second = question(&mut lea).await.expect("another question");
    assert_ne!(first, second);
    assert_eq!(lea.post(&format!("{second}/answers"), &[("option", "4")]).await.status, 303);
});

both_databases!(nobody_is_asked_where_there_is_nobody_or_no_end, async |t: &TestApp| {
    // Alone, Dora is told and not asked.
    let owner = t.account("Dora Director", Some("owner")).await;
    let mut dora = t.signed_in(owner).await;
    assert_eq!(dora.post("/communities", &[("name", "World"), ("kind", "learning")]).await.status, 303);
    train(&mut dora, "2027-03-18T15:00").await;
    let lea = t.account("Lea Learner", None).await;
    let [mut dora, _] = go(t, "2027-03-05T12:00:00Z").await;
    assert_eq!(question(&mut dora).await, None);
    assert_eq!(t.mails().iter().filter(|mail| mail.contains("what comes next")).count(), 1);
    // A community of practice that is open until a day asks its directors only.
    assert_eq!(dora.post("/communities", &[("name", "Craft"), ("kind", "practice")]).await.status, 303);
    let found = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "craft")).await;
    t.join(found.expect("a database").expect("the craft").id, lea, Role::Learner).await;
    let until = [("reason", "Until the fair"), ("until", "2027-04-30")];
    assert_eq!(dora.post("/communities/craft/extension", &until).await.status, 303);
    let [mut dora, _] = go(t, "2027-04-20T12:00:00Z").await;
    assert!(!dora.get("/communities/craft/lifecycle").await.text.contains("/decisions/decision_"));
});

both_databases!(
    the_answers_end_where_the_community_closes_and_the_outcome_is_still_told,
    async |t: &TestApp| {
        let [mut dora, mut lea, _] = t.world().await;
        let proposal = [
            ("kind", "single"),
            ("title", "Tuesdays"),
            ("text", "We meet."),
            ("options", "Tuesday\nFriday"),
            ("ends_on", "2026-12-24T18:00"),
        ];
        let open = dora.post(&format!("{HOME}/decisions"), &proposal).await.location;
        let reviewed = dora.post(&format!("{HOME}/decisions"), &proposal).await.location;
        let alone =
            [("kind", "advice"), ("title", "Flour"), ("text", "Rye?"), ("ends_on", "2026-12-24T18:00")];
        let withdrawn = dora.post(&format!("{HOME}/decisions"), &alone).await.location;
        for handle in ["dora-director", "lea-learner", "max-member"] {
            let mut person = t.signed_in(t.person(handle).await).await;
            person.post(&format!("{reviewed}/answers"), &[("option", "1")]).await;
        }
        let outcome = [("outcome", "On Tuesdays."), ("review_on", "2027-01-15")];
        assert_eq!(dora.post(&format!("{reviewed}/closure"), &outcome).await.status, 303);
        t.settle().await;
        assert_eq!(dora.post(&format!("{HOME}/closure"), &[("reason", "Done")]).await.status, 303);
        t.settle().await;
        let mails = t.mails().len();
        assert_eq!(lea.post(&format!("{open}/answers"), &[("option", "1")]).await.status, 409);
        let page = dora.get(&open).await.text;
        assert!(page.contains("Outcome due") && page.contains(&format!("{open}/closure")), "{page}");
        assert_eq!(lea.post(&format!("{open}/closure"), &[("outcome", "Mine")]).await.status, 403);
        assert_eq!(dora.post(&format!("{open}/closure"), &[("outcome", "Nobody said.")]).await.status, 303);
        assert_eq!(dora.post(&format!("{withdrawn}/withdrawal"), &[("outcome", "Over.")]).await.status, 303);
        assert!(lea.get(&format!("{HOME}/decisions/register")).await.text.contains("Nobody said."));
        // Neither reminders nor the review day bring a mail, and the outcome holds.
        let [_, mut lea] = go(t, "2027-02-01T12:00:00Z").await;
        assert_eq!(t.mails().len(), mails, "{:?}", t.mails());
        let page = lea.get(&reviewed).await.text;
        assert!(page.contains("On Tuesdays.") && !page.contains("open again on"), "{page}");
    }
);
