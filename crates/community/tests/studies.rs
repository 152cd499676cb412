//! Studies: asked, answered, counted, told, put in order.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::communities::{self, CommunityId, Role};
use testing::{Answer, Browser, TestApp, both_databases};

const STUDIES: &str = "/communities/world/studies";
const AUDIENCE: &[(&str, &str)] = &[
    ("for_members", "on"),
    ("zone", "Europe/Paris"),
    ("closes_at", "2026-12-07T18:00"),
    ("public_most", "3"),
];

/// A study with a scale and an open question, not opened yet; its address.
async fn study(dora: &mut Browser) -> String {
    let made = dora.post(STUDIES, &[("template", "blank")]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let path = made.location.trim_end_matches("/building").to_owned();
    dora.post(&made.location, &[("title_en", "Bread"), ("named", "no")]).await;
    let scale = [
        ("kind", "scale"),
        ("text_en", "How is it?"),
        ("low_en", "Bad"),
        ("high_en", "Good"),
        ("required", "yes"),
    ];
    assert_eq!(dora.post(&format!("{path}/questions"), &scale).await.status, 303);
    let open = [("kind", "open"), ("text_en", "What do you need?")];
    assert_eq!(dora.post(&format!("{path}/questions"), &open).await.status, 303);
    assert_eq!(dora.post(&format!("{path}/audience"), AUDIENCE).await.status, 303);
    path
}

/// Answers at an address, whole; the answer to the sending.
async fn answered(browser: &mut Browser, base: &str, scale: &str, text: &str) -> Answer {
    assert_eq!(browser.post(&format!("{base}/pages/1"), &[("answer", scale)]).await.status, 303);
    let last = browser.post(&format!("{base}/pages/2"), &[("answer", text)]).await;
    assert_eq!(last.location, format!("{base}/sending"));
    browser.post(&format!("{base}/sending"), &[]).await
}

both_databases!(one_button_saves_the_audience_and_opens_the_study, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let made = dora.post(STUDIES, &[("template", "pulse")]).await.location;
    let audience = made.replace("/building", "/audience");
    let page = dora.get(&audience).await.text;
    assert!(page.contains("name=\"then\" value=\"open\""), "nothing has to be saved first: {page}");
    let chosen = [AUDIENCE, &[("then", "open")]].concat();
    assert_eq!(dora.post(&audience, &chosen).await.status, 303);
    assert!(dora.get(&audience).await.text.contains("0 of 3 have answered"));
    assert_eq!(lea.get(made.trim_end_matches("/building")).await.status, 200);
});

