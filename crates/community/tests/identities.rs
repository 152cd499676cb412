//! Sign-in by an organisation, through the pages that people use, against a provider that says whatever a test has it say.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use community::features::accounts::AccountId;
use community::features::communities::Role;
use platform::sql;
use serde_json::{Value, json};
use testing::{Answer, Browser, Provider, TestApp, both_databases};

/// A site that knows a provider.
async fn campus(t: &TestApp) -> (TestApp, Provider) {
    let provider = Provider::start().await;
    (t.knowing(provider.as_campus()), provider)
}

/// Sends a form that leads to the provider; where the browser is sent.
async fn departure(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> String {
    let leaving = browser.post(form, fields).await;
    assert_eq!(leaving.status, 200, "{}", leaving.text);
    let refresh = leaving.headers["refresh"].to_str().expect("an address").to_owned();
    refresh.strip_prefix("0;url=").expect("an address").to_owned()
}

/// Signs in by the provider, which says this.
async fn sign_in(t: &TestApp, provider: &Provider, browser: &mut Browser, says: &Value) -> Answer {
    let departure = departure(browser, "/sign-in/with/campus", &[("next", "/profile")]).await;
    browser.get(&provider.answer(&departure, says, t.app.clock.now())).await
}

/// The path of a fresh invitation to the community "World".
async fn invitation(director: &mut Browser) -> String {
    director.post("/communities/world/invitations", &[("role", "learner"), ("uses", "1")]).await;
    let page = director.get("/communities/world/invitations").await;
    format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link"))
}

async fn subjects(t: &TestApp, account: AccountId) -> Vec<String> {
    let read = t.app.db.read(move |tx| {
        sql!(tx.rows::<(String,)>, "SELECT subject FROM identities WHERE account_id = $1 ORDER BY subject", account)
    });
    read.await.unwrap().into_iter().map(|(subject,)| subject).collect()
}

fn noa() -> Value {
    json!({ "sub": "noa-7", "name": "Noa Lind", "email": "noa@campus.example", "email_verified": true })
}

both_databases!(somebody_new_comes_by_an_invitation_and_their_organisation, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let [mut director, ..] = t.world().await;
    let join = invitation(&mut director).await;
    let mut noa_s = t.browser();
    assert!(noa_s.get("/sign-in").await.text.contains("Sign in with Campus"));
    assert!(noa_s.get(&join).await.text.contains(&format!("action=\"{join}/with/campus\"")));
    let departure = departure(&mut noa_s, &format!("{join}/with/campus"), &[("next", &join)]).await;
    for part in ["response_type=code", "code_challenge_method=S256", "state=", "nonce=", "scope=openid"] {
        assert!(departure.contains(part), "{part} in {departure}");
    }
    let back = noa_s.get(&provider.answer(&departure, &noa(), t.app.clock.now())).await;
    assert!(back.location.starts_with(&format!("{join}/newcomers/")), "{} {}", back.location, back.text);
    let page = noa_s.get(&back.location).await;
    assert!(
        page.text.contains("value=\"Noa Lind\"") && page.text.contains("noa@campus.example"),
        "{}",
        page.text
    );
    assert_eq!(t.browser().get(&back.location).await.status, 410, "elsewhere the link is worth nothing");
    let elsewhere = back.location.trim_start_matches(&join);
    assert_eq!(noa_s.post(elsewhere, &[("name", "Noa")]).await.status, 404, "without the invitation too");

    assert_eq!(noa_s.post(&back.location, &[("name", "")]).await.status, 422);
    let made = noa_s.post(&back.location, &[("name", "Noa L."), ("zone", "Europe/Oslo")]).await;
    assert_eq!((made.status.as_u16(), made.location.as_str()), (303, "/communities/world"), "{}", made.text);
    assert_eq!(noa_s.get("/communities/world").await.status, 200);
    assert_eq!(noa_s.post(&back.location, &[("name", "Noa L.")]).await.status, 410, "it works once");
    let noa_id = t.person("noa-l").await;
    assert_eq!(subjects(&t, noa_id).await, ["noa-7"]);

    t.app.clock.advance(3_600);
    let mut phone = t.browser();
    let renamed = json!({ "sub": "noa-7", "name": "Someone", "email": "other@campus.example" });
    let back = sign_in(&t, &provider, &mut phone, &renamed).await;
    assert_eq!(back.location, "/profile", "whatever else it says, the subject is known: {}", back.text);
    assert!(phone.get("/profile").await.text.contains("value=\"Noa L.\""));
    t.settle().await;
});

