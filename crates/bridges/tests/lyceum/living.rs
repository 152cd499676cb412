//! Communities in which something happened, made through the doors that people and programs use.

use community::features::accounts::AccountId;
use community::features::communities::Role;
use serde_json::json;
use testing::{Browser, TestApp};

use super::acts::Act;

/// A community "World" in which these things happened.
pub async fn live(t: &TestApp, acts: &[Act]) {
    let mut life = Life::begin(t).await;
    for act in acts {
        t.app.clock.advance(61);
        life.does(act).await;
    }
    t.settle().await;
}

struct Life<'t> {
    t: &'t TestApp,
    program: Browser,
    /// Dora, who directs, Lea and Max, with a token each.
    people: Vec<(String, AccountId)>,
    places: Vec<String>,
    themes: Vec<String>,
    topics: Vec<String>,
    posts: Vec<String>,
    strangers: usize,
}

/// The one that a number chooses, where there is any.
fn chosen<T: Clone>(all: &[T], number: u8) -> Option<T> {
    all.get(usize::from(number) % all.len().max(1)).cloned()
}

impl<'t> Life<'t> {
    async fn begin(t: &'t TestApp) -> Self {
        t.world().await;
        let mut people = Vec::new();
        for handle in ["dora-director", "lea-learner", "max-member"] {
            let id = t.person(handle).await;
            people.push((t.token(id).await, id));
        }
        let places = vec!["lounge".to_owned()];
        let (themes, topics, posts) = (Vec::new(), Vec::new(), Vec::new());
        Life { t, program: t.browser(), people, places, themes, topics, posts, strangers: 0 }
    }

    /// What the site answers to a program; the part behind `key` of it, such as an id.
    async fn call(
        &mut self,
        who: u8,
        method: &str,
        path: &str,
        body: serde_json::Value,
        key: &str,
    ) -> Option<String> {
        let token = self.people[usize::from(who) % 3].0.clone();
        let answer =
            self.program.call(method, &token, &format!("/api/v1{path}"), Some(&body.to_string())).await;
        assert!(answer.status.as_u16() < 500, "{method} {path}: {}", answer.text);
        let text: serde_json::Value = serde_json::from_str(&answer.text).ok()?;
        text[key].as_str().filter(|_| answer.status.is_success()).map(str::to_owned)
    }

    /// A browser on which somebody has just signed in.
    async fn browser(&self, who: u8) -> Browser {
        self.t.signed_in(self.people[usize::from(who) % 3].1).await
    }

    /// The form of a page that somebody sends.
    async fn form(&mut self, who: u8, path: &str, fields: &[(&str, &str)]) {
        let answer = self.browser(who).await.post(path, fields).await;
        assert!(answer.status.as_u16() < 500, "{path}: {}", answer.text);
    }

    async fn does(&mut self, act: &Act) {
        match act {
            Act::Place { .. }
            | Act::Theme { .. }
            | Act::MergeThemes
            | Act::Premises { .. }
            | Act::Train { .. }
            | Act::Book { .. } => {
                self.arranges(act).await;
            }
            Act::Photograph { .. }
            | Act::Role { .. }
            | Act::Leave { .. }
            | Act::Ask { .. }
            | Act::Profile { .. }
            | Act::Invite => {
                self.belongs(act).await;
            }
            Act::Pin { .. }
            | Act::Announce { .. }
            | Act::Close { .. }
            | Act::Accept { .. }
            | Act::Move { .. } => {
                self.keeps(act).await;
            }
            Act::Later { seconds } => self.t.app.clock.advance(*seconds),
            _ => self.talks(act).await,
        }
    }

