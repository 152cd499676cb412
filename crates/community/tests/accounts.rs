//! Profiles, sessions, languages, new passwords and histories taken over, through the pages that people use.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::accounts::actions::Newcomer;
use community::features::accounts::administration::{self, SiteRole};
use community::features::accounts::password::Password;
use community::features::accounts::{self, AccountId, Email, Name, mails, recovery};
use community::features::communities::{self, Role};
use platform::sql;
use testing::{TestApp, both_databases};

both_databases!(a_member_says_who_they_are, async |t: &TestApp| {
    let amina = t.account("Amina Diallo", None).await;
    let tomasz = t.account("Tomasz Wilk", None).await;
    let mut browser = t.signed_in(amina).await;
    let form = browser.get("/profile").await;
    assert!(
        form.text.contains("value=\"amina-diallo\"") && form.text.contains("Europe/Paris\" selected"),
        "{}",
        form.text
    );

    let fields = [
        ("name", "Amina D."),
        ("line", "Bakery, opened in May"),
        ("zone", "Africa/Dakar"),
        ("language", "fr"),
    ];
    let taken = browser.post("/profile", &[&fields[..], &[("handle", "Tomasz-Wilk")]].concat()).await;
    assert_eq!(taken.status, 422);
    assert!(
        taken.text.contains("Somebody has this handle") && taken.text.contains("Bakery, opened in May"),
        "{}",
        taken.text
    );
    let unsound = browser
        .post("/profile", &[("name", ""), ("handle", "a b"), ("zone", "Moon/Base"), ("language", "xx")])
        .await;
    assert_eq!(unsound.status, 422);
    assert!(unsound.text.contains("4 things") && unsound.text.contains("zone-error"), "{}", unsound.text);
    let saved = browser.post("/profile", &[&fields[..], &[("handle", "@Amina")]].concat()).await;
    assert_eq!((saved.status.as_u16(), saved.location.as_str()), (303, "/profile"), "{}", saved.text);
    assert_eq!(browser.cookie("language"), Some("fr"));
    let shown = browser.get("/profile").await;
    assert!(
        shown.text.contains("Fuseau horaire") && shown.text.contains("value=\"amina\""),
        "{}",
        shown.text
    );

    let before = shown.between("/portraits/", ".svg").expect("a portrait").to_owned();
    assert_eq!(browser.post("/profile/portrait", &[]).await.status, 303);
    let after = browser.get("/profile").await;
    assert_ne!(after.between("/portraits/", ".svg").expect("a portrait"), before);

    let mut neighbour = t.signed_in(tomasz).await;
    let back = [("name", "Tomasz Wilk"), ("handle", "amina-diallo"), ("zone", "UTC"), ("language", "en")];
    assert_eq!(neighbour.post("/profile", &back).await.status, 303, "the old handle is free");
    assert_eq!(t.browser().get("/profile").await.location, "/sign-in?next=/profile");
    t.settle().await;
});

both_databases!(anybody_chooses_a_language, async |t: &TestApp| {
    let amina = t.account("Amina Diallo", None).await;
    let mut visitor = t.browser();
    assert!(visitor.get("/sign-in").await.text.contains("Français"));
    let chosen = visitor.post("/language", &[("language", "fr"), ("next", "/sign-in")]).await;
    assert_eq!(chosen.location, "/sign-in");
    assert!(visitor.get("/sign-in").await.text.contains("Se connecter"));
    let away = visitor.post("/language", &[("language", "en"), ("next", "//elsewhere.example")]).await;
    assert_eq!(away.location, "/");
    assert_eq!(visitor.post("/language", &[("language", "xx"), ("next", "")]).await.status, 422);

    let mut browser = t.signed_in(amina).await;
    assert_eq!(
        browser.post("/language", &[("language", "fr"), ("next", "/profile")]).await.location,
        "/profile"
    );
    let mut other = t.signed_in(amina).await;
    assert!(
        other.get("/profile").await.text.contains("Fuseau horaire"),
        "the choice is kept with the account"
    );
    t.settle().await;
});

