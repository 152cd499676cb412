//! For 30 days, two founders undo a founding.

use testing::{Browser, TestApp, both_databases};

use crate::{HOME, stood_for, world};

const DAY: i64 = 24 * 3_600;
const NEW: &str = "/communities/bakers-for-good";

/// Founded by Lea, Mia and Tom; Ned came along.
async fn founded(t: &TestApp) -> (String, Vec<Browser>) {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third", "Ned Newcomer"]).await;
    let successor = stood_for(&mut people[1..4]).await;
    people[1].post(&format!("{successor}/founding"), &[]).await;
    people[4].post(&format!("{successor}/arrival"), &[]).await;
    t.settle().await;
    (successor, people)
}

both_databases!(two_founders_dissolve_a_successor_and_its_people_are_told, async |t: &TestApp| {
    let (successor, mut people) = founded(t).await;
    let dissolution = format!("{successor}/dissolution");
    let [_, lea, mia, _, ned] = &mut people[..] else { unreachable!("five people") };
    let why = [("reason", "We found too few.")];
    assert_eq!(ned.post(&dissolution, &why).await.status, 403);
    assert_eq!(ned.get(&dissolution).await.status, 403);
    let bare = lea.post(&dissolution, &[("reason", " ")]).await;
    assert!(bare.status == 422 && bare.text.contains("Say why, in at most 300"), "{}", bare.text);
    let mails = t.mails().len();
    for _ in 0..2 {
        assert_eq!(lea.post(&dissolution, &why).await.status, 303, "one alone changes nothing");
    }
    t.settle().await;
    let told = t.mails().split_off(mails);
    assert_eq!(told.len(), 2, "the other founders, once: {told:?}");
    assert!(
        told.iter().all(|mail| mail.contains("Lea Learner wants to dissolve") && mail.contains("too few"))
    );
    assert_eq!(lea.post(&format!("{dissolution}/withdrawal"), &[]).await.status, 303);
    assert!(!mia.get(&successor).await.text.contains("wants to dissolve it"));
    assert_eq!(lea.post(&dissolution, &why).await.status, 303);
    assert!(mia.get(&successor).await.text.contains("Lea Learner"), "and asks again");
    let mails = t.mails().len();
    for _ in 0..2 {
        assert_eq!(mia.post(&dissolution, &[]).await.status, 303, "twice is once");
    }
    t.settle().await;

    let topic = [("title", "Bread"), ("text", "It rises.")];
    assert_eq!(ned.post(&format!("{NEW}/places/lounge/topics"), &topic).await.status, 409, "it is closed");
    let closed = t.mails().split_off(mails);
    assert!(closed.iter().any(|mail| mail.contains("Hello Ned") && mail.contains("is closed")), "{closed:?}");
    assert!(ned.get(&format!("{NEW}/lifecycle")).await.text.contains("We found too few."));
    let home = ned.get(HOME).await.text;
    assert!(home.contains("Bakers for good was founded here, and dissolved"), "{home}");
    let inside = ned.get(NEW).await.text;
    assert!(inside.contains("Grown out of") && inside.contains("Dissolved by its founders"), "{inside}");
    let late = people[0].post(&format!("{successor}/arrival"), &[]).await;
    assert!(late.status == 409 && late.text.contains("takes nobody in"), "{}", late.text);
    let word = people[4].post(&format!("{successor}/consent"), &[("along", "on")]).await;
    assert_eq!(word.status, 409, "nothing comes along any more");
    assert_eq!(people[4].post(&format!("{successor}/consent"), &[]).await.status, 303);
    let audit = people[0].get(&format!("{HOME}/audit")).await.text;
    assert!(audit.contains("dissolved the successor"), "{audit}");
});

both_databases!(after_thirty_days_a_successor_stays, async |t: &TestApp| {
    let (successor, _) = founded(t).await;
    let (lea, mia) = (t.person("lea-learner").await, t.person("mia-member").await);
    t.app.clock.advance(30 * DAY - 120);
    let mut lea = t.signed_in(lea).await;
    let asked = lea.post(&format!("{successor}/dissolution"), &[("reason", "Late")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    t.app.clock.advance(120);
    let mut mia = t.signed_in(mia).await;
    let late = mia.post(&format!("{successor}/dissolution"), &[]).await;
    assert!(late.status == 409 && late.text.contains("for 30 days"), "{}", late.text);
    assert!(!mia.get(&successor).await.text.contains("Undo the founding"));
    assert!(mia.get(NEW).await.status == 200);
});

both_databases!(only_founders_who_direct_a_successor_dissolve_it, async |t: &TestApp| {
    let (successor, mut people) = founded(t).await;
    let (lea, mia) = (t.person("lea-learner").await, t.person("mia-member").await);
    let dissolution = format!("{successor}/dissolution");
    let departure = |of| format!("{NEW}/members/{of}/departure");
    assert_eq!(people[1].post(&dissolution, &[("reason", "I regret it.")]).await.status, 303);
    let ban = [("ban", "on"), ("reason", "Threats")];
    assert_eq!(people[3].post(&departure(lea), &ban).await.status, 303);
    t.settle().await;

    for path in [&dissolution, &format!("{dissolution}/withdrawal")] {
        let banned = people[1].post(path, &[("reason", "For all.")]).await;
        assert!(banned.status == 403 && banned.text.contains("founders who direct it"), "{}", banned.text);
    }
    assert!(!people[1].get(&successor).await.text.contains("Undo the founding"));
    assert!(!people[2].get(&successor).await.text.contains("wants to dissolve it"), "it counts no more");
    assert_eq!(people[2].post(&dissolution, &[]).await.status, 422, "so the next is the first, and says why");
    let mails = t.mails().len();
    assert_eq!(people[2].post(&dissolution, &[("reason", "Too few.")]).await.status, 303);
    t.settle().await;
    let told = t.mails().split_off(mails);
    assert!(
        told.len() == 1 && told[0].contains("Hello Tom"),
        "who directs it no more is not asked: {told:?}"
    );
    assert_eq!(people[2].post(&departure(mia), &[]).await.status, 303, "who leaves has no say in it either");
    t.settle().await;
    assert_eq!(people[3].post(&dissolution, &[]).await.status, 422);
    assert_eq!(people[3].post(&dissolution, &[("reason", "Alone.")]).await.status, 303);
    assert_eq!(people[2].post(&dissolution, &[]).await.status, 403);
    let topic = [("title", "Bread"), ("text", "It rises.")];
    assert_eq!(people[4].post(&format!("{NEW}/places/lounge/topics"), &topic).await.status, 303, "it lives");
});

both_databases!(dissolving_a_successor_asks_who_is_at_the_keyboard, async |t: &TestApp| {
    let (successor, mut people) = founded(t).await;
    let dissolution = format!("{successor}/dissolution");
    assert_eq!(people[1].post(&dissolution, &[("reason", "Too few.")]).await.status, 303);
    t.app.clock.advance(11 * 60);
    let asked = people[2].post(&dissolution, &[]).await;
    assert!(asked.status == 422 && asked.text.contains("Is it still you?"), "{}", asked.text);
    assert!(!people[4].get(NEW).await.text.contains("Dissolved by its founders"));
    let mia = t.person("mia-member").await;
    let mut mia = t.signed_in(mia).await;
    assert_eq!(mia.post(&dissolution, &[]).await.status, 303);
    t.settle().await;
    assert!(people[4].get(NEW).await.text.contains("Dissolved by its founders"));
});
