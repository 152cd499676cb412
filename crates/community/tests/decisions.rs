//! Decisions: proposing, answering, objecting, rounds, the end, the outcome, and what happens by itself.
#![expect(clippy::panic, reason = "a test that cannot go on ends at once")]

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const DECISIONS: &str = "/communities/world/decisions";
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

type Fields<'f> = Vec<(&'f str, &'f str)>;

/// What a proposal says at least; the clock stands on Monday 23 November 2026, 09:01 in UTC.
fn proposal<'f>(kind: &'f str, more: &[(&'f str, &'f str)]) -> Fields<'f> {
    let mut fields = vec![
        ("kind", kind),
        ("title", "Tuesday evenings"),
        ("text", "We meet on **Tuesday** evenings."),
        ("ends_on", "2026-11-30T18:00"),
    ];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| name != other));
    fields.extend_from_slice(more);
    fields
}

/// Proposes; the decision's path.
async fn propose(browser: &mut Browser, kind: &str, more: &[(&str, &str)]) -> String {
    let answer = browser.post(DECISIONS, &proposal(kind, more)).await;
    assert_eq!(answer.status, 303, "{kind}: {}", answer.text);
    answer.location
}

async fn answer(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> u16 {
    browser.post(&format!("{path}/answers"), fields).await.status.as_u16()
}

/// The world's people on browsers that are signed in anew, as sessions end in the meantime.
async fn again(t: &TestApp) -> [Browser; 3] {
    let mut browsers = Vec::new();
    for handle in ["dora-director", "lea-learner", "max-member"] {
        browsers.push(t.signed_in(t.person(handle).await).await);
    }
    let three: Result<[Browser; 3], _> = browsers.try_into();
    three.unwrap_or_else(|_| panic!("three"))
}

both_databases!(an_objection_is_taken_in_before_a_proposal_holds, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    assert!(dora.get(DECISIONS).await.text.contains("Nothing to decide yet"));
    assert!(!lea.get(HOME).await.text.contains("/decisions\""), "no entry while there is nothing behind it");
    let path = propose(&mut dora, "consent", &[]).await;
    let home = max.get(HOME).await.text;
    assert!(home.contains("Tuesday evenings") && home.contains("/decisions\""), "it waits for him: {home}");
    let form = max.get(&path).await.text;
    assert!(form.contains("Needed for an objection") && !form.contains("field-optional"), "{form}");
    let object = [("stance", "object"), ("reason", "")];
    assert_eq!(answer(&mut max, &path, &object).await, 422, "an objection needs a reason");
    let object = [("stance", "object"), ("reason", "The last bus leaves at eight")];
    let odd = max.post(&format!("{path}/answers"), &[("stance", ""), ("reason", "Kept words")]).await;
    assert!(odd.status == 422 && odd.text.contains("Kept words"), "what was typed is kept");
    t.settle().await;
    assert_eq!(answer(&mut max, &path, &object).await, 303);
    t.settle().await;
    assert!(t.last_mail().contains("The last bus leaves at eight"), "{}", t.last_mail());
    assert!(!max.get(HOME).await.text.contains("Tuesday evenings"), "it waits no more");
    let outcome = [("outcome", "Tuesdays it is.")];
    assert_eq!(
        dora.post(&format!("{path}/closure"), &outcome).await.status,
        409,
        "people are still answering"
    );
    for browser in [&mut dora, &mut lea] {
        assert_eq!(answer(browser, &path, &[("stance", "agree")]).await, 303);
    }
    let refused = dora.post(&format!("{path}/closure"), &outcome).await;
    assert!(refused.status == 409 && refused.text.contains("objection stands"), "{}", refused.text);
    t.app.clock.advance(8 * DAY);
    t.settle().await;
    let [mut dora, mut lea, mut max] = again(t).await;
    assert_eq!(dora.post(&format!("{path}/closure"), &outcome).await.status, 409, "nor after the deadline");

    let (rounds, closure) = (format!("{path}/rounds"), format!("{path}/closure"));
    let words = [("text", "We meet on Tuesdays **at five**."), ("ends_on", "2026-12-08T18:00")];
    assert_eq!(lea.post(&rounds, &words).await.status, 403);
    let same = [("text", "We meet on **Tuesday** evenings."), ("ends_on", "2026-12-08T18:00")];
    assert_eq!(dora.post(&rounds, &same).await.status, 422);
    assert_eq!(dora.post(&rounds, &words).await.status, 303);
    assert!(max.get(HOME).await.text.contains("Tuesday evenings"), "whoever objects is asked again");
    assert!(!lea.get(HOME).await.text.contains("Tuesday evenings"), "the others are not");
    let page = max.get(&path).await.text;
    assert!(page.contains("Does your objection still stand") && page.contains("Round 2"), "{page}");
    assert!(page.contains("at five") && page.contains("evenings"), "what it said before stays readable");
    assert_eq!(answer(&mut max, &path, &object).await, 303);
    assert_eq!(dora.post(&closure, &outcome).await.status, 409, "it still stands");
    assert_eq!(answer(&mut max, &path, &[("stance", "agree")]).await, 303);
    assert_eq!(lea.post(&closure, &outcome).await.status, 403);
    assert_eq!(dora.post(&closure, &[("outcome", "  ")]).await.status, 422, "an outcome is told in words");
    assert_eq!(dora.post(&closure, &outcome).await.status, 303);
    t.settle().await;
    assert_eq!(dora.post(&closure, &outcome).await.status, 409, "it is closed");
    assert_eq!(answer(&mut lea, &path, &[("stance", "aside")]).await, 409);
    let register = lea.get(&format!("{DECISIONS}/register")).await.text;
    for shown in ["Tuesdays it is.", "3 of 3 have answered (100\u{a0}%)", "Decided"] {
        assert!(register.contains(shown), "{shown}: {register}");
    }
    let page = lea.get(&path).await.text;
    assert!(page.contains("3 of 3 (100\u{a0}%)") && page.contains("Lifted"), "{page}");
});

