//! How a community is built and lives, for the programs' rows: what they take away, and what they send.

use std::collections::BTreeMap;

use testing::TestApp;

/// What stands in these gaps for programs, as their rows take it away: the pages' rows find their own.
pub const GAPS: [&str; 5] = ["organisation", "objective", "activity", "goal", "training"];

/// One of each for them, made by programs of a learner and a director.
pub async fn made(
    t: &TestApp,
    lea: &str,
    dora: &str,
    names: &BTreeMap<&'static str, String>,
) -> Vec<(&'static str, String)> {
    let world = "/api/v1/communities/world";
    let serves = format!(r#"{{"title": "Weigh", "objectives": ["{}"]}}"#, names["{objective}"]);
    let session = r#"{"starts": "2026-12-24T10:00", "ends": "2027-06-24T10:00", "time_zone": "UTC"}"#;
    let sessions = format!("/api/v1/courses/{}/sessions", names["{course}"]);
    let wanted = [
        ("{objective_of_programs}", dora, format!("{world}/objectives"), r#"{"objective": "Sell bread"}"#),
        ("{activity_of_programs}", dora, format!("{world}/activities"), serves.as_str()),
        ("{goal_of_programs}", lea, format!("{world}/personal-goals"), r#"{"goal": "A roll"}"#),
        ("{training_of_programs}", dora, sessions, session),
    ];
    let mut made = Vec::new();
    for (gap, token, path, body) in wanted {
        let answer = t.browser().api(token, &path, Some(body)).await;
        made.push((gap, answer.between("\"id\":\"", "\"").expect("an id").to_owned()));
    }
    made
}

/// What a program sends so that the answer tells about the right and not about the body.
pub fn body(path: &str) -> Option<&'static str> {
    Some(match path {
        "/communities/{community}/closure" | "/communities/{community}/reopening" => r#"{"reason": ""}"#,
        "/communities/{community}/extension" => r#"{"reason": "", "until": "2027-12-24"}"#,
        "/communities/{community}/courses" | "/courses/{course}" => r#"{"title": "", "form": "online"}"#,
        "/courses/{course}/sessions" | "/training/{training}" => {
            r#"{"starts": "", "ends": "", "time_zone": ""}"#
        }
        "/communities/{community}/goal" => r#"{"goal": "", "results": []}"#,
        "/communities/{community}/goal/progress" => r#"{"result_id": "", "value": ""}"#,
        "/communities/{community}/learning/intention" => r#"{"audience": "", "evaluation": ""}"#,
        "/communities/{community}/objectives" => r#"{"objective": ""}"#,
        "/objectives/{objective}" => r#"{"objective": "Bake bread"}"#,
        "/communities/{community}/activities" => r#"{"title": "", "objectives": []}"#,
        "/communities/{community}/personal-goals" => r#"{"goal": ""}"#,
        "/communities/{community}/guide/{action}/waiver" => r#"{"reason": "", "review_on": ""}"#,
        "/communities/{community}/week/answers/{subject}" => r#"{"answer": "dismissed"}"#,
        _ => return None,
    })
}
