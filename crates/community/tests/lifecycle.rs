//! A community's life: by its dates, through its directors, and what is still possible once it is closed.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::accounts::AccountId;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const LIFE: &str = "/communities/world/lifecycle";
const DAY: i64 = 24 * 3_600;

/// Adds a course with one session to the community, as its director does.
async fn train(director: &mut Browser, starts: &str, ends: &str, zone: &str) -> String {
    let course = [("title", "Found a business"), ("form", "blended"), ("link", "https://lms.example.org/7")];
    let answer = director.post(&format!("{HOME}/courses"), &course).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let course = answer.location;
    let session = [("starts", starts), ("ends", ends), ("zone", zone), ("cohort", "Spring")];
    let answer = director.post(&format!("{course}/sessions"), &session).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let list = director.get(&format!("{HOME}/courses")).await;
    for shown in ["Found a business", "Spring", "Times are those of Europe/Paris."] {
        assert!(list.text.contains(shown), "{shown}: {}", list.text);
    }
    format!("/training/training_{}", list.between("/training/training_", "\"").expect("a session"))
}

/// Travels in time, and lets what came due happen. Sessions end on the way: Dora and Lea sign in anew.
async fn travel(t: &TestApp, seconds: i64) -> [Browser; 2] {
    t.app.clock.advance(seconds);
    t.settle().await;
    again(t).await
}

async fn again(t: &TestApp) -> [Browser; 2] {
    let (dora, lea) = (t.person("dora-director").await, t.person("lea-learner").await);
    [t.signed_in(dora).await, t.signed_in(lea).await]
}

async fn state(browser: &mut Browser) -> String {
    let page = browser.get(LIFE).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let now = page.between("aria-current=\"step\"", "</li>").expect("where it stands").to_owned();
    now.split("<b>").nth(1).and_then(|rest| rest.split("</b>").next()).expect("a state").to_owned()
}

// The tests start on 23 November 2026 at 9:00 in UTC, 10:00 in Paris.
both_databases!(a_community_lives_by_the_dates_of_its_training, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    assert_eq!(state(&mut lea).await, "Running", "without dates it simply runs");
    assert!(!lea.get(HOME).await.text.contains("What happens next"));
    // Between start and end the clocks of Paris go forward, on 28 March 2027.
    train(&mut dora, "2026-11-25T10:00", "2027-04-10T18:00", "Europe/Paris").await;
    assert_eq!(state(&mut lea).await, "Gathering");
    assert!(lea.get(HOME).await.text.contains("We gather until 25 November 2026"));
    [_, lea] = travel(t, 2 * DAY - 61).await;
    assert_eq!(state(&mut lea).await, "Gathering", "one second before");
    [_, lea] = travel(t, 1).await;
    assert_eq!(state(&mut lea).await, "Running", "it starts by itself");
    let mails = t.mails().len();
    // Six in the evening of 11 March in Paris is 17:00 in UTC.
    [_, lea] = travel(t, 106 * DAY + 8 * 3_600 - 1).await;
    assert_eq!((state(&mut lea).await.as_str(), t.mails().len()), ("Running", mails));
    [_, lea] = travel(t, 1).await;
    assert_eq!(state(&mut lea).await, "Closing");
    let told = t.mails().split_off(mails);
    assert_eq!(told.len(), 3, "Dora, Lea and Max are told once: {told:?}");
    assert!(
        told.iter().all(|mail| mail.contains("ends on 10 April 2027") && mail.contains("until 10 May 2027"))
    );
    assert!(lea.get(HOME).await.text.contains("This community ends on 10 April 2027"));
    // Six in the evening of 27 March, the last day of winter time: directors are asked, and everybody is (see `after_training`).
    [dora, lea] = travel(t, 16 * DAY).await;
    let asked = t.mails().split_off(mails + 3);
    let directing: Vec<_> = asked.iter().filter(|mail| mail.contains("You direct it")).collect();
    assert!(asked.len() == 3 && directing.len() == 1 && directing[0].contains("Hello Dora"), "{asked:?}");
    for browser in [&mut dora, &mut lea] {
        assert!(browser.get(HOME).await.text.contains("What comes next?"));
    }
    // Six in the evening of 10 May is 16:00 in UTC, as it is summer.
    [_, lea] = travel(t, 44 * DAY - 3_600 - 1).await;
    assert_eq!(state(&mut lea).await, "Closing", "one second before, by the clocks of Paris");
    [_, lea] = travel(t, 1).await;
    assert_eq!(state(&mut lea).await, "Read-only");
    assert_eq!(
        t.mails().len(),
        mails + 10,
        "Dora was asked for the outcome, and everybody is told that it is closed"
    );
    travel(t, 400 * DAY).await;
    assert_eq!(t.mails().len(), mails + 10, "and nothing more, ever");
});