both_databases!(every_way_of_deciding_is_counted_as_it_says, async |t: &TestApp| {
    let people = t.world().await;
    let options = ("options", "Bread\nCake\nPie");
    let times = [("time_1", "2026-12-02T18:00"), ("time_2", "2026-12-01T18:00")];
    let table: [(&str, Fields, [Fields; 3], &[&str]); 6] = [
        (
            "single",
            vec![options],
            [vec![("option", "1")], vec![("option", "3")], vec![("option", "3")]],
            &["2 of 3 (67\u{a0}%)", "1 of 3 (33\u{a0}%)", "0 of 3 (0\u{a0}%)"],
        ),
        (
            "multiple",
            vec![options],
            [
                vec![("option_1", "on"), ("option_2", "on")],
                vec![("option_2", "on")],
                vec![("option_2", "on"), ("option_3", "on")],
            ],
            &["3 of 3 (100\u{a0}%)", "1 of 3 (33\u{a0}%)"],
        ),
        (
            "dots",
            vec![options, ("dots", "4")],
            [
                vec![("dots_1", "4")],
                vec![("dots_1", "1"), ("dots_2", "3")],
                vec![("dots_3", "2"), ("dots_2", "")],
            ],
            &["5 of 10 (50\u{a0}%)", "3 of 10 (30\u{a0}%)", "2 of 10 (20\u{a0}%)"],
        ),
        (
            "ranked",
            vec![options],
            [
                vec![("rank_1", "1"), ("rank_2", "2"), ("rank_3", "3")],
                vec![("rank_2", "1"), ("rank_3", "2")],
                vec![("rank_1", "2"), ("rank_2", "1"), ("rank_3", "3")],
            ],
            &["holds against 2 of 2", "holds against 1 of 2", "holds against 0 of 2"],
        ),
        (
            "times",
            times.to_vec(),
            [
                vec![("time_1", "yes"), ("time_2", "no")],
                vec![("time_1", "yes"), ("time_2", "maybe")],
                vec![("time_1", "no"), ("time_2", "yes")],
            ],
            &["Tuesday 1 December, 18:00", "2 suit, 0 if need be", "1 suit, 1 if need be"],
        ),
        (
            "advice",
            vec![],
            [
                vec![("text", "Ask the bakers")],
                vec![("text", "Try it for a month")],
                vec![("text", "Bring tea")],
            ],
            &["3 of 3 have answered", "Read the advice"],
        ),
    ];
    for (kind, more, answers, shown) in table {
        let [mut dora, mut lea, mut max] = people.clone();
        let path = propose(&mut dora, kind, &more).await;
        assert!(dora.get(&format!("{DECISIONS}/new?kind={kind}")).await.text.contains("Deadline"));
        assert_eq!(answer(&mut lea, &path, &[]).await, 422, "{kind}: an empty answer is none");
        for (browser, fields) in [&mut dora, &mut lea, &mut max].into_iter().zip(&answers) {
            assert_eq!(answer(browser, &path, fields).await, 303, "{kind}: {fields:?}");
            assert_eq!(answer(browser, &path, fields).await, 303, "{kind}: twice is no error");
        }
        let page = lea.get(&path).await.text;
        for text in shown {
            assert!(page.contains(text), "{kind}: {text} in {page}");
        }
        let list = max.get(&format!("{path}/answers")).await;
        assert!(list.status == 200 && list.text.contains("Lea Learner"), "{kind}");
        if kind == "advice" {
            assert!(list.text.contains("Ask the bakers"));
        }
        assert_eq!(dora.post(&format!("{path}/closure"), &[("outcome", "So be it.")]).await.status, 303);
        assert!(lea.get(&path).await.text.contains("So be it."));
    }
    let [mut dora, mut lea, _] = people;
    let path = propose(&mut dora, "dots", &[options, ("dots", "4")]).await;
    assert_eq!(answer(&mut lea, &path, &[("dots_1", "3"), ("dots_2", "2")]).await, 422, "five of four dots");
    assert_eq!(answer(&mut lea, &path, &[("dots_1", "-1"), ("dots_2", "2")]).await, 422);
    let path = propose(&mut dora, "single", &[options]).await;
    assert_eq!(answer(&mut lea, &path, &[("option", "4")]).await, 422);
    assert_eq!(answer(&mut lea, &path, &[("option", "2")]).await, 303);
    assert_eq!(answer(&mut lea, &path, &[("option", "3")]).await, 303, "one may answer otherwise");
    assert!(lea.get(&path).await.text.contains("1 of 1 (100\u{a0}%)"));
});

