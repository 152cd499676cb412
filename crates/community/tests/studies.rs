//! Studies: asked, answered, counted, told, put in order.

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
