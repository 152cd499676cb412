//! Successors: founded by three, joined by choice, also where the community is closed.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

mod successors {
    pub mod carrying;
    pub mod dissolving;
}

use community::features::accounts::AccountId;
use community::features::communities::{CommunityId, Role};
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const LIST: &str = "/communities/world/successor";
const PLAN: [(&str, &str); 3] =
    [("name", "Bakers for good"), ("goal", "We go on baking together."), ("kind", "practice")];

/// The community "World" with its director Dora, and people who are called so.
async fn world(t: &TestApp, people: &[&'static str]) -> (CommunityId, Vec<AccountId>, Vec<Browser>) {
    let owner = t.account("Dora Director", Some("owner")).await;
    let community = t.community("World", owner).await;
    let (mut accounts, mut browsers) = (vec![owner], vec![t.signed_in(owner).await]);
    for &name in people {
        let account = t.account(name, None).await;
        let role = if name.starts_with("Gus") { Role::Guest } else { Role::Learner };
        t.join(community, account, role).await;
        accounts.push(account);
        browsers.push(t.signed_in(account).await);
    }
    (community, accounts, browsers)
}

/// Proposes a successor, and has the others stand for it.
async fn stood_for(people: &mut [Browser]) -> String {
    let [first, others @ ..] = people else { unreachable!("nobody proposes") };
    let proposed = first.post(LIST, &PLAN).await;
    assert!(proposed.location.starts_with("/successors/successor_"), "{}", proposed.text);
    for other in others {
        assert_eq!(other.post(&format!("{}/founders", proposed.location), &[]).await.status, 303);
    }
    proposed.location
}

both_databases!(three_members_found_a_successor_and_others_come_along_by_choice, async |t: &TestApp| {
    let names = ["Lea Learner", "Mia Member", "Tom Third", "Fay Fourth", "Ned Newcomer", "Gus Guest"];
    let (_, _, mut people) = world(t, &names).await;
    let [dora, lea, mia, tom, fay, ned, gus] = &mut people[..] else { unreachable!("seven people") };
    assert!(lea.get(LIST).await.text.contains("No successor yet"));
    assert_eq!(gus.get(LIST).await.status, 404);
    assert_eq!(gus.post(LIST, &PLAN).await.status, 404, "a guest founds nothing");

    let odd = [("name", " "), ("goal", "Keep me"), ("kind", "learning")];
    let refused = lea.post(LIST, &odd).await;
    assert_eq!(refused.status, 422);
    for remedy in ["at most 60 characters", "Choose what it will be", "Keep me"] {
        assert!(refused.text.contains(remedy), "{remedy}: {}", refused.text);
    }
    let successor = lea.post(LIST, &PLAN).await.location;
    let at = |act: &str| format!("{successor}/{act}");
    assert!(ned.get(HOME).await.text.contains("A successor is proposed"));
    assert!(lea.get(&successor).await.text.contains("2 more, and you can found it"));
    assert_eq!(gus.get(&successor).await.status, 404);
    assert_eq!(gus.post(&at("founders"), &[]).await.status, 404);

    for person in [&mut *mia, &mut *tom] {
        for _ in 0..2 {
            assert_eq!(person.post(&at("founders"), &[]).await.status, 303, "saying so twice is once");
        }
    }
    assert_eq!(tom.post(&at("founders/withdrawal"), &[]).await.status, 303);
    let early = mia.post(&at("founding"), &[]).await;
    assert!(early.status == 409 && early.text.contains("It takes 3 members"), "{}", early.text);
    for person in [&mut *tom, &mut *fay] {
        assert_eq!(person.post(&at("founders"), &[]).await.status, 303);
    }
    assert_eq!(ned.post(&at("founding"), &[]).await.status, 403, "who does not stand for it founds nothing");
    assert_eq!(ned.post(&at("arrival"), &[]).await.status, 409, "nobody comes into what is not there");
    let mails = t.mails().len();
    assert_eq!(fay.post(&at("founding"), &[]).await.status, 303);
    assert_eq!(lea.post(&at("founding"), &[]).await.status, 303, "founding it twice is once");
    t.settle().await;

    let told = t.mails().split_off(mails);
    assert_eq!(told.len(), 2, "Dora and Ned may come along; founders know, guests may not: {told:?}");
    for name in ["Hello Dora", "Hello Ned"] {
        let mail = told.iter().find(|mail| mail.contains(name)).expect("a mail");
        assert!(mail.contains("What for: We go on baking together.") && mail.contains(&successor), "{mail}");
    }
    let home = ned.get(HOME).await;
    assert!(
        home.text.contains("Bakers for good is founded") && home.text.contains(&at("arrival")),
        "{}",
        home.text
    );
    let new = "/communities/bakers-for-good";
    let outside = ned.get(new).await.text;
    assert!(!outside.contains("Grown out of"), "who does not belong sees the page about it: {outside}");
    for _ in 0..2 {
        assert_eq!(ned.post(&at("arrival"), &[]).await.location, new);
    }
    t.settle().await;
    let inside = ned.get(new).await.text;
    assert!(inside.contains("Grown out of") && inside.contains("World"), "{inside}");
    assert_eq!(ned.get(&format!("{new}/settings")).await.status, 403, "who comes along learns");
    for founder in [&mut *lea, &mut *mia, &mut *tom, &mut *fay] {
        assert_eq!(founder.get(&format!("{new}/settings")).await.status, 200, "who founds directs");
    }
    let rules = lea.get(&format!("{new}/charter/rules")).await.text;
    assert!(rules.contains("/rules/rule_"), "it starts with the rules of its type: {rules}");
    assert!(!ned.get(HOME).await.text.contains(&at("arrival")), "who came along is not asked again");
    let audit = dora.get(&format!("{HOME}/audit")).await.text;
    assert!(audit.contains("proposed the successor") && audit.contains("founded the successor"), "{audit}");
    assert_eq!(mia.post(&at("founders/withdrawal"), &[]).await.status, 409, "what is founded is founded");
});

both_databases!(
    who_steps_back_last_takes_the_proposal_along_and_who_leaves_stands_no_more,
    async |t: &TestApp| {
        let (_, accounts, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third"]).await;
        let gone = stood_for(&mut people[1..2]).await;
        let back = people[1].post(&format!("{gone}/founders/withdrawal"), &[]).await;
        assert_eq!(back.location, LIST);
        assert!(people[1].get(LIST).await.text.contains("No successor yet"));
        assert_eq!(people[2].post(&format!("{gone}/founders"), &[]).await.status, 409);

        let successor = stood_for(&mut people[1..4]).await;
        let leaving = format!("{HOME}/members/{}/departure", accounts[3]);
        assert_eq!(people[3].post(&leaving, &[]).await.status, 303);
        // The one who left does not count, also before the job has taken note.
        assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 409);
        t.settle().await;
        assert!(people[1].get(&successor).await.text.contains("One more, and you can found it"));
        assert_eq!(people[3].get(&successor).await.status, 404);
    }
);

both_databases!(a_closed_community_lets_its_members_found_one_and_come_along, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third", "Ned Newcomer"]).await;
    assert_eq!(people[0].post(&format!("{HOME}/closure"), &[("reason", "Done")]).await.status, 303);
    t.settle().await;
    let home = people[1].get(HOME).await.text;
    assert!(home.contains("Do you want to go on together?"), "{home}");
    let successor = stood_for(&mut people[1..4]).await;
    assert_eq!(people[2].post(&format!("{successor}/founding"), &[]).await.status, 303);
    assert_eq!(
        people[4].post(&format!("{successor}/arrival"), &[]).await.location,
        "/communities/bakers-for-good"
    );
    t.settle().await;
    let topic = [("title", "Bread"), ("text", "It rises.")];
    let lounge = people[4].post("/communities/bakers-for-good/places/lounge/topics", &topic).await;
    assert_eq!(lounge.status, 303, "the new one lives: {}", lounge.text);
    let old = people[4].post(&format!("{HOME}/places/lounge/topics"), &topic).await;
    assert_eq!(old.status, 409, "the old one stays closed");
});

