//! What was written comes along, as far as its authors let it, and goes again with their word.

use community::features::accounts::AccountId;
use community::features::communities::CommunityId;
use community::features::discussions::history::{self, PastPost, PastTopic, Written};
use community::features::discussions::{PostId, Prose, Title, TopicId};
use platform::ids::made_of;
use testing::{Answer, Browser, TestApp, both_databases};

use crate::{HOME, stood_for, world};

const NEW: &str = "/communities/bakers-for-good";

/// Lets one's posts come along, or no longer.
async fn lets(person: &mut Browser, successor: &str, lets: bool) {
    let word: &[(&str, &str)] = if lets { &[("along", "on")] } else { &[] };
    assert_eq!(person.post(&format!("{successor}/consent"), word).await.status, 303);
}

/// The id of the place that is called so, from the page on which places are chosen.
fn place(page: &Answer, name: &str) -> String {
    let before = page.text.split(&format!("<bdi>{name}</bdi>")).next().expect("the place");
    let value = before.rsplit("value=\"").next().expect("its box");
    value.split('"').next().expect("its id").to_owned()
}

/// Chooses the lounge.
async fn carry(founder: &mut Browser, successor: &str) {
    let carrying = format!("{successor}/carrying");
    let page = founder.get(&carrying).await;
    let lounge = place(&page, "Lounge");
    let chosen = founder.post(&carrying, &[("places", &lounge)]).await;
    assert_eq!(chosen.status, 303, "{}", chosen.text);
}