both_databases!(an_account_with_the_same_address_is_not_taken_over, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let [mut director, ..] = t.world().await;
    let lea = t.person("lea-learner").await;
    for verified in [true, false] {
        let says = json!({ "sub": "not-lea", "name": "Lea", "email": "LEA.learner@example.org", "email_verified": verified });
        let mut stranger = t.browser();
        let back = sign_in(&t, &provider, &mut stranger, &says).await;
        assert!(back.status == 422 && back.text.contains("Sign-in &#38; devices"), "{}", back.text);
        assert_eq!(stranger.get("/profile").await.status, 303, "nobody is signed in");
        let join = invitation(&mut director).await;
        let from = departure(&mut stranger, &format!("{join}/with/campus"), &[]).await;
        let back = stranger.get(&provider.answer(&from, &says, t.app.clock.now())).await;
        assert!(back.status == 422 && back.text.contains("LEA.learner@example.org"), "{}", back.text);
        t.app.clock.advance(61);
    }
    assert!(subjects(&t, lea).await.is_empty());
    t.settle().await;
});

both_databases!(a_member_connects_their_organisation_and_comes_by_it, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let [mut director, mut lea, mut max] = t.world().await;
    let says = json!({ "sub": "lea-9", "email": "lea@campus.example" });
    assert!(lea.get("/sessions").await.text.contains("value=\"campus\""));
    let from = departure(&mut lea, "/identities", &[("provider", "campus")]).await;
    let answer = provider.answer(&from, &says, t.app.clock.now());
    assert_eq!(lea.clone().get(&answer).await.location, "/sessions");
    let page = lea.get("/sessions").await;
    assert!(
        page.text.contains("connected on 23 November 2026") && page.text.contains("lea@campus.example"),
        "{}",
        page.text
    );
    t.settle().await;
    assert!(t.last_mail().contains("sign in to your account with Campus"), "{}", t.last_mail());

    let mut phone = t.browser();
    assert_eq!(sign_in(&t, &provider, &mut phone, &says).await.location, "/profile");
    assert!(phone.get("/profile").await.text.contains("value=\"Lea Learner\""));

    let from = departure(&mut max, "/identities", &[("provider", "campus")]).await;
    let taken = max.get(&provider.answer(&from, &says, t.app.clock.now())).await;
    assert!(taken.status == 409 && taken.text.contains("another account"), "{}", taken.text);

    let removal = format!("/identities/{}/removal", page.between("/identities/", "/removal").expect("one"));
    assert_eq!(max.post(&removal, &[]).await.status, 303, "of others' nobody is told that they exist");
    let lea_id = t.person("lea-learner").await;
    assert_eq!(subjects(&t, lea_id).await, ["lea-9"]);
    t.app
        .db
        .write("test", move |tx| {
            sql!(tx.run, "UPDATE accounts SET password_hash = NULL WHERE id = $1", lea_id)
        })
        .await
        .unwrap();
    let last = lea.post(&removal, &[]).await;
    assert!(last.status == 409 && last.text.contains("only way into your account"), "{}", last.text);
    t.app
        .db
        .write("test", move |tx| {
            sql!(tx.run, "UPDATE accounts SET password_hash = 'x' WHERE id = $1", lea_id)
        })
        .await
        .unwrap();
    for _ in 0..2 {
        assert_eq!(lea.post(&removal, &[]).await.location, "/sessions", "twice is no error");
    }
    assert!(subjects(&t, lea_id).await.is_empty());
    let audit = director.get("/site/audit").await.text;
    assert!(audit.contains("disconnected") && audit.contains("Campus"), "{audit}");
    t.settle().await;
});

