//! Changing, deleting and bringing back what was written; quoting, previews, closing, and what counts as read.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use testing::{Answer, Browser, TestApp, both_databases};

const PLACE: &str = "/communities/world/places/lounge";

/// Writes, and follows to the page that shows it; `location` is that page's path.
async fn said(t: &TestApp, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    t.app.clock.advance(61);
    let answer = browser.post(path, fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    t.settle().await;
    let address = answer.location.split('#').next().expect("an address");
    let page = browser.get(address).await;
    Answer { location: address.split('?').next().expect("a path").to_owned(), ..page }
}

fn post_id(answer: &Answer, number: i64) -> String {
    let marked = format!("data-number=\"{number}\"");
    let before = answer.text.split(&marked).next().expect("the page");
    let id = before.rsplit("id=\"").next().expect("an id");
    id.split('"').next().expect("an id").to_owned()
}

both_databases!(an_edit_keeps_what_was_said_and_never_overwrites_unseen, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let page =
        said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", "Ovens"), ("text", "Hot brick.")]).await;
    let post = post_id(&page, 1);
    let form = lea.get(&format!("/posts/{post}/edit")).await;
    assert!(
        form.text.contains("Hot brick.") && form.text.contains("name=\"version\" value=\"0\""),
        "{}",
        form.text
    );

    let page =
        said(t, &mut lea, &format!("/posts/{post}"), &[("text", "Cold *clay*."), ("version", "0")]).await;
    assert!(page.text.contains("<em>clay</em>") && page.text.contains(&format!("/posts/{post}/versions")));
    let versions = max.get(&format!("/posts/{post}/versions")).await;
    assert!(
        versions.text.contains("Hot brick.") && versions.text.contains("<em>clay</em>"),
        "{}",
        versions.text
    );
    assert!(max.get(PLACE).await.text.contains("Cold clay."), "the list begins as the post does");

    let stale = lea.post(&format!("/posts/{post}"), &[("text", "Warm mud."), ("version", "0")]).await;
    assert_eq!(stale.status, 422);
    assert!(stale.text.contains("Warm mud.") && stale.text.contains("changed meanwhile"), "{}", stale.text);
    assert!(stale.text.contains("name=\"version\" value=\"1\""), "a second try knows what stands there");
    let same = lea.post(&format!("/posts/{post}"), &[("text", "Cold *clay*."), ("version", "0")]).await;
    assert_eq!(same.status, 303, "what is there already is no change");
    assert!(!lea.get(&format!("/posts/{post}/versions")).await.text.contains("Version 2"));

    assert_eq!(max.get(&format!("/posts/{post}/edit")).await.status, 403, "only the author edits");
    assert_eq!(dora.post(&format!("/posts/{post}"), &[("text", "x"), ("version", "1")]).await.status, 403);
    assert_eq!(
        max.get("/search?q=brick").await.between("<mark", ">"),
        None,
        "what it said before is not found"
    );
    assert!(max.get("/search?q=clay").await.text.contains("<mark>"));
});

both_databases!(a_deleted_post_leaves_a_tombstone_and_comes_back, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let page =
        said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", "Ovens"), ("text", "Hot brick.")]).await;
    let topic = page.location.clone();
    let page = said(t, &mut max, &format!("{topic}/posts"), &[("text", "Secret recipe.")]).await;
    let reply = post_id(&page, 2);

    assert_eq!(lea.post(&format!("/posts/{reply}/deletion"), &[]).await.status, 403, "not hers");
    assert!(max.get(&format!("/posts/{reply}/deletion")).await.text.contains("Delete this message?"));
    let page = said(t, &mut max, &format!("/posts/{reply}/deletion"), &[]).await;
    assert!(page.text.contains("Max Member deleted this message") && page.text.contains("Bring it back"));
    let others = lea.get(&topic).await;
    assert!(!others.text.contains("Secret") && !others.text.contains("Bring it back"), "{}", others.text);
    assert_eq!(lea.post(&format!("/posts/{reply}/restoration"), &[]).await.status, 403);
    assert_eq!(lea.get(&format!("/posts/{reply}/versions")).await.status, 404);
    assert!(!lea.get("/search?q=recipe").await.text.contains("<mark>"));
    assert_eq!(max.post(&format!("/posts/{reply}/deletion"), &[]).await.status, 303, "twice is once");
    let page = said(t, &mut max, &format!("/posts/{reply}/restoration"), &[]).await;
    assert!(page.text.contains("Secret recipe."));
    assert!(lea.get("/search?q=recipe").await.text.contains("<mark>"));

    let page = said(t, &mut dora, &format!("/posts/{reply}/deletion"), &[]).await;
    assert!(page.text.contains("by a director or facilitator"), "{}", page.text);
    assert_eq!(
        max.post(&format!("/posts/{reply}/restoration"), &[]).await.status,
        403,
        "a director deleted it"
    );
});

both_databases!(no_list_shows_how_a_deleted_post_began, async |t: &TestApp| {
    let [_, mut lea, mut max] = t.world().await;
    let page =
        said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", "Ovens"), ("text", "Secret recipe.")])
            .await;
    let post = post_id(&page, 1);
    said(t, &mut max, &format!("{}/posts", page.location), &[("text", "Thank you")]).await;
    said(t, &mut lea, &format!("/posts/{post}/deletion"), &[]).await;
    for path in [PLACE, "/communities/world", &page.location] {
        assert!(!max.get(path).await.text.contains("Secret"), "{path}");
    }
    said(t, &mut lea, &format!("/posts/{post}/restoration"), &[]).await;
    assert!(max.get(PLACE).await.text.contains("Secret recipe."));
});

