//! What a community aims at, what its guide computes of it, and what one wants to reach oneself.

use serde_json::{Value, json};
use testing::{Browser, TestApp, both_databases};

use crate::{WORLD, made, post, put, refused, shown, tokens};

const DAY: i64 = 24 * 3_600;

both_databases!(a_program_writes_what_a_community_aims_at_and_its_plan, async |t: &TestApp| {
    let [dora, lea, gus, _] = tokens(t).await;
    let mut program = t.browser();
    let (learning, intention) = (format!("{WORLD}/learning"), format!("{WORLD}/learning/intention"));
    let (objectives, activities) = (format!("{WORLD}/objectives"), format!("{WORLD}/activities"));
    let empty = shown(&mut program, &lea, &learning).await;
    let nothing = json!({ "intention": null, "objectives": [], "activities": [], "shared_goals": [] });
    assert_eq!(empty, nothing);
    assert_eq!(program.api(&gus, &learning, None).await.status, 404);
    let sheet = json!({ "audience": "People who start", "evaluation": "They show a plan" });
    assert_eq!(put(&mut program, &lea, &intention, &sheet).await.status, 403);
    let odd = json!({ "audience": " ", "evaluation": "" });
    assert_eq!(refused(&put(&mut program, &dora, &intention, &odd).await), ["audience", "evaluation"]);
    for _ in 0..2 {
        assert_eq!(put(&mut program, &dora, &intention, &sheet).await.status, 204);
    }

    let vague = json!({ "objective": "Understand prices" });
    assert_eq!(post(&mut program, &lea, &objectives, &vague).await.status, 403);
    let odd = json!({ "objective": " " });
    assert_eq!(refused(&post(&mut program, &dora, &objectives, &odd).await), ["objective"]);
    let (text, key) = (vague.to_string(), [("idempotency-key", "once")]);
    let first = made(&program.call_with("POST", &dora, &objectives, Some(&text), &key).await);
    assert_eq!(made(&program.call_with("POST", &dora, &objectives, Some(&text), &key).await), first);
    let second =
        made(&post(&mut program, &dora, &objectives, &json!({ "objective": "Win a customer" })).await);
    let told = shown(&mut program, &dora, &learning).await;
    assert_eq!(
        (&told["objectives"][0]["vague"], &told["objectives"][1]["vague"]),
        (&json!(true), &json!(false))
    );
    let read = shown(&mut program, &lea, &learning).await;
    assert_eq!((&read["intention"], &read["objectives"][0]["vague"]), (&sheet, &Value::Null));
    let words = json!({ "objective": "Set a price" }).to_string();
    let objective = format!("/api/v1/objectives/{first}");
    assert_eq!(program.call("PATCH", &lea, &objective, Some(&words)).await.status, 403);
    assert_eq!(program.call("PATCH", &dora, &objective, Some(&words)).await.status, 204);

    let game = json!({ "title": "Quote game", "planned_on": "2026-12-01", "objectives": [first, second] });
    assert_eq!(post(&mut program, &lea, &activities, &game).await.status, 403);
    let odd = json!({ "title": "", "planned_on": "soon", "objectives": [] });
    let members = ["title", "planned_on", "objectives"];
    assert_eq!(refused(&post(&mut program, &dora, &activities, &odd).await), members);
    let odd = json!({ "title": "Quote game", "objectives": ["no id"] });
    assert_eq!(refused(&post(&mut program, &dora, &activities, &odd).await), ["objectives"]);
    let activity = made(&post(&mut program, &dora, &activities, &game).await);
    let read = shown(&mut program, &lea, &learning).await;
    let planned = json!({ "id": activity, "title": "Quote game", "planned_on": "2026-12-01", "objectives": [first, second] });
    assert_eq!(read["activities"], json!([planned]));
    let served = &read["objectives"][0];
    assert_eq!((&served["objective"], &served["activity_count"]), (&json!("Set a price"), &json!(1)));
    assert_eq!(program.call("DELETE", &lea, &objective, None).await.status, 403);
    assert_eq!(program.call("DELETE", &dora, &objective, None).await.status, 204);
    assert_eq!(program.call("DELETE", &dora, &objective, None).await.status, 404, "it is gone");
    assert_eq!(shown(&mut program, &lea, &learning).await["activities"][0]["objectives"], json!([second]));
    let activity = format!("/api/v1/activities/{activity}");
    assert_eq!(program.call("DELETE", &gus, &activity, None).await.status, 404);
    assert_eq!(program.call("DELETE", &dora, &activity, None).await.status, 204);
    assert_eq!(shown(&mut program, &lea, &learning).await["activities"], json!([]));
});