both_databases!(a_server_that_was_down_catches_up_and_announces_nothing_that_is_over, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    train(&mut dora, "2026-11-25T10:00", "2027-01-10T18:00", "America/New_York").await;
    t.app.clock.advance(40 * DAY);
    // Nobody was there when it started, nor when the notice was due.
    assert!(t.settle().await > 0);
    let [mut dora, mut lea] = again(t).await;
    assert!(dora.get(HOME).await.text.contains("What comes next?"));
    assert_eq!(state(&mut lea).await, "Closing");
    assert_eq!(t.mails().iter().filter(|mail| mail.contains("what comes next")).count(), 1);
    [_, lea] = travel(t, 400 * DAY).await;
    assert_eq!(state(&mut lea).await, "Read-only");
    let page = lea.get(LIFE).await;
    assert_eq!(page.text.matches("Its dates").count(), 3, "gathering, closing, closed: {}", page.text);
});

both_databases!(moved_dates_are_followed_and_the_old_ones_do_nothing, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let session = train(&mut dora, "2026-11-24T10:00", "2026-12-31T18:00", "Europe/Paris").await;
    let [mut dora, mut lea] = travel(t, 20 * DAY).await;
    assert_eq!(state(&mut lea).await, "Closing");
    let told = t.mails().len();
    let longer = [("starts", "2026-11-24T10:00"), ("ends", "2027-06-30T18:00"), ("zone", "Europe/Paris")];
    assert_eq!(dora.post(&session, &longer).await.status, 303);
    assert_eq!(state(&mut lea).await, "Running");
    [dora, lea] = travel(t, 60 * DAY).await;
    assert_eq!((state(&mut lea).await.as_str(), t.mails().len()), ("Running", told));
    assert_eq!(lea.post(&format!("{session}/cancellation"), &[]).await.status, 403);
    assert_eq!(dora.post(&format!("{session}/cancellation"), &[]).await.status, 303);
    [dora, lea] = travel(t, 400 * DAY).await;
    assert_eq!(state(&mut lea).await, "Running", "without a session it has no end");
    assert_eq!(dora.post(&session, &longer).await.status, 409);
});

both_databases!(directors_give_time_close_and_reopen_and_say_why, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    train(&mut dora, "2026-11-24T10:00", "2026-12-31T18:00", "Europe/Paris").await;
    let [mut dora, mut lea] = travel(t, 20 * DAY).await;
    let why = ("reason", "The pilot farms report in March");
    assert_eq!(lea.post(&format!("{HOME}/extension"), &[why, ("until", "2027-03-31")]).await.status, 403);
    assert_eq!(dora.post(&format!("{HOME}/extension"), &[("until", "2027-03-31")]).await.status, 422);
    for until in ["", "2026-12-24", "soon"] {
        let refused = dora.post(&format!("{HOME}/extension"), &[why, ("until", until)]).await;
        assert!(refused.status == 422 && refused.text.contains("The pilot farms"), "{until}");
    }
    assert_eq!(dora.post(&format!("{HOME}/extension"), &[why, ("until", "2027-03-31")]).await.status, 303);
    assert_eq!(state(&mut lea).await, "Running");
    assert!(lea.get(LIFE).await.text.contains("The pilot farms report in March"));
    assert_eq!(lea.post(&format!("{HOME}/closure"), &[why]).await.status, 403);
    assert_eq!(dora.post(&format!("{HOME}/closure"), &[]).await.status, 422);
    assert_eq!(dora.post(&format!("{HOME}/closure"), &[("reason", "Done early")]).await.status, 303);
    [_, lea] = travel(t, 1).await;
    assert!(t.last_mail().contains("is closed"), "{}", t.last_mail());
    assert_eq!(state(&mut lea).await, "Read-only");
    [dora, lea] = travel(t, 200 * DAY).await;
    assert_eq!(state(&mut lea).await, "Read-only", "its dates do not wake it");
    let again = format!("{HOME}/reopening");
    assert_eq!(lea.post(&again, &[why]).await.status, 403);
    assert_eq!(dora.post(&again, &[why]).await.status, 422, "its dates are over");
    assert_eq!(dora.post(&again, &[why, ("until", "2026-12-01")]).await.status, 422);
    assert_eq!(dora.post(&again, &[why, ("until", "2027-12-31")]).await.status, 303);
    assert_eq!(state(&mut lea).await, "Running");
    let audit = dora.get(&format!("{HOME}/audit")).await.text;
    for act in ["gave more time to", "closed", "reopened", "changed the training"] {
        assert!(audit.contains(act), "{act}");
    }
});

/// A topic of Lea's in the lounge, and its first post.
async fn talk(lea: &mut Browser) -> (String, String) {
    let topic =
        lea.post(&format!("{HOME}/places/lounge/topics"), &[("title", "Bread"), ("text", "It rises.")]).await;
    let page = lea.get(&topic.location).await;
    (topic.location, format!("/posts/post_{}", page.between("id=\"post_", "\"").expect("a post")))
}