both_databases!(a_connection_ends_in_the_session_that_began_it, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let [_, mut lea, max] = t.world().await;
    let from = departure(&mut lea, "/identities", &[("provider", "campus")]).await;
    let answer = provider.answer(&from, &json!({ "sub": "thief" }), t.app.clock.now());
    let mut swapped = max.clone();
    swapped.keep("lyceum-visit", lea.cookie("lyceum-visit").expect("a visit"));
    let refused = swapped.get(&answer).await;
    assert!(refused.status == 422 && refused.text.contains("began in another browser"), "{}", refused.text);
    assert!(subjects(&t, t.person("max-member").await).await.is_empty());
    assert!(subjects(&t, t.person("lea-learner").await).await.is_empty());
    let mut signed_out = t.browser();
    assert_eq!(signed_out.post("/identities", &[("provider", "campus")]).await.location, "/sign-in?next=/");
});

both_databases!(an_answer_that_cannot_be_believed_signs_nobody_in, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let lea = t.account("Lea Learner", None).await;
    let mut hers = t.signed_in(lea).await;
    let from = departure(&mut hers, "/identities", &[("provider", "campus")]).await;
    hers.get(&provider.answer(&from, &json!({ "sub": "lea" }), t.app.clock.now())).await;
    let now = t.app.clock.now().seconds();
    for (why, claims, words) in [
        ("a nonce of another visit", json!({ "sub": "lea", "nonce": "stolen" }), "could not be believed"),
        ("no nonce", json!({ "sub": "lea", "nonce": null }), "could not be believed"),
        ("another site's token", json!({ "sub": "lea", "aud": "another" }), "could not be believed"),
        ("a second reader", json!({ "sub": "lea", "aud": ["lyceum", "another"] }), "could not be believed"),
        ("made for another", json!({ "sub": "lea", "azp": "another" }), "could not be believed"),
        ("another issuer", json!({ "sub": "lea", "iss": "https://evil.example" }), "could not be believed"),
        ("no subject", json!({ "sub": "" }), "could not be believed"),
        ("an ended token", json!({ "sub": "lea", "exp": now - 61 }), "clocks"),
        ("an old token", json!({ "sub": "lea", "iat": now - 3_600 }), "clocks"),
        ("a token of tomorrow", json!({ "sub": "lea", "iat": now + 3_600 }), "clocks"),
    ] {
        let mut browser = t.browser();
        let refused = sign_in(&t, &provider, &mut browser, &claims).await;
        assert!(refused.status == 422 && refused.text.contains(words), "{why}: {}", refused.text);
        assert_eq!(browser.get("/profile").await.status, 303, "{why}");
    }
    for skewed in [json!({ "sub": "lea", "exp": now - 30 }), json!({ "sub": "lea", "iat": now + 30 })] {
        let back = sign_in(&t, &provider, &mut t.browser(), &skewed).await;
        assert_eq!(back.location, "/profile", "half a minute is a clock's right: {}", back.text);
    }
    let mut browser = t.browser();
    let from = departure(&mut browser, "/sign-in/with/campus", &[]).await;
    let forged = browser.get(&provider.forged(&from, &json!({ "sub": "lea" }), t.app.clock.now())).await;
    assert!(forged.status == 422 && forged.text.contains("could not be believed"), "{}", forged.text);
});

