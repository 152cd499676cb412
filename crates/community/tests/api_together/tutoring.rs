//! Who follows whom, and check-ins of which nobody but their three knows.

use community::features::communities::Role;
use serde_json::{Value, json};
use testing::{TestApp, both_databases};

use crate::{DAY, GUS, LEA, Program, WORLD, each, world};

const FAY: (&str, Role) = ("Fay Facilitator", Role::Facilitator);
const TIM: (&str, Role) = ("Tim Tutor", Role::Tutor);
const MAX: (&str, Role) = ("Max Learner", Role::Learner);

/// Whoever leads and is not one of the three, a fellow learner and a guest are shown nothing of a check-in, wherever they look.
async fn nobody_else_knows(others: &mut [&mut Program], binding: &str, check_in: &str, secrets: &[&str]) {
    let acts = ["", "/cancellation", "/report"].map(|act| format!("{check_in}{act}"));
    let bodies = [
        json!({ "starts": "2026-12-20T10:00", "meets": "Here" }),
        json!({ "reason": "No." }),
        json!({ "note": "No." }),
    ];
    for other in others {
        assert_eq!(other.get(check_in).await, 404);
        for (act, body) in acts.iter().zip(&bodies) {
            assert_eq!(other.say(act, body.clone()).await, 404, "{act}");
        }
        assert_eq!(other.delete(&acts[2]).await, 404);
        let [mine, all] = ["tutoring", "tutoring/bindings"].map(|part| format!("{WORLD}/{part}"));
        for path in [mine, all, binding.to_owned(), format!("{binding}/check-ins")] {
            let shown = other.send("GET", &path, None).await;
            assert!(secrets.iter().all(|secret| !shown.text.contains(secret)), "{path}: {}", shown.text);
        }
    }
}

both_databases!(a_program_binds_a_tutor_and_a_learner, async |t: &TestApp| {
    let (mut dora, [mut fay, mut tim, mut lea, mut max, mut gus]) = world(t, [FAY, TIM, LEA, MAX, GUS]).await;
    let [tutoring, bindings] = ["tutoring", "tutoring/bindings"].map(|part| format!("{WORLD}/{part}"));
    let none = json!({ "learners": [], "tutors": [], "open": [], "done": [] });
    assert_eq!((lea.read(&tutoring).await, gus.get(&tutoring).await), (none.clone(), 404));
    assert_eq!((lea.get(&bindings).await, fay.read(&bindings).await), (403, json!({ "items": [] })));
    let new = json!({ "tutor": tim.id, "learner": "@lea-learner" });
    assert_eq!(fay.send("POST", &bindings, Some(new.clone())).await.status, 403, "directors bind");
    let not_tutor = json!({ "tutor": fay.id, "learner": "lea-learner" });
    assert_eq!(dora.refused("POST", &bindings, not_tutor).await, ["tutor"]);
    for learner in ["nobody", "learner", "fay-facilitator"] {
        let odd = json!({ "tutor": tim.id, "learner": learner });
        assert_eq!(dora.refused("POST", &bindings, odd).await, ["learner"], "{learner}");
    }
    let mails = t.mails().len();
    let id = dora.make(&bindings, &new).await;
    let again = dora.send("POST", &bindings, Some(new)).await;
    assert!(again.status == 201 && again.text.contains(&id), "who are bound stay so: {}", again.text);
    t.settle().await;
    assert_eq!(t.mails().len() - mails, 2, "both are told, once");
    let binding = format!("/api/v1/bindings/{id}");
    for other in [&mut max, &mut gus] {
        assert_eq!((other.get(&binding).await, other.get(&format!("{binding}/check-ins")).await), (404, 404));
        assert_eq!(other.delete(&binding).await, 404);
    }
    let shown = lea.read(&binding).await;
    for person in [&mut dora, &mut fay, &mut tim] {
        assert_eq!(person.read(&binding).await, shown);
    }
    assert_eq!((&shown["tutor"]["handle"], &shown["learner"]["id"]), (&json!("tim-tutor"), &json!(lea.id)));
    assert_eq!(
        (&shown["due_since"], &shown["planned"], &shown["last_on"]),
        (&Value::Null, &json!(false), &Value::Null)
    );
    assert_eq!(each(&fay.read(&bindings).await, "id"), [json!(id)]);
    assert_eq!(
        (&lea.read(&tutoring).await["tutors"], &tim.read(&tutoring).await["learners"]),
        (&json!([shown]), &json!([shown]))
    );
    assert_eq!(max.read(&tutoring).await, none);

    for (person, status) in [(&mut tim, 403), (&mut fay, 403), (&mut lea, 403), (&mut dora, 204)] {
        assert_eq!(person.delete(&binding).await, status);
    }
    assert_eq!((dora.get(&binding).await, dora.delete(&binding).await), (404, 404), "it is over");
    assert_eq!(fay.read(&bindings).await["items"], json!([]));
    t.settle().await;
});

