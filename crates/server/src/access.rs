//! Who gets what on every route: the table, and the tests that walk it.
//!
//! A route without a row fails, and so does a row without a route. The columns are a visitor without an account, somebody
//! with an account who does not belong, then in the community a guest, a learner, a facilitator and a director, then who
//! owns the site. Forms are sent empty but for what [`form`] says: 422 means "you may, but fill it in". Under `/api/` each of
//! them comes with a token of their own, and sends what [`body`] says.

use std::collections::BTreeMap;

use community::features;
use community::features::accounts::AccountId;
use community::features::accounts::actions::owner_link;
use community::features::communities::Role;
use testing::{TestApp, both_databases};

const ROLES: [&str; 7] = ["nobody", "stranger", "guest", "learner", "facilitator", "director", "owner"];

type Row = (&'static str, &'static str, [u16; 7]);

include!("access_table.rs");
include!("access_api_table.rs");

/// Every row.
fn table() -> impl Iterator<Item = &'static Row> {
    PROGRAMS.iter().chain(PAGES)
}

mod building;
mod closed;
mod tutored;
mod unsigned;

use tutored::tutored;

/// Something of every kind, for the names in the paths.
struct World {
    /// Who holds each of [`ROLES`].
    people: Vec<Option<AccountId>>,
    /// The API token of each of them; empty where nobody is signed in.
    programs: Vec<String>,
    /// What stands in a path's gap.
    names: BTreeMap<&'static str, String>,
    /// What stands in the gap `{token}`, by the path's beginning.
    tokens: BTreeMap<&'static str, String>,
}

