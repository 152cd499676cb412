//! The mails of decisions: one to each who is asked when a decision opens, and the choice to do without.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use std::collections::BTreeSet;

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const DECISIONS: &str = "/communities/world/decisions";

async fn propose(browser: &mut Browser, title: &str) {
    let fields =
        [("kind", "consent"), ("title", title), ("text", "We meet."), ("ends_on", "2026-11-30T18:00")];
    let proposed = browser.post(DECISIONS, &fields).await;
    assert_eq!(proposed.status, 303, "{}", proposed.text);
}

/// The page to which a mail leads who wants no more of them.
fn without(mail: &str) -> String {
    let key = mail.rsplit_once("/mails/").expect("a link to the choice").1;
    format!("/mails/{}", key.trim())
}

both_databases!(who_is_asked_is_told_once_in_their_language_when_a_decision_opens, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    lea.post("/language", &[("language", "fr"), ("next", "/")]).await;
    propose(&mut dora, "Tuesdays").await;
    assert!(t.mails().is_empty(), "the page does not wait for mails");
    for _ in 0..2 {
        t.settle().await;
        assert_eq!(t.mails().len(), 2, "Lea and Max once, and not who proposed it: {:?}", t.mails());
    }
    let mails = t.mails();
    let (french, english): (Vec<_>, Vec<_>) =
        mails.iter().partition(|mail| mail.contains("a ouvert une décision"));
    assert!(french.len() == 1 && french[0].contains("30 novembre 2026"), "{french:?}");
    assert!(english[0].contains("Dora Director has opened a decision in World"), "{english:?}");
    assert!(english[0].contains("30 November 2026, 18:00"), "in the community's zone: {english:?}");
    assert!(mails.iter().all(|mail| mail.contains("http://localhost/decisions/")), "{mails:?}");
});

both_databases!(in_a_large_community_everybody_is_told_and_nobody_twice, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let found = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world")).await;
    let community = found.expect("a database").expect("the world").id;
    for number in 0..210 {
        let account = t.account(format!("Person {number}").leak(), None).await;
        t.join(community, account, Role::Learner).await;
    }
    t.settle().await;
    propose(&mut dora, "Tuesdays").await;
    t.settle().await;
    let people: BTreeSet<String> = t.mails().iter().map(|mail| without(mail)).collect();
    assert_eq!((t.mails().len(), people.len()), (212, 212), "three jobs write them, one to each");
});

both_databases!(a_link_in_the_mail_ends_such_mails_without_signing_in, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    lea.post("/language", &[("language", "fr"), ("next", "/")]).await;
    propose(&mut dora, "Tuesdays").await;
    t.settle().await;
    let mail = t.mails().into_iter().find(|mail| mail.contains("a ouvert")).expect("Lea's mail");
    let link = without(&mail);
    let mut anybody = t.browser();
    let page = anybody.get(&link).await;
    assert!(
        page.status == 200 && page.text.contains("name=\"decisions\"") && page.text.contains(" checked"),
        "{}",
        page.text
    );
    propose(&mut dora, "Wednesdays").await;
    t.settle().await;
    assert_eq!(t.mails().len(), 4, "opening the link changes nothing");
    let noted = anybody.post(&link, &[]).await;
    assert!(noted.status == 200 && noted.text.contains("send you no more mails"), "{}", noted.text);
    propose(&mut dora, "Thursdays").await;
    t.settle().await;
    assert_eq!(t.mails().len(), 5, "only Max");
    assert!(!lea.get("/mails").await.text.contains(" checked"), "the page of their own says so too");
    assert!(max.get("/mails").await.text.contains(" checked"));
    t.app.clock.advance(6 * 24 * 3_600);
    t.settle().await;
    let reminders = t.mails().split_off(5);
    assert!(!reminders.is_empty() && reminders.iter().all(|mail| !mail.contains(&link)), "{reminders:?}");

    let mut lea = t.signed_in(t.person("lea-learner").await).await;
    assert_eq!(lea.post("/mails", &[("decisions", "on")]).await.status, 303);
    assert!(anybody.get(&link).await.text.contains(" checked"));
    assert_eq!(anybody.get("/mails/nobody").await.status, 404);
    assert_eq!(anybody.post("/mails/nobody", &[]).await.status, 404);
});