    async fn talks(&mut self, act: &Act) {
        match act {
            Act::Topic { who, place, theme, title, text } => {
                let Some(place) = chosen(&self.places, *place) else { return };
                let mut body = json!({ "title": title, "text": text });
                if let Some(theme) = chosen(&self.themes, *theme) {
                    body["theme_id"] = theme.into();
                }
                let path = format!("/communities/world/places/{place}/topics");
                if let Some(topic) = self.call(*who, "POST", &path, body, "id").await {
                    let posts = format!("/api/v1/topics/{topic}/posts");
                    let listed = self.program.call("GET", &self.people[0].0.clone(), &posts, None).await;
                    let first = listed.between("\"post_", "\"").map(|id| format!("post_{id}"));
                    self.posts.extend(first);
                    self.topics.push(topic);
                }
            }
            Act::Reply { who, topic, quoted, text } => {
                let Some(topic) = chosen(&self.topics, *topic) else { return };
                let mut body = json!({ "text": text });
                if *quoted > 0 {
                    body["quoted_post_id"] = self.posts[0].clone().into();
                }
                let written = self.call(*who, "POST", &format!("/topics/{topic}/posts"), body, "id").await;
                self.posts.extend(written);
            }
            Act::Edit { who, post, text } => {
                let Some(post) = chosen(&self.posts, *post) else { return };
                let token = self.people[usize::from(*who) % 3].0.clone();
                let path = format!("/api/v1/posts/{post}");
                let seen = self.program.call("GET", &token, &path, None).await;
                let tag =
                    seen.headers.get("etag").map(|tag| tag.to_str().unwrap().to_owned()).unwrap_or_default();
                let body = json!({ "text": text }).to_string();
                self.program.call_with("PUT", &token, &path, Some(&body), &[("if-match", &tag)]).await;
            }
            Act::Delete { who, post } => {
                let Some(post) = chosen(&self.posts, *post) else { return };
                self.call(*who, "DELETE", &format!("/posts/{post}"), json!({}), "id").await;
            }
            Act::Restore { who, post } => {
                let Some(post) = chosen(&self.posts, *post) else { return };
                self.call(*who, "PUT", &format!("/posts/{post}/restoration"), json!({}), "id").await;
            }
            Act::React { who, post, kind } => {
                let kinds = ["useful", "same", "thanks", "tried", "question", "bravo"];
                let (Some(post), Some(kind)) = (chosen(&self.posts, *post), chosen(&kinds, *kind)) else {
                    return;
                };
                self.call(*who, "PUT", &format!("/posts/{post}/reactions/{kind}"), json!({}), "id").await;
            }
            Act::Follow { who, topic, muted } => {
                let Some(topic) = chosen(&self.topics, *topic) else { return };
                let level = if *muted { "muted" } else { "following" };
                self.call(
                    *who,
                    "PUT",
                    &format!("/topics/{topic}/following"),
                    json!({ "level": level }),
                    "id",
                )
                .await;
            }
            Act::Read { who, topic, number } => {
                let Some(topic) = chosen(&self.topics, *topic) else { return };
                self.call(
                    *who,
                    "PUT",
                    &format!("/topics/{topic}/position"),
                    json!({ "number": number }),
                    "id",
                )
                .await;
            }
            Act::File { who, topic, picture } => self.shows_a_file(*who, *topic, *picture).await,
            _ => {}
        }
    }

    async fn shows_a_file(&mut self, who: u8, topic: u8, picture: bool) {
        let Some(topic) = chosen(&self.topics, topic) else { return };
        let (name, bytes) =
            if picture { ("oven.png", drawing()) } else { ("recipe.txt", b"Flour.".to_vec()) };
        let mut browser = self.browser(who).await;
        browser.upload("/files", name, &bytes).await;
        let page = browser.get("/files").await;
        let file = format!("file_{}", page.between("/files/file_", "/").unwrap());
        let text = format!("Look: ![it](/files/{file}/{name}) and /topics/{topic}");
        let written =
            self.call(who, "POST", &format!("/topics/{topic}/posts"), json!({ "text": text }), "id").await;
        self.posts.extend(written);
    }

    async fn keeps(&mut self, act: &Act) {
        let (topic, verb, body) = match act {
            Act::Pin { topic } => (topic, "pin", json!({})),
            Act::Announce { topic } => (topic, "announcement", json!({})),
            Act::Close { topic } => (topic, "closure", json!({})),
            Act::Accept { topic, post } => {
                (topic, "answer", json!({ "post_id": chosen(&self.posts, *post).unwrap_or_default() }))
            }
            Act::Move { topic, place } => {
                (topic, "place", json!({ "place": chosen(&self.places, *place).unwrap_or_default() }))
            }
            _ => return,
        };
        let Some(topic) = chosen(&self.topics, *topic) else { return };
        self.call(0, "PUT", &format!("/topics/{topic}/{verb}"), body, "id").await;
    }