both_databases!(a_topic_of_deleted_posts_leaves_the_list_and_the_counts, async |t: &TestApp| {
    let [_, mut lea, mut max] = t.world().await;
    said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", "Kept"), ("text", "Stays.")]).await;
    let page =
        said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", "Regretted"), ("text", "Goes.")]).await;
    let (topic, post) = (page.location.clone(), post_id(&page, 1));
    let counts = async |browser: &mut Browser| {
        let home = browser.get("/communities/world/places").await;
        home.between("class=\"badge\">", "<").map(str::to_owned)
    };
    assert_eq!(counts(&mut max).await.as_deref(), Some("2"));
    assert_eq!(max.post(&format!("{topic}/position"), &[("number", "1")]).await.status, 204);
    assert_eq!(counts(&mut max).await.as_deref(), Some("1"));

    said(t, &mut lea, &format!("/posts/{post}/deletion"), &[]).await;
    assert!(!max.get(PLACE).await.text.contains("Regretted"));
    assert_eq!(counts(&mut max).await.as_deref(), Some("1"), "who had read it still has one to read");
    assert_eq!(counts(&mut lea).await, None);
    let refused = max.post(&format!("{topic}/posts"), &[("text", "Too late, but kept.")]).await;
    assert!(refused.status == 422 && refused.text.contains("Too late, but kept."), "{}", refused.text);

    said(t, &mut lea, &format!("/posts/{post}/restoration"), &[]).await;
    assert!(max.get(PLACE).await.text.contains("Regretted"));
    assert_eq!(counts(&mut max).await.as_deref(), Some("1"));
    assert_eq!(max.post(&format!("{PLACE}/reading"), &[]).await.status, 303);
    assert_eq!(counts(&mut max).await, None, "all is read");
    said(t, &mut lea, &format!("{topic}/posts"), &[("text", "And more.")]).await;
    assert_eq!(counts(&mut max).await.as_deref(), Some("1"));
});

both_databases!(replies_quote_and_texts_are_previewed, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let page =
        said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", "Ovens"), ("text", "Hot **brick**.")])
            .await;
    let (topic, post) = (page.location.clone(), post_id(&page, 1));
    let form = max.get(&format!("{topic}?quote={post}")).await;
    assert!(form.text.contains("&#62; Hot brick.") || form.text.contains("&gt; Hot brick."), "{}", form.text);
    let fields = [("text", "> Hot brick.\n\nHow hot?"), ("quoted_post_id", post.as_str())];
    let page = said(t, &mut max, &format!("{topic}/posts"), &fields).await;
    assert!(page.text.contains("Answers Lea Learner") && page.text.contains("<blockquote"), "{}", page.text);
    let elsewhere =
        said(t, &mut dora, &format!("{PLACE}/topics"), &[("title", "Other"), ("text", "Other.")]).await;
    let fields = [("text", "Across"), ("quoted_post_id", &post_id(&elsewhere, 1))];
    assert_eq!(max.post(&format!("{topic}/posts"), &fields).await.status, 404, "quotes stay in their topic");

    let preview = max.post("/previews", &[("text", "# Big\n\n<script>alert(1)</script>")]).await;
    assert!(preview.status == 200 && !preview.text.contains("<script"), "{}", preview.text);
    assert_eq!(t.browser().post("/previews", &[("text", "x")]).await.status, 303);
});

both_databases!(who_opened_a_topic_and_leaders_retitle_and_close_it, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let page =
        said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", "Ovns"), ("text", "Hot brick.")]).await;
    let topic = page.location.clone();
    assert_eq!(max.get(&format!("{topic}/edit")).await.status, 403);
    assert_eq!(max.post(&format!("{topic}/closure"), &[]).await.status, 403);
    let page = said(t, &mut lea, &topic, &[("title", "Ovens"), ("theme", "")]).await;
    assert!(page.text.contains("<h1><bdi>Ovens</bdi></h1>"), "{}", page.text);
    assert!(max.get("/search?q=ovens").await.text.contains("<mark>"), "a new title is found");
    said(t, &mut dora, &format!("{topic}/closure"), &[]).await;
    let refused = max.post(&format!("{topic}/posts"), &[("text", "Wait for me")]).await;
    assert!(refused.status == 422 && refused.text.contains("Wait for me"), "{}", refused.text);
    said(t, &mut lea, &format!("{topic}/reopening"), &[]).await;
    said(t, &mut max, &format!("{topic}/posts"), &[("text", "Thank you")]).await;
});

both_databases!(two_acts_at_once_come_one_after_the_other, async |t: &TestApp| {
    let [_, mut lea, mut max] = t.world().await;
    for round in 0..5 {
        let title = format!("Round {round}");
        let page =
            said(t, &mut lea, &format!("{PLACE}/topics"), &[("title", &title), ("text", "One.")]).await;
        let (topic, first) = (page.location.clone(), post_id(&page, 1));
        let (path, mut other) = (format!("/posts/{first}"), lea.clone());
        let (one, two) =
            ([("text", "From here."), ("version", "0")], [("text", "From there."), ("version", "0")]);
        let (one, two) = tokio::join!(lea.post(&path, &one), other.post(&path, &two));
        let mut answers = [one.status.as_u16(), two.status.as_u16()];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422], "neither overwrites the other unseen");

        let page = said(t, &mut max, &format!("{topic}/posts"), &[("text", "Two.")]).await;
        let second = post_id(&page, 2);
        let (one, two) = (format!("/posts/{first}/deletion"), format!("/posts/{second}/deletion"));
        let (one, two) = tokio::join!(lea.post(&one, &[]), max.post(&two, &[]));
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
        t.settle().await;
        assert!(
            !lea.get(PLACE).await.text.contains(&title),
            "whoever came last took the topic out of the list"
        );
    }
});
