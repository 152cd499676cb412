//! Who could come in by another's name: look-alike addresses, links that the wrong person reads, addresses that were only typed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use community::features::accounts::{AccountId, renew_address_keys};
use platform::sql;
use testing::doors::PASSWORD;
use testing::{Browser, TestApp, both_databases};

async fn roster(director: &mut Browser, community: &str, lines: &str) {
    let table = format!("email,name,role\n{lines}");
    let answer =
        director.post(&format!("/communities/{community}/roster/application"), &[("text", &table)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

async fn of_address(t: &TestApp, email: &'static str) -> AccountId {
    let (id,): (AccountId,) = t
        .app
        .db
        .read(move |tx| sql!(tx.row, "SELECT id FROM accounts WHERE email = $1", email))
        .await
        .unwrap();
    id
}

async fn holders(t: &TestApp, role: &'static str) -> i64 {
    let count = move |tx: &mut platform::db::Tx<'_>| {
        sql!(tx.row, "SELECT COUNT(*) FROM membership_roles WHERE role = $1", role)
    };
    let (count,): (i64,) = t.app.db.read(count).await.unwrap();
    count
}

async fn has_come(t: &TestApp, id: AccountId) -> bool {
    let (come,): (bool,) = t
        .app
        .db
        .read(move |tx| sql!(tx.row, "SELECT claimed_at IS NOT NULL FROM accounts WHERE id = $1", id))
        .await
        .unwrap();
    come
}

both_databases!(an_address_that_looks_alike_is_somebody_elses, async |t: &TestApp| {
    let [mut ada, mut ben] = t.two_communities().await;
    roster(&mut ada, "alpha", "prof@campus.example,Prof,facilitator").await;
    let prof = of_address(t, "prof@campus.example").await;
    let join = ben.join_link("beta").await;
    for (name, alike) in [
        ("Eve", "prof@c\u{e1}mpus.example"),
        ("Eva", "pr\u{f3}f@campus.example"),
        ("Evi", "\u{ff50}rof@campus.example"),
    ] {
        assert_eq!(t.browser().sign_up(&join, name, alike).await, 303, "{alike} is another address");
    }
    t.settle().await;
    assert!(t.mailed_links("claims").is_empty() && !has_come(t, prof).await);

    // One who has the address gets the link where it was written to before, however they type it.
    assert_eq!(t.browser().sign_up(&join, "Prof", "PROF@\u{ff43}ampus.example").await, 200);
    t.settle().await;
    let claim = t.mailed_links("claims").pop().unwrap();
    assert_eq!(t.browser().post(&claim, &[("password", PASSWORD)]).await.status, 303);
    assert!(has_come(t, prof).await);
    let (written,): (String,) = t
        .app
        .db
        .read(move |tx| sql!(tx.row, "SELECT email FROM accounts WHERE id = $1", prof))
        .await
        .unwrap();
    assert_eq!(written, "prof@campus.example");

    let signs_in = async |email: &str| {
        let fields = [("email", email), ("password", PASSWORD)];
        t.browser().post("/sign-in", &fields).await.status.as_u16()
    };
    assert_eq!(signs_in("Prof@Campus.Example").await, 303);
    assert_eq!(signs_in("pr\u{f2}f@campus.example").await, 422, "nobody has it");
});

both_databases!(a_domain_admits_no_other_that_looks_alike, async |t: &TestApp| {
    let owner = t.account("Olga", Some("owner")).await;
    let mut olga = t.signed_in(owner).await;
    let settings = [("sign_up", "domains"), ("domains", "campus.example, b\u{fc}cher.example")];
    assert_eq!(olga.post("/site/settings", &settings).await.status, 303);
    for (email, admitted) in [
        ("evil@c\u{e1}mpus.example", false),
        ("good@CAMPUS.example", true),
        ("good@xn--bcher-kva.example", true),
        ("evil@bucher.example", false),
    ] {
        let before = t.mails().len();
        assert_eq!(t.browser().post("/sign-up", &[("email", email)]).await.status, 200);
        t.settle().await;
        assert_eq!(t.mails().len() > before, admitted, "{email}");
    }
    let link = t.mailed_links("sign-up").remove(0);
    assert_eq!(t.browser().get(&link).await.status, 200);
    olga.post("/site/settings", &[("sign_up", "invitation")]).await;
    let fields = [("name", "Gil"), ("password", PASSWORD)];
    assert_eq!(t.browser().get(&link).await.status, 410, "the door was closed meanwhile");
    assert_eq!(t.browser().post(&link, &fields).await.status, 410);
});

both_databases!(keys_of_old_are_made_anew_and_of_two_the_first_keeps_the_address, async |t: &TestApp| {
    for (name, email, key, claimed) in [
        ("First", "a@b\u{fc}cher.example", "a@bucher.example", true),
        ("Second", "a@xn--bcher-kva.example", "a@xn--bcher-kva.example", true),
        ("Third", "\u{e9}@x.example", "e@x.example", true),
        ("Plain", "e@y.example", "e@y.example", true),
    ] {
        let id = t.account(name, None).await;
        let write = move |tx: &mut platform::db::Tx<'_>| {
            sql!(
                tx.run,
                "UPDATE accounts SET email = $2, email_key = $3, claimed_at = CASE WHEN $4 THEN claimed_at ELSE NULL END WHERE id = $1",
                id,
                email,
                key,
                claimed
            )
        };
        t.app.db.write("test", write).await.unwrap();
    }
    for _ in 0..2 {
        t.app.db.write("test", renew_address_keys).await.unwrap();
        let keys: Vec<(String, Option<String>)> = t
            .app
            .db
            .read(|tx| sql!(tx.rows, "SELECT name, email_key FROM accounts ORDER BY name"))
            .await
            .unwrap();
        let key = |name: &str| keys.iter().find(|(one, _)| one == name).unwrap().1.clone();
        assert_eq!(key("First"), None, "somebody signs in by it already; they keep it written and change it");
        assert_eq!(key("Second").as_deref(), Some("a@xn--bcher-kva.example"));
        assert_eq!(key("Third").as_deref(), Some("\u{e9}@x.example"));
        assert_eq!(key("Plain").as_deref(), Some("e@y.example"));
    }
});

both_databases!(no_director_reads_the_link_of_somebody_who_belongs_elsewhere_too, async |t: &TestApp| {
    let [mut ada, mut ben] = t.two_communities().await;
    // Beta's director makes a link before Alpha knows the person, and one after.
    roster(&mut ben, "beta", "victim@x.example,Vic,learner").await;
    let victim = of_address(t, "victim@x.example").await;
    let invite = format!("/communities/beta/members/{victim}/invitation");
    assert_eq!(ben.post(&invite, &[]).await.status, 303);
    let page = ben.get("/communities/beta/invitations").await;
    let shown = format!("/join/{}", page.between("http://localhost/join/", "\"").unwrap());
    assert_eq!(
        page.text.matches("data-copy=\"http").count(),
        1,
        "the one that the roster mailed is not shown"
    );
    assert!(page.text.contains("went to victim@x.example"), "{}", page.text);
    assert_eq!(t.browser().get(&shown).await.status, 200);
    roster(&mut ada, "alpha", "victim@x.example,Vic,facilitator").await;
    assert_eq!(t.browser().sign_up(&shown, "Eve", "eve@x.example").await, 410);
    assert_eq!(t.browser().get(&shown).await.status, 410);

    t.settle().await;
    let before = t.mailed_links("join").len();
    assert_eq!(ben.post(&invite, &[]).await.status, 303);
    t.settle().await;
    let page = ben.get("/communities/beta/invitations").await;
    let mailed = t.mailed_links("join");
    assert_eq!(mailed.len(), before + 1, "it went to the address");
    assert!(mailed.iter().all(|link| !page.text.contains(link)), "{}", page.text);
    let token = t.token(t.person("ben").await).await;
    let listed = ben.api(&token, "/api/v1/communities/beta/invitations", None).await;
    assert!(mailed.iter().all(|link| !listed.text.contains(link)), "{}", listed.text);
    assert!(!has_come(t, victim).await);
    assert_eq!(t.browser().sign_up(mailed.last().unwrap(), "Vic", "victim@x.example").await, 303);
    assert!(has_come(t, victim).await);
    t.settle().await;
});

both_databases!(a_roster_lets_nobody_in_by_an_address_that_was_only_typed, async |t: &TestApp| {
    let [mut ada, mut ben] = t.two_communities().await;
    let join = ben.join_link("beta").await;
    let mut eve = t.browser();
    assert_eq!(eve.sign_up(&join, "Eve", "head@campus.example").await, 303);
    t.settle().await;
    let lines = "head@campus.example,Head,facilitator\nnew@campus.example,New,learner";
    let table = format!("email,name,role\n{lines}");
    let shown = ada.post("/communities/alpha/roster/preview", &[("text", &table)]).await;
    assert_eq!(shown.text.matches("where one is needed").count(), 2, "who has an account is told to nobody");
    for _ in 0..2 {
        roster(&mut ada, "alpha", lines).await;
        t.settle().await;
        assert_eq!(eve.get("/communities/alpha/members").await.status, 404);
    }
    let mailed: Vec<String> =
        t.mails().into_iter().filter(|mail| mail.contains("this address is yours")).collect();
    assert_eq!(mailed.len(), 1, "one link is enough");
    let proof =
        mailed[0].split("http://localhost").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    // Whoever reads mail there comes in with what the roster says, and is known from then on.
    assert_eq!(eve.post(&proof, &[]).await.status, 303);
    t.settle().await;
    assert!(eve.get("/communities/alpha/members").await.text.contains("Facilitator"));
    roster(&mut ada, "alpha", "head@campus.example,Head,tutor\nnew@campus.example,New,learner").await;
    assert_eq!(holders(t, "tutor").await, 1);

    // In Beta, where they belong already, a role does not come by a typed address either.
    let mut mallory = t.browser();
    assert_eq!(mallory.sign_up(&join, "Mallory", "boss@campus.example").await, 303);
    t.settle().await;
    roster(&mut ben, "beta", "boss@campus.example,Boss,facilitator").await;
    t.settle().await;
    assert_eq!(holders(t, "facilitator").await, 1, "Eve alone, in Alpha");
});