both_databases!(a_closed_community_is_read_only_for_everybody, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let (topic, post) = talk(&mut lea).await;
    let invitation = dora.post(&format!("{HOME}/invitations"), &[("role", "learner")]).await;
    assert_eq!(invitation.status, 303, "{}", invitation.text);
    let page = dora.get(&format!("{HOME}/invitations")).await;
    let link = format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link"));
    let token = t.token(t.person("max-member").await).await;
    assert_eq!(dora.post(&format!("{HOME}/closure"), &[("reason", "Done")]).await.status, 303);
    t.settle().await;
    let lea_id: AccountId = t.person("lea-learner").await;
    let acts: [(&str, &[(&str, &str)]); 12] = [
        ("/communities/world/places/lounge/topics", &[("title", "More"), ("text", "Bread")]),
        (&format!("{topic}/posts"), &[("text", "Mine too")]),
        (&topic, &[("title", "Dough")]),
        (&format!("{topic}/closure"), &[]),
        (&format!("{topic}/pin"), &[]),
        (&format!("{post}/reactions"), &[("kind", "thanks")]),
        (&format!("{post}/deletion"), &[]),
        (&post, &[("text", "It fell.")]),
        (
            "/communities/world/places",
            &[
                ("name", "Cellar"),
                ("purpose", "Wine"),
                ("colour", "fig"),
                ("seen_by", "members"),
                ("written_by", "members"),
            ],
        ),
        ("/communities/world/themes", &[("name", "Wine")]),
        ("/communities/world/courses", &[("title", "Wine"), ("form", "online")]),
        (&format!("{HOME}/members/{lea_id}/roles"), &[("learner", "on"), ("tutor", "on")]),
    ];
    for (path, form) in acts {
        for browser in [&mut dora, &mut lea] {
            let answer = browser.post(path, form).await;
            // The composer comes back with what was typed.
            assert!(matches!(answer.status.as_u16(), 409 | 422), "{path}: {}", answer.status);
            assert!(answer.text.contains("A director can reopen it"), "{path}: {}", answer.text);
        }
    }
    let body = r#"{"title": "More", "text": "Bread"}"#;
    let refused = t.browser().api(&token, "/api/v1/communities/world/places/lounge/topics", Some(body)).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    let sam = t.account("Sam Stranger", None).await;
    let mut sam = t.signed_in(sam).await;
    assert_eq!(sam.post(&link, &[]).await.status, 409, "nobody comes in");
    // Reading stays, and so does what is one's own.
    let read = max.get(&topic).await;
    assert!(read.text.contains("It rises.") && read.text.contains("closed and read-only"), "{}", read.text);
    assert!(!read.text.contains("name=\"text\""), "no composer");
    assert_eq!(max.post(&format!("{topic}/position"), &[("number", "1")]).await.status, 204);
    assert_eq!(max.post(&format!("{topic}/following"), &[("level", "muted")]).await.status, 303);
    assert_eq!(max.post(&format!("{HOME}/places/lounge/reading"), &[]).await.status, 303);
    let max_id = t.person("max-member").await;
    assert_eq!(
        max.post(&format!("{HOME}/members/{max_id}/departure"), &[]).await.status,
        303,
        "people leave"
    );
});

both_databases!(only_directors_know_of_a_draft_until_it_is_launched, async |t: &TestApp| {
    let owner = t.account("Dora Director", Some("owner")).await;
    let opening = [("name", "World"), ("kind", "learning"), ("draft", "on")];
    assert_eq!(t.signed_in(owner).await.post("/communities", &opening).await.status, 303);
    let lea = t.account("Lea Learner", None).await;
    let (mut dora, mut lea_browser) = (t.signed_in(owner).await, t.signed_in(lea).await);
    assert_eq!(state(&mut dora).await, "Draft");
    assert!(dora.get(HOME).await.text.contains("Only directors see this community"));
    for path in [HOME, LIFE, "/communities/world/members"] {
        assert_eq!(lea_browser.get(path).await.status, 404, "{path}");
    }
    assert_eq!(lea_browser.post(&format!("{HOME}/requests"), &[]).await.status, 404);
    assert_eq!(dora.post(&format!("{HOME}/closure"), &[("reason", "No")]).await.status, 409);
    assert_eq!(dora.post(&format!("{HOME}/launch"), &[]).await.status, 303);
    assert_eq!(dora.post(&format!("{HOME}/launch"), &[]).await.status, 303, "twice changes nothing");
    assert_eq!(dora.post(&format!("{HOME}/invitations"), &[("role", "learner")]).await.status, 303);
    let page = dora.get(&format!("{HOME}/invitations")).await;
    let link = format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link"));
    assert_eq!(lea_browser.post(&link, &[]).await.status, 303);
    assert_eq!(state(&mut lea_browser).await, "Running");
});

both_databases!(only_communities_of_learning_end_with_their_training, async |t: &TestApp| {
    let owner = t.account("Dora Director", Some("owner")).await;
    let mut dora = t.signed_in(owner).await;
    let opened = dora.post("/communities", &[("name", "World"), ("kind", "practice")]).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    train(&mut dora, "2026-11-24T10:00", "2026-12-31T18:00", "Europe/Paris").await;
    t.app.clock.advance(400 * DAY);
    t.settle().await;
    let mut dora = t.signed_in(owner).await;
    assert_eq!(state(&mut dora).await, "Running");
    assert!(dora.get(LIFE).await.text.contains("made to last"));
});