both_databases!(a_study_is_asked_answered_told_and_put_in_order, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let path = study(&mut dora).await;
    assert_eq!(lea.get(&path).await.status, 404, "what is being built is the directors’ own");
    let invited = [("addresses", "ann@example.org, bob@example.org cid@example.org")];
    assert_eq!(dora.post(&format!("{path}/invitations"), &invited).await.status, 303);
    assert_eq!(dora.post(&format!("{path}/opening"), &[]).await.status, 303);
    t.settle().await;
    let links: Vec<String> = t
        .mails()
        .iter()
        .filter_map(|mail| mail.split("http://localhost/answers/").nth(1).map(|rest| rest[..32].to_owned()))
        .collect();
    assert_eq!(links.len(), 3, "each invited person gets a link");
    assert_eq!(dora.get(&format!("{path}/results")).await.status, 409, "nobody reads along");

    // One stops and goes on.
    lea.post(&format!("{path}/pages/1"), &[("answer", "4"), ("later", "yes")]).await;
    assert!(lea.get(&path).await.text.contains(&format!("{path}/pages/2")), "goes on where it stopped");
    let thanks = answered(&mut lea, &path, "4", "=Ovens").await;
    let private =
        thanks.between("value=\"http://localhost/answers/", "\"").expect("a private link").to_owned();
    assert_eq!(lea.post(&format!("{path}/sending"), &[]).await.status, 409, "once a person");
    let key = format!("/answers/{private}");
    let mut anybody = t.browser();
    assert_eq!(
        anybody.post(&format!("{key}/pages/1"), &[("answer", "5")]).await.status,
        303,
        "only the link changes it"
    );
    assert_eq!(answered(&mut max, &path, "2", "Time").await.status, 200);
    for link in &links[..2] {
        assert_eq!(answered(&mut t.browser(), &format!("/answers/{link}"), "3", "Money").await.status, 200);
    }
    let page = dora.get(&format!("{path}/audience")).await;
    let public = page.between("value=\"http://localhost/answers/", "\"").expect("the public link").to_owned();
    let mut guest = t.browser();
    let started = guest.post(&format!("/answers/{public}/start"), &[]).await;
    let own = started.location.trim_end_matches("/pages/1").to_owned();
    assert_eq!(answered(&mut guest, &own, "3", "Peace").await.status, 200);
    assert!(dora.get(&format!("{path}/audience")).await.text.contains("4 of 6 have answered"));

    assert_eq!(dora.post(&format!("{path}/closure"), &[]).await.status, 303);
    t.settle().await;
    assert_eq!(anybody.post(&format!("{key}/pages/1"), &[("answer", "1")]).await.status, 409, "it is over");
    let results = dora.get(&format!("{path}/results")).await;
    assert!(
        results.text.contains("5 people answered") && results.text.contains("mean 3.20 of 5"),
        "{}",
        results.text
    );
    assert!(!results.text.contains("Public link ("), "a group under five is not shown");
    assert_eq!(lea.get(&format!("{path}/results")).await.status, 409, "members are told first");
    let csv = dora.get(&format!("{path}/results.csv")).await.text;
    assert!(csv.contains("How is it?,Everybody"), "{csv}");

    assert_eq!(dora.post(&format!("{path}/needs"), &[("title", "Warm ovens")]).await.status, 303);
    assert_eq!(dora.post(&format!("{path}/needs"), &[("title", "More time")]).await.status, 303);
    let voices = dora.get(&format!("{path}/voices")).await;
    let at =
        |name: &str| voices.between(&format!("name=\"{name}\" value=\""), "\"").expect("a field").to_owned();
    let need = voices.between("<option value=\"", "\"").expect("a need").to_owned();
    let fields =
        [("sheet", at("sheet")), ("question", at("question")), ("need", need), ("do", "quote".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(dora.post(&format!("{path}/voices"), &fields).await.status, 303);
    t.app.clock.advance(8 * 24 * 3_600);
    t.settle().await;
    assert!(t.last_mail().contains("would hear from you by"), "{}", t.last_mail());
    // Who runs the site has to sign in again by then.
    let mut dora = t.signed_in(t.person("dora-director").await).await;
    assert_eq!(dora.post(&format!("{path}/heard"), &[("heard_en", "Ovens, mostly.")]).await.location, path);
    t.settle().await;
    let told = t.mails().iter().filter(|mail| mail.contains("Ovens, mostly.")).count();
    assert_eq!(told, 4, "two members and two invited people");
    let needs = lea.get(&format!("{path}/needs")).await;
    assert!(needs.text.contains("In one open answer") && needs.text.contains("need-quote"), "{}", needs.text);
    let first = needs.between("name=\"place-", "\"").expect("a need").to_owned();
    assert_eq!(lea.post(&format!("{path}/order"), &[(&format!("place-{first}"), "1")]).await.status, 303);
    assert!(lea.get(&format!("{path}/needs")).await.text.contains("One member has put these in order"));
    assert_eq!(lea.get(&format!("{path}/results")).await.status, 200);
    let next = dora.post(&format!("{path}/repetition"), &[]).await;
    assert!(dora.get(&next.location).await.text.contains("Round 2"));
});

both_databases!(hundreds_who_send_at_once_are_each_counted_once, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let path = study(&mut dora).await;
    let addresses: Vec<String> = (0..200).map(|number| format!("p{number}@example.org")).collect();
    assert_eq!(
        dora.post(&format!("{path}/invitations"), &[("addresses", &addresses.join(" "))]).await.status,
        303
    );
    dora.post(&format!("{path}/opening"), &[]).await;
    t.settle().await;
    let mut sending = tokio::task::JoinSet::new();
    for mail in t.mails() {
        let Some(link) = mail.split("http://localhost/answers/").nth(1) else { continue };
        let (base, mut browser) = (format!("/answers/{}", &link[..32]), t.browser());
        t.app.clock.advance(1);
        browser.post(&format!("{base}/pages/1"), &[("answer", "3")]).await;
        for mut browser in [browser.clone(), browser] {
            let base = base.clone();
            sending.spawn(async move { browser.post(&format!("{base}/sending"), &[]).await.status.as_u16() });
        }
    }
    let mut statuses = sending.join_all().await;
    statuses.sort_unstable();
    assert_eq!(
        statuses.iter().filter(|status| **status == 200).count(),
        200,
        "nothing lost, nothing doubled"
    );
    assert_eq!(
        statuses.iter().filter(|status| **status == 409).count(),
        200,
        "the second try of each is told so"
    );
    assert!(dora.get(&format!("{path}/audience")).await.text.contains("200 of 203 have answered"));
    dora.post(&format!("{path}/closure"), &[]).await;
    t.settle().await;
    assert!(dora.get(&format!("{path}/results")).await.text.contains("200 people answered"));
});