    async fn arranges(&mut self, act: &Act) {
        match act {
            Act::Place { name, circle, asks } => {
                let circle = ["members", "leaders", "everyone"][usize::from(*circle) % 3];
                let body = json!({ "name": name, "purpose": name, "colour": "leaf", "seen_by": circle,
                    "written_by": "members", "asks": asks });
                let made = self.call(0, "POST", "/communities/world/places", body, "id").await;
                self.places.extend(made);
            }
            Act::Theme { name, above } => {
                let mut body = json!({ "name": name });
                if let Some(parent) = chosen(&self.themes, above.wrapping_sub(1)).filter(|_| *above > 0) {
                    body["parent_id"] = parent.into();
                }
                let made = self.call(0, "POST", "/communities/world/themes", body, "id").await;
                self.themes.extend(made);
            }
            Act::MergeThemes => {
                if let (Some(into), true) = (self.themes.first().cloned(), self.themes.len() > 2)
                    && let Some(from) = self.themes.pop()
                {
                    self.call(0, "POST", &format!("/themes/{from}/merger"), json!({ "into": into }), "id")
                        .await;
                }
            }
            Act::Premises { place, address } => {
                let Some(place) = chosen(&self.places, *place) else { return };
                let body = json!({ "address": address, "capacity": 12, "access_notes": "Ring twice.", "hours": "",
                    "time_zone": "Europe/Paris" });
                self.call(0, "PUT", &format!("/communities/world/places/{place}/premises"), body, "id").await;
            }
            Act::Train { title } => self.trains(title).await,
            Act::Book { who, place, title, cancelled } => {
                let Some(place) = chosen(&self.places, *place) else { return };
                let body = json!({ "title": title, "day": "2027-12-24", "starts": "10:00", "ends": "11:00" });
                let path = format!("/communities/world/places/{place}/bookings");
                if let Some(booked) = self.call(*who, "POST", &path, body, "id").await.filter(|_| *cancelled)
                {
                    self.call(0, "DELETE", &format!("/bookings/{booked}"), json!({}), "id").await;
                }
            }
            _ => {}
        }
    }

    /// A course with a session that is under way, and one that was cancelled.
    async fn trains(&mut self, title: &str) {
        let mut dora = self.browser(0).await;
        let course = [("title", title), ("form", "blended"), ("link", "https://lms.example.org/7")];
        let course = dora.post("/communities/world/courses", &course).await.location;
        for (ends, cohort) in [("2080-06-30T18:00", "Spring"), ("2090-06-30T18:00", "")] {
            let session = [
                ("starts", "2078-03-01T09:00"),
                ("ends", ends),
                ("zone", "Europe/Paris"),
                ("cohort", cohort),
            ];
            dora.post(&format!("{course}/sessions"), &session).await;
        }
        let page = dora.get("/communities/world/courses").await;
        if let Some(session) = page.between("/training/", "\"") {
            dora.post(&format!("/training/{session}/cancellation"), &[]).await;
        }
    }

    async fn belongs(&mut self, act: &Act) {
        match act {
            Act::Photograph { who } => {
                self.browser(*who).await.upload("/profile/picture", "me.png", &drawing()).await;
            }
            Act::Role { who, role, label, ends } => {
                let account = self.people[1 + usize::from(*who) % 2].1;
                let role = chosen(Role::ALL, *role).unwrap_or(Role::Learner).name();
                let last_day = if *ends { "2027-12-31" } else { "" };
                let label = if *who % 2 == 0 { "Night baker" } else { label.as_str() };
                let body = json!({ "roles": [{ "role": role, "label": label, "until": last_day }] });
                self.call(0, "PUT", &format!("/communities/world/members/{account}/roles"), body, "id").await;
            }
            Act::Leave { who, banned } => {
                let account = self.people[1 + usize::from(*who) % 2].1;
                let fields: &[_] = if *banned { &[("ban", "on"), ("reason", "Was rude.")] } else { &[] };
                self.form(0, &format!("/communities/world/members/{account}/departure"), fields).await;
            }
            Act::Ask { message, accepted } => self.asks(message, *accepted).await,
            Act::Profile { who, line } => {
                self.call(*who, "PATCH", "/me", json!({ "line": line }), "id").await;
            }
            Act::Invite => self.form(0, "/communities/world/invitations", &[("role", "learner")]).await,
            _ => {}
        }
    }

    /// Somebody new asks to join.
    async fn asks(&mut self, message: &str, accepted: bool) {
        const NAMES: [&str; 4] = ["Ada Asks", "Bo Asks", "Cy Asks", "Di Asks"];
        let Some(name) = NAMES.get(self.strangers) else { return };
        self.strangers += 1;
        let settings = json!({ "name": "World", "description": "", "welcome": "*Hi*", "language": "fr",
            "colour": "fig", "entry": "request" });
        self.call(0, "PUT", "/communities/world/settings", settings, "id").await;
        let account = self.t.account(name, None).await;
        let mut stranger = self.t.signed_in(account).await;
        stranger.post("/communities/world/requests", &[("message", message)]).await;
        let verdict = if accepted { "acceptance" } else { "refusal" };
        self.call(0, "PUT", &format!("/communities/world/requests/{account}/{verdict}"), json!({}), "id")
            .await;
    }
}

/// A small picture, as a browser brings one: two points in PNG.
fn drawing() -> Vec<u8> {
    const PNG: &str = "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd0000000f49444154789c63f8df20a0e09000000a010250a5d338630000000049454e44ae426082";
    (0..PNG.len()).step_by(2).map(|at| u8::from_str_radix(&PNG[at..at + 2], 16).unwrap()).collect()
}
