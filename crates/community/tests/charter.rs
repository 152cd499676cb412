//! The charter: its draft, other words, adoption by a decision, versions, signatures, and reading only.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const CHARTER: &str = "/communities/world/charter";
const DAY: i64 = 24 * 3_600;

/// The world's people on browsers that are signed in anew, as sessions end in the meantime.
async fn again(t: &TestApp) -> [Browser; 3] {
    let [dora, lea, max] = ["dora-director", "lea-learner", "max-member"];
    let [dora, lea, max] = [t.person(dora).await, t.person(lea).await, t.person(max).await];
    [t.signed_in(dora).await, t.signed_in(lea).await, t.signed_in(max).await]
}

async fn add(dora: &mut Browser, title: &str, text: &str) -> String {
    let added = dora.post(&format!("{CHARTER}/clauses"), &[("title", title), ("text", text)]).await;
    assert_eq!(added.status, 303, "{}", added.text);
    let draft = dora.get(&format!("{CHARTER}/draft")).await.text;
    let last = draft.rsplit_once("/clauses/clause_").map(|(before, _)| before.to_owned());
    let id = last
        .as_deref()
        .unwrap_or_default()
        .rsplit_once("href=\"/clauses/clause_")
        .map(|(_, rest)| rest[..26].to_owned());
    format!("/clauses/clause_{}", id.expect("a clause"))
}