both_databases!(a_visit_is_ended_once_by_the_browser_that_began_it, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let lea = t.account("Lea Learner", None).await;
    let mut hers = t.signed_in(lea).await;
    let says = json!({ "sub": "lea" });
    let from = departure(&mut hers, "/identities", &[("provider", "campus")]).await;
    hers.get(&provider.answer(&from, &says, t.app.clock.now())).await;

    let mut browser = t.browser();
    let from = departure(&mut browser, "/sign-in/with/campus", &[]).await;
    let answer = provider.answer(&from, &says, t.app.clock.now());
    let gone = |answer: &Answer| answer.status == 422 && answer.text.contains("Start it again");
    assert!(gone(&t.browser().get(&answer).await), "a link signs nobody in who has not asked");
    let mut other = t.browser();
    departure(&mut other, "/sign-in/with/campus", &[]).await;
    assert!(gone(&other.get(&answer).await), "nor one who has asked for another");
    let mut swapped = answer.clone();
    let state = swapped.find("&state=").expect("a state") + 7;
    swapped.replace_range(state..state + 4, "0000");
    assert!(gone(&browser.get(&swapped).await));
    let tries = (0..20).map(|_| {
        let (mut browser, answer) = (browser.clone(), answer.clone());
        tokio::spawn(async move { browser.get(&answer).await.status.as_u16() })
    });
    let mut statuses = Vec::new();
    for outcome in tries.collect::<Vec<_>>() {
        statuses.push(outcome.await.expect("it runs"));
    }
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 422).count(), 19, "{statuses:?}");

    let late = departure(&mut browser, "/sign-in/with/campus", &[]).await;
    t.app.clock.advance(601);
    assert!(gone(&browser.get(&provider.answer(&late, &says, t.app.clock.now())).await));
    let path = "/sign-in/with/campus/answer";
    assert!(gone(&t.browser().get(path).await) && gone(&browser.get(path).await));
    assert_eq!(browser.get("/sign-in/with/elsewhere/answer").await.status, 404);
    assert_eq!(browser.post("/sign-in/with/elsewhere", &[]).await.status, 404);
});

both_databases!(what_a_provider_refuses_is_explained, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let mut browser = t.browser();
    for (answer, words) in [
        ("error=access_denied", "was not allowed to tell us"),
        ("error=server_error&error_description=%3Cb%3E", "could not be believed"),
        ("code=unknown", "could not be believed"),
        ("code=unknown&iss=https://evil.example", "could not be believed"),
        ("", "could not be believed"),
    ] {
        let from = departure(&mut browser, "/sign-in/with/campus", &[("next", "/files")]).await;
        let sound = provider.answer(&from, &json!({}), t.app.clock.now());
        let state = sound.split('&').find(|part| part.starts_with("state=")).expect("a state");
        let refused = browser.get(&format!("/sign-in/with/campus/answer?{state}&{answer}")).await;
        assert!(refused.status == 422 && refused.text.contains(words), "{answer}: {}", refused.text);
        assert!(refused.text.contains("/sign-in?next=/files"), "{}", refused.text);
    }
    let mut french = t.browser().in_language("fr");
    let from = departure(&mut french, "/sign-in/with/campus", &[]).await;
    let sound = provider.answer(&from, &noa(), t.app.clock.now());
    let without_issuer = sound.split("&iss=").next().expect("an answer").to_owned();
    let refused = french.get(&without_issuer).await;
    assert!(refused.text.contains("digne de foi"), "who promises to say who it is says so: {}", refused.text);
});

both_databases!(a_provider_is_asked_seldom_and_its_new_keys_are_learnt, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let lea = t.account("Lea Learner", None).await;
    let says = json!({ "sub": "lea" });
    let mut hers = t.signed_in(lea).await;
    let from = departure(&mut hers, "/identities", &[("provider", "campus")]).await;
    hers.get(&provider.answer(&from, &says, t.app.clock.now())).await;
    assert_eq!(sign_in(&t, &provider, &mut t.browser(), &says).await.location, "/profile");
    assert_eq!(provider.described(), 1);
    provider.change_key();
    let early = sign_in(&t, &provider, &mut t.browser(), &says).await;
    assert!(early.text.contains("could not be believed"), "a minute is too soon: {}", early.text);
    t.app.clock.advance(61);
    assert_eq!(sign_in(&t, &provider, &mut t.browser(), &says).await.location, "/profile");
    assert_eq!(provider.described(), 2);
});

