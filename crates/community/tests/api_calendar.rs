//! What programs do with a community's life, its training, its goal, its plan and its guide: the same as on the pages.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

mod api_calendar {
    pub mod building;
    pub mod goal;
}

use community::features::communities::Role;
use serde_json::{Value, json};
use testing::{Answer, Browser, TestApp, both_databases};

const WORLD: &str = "/api/v1/communities/world";

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text.parse().expect("JSON")
}

/// The id of what was made.
fn made(answer: &Answer) -> String {
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.between("\"id\":\"", "\"").expect("an id").to_owned()
}

/// The members that could not be taken.
fn refused(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 422, "{}", answer.text);
    let problem: Value = answer.text.parse().expect("JSON");
    let errors = problem["errors"].as_array().expect("errors").iter();
    errors.map(|error| error["field"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn put(program: &mut Browser, token: &str, path: &str, body: &Value) -> Answer {
    program.call("PUT", token, path, Some(&body.to_string())).await
}

async fn post(program: &mut Browser, token: &str, path: &str, body: &Value) -> Answer {
    program.api(token, path, Some(&body.to_string())).await
}

async fn shown(program: &mut Browser, token: &str, path: &str) -> Value {
    read(&program.api(token, path, None).await)
}

/// Tokens of the world's director, learner and guest, and of a stranger.
async fn tokens(t: &TestApp) -> [String; 4] {
    let owner = t.account("Dora Director", Some("owner")).await;
    let community = t.community("World", owner).await;
    let (lea, gus) = (t.account("Lea Learner", None).await, t.account("Gus Guest", None).await);
    t.join(community, lea, Role::Learner).await;
    t.join(community, gus, Role::Guest).await;
    let sam = t.account("Sam Stranger", None).await;
    t.app.clock.advance(60);
    [t.token(owner).await, t.token(lea).await, t.token(gus).await, t.token(sam).await]
}

both_databases!(a_program_reads_a_communitys_life_and_steers_it, async |t: &TestApp| {
    let [dora, lea, gus, sam] = tokens(t).await;
    let mut program = t.browser();
    let life = format!("{WORLD}/lifecycle");
    let [launch, closure] = ["launch", "closure"].map(|act| format!("{WORLD}/{act}"));
    let [reopening, extension] = ["reopening", "extension"].map(|act| format!("{WORLD}/{act}"));
    let now = shown(&mut program, &gus, &life).await;
    assert_eq!(
        (&now["state"], &now["starts"], &now["ends"]),
        (&json!("running"), &Value::Null, &Value::Null)
    );
    assert_eq!(program.api(&sam, &life, None).await.status, 404);
    let (why, longer) = (json!({ "reason": "The farms report in March" }), "2027-03-31");
    let time = json!({ "reason": "The farms report in March", "until": longer });
    for (path, body) in [(&launch, &why), (&closure, &why), (&reopening, &time), (&extension, &time)] {
        assert_eq!(put(&mut program, &lea, path, body).await.status, 403, "{path}");
        assert_eq!(put(&mut program, &sam, path, body).await.status, 404, "{path}");
    }
    assert_eq!(program.call("PUT", &dora, &launch, None).await.status, 204, "it is launched");
    for (path, body, member) in [
        (&closure, json!({ "reason": " " }), "reason"),
        (&closure, json!({}), "body"),
        (&extension, json!({ "reason": "", "until": longer }), "reason"),
        (&extension, json!({ "reason": "Why", "until": "soon" }), "until"),
        (&extension, json!({ "reason": "Why", "until": "2026-11-01" }), "until"),
    ] {
        assert_eq!(refused(&put(&mut program, &dora, path, &body).await), [member], "{path} {body}");
    }
    assert_eq!(put(&mut program, &dora, &extension, &time).await.status, 204);
    let later = shown(&mut program, &lea, &life).await;
    let ends =
        json!({ "time": "2027-03-31T23:59", "time_zone": "Europe/Paris", "at": "2027-03-31T21:59:00Z" });
    assert_eq!((&later["ends"], &later["read_only_at"]), (&ends, &json!("2027-04-30T21:59:00Z")));
    let change = &later["changes"][0];
    assert_eq!(
        (&change["state"], &change["name"], &change["reason"]),
        (&json!("running"), &json!("Dora Director"), &json!("The farms report in March"))
    );
    assert_eq!(put(&mut program, &dora, &extension, &time).await.status, 422, "it has that much time");

    t.app.clock.advance(60);
    for _ in 0..2 {
        assert_eq!(put(&mut program, &dora, &closure, &why).await.status, 204, "closing twice is no error");
    }
    t.settle().await;
    let closed = shown(&mut program, &lea, &life).await;
    assert_eq!(
        (&closed["state"], &closed["read_only_at"]),
        (&json!("closed"), &json!("2026-11-23T09:02:00Z"))
    );
    assert_eq!(
        closed["changes"].as_array().map(Vec::len),
        later["changes"].as_array().map(|one| one.len() + 1)
    );
    let course = json!({ "title": "Baking", "form": "online" });
    let refused_there = post(&mut program, &dora, &format!("{WORLD}/courses"), &course).await;
    assert!(refused_there.status == 409 && refused_there.text.contains("A director can reopen it"));
    assert_eq!(put(&mut program, &dora, &extension, &time).await.status, 409, "closed is not open");
    let past = json!({ "reason": "We go on", "until": "2026-01-01" });
    assert_eq!(refused(&put(&mut program, &dora, &reopening, &past).await), ["until"]);
    t.app.clock.advance(60);
    for _ in 0..2 {
        assert_eq!(put(&mut program, &dora, &reopening, &json!({ "reason": "We go on" })).await.status, 204);
    }
    let open = shown(&mut program, &lea, &life).await;
    assert_eq!((&open["state"], &open["ends"]), (&json!("running"), &Value::Null));
    assert_eq!(open["changes"][0]["reason"], "We go on");
    t.settle().await;
});

both_databases!(a_program_launches_a_draft_of_which_nobody_else_knows, async |t: &TestApp| {
    let owner = t.account("Dora Director", Some("owner")).await;
    let draft = [("name", "World"), ("kind", "learning"), ("draft", "on")];
    assert_eq!(t.signed_in(owner).await.post("/communities", &draft).await.status, 303);
    let sam = t.account("Sam Stranger", None).await;
    let (dora, sam) = (t.token(owner).await, t.token(sam).await);
    let mut program = t.browser();
    let (life, launch) = (format!("{WORLD}/lifecycle"), format!("{WORLD}/launch"));
    assert_eq!(shown(&mut program, &dora, &life).await["state"], "draft");
    for (method, path) in [("GET", &life), ("PUT", &launch)] {
        assert_eq!(program.call(method, &sam, path, None).await.status, 404, "{path}");
    }
    let why = json!({ "reason": "No" });
    assert_eq!(put(&mut program, &dora, &format!("{WORLD}/closure"), &why).await.status, 409);
    for _ in 0..2 {
        assert_eq!(program.call("PUT", &dora, &launch, None).await.status, 204);
    }
    assert_eq!(shown(&mut program, &dora, &life).await["state"], "running");
    t.settle().await;
});

both_databases!(another_system_keeps_courses_and_their_sessions_in_step, async |t: &TestApp| {
    let [dora, lea, gus, sam] = tokens(t).await;
    let mut program = t.browser();
    let courses = format!("{WORLD}/courses");
    let baking = json!({ "title": "Baking", "form": "in_person", "link": "https://lms.example.org/7" });
    assert_eq!(post(&mut program, &lea, &courses, &baking).await.status, 403);
    assert_eq!(post(&mut program, &sam, &courses, &baking).await.status, 404);
    let odd = json!({ "title": " ", "form": "online", "link": "javascript:x" });
    assert_eq!(post(&mut program, &lea, &courses, &odd).await.status, 403, "the right goes first");
    assert_eq!(refused(&post(&mut program, &dora, &courses, &odd).await), ["title", "link"]);
    let key = [("idempotency-key", "autumn-7")];
    let text = baking.to_string();
    let first = program.call_with("POST", &dora, &courses, Some(&text), &key).await;
    let again = program.call_with("POST", &dora, &courses, Some(&text), &key).await;
    let id = made(&first);
    assert!(first.text == again.text && first.location == format!("/courses/{id}"), "{}", again.text);
    let (course, sessions) = (format!("/api/v1/courses/{id}"), format!("/api/v1/courses/{id}/sessions"));

    let autumn = json!({ "cohort": "Autumn", "starts": "2026-12-01T09:00", "ends": "2027-04-10T18:00", "time_zone": "Europe/Paris" });
    assert_eq!(post(&mut program, &lea, &sessions, &autumn).await.status, 403);
    let odd =
        json!({ "starts": "2026-12-01T09:00", "ends": "2026-12-01T08:00", "time_zone": "Europe/Nowhere" });
    assert_eq!(refused(&post(&mut program, &dora, &sessions, &odd).await), ["time_zone", "ends"]);
    let id = made(&post(&mut program, &dora, &sessions, &autumn).await);
    let session = format!("/api/v1/training/{id}");
    let listed = shown(&mut program, &gus, &courses).await;
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1), "{listed}");
    let only = &listed["items"][0];
    assert_eq!(
        (&only["title"], &only["form"], &only["ended_at"]),
        (&json!("Baking"), &json!("in_person"), &Value::Null)
    );
    let found = shown(&mut program, &lea, &session).await;
    assert_eq!(only["sessions"], json!([found]));
    assert_eq!(
        (&found["cohort"], &found["starts"], &found["starts_at"], &found["ends_at"]),
        (
            &json!("Autumn"),
            &json!("2026-12-01T09:00"),
            &json!("2026-12-01T08:00:00Z"),
            &json!("2027-04-10T16:00:00Z")
        )
    );
    let life = shown(&mut program, &lea, &format!("{WORLD}/lifecycle")).await;
    assert_eq!((&life["state"], &life["starts"]["time_zone"]), (&json!("gathering"), &json!("Europe/Paris")));
    for path in [&course, &session] {
        assert_eq!(program.api(&sam, path, None).await.status, 404, "{path}");
    }

    let tag = program.api(&dora, &session, None).await.headers["etag"].to_str().expect("a tag").to_owned();
    let mut moved = autumn.clone();
    moved["starts"] = json!("2026-11-20T09:00");
    assert_eq!(put(&mut program, &lea, &session, &moved).await.status, 403);
    let (text, tag) = (moved.to_string(), [("if-match", tag.as_str())]);
    let changed = read(&program.call_with("PUT", &dora, &session, Some(&text), &tag).await);
    assert_eq!((&changed["id"], &changed["starts"]), (&json!(id), &json!("2026-11-20T09:00")));
    assert_eq!(program.call_with("PUT", &dora, &session, Some(&text), &tag).await.status, 412);
    let life = shown(&mut program, &lea, &format!("{WORLD}/lifecycle")).await;
    assert_eq!(life["state"], "running", "the life follows the dates");
    let renamed = json!({ "title": "Baking bread", "form": "blended" });
    assert_eq!(put(&mut program, &lea, &course, &renamed).await.status, 403);
    let renamed = read(&put(&mut program, &dora, &course, &renamed).await);
    assert_eq!((&renamed["title"], &renamed["link"]), (&json!("Baking bread"), &json!("")));

    let ending = format!("{course}/ending");
    assert_eq!(program.call("PUT", &lea, &ending, None).await.status, 403);
    for _ in 0..2 {
        assert_eq!(program.call("PUT", &dora, &ending, None).await.status, 204);
        t.app.clock.advance(60);
    }
    assert_eq!(
        shown(&mut program, &lea, &course).await["ended_at"],
        "2026-11-23T09:01:00Z",
        "since the first time"
    );
    assert_eq!(post(&mut program, &dora, &sessions, &autumn).await.status, 409);
    for _ in 0..2 {
        assert_eq!(program.call("DELETE", &dora, &ending, None).await.status, 204);
    }
    assert_eq!(program.call("DELETE", &lea, &session, None).await.status, 403);
    for _ in 0..2 {
        assert_eq!(program.call("DELETE", &dora, &session, None).await.status, 204);
    }
    assert_eq!(program.api(&dora, &session, None).await.status, 404, "it is cancelled");
    assert_eq!(put(&mut program, &dora, &session, &autumn).await.status, 404);
    let empty = shown(&mut program, &lea, &course).await;
    assert_eq!((&empty["ended_at"], &empty["sessions"]), (&Value::Null, &json!([])));
    assert_eq!(shown(&mut program, &lea, &format!("{WORLD}/lifecycle")).await["starts"], Value::Null);
    t.settle().await;
});
