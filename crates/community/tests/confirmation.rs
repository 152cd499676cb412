//! Who is at the keyboard: dangerous acts ask for the password once more, and nothing that was typed is lost. And changing
//! one's own password and address.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use community::features::accounts::AccountId;
use community::features::accounts::password::Password;
use platform::sql;
use serde_json::json;
use testing::{Browser, Provider, TestApp, both_databases};

const PASSWORD: &str = "violet harbour mends kettles";

/// Gives the account a password that can be typed.
async fn with_password(t: &TestApp, account: AccountId) {
    let hash = Password::parse(PASSWORD, &[]).unwrap().hash(&t.app).await.unwrap();
    t.app
        .db
        .write("test", move |tx| {
            sql!(tx.run, "UPDATE accounts SET password_hash = $2 WHERE id = $1", account, hash)
        })
        .await
        .unwrap();
}

async fn lea(t: &TestApp) -> (AccountId, Browser) {
    let lea = t.account("Lea Learner", None).await;
    with_password(t, lea).await;
    (lea, t.signed_in(lea).await)
}

const ASKED: &str = "Is it still you?";

both_databases!(a_token_takes_a_proof_of_the_last_ten_minutes, async |t: &TestApp| {
    let (_, mut browser) = lea(t).await;
    t.app.clock.advance(599);
    let made = browser.post("/tokens", &[("name", "Calendar"), ("scope", "read")]).await;
    assert!(made.status == 200 && made.text.contains("shown this once"), "{}", made.text);
    t.app.clock.advance(1);
    let asked = browser.post("/tokens", &[("name", "Fish & \"chips\""), ("scope", "write")]).await;
    assert!(asked.status == 422 && asked.text.contains(ASKED), "{}", asked.text);
    for kept in [
        "name=\"name\" value=\"Fish &#38; &#34;chips&#34;\"",
        "name=\"scope\" value=\"write\"",
        "action=\"/tokens\"",
    ] {
        assert!(asked.text.contains(kept), "{kept} in {}", asked.text);
    }
    assert!(!browser.get("/tokens").await.text.contains("Fish"), "nothing is made before");

    let fields = [("name", "Fish & \"chips\""), ("scope", "write")];
    let wrong = browser.post("/tokens", &[&fields[..], &[("confirmation", "not this one")]].concat()).await;
    assert!(wrong.status == 422 && wrong.text.contains("not your password"), "{}", wrong.text);
    assert!(wrong.text.contains("Fish &#38;"), "what was typed is still there: {}", wrong.text);
    let made = browser.post("/tokens", &[&fields[..], &[("confirmation", PASSWORD)]].concat()).await;
    assert!(made.status == 200 && made.text.contains("shown this once"), "{}", made.text);
    assert!(browser.get("/tokens").await.text.contains("Fish &#38; &#34;chips&#34;"));
    t.app.clock.advance(300);
    let again = browser.post("/tokens", &[("name", "Another"), ("scope", "read")]).await;
    assert!(again.text.contains("shown this once"), "a proof counts for ten minutes: {}", again.text);
});

both_databases!(a_session_stolen_eleven_minutes_ago_makes_no_token, async |t: &TestApp| {
    let (lea, browser) = lea(t).await;
    let mut thief = t.browser();
    thief.keep("lyceum", browser.cookie("lyceum").expect("a session"));
    t.app.clock.advance(11 * 60);
    for fields in [
        &[("name", "x"), ("scope", "write")][..],
        &[("name", "x"), ("scope", "write"), ("confirmation", "")],
        &[("name", "x"), ("scope", "write"), ("confirmation", "guess"), ("confirmation", PASSWORD)],
    ] {
        let asked = thief.post("/tokens", fields).await;
        assert!(asked.status == 422 && asked.text.contains(ASKED), "{}", asked.text);
    }
    for (act, fields) in [
        ("/sessions/revocation", &[][..]),
        ("/mail-address", &[("email", "thief@example.org")]),
        ("/identities", &[("provider", "campus")]),
    ] {
        let asked = thief.post(act, fields).await;
        assert!(asked.status == 422 && asked.text.contains(ASKED), "{act}: {}", asked.text);
    }
    let changed = thief
        .post("/password", &[("password", "brave new kettle harbours"), ("current_password", "guess")])
        .await;
    assert!(changed.status == 422 && changed.text.contains("not your password"), "{}", changed.text);
    let (tokens,): (i64,) = t
        .app
        .db
        .read(move |tx| sql!(tx.row, "SELECT COUNT(*) FROM tokens WHERE account_id = $1", lea))
        .await
        .unwrap();
    assert_eq!(tokens, 0);
    t.settle().await;
    assert!(t.mails().is_empty(), "{:?}", t.mails());
});