impl World {
    async fn new(t: &TestApp) -> Self {
        let link = t.app.write("access", owner_link).await.unwrap().expect("no owner yet");
        let owner = t.account("Olga Owner", Some("owner")).await;
        let director = t.account("Dora Director", None).await;
        let community = t.community("World", director).await;
        let mut people = vec![None, Some(t.account("Sam Stranger", None).await)];
        for (name, role) in [
            ("Gus Guest", Role::Guest),
            ("Lea Learner", Role::Learner),
            ("Fay Facilitator", Role::Facilitator),
        ] {
            let account = t.account(name, None).await;
            t.join(community, account, role).await;
            people.push(Some(account));
        }
        people.extend([Some(director), Some(owner)]);
        let (mut lea, mut dora) = (t.signed_in(people[3].expect("Lea")).await, t.signed_in(director).await);
        let mut names = BTreeMap::from([
            ("{community}", "world".to_owned()),
            ("{place}", "lounge".to_owned()),
            ("{handle}", "lea-learner".to_owned()),
            ("{seed}", "7.svg".to_owned()),
            ("{file}", "none.css".to_owned()),
            ("{kind}", "thanks".to_owned()),
            ("{action}", "limits".to_owned()),
            ("{subject}", "goal".to_owned()),
            ("{session}", "session_00000000000000000000000000".to_owned()),
            ("{job}", "job_00000000000000000000000000".to_owned()),
            ("{export}", "export_00000000000000000000000000".to_owned()),
        ]);
        lea.upload("/files", "notes.txt", b"It rises.").await;
        let page = lea.get("/files").await;
        names.insert("{file_id}", format!("file_{}", page.between("/files/file_", "/").expect("a file")));
        let text = format!("It rises. [Notes](/files/{}/notes.txt)", names["{file_id}"]);
        let topic =
            lea.post("/communities/world/places/lounge/topics", &[("title", "Bread"), ("text", &text)]).await;
        names.insert("{topic}", topic.location.trim_start_matches("/topics/").to_owned());
        let page = lea.get(&topic.location).await;
        names.insert("{post}", format!("post_{}", page.between("id=\"post_", "\"").expect("a post")));
        let premises = [("address", "Mill Street 4"), ("zone", "Europe/Paris")];
        dora.post("/communities/world/places/lounge/premises", &premises).await;
        let booking = [("title", "Dough"), ("day", "2026-12-24"), ("starts", "10:00"), ("ends", "11:00")];
        lea.post("/communities/world/places/lounge/bookings", &booking).await;
        let page = lea.get("/communities/world/places/lounge/bookings").await;
        let booked = page.between("/bookings/booking_", "/cancellation").expect("a booking");
        names.insert("{booking}", format!("booking_{booked}"));
        let clause = [("title", "How we answer"), ("text", "We answer within a day.")];
        dora.post("/communities/world/charter/clauses", &clause).await;
        let page = dora.get("/communities/world/charter/draft").await;
        let clause = format!("clause_{}", page.between("/clauses/clause_", "\"").expect("a clause"));
        let words = [("text", "We answer within two days."), ("why", "Shifts")];
        lea.post(&format!("/clauses/{clause}/rewordings"), &words).await;
        let page = dora.get(&format!("/clauses/{clause}")).await;
        let rewording = page.between("/rewordings/", "/acceptance").expect("other words");
        names.insert("{rewording}", rewording.to_owned());
        names.insert("{clause}", clause);
        let rule =
            [("sentence", "One question each"), ("why", "So that it is found"), ("strength", "remind")];
        dora.post("/communities/world/charter/rules", &rule).await;
        let page = dora.get("/communities/world/charter/rules").await;
        names.insert(
            "{rule}",
            page.between("/rules/rule_", "/ending").map(|id| format!("rule_{id}")).expect("a rule"),
        );
        names.insert("{version}", "1".to_owned());
        let decision = [
            ("kind", "consent"),
            ("title", "Tuesdays"),
            ("text", "We meet on Tuesdays."),
            ("ends_on", "2026-12-24T18:00"),
        ];
        let decision = dora.post("/communities/world/decisions", &decision).await.location;
        names.insert("{decision}", decision.trim_start_matches("/decisions/").to_owned());
        let group = [
            ("name", "Rye"),
            ("purpose", "A leaflet"),
            ("place", "lounge"),
            ("size", "8"),
            ("ends_on", "2026-12-24"),
        ];
        let group = lea.post("/communities/world/groups", &group).await.location;
        names.insert("{group}", group.trim_start_matches("/groups/").to_owned());
        names.extend(tutored(t, community, &mut dora, people[4].expect("Fay")).await);
        let successor = [("name", "Bakers"), ("goal", "We go on baking."), ("kind", "practice")];
        let successor = lea.post("/communities/world/successor", &successor).await.location;
        names.insert("{successor}", successor.trim_start_matches("/successors/").to_owned());
        // The programs' rows close one, the pages' rows another.
        for (name, gap) in [("Mill", "{organisation_of_programs}"), ("Forge", "{organisation}")] {
            let made = dora.post("/communities/world/partners", &[("name", name), ("colour", "sky")]).await;
            names.insert(gap, made.location.rsplit('/').next().unwrap_or_default().to_owned());
        }
        // No archive is in it, which ends its import and leaves the report.
        let imported = dora.upload("/communities/world/imports", "history.zip", b"PK\x03\x04").await;
        names.insert("{import}", imported.location.rsplit('/').next().unwrap_or_default().to_owned());
        let page = dora.get("/communities/world/themes").await;
        names.insert("{theme}", format!("theme_{}", page.between("/themes/theme_", "\"").expect("a theme")));
        dora.post("/communities/world/cohorts/deal", &[("manner", "random"), ("size", "20")]).await;
        let page = dora.get("/communities/world/cohorts").await;
        names.insert(
            "{cohort}",
            page.between("/cohorts/cohort_", "\"").map(|id| format!("cohort_{id}")).expect("a cohort"),
        );
        dora.post("/communities/world/objectives", &[("objective", "Bake bread")]).await;
        let page = dora.get("/communities/world/learning").await;
        let objective = page.between("/objectives/objective_", "\"").expect("an objective");
        let serves = format!("serves_objective_{objective}");
        names.insert("{objective}", format!("objective_{objective}"));
        dora.post("/communities/world/activities", &[("title", "Knead"), (&serves, "on")]).await;
        lea.post("/communities/world/personal-goals", &[("goal", "A loaf")]).await;
        let page = dora.get("/communities/world/learning").await;
        let activity = page.between("/activities/activity_", "/").expect("an activity");
        names.insert("{activity}", format!("activity_{activity}"));
        let page = lea.get("/communities/world/learning").await;
        let goal = page.between("/personal-goals/goal_", "/").expect("a goal");
        names.insert("{goal}", format!("goal_{goal}"));
        let course = [("title", "Baking"), ("form", "online")];
        let course = dora.post("/communities/world/courses", &course).await.location;
        let session = [("starts", "2026-12-24T10:00"), ("ends", "2027-06-24T10:00"), ("zone", "UTC")];
        dora.post(&format!("{course}/sessions"), &session).await;
        names.insert("{course}", course.trim_start_matches("/courses/").to_owned());
        let page = dora.get("/communities/world/courses").await;
        let session = page.between("/training/", "\"").expect("a session");
        names.insert("{training}", session.to_owned());
        // The newest stands first: that one is ended, the other lets people in.
        for _ in 0..2 {
            dora.post("/communities/world/invitations", &[("role", "learner")]).await;
            t.app.clock.advance(61);
        }
        names.extend(open_study(&mut dora).await);
        let page = dora.get("/communities/world/invitations").await;
        let mut tokens = BTreeMap::from([
            ("/join/", page.text.rsplit_once("http://localhost/join/").expect("a link").1[..32].to_owned()),
            ("/setup/", link.trim_start_matches("/setup/").to_owned()),
        ]);
        let invitation = page.between("/invitations/", "/revocation").expect("an invitation");
        names.insert("{invitation}", invitation.to_owned());
        names.insert("{account}", format!("{director}"));
        t.settle().await;
        let mail =
            t.mails().into_iter().find(|mail| mail.contains("/mails/")).expect("a mail about a decision");
        tokens.insert("/mails/", mail.rsplit("/mails/").next().unwrap_or_default().trim().to_owned());
        let mut programs = Vec::new();
        for person in &people {
            programs.push(match person {
                Some(account) => t.token(*account).await,
                None => String::new(),
            });
        }
        names.extend(building::made(t, &programs[3], &programs[5], &names).await);
        World { people, programs, names, tokens }
    }