/// The address of the topic of this title in the successor's lounge, where it is there.
async fn topic(person: &mut Browser, title: &str) -> Option<String> {
    let page = person.get(&format!("{NEW}/places/lounge")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let before = page
        .text
        .split(&format!("<bdi>{title}</bdi></a>"))
        .next()
        .filter(|part| part.len() < page.text.len())?;
    Some(before.rsplit("href=\"").next()?.split('"').next()?.to_owned())
}

/// How many posts a page of a topic shows, without those that were deleted.
fn posts(page: &Answer) -> usize {
    page.text.matches("class=\"post-head\"").count()
}

both_databases!(what_authors_let_comes_along_from_a_closed_community, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third", "Ned Newcomer"]).await;
    t.app.clock.advance(60);
    let bread = [("title", "Bread"), ("text", "It rises overnight.")];
    let old = people[1].post(&format!("{HOME}/places/lounge/topics"), &bread).await.location;
    let cake = [("title", "Cake"), ("text", "It sinks.")];
    people[4].post(&format!("{HOME}/places/lounge/topics"), &cake).await;
    for (person, text) in [(2, "Mine rises by noon."), (3, "Mine never rises."), (4, "What is rising?")] {
        t.app.clock.advance(3_600);
        assert_eq!(people[person].post(&format!("{old}/posts"), &[("text", text)]).await.status, 303);
    }
    assert_eq!(people[0].post(&format!("{HOME}/closure"), &[("reason", "Done")]).await.status, 303);
    t.settle().await;
    t.app.clock.advance(3_600);
    let successor = stood_for(&mut people[1..4]).await;
    assert_eq!(people[1].post(&format!("{successor}/consent"), &[("along", "on")]).await.status, 409);
    assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
    assert_eq!(people[4].post(&format!("{successor}/arrival"), &[]).await.status, 303);
    t.settle().await;
    assert!(people[2].get(&successor).await.text.contains("May what you wrote in"), "the default is no");
    lets(&mut people[1], &successor, true).await;
    lets(&mut people[2], &successor, true).await;
    assert_eq!(people[4].get(&format!("{successor}/carrying")).await.status, 403, "founders choose");
    let none = people[1].post(&format!("{successor}/carrying"), &[]).await;
    assert!(none.status == 422 && none.text.contains("Choose at least one place"), "{}", none.text);
    let mails = t.mails().len();
    carry(&mut people[1], &successor).await;
    t.settle().await;

    assert_eq!(topic(&mut people[4], "Cake").await, None, "who opened it did not let it come");
    let copy = topic(&mut people[4], "Bread").await.expect("the topic came along");
    let page = people[4].get(&copy).await;
    assert_eq!(posts(&page), 2, "{}", page.text);
    assert!(page.text.contains("It rises overnight.") && page.text.contains("Mine rises by noon."));
    assert!(page.text.contains("Lea Learner") && page.text.contains("2026-11-23T09:01"), "{}", page.text);
    assert!(page.text.contains("This topic came along from") && page.text.contains(&old), "{}", page.text);
    assert!(page.text.contains("2 posts stayed there."), "{}", page.text);
    assert!(!page.text.contains("Mine never rises.") && !page.text.contains("What is rising?"));
    assert_eq!(t.mails().len(), mails, "nobody is told of it");
    let home = people[4].get(NEW).await.text;
    assert!(!home.contains("nav-count"), "it counts as read: {home}");
    let found = people[4].get("/search?q=overnight&community=bakers-for-good").await.text;
    assert!(found.contains("class=\"result-title\" href=\"/posts/post_"), "it is found: {found}");
    let came = people[4].get(&successor).await.text;
    assert!(came.contains("1 topic, 2 posts"), "{came}");

    // A reply in the copy, then a second walk: nothing comes twice.
    t.app.clock.advance(60);
    let reply = people[4].post(&format!("{copy}/posts"), &[("text", "I try it today.")]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    carry(&mut people[2], &successor).await;
    t.settle().await;
    assert_eq!(posts(&people[4].get(&copy).await), 3);

    // Somebody lets theirs come later.
    lets(&mut people[3], &successor, true).await;
    t.settle().await;
    assert_eq!(posts(&people[4].get(&copy).await), 3, "a few minutes later");
    t.app.clock.advance(300);
    t.settle().await;
    let page = people[4].get(&copy).await;
    assert!(posts(&page) == 4 && page.text.contains("Mine never rises."), "{}", page.text);
    assert!(page.text.contains("1 post stayed there."), "{}", page.text);
    let home = people[4].get(NEW).await.text;
    assert!(!home.contains("nav-count"), "it counts as read: {home}");

    // Somebody takes their word back, and gives it again.
    lets(&mut people[2], &successor, false).await;
    t.settle().await;
    let page = people[4].get(&copy).await;
    assert!(posts(&page) == 3 && !page.text.contains("Mine rises by noon."), "{}", page.text);
    assert!(people[4].get(&old).await.text.contains("Mine rises by noon."), "where it was it stays");
    lets(&mut people[2], &successor, true).await;
    t.app.clock.advance(300);
    t.settle().await;
    let page = people[4].get(&copy).await;
    assert!(posts(&page) == 4 && page.text.contains("Mine rises by noon."), "{}", page.text);
    lets(&mut people[1], &successor, false).await;
    lets(&mut people[1], &successor, false).await;
    t.settle().await;
    assert!(!people[4].get(&copy).await.text.contains("It rises overnight."));
});

both_databases!(what_members_see_no_longer_comes_no_more, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third"]).await;
    let council = |seen_by| {
        [
            ("name", "Council"),
            ("purpose", "What we plan."),
            ("colour", "leaf"),
            ("seen_by", seen_by),
            ("written_by", seen_by),
        ]
    };
    let old = people[0].post(&format!("{HOME}/places"), &council("members")).await.location;
    t.app.clock.advance(60);
    let open = [("title", "Open plan"), ("text", "For everybody.")];
    assert_eq!(people[0].post(&format!("{old}/topics"), &open).await.status, 303);
    let successor = stood_for(&mut people[1..4]).await;
    assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
    lets(&mut people[0], &successor, true).await;
    let carrying = format!("{successor}/carrying");
    let chosen = place(&people[1].get(&carrying).await, "Council");
    assert_eq!(people[1].post(&carrying, &[("places", &chosen)]).await.status, 303);
    t.settle().await;
    assert!(people[1].get(&successor).await.text.contains("1 topic, 1 post"));

    assert_eq!(people[0].post(&old, &council("leaders")).await.status, 303);
    t.app.clock.advance(60);
    let secret = [("title", "Secret plan"), ("text", "For leaders.")];
    assert_eq!(people[0].post(&format!("{old}/topics"), &secret).await.status, 303);
    t.app.clock.advance(300);
    carry(&mut people[2], &successor).await;
    t.settle().await;
    let came = people[1].get(&format!("{NEW}/places/council")).await.text;
    assert!(came.contains("Open plan"), "what came before stays: {came}");
    assert!(!came.contains("Secret plan"), "{came}");

    assert_eq!(people[0].post(&old, &council("members")).await.status, 303);
    carry(&mut people[2], &successor).await;
    t.settle().await;
    let came = people[1].get(&format!("{NEW}/places/council")).await.text;
    assert!(came.contains("Secret plan"), "where members see it again, it comes: {came}");
});