both_databases!(who_was_banned_does_not_come_along, async |t: &TestApp| {
    let names = ["Lea Learner", "Mia Member", "Tom Third", "Bob Banned"];
    let (community, accounts, mut people) = world(t, &names).await;
    let successor = stood_for(&mut people[1..4]).await;
    let ban = [("ban", "on"), ("reason", "Threats")];
    let removed = people[0].post(&format!("{HOME}/members/{}/departure", accounts[4]), &ban).await;
    assert_eq!(removed.status, 303, "{}", removed.text);
    assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
    t.settle().await;
    let arrival = format!("{successor}/arrival");
    assert_eq!(people[4].post(&arrival, &[]).await.status, 404, "who was removed knows nothing of it");
    assert!(!t.mails().iter().any(|mail| mail.contains("Hello Bob") && mail.contains("Bakers for good")));
    // A membership that came back past the ban opens nothing either.
    let bob = accounts[4];
    let imported = t.app.write("test", move |ctx| {
        community::features::communities::actions::import_member(ctx, community, bob, Role::Learner, ctx.now)
    });
    imported.await.expect("a membership");
    assert_eq!(people[4].post(&arrival, &[]).await.status, 403);
});

both_databases!(two_founders_who_press_at_once_found_one, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third"]).await;
    let successor = stood_for(&mut people[1..4]).await;
    let founding = format!("{successor}/founding");
    let [_, lea, mia, tom] = &mut people[..] else { unreachable!("four people") };
    let (one, two, three) =
        tokio::join!(lea.post(&founding, &[]), mia.post(&founding, &[]), tom.post(&founding, &[]));
    assert_eq!([one.status, two.status, three.status].map(|status| status.as_u16()), [303; 3]);
    t.settle().await;
    let mine = lea.get("/communities").await.text;
    assert_eq!(
        mine.matches("class=\"card community-card\"").count(),
        2,
        "the old one and one new one: {mine}"
    );
});

