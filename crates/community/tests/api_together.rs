//! What programs do with what people do together: working groups, tutoring, arrivals, successors and a community's type.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

mod api_together {
    pub mod becoming;
    pub mod tutoring;
}

use community::features::accounts::AccountId;
use community::features::communities::Role;
use serde_json::{Value, json};
use testing::{Answer, Browser, TestApp, both_databases};

const WORLD: &str = "/api/v1/communities/world";
const DAY: i64 = 24 * 3_600;

/// Somebody's program.
struct Program {
    browser: Browser,
    token: String,
    id: String,
}

impl Program {
    async fn of(t: &TestApp, account: AccountId) -> Self {
        Program { browser: t.browser(), token: t.token(account).await, id: account.to_string() }
    }

    async fn send(&mut self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let body = body.map(|body| body.to_string());
        self.browser.call(method, &self.token, path, body.as_deref()).await
    }

    /// What is shown there.
    async fn read(&mut self, path: &str) -> Value {
        let answer = self.send("GET", path, None).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.text.parse().expect("JSON")
    }

    /// With which status something is shown, or not.
    async fn get(&mut self, path: &str) -> u16 {
        self.send("GET", path, None).await.status.as_u16()
    }

    async fn put(&mut self, path: &str) -> u16 {
        self.send("PUT", path, None).await.status.as_u16()
    }

    async fn delete(&mut self, path: &str) -> u16 {
        self.send("DELETE", path, None).await.status.as_u16()
    }

    async fn say(&mut self, path: &str, body: Value) -> u16 {
        self.send("PUT", path, Some(body)).await.status.as_u16()
    }

    /// Makes something, once however often it is sent; its id.
    async fn make(&mut self, path: &str, body: &Value) -> String {
        let (body, key) = (body.to_string(), [("idempotency-key", "once")]);
        let first = self.browser.call_with("POST", &self.token, path, Some(&body), &key).await;
        let again = self.browser.call_with("POST", &self.token, path, Some(&body), &key).await;
        assert_eq!((first.status.as_u16(), &first.text), (201, &again.text), "{path}");
        let made: Value = first.text.parse().expect("JSON");
        assert_eq!(made["url"], json!(first.location));
        made["id"].as_str().expect("an id").to_owned()
    }

    /// Sends what cannot be taken; the members that are named.
    async fn refused(&mut self, method: &str, path: &str, body: Value) -> Vec<String> {
        let answer = self.send(method, path, Some(body)).await;
        assert_eq!(answer.status, 422, "{path}: {}", answer.text);
        let problem: Value = answer.text.parse().expect("JSON");
        let errors = problem["errors"].as_array().expect("errors").iter();
        errors.map(|error| error["field"].as_str().expect("a member").to_owned()).collect()
    }
}