async fn ask(dora: &mut Browser, ends_on: &str, grace: &str) -> String {
    let asked = dora.post(&format!("{CHARTER}/adoption"), &[("ends_on", ends_on), ("grace", grace)]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    asked.location
}

/// Everybody agrees, and the decision is closed.
async fn adopt(t: &TestApp, people: &mut [Browser; 3], decision: &str) {
    for browser in people.iter_mut() {
        let answer = browser.post(&format!("{decision}/answers"), &[("stance", "agree")]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    let closed = people[0].post(&format!("{decision}/closure"), &[("outcome", "It is adopted.")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    t.settle().await;
}

both_databases!(a_charter_is_written_together_and_adopted_by_a_decision, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    assert!(dora.get(CHARTER).await.text.contains("No charter yet"));
    let odd = dora.post(&format!("{CHARTER}/clauses"), &[("title", ""), ("text", "")]).await;
    assert!(odd.status == 422 && odd.text.contains("2 things"), "{}", odd.text);
    assert_eq!(lea.post(&format!("{CHARTER}/clauses"), &[("title", "A"), ("text", "B")]).await.status, 403);
    let empty =
        dora.post(&format!("{CHARTER}/adoption"), &[("ends_on", "2026-11-30T18:00"), ("grace", "14")]).await;
    assert_eq!(empty.status, 422, "there is nothing to adopt");
    let clause = add(&mut dora, "How we answer", "We answer within a day.").await;
    assert!(lea.get(HOME).await.text.contains("/charter\""), "members find the draft");

    assert_eq!(lea.post(&format!("{clause}/comments"), &[("comment", "  ")]).await.status, 422);
    assert_eq!(lea.post(&format!("{clause}/comments"), &[("comment", "And on Sundays?")]).await.status, 303);
    let words = [("text", "We answer within two days."), ("why", "Some of us work shifts")];
    let same = [("text", "We answer within a day."), ("why", "Just so")];
    assert_eq!(lea.post(&format!("{clause}/rewordings"), &same).await.status, 422);
    assert_eq!(lea.post(&format!("{clause}/rewordings"), &words).await.status, 303);
    let page = dora.get(&clause).await;
    for shown in ["And on Sundays?", "Some of us work shifts", "<ins>", "<del>", "two"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    let rewording = page.between("/rewordings/rewording_", "/acceptance").expect("other words").to_owned();
    let take = format!("/rewordings/rewording_{rewording}/acceptance");
    assert_eq!(lea.post(&take, &[]).await.status, 403);
    for _ in 0..2 {
        assert_eq!(dora.post(&take, &[]).await.status, 303, "taking over twice is no error");
    }
    assert!(max.get(&format!("{CHARTER}/draft")).await.text.contains("within two days"));

    let decision = ask(&mut dora, "2026-11-30T18:00", "14").await;
    assert!(max.get(&decision).await.text.contains("within two days"), "the whole text is asked about");
    let object = [("stance", "object"), ("reason", "What about holidays?")];
    assert_eq!(max.post(&format!("{decision}/answers"), &object).await.status, 303);
    let reworded =
        dora.post(&format!("{decision}/rounds"), &[("text", "x"), ("ends_on", "2026-11-30T18:00")]).await;
    assert_eq!(reworded.status, 409, "it is reworded where it comes from");
    add(&mut dora, "Holidays", "On holidays nobody waits for us.").await;
    assert_eq!(ask(&mut dora, "2026-11-30T19:00", "14").await, decision, "a new round of the same decision");
    assert!(max.get(&decision).await.text.contains("On holidays nobody waits"));
    assert!(max.get(CHARTER).await.text.contains("No charter yet"), "nothing is in force before");
    let mut people = [dora, lea, max];
    adopt(t, &mut people, &decision).await;
    let [mut dora, mut lea, _] = people;
    let page = lea.get(CHARTER).await.text;
    for shown in ["Version 1", "On holidays nobody waits", "0 of 3 have signed", "Sign the charter"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let same =
        dora.post(&format!("{CHARTER}/adoption"), &[("ends_on", "2026-11-30T18:00"), ("grace", "14")]).await;
    assert!(same.status == 422 && same.text.contains("what is in force"), "{}", same.text);
});

both_databases!(who_does_not_sign_reads_only_after_the_grace, async |t: &TestApp| {
    let mut people = t.world().await;
    let clause = add(&mut people[0], "How we answer", "We answer within a day.").await;
    let decision = ask(&mut people[0], "2026-11-30T18:00", "14").await;
    adopt(t, &mut people, &decision).await;
    let [_, mut lea, mut max] = people;
    assert!(max.get(HOME).await.text.contains("The charter waits for your signature"));
    let sign = format!("{CHARTER}/signature");
    assert_eq!(lea.post(&sign, &[("version", "2")]).await.status, 409, "one signs what one has read");
    for _ in 0..2 {
        assert_eq!(lea.post(&sign, &[("version", "1")]).await.status, 303, "signing twice is no error");
    }
    assert!(lea.get(CHARTER).await.text.contains("1 of 3 have signed"));
    assert!(!lea.get(HOME).await.text.contains("waits for your signature"));
    let topics = format!("{HOME}/places/lounge/topics");
    let bread = [("title", "Bread"), ("text", "It rises.")];
    let topic = max.post(&topics, &bread).await;
    assert_eq!(topic.status, 303, "within the grace one writes");

    t.app.clock.advance(15 * DAY);
    let [mut dora, mut lea, mut max] = again(t).await;
    assert_eq!(lea.post(&topics, &bread).await.status, 303, "Lea has signed");
    let refused = max.post(&topics, &bread).await;
    assert!(
        refused.status == 403 && refused.text.contains("href=\"/communities/world/charter\""),
        "{}",
        refused.text
    );
    let token = t.token(t.person("max-member").await).await;
    let api = "/api/v1/communities/world/places/lounge/topics";
    let refused = t.browser().api(&token, api, Some(r#"{"title": "Bread", "text": "It rises."}"#)).await;
    assert!(
        refused.status == 403 && refused.text.contains("\"first\":\"/communities/world/charter\""),
        "{}",
        refused.text
    );
    let page = max.get(&topic.location).await;
    assert!(page.status == 200 && page.text.contains("You can read here"), "{}", page.text);
    assert_eq!(max.post(&format!("{clause}/comments"), &[("comment", "Too short")]).await.status, 303);

    assert_eq!(dora.post(&topics, &bread).await.status, 403, "a director signs like everybody");
    let wording = [("title", "How we answer"), ("text", "We answer within two days.")];
    assert_eq!(dora.post(&clause, &wording).await.status, 303, "and mends the charter without");
    assert_eq!(dora.get(&format!("{HOME}/settings")).await.status, 200);
    assert_eq!(max.post(&sign, &[("version", "1")]).await.status, 303);
    assert_eq!(max.post(&topics, &bread).await.status, 303);

    let decision = ask(&mut dora, "2026-12-20T18:00", "7").await;
    let mut people = [dora, lea, max];
    adopt(t, &mut people, &decision).await;
    let [_, mut lea, _] = people;
    let page = lea.get(CHARTER).await.text;
    for shown in ["What changed since you signed", "<ins>", "<del>", "Version 2", "0 of 3 have signed"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(lea.get(&format!("{CHARTER}/versions/1")).await.text.contains("within a day"));
    assert_eq!(lea.get(&format!("{CHARTER}/versions/9")).await.status, 404);
    assert_eq!(lea.post(&topics, &bread).await.status, 303, "the grace begins anew");
    let late = t.account("Nia New", None).await;
    t.app.clock.advance(8 * DAY);
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    t.join(community.await.unwrap().unwrap().id, late, community::features::communities::Role::Learner).await;
    let mut late = t.signed_in(late).await;
    assert_eq!(late.post(&topics, &bread).await.status, 303, "who joins later has as many days");
    let [_, mut lea, _] = again(t).await;
    assert_eq!(lea.post(&topics, &bread).await.status, 403);
});

both_databases!(a_version_that_is_not_adopted_goes, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    add(&mut dora, "How we answer", "We answer within a day.").await;
    let decision = ask(&mut dora, "2026-11-30T18:00", "14").await;
    let withdrawn = dora.post(&format!("{decision}/withdrawal"), &[("outcome", "Too early.")]).await;
    assert_eq!(withdrawn.status, 303);
    t.settle().await;
    assert!(lea.get(CHARTER).await.text.contains("No charter yet"));
    assert_eq!(lea.post(&format!("{CHARTER}/signature"), &[("version", "1")]).await.status, 404);
    assert_ne!(ask(&mut dora, "2026-11-30T18:00", "14").await, decision, "asking again is another decision");
});

both_databases!(who_joins_is_led_to_the_charter, async |t: &TestApp| {
    let mut people = t.world().await;
    add(&mut people[0], "How we answer", "We answer within a day.").await;
    let decision = ask(&mut people[0], "2026-11-30T18:00", "14").await;
    adopt(t, &mut people, &decision).await;
    people[0].post(&format!("{HOME}/invitations"), &[("role", "guest")]).await;
    let link = people[0].get(&format!("{HOME}/invitations")).await;
    let token = link.between("/join/", "\"").expect("a link").to_owned();
    let sam = t.account("Sam Stranger", None).await;
    let mut sam = t.signed_in(sam).await;
    assert_eq!(sam.post(&format!("/join/{token}"), &[]).await.location, CHARTER);
    let page = sam.get(CHARTER).await.text;
    assert!(
        page.contains("We answer within a day") && page.contains("Sign the charter"),
        "guests sign too: {page}"
    );
    assert_eq!(sam.get(&format!("{CHARTER}/draft")).await.status, 404, "the draft is the members'");
    assert_eq!(sam.post(&format!("{CHARTER}/signature"), &[("version", "1")]).await.status, 303);
});

both_databases!(rules_of_a_place_are_told_to_who_sees_it, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let place = [
        ("name", "Staff room"),
        ("purpose", "Among us"),
        ("colour", "leaf"),
        ("seen_by", "leaders"),
        ("written_by", "leaders"),
    ];
    let made = dora.post(&format!("{HOME}/places"), &place).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let form = dora.get(&format!("{CHARTER}/rules")).await;
    let id =
        form.between("<option value=\"place_", "\">Staff room").map(|id| id.rsplit("place_").next().unwrap());
    let id = format!("place_{}", id.expect("the place is offered"));
    for (sentence, place) in [("What is said here stays here", id.as_str()), ("One question each", "")] {
        let rule = [("sentence", sentence), ("why", "Trust"), ("strength", "remind"), ("place", place)];
        let made = dora.post(&format!("{CHARTER}/rules"), &rule).await;
        assert_eq!(made.status, 303, "{}", made.text);
    }
    let all = dora.get(&format!("{CHARTER}/rules")).await.text;
    assert!(all.contains("What is said here stays here") && all.contains("Staff room"), "{all}");
    let hers = lea.get(&format!("{CHARTER}/rules")).await.text;
    assert!(hers.contains("One question each") && !hers.contains("Staff room"), "{hers}");
    assert!(!hers.contains("What is said here stays here"), "{hers}");
    let token = t.token(t.person("lea-learner").await).await;
    let told = t.browser().api(&token, "/api/v1/communities/world/charter/rules", None).await.text;
    assert!(told.contains("One question each") && !told.contains("stays here"), "{told}");
});

both_databases!(rules_remind_ask_and_stop_where_one_writes, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let clause = add(&mut dora, "How we write", "We write so that others find it.").await;
    let rules = format!("{CHARTER}/rules");
    let topics = format!("{HOME}/places/lounge/topics");
    let rule = |sentence, strength| {
        vec![("sentence", sentence), ("why", "So that it is found"), ("strength", strength)]
    };
    assert_eq!(lea.post(&rules, &rule("A", "remind")).await.status, 403);
    assert_eq!(dora.post(&rules, &rule("", "remind")).await.status, 422);
    assert_eq!(dora.post(&rules, &rule("No links", "stop")).await.status, 422, "what stops needs a sign");
    let mut remind = rule("One question each", "remind");
    remind.push(("clause", clause.trim_start_matches("/clauses/")));
    assert_eq!(dora.post(&rules, &remind).await.status, 303);
    let form = lea.get(&format!("{topics}/new")).await.text;
    assert!(form.contains("One question each") && form.contains("Ask Dora Director about it"), "{form}");
    let bread = [("title", "Bread"), ("text", "It rises.")];
    let topic = lea.post(&topics, &bread).await;
    assert_eq!(topic.status, 303, "a reminder holds nobody up");

    assert_eq!(dora.post(&rules, &rule("Look whether it was asked", "ask")).await.status, 303);
    let refused = lea.post(&topics, &bread).await;
    assert!(
        refused.status == 422 && refused.text.contains("It rises.") && refused.text.contains("#rules"),
        "{}",
        refused.text
    );
    let reply = format!("{}/posts", topic.location);
    assert_eq!(lea.post(&reply, &[("text", "And falls.")]).await.status, 422);
    assert_eq!(lea.post(&reply, &[("text", "And falls."), ("rules", "on")]).await.status, 303);
    let ticked = [("title", "Bread"), ("text", "It rises."), ("rules", "on")];
    assert_eq!(lea.post(&topics, &ticked).await.status, 303);
    let list = lea.get(&rules).await.text;
    assert!(list.contains("gone past 2 times") && list.contains("How we write"), "{list}");

    let mut stop = rule("No advertising", "stop");
    stop.extend([("sign", "words"), ("pattern", "buy now, discount")]);
    assert_eq!(dora.post(&rules, &stop).await.status, 303);
    let advert = [("title", "Bread"), ("text", "Buy now"), ("rules", "on")];
    let refused = lea.post(&topics, &advert).await;
    assert!(
        refused.status == 422 && refused.text.contains("No advertising So that it is found"),
        "{}",
        refused.text
    );
    assert_eq!(lea.post(&reply, &[("text", "A DISCOUNT"), ("rules", "on")]).await.status, 422);
    let token = t.token(t.person("lea-learner").await).await;
    let api = "/api/v1/communities/world/places/lounge/topics";
    let body = r#"{"title": "Bread", "text": "Buy now"}"#;
    assert_eq!(
        t.browser().api(&token, api, Some(body)).await.status,
        422,
        "a program is stopped like a person"
    );
    let body = r#"{"title": "Bread", "text": "It rises."}"#;
    assert_eq!(t.browser().api(&token, api, Some(body)).await.status, 201, "and not asked");
    let page = dora.get(&rules).await;
    for _ in 0..3 {
        let page = dora.get(&rules).await;
        let id = page.between("/rules/rule_", "/ending").expect("a rule").to_owned();
        assert_eq!(lea.post(&format!("/rules/rule_{id}/ending"), &[]).await.status, 403);
        assert_eq!(dora.post(&format!("/rules/rule_{id}/ending"), &[]).await.status, 303);
    }
    assert!(page.text.contains("No advertising"));
    assert_eq!(lea.post(&topics, &advert[..2]).await.status, 303);
});

both_databases!(who_is_invited_reads_what_they_will_agree_to_before_they_join, async |t: &TestApp| {
    let mut people = t.world().await;
    let invited = people[0].post("/communities/world/invitations", &[("role", "learner")]).await;
    assert_eq!(invited.status, 303, "{}", invited.text);
    let page = people[0].get("/communities/world/invitations").await;
    let link = format!("/join/{}", &page.text.rsplit_once("http://localhost/join/").expect("a link").1[..32]);
    let before = t.browser().get(&link).await.text;
    assert!(!before.contains("What you agree to here"), "there is nothing to agree to: {before}");
    add(&mut people[0], "How we answer", "We answer *within a day*.").await;
    let rule = [("sentence", "One question each"), ("why", "So that it is found"), ("strength", "remind")];
    people[0].post(&format!("{CHARTER}/rules"), &rule).await;
    let place = people[0].get(&format!("{CHARTER}/rules")).await;
    let place = format!("place_{}", place.between("value=\"place_", "\"").expect("a place"));
    let there = [
        ("sentence", "Only in the lounge"),
        ("why", "It is small"),
        ("strength", "remind"),
        ("place", &place),
    ];
    assert_eq!(people[0].post(&format!("{CHARTER}/rules"), &there).await.status, 303);
    let drafted = t.browser().get(&link).await.text;
    assert!(
        drafted.contains("One question each") && !drafted.contains("How we answer"),
        "a draft binds nobody"
    );
    let decision = ask(&mut people[0], "2026-11-30T18:00", "14").await;
    adopt(t, &mut people, &decision).await;
    let page = t.browser().get(&link).await.text;
    for shown in [
        "within 14 days",
        "The charter, one clause",
        "How we answer",
        "<em>within a day</em>",
        "One question each",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains("Only in the lounge"), "the rules of a place are read there: {page}");
    let french = t.browser().in_language("fr").get(&link).await.text;
    assert!(french.contains("vous avez 14 jours"), "{french}");
});