both_databases!(a_proposal_says_what_is_missing_and_keeps_what_was_typed, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let table: [(&str, Fields, &str); 9] = [
        ("consent", vec![("title", "")], "title"),
        ("consent", vec![("text", "")], "text"),
        ("consent", vec![("ends_on", "2026-11-23T09:30")], "ends_on"),
        ("consent", vec![("ends_on", "tomorrow")], "ends_on"),
        ("consent", vec![("asked", "roles")], "asked"),
        ("consent", vec![("asked", "roles"), ("role_tutor", "on")], "asked"),
        ("single", vec![("options", "One\nOne")], "options"),
        ("single", vec![("options", "A\nB"), ("quorum_kind", "share"), ("quorum", "101")], "quorum"),
        ("consent", vec![("discussion", "https://elsewhere.example/topics/1")], "discussion"),
    ];
    for (kind, more, field) in table {
        let refused = dora.post(DECISIONS, &proposal(kind, &more)).await;
        assert_eq!(refused.status, 422, "{field}");
        assert!(refused.text.contains(&format!("href=\"#{field}\"")), "{field}: {}", refused.text);
        if field != "text" {
            assert!(refused.text.contains("We meet on **Tuesday** evenings."), "{field}");
        }
    }
    assert_eq!(dora.post(DECISIONS, &proposal("lots", &[])).await.status, 404);
    assert_eq!(lea.post(DECISIONS, &proposal("consent", &[])).await.status, 403);
    assert_eq!(lea.get(&format!("{DECISIONS}/new")).await.status, 403);
    let settings = [
        ("name", "World"),
        ("language", "en"),
        ("colour", "leaf"),
        ("entry", "invitation"),
        ("zone", "America/New_York"),
        ("proposed_by", "members"),
    ];
    assert_eq!(dora.post(&format!("{HOME}/settings"), &settings).await.status, 303);
    let path = propose(&mut lea, "consent", &[]).await;
    assert!(lea.get(&path).await.text.contains("18:00 (America/New York)"), "the community's own clock");
});

both_databases!(the_form_says_how_many_are_asked_and_who_has_not_come, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let form = format!("{DECISIONS}/new?kind=consent");
    let page = dora.get(&form).await.text;
    assert!(page.contains("As of now: 3 people") && !page.contains("not come yet"), "{page}");
    assert!(page.contains("<label for=\"quorum\">"), "{page}");
    let list = [("text", "email,name\nann@example.org,Ann\nbo@example.org,Bo\n")];
    assert_eq!(dora.post(&format!("{HOME}/roster/application"), &list).await.status, 303);
    t.settle().await;
    let page = dora.get(&form).await.text;
    assert!(page.contains("As of now: 3 people") && page.contains("2 members have not come yet"), "{page}");
    let path = propose(&mut dora, "consent", &[]).await;
    dora.post("/language", &[("language", "fr"), ("next", "/")]).await;
    assert!(dora.get(&path).await.text.contains("0 réponse sur 3 personnes interrogées"));
});