    /// The path with a name in each gap; what nothing is named after gets an id that names nothing.
    fn path(&self, route: &str) -> String {
        let mut path = route.to_owned();
        for (_, token) in self.tokens.iter().filter(|(beginning, _)| route.starts_with(**beginning)) {
            path = path.replace("{token}", token);
        }
        if route.starts_with("/files/") || route.starts_with("/api/v1/files/") {
            path = path.replace("{file}", "{file_id}");
        }
        if route.starts_with("/api/") {
            for gap in building::GAPS {
                path = path.replace(&format!("{{{gap}}}"), &format!("{{{gap}_of_programs}}"));
            }
            path = path.replace("{binding}", "{binding_of_programs}");
        }
        for (gap, name) in &self.names {
            path = path.replace(gap, name);
        }
        while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=to, "unknown");
        }
        path
    }
}

/// A study that takes answers, and one of its questions.
async fn open_study(dora: &mut testing::Browser) -> [(&'static str, String); 3] {
    let made = dora.post("/communities/world/studies", &[("template", "pulse")]).await;
    let study = made.location.trim_start_matches("/studies/").trim_end_matches("/building").to_owned();
    let page = dora.get(&made.location).await;
    let question = page.between("/questions/question_", "/").expect("a question");
    let question = format!("question_{question}");
    let audience = [("for_members", "on"), ("zone", "UTC"), ("closes_at", "2027-02-01T12:00")];
    dora.post(&format!("/studies/{study}/audience"), &audience).await;
    dora.post(&format!("/studies/{study}/opening"), &[]).await;
    [("{study}", study), ("{question}", question), ("{number}", "1".to_owned())]
}

/// What a form needs so that the answer tells about the right and not about the form.
fn form(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        "/topics/{topic}/position" => &[("number", "1")],
        "/topics/{topic}/following" => &[("level", "following")],
        "/posts/{post}/reactions" | "/posts/{post}/reactions/withdrawal" => &[("kind", "thanks")],
        "/communities/{community}/decisions" => &[("kind", "consent")],
        "/communities/new" => &[("step", "needs")],
        "/objectives/{objective}" => &[("objective", "Bake bread")],
        "/communities/{community}/week/answers" => &[("subject", "goal"), ("answer", "dismissed")],
        "/communities/{community}/week/answers/withdrawal" => &[("subject", "goal")],
        "/site/settings" => &[("sign_up", "open")],
        "/communities/{community}/cohorts/deal" => &[("size", "0")],
        "/communities/{community}/roster/preview" => &[("text", "email,name\na@example.org,Ann")],
        "/studies/{study}/questions" | "/questions/{question}" => &[("kind", "open")],
        "/questions/{question}/position" => &[("steps", "1")],
        "/studies/{study}/voices" => &[
            ("sheet", "sheet_00000000000000000000000000"),
            ("question", "question_00000000000000000000000000"),
            ("need", "need_00000000000000000000000000"),
            ("do", "put"),
        ],
        "/language" => &[("language", "en"), ("next", "/")],
        _ => &[],
    }
}

