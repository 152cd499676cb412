//! Working groups: founded by any member, asked when they go quiet, closed with what came of them.

use community::features::communities::Role;
use platform::ids::{Ids, Raw};
use platform::sql;
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

both_databases!(a_founder_has_three_groups_at_a_time_and_who_leads_more, async |t: &TestApp| {
    let (mut dora, mut people) = world(t, &["Lea Learner"]).await;
    let mut lea = people.remove(0);
    let mut groups = Vec::new();
    for _ in 0..3 {
        t.app.clock.advance(60);
        groups.push(lea.post(HOME, &FOUNDING).await.location);
    }
    let fourth = lea.post(HOME, &FOUNDING).await;
    assert!(fourth.status == 422 && fourth.text.contains("Close one of them"), "{}", fourth.text);
    assert!(fourth.text.contains("Rye for beginners"), "what was typed is kept");
    assert_eq!(lea.post(&format!("{}/departure", groups[0]), &[]).await.status, 303);
    assert_eq!(lea.post(HOME, &FOUNDING).await.status, 422, "a group that she left is still hers");
    let outcome = [("text", "Done.")];
    assert_eq!(lea.post(&format!("{}/closure", groups[1]), &outcome).await.status, 303);
    assert_eq!(lea.post(HOME, &FOUNDING).await.status, 303);
    for _ in 0..4 {
        assert_eq!(dora.post(HOME, &FOUNDING).await.status, 303, "she founds for others");
    }
    t.settle().await;
});

both_databases!(groups_that_one_does_not_see_hide_none_that_one_sees, async |t: &TestApp| {
    let (mut dora, mut people) = world(t, &["Lea Learner"]).await;
    let mut lea = people.remove(0);
    assert_eq!(lea.post(HOME, &FOUNDING).await.status, 303);
    let den = [
        ("name", "Den"),
        ("purpose", "Who leads."),
        ("colour", "leaf"),
        ("seen_by", "leaders"),
        ("written_by", "leaders"),
    ];
    assert_eq!(dora.post("/communities/world/places", &den).await.status, 303);
    t.app.clock.advance(60);
    let secret = [FOUNDING[1], FOUNDING[3], FOUNDING[4], ("name", "Secret"), ("place", "den")];
    assert_eq!(dora.post(HOME, &secret).await.status, 303);
    // As many as two pages of them.
    let mut ids = Ids::new(t.app.clock.now(), [7; 32]);
    let copies: Vec<Raw> = (0..200).map(|_| ids.draw()).collect();
    let copy = move |tx: &mut platform::db::Tx<'_>| {
        copies.iter().zip(1_i64..).try_for_each(|(id, after)| {
            sql!(
                tx.run,
                "INSERT INTO working_groups (id, community_id, topic_id, founder_id, name, purpose, size, member_count, ends_on,
                                             ends_at, founded_at, ask_at, outcome)
                 SELECT $1, community_id, topic_id, founder_id, 'Copy', purpose, size, 0, ends_on, ends_at, founded_at + $2,
                        NULL, outcome FROM working_groups WHERE name = 'Secret'",
                *id,
                after
            )
            .map(drop)
        })
    };
    t.app.db.write("test", copy).await.expect("copies");
    let page = lea.get(HOME).await.text;
    assert!(page.contains("Rye for beginners") && !page.contains("Copy"), "{page}");
    assert!(dora.get(HOME).await.text.contains("Copy"));
});