both_databases!(who_is_asked_is_settled_when_it_opens, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.unwrap().unwrap().id;
    let gus = t.account("Gus Guest", None).await;
    t.join(community, gus, Role::Guest).await;
    let mut gus = t.signed_in(gus).await;
    let path = propose(&mut dora, "consent", &[]).await;
    assert_eq!(gus.get(DECISIONS).await.status, 404, "guests are not told");
    assert_eq!(gus.get(&path).await.status, 404);
    assert_eq!(t.browser().get(&path).await.status, 303);
    assert!(dora.get(&path).await.text.contains("0 of 3 have answered"), "guests are not asked");
    let nia = t.account("Nia New", None).await;
    t.join(community, nia, Role::Learner).await;
    let mut nia = t.signed_in(nia).await;
    assert!(nia.get(&path).await.text.contains("You are not among those who are asked"));
    assert_eq!(answer(&mut nia, &path, &[("stance", "agree")]).await, 403);
    let only = [("asked", "roles"), ("role_learner", "on")];
    let path = propose(&mut dora, "consent", &only).await;
    assert!(dora.get(&path).await.text.contains("0 of 3 have answered"), "Lea, Max and Nia");
    assert_eq!(answer(&mut dora, &path, &[("stance", "agree")]).await, 403);
    assert_eq!(answer(&mut nia, &path, &[("stance", "agree")]).await, 303);
    assert_eq!(answer(&mut max, &path, &[("stance", "object"), ("reason", "No.")]).await, 303);
    let departure = format!("{HOME}/members/{}/departure", t.person("max-member").await);
    assert_eq!(max.post(&departure, &[]).await.status, 303);
    t.settle().await;
    assert_eq!(answer(&mut lea, &path, &[("stance", "agree")]).await, 303);
    let closed = dora.post(&format!("{path}/closure"), &[("outcome", "Yes.")]).await;
    assert_eq!(closed.status, 303, "who left holds nothing up: {}", closed.text);
});

both_databases!(a_deadline_ends_it_and_only_the_silent_are_reminded, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let more = [("options", "Bread\nCake"), ("quorum_kind", "number"), ("quorum", "2"), ("hidden", "on")];
    let path = propose(&mut dora, "single", &more).await;
    assert_eq!(answer(&mut lea, &path, &[("option", "1")]).await, 303);
    assert!(lea.get(&path).await.text.contains("shown once everybody has answered"));
    assert_eq!(lea.get(&format!("{path}/answers")).await.status, 403);
    t.settle().await;
    assert_eq!(t.mails().len(), 1, "Max, that it is open");
    t.app.clock.advance(5 * DAY + 10 * HOUR);
    t.settle().await;
    let mails = t.mails().split_off(1);
    assert_eq!(mails.len(), 2, "Dora and Max, once: {mails:?}");
    assert!(mails.iter().all(|mail| mail.contains("30 November 2026, 18:00")), "{mails:?}");
    t.app.clock.advance(HOUR);
    t.settle().await;
    assert_eq!(t.mails().len(), 3);

    t.app.clock.advance(2 * DAY);
    let [mut dora, mut lea, mut max] = again(t).await;
    assert_eq!(answer(&mut max, &path, &[("option", "1")]).await, 409, "too late, noted or not");
    assert!(dora.get(HOME).await.text.contains("Tuesday evenings"), "its outcome waits for her");
    t.settle().await;
    assert!(t.last_mail().contains("has passed. Say what comes out of it"), "{}", t.last_mail());
    assert!(lea.get(DECISIONS).await.text.contains("Outcome due"));
    assert!(lea.get(&path).await.text.contains("1 of 1 (100\u{a0}%)"), "the counts are shown at the end");
    let form = dora.get(&format!("{path}/closure")).await.text;
    assert!(form.contains("1 answered, and it takes 2"), "{form}");
    let review = [("outcome", "We try again."), ("review_on", "2026-11-25")];
    assert_eq!(dora.post(&format!("{path}/closure"), &review).await.status, 422, "a review is ahead");
    let review = [("outcome", "We try again."), ("review_on", "2027-01-15")];
    assert_eq!(dora.post(&format!("{path}/closure"), &review).await.status, 303);
    t.settle().await;
    let page = lea.get(&path).await.text;
    assert!(page.contains("Too few answered") && page.contains("open again on 15 January 2027"), "{page}");

    t.app.clock.advance(50 * DAY);
    t.settle().await;
    let [mut dora, mut lea, _] = again(t).await;
    assert!(t.last_mail().contains("opens again"), "{}", t.last_mail());
    let page = lea.get(&path).await.text;
    assert!(page.contains("0 of 3 have answered") && page.contains("We try again."), "{page}");
    assert!(lea.get(HOME).await.text.contains("Tuesday evenings"), "everybody is asked anew");
    assert_eq!(answer(&mut lea, &path, &[("option", "2")]).await, 303);
    assert_eq!(dora.post(&format!("{path}/withdrawal"), &[("outcome", "")]).await.status, 422);
    assert_eq!(dora.post(&format!("{path}/withdrawal"), &[("outcome", "Not now.")]).await.status, 303);
    t.settle().await;
    assert!(lea.get(&path).await.text.contains("Not now."));
});