both_databases!(a_goal_of_ones_own_is_shown_to_ones_own_programs, async |t: &TestApp| {
    let [dora, lea, gus, _] = tokens(t).await;
    let mut program = t.browser();
    let (goals, learning) = (format!("{WORLD}/personal-goals"), format!("{WORLD}/learning"));
    assert_eq!(refused(&post(&mut program, &lea, &goals, &json!({ "goal": " " })).await), ["goal"]);
    assert_eq!(post(&mut program, &gus, &goals, &json!({ "goal": "A loaf" })).await.status, 404);
    let quiet = made(&post(&mut program, &lea, &goals, &json!({ "goal": "Call three customers" })).await);
    t.app.clock.advance(1);
    made(&post(&mut program, &lea, &goals, &json!({ "goal": "A price list", "shared": true })).await);
    let mine = shown(&mut program, &lea, &goals).await;
    let first = json!({ "id": quiet, "goal": "Call three customers", "shared": false, "reached_at": null });
    assert!(mine["items"][0] == first && mine["items"][1]["shared"] == true, "{mine}");
    assert_eq!(shown(&mut program, &dora, &goals).await["items"], json!([]), "each sees their own");
    let others = shown(&mut program, &dora, &learning).await;
    let list =
        json!({ "goal": "A price list", "name": "Lea Learner", "handle": "lea-learner", "reached_at": null });
    assert_eq!(others["shared_goals"], json!([list]));
    let (goal, reaching) =
        (format!("/api/v1/personal-goals/{quiet}"), format!("/api/v1/personal-goals/{quiet}/reaching"));
    for (method, path) in [("PUT", &reaching), ("DELETE", &reaching), ("DELETE", &goal)] {
        assert_eq!(program.call(method, &dora, path, None).await.status, 404, "nobody else's hand");
    }
    for _ in 0..2 {
        assert_eq!(program.call("PUT", &lea, &reaching, None).await.status, 204);
        t.app.clock.advance(60);
    }
    let mine = shown(&mut program, &lea, &goals).await;
    assert_eq!(mine["items"][1]["reached_at"], "2026-11-23T09:01:01Z", "since the first time: {mine}");
    for _ in 0..2 {
        assert_eq!(program.call("DELETE", &lea, &reaching, None).await.status, 204);
    }
    assert_eq!(shown(&mut program, &lea, &goals).await["items"][0], first);
    assert_eq!(program.call("DELETE", &lea, &goal, None).await.status, 204);
    assert_eq!(shown(&mut program, &lea, &goals).await["items"].as_array().map(Vec::len), Some(1));
    for number in 0..9 {
        made(&post(&mut program, &lea, &goals, &json!({ "goal": format!("Goal {number}") })).await);
    }
    assert_eq!(refused(&post(&mut program, &lea, &goals, &json!({ "goal": "One more" })).await), ["goal"]);
});

/// An action of the guide, as a program reads it.
async fn action(program: &mut Browser, token: &str, name: &str) -> Value {
    shown(program, token, &format!("{WORLD}/guide/{name}")).await
}

both_databases!(a_program_reads_the_guide_and_waives, async |t: &TestApp| {
    let [dora, lea, gus, sam] = tokens(t).await;
    let mut program = t.browser();
    let guide = format!("{WORLD}/guide");
    for (token, status) in [(&gus, 403), (&sam, 404)] {
        assert_eq!(program.api(token, &guide, None).await.status, status);
    }
    let all = shown(&mut program, &lea, &guide).await;
    let all = all["items"].as_array().expect("actions");
    assert_eq!(all.len(), 9);
    let places = all.iter().find(|action| action["action"] == "places").expect("places");
    assert_eq!(
        (&places["step"], &places["state"], &places["next"]),
        (&json!("frame"), &json!("met"), &Value::Null)
    );
    assert!(
        places["why"].as_str().is_some_and(|why| why.contains("places say what they are for")),
        "{places}"
    );
    let themes = action(&mut program, &dora, "themes").await;
    assert_eq!(
        (&themes["state"], &themes["next"]),
        (&json!("under_way"), &json!("/communities/world/themes"))
    );
    assert_eq!(program.api(&dora, &format!("{guide}/luck"), None).await.status, 404);
    let limits = action(&mut program, &lea, "limits").await;
    assert!(
        limits["state"] == "to_do" && limits["lacks"].is_string() && limits["waiver"].is_null(),
        "{limits}"
    );

    let waiver = format!("{guide}/limits/waiver");
    let spring = json!({ "reason": "The course begins in spring", "review_on": "2026-12-01" });
    assert_eq!(put(&mut program, &lea, &waiver, &spring).await.status, 403);
    let odd = json!({ "reason": " ", "review_on": "2026-11-23" });
    assert_eq!(refused(&put(&mut program, &dora, &waiver, &odd).await), ["reason", "review_on"]);
    for _ in 0..2 {
        assert_eq!(put(&mut program, &dora, &waiver, &spring).await.status, 204);
    }
    let waived = action(&mut program, &lea, "limits").await;
    let expected = json!({
        "reason": "The course begins in spring", "review_on": "2026-12-01", "due": false,
        "name": "Dora Director", "waived_at": "2026-11-23T09:01:00Z",
    });
    assert_eq!((&waived["state"], &waived["waiver"]), (&json!("waived"), &expected));
    t.app.clock.advance(9 * DAY);
    let due = action(&mut program, &lea, "limits").await;
    assert_eq!((&due["state"], &due["waiver"]["due"]), (&json!("to_do"), &json!(true)));
    assert_eq!(program.call("DELETE", &lea, &waiver, None).await.status, 403);
    for _ in 0..2 {
        assert_eq!(program.call("DELETE", &dora, &waiver, None).await.status, 204, "twice is no error");
    }
    assert_eq!(action(&mut program, &lea, "limits").await["waiver"], Value::Null);
});