both_databases!(programs_plan_move_and_report_a_check_in_of_which_nobody_else_knows, async |t: &TestApp| {
    let (mut dora, [mut fay, mut tim, mut lea, mut max, mut gus]) = world(t, [FAY, TIM, LEA, MAX, GUS]).await;
    let new = json!({ "tutor": tim.id, "learner": "lea-learner" });
    let binding =
        format!("/api/v1/bindings/{}", dora.make(&format!("{WORLD}/tutoring/bindings"), &new).await);
    let check_ins = format!("{binding}/check-ins");
    let odd = json!({ "starts": "2020-01-01T10:00", "meets": " ", "leader": fay.id });
    assert_eq!(tim.refused("POST", &check_ins, odd).await, ["starts", "meets"]);
    let plan = json!({ "starts": "2026-12-03T10:00", "meets": "Room 4" });
    let with = |leader: &str| {
        let mut body = plan.clone();
        body["leader"] = json!(leader);
        body
    };
    for third in ["", &lea.id, &max.id] {
        assert_eq!(tim.refused("POST", &check_ins, with(third)).await, ["leader"], "{third}");
    }
    assert_eq!(max.send("POST", &check_ins, Some(with(&fay.id))).await.status, 404);
    let id = tim.make(&check_ins, &with(&fay.id)).await;
    let check_in = format!("/api/v1/check-ins/{id}");
    t.settle().await;
    let shown = lea.read(&check_in).await;
    for person in [&mut tim, &mut fay] {
        assert_eq!(person.read(&check_in).await, shown);
        assert_eq!(person.read(&check_ins).await, json!({ "items": [shown] }));
    }
    assert_eq!((&shown["state"], &shown["starts_at"]), (&json!("planned"), &json!("2026-12-03T10:00:00Z")));
    assert_eq!(shown["leader"], json!({ "id": fay.id, "name": "Fay Facilitator" }));
    assert_eq!(lea.read(&format!("{WORLD}/tutoring")).await["open"], json!([shown]));
    let secrets = ["Room 4", "2026-12-03", "Fay Facilitator", id.as_str()];
    nobody_else_knows(&mut [&mut dora, &mut max, &mut gus], &binding, &check_in, &secrets).await;
    assert_eq!(dora.read(&binding).await["planned"], true, "and no more");
    assert_eq!(dora.read(&check_ins).await, json!({ "items": [] }), "she is the third of none");

    let tag = lea.send("GET", &check_in, None).await.headers["etag"].to_str().expect("a tag").to_owned();
    let later = json!({ "starts": "2026-12-04T15:30", "meets": "Room 5" });
    for status in [204, 412] {
        let (body, known) = (later.to_string(), [("if-match", tag.as_str())]);
        let moved = lea.browser.call_with("PUT", &lea.token, &check_in, Some(&body), &known).await;
        assert_eq!(moved.status, status, "{}", moved.text);
    }
    let moved = tim.read(&check_in).await;
    assert_eq!(
        (&moved["meets"], &moved["leader"]["id"]),
        (&json!("Room 5"), &json!(fay.id)),
        "the third stays"
    );
    assert_eq!(lea.refused("PUT", &check_in, json!({ "starts": "soon", "meets": "Here" })).await, ["starts"]);
    let report = format!("{check_in}/report");
    let note = json!({ "note": "Opens the shop alone on Fridays." });
    assert_eq!(fay.say(&report, note.clone()).await, 409, "it has not begun");

    // It is Monday 23 November, a few minutes after nine.
    t.app.clock.advance(11 * DAY + 7 * 3_600);
    t.settle().await;
    assert_eq!(lea.read(&check_in).await["state"], "due");
    let seen = dora.read(&binding).await;
    assert_eq!((&seen["due_since"], &seen["planned"]), (&json!("2026-12-04"), &json!(false)), "{seen}");
    assert_eq!(fay.refused("PUT", &report, json!({ "note": " " })).await, ["note"]);
    assert_eq!((fay.say(&report, note.clone()).await, fay.say(&report, note.clone()).await), (204, 204));
    assert_eq!((lea.say(&report, note).await, lea.delete(&report).await), (409, 409), "she reported it");
    let done = tim.read(&format!("{WORLD}/tutoring")).await["done"][0].clone();
    assert_eq!((&done["state"], &done["reported_by"]), (&json!("done"), &json!("Fay Facilitator")));
    assert_eq!(done["note"], "Opens the shop alone on Fridays.");
    let secrets = ["Fridays", "Room 5", "15:30", "Fay Facilitator", id.as_str()];
    nobody_else_knows(&mut [&mut dora, &mut max, &mut gus], &binding, &check_in, &secrets).await;
    let seen = dora.read(&binding).await;
    assert_eq!((&seen["due_since"], &seen["last_on"]), (&Value::Null, &json!("2026-12-04")), "{seen}");
    assert_eq!((fay.delete(&report).await, fay.delete(&report).await), (204, 204));
    let back = lea.read(&check_in).await;
    assert_eq!((&back["state"], &back["note"]), (&json!("due"), &json!("")), "it goes with its note");
    t.settle().await;
});

