//! The writer of the intermediate form, on its own.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use bridges::importers::form::{Entry, History, Person, Place, Post, Start, Text, Topic};
use bridges::importers::{Bringing, Failure, Refusal, Target, bring};
use community::features::communities::CommunityId;
use platform::clock::Timestamp;
use platform::i18n::Language;
use testing::{TestApp, both_databases};

async fn counts(t: &TestApp) -> (i64, i64, i64, i64) {
    let found = t.app.db.read(|tx| {
        platform::sql!(
            tx.row,
            "SELECT (SELECT COUNT(*) FROM posts), (SELECT COUNT(*) FROM topics),
                    (SELECT CAST(COALESCE(SUM(post_count), 0) AS BIGINT) FROM topics),
                    (SELECT COUNT(*) FROM (SELECT DISTINCT topic_id, number FROM posts) AS numbers)"
        )
    });
    found.await.expect("counts")
}

/// A history made by hand: `topics` topics of `posts` posts.
fn history(topics: usize, posts: usize) -> History {
    let at = |second: usize| Timestamp::from_seconds(1_500_000_000 + second as i64);
    let mut entries = vec![
        Entry::Start(Start { origin: "hand".to_owned(), began: at(0) }),
        Entry::Person(Person { key: "a".to_owned(), name: "Amina".to_owned(), ..Person::default() }),
        Entry::Place(Place {
            key: "p".to_owned(),
            name: "Ovens".to_owned(),
            purpose: String::new(),
            at: at(0),
        }),
    ];
    for topic in 0..topics {
        let title = format!("Topic {topic}");
        entries.push(Entry::Topic(Topic {
            key: title.clone(),
            place: "p".to_owned(),
            title,
            at: at(topic),
            pinned: true,
        }));
        for post in 0..posts {
            entries.push(Entry::Post(Post {
                key: format!("{topic}:{post}"),
                author: "a".to_owned(),
                at: at(topic + post),
                edited_at: None,
                answers: (post > 0).then(|| (format!("{topic}:0"), at(topic))),
                text: Text::Markdown(format!("Post {post}")),
                files: Vec::new(),
                reactions: Vec::new(),
            }));
        }
    }
    Box::new(entries.into_iter().map(Ok))
}

async fn target(t: &TestApp) -> Target {
    let found = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world")).await;
    let community: CommunityId = found.expect("a read").expect("a community").id;
    Target { community, slug: "world".to_owned(), language: Language::English }
}

both_databases!(a_run_that_ended_anywhere_goes_on_to_exactly_the_same, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let target = target(t).await;
    let (mut written, mut new_posts) = (0, 0);
    loop {
        // Each batch by a reader of its own, as if the program had been killed after every one.
        let mut bringing = Bringing::of(history(7, 190), target.clone(), written).expect("a thread");
        match bringing.step(&t.app, |_, _| Ok(())).await.expect("a batch") {
            Some(step) => {
                assert!(step.report.posts <= 500);
                (written, new_posts) = (step.cursor, new_posts + step.report.new_posts);
            }
            None => break,
        }
    }
    assert_eq!((new_posts, counts(t).await), (1_330, (1_330, 7, 1_330, 1_330)));
    let again = bring(&t.app, history(7, 190), target, |_| ()).await.expect("a report");
    assert_eq!((again.posts, again.new_posts), (1_330, 0));
    t.settle().await;
    let place = dora.get("/communities/world/places/ovens").await.text;
    assert!(place.contains("Topic 6"), "{place}");
});

both_databases!(who_is_named_before_they_are_there_ends_the_import_before_its_batch, async |t: &TestApp| {
    t.world().await;
    let entries: Vec<_> = history(1, 3).map(|entry| entry.expect("an entry")).collect();
    let without_people = entries.into_iter().filter(|entry| !matches!(entry, Entry::Person(_)));
    let ended = bring(&t.app, Box::new(without_people.map(Ok)), target(t).await, |_| ()).await;
    assert!(matches!(ended, Err(Failure::Archive(Refusal::Unknown(_)))), "{ended:?}");
    assert_eq!(counts(t).await.0, 0);
});