both_databases!(who_may_make_an_account_may_by_their_organisation_too, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let [mut owner, ..] = t.world().await;
    let mut browser = t.browser();
    let by_invitation = sign_in(&t, &provider, &mut browser, &noa()).await;
    assert!(by_invitation.text.contains("Ask for an invitation"), "{}", by_invitation.text);
    owner.post("/site/settings", &[("sign_up", "domains"), ("domains", "campus.example")]).await;
    for (says, why) in [
        (
            json!({ "sub": "n", "name": "N", "email": "noa@campus.example" }),
            "nobody has made sure of the address",
        ),
        (
            json!({ "sub": "n", "name": "N", "email": "noa@other.example", "email_verified": true }),
            "another domain",
        ),
        (json!({ "sub": "n", "name": "N" }), "no address"),
    ] {
        let refused = sign_in(&t, &provider, &mut browser, &says).await;
        assert!(refused.text.contains("has not told us an address"), "{why}: {}", refused.text);
    }
    let back = sign_in(&t, &provider, &mut browser, &noa()).await;
    assert!(back.location.starts_with("/newcomers/"), "{}", back.text);
    owner.post("/site/settings", &[("sign_up", "invitation")]).await;
    let too_late = browser.post(&back.location, &[("name", "Noa")]).await;
    assert_eq!(too_late.status, 410, "what the owner says now counts");
    owner.post("/site/settings", &[("sign_up", "open")]).await;
    let made = browser.post(&back.location, &[("name", "Noa")]).await;
    assert_eq!((made.status.as_u16(), made.location.as_str()), (303, "/profile"), "{}", made.text);
    t.settle().await;
});

both_databases!(a_history_is_handed_over_by_a_personal_invitation_only, async |t: &TestApp| {
    let (t, provider) = campus(t).await;
    let olga = t.account("Olga Owner", Some("owner")).await;
    let community = t.community("World", olga).await;
    let mut director = t.signed_in(olga).await;
    let waiting = t.account("Noa Before", None).await;
    t.app.db
        .write("test", move |tx| {
            sql!(tx.run, "UPDATE accounts SET claimed_at = NULL, password_hash = NULL, email = 'noa@campus.example', email_key = 'noa@campus.example' WHERE id = $1", waiting)
        })
        .await
        .unwrap();
    t.join(community, waiting, Role::Learner).await;
    let mut browser = t.browser();
    let join = invitation(&mut director).await;
    let from = departure(&mut browser, &format!("{join}/with/campus"), &[]).await;
    let back = browser.get(&provider.answer(&from, &noa(), t.app.clock.now())).await;
    let refused = browser.post(&back.location, &[("name", "Noa Lind")]).await;
    assert!(refused.status == 409 && refused.text.contains("waits here"), "{}", refused.text);

    t.app.clock.advance(61);
    director.post(&format!("/communities/world/members/{waiting}/invitation"), &[]).await;
    let page = director.get("/communities/world/invitations").await;
    let join = format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link"));
    let from = departure(&mut browser, &format!("{join}/with/campus"), &[]).await;
    let back = browser.get(&provider.answer(&from, &noa(), t.app.clock.now())).await;
    let taken = browser.post(&back.location, &[("name", "Noa Lind")]).await;
    assert_eq!(
        (taken.status.as_u16(), taken.location.as_str()),
        (303, "/communities/world"),
        "{}",
        taken.text
    );
    assert_eq!(subjects(&t, waiting).await, ["noa-7"]);
    t.settle().await;
});

both_databases!(a_provider_that_is_away_says_so_on_a_page, async |t: &TestApp| {
    let settings = std::collections::BTreeMap::from([(
        "away".to_owned(),
        community::features::accounts::providers::ProviderSettings {
            issuer: "http://127.0.0.1:1".to_owned(),
            client_id: "lyceum".to_owned(),
            client_secret: None,
            label: "Campus".to_owned(),
            hosts: Vec::new(),
        },
    )]);
    let providers = community::features::accounts::providers::Providers::new(&settings, "http://localhost");
    let t = t.knowing(providers.unwrap());
    let away = t.browser().post("/sign-in/with/away", &[("next", "/files")]).await;
    assert!(away.status == 422 && away.text.contains("does not answer just now"), "{}", away.text);
});