both_databases!(a_name_that_is_taken_and_too_many_proposals, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third"]).await;
    for slug in ["bakers-for-good", "bakers-for-good-2"] {
        let successor = stood_for(&mut people[1..4]).await;
        assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
        assert_eq!(people[1].get(&format!("/communities/{slug}")).await.status, 200);
    }
    for _ in 0..5 {
        assert_eq!(people[2].post(LIST, &PLAN).await.status, 303);
    }
    let sixth = people[3].post(LIST, &PLAN).await;
    assert!(sixth.status == 409 && sixth.text.contains("At most 5 proposals"), "{}", sixth.text);
});

both_databases!(nobody_proposes_and_takes_back_without_end, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member"]).await;
    for _ in 0..5 {
        t.app.clock.advance(60);
        let successor = stood_for(&mut people[1..2]).await;
        let back = people[1].post(&format!("{successor}/founders/withdrawal"), &[]).await;
        assert_eq!(back.location, LIST);
    }
    let sixth = people[1].post(LIST, &PLAN).await;
    assert!(sixth.status == 409 && sixth.text.contains("propose again tomorrow"), "{}", sixth.text);
    assert_eq!(people[2].post(LIST, &PLAN).await.status, 303, "others may");
    t.app.clock.advance(24 * 3_600);
    assert_eq!(people[1].post(LIST, &PLAN).await.status, 303);
});

both_databases!(three_are_founded_from_one_community_in_a_year, async |t: &TestApp| {
    let (_, accounts, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third"]).await;
    let mut successors = Vec::new();
    for _ in 0..4 {
        t.app.clock.advance(60);
        successors.push(stood_for(&mut people[1..4]).await);
    }
    for successor in &successors[..3] {
        assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
    }
    t.settle().await;
    let mails = t.mails().len();
    let fourth = format!("{}/founding", successors[3]);
    for path in [fourth.as_str(), LIST] {
        let refused = people[1].post(path, &PLAN[..if path == LIST { 3 } else { 0 }]).await;
        assert!(refused.status == 409 && refused.text.contains("At most 3 are founded"), "{}", refused.text);
    }
    t.settle().await;
    assert_eq!(t.mails().len(), mails, "nobody is told of what is not");

    // One that is dissolved makes room, and so does a year.
    let dissolution = format!("{}/dissolution", successors[0]);
    for person in [1, 2] {
        assert_eq!(people[person].post(&dissolution, &[("reason", "Too many")]).await.status, 303);
    }
    assert_eq!(people[1].post(&fourth, &[]).await.status, 303);
    assert_eq!(people[2].post(LIST, &PLAN).await.status, 409);
    t.settle().await;
    t.app.clock.advance(366 * 24 * 3_600);
    let mut mia = t.signed_in(accounts[2]).await;
    let proposed = mia.post(LIST, &PLAN).await;
    assert_eq!(proposed.status, 303, "{}", proposed.text);
});

both_databases!(mails_about_successors_are_a_choice, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third", "Ned Newcomer"]).await;
    assert!(people[4].get("/mails").await.text.contains("found a successor"));
    assert_eq!(people[4].post("/mails", &[("decisions", "on")]).await.status, 303);
    let successor = stood_for(&mut people[1..4]).await;
    people[1].post(&format!("{successor}/founding"), &[]).await;
    t.settle().await;
    let told: Vec<_> = t.mails().into_iter().filter(|mail| mail.contains(&successor)).collect();
    assert!(told.len() == 1 && told[0].contains("Hello Dora"), "{told:?}");
});