both_databases!(who_was_told_to_stay_away_has_no_hand_in_the_successor, async |t: &TestApp| {
    let (_, accounts, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third"]).await;
    t.app.clock.advance(60);
    let bread = [("title", "Bread"), ("text", "It rises overnight.")];
    assert_eq!(people[1].post(&format!("{HOME}/places/lounge/topics"), &bread).await.status, 303);
    let successor = stood_for(&mut people[1..4]).await;
    assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
    lets(&mut people[1], &successor, true).await;
    t.settle().await;
    let ban = [("ban", "on"), ("reason", "Threats")];
    let removed = people[2].post(&format!("{NEW}/members/{}/departure", accounts[1]), &ban).await;
    assert_eq!(removed.status, 303, "{}", removed.text);
    let left = people[3].post(&format!("{NEW}/members/{}/departure", accounts[3]), &[]).await;
    assert_eq!(left.status, 303, "{}", left.text);
    t.settle().await;

    let carrying = format!("{successor}/carrying");
    let lounge = place(&people[2].get(&carrying).await, "Lounge");
    for founder in [1, 3] {
        assert_eq!(people[founder].get(&carrying).await.status, 403, "{founder}");
        let chosen = people[founder].post(&carrying, &[("places", &lounge)]).await;
        assert!(chosen.status == 403 && chosen.text.contains("founders who direct it"), "{}", chosen.text);
    }
    let word = people[1].post(&format!("{successor}/consent"), &[("along", "on")]).await;
    assert!(word.status == 403 && word.text.contains("You were removed from Bakers"), "{}", word.text);
    carry(&mut people[2], &successor).await;
    t.settle().await;
    assert_eq!(topic(&mut people[2], "Bread").await, None, "nothing of theirs comes");

    let lifted = people[2].post(&format!("{NEW}/bans/{}/lifting", accounts[1]), &[]).await;
    assert_eq!(lifted.status, 303, "{}", lifted.text);
    t.app.clock.advance(60);
    carry(&mut people[2], &successor).await;
    t.settle().await;
    assert!(topic(&mut people[2], "Bread").await.is_some(), "their word stood");
    assert_eq!(people[1].get(&carrying).await.status, 403, "they direct it no more");
});

both_databases!(who_left_takes_their_word_back_and_nothing_more_of_theirs_comes, async |t: &TestApp| {
    let (_, accounts, mut people) =
        world(t, &["Lea Learner", "Mia Member", "Tom Third", "Ned Newcomer"]).await;
    t.app.clock.advance(60);
    let topics = format!("{HOME}/places/lounge/topics");
    let cake = [("title", "Cake"), ("text", "It sinks slowly.")];
    assert_eq!(people[4].post(&topics, &cake).await.status, 303);
    let successor = stood_for(&mut people[1..4]).await;
    assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
    lets(&mut people[4], &successor, true).await;
    carry(&mut people[1], &successor).await;
    t.settle().await;
    let copy = topic(&mut people[1], "Cake").await.expect("it came along");

    t.app.clock.advance(60);
    assert_eq!(people[4].post(&topics, &[("title", "Pie"), ("text", "It burns.")]).await.status, 303);
    assert_eq!(people[0].post(&format!("{HOME}/closure"), &[("reason", "Done")]).await.status, 303);
    let left = people[4].post(&format!("{HOME}/members/{}/departure", accounts[4]), &[]).await;
    assert_eq!(left.status, 303, "{}", left.text);
    t.settle().await;
    carry(&mut people[1], &successor).await;
    t.settle().await;
    assert_eq!(topic(&mut people[1], "Pie").await, None, "who belongs to neither carries nothing there");
    let before = people[1].get(&copy).await.text;
    assert!(before.contains("It sinks slowly.") && !before.contains("stayed there"), "it stays: {before}");

    let word = people[4].get(&successor).await;
    assert!(word.status == 200 && word.text.contains("You belong to neither"), "{}", word.text);
    assert!(!word.text.contains("Lea Learner"), "nothing else is told: {}", word.text);
    let taken = people[4].post(&format!("{successor}/consent"), &[]).await;
    assert_eq!((taken.status.as_u16(), taken.location.as_str()), (303, "/communities"));
    t.settle().await;
    assert!(!people[1].get(&copy).await.text.contains("It sinks slowly."));
    assert_eq!(people[4].post(&format!("{successor}/consent"), &[]).await.status, 404, "no word is left");
    assert_eq!(people[4].get(&successor).await.status, 404);
    assert_eq!(people[4].post(&format!("{successor}/consent"), &[("along", "on")]).await.status, 404);
});

both_databases!(nothing_returns_into_a_successor_that_is_closed, async |t: &TestApp| {
    let (_, _, mut people) = world(t, &["Lea Learner", "Mia Member", "Tom Third"]).await;
    t.app.clock.advance(60);
    let bread = [("title", "Bread"), ("text", "It rises overnight.")];
    let old = people[1].post(&format!("{HOME}/places/lounge/topics"), &bread).await.location;
    t.app.clock.advance(60);
    assert_eq!(people[2].post(&format!("{old}/posts"), &[("text", "Mine by noon.")]).await.status, 303);
    let successor = stood_for(&mut people[1..4]).await;
    assert_eq!(people[1].post(&format!("{successor}/founding"), &[]).await.status, 303);
    lets(&mut people[1], &successor, true).await;
    lets(&mut people[2], &successor, true).await;
    carry(&mut people[1], &successor).await;
    t.settle().await;
    let copy = topic(&mut people[3], "Bread").await.expect("it came along");
    lets(&mut people[2], &successor, false).await;
    t.settle().await;

    // One word on its way while a director closes it, and one given afterwards.
    lets(&mut people[2], &successor, true).await;
    assert_eq!(people[3].post(&format!("{NEW}/closure"), &[("reason", "Done")]).await.status, 303);
    t.app.clock.advance(300);
    t.settle().await;
    let late = people[2].post(&format!("{successor}/consent"), &[("along", "on")]).await;
    assert!(late.status == 409 && late.text.contains("once its directors have reopened"), "{}", late.text);
    t.settle().await;
    assert!(!people[3].get(&copy).await.text.contains("Mine by noon."), "nothing comes back into it");
    assert!(people[3].get(&copy).await.text.contains("It rises overnight."));
    lets(&mut people[1], &successor, false).await;
    t.settle().await;
    assert!(!people[3].get(&copy).await.text.contains("It rises overnight."), "what is taken back goes");
});

/// Topics of the past in the lounge: one of Lea's with many posts, every second of them by Ned, and many of one post.
async fn past(t: &TestApp, community: CommunityId, lea: AccountId, ned: AccountId) {
    let written = t.app.write("test", move |ctx| {
        let within = community::features::communities::actions::seen_by_command(ctx, community)?;
        let places = community::features::places::actions::visible(
            ctx,
            within.id,
            &community::features::communities::Standing { owns_site: true, ..Default::default() },
        )?;
        let place = places.iter().find(|place| place.lounge).expect("a lounge").id;
        let mut topics = Vec::new();
        for number in 0..31_u8 {
            let count = if number == 7 { 230 } else { 1 };
            let at = ctx.now.plus_seconds(-10_000 + i64::from(number));
            let posts = (0..count).map(|post: u8| PastPost {
                id: PostId(made_of(
                    at.plus_seconds(i64::from(post)),
                    &[number, post, 1, 0, 0, 0, 0, 0, 0, 0],
                )),
                author: if post.is_multiple_of(2) { lea } else { ned },
                at: at.plus_seconds(i64::from(post)),
                edited_at: None,
                quoted: None,
                prose: Prose::parse(&format!("Loaf {number}.{post}")).expect("a text"),
                reactions: Vec::new(),
            });
            topics.push(PastTopic {
                id: TopicId(made_of(at, &[number, 0, 2, 0, 0, 0, 0, 0, 0, 0])),
                community,
                place,
                theme: None,
                author: lea,
                title: Title::parse(&format!("Batch {number}"))?,
                excerpt: String::new(),
                at,
                posts: posts.collect(),
            });
        }
        history::write(ctx, &topics, Written::Elsewhere)
    });
    assert_eq!(written.await.expect("a past").len(), 260);
}

both_databases!(long_topics_and_many_come_along_batch_by_batch_and_nothing_twice, async |t: &TestApp| {
    let (community, accounts, mut people) =
        world(t, &["Lea Learner", "Mia Member", "Tom Third", "Ned Newcomer"]).await;
    past(t, community, accounts[1], accounts[4]).await;
    let successor = stood_for(&mut people[1..4]).await;
    people[1].post(&format!("{successor}/founding"), &[]).await;
    t.settle().await;
    lets(&mut people[1], &successor, true).await;
    carry(&mut people[1], &successor).await;
    let waiting = people[1].get(&successor).await.text;
    assert!(waiting.contains("Looked at 0 of 31 topics."), "{waiting}");
    t.settle().await;
    // Thirty of one post, and every second of 230.
    let came = people[1].get(&successor).await.text;
    assert!(came.contains("31 topics, 145 posts"), "{came}");
    carry(&mut people[1], &successor).await;
    t.settle().await;
    let again = people[1].get(&successor).await.text;
    assert!(again.contains("31 topics, 145 posts"), "{again}");
    lets(&mut people[4], &successor, true).await;
    t.app.clock.advance(300);
    t.settle().await;
    let all = people[1].get(&successor).await.text;
    assert!(all.contains("31 topics, 260 posts"), "{all}");
    lets(&mut people[1], &successor, false).await;
    t.settle().await;
    let (left,): (i64,) = t
        .app
        .read(|ctx| {
            platform::sql!(
                ctx.tx.row,
                "SELECT COUNT(*) FROM posts p JOIN carried_posts c ON c.post_id = p.id WHERE p.deleted_at IS NULL"
            )
        })
        .await
        .expect("a count");
    assert_eq!(left, 115, "what Ned let come stays");
});