/// The community of the world's people.
async fn world_id(t: &TestApp) -> CommunityId {
    let community = t.app.read(|ctx| communities::actions::find_by_slug(ctx, "world"));
    community.await.expect("a database").expect("the world").id
}

/// Makes a study of these questions, asks these addresses, opens it; its address and the personal links.
async fn opened(
    t: &TestApp,
    dora: &mut Browser,
    questions: &[&[(&str, &str)]],
    invited: &str,
) -> (String, Vec<String>) {
    let made = dora.post(STUDIES, &[("template", "blank")]).await;
    let path = made.location.trim_end_matches("/building").to_owned();
    dora.post(&made.location, &[("title_en", "Bread"), ("named", "no")]).await;
    for question in questions {
        assert_eq!(dora.post(&format!("{path}/questions"), question).await.status, 303);
    }
    let links = open(t, dora, &path, invited).await;
    (path, links)
}

/// Says until when a study is open, asks these addresses, opens it; the personal links.
async fn open(t: &TestApp, dora: &mut Browser, path: &str, invited: &str) -> Vec<String> {
    let closes_at = t.app.clock.now().plus_seconds(14 * 24 * 3_600).to_jiff().to_string();
    let audience = [("for_members", "on"), ("zone", "UTC"), ("closes_at", &closes_at[..16])];
    assert_eq!(dora.post(&format!("{path}/audience"), &audience).await.status, 303);
    assert_eq!(dora.post(&format!("{path}/invitations"), &[("addresses", invited)]).await.status, 303);
    t.settle().await;
    let before = t.mails().len();
    assert_eq!(dora.post(&format!("{path}/opening"), &[]).await.status, 303);
    t.settle().await;
    let mails = t.mails();
    let links = mails[before..].iter().filter_map(|mail| mail.split("http://localhost/answers/").nth(1));
    links.map(|link| format!("/answers/{}", &link[..32])).collect()
}

const FIVE: &str = "a@example.org b@example.org c@example.org d@example.org e@example.org";
const SCALE: &[(&str, &str)] =
    &[("kind", "scale"), ("text_en", "How is it?"), ("low_en", "Bad"), ("high_en", "Good")];
const DAYS: &[(&str, &str)] =
    &[("kind", "ranking"), ("text_en", "Which day?"), ("options_en", "Monday\nTuesday\nFriday")];

both_databases!(with_names_answers_carry_them_and_are_changed_where_they_were_given, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let path = study(&mut dora).await;
    let named = [("title_en", "Bread"), ("named", "yes")];
    assert_eq!(dora.post(&format!("{path}/building"), &named).await.status, 303);
    assert_eq!(dora.post(&format!("{path}/opening"), &[]).await.status, 303);
    assert!(
        lea.get(&path).await.text.contains("Directors see who answered what."),
        "who answers is told first"
    );
    let thanks = answered(&mut lea, &path, "4", "More ovens").await;
    assert!(thanks.status == 200 && !thanks.text.contains("Your private link"), "{}", thanks.text);
    assert!(lea.get(&format!("{path}/sending")).await.text.contains("More ovens"), "they find it again");
    let changed = lea.post(&format!("{path}/pages/2"), &[("answer", "Fewer ovens")]).await;
    assert_eq!(changed.status, 303, "{}", changed.text);
    let emptied = lea.post(&format!("{path}/pages/1"), &[]).await;
    assert_eq!(emptied.status, 422, "what must be answered stays so: {}", emptied.text);
    assert!(!max.get(&path).await.text.contains("Fewer ovens"));
    assert_eq!(dora.get(&format!("{path}/voices")).await.status, 409, "nobody reads along");
    assert_eq!(dora.post(&format!("{path}/closure"), &[]).await.status, 303);
    t.settle().await;
    let voices = dora.get(&format!("{path}/voices")).await.text;
    assert!(voices.contains("Fewer ovens") && voices.contains("Lea Learner"), "{voices}");
    assert!(!voices.contains("More ovens"), "the change counts");
    let results = dora.get(&format!("{path}/results")).await.text;
    assert!(
        results.contains("Fewer than five people answered this"),
        "counts are for five and more: {results}"
    );
});