both_databases!(a_check_in_is_cancelled_handed_over_and_lost_with_the_role, async |t: &TestApp| {
    let (mut dora, [mut fay, mut tim, mut lea]) = world(t, [FAY, TIM, LEA]).await;
    let new = json!({ "tutor": tim.id, "learner": "lea-learner" });
    let binding =
        format!("/api/v1/bindings/{}", dora.make(&format!("{WORLD}/tutoring/bindings"), &new).await);
    let check_ins = format!("{binding}/check-ins");
    let plan = json!({ "starts": "2026-12-03T10:00", "meets": "Room 4" });
    let first = format!("/api/v1/check-ins/{}", fay.make(&check_ins, &plan).await);
    assert_eq!(lea.read(&first).await["leader"]["id"], json!(fay.id), "who leads and plans it is the third");
    let cancellation = format!("{first}/cancellation");
    assert_eq!(lea.refused("PUT", &cancellation, json!({ "reason": "" })).await, ["reason"]);
    assert_eq!(lea.say(&cancellation, json!({ "reason": "The shop is closed." })).await, 204);
    assert_eq!(tim.say(&cancellation, json!({ "reason": "Mine too." })).await, 409, "it is over");
    assert_eq!(
        (
            tim.say(&first, plan.clone()).await,
            tim.say(&format!("{first}/report"), json!({ "note": "Well." })).await
        ),
        (409, 409)
    );
    let over = fay.read(&first).await;
    assert_eq!((&over["state"], &over["cancelled_by"]), (&json!("cancelled"), &json!("Lea Learner")));
    assert_eq!(over["reason"], "The shop is closed.");

    let made = fay.send("POST", &check_ins, Some(plan.clone())).await;
    let second: Value = made.text.parse().expect("JSON");
    let second = format!("/api/v1/check-ins/{}", second["id"].as_str().expect("an id"));
    assert_eq!(dora.get(&second).await, 404);
    let mut handed = plan.clone();
    handed["leader"] = json!(dora.id);
    assert_eq!(fay.say(&second, handed).await, 204);
    assert_eq!((fay.get(&second).await, dora.get(&second).await), (404, 200), "now she is the third");
    t.settle().await;
    let roles = json!({ "roles": [{ "role": "guest" }] });
    assert_eq!(dora.say(&format!("{WORLD}/members/{}/roles", tim.id), roles).await, 200);
    assert_eq!(
        (tim.get(&second).await, tim.get(&binding).await),
        (404, 404),
        "who is no tutor knows of none"
    );
    assert_eq!(lea.get(&second).await, 200);
    assert_eq!(dora.delete(&binding).await, 204);
    let ended = lea.read(&second).await;
    assert_eq!((&ended["state"], &ended["cancelled_by"]), (&json!("cancelled"), &Value::Null));
    t.settle().await;
});
