//! The common goal: written, asked for by a decision, and told of.

use serde_json::{Value, json};
use testing::{Browser, TestApp, both_databases};

use crate::{WORLD, made, post, put, read, refused, shown, tokens};

const DAY: i64 = 24 * 3_600;

/// A community that gathers until 1 December, as its director's program says.
async fn gather(program: &mut Browser, dora: &str) {
    let course = json!({ "title": "Baking", "form": "online" });
    let id = made(&post(program, dora, &format!("{WORLD}/courses"), &course).await);
    let session =
        json!({ "starts": "2026-12-01T09:00", "ends": "2027-09-01T18:00", "time_zone": "Europe/Paris" });
    made(&post(program, dora, &format!("/api/v1/courses/{id}/sessions"), &session).await);
}

fn bread(target: &str) -> Value {
    let result = json!({ "what": "Everyone has sold a loaf", "measure": "members", "target": target, "due": "2027-06-30" });
    json!({ "goal": "Everyone here bakes bread that sells", "results": [result] })
}

both_databases!(a_program_writes_the_goal_and_tells_how_far_it_came, async |t: &TestApp| {
    let [dora, lea, _, sam] = tokens(t).await;
    let mut program = t.browser();
    gather(&mut program, &dora).await;
    let (goal, progress) = (format!("{WORLD}/goal"), format!("{WORLD}/goal/progress"));
    assert_eq!(put(&mut program, &lea, &goal, &bread("20")).await.status, 403);
    assert_eq!(program.api(&sam, &goal, None).await.status, 404);
    let mut odd = bread("many");
    odd["results"][0]["due"] = json!("soon");
    odd["results"][0]["what"] = json!(" ");
    let members = ["results[0].what", "results[0].target", "results[0].due"];
    assert_eq!(refused(&put(&mut program, &dora, &goal, &odd).await), members);
    let mut late = bread("20");
    late["results"][0]["due"] = json!("2026-11-22");
    assert_eq!(refused(&put(&mut program, &dora, &goal, &late).await), ["results[0].due"]);
    let one = bread("1")["results"][0].clone();
    for results in [json!([]), json!([one, one, one, one])] {
        let odd = json!({ "goal": "Bread", "results": results });
        assert_eq!(refused(&put(&mut program, &dora, &goal, &odd).await), ["results"]);
    }
    let none = program.api(&dora, &goal, None).await.headers["etag"].to_str().expect("a tag").to_owned();
    let outcome = read(&put(&mut program, &dora, &goal, &bread("20")).await);
    assert_eq!(outcome, json!({ "changed": true, "decision_id": null, "url": "/communities/world/goal" }));
    let text = bread("25").to_string();
    let late = program.call_with("PUT", &dora, &goal, Some(&text), &[("if-match", &none)]).await;
    assert_eq!(late.status, 412, "{}", late.text);
    let standing = shown(&mut program, &lea, &goal).await;
    let result = &standing["results"][0];
    assert_eq!(
        (&result["baseline"], &result["target"], &result["value"], &result["percent"]),
        (&json!("0"), &json!("20"), &Value::Null, &json!(0))
    );
    assert_eq!(standing["changes"][0]["name"], "Dora Director", "{standing}");

    let id = result["id"].clone();
    let word = |value: &str| json!({ "result_id": id, "value": value, "note": "The market opened" });
    assert_eq!(post(&mut program, &lea, &progress, &word("4")).await.status, 403);
    assert_eq!(refused(&post(&mut program, &dora, &progress, &word("many")).await), ["value"]);
    for unknown in ["result_00000000000000000000000000", "bread"] {
        let odd = json!({ "result_id": unknown, "value": "4" });
        assert_eq!(refused(&post(&mut program, &dora, &progress, &odd).await), ["result_id"], "{unknown}");
    }
    let (text, key) = (word("4.5").to_string(), [("idempotency-key", "once")]);
    for _ in 0..2 {
        made(&program.call_with("POST", &dora, &progress, Some(&text), &key).await);
    }
    let standing = shown(&mut program, &lea, &goal).await;
    assert_eq!(
        (&standing["results"][0]["value"], &standing["results"][0]["percent"]),
        (&json!("4.50"), &json!(22))
    );
    let updates = standing["updates"].as_array().expect("updates");
    assert!(updates.len() == 1 && updates[0]["note"] == "The market opened", "{updates:?}");
    t.settle().await;
});

both_databases!(a_program_is_told_which_decision_asks_for_another_goal, async |t: &TestApp| {
    let [dora, lea, gus, _] = tokens(t).await;
    let mut program = t.browser();
    let goal = format!("{WORLD}/goal");
    gather(&mut program, &dora).await;
    assert_eq!(read(&put(&mut program, &dora, &goal, &bread("20")).await)["changed"], true);
    t.app.clock.advance(9 * DAY);
    t.settle().await;
    let mut cakes = bread("30");
    cakes["goal"] = json!("Everyone here bakes cakes that sell");
    assert_eq!(refused(&put(&mut program, &dora, &goal, &cakes).await), ["reason"], "everybody hears why");
    cakes["reason"] = json!("Cakes sell better");
    cakes["ends_on"] = json!("2020-01-01T18:00");
    assert_eq!(refused(&put(&mut program, &dora, &goal, &cakes).await), ["ends_on"]);
    cakes["ends_on"] = Value::Null;
    let outcome = read(&put(&mut program, &dora, &goal, &cakes).await);
    let decision = outcome["decision_id"].as_str().expect("a decision").to_owned();
    assert_eq!(
        (&outcome["changed"], &outcome["url"]),
        (&json!(false), &json!(format!("/decisions/{decision}")))
    );
    let asked = shown(&mut program, &lea, &format!("/api/v1/decisions/{decision}")).await;
    assert_eq!((&asked["state"], &asked["ends_at"]), (&json!("open"), &json!("2026-12-09T18:00:00Z")));
    let standing = shown(&mut program, &lea, &goal).await;
    let proposed = &standing["proposed"];
    assert_eq!(standing["goal"], "Everyone here bakes bread that sells", "nothing changed yet");
    assert_eq!(
        (&proposed["decision_id"], &proposed["results"][0]["target"], &proposed["reason"]),
        (&json!(decision), &json!("30"), &json!("Cakes sell better"))
    );
    assert_eq!(shown(&mut program, &gus, &goal).await["proposed"], Value::Null, "guests know of no decision");
    let agreed = json!({ "kind": "consent", "stance": "agree" });
    for token in [&dora, &lea] {
        let answer = put(&mut program, token, &format!("/api/v1/decisions/{decision}/answer"), &agreed).await;
        assert_eq!(answer.status, 204, "{}", answer.text);
    }
    let mut director = t.signed_in(t.person("dora-director").await).await;
    let closed = director.post(&format!("/decisions/{decision}/closure"), &[("outcome", "Cakes.")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    t.settle().await;
    let standing = shown(&mut program, &lea, &goal).await;
    assert_eq!((&standing["goal"], &standing["proposed"]), (&cakes["goal"], &Value::Null));
    assert_eq!(standing["changes"][0]["decision_id"], json!(decision));
    let visited = shown(&mut program, &gus, &goal).await;
    assert_eq!((&visited["goal"], &visited["changes"][0]["decision_id"]), (&cakes["goal"], &Value::Null));
});