both_databases!(a_study_asks_those_who_hold_its_roles, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let tina = t.account("Tina Tutor", None).await;
    t.join(world_id(t).await, tina, Role::Tutor).await;
    let mut tina = t.signed_in(tina).await;
    let path = study(&mut dora).await;
    let audience: Vec<_> = AUDIENCE.iter().copied().chain([("role-tutor", "on")]).collect();
    assert_eq!(dora.post(&format!("{path}/audience"), &audience).await.status, 303);
    assert_eq!(dora.post(&format!("{path}/opening"), &[]).await.status, 303);
    assert!(dora.get(&format!("{path}/audience")).await.text.contains("0 of 1 have answered"));
    assert!(lea.get(&path).await.text.contains("This study asks other people than you"));
    assert_eq!(lea.get(&format!("{path}/pages/1")).await.status, 403);
    assert_eq!(lea.post(&format!("{path}/pages/1"), &[("answer", "4")]).await.status, 403);
    assert_eq!(
        dora.post(&format!("{path}/sending"), &[]).await.status,
        403,
        "who directs is not asked either"
    );
    let home = "/communities/world";
    assert!(!lea.get(home).await.text.contains(&format!("href=\"{path}\"")));
    assert!(tina.get(home).await.text.contains(&format!("href=\"{path}\"")), "it waits on her home");
    assert_eq!(answered(&mut tina, &path, "4", "Time").await.status, 200);
    assert!(!tina.get(home).await.text.contains(&format!("href=\"{path}\"")), "and waits no more");
    assert!(dora.get(&format!("{path}/audience")).await.text.contains("1 of 1 have answered"));
});

both_databases!(an_order_of_options_is_counted_so_that_every_answer_weighs_the_same, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let (path, links) = opened(t, &mut dora, &[DAYS], FIVE).await;
    assert_eq!(links.len(), 5);
    for (number, link) in links.iter().enumerate() {
        let mut browser = t.browser();
        let odd = browser.post(&format!("{link}/pages/1"), &[("place-o1", "9")]).await;
        assert_eq!(odd.status, 422, "{}", odd.text);
        // Four put Monday first and Tuesday second; one puts Tuesday first and leaves the others level behind it.
        let order: &[_] =
            if number == 0 { &[("place-o2", "1")] } else { &[("place-o1", "1"), ("place-o2", "2")] };
        assert_eq!(browser.post(&format!("{link}/pages/1"), order).await.status, 303);
        let review = browser.get(&format!("{link}/sending")).await.text;
        assert!(review.contains(if number == 0 { "1. Tuesday" } else { "2. Tuesday" }), "{review}");
        assert_eq!(browser.post(&format!("{link}/sending"), &[]).await.status, 200);
    }
    assert_eq!(dora.post(&format!("{path}/closure"), &[]).await.status, 303);
    t.settle().await;
    let csv = dora.get(&format!("{path}/results.csv")).await.text;
    for row in ["Monday,17,85,5", "Tuesday,12,60,5", "Friday,1,5,5"] {
        assert!(csv.contains(&format!("Which day?,Everybody,{row}")), "{row}: {csv}");
    }
    let results = dora.get(&format!("{path}/results")).await.text;
    let at = |day: &str| results.find(&format!("<bdi>{day}</bdi>")).expect("a bar");
    assert!(at("Monday") < at("Tuesday") && at("Tuesday") < at("Friday"), "the first stands first");
});