/// The same for what a program sends.
fn body(method: &str, path: &str) -> Option<&'static str> {
    if matches!(method, "GET" | "DELETE") {
        return None;
    }
    Some(match path.trim_start_matches("/api/v1") {
        "/communities/{community}/settings" => {
            r#"{"name": "World", "description": "", "welcome": "", "language": "en", "colour": "fig", "entry": "invitation"}"#
        }
        "/communities/{community}/decisions" => {
            r#"{"kind": "consent", "title": "", "text": "We meet.", "ends_on": "2026-12-24T18:00"}"#
        }
        "/communities/{community}/charter/signature" => r#"{"version": 1}"#,
        "/clauses/{clause}/comments" => r#"{"text": ""}"#,
        "/clauses/{clause}/rewordings" => r#"{"text": "", "why": ""}"#,
        "/communities/{community}/cohorts/deal" => r#"{"manner": "random", "size": 0}"#,
        "/decisions/{decision}/answer" => r#"{"kind": "single", "option": 1}"#,
        "/communities/{community}/themes" | "/themes/{theme}" | "/cohorts/{cohort}" => r#"{"name": ""}"#,
        "/themes/{theme}/merger" => r#"{"into": ""}"#,
        "/communities/{community}/members/{account}/roles" => r#"{"roles": []}"#,
        "/communities/{community}/invitations" => r#"{"role": "learner"}"#,
        "/communities/{community}/places" | "/communities/{community}/places/{place}" => {
            r#"{"name": "Lounge", "purpose": "Talk.", "colour": "fig", "seen_by": "members", "written_by": "members"}"#
        }
        "/communities/{community}/partners" | "/communities/{community}/partners/{organisation}" => {
            r#"{"name": "Mill", "colour": "sky"}"#
        }
        "/communities/{community}/places/{place}/openings/{organisation}" => r#"{"access": "sees"}"#,
        "/communities/{community}/places/{place}/premises" => {
            r#"{"address": "Mill Street 4", "capacity": null, "access_notes": "", "hours": "", "time_zone": "UTC"}"#
        }
        "/communities/{community}/places/{place}/bookings" => {
            r#"{"title": "", "day": "", "starts": "", "ends": ""}"#
        }
        "/communities/{community}/places/{place}/topics" => r#"{"title": "Bread", "text": "It rises."}"#,
        "/topics/{topic}" => r#"{"title": "Bread"}"#,
        "/topics/{topic}/following" => r#"{"level": "following"}"#,
        "/topics/{topic}/position" => r#"{"number": 1}"#,
        "/topics/{topic}/place" => r#"{"place": "lounge"}"#,
        "/topics/{topic}/answer" => r#"{"post_id": "post_00000000000000000000000000"}"#,
        "/topics/{topic}/posts" | "/posts/{post}" => r#"{"text": "It rises."}"#,
        "/communities/{community}/groups" => {
            r#"{"name": "", "purpose": "A leaflet", "place": "lounge", "size": 8, "ends_on": "2026-12-24"}"#
        }
        "/groups/{group}/continuation" => r#"{"ends_on": ""}"#,
        "/groups/{group}/closure" => r#"{"text": ""}"#,
        "/communities/{community}/tutoring/bindings" => r#"{"tutor": "", "learner": ""}"#,
        "/bindings/{binding}/check-ins" | "/check-ins/{check_in}" => r#"{"starts": "", "meets": ""}"#,
        "/check-ins/{check_in}/cancellation" => r#"{"reason": ""}"#,
        "/check-ins/{check_in}/report" => r#"{"note": ""}"#,
        "/communities/{community}/introduction" => r#"{"line": "Bakes.", "needs": "", "gives": ""}"#,
        "/communities/{community}/successors" => r#"{"name": "", "goal": "We bake.", "type": "practice"}"#,
        "/communities/{community}/transformation" | "/communities/{community}/transformation/reversal" => {
            r#"{"reason": "It rises."}"#
        }
        path => building::body(path).unwrap_or("{}"),
    })
}

both_databases!(every_route_answers_every_role_as_the_table_says, async |t: &TestApp| {
    let world = World::new(t).await;
    let mut wrong = Vec::new();
    for (method, path, expected) in table() {
        let mut answers = [0; 7];
        for (place, person) in world.people.iter().enumerate() {
            // A session of its own each time, so that signing out ends nothing for the next.
            let mut browser = match person {
                Some(account) => t.signed_in(*account).await,
                None => t.browser(),
            };
            t.app.clock.advance(61);
            let address = world.path(path);
            let answer = match (world.programs.get(place), *method) {
                (Some(token), _) if path.starts_with("/api/") => {
                    t.browser().call(method, token, &address, body(method, path)).await
                }
                (_, "GET") => browser.get(&address).await,
                _ => browser.post(&address, form(path)).await,
            };
            answers[place] = answer.status.as_u16();
        }
        t.settle().await;
        if answers != *expected {
            wrong.push(format!("    (\"{method}\", \"{path}\", {answers:?}),"));
        }
    }
    assert!(wrong.is_empty(), "for {ROLES:?} these routes answer otherwise:\n{}", wrong.join("\n"));
});

#[test]
fn every_route_has_its_row_and_every_row_its_route() {
    let routes: Vec<_> =
        features::routes().listed().into_iter().map(|route| (route.method, route.path)).collect();
    let rows: Vec<_> = table().map(|(method, path, _)| (*method, *path)).collect();
    let without_row: Vec<_> = routes
        .iter()
        .filter(|route| !rows.contains(route))
        .map(|(method, path)| format!("    (\"{method}\", \"{path}\", [0; 7]),"))
        .collect();
    assert!(without_row.is_empty(), "routes without a row:\n{}", without_row.join("\n"));
    let without_route: Vec<_> = rows.iter().filter(|row| !routes.contains(row)).collect();
    assert!(without_route.is_empty(), "rows without a route: {without_route:?}");
}