both_databases!(who_sees_whose_page, async |t: &TestApp| {
    let (amina, tomasz) = (t.account("Amina Diallo", None).await, t.account("Tomasz Wilk", None).await);
    let (stranger, owner) =
        (t.account("Sam Stranger", None).await, t.account("Olga Owner", Some("owner")).await);
    let community = t.community("Bread makers", amina).await;
    t.join(community, tomasz, Role::Learner).await;
    for (reader, expected) in [(tomasz, 200), (amina, 200), (owner, 200), (stranger, 404)] {
        let page = t.signed_in(reader).await.get("/people/amina-diallo").await;
        assert_eq!(page.status, expected, "{}", page.text);
    }
    let page = t.signed_in(tomasz).await.get("/people/Amina-Diallo").await;
    assert!(
        page.text.contains("Here since 23 November 2026") && page.text.contains("Bread makers"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("amina.diallo@example.org"), "a mail address is nobody else's business");
    let members = t.signed_in(tomasz).await.get("/communities/bread-makers/members").await;
    assert!(members.text.contains("href=\"/people/amina-diallo\""), "{}", members.text);
    assert_eq!(t.signed_in(tomasz).await.get("/people/nobody-here").await.status, 404);
    assert_eq!(t.browser().get("/people/amina-diallo").await.location, "/sign-in?next=/people/amina-diallo");
});

both_databases!(a_session_is_ended_from_another, async |t: &TestApp| {
    let (amina, tomasz) = (t.account("Amina Diallo", None).await, t.account("Tomasz Wilk", None).await);
    let mut here = t.signed_in(amina).await;
    t.app.clock.advance(60);
    let (mut phone, mut old, mut other) =
        (t.signed_in(amina).await, t.signed_in(amina).await, t.signed_in(tomasz).await);
    let list = here.get("/sessions").await;
    assert_eq!(list.text.matches("This browser").count(), 1, "{}", list.text);
    assert_eq!(
        list.text.matches("/revocation\"><button class=\"button button-small\"").count(),
        2,
        "{}",
        list.text
    );
    let end = format!(
        "/sessions/{}/revocation",
        list.between("action=\"/sessions/", "/revocation").expect("a session")
    );
    assert_eq!(other.post(&end, &[]).await.status, 303);
    assert_eq!(
        (phone.get("/sessions").await.status.as_u16(), old.get("/sessions").await.status.as_u16()),
        (200, 200)
    );
    assert_eq!(here.post(&end, &[]).await.status, 303);
    assert_eq!(here.post(&end, &[]).await.status, 303, "ending it twice is no error");
    let signed_in = [phone.get("/sessions").await.status, old.get("/sessions").await.status];
    assert_eq!(signed_in.iter().filter(|status| status.as_u16() == 200).count(), 1);
    assert_eq!(here.post("/sessions/revocation", &[]).await.status, 303);
    for gone in [&mut phone, &mut old] {
        assert_eq!(gone.get("/sessions").await.location, "/sign-in?next=/sessions");
    }
    assert_eq!(
        (here.get("/sessions").await.status.as_u16(), other.get("/sessions").await.status.as_u16()),
        (200, 200)
    );
    t.settle().await;
});

/// The address that a mail's text leads to, without the host.
fn link_in(text: &str) -> String {
    let from = text.find("http://localhost/").expect("a link") + "http://localhost".len();
    text[from..].split_whitespace().next().expect("a link").to_owned()
}

const PASSWORD: &str = "violet harbour mends kettles";

both_databases!(a_forgotten_password_is_replaced_by_mail, async |t: &TestApp| {
    let amina = t.account("Amina Diallo", None).await;
    let mut before = t.signed_in(amina).await;
    let mut browser = t.browser();
    assert!(browser.get("/sign-in").await.text.contains("href=\"/password-reset\""));
    assert_eq!(browser.get("/password-reset").await.status, 200);
    assert_eq!(browser.post("/password-reset", &[("email", "nonsense")]).await.status, 422);

    let known = browser.post("/password-reset", &[("email", "Amina.Diallo@example.org")]).await;
    let unknown = browser.post("/password-reset", &[("email", "nobody@example.org")]).await;
    assert_eq!((known.status.as_u16(), unknown.status.as_u16()), (200, 200));
    assert_eq!(known.text.replace("Amina.Diallo@", "nobody@"), unknown.text, "the answer tells nothing");
    assert_eq!(browser.post("/password-reset", &[("email", "amina.diallo@example.org")]).await.status, 200);
    t.settle().await;
    let sent = t.app.mailer.sent();
    assert_eq!(
        sent.len(),
        1,
        "one to the known address, none to the other, and no second one within the hour: {sent:?}"
    );
    assert_eq!(
        (sent[0].to.as_str(), sent[0].subject.as_str()),
        ("amina.diallo@example.org", "Choose a new password")
    );

    let link = link_in(&sent[0].text);
    assert!(browser.get(&link).await.text.contains("For Amina Diallo"));
    let weak = browser.post(&link, &[("password", "amina.diallo@example.org")]).await;
    assert!(weak.status == 422 && weak.text.contains("easy to guess"), "{}", weak.text);
    let changed = browser.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!((changed.status.as_u16(), changed.location.as_str()), (303, "/"), "{}", changed.text);
    assert_eq!(browser.get("/profile").await.status, 200, "the new password signs in");
    assert_eq!(before.get("/profile").await.status, 303, "and ends what was open elsewhere");
    assert_eq!(
        (
            browser.get(&link).await.status.as_u16(),
            browser.post(&link, &[("password", PASSWORD)]).await.status.as_u16()
        ),
        (410, 410)
    );
    t.settle().await;
    assert_eq!(t.app.mailer.sent()[1].subject, "Your password was changed");
    let mut fresh = t.browser();
    let signed_in =
        fresh.post("/sign-in", &[("email", "amina.diallo@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text);

    t.app.clock.advance(3_601);
    browser.post("/password-reset", &[("email", "amina.diallo@example.org")]).await;
    t.settle().await;
    let late = link_in(&t.app.mailer.sent()[2].text);
    assert_eq!(browser.get(&late).await.status, 200);
    t.app.clock.advance(601);
    assert_eq!(browser.get(&late).await.status, 410, "after ten minutes it has ended");
});

both_databases!(of_a_hundred_tries_of_one_link_one_wins, async |t: &TestApp| {
    let amina = t.account("Amina Diallo", None).await;
    let path = t.app.write("test", move |ctx| recovery::printed_link(ctx, amina)).await.unwrap();
    let token = path.rsplit('/').next().expect("a token").to_owned();
    let tries = (0..100).map(|number| {
        let (app, token) = (t.app.clone(), token.clone());
        tokio::spawn(async move {
            let hash = format!("hash {number}");
            app.write("test", move |ctx| recovery::set_password(ctx, &token, &hash, "test").map(|_| ())).await
        })
    });
    let (mut won, mut gone) = (0, 0);
    for outcome in tries.collect::<Vec<_>>() {
        match outcome.await.expect("it runs") {
            Ok(()) => won += 1,
            Err(platform::Error::Gone(_)) => gone += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((won, gone), (1, 99));
    t.settle().await;
    assert_eq!(t.app.mailer.sent().len(), 1, "one mail tells of it");
});

both_databases!(a_history_goes_to_the_reader_of_its_address, async |t: &TestApp| {
    let (olga, waiting) =
        (t.account("Olga Owner", Some("owner")).await, t.account("Amina Before", None).await);
    t.app
        .db
        .write("test", move |tx| sql!(tx.run, "UPDATE accounts SET claimed_at = NULL WHERE id = $1", waiting))
        .await
        .unwrap();
    t.community("Bread makers", olga).await;
    let mut owner = t.signed_in(olga).await;
    owner
        .post("/communities/bread-makers/invitations", &[("role", "learner"), ("uses", "1"), ("days", "7")])
        .await;
    let page = owner.get("/communities/bread-makers/invitations").await;
    let join = format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link to copy"));

    let mut amina = t.browser();
    let fields = [("name", "Amina Diallo"), ("email", "amina.before@example.org"), ("password", PASSWORD)];
    for _ in 0..5 {
        let told = amina.post(&format!("{join}/account"), &fields).await;
        assert!(
            told.status == 200 && told.text.contains("A link is on its way to amina.before@example.org"),
            "{}",
            told.text
        );
    }
    assert_eq!(amina.get("/").await.status, 303, "nobody is signed in before the mail is read");
    t.settle().await;
    let sent = t.app.mailer.sent();
    assert_eq!(sent.len(), 3, "no flood to somebody else's address");
    let (first, second) = (link_in(&sent[0].text), link_in(&sent[1].text));
    assert!(amina.get(&first).await.text.contains("What Amina Before wrote becomes yours"));
    let wrong = amina.post(&first, &[("password", "another one altogether")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("not the password"), "{}", wrong.text);
    let taken = amina.post(&first, &[("password", PASSWORD)]).await;
    assert_eq!(
        (taken.status.as_u16(), taken.location.as_str()),
        (303, "/communities/bread-makers"),
        "{}",
        taken.text
    );
    let page = amina.get("/people/amina-before").await;
    assert!(page.text.contains("Amina Diallo") && page.text.contains("Here since"), "{}", page.text);
    assert_eq!(amina.get(&second).await.status, 410, "the other links ended with it");
    assert_eq!(t.browser().get(&join).await.status, 410, "the invitation was used once");
    t.settle().await;
});

both_databases!(the_owner_sees_mail_and_work_that_wait, async |t: &TestApp| {
    let (olga, amina) = (t.account("Olga Owner", Some("owner")).await, t.account("Amina Diallo", None).await);
    t.settle().await;
    t.app
        .write("test", |ctx| mails::write(ctx, "amina@example.org", "A word", "Come <b>in</b>."))
        .await
        .unwrap();
    let (mut owner, mut member) = (t.signed_in(olga).await, t.signed_in(amina).await);
    for path in ["/site/mail", "/site/jobs"] {
        assert_eq!(member.get(path).await.status, 404);
        assert_eq!(t.browser().get(path).await.status, 303);
    }
    let page = owner.get("/site/mail").await;
    assert!(
        page.text.contains("A word")
            && page.text.contains("Come &#60;b&#62;in")
            && page.text.contains("waits to be sent"),
        "{}",
        page.text
    );
    t.app
        .db
        .write("test", |tx| {
            sql!(tx.run, "UPDATE jobs SET dead_at = 5, last_error = 'the mail server refused the mail'")
        })
        .await
        .unwrap();
    let jobs = owner.get("/site/jobs").await;
    assert!(
        jobs.text.contains("Send a mail") && jobs.text.contains("the mail server refused the mail"),
        "{}",
        jobs.text
    );
    let again =
        format!("/site/jobs/{}/revival", jobs.between("action=\"/site/jobs/", "/revival").expect("a button"));
    assert_eq!(member.post(&again, &[]).await.status, 404);
    assert_eq!(owner.post(&again, &[]).await.location, "/site/jobs");
    t.settle().await;
    let sent = t.app.mailer.sent();
    assert!(sent.len() == 1 && sent[0].message_id.starts_with("<mail_"), "{sent:?}");
    assert!(!owner.get("/site/mail").await.text.contains("A word"), "what was sent no longer waits");
    assert!(owner.get("/site/jobs").await.text.contains("Nothing was given up"));
});

both_databases!(an_operator_makes_accounts_roles_and_tokens, async |t: &TestApp| {
    let amina = t.account("Amina Diallo", None).await;
    t.community("Bread makers", amina).await;
    let newcomer = Newcomer {
        name: Name::parse("Nora New").unwrap(),
        email: Email::parse("nora@example.org").unwrap(),
        password_hash: Password::unknown(&t.app).hash(&t.app).await.unwrap(),
        zone: "UTC".to_owned(),
        language: "fr".to_owned(),
    };
    let again = newcomer.clone();
    let (nora, link) = t
        .app
        .write("test", move |ctx| administration::create_account_with_link(ctx, &newcomer))
        .await
        .unwrap();
    let second = t.app.write("test", move |ctx| administration::create_account(ctx, &again)).await;
    assert!(matches!(second, Err(platform::Error::Invalid(_))), "{second:?}");
    t.app.clock.advance(6 * 24 * 3_600);
    let mut browser = t.browser();
    assert_eq!(browser.post(&link, &[("password", PASSWORD)]).await.status, 303);
    assert!(browser.get("/profile").await.text.contains("Fuseau horaire"));
    assert_eq!(browser.get("/site/mail").await.status, 404);

    let email = Email::parse("Nora@example.org").unwrap();
    let (granted, appointed, held) = (email.clone(), email.clone(), email.clone());
    t.app.write("test", move |ctx| administration::grant(ctx, &granted, SiteRole::Owner)).await.unwrap();
    assert_eq!(browser.get("/site/mail").await.status, 200, "the role counts at once");
    t.app
        .write("test", move |ctx| {
            let account = administration::account(ctx, &appointed)?;
            communities::actions::appoint(ctx, "bread-makers", account.id, Role::Tutor)
        })
        .await
        .unwrap();
    let members = t.signed_in(amina).await.get("/people/nora-new").await;
    assert!(members.text.contains("Nora New") && members.text.contains("Tutor"), "{}", members.text);

    let token = t.app.write("test", move |ctx| administration::token(ctx, &held, "laptop")).await.unwrap();
    assert!(token.starts_with("lyceum_") && token.len() == 71, "{token}");
    let hash = accounts::secret::hash(&token);
    let owner: AccountId = t
        .app
        .db
        .read(move |tx| {
            let (id,): (AccountId,) =
                sql!(tx.row, "SELECT account_id FROM tokens WHERE token_hash = $1", hash)?;
            Ok(id)
        })
        .await
        .unwrap();
    assert_eq!(owner, nora);
    let unknown = Email::parse("nobody@example.org").unwrap();
    let refused = t.app.write("test", move |ctx| administration::token(ctx, &unknown, "x")).await;
    assert!(matches!(refused, Err(platform::Error::Invalid(_))), "{refused:?}");
    t.settle().await;
});