both_databases!(a_round_is_compared_where_its_question_is_still_the_same, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    let (path, links) = opened(t, &mut dora, &[SCALE, DAYS], FIVE).await;
    let answer = async |links: &[String], scale: &str| {
        for link in links {
            let mut browser = t.browser();
            browser.post(&format!("{link}/pages/1"), &[("answer", scale)]).await;
            browser.post(&format!("{link}/pages/2"), &[("place-o3", "1")]).await;
            assert_eq!(browser.post(&format!("{link}/sending"), &[]).await.status, 200);
        }
    };
    answer(&links, "2").await;
    assert_eq!(dora.post(&format!("{path}/repetition"), &[]).await.status, 409, "this round comes first");
    assert_eq!(dora.post(&format!("{path}/closure"), &[]).await.status, 303);
    t.settle().await;
    let building = dora.post(&format!("{path}/repetition"), &[]).await.location;
    assert_eq!(dora.post(&format!("{path}/repetition"), &[]).await.location, building, "once a round");
    let next = building.trim_end_matches("/building").to_owned();
    let page = dora.get(&building).await.text;
    let question = page.rsplit_once("\" aria-label=\"Change: Which day?\"").expect("a question").0;
    let question = question.rsplit_once("href=\"").expect("its address").1.to_owned();
    let other =
        [("kind", "ranking"), ("text_en", "Which evening?"), ("options_en", "Monday\nTuesday\nFriday")];
    assert_eq!(dora.post(&question, &other).await.status, 303);
    let links = open(t, &mut dora, &next, FIVE).await;
    answer(&links[..4], "5").await;
    answer(&links[4..], "2").await;
    assert_eq!(dora.post(&format!("{next}/closure"), &[]).await.status, 303);
    t.settle().await;
    let results = dora.get(&format!("{next}/results")).await.text;
    for shown in ["Round 2", "mean 4.40 of 5 (last time 2.00)", "last time 5 people", "+80", "−80"] {
        assert!(results.contains(shown), "{shown}: {results}");
    }
    let evening = results.split("Which evening?").nth(1).expect("the other question");
    assert!(!evening.contains("last time"), "another question is not compared: {evening}");
});

both_databases!(only_those_who_have_not_answered_are_reminded, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let (path, links) = opened(t, &mut dora, &[SCALE], "ann@example.org bob@example.org").await;
    for (browser, base) in [(&mut lea, &path), (&mut t.browser(), &links[0])] {
        browser.post(&format!("{base}/pages/1"), &[("answer", "3")]).await;
        assert_eq!(browser.post(&format!("{base}/sending"), &[]).await.status, 200);
    }
    // Mails leave in no order.
    let reminded = || {
        let mails = t.mails();
        let reminders = mails.iter().filter(|mail| mail.contains("Your answer is still missing"));
        let link = |mail: &String| Some(mail.rsplit_once("http://localhost")?.1.trim().to_owned());
        let mut links: Vec<_> = reminders.filter_map(link).collect();
        links.sort();
        links
    };
    assert_eq!(dora.post(&format!("{path}/reminders"), &[]).await.status, 303);
    t.settle().await;
    assert_eq!(
        reminded(),
        [links[1].clone(), path.clone(), path.clone()],
        "Dora, Max and who was invited second"
    );
    let again = dora.post(&format!("{path}/reminders"), &[]).await;
    assert!(again.status == 409 && again.text.contains("within the last seven days"), "{}", again.text);
    t.app.clock.advance(13 * 24 * 3_600);
    t.settle().await;
    assert_eq!(reminded().len(), 3, "who was reminded by hand is not reminded by itself as well");

    let mut dora = t.signed_in(t.person("dora-director").await).await;
    let (path, _) = opened(t, &mut dora, &[SCALE], "ann@example.org").await;
    t.app.clock.advance(10 * 24 * 3_600);
    t.settle().await;
    assert_eq!(reminded().len(), 3, "not before it is due");
    t.app.clock.advance(24 * 3_600 + 60);
    t.settle().await;
    let all = reminded();
    assert_eq!(all.len(), 7, "three days before the end all four are reminded: {all:?}");
    assert_eq!(all.iter().filter(|link| **link == path).count(), 3);
});

both_databases!(a_closed_community_takes_no_answers_by_a_link_either, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let (path, links) = opened(t, &mut dora, &[SCALE], "ann@example.org bob@example.org").await;
    let page = format!("{}/pages/1", links[0]);
    assert_eq!(t.browser().post(&page, &[("answer", "3")]).await.status, 303);
    let closed = dora.post("/communities/world/closure", &[("reason", "The course is over")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    let late = t.browser().post(&format!("{}/sending", links[0]), &[]).await;
    assert!(late.status == 409 && late.text.contains("takes no more answers"), "{}", late.text);
    assert!(lea.post(&format!("{path}/pages/1"), &[("answer", "3")]).await.status.as_u16() >= 403);
    t.settle().await;
});
