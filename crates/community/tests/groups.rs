//! Working groups: founded by any member, asked when they go quiet, closed with what came of them.

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world/groups";
const DAY: i64 = 86_400;

const FOUNDING: [(&str, &str); 5] = [
    ("name", "Rye for beginners"),
    ("purpose", "A leaflet that gets a first rye loaf right."),
    ("place", "lounge"),
    ("size", "3"),
    ("ends_on", "2026-12-24"),
];

/// The community "World" with its director Dora, and learners who are called so.
async fn world(t: &TestApp, learners: &[&'static str]) -> (Browser, Vec<Browser>) {
    let owner = t.account("Dora Director", Some("owner")).await;
    let community = t.community("World", owner).await;
    let mut browsers = Vec::new();
    for &name in learners {
        let account = t.account(name, None).await;
        t.join(community, account, if name == "Gus Guest" { Role::Guest } else { Role::Learner }).await;
        browsers.push(t.signed_in(account).await);
    }
    (t.signed_in(owner).await, browsers)
}

both_databases!(members_found_a_group_fill_it_and_close_it_with_what_came_of_it, async |t: &TestApp| {
    let (mut dora, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third", "Gus Guest"]).await;
    let (mut gus, mut tom, mut mia, mut lea) =
        (people.remove(3), people.remove(2), people.remove(1), people.remove(0));
    assert!(lea.get(HOME).await.text.contains("No working group yet"));
    assert_eq!(gus.get(HOME).await.status, 404, "guests see none");

    let odd = [
        ("name", " "),
        ("purpose", "Keep me"),
        ("place", "lounge"),
        ("size", "9"),
        ("ends_on", "2020-01-01"),
    ];
    let refused = lea.post(HOME, &odd).await;
    assert_eq!(refused.status, 422);
    for remedy in ["at most 80 characters", "from 3 to 8", "from today on", "Keep me"] {
        assert!(refused.text.contains(remedy), "{remedy}: {}", refused.text);
    }
    let founded = lea.post(HOME, &FOUNDING).await;
    assert!(founded.location.starts_with("/groups/group_"), "{}", founded.text);
    let group = founded.location;
    let page = lea.get(&group).await;
    assert!(
        page.text.contains("1 of 3 people") && page.text.contains("2 more and it can begin"),
        "{}",
        page.text
    );
    let topic = format!("/topics/topic_{}", page.between("/topics/topic_", "\"").expect("its topic"));
    assert!(dora.get(&topic).await.text.contains("A leaflet that gets"), "its topic tells what it is for");
    assert_eq!(gus.get(&group).await.status, 404);

    assert_eq!(dora.post(&format!("{group}/arrival"), &[]).await.status, 303);
    assert_eq!(dora.post(&format!("{group}/arrival"), &[]).await.status, 303, "twice is once");
    assert_eq!(mia.post(&format!("{group}/arrival"), &[]).await.status, 303);
    let full = tom.post(&format!("{group}/arrival"), &[]).await;
    assert!(full.status == 409 && full.text.contains("The group is full"), "{}", full.text);
    assert_eq!(tom.get(&format!("{group}/closure")).await.status, 403, "only who is in it closes it");
    assert_eq!(mia.post(&format!("{group}/departure"), &[]).await.status, 303);
    assert_eq!(tom.post(&format!("{group}/arrival"), &[]).await.status, 303);

    let empty = tom.post(&format!("{group}/closure"), &[("text", " ")]).await;
    assert_eq!(empty.status, 422);
    let outcome = [("text", "The leaflet is in the lounge; sourdough is left out.")];
    assert_eq!(tom.post(&format!("{group}/closure"), &outcome).await.status, 303);
    assert!(lea.get(HOME).await.text.contains("sourdough is left out"));
    assert!(lea.get(&topic).await.text.contains("sourdough is left out"), "its topic ends with it");
    assert_eq!(mia.post(&format!("{group}/arrival"), &[]).await.status, 409);
    assert_eq!(tom.post(&format!("{group}/closure"), &outcome).await.status, 409, "closed is closed");
});

both_databases!(a_quiet_group_is_asked_by_mail_whether_it_goes_on, async |t: &TestApp| {
    let (_, mut people) = world(t, &["Lea Learner"]).await;
    let mut lea = people.remove(0);
    let group = lea.post(HOME, &FOUNDING).await.location;
    t.settle().await;
    t.app.clock.advance(10 * DAY);
    let page = lea.get(&group).await;
    let topic = format!("/topics/topic_{}", page.between("/topics/topic_", "\"").expect("its topic"));
    assert_eq!(lea.post(&format!("{topic}/posts"), &[("text", "Flour is bought.")]).await.status, 303);
    t.app.clock.advance(5 * DAY);
    t.settle().await;
    let asked = |mails: Vec<String>| {
        mails.into_iter().any(|mail| mail.contains("Nothing was said in your working group"))
    };
    assert!(!asked(t.mails()), "ten days after the founding somebody spoke");

    t.app.clock.advance(10 * DAY);
    t.settle().await;
    assert!(asked(t.mails()), "two quiet weeks");
    let account = t.person("lea-learner").await;
    let mut lea = t.signed_in(account).await;
    let page = lea.get(&group).await.text;
    assert!(page.contains("Nothing was said here for two weeks"), "{page}");
    assert_eq!(lea.post(&format!("{group}/continuation"), &[("ends_on", "soon")]).await.status, 422);
    let until = lea.get(&format!("{group}/continuation")).await;
    assert!(until.text.contains("2026-12-24"), "the form keeps the day: {}", until.text);
    assert_eq!(lea.post(&format!("{group}/continuation"), &[("ends_on", "2027-01-31")]).await.status, 303);
    let page = lea.get(&group).await.text;
    assert!(!page.contains("Nothing was said here"), "{page}");
});

both_databases!(who_leaves_the_community_leaves_its_groups, async |t: &TestApp| {
    let (mut dora, mut people) = world(t, &["Lea Learner"]).await;
    let mut lea = people.remove(0);
    let group = dora.post(HOME, &FOUNDING).await.location;
    lea.post(&format!("{group}/arrival"), &[]).await;
    assert!(dora.get(&group).await.text.contains("2 of 3 people"));
    let lea_herself = t.person("lea-learner").await;
    let leaving = format!("/communities/world/members/{lea_herself}/departure");
    assert_eq!(lea.post(&leaving, &[]).await.status, 303);
    t.settle().await;
    assert!(dora.get(&group).await.text.contains("1 of 3 people"));
    assert_eq!(lea.get(&group).await.status, 404);
});