both_databases!(tries_are_limited_as_at_the_sign_in, async |t: &TestApp| {
    let (_, mut browser) = lea(t).await;
    t.app.clock.advance(601);
    let guess = [("name", "x"), ("scope", "read"), ("confirmation", "guess")];
    let mut statuses = Vec::new();
    for _ in 0..6 {
        statuses.push(browser.post("/tokens", &guess).await.status.as_u16());
    }
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429]);
    let form = [("email", "lea.learner@example.org"), ("password", PASSWORD)];
    assert_eq!(t.browser().post("/sign-in", &form).await.status, 429, "one count for both doors");
    t.app.clock.advance(2);
    let made = browser.post("/tokens", &[("name", "x"), ("scope", "read"), ("confirmation", PASSWORD)]).await;
    assert_eq!(made.status, 200, "nobody is shut out for good: {}", made.text);
});

both_databases!(the_page_that_asks_leads_back, async |t: &TestApp| {
    let (_, mut browser) = lea(t).await;
    assert_eq!(browser.get("/confirmation?next=/files").await.location, "/files", "a fresh one is not asked");
    t.app.clock.advance(601);
    let asked = browser.get("/confirmation?next=/files").await;
    assert!(asked.status == 200 && asked.text.contains("name=\"next\" value=\"/files\""), "{}", asked.text);
    let wrong = browser.post("/confirmation", &[("next", "/files"), ("confirmation", "guess")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("value=\"/files\""), "{}", wrong.text);
    assert_eq!(browser.post("/confirmation", &[("next", "/files")]).await.status, 422);
    let back = browser.post("/confirmation", &[("next", "/files"), ("confirmation", PASSWORD)]).await;
    assert_eq!(back.location, "/files");
    let elsewhere = browser.post("/confirmation", &[("next", "//evil.example")]).await;
    assert_eq!(elsewhere.location, "/");
    assert_eq!(t.browser().get("/confirmation").await.location, "/sign-in?next=/confirmation");
});

both_databases!(what_changes_hands_in_a_community_asks_too, async |t: &TestApp| {
    let [mut director, ..] = t.world().await;
    with_password(t, t.person("dora-director").await).await;
    let max = t.person("max-member").await;
    t.app.clock.advance(601);
    let roles = format!("/communities/world/members/{max}/roles");
    let tutor = director.post(&roles, &[("tutor", "on")]).await;
    assert_eq!(tutor.status, 303, "a role that directs nothing is given at once: {}", tutor.text);
    for (path, fields) in [
        (format!("/communities/world/members/{max}/departure"), &[("reason", "He shouts.")][..]),
        (roles.clone(), &[("director", "on")]),
        ("/communities/world/invitations".to_owned(), &[("role", "director"), ("days", "7")]),
        ("/site/settings".to_owned(), &[("sign_up", "open")]),
    ] {
        let asked = director.post(&path, fields).await;
        assert!(asked.status == 422 && asked.text.contains(ASKED), "{path}: {}", asked.text);
        assert!(asked.text.contains(&format!("value=\"{}\"", fields[0].1)), "{}", asked.text);
    }
    let learner = [("role", "learner"), ("uses", "1"), ("days", "7")];
    assert_eq!(director.post("/communities/world/invitations", &learner).await.status, 303);
    let removal = format!("/communities/world/members/{max}/departure");
    let removed = director.post(&removal, &[("confirmation", PASSWORD)]).await;
    assert_eq!(removed.location, "/communities/world/members", "{}", removed.text);
    t.settle().await;
});

both_databases!(a_program_is_not_asked, async |t: &TestApp| {
    t.world().await;
    let (dora, max) = (t.person("dora-director").await, t.person("max-member").await);
    let token = t.token(dora).await;
    t.app.clock.advance(24 * 3_600);
    let path = format!("/api/v1/communities/world/members/{max}");
    let removed = t.browser().call("DELETE", &token, &path, None).await;
    assert_eq!(removed.status, 204, "{}", removed.text);
    t.settle().await;
});

both_databases!(who_comes_by_a_provider_confirms_there_anew, async |t: &TestApp| {
    let provider = Provider::start().await;
    let t = t.knowing(provider.as_campus());
    let (lea, mut browser) = lea(&t).await;
    let leave = async |browser: &mut Browser, path: &str, fields: &[(&str, &str)]| -> String {
        let leaving = browser.post(path, fields).await;
        leaving.headers["refresh"].to_str().expect("an address")[6..].to_owned()
    };
    let now = || t.app.clock.now();
    let from = leave(&mut browser, "/identities", &[("provider", "campus")]).await;
    browser.get(&provider.answer(&from, &json!({ "sub": "lea" }), now())).await;
    t.app
        .db
        .write("test", move |tx| sql!(tx.run, "UPDATE accounts SET password_hash = NULL WHERE id = $1", lea))
        .await
        .unwrap();
    t.app.clock.advance(601);
    let asked = browser.post("/tokens", &[("name", "Été à midi"), ("scope", "read")]).await;
    assert!(
        asked.text.contains("Confirm with Campus") && !asked.text.contains("type=password"),
        "{}",
        asked.text
    );
    let form =
        asked.between("name=\"form\" value=\"", "\"").expect("the form that waits").replace("&#38;", "&");
    let waiting = [("next", "/tokens"), ("form", form.as_str())];

    let from = leave(&mut browser, "/confirmation/with/campus", &waiting).await;
    assert!(from.contains("prompt=login") && from.contains("max_age=0"), "{from}");
    for (claims, why) in [
        (json!({ "sub": "lea" }), "it does not say when"),
        (json!({ "sub": "lea", "auth_time": now().seconds() - 3_600 }), "that was an hour ago"),
        (json!({ "sub": "somebody-else", "auth_time": now().seconds() }), "that is somebody else"),
    ] {
        let from = leave(&mut browser, "/confirmation/with/campus", &waiting).await;
        let refused = browser.get(&provider.answer(&from, &claims, now())).await;
        assert!([409, 422].contains(&refused.status.as_u16()), "{why}: {}", refused.text);
        let asked = browser.post("/tokens", &[("name", "x"), ("scope", "read")]).await;
        assert!(asked.text.contains(ASKED), "{why}");
    }
    let proof = json!({ "sub": "lea", "auth_time": now().seconds() });
    let proven = browser.get(&provider.answer(&from, &proof, now())).await;
    assert!(proven.status == 200 && proven.text.contains("value=\"Été à midi\""), "{}", proven.text);
    assert!(
        proven.text.contains("action=\"/tokens\"") && proven.text.contains("name=\"scope\" value=\"read\"")
    );
    let made = browser.post("/tokens", &[("name", "Été à midi"), ("scope", "read")]).await;
    assert!(made.text.contains("shown this once"), "{}", made.text);

    t.app.clock.advance(601);
    let asked = browser.post("/sessions/revocation", &[]).await;
    let form =
        asked.between("name=\"form\" value=\"", "\"").expect("the form that waits").replace("&#38;", "&");
    let waiting = [("next", "/sessions/revocation"), ("form", form.as_str())];
    let from = leave(&mut browser, "/confirmation/with/campus", &waiting).await;
    let proof = json!({ "sub": "lea", "auth_time": now().seconds() });
    let proven = browser.get(&provider.answer(&from, &proof, now())).await;
    assert!(
        proven.text.contains("action=\"/sessions/revocation\""),
        "an act without fields is one too: {}",
        proven.text
    );
    assert_eq!(browser.post("/sessions/revocation", &[]).await.location, "/sessions");

    let from = leave(&mut browser, "/confirmation/with/campus", &[("next", "/password")]).await;
    assert_eq!(browser.get(&provider.answer(&from, &proof, now())).await.location, "/password");
    let page = browser.get("/password").await;
    assert!(page.status == 200 && !page.text.contains("current_password"), "{}", page.text);
    let chosen = browser.post("/password", &[("password", PASSWORD)]).await;
    assert_eq!(chosen.location, "/sessions", "{}", chosen.text);
    t.app.clock.advance(601);
    assert!(browser.get("/password").await.text.contains("current_password"));
    t.settle().await;
});

both_databases!(a_password_is_changed_by_whoever_knows_it, async |t: &TestApp| {
    let (lea, mut browser) = lea(t).await;
    let mut phone = t.signed_in(lea).await;
    let (old, new) = (("current_password", PASSWORD), ("password", "brave new kettle harbours"));
    let weak = browser.post("/password", &[old, ("password", "lea.learner@example.org")]).await;
    assert!(weak.status == 422 && weak.text.contains("easy to guess"), "{}", weak.text);
    let wrong = browser.post("/password", &[("current_password", "guess"), new]).await;
    assert!(wrong.status == 422 && wrong.text.contains("current_password-error"), "{}", wrong.text);
    t.app.clock.advance(601);
    let before = browser.cookie("lyceum").expect("a session").to_owned();
    let changed = browser.post("/password", &[old, new]).await;
    assert_eq!((changed.status.as_u16(), changed.location.as_str()), (303, "/sessions"), "{}", changed.text);
    assert_ne!(browser.cookie("lyceum").expect("a session"), before, "this browser signs in anew");
    assert_eq!(browser.get("/sessions").await.text.matches("This browser").count(), 1);
    assert_eq!(phone.get("/sessions").await.status, 303, "every other is signed out");
    t.settle().await;
    assert!(t.last_mail().contains("your password has just been changed"), "{}", t.last_mail());
    let sign_in = async |password| {
        let form = [("email", "lea.learner@example.org"), ("password", password)];
        t.browser().post("/sign-in", &form).await.status.as_u16()
    };
    assert_eq!((sign_in(PASSWORD).await, sign_in(new.1).await), (422, 303));
});

both_databases!(a_new_address_proves_itself_and_the_old_one_is_told, async |t: &TestApp| {
    let (lea, mut browser) = lea(t).await;
    t.account("Max Member", None).await;
    let link_in = |text: &str| {
        let from = text.find("http://localhost/mail-address/").expect("a link") + 16;
        text[from..].split_whitespace().next().expect("a link").to_owned()
    };
    assert_eq!(browser.post("/mail-address", &[("email", "nonsense")]).await.status, 422);
    let taken = browser.post("/mail-address", &[("email", "Max.Member@example.org")]).await;
    let free = browser.post("/mail-address", &[("email", "lea@new.example")]).await;
    assert_eq!(
        taken.text.replace("Max.Member@example.org", "lea@new.example"),
        free.text,
        "whether an address has an account is told to nobody"
    );
    t.settle().await;
    let sent = t.app.mailer.sent();
    assert_eq!((sent.len(), sent[0].to.as_str()), (1, "lea@new.example"), "{sent:?}");
    let link = link_in(&sent[0].text);
    assert!(
        browser.get("/sessions").await.text.contains("lea.learner@example.org"),
        "nothing has changed yet"
    );
    let mut mail = t.browser();
    assert!(mail.get(&link).await.text.contains("Lea Learner"));
    let reset =
        t.app.write("test", move |ctx| community::features::accounts::recovery::printed_link(ctx, lea)).await;
    assert_eq!(mail.post(&link, &[]).await.location, "/sessions");
    assert_eq!(mail.get(&link).await.status, 410, "it works once");
    assert_eq!(mail.get(&reset.unwrap()).await.status, 410, "what went to the old address sets no password");
    assert!(browser.get("/sessions").await.text.contains("lea@new.example"));
    t.settle().await;
    let told = t.app.mailer.sent().pop().expect("a mail");
    assert_eq!(
        (told.to.as_str(), told.subject.as_str()),
        ("lea.learner@example.org", "Your mail address was changed")
    );
    let form = [("email", "lea@new.example"), ("password", PASSWORD)];
    assert_eq!(t.browser().post("/sign-in", &form).await.status, 303);
});