/// The community "World" with its director Dora, and the programs of people who joined it in this order, a minute apart.
async fn world<const N: usize>(t: &TestApp, people: [(&'static str, Role); N]) -> (Program, [Program; N]) {
    let owner = t.account("Dora Director", Some("owner")).await;
    let community = t.community("World", owner).await;
    let mut programs = Vec::new();
    for (name, role) in people {
        t.app.clock.advance(60);
        let account = t.account(name, None).await;
        t.join(community, account, role).await;
        programs.push(Program::of(t, account).await);
    }
    let programs = programs.try_into().map_err(|_| "people").expect("everybody");
    (Program::of(t, owner).await, programs)
}

/// One member of each of a list's items.
fn each(list: &Value, member: &str) -> Vec<Value> {
    list["items"].as_array().into_iter().flatten().map(|item| item[member].clone()).collect()
}

const LEA: (&str, Role) = ("Lea Learner", Role::Learner);
const MIA: (&str, Role) = ("Mia Member", Role::Learner);
const TOM: (&str, Role) = ("Tom Third", Role::Learner);
const NED: (&str, Role) = ("Ned Newcomer", Role::Learner);
const GUS: (&str, Role) = ("Gus Guest", Role::Guest);

both_databases!(a_program_founds_a_working_group_that_others_fill_and_close, async |t: &TestApp| {
    let (mut dora, [mut lea, mut mia, mut tom, mut gus]) = world(t, [LEA, MIA, TOM, GUS]).await;
    let groups = format!("{WORLD}/groups");
    assert_eq!((gus.get(&groups).await, lea.read(&groups).await), (404, json!({ "items": [] })));
    let new = json!({ "name": "Rye", "purpose": "A leaflet.", "place": "lounge", "size": 3, "ends_on": "2026-12-24" });
    let with = |member: &str, value: Value| {
        let mut body = new.clone();
        body[member] = value;
        body
    };
    let odd = json!({ "name": " ", "purpose": " ", "place": "lounge", "size": 9, "ends_on": "2020-01-01" });
    assert_eq!(lea.refused("POST", &groups, odd).await, ["name", "purpose", "size", "ends_on"]);
    assert_eq!(lea.refused("POST", &groups, with("place", json!("nowhere"))).await, ["place"]);
    assert_eq!(lea.refused("POST", &groups, with("colour", json!("fig"))).await, ["body"]);
    assert_eq!(gus.send("POST", &groups, Some(new.clone())).await.status, 404, "a guest founds nothing");
    let id = lea.make(&groups, &new).await;
    let (group, listed) = (format!("/api/v1/groups/{id}"), lea.read(&groups).await);
    assert_eq!(each(&listed, "id"), [json!(id)], "once");
    let shown = lea.read(&group).await;
    assert_eq!(shown, listed["items"][0]);
    for (member, value) in [("name", json!("Rye")), ("missing", json!(2)), ("inside", json!(true))] {
        assert_eq!(shown[member], value, "{shown}");
    }
    assert_eq!((&shown["founder_id"], &shown["closed_at"]), (&json!(lea.id), &Value::Null));
    assert_eq!(mia.read(&group).await["inside"], false);
    let topic = format!("/api/v1/topics/{}", shown["topic_id"].as_str().expect("a topic"));
    assert_eq!(mia.read(&topic).await["title"], "Rye");

    let [arrival, members] = ["arrival", "members"].map(|part| format!("{group}/{part}"));
    for path in [&group, &members] {
        assert_eq!(gus.get(path).await, 404, "{path}");
    }
    assert_eq!((gus.put(&arrival).await, gus.delete(&arrival).await), (404, 404));
    for person in [&mut dora, &mut mia] {
        t.app.clock.advance(60);
        assert_eq!((person.put(&arrival).await, person.put(&arrival).await), (204, 204), "twice is once");
    }
    let handles = ["lea-learner", "dora-director", "mia-member"].map(Value::from);
    assert_eq!(each(&tom.read(&members).await, "handle"), handles);
    let full = tom.send("PUT", &arrival, None).await;
    assert!(full.status == 409 && full.text.contains("The group is full"), "{}", full.text);
    assert_eq!((mia.delete(&arrival).await, mia.delete(&arrival).await), (204, 204));
    assert_eq!(tom.put(&arrival).await, 204);

    let continuation = format!("{group}/continuation");
    assert_eq!(mia.say(&continuation, json!({ "ends_on": "2027-01-31" })).await, 403, "she went");
    assert_eq!(tom.refused("PUT", &continuation, json!({ "ends_on": "soon" })).await, ["ends_on"]);
    for day in ["2027-01-31", "2027-02-01T10:00"] {
        assert_eq!(tom.say(&continuation, json!({ "ends_on": day })).await, 204, "{day}");
        assert_eq!(mia.read(&group).await["ends_on"], day[..10], "a day is kept as one");
    }
    let closure = format!("{group}/closure");
    let outcome = json!({ "text": "The leaflet is in the lounge." });
    assert_eq!(mia.say(&closure, outcome.clone()).await, 403);
    assert_eq!(tom.refused("PUT", &closure, json!({ "text": " " })).await, ["text"]);
    assert_eq!(tom.say(&closure, outcome.clone()).await, 204);
    assert_eq!(tom.say(&closure, outcome).await, 409, "closed is closed");
    assert_eq!((mia.put(&arrival).await, tom.delete(&arrival).await), (409, 409));
    let closed = mia.read(&group).await;
    assert!(
        closed["closed_at"].is_string() && closed["outcome"] == "The leaflet is in the lounge.",
        "{closed}"
    );
    t.app.clock.advance(60);
    let second = mia.make(&groups, &with("name", json!("Wheat"))).await;
    assert_eq!(each(&tom.read(&groups).await, "id"), [json!(second), json!(id)], "what works stands first");
    for name in ["Oats", "Spelt"] {
        assert_eq!(mia.send("POST", &groups, Some(with("name", json!(name)))).await.status, 201);
    }
    assert_eq!(
        mia.refused("POST", &groups, with("name", json!("Barley"))).await,
        ["name"],
        "three at a time"
    );
    t.settle().await;
});

both_databases!(a_program_introduces_its_owner_and_says_whom_they_greeted, async |t: &TestApp| {
    let (mut dora, [mut lea, mut max, mut gus]) = world(t, [LEA, ("Max Member", Role::Learner), GUS]).await;
    let [introduction, newcomers, greetings, greeters] =
        ["introduction", "newcomers", "greetings", "greeters/me"].map(|part| format!("{WORLD}/{part}"));
    let before = json!({ "line": "", "needs": "", "gives": "", "said": false, "place": "welcome-porch", "greets": false });
    assert_eq!((lea.read(&introduction).await, gus.get(&introduction).await), (before.clone(), 403));
    let said = json!({ "line": "Sells bread", "needs": "Prices", "gives": "Sourdough" });
    for (member, longest) in [("line", 160), ("needs", 300), ("gives", 300)] {
        let mut long = said.clone();
        long[member] = json!("a".repeat(longest + 1));
        assert_eq!(lea.refused("PUT", &introduction, long).await, [member]);
    }
    assert_eq!(lea.read(&introduction).await, before, "nothing of it is kept");
    let tag = lea.send("GET", &introduction, None).await.headers["etag"].to_str().expect("a tag").to_owned();
    for status in [200, 412] {
        let (body, known) = (said.to_string(), [("if-match", tag.as_str())]);
        let put = lea.browser.call_with("PUT", &lea.token, &introduction, Some(&body), &known).await;
        assert_eq!(put.status, status, "{}", put.text);
    }
    let after = lea.read(&introduction).await;
    assert_eq!(
        (&after["needs"], &after["line"], &after["said"]),
        (&json!("Prices"), &json!("Sells bread"), &json!(true))
    );
    assert_eq!(gus.say(&introduction, said).await, 403);
    assert_eq!(
        dora.read(&format!("{WORLD}/places/welcome-porch/topics")).await["items"],
        json!([]),
        "nothing is posted"
    );

    assert_eq!((lea.get(&newcomers).await, lea.get(&greetings).await), (403, 403));
    let waiting = dora.read(&newcomers).await;
    assert_eq!(
        each(&waiting, "id"),
        [json!(lea.id), json!(max.id), json!(gus.id)],
        "who waits longest first"
    );
    assert_eq!(waiting["items"][0]["gives"], Value::Null, "she has posted nothing");
    let hello = json!({ "title": "Hello", "text": "I sell bread." });
    lea.make(&format!("{WORLD}/places/welcome-porch/topics"), &hello).await;
    let waiting = dora.read(&newcomers).await;
    assert_eq!(
        (&waiting["items"][0]["gives"], &waiting["items"][1]["gives"]),
        (&json!("Sourdough"), &Value::Null)
    );
    let greeting = |of: &str| format!("{newcomers}/{of}/greeting");
    assert_eq!(lea.put(&greeting(&max.id)).await, 403);
    assert_eq!((dora.put(&greeting(&lea.id)).await, dora.put(&greeting(&lea.id)).await), (204, 204));
    assert_eq!(dora.put(&greeting("account_00000000000000000000000000")).await, 404);
    let herself = greeting(&dora.id);
    assert_eq!(dora.put(&herself).await, 409, "nobody greets themselves");
    assert_eq!(each(&dora.read(&newcomers).await, "id"), [json!(max.id), json!(gus.id)]);
    let greeted = dora.read(&greetings).await;
    assert_eq!(each(&greeted, "account_id"), [json!(lea.id)]);
    assert_eq!(greeted["items"][0]["greeted_by"], "Dora Director");
    let hers = greeting(&lea.id);
    assert_eq!(
        (lea.delete(&hers).await, dora.delete(&hers).await, dora.delete(&hers).await),
        (403, 204, 204)
    );
    assert_eq!(dora.read(&greetings).await["items"], json!([]));

    assert_eq!(
        (gus.put(&greeters).await, max.put(&greeters).await, max.put(&greeters).await),
        (403, 204, 204)
    );
    assert_eq!(max.read(&introduction).await["greets"], true);
    assert_eq!(each(&max.read(&newcomers).await, "id"), [json!(lea.id), json!(gus.id)], "but not himself");
    assert_eq!(each(&dora.read(&newcomers).await, "id"), [json!(max.id)], "volunteers go first");
    assert_eq!((dora.put(&hers).await, max.delete(&hers).await, dora.delete(&hers).await), (204, 403, 204));
    assert_eq!(max.put(&greeting(&lea.id)).await, 204);
    assert_eq!((max.delete(&greeters).await, max.delete(&greeters).await), (204, 204));
    assert_eq!(max.get(&newcomers).await, 403, "who has stopped greets nobody");
    t.settle().await;
});
