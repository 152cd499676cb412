//! The past, written in batches: whole, once, and counted as what it is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use community::features::accounts::{self, AccountId, Actor};
use community::features::communities::CommunityId;
use community::features::discussions::history::{self, PastPost, PastTopic, Written};
use community::features::discussions::{self, PostId, Prose, Title, Topic, TopicId, reading};
use community::features::places;
use community::features::places::Place;
use platform::clock::Timestamp;
use platform::ids::Ids;
use testing::{TestApp, both_databases};

/// A community with one director, and the lounge in which the tests write.
struct Scene {
    community: CommunityId,
    director: AccountId,
}

impl Scene {
    async fn new(t: &TestApp) -> Self {
        let director = t.account("Dora Director", None).await;
        let community = t.community("Bread makers", director).await;
        Scene { community, director }
    }

    async fn lounge(&self, t: &TestApp) -> Place {
        let actor = Some(self.actor(t).await);
        t.app
            .write_as("test", actor, |ctx| Ok(places::actions::seen(ctx, "bread-makers", "lounge")?.place))
            .await
            .unwrap()
    }

    async fn topic(&self, t: &TestApp, id: TopicId) -> Topic {
        let actor = Some(self.actor(t).await);
        t.app.write_as("test", actor, move |ctx| Ok(discussions::actions::seen(ctx, id)?.0)).await.unwrap()
    }

    async fn actor(&self, t: &TestApp) -> Actor {
        let director = self.director;
        t.app.read(move |ctx| accounts::actions::actor(ctx, director)).await.unwrap()
    }

    async fn unread(&self, t: &TestApp) -> i64 {
        let (community, reader) = (self.community, self.director);
        let counts = t.app.read(move |ctx| reading::unread(ctx.tx, community, reader)).await.unwrap();
        counts.iter().map(|(_, count)| count).sum()
    }

    /// A topic of `posts` posts, one a minute from `at` on; the same ones each time.
    async fn past(&self, t: &TestApp, at: Timestamp, posts: i64) -> PastTopic {
        let mut ids = Ids::new(at, [7; 32]);
        let id = TopicId(ids.draw_at(at));
        let prose = Prose::parse("The oven of our village was **lit again**.").unwrap();
        let posts = (0..posts)
            .map(|minute| {
                let at = at.plus_seconds(minute * 60);
                let prose = prose.clone();
                PastPost {
                    id: PostId(ids.draw_at(at)),
                    author: self.director,
                    at,
                    edited_at: None,
                    quoted: None,
                    prose,
                    reactions: Vec::new(),
                }
            })
            .collect();
        PastTopic {
            id,
            community: self.community,
            place: self.lounge(t).await.id,
            theme: None,
            author: self.director,
            title: Title::parse("The oven").unwrap(),
            excerpt: prose.excerpt.clone(),
            at,
            posts,
        }
    }
}

async fn write(t: &TestApp, topic: &PastTopic, written: Written) -> usize {
    let topic = topic.clone();
    t.app
        .write("test", move |ctx| Ok(history::write(ctx, std::slice::from_ref(&topic), written)?.len()))
        .await
        .unwrap()
}

fn days_ago(t: &TestApp, days: i64) -> Timestamp {
    t.app.clock.now().plus_seconds(-days * 24 * 3_600)
}

both_databases!(what_was_said_elsewhere_is_there_once_and_counts_as_read, async |t: &TestApp| {
    let scene = Scene::new(t).await;
    let past = scene.past(t, days_ago(t, 400), 30).await;
    assert_eq!(write(t, &past, Written::Elsewhere).await, 30);
    assert_eq!(write(t, &past, Written::Elsewhere).await, 0, "a second run adds nothing");
    let (topic, lounge) = (scene.topic(t, past.id).await, scene.lounge(t).await);
    assert_eq!((topic.post_count, topic.imported_count), (30, 30));
    assert_eq!(topic.created_at, past.at);
    assert_eq!(topic.last_post_at, past.at.plus_seconds(29 * 60));
    assert_eq!((lounge.topic_count, lounge.live_count), (1, 0));
    assert_eq!(scene.unread(t).await, 0);
    let page = t.signed_in(scene.director).await.get(&format!("/topics/{}", past.id)).await;
    assert!(page.text.contains("<strong>lit again</strong>"), "{}", page.text);
});

both_databases!(a_run_that_was_broken_off_goes_on_with_the_next_number, async |t: &TestApp| {
    let scene = Scene::new(t).await;
    let whole = scene.past(t, days_ago(t, 400), 12).await;
    let half = PastTopic { posts: whole.posts[..5].to_vec(), ..whole.clone() };
    assert_eq!(write(t, &half, Written::Elsewhere).await, 5);
    assert_eq!(write(t, &whole, Written::Elsewhere).await, 7);
    let topic = scene.topic(t, whole.id).await;
    assert_eq!((topic.post_count, topic.imported_count), (12, 12));
    assert_eq!(scene.lounge(t).await.topic_count, 1);
});

both_databases!(what_was_said_here_is_unread_to_members, async |t: &TestApp| {
    let scene = Scene::new(t).await;
    t.app.clock.advance(24 * 3_600);
    let past = scene.past(t, t.app.clock.now().plus_seconds(-3_600), 4).await;
    assert_eq!(write(t, &past, Written::Here).await, 4);
    assert_eq!(scene.lounge(t).await.live_count, 4);
    assert_eq!(scene.unread(t).await, 4);
    assert_eq!(scene.topic(t, past.id).await.imported_count, 0);
});

both_databases!(history_that_comes_late_does_not_push_a_living_topic_back, async |t: &TestApp| {
    let scene = Scene::new(t).await;
    let whole = scene.past(t, days_ago(t, 400), 6).await;
    let half = PastTopic { posts: whole.posts[..3].to_vec(), ..whole.clone() };
    write(t, &half, Written::Elsewhere).await;
    let mut dora = t.signed_in(scene.director).await;
    let answer = dora.post(&format!("/topics/{}/posts", whole.id), &[("text", "Still warm.")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    t.settle().await;
    let replied = scene.topic(t, whole.id).await.last_post_at;
    assert_eq!(write(t, &whole, Written::Elsewhere).await, 3);
    let topic = scene.topic(t, whole.id).await;
    assert_eq!(topic.post_count, 7);
    assert_eq!(topic.last_post_at, replied, "the reply of today is still the last");
});