both_databases!(answers_at_the_same_moment_are_all_counted, async |t: &TestApp| {
    let [mut dora, lea, max] = t.world().await;
    for _ in 0..3 {
        let path = propose(&mut dora, "single", &[("options", "Bread\nCake")]).await;
        let (mut one, mut two, mut three, mut again) = (dora.clone(), lea.clone(), max.clone(), lea.clone());
        let (bread, cake) = ([("option", "1")], [("option", "2")]);
        let statuses = tokio::join!(
            answer(&mut one, &path, &bread),
            answer(&mut two, &path, &bread),
            answer(&mut three, &path, &cake),
            answer(&mut again, &path, &bread),
        );
        assert_eq!(statuses, (303, 303, 303, 303));
        let page = dora.get(&path).await.text;
        for text in ["3 of 3 have answered", "2 of 3 (67\u{a0}%)", "1 of 3 (33\u{a0}%)"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        // The last answer is changed at the moment of closing: it is counted before, or refused.
        let (mut closer, mut late) = (dora.clone(), max.clone());
        let closure = format!("{path}/closure");
        let (closed, changed) = tokio::join!(
            closer.post(&closure, &[("outcome", "So be it.")]),
            answer(&mut late, &path, &bread)
        );
        assert_eq!(closed.status, 303);
        let page = dora.get(&path).await.text;
        match changed {
            303 => assert!(page.contains("3 of 3 (100\u{a0}%)"), "taken, hence counted: {page}"),
            409 => assert!(page.contains("2 of 3 (67\u{a0}%)"), "refused, hence not counted: {page}"),
            other => panic!("{other}"),
        }
    }
});

both_databases!(programs_propose_answer_and_read, async |t: &TestApp| {
    t.world().await;
    let mut browser = t.browser();
    let dora = t.token(t.person("dora-director").await).await;
    let lea = t.token(t.person("lea-learner").await).await;
    let list = "/api/v1/communities/world/decisions";
    let body = r#"{"kind": "ranked", "title": "What to bake", "text": "We bake.", "ends_on": "2026-11-30T18:00", "options": ["Bread", "Cake"], "quorum": 2}"#;
    assert_eq!(browser.api(&lea, list, Some(body)).await.status, 403);
    let made = browser.api(&dora, list, Some(body)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let made: serde_json::Value = serde_json::from_str(&made.text).unwrap();
    let one = format!("/api/v1/decisions/{}", made["id"].as_str().unwrap());
    let lines: serde_json::Value = serde_json::from_str(&browser.api(&lea, list, None).await.text).unwrap();
    assert_eq!(lines["items"][0]["waits"], true, "{lines}");
    let answer = format!("{one}/answer");
    let odd = browser.call("PUT", &lea, &answer, Some(r#"{"kind": "single", "option": 1}"#)).await;
    assert_eq!(odd.status, 422, "{}", odd.text);
    let ranks = r#"{"kind": "ranked", "ranks": [2, 1]}"#;
    for _ in 0..2 {
        assert_eq!(browser.call("PUT", &lea, &answer, Some(ranks)).await.status, 204);
    }
    let decision: serde_json::Value =
        serde_json::from_str(&browser.api(&lea, &one, None).await.text).unwrap();
    assert_eq!(decision["answer_count"], 1, "{decision}");
    assert_eq!((&decision["counts"][0]["position"], &decision["counts"][0]["place"]), (&2.into(), &1.into()));
    assert_eq!(decision["answer"]["ranks"][0], 2);
});