both_databases!(a_program_reads_the_week_and_says_what_became_of_it, async |t: &TestApp| {
    let [dora, lea, ..] = tokens(t).await;
    let mut program = t.browser();
    let week = format!("{WORLD}/week");
    assert_eq!(program.api(&lea, &week, None).await.status, 403);
    let asked = json!({ "title": "Yeast", "text": "How much?" });
    let topics = format!("{WORLD}/places/questions-and-answers/topics");
    let topic = made(&post(&mut program, &lea, &topics, &asked).await);
    t.app.clock.advance(DAY + 60);
    let now = shown(&mut program, &dora, &week).await;
    assert_eq!(
        (&now["week"], &now["answered"], &now["before"]),
        (&json!("2026-11-23"), &json!([]), &json!([]))
    );
    let open = now["open"].as_array().expect("what is open");
    assert!((1..=5).contains(&open.len()), "{now}");
    let silence = open.iter().find(|thing| thing["subject"] == "silences").expect("a silence");
    assert_eq!((&silence["count"], &silence["url"]), (&json!(1), &json!("/communities/world/places")));

    let answer = format!("{week}/answers/silences");
    let left = |reason: &str| json!({ "answer": "dismissed", "reason": reason });
    assert_eq!(put(&mut program, &lea, &answer, &left("No")).await.status, 403);
    assert_eq!(refused(&put(&mut program, &dora, &answer, &left(" ")).await), ["reason"]);
    let odd = json!({ "answer": "perhaps" });
    assert_eq!(refused(&put(&mut program, &dora, &answer, &odd).await), ["body"]);
    assert_eq!(put(&mut program, &dora, &answer, &left("She found it herself")).await.status, 204);
    let said = shown(&mut program, &dora, &week).await["answered"][0].clone();
    assert_eq!(
        (&said["subject"], &said["answer"], &said["reason"], &said["name"]),
        (&json!("silences"), &json!("dismissed"), &json!("She found it herself"), &json!("Dora Director"))
    );
    assert_eq!(program.call("DELETE", &lea, &answer, None).await.status, 403);
    for _ in 0..2 {
        assert_eq!(program.call("DELETE", &dora, &answer, None).await.status, 204);
    }
    assert_eq!(shown(&mut program, &dora, &week).await["answered"], json!([]), "it is taken back");
    let done = json!({ "answer": "done" });
    for _ in 0..2 {
        assert_eq!(put(&mut program, &dora, &answer, &done).await.status, 204);
    }
    let cohorts = format!("{week}/answers/cohorts");
    assert_eq!(put(&mut program, &dora, &cohorts, &done).await.status, 409, "nobody recommended it");
    assert_eq!(put(&mut program, &dora, &format!("{week}/answers/luck"), &done).await.status, 404);
    let reply = json!({ "text": "Ten grams." });
    made(&post(&mut program, &dora, &format!("/api/v1/topics/{topic}/posts"), &reply).await);
    t.app.clock.advance(7 * DAY);
    let later = shown(&mut program, &dora, &week).await;
    let effect = json!({ "subject": "silences", "week": "2026-11-23", "count": 1, "count_now": 0 });
    assert_eq!((&later["week"], &later["before"]), (&json!("2026-11-30"), &json!([effect])));
    t.settle().await;
});
