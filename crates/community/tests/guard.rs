//! Who should be out and stays out, and what must not get out: ways back of who was removed, limits that somebody steps around, and
//! what archives and files tell.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::path::Path;

use community::app::{App, Parts};
use community::features::accounts::providers::Providers;
use community::features::communities::Role;
use platform::files::Files;
use platform::mail::Mailer;
use platform::sql;
use platform::web::limits::{LimitSettings, Limits};
use testing::doors::PASSWORD;
use testing::{TestApp, both_databases};

both_databases!(a_new_password_ends_every_way_in_that_somebody_else_may_have_made, async |t: &TestApp| {
    let lea = t.account("Lea", None).await;
    let mut thief = t.signed_in(lea).await;
    assert_eq!(thief.post("/mail-address", &[("email", "thief@x.example")]).await.status, 200);
    let token = t.token(lea).await;
    assert_eq!(thief.api(&token, "/api/v1/me", None).await.status, 200);
    t.settle().await;
    let change = t.mailed_links("mail-address").pop().unwrap();
    assert_eq!(t.browser().get(&change).await.status, 200);
    t.app.clock.advance(3_601);
    assert_eq!(t.browser().post("/password-reset", &[("email", "lea@example.org")]).await.status, 200);
    t.settle().await;
    let reset = t.mailed_links("password-reset").pop().unwrap();
    assert_eq!(t.browser().post(&reset, &[("password", PASSWORD)]).await.status, 303);
    assert_eq!(t.browser().post(&change, &[]).await.status, 410, "the address stays hers");
    assert_eq!(thief.api(&token, "/api/v1/me", None).await.status, 401);
    t.settle().await;
});

both_databases!(no_way_back_leads_out_of_the_site, async |t: &TestApp| {
    let lea = t.account("Lea", None).await;
    let mut browser = t.signed_in(lea).await;
    for odd in
        ["/%09/evil.example", "/%0b", "/%0a/evil.example", "//evil.example", "/%5cevil.example", "/%7f"]
    {
        let answer = browser.get(&format!("/sign-in?next={odd}")).await;
        assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, "/"), "{odd}");
    }
    for odd in ["/\t/evil.example", "/\u{b}", "/\\evil.example"] {
        let answer = browser.post("/language", &[("language", "en"), ("next", odd)]).await;
        assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, "/"), "{odd:?}");
    }
});

both_databases!(who_is_removed_comes_back_by_no_link_of_their_own, async |t: &TestApp| {
    let [mut ada, _] = t.two_communities().await;
    let alpha = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "alpha"));
    let alpha = alpha.await.unwrap().unwrap().id;
    let dan = t.account("Dan", None).await;
    t.join(alpha, dan, Role::Director).await;
    let mut dan_s = t.signed_in(dan).await;
    let own = dan_s.join_link("alpha").await;
    let departure = format!("/communities/alpha/members/{dan}/departure");
    assert_eq!(ada.post(&departure, &[("ban", "on"), ("reason", "spam")]).await.status, 303);
    assert_eq!(t.browser().get(&own).await.status, 410);
    assert_eq!(t.browser().sign_up(&own, "Dan again", "dan2@x.example").await, 410);
    t.settle().await;
});

both_databases!(a_ban_that_never_stood_is_not_lifted, async |t: &TestApp| {
    let [mut ada, _] = t.two_communities().await;
    let sam = t.account("Sam Stranger", None).await;
    let answer = ada.post(&format!("/communities/alpha/bans/{sam}/lifting"), &[]).await;
    assert_eq!(answer.status, 303);
    let audit = ada.get("/communities/alpha/audit").await;
    assert!(!audit.text.contains("Sam Stranger"), "a name for an id: {}", audit.text);
});

both_databases!(a_cookie_that_somebody_made_up_does_not_lift_the_limit, async |t: &TestApp| {
    let lea = t.account("Lea", None).await;
    let mut known = t.signed_in(lea).await;
    assert_eq!(known.get("/sessions").await.status, 200);
    let mut last = 0;
    for attempt in 0..400 {
        let mut browser = t.browser();
        browser.keep("lyceum", &format!("bogus{attempt}"));
        last = browser.get("/sign-in").await.status.as_u16();
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    assert_eq!(known.get("/sessions").await.status, 200, "who is signed in goes on");
});

both_databases!(nul_is_refused_wherever_it_is_typed, async |t: &TestApp| {
    let [mut ada, _] = t.two_communities().await;
    let proposal =
        [("kind", "consent"), ("title", "Bread"), ("text", "We bake."), ("ends_on", "2026-11-30T18:00")];
    let made = ada.post("/communities/alpha/decisions", &proposal).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let path = made.location;
    for (to, fields) in [
        ("answers", [("stance", "object"), ("reason", "a\0b")]),
        ("closure", [("outcome", "a\0b"), ("review_on", "")]),
        ("withdrawal", [("outcome", "a\0b"), ("reason", "a\0b")]),
    ] {
        let answer = ada.post(&format!("{path}/{to}"), &fields).await;
        assert_eq!(answer.status, 422, "{to}: {}", answer.text);
    }
    let token = t.token(t.person("ada").await).await;
    let body = r#"{"stance":"object","reason":"a\u0000b"}"#;
    let refused = t.browser().call("PUT", &token, &format!("/api/v1{path}/answer"), Some(body)).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    t.settle().await;
});

both_databases!(what_takes_much_along_asks_who_is_at_the_keyboard, async |t: &TestApp| {
    let owner = t.account("Dora", Some("owner")).await;
    t.community("World", owner).await;
    let mut dora = t.signed_in(owner).await;
    t.app.clock.advance(601);
    let table = "email,name,role\nann@x.example,Ann,facilitator";
    for (path, fields) in [
        ("/site/export", vec![]),
        ("/communities/world/export", vec![]),
        ("/communities/world/roster/application", vec![("text", table)]),
    ] {
        let asked = dora.post(path, &fields).await;
        assert!(asked.status == 422 && asked.text.contains("Is it still you?"), "{path}: {}", asked.text);
    }
    let learners = [("text", "email,name\nann@x.example,Ann")];
    assert_eq!(dora.post("/communities/world/roster/application", &learners).await.status, 303);
    t.settle().await;
});

both_databases!(a_name_of_nothing_is_none, async |t: &TestApp| {
    let [mut ada, _] = t.two_communities().await;
    let join = ada.join_link("alpha").await;
    for nothing in ["\u{2800}", "\u{3164} \u{115f}"] {
        assert_eq!(t.browser().sign_up(&join, nothing, "blank@x.example").await, 422);
    }
});

/// The same site with its files in a folder.
fn in_folder(t: &TestApp, folder: &Path) -> TestApp {
    let parts = Parts {
        db: t.app.db.clone(),
        clock: t.app.clock.clone(),
        entropy: t.app.entropy.clone(),
        site: t.app.site.clone(),
        mailer: Mailer::memory(),
        providers: Providers::default(),
        files: Files::folder(folder.to_owned()).unwrap(),
        limits: Limits::new(LimitSettings::default()),
        bridges: t.app.bridges,
    };
    let app = App::new(parts).unwrap();
    let router = community::router(&app);
    TestApp { app, router }
}

fn files_in(folder: &Path) -> usize {
    let shelves =
        std::fs::read_dir(folder).unwrap().filter_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).ok());
    shelves.map(Iterator::count).sum()
}

both_databases!(
    a_refused_file_leaves_nothing_behind_and_a_dropped_one_is_its_authors_again,
    async |t: &TestApp| {
        let folder = tempfile::tempdir().unwrap();
        let t = &in_folder(t, folder.path());
        let [_, mut lea, mut max] = t.world().await;
        assert_eq!(lea.upload("/files", "list.txt", b"bread").await.status, 303);
        let files = lea.get("/files").await;
        let shown = files.between("readonly value=\"", "\"").unwrap().to_owned();
        let path = shown.split_once("](").unwrap().1.trim_end_matches(')').to_owned();
        let topic = [("title", "List"), ("text", shown.as_str())];
        let made = lea.post("/communities/world/places/lounge/topics", &topic).await;
        assert_eq!(made.status, 303, "{}", made.text);
        assert_eq!(max.get(&path).await.status, 200);
        let page = lea.get(&made.location).await;
        let from = page.text.find("/posts/post_").unwrap();
        let post = &page.text[from..from + "/posts/post_".len() + 26];
        let edited = lea.post(post, &[("text", "Gone"), ("version", "0")]).await;
        assert_eq!(edited.status, 303, "{}", edited.text);
        assert_eq!(max.get(&path).await.status, 404);
        assert_eq!(lea.get(&path).await.status, 200);

        let before = files_in(folder.path());
        let lea_id = t.person("lea-learner").await;
        // First there is room for a file, but not for this one; then there is none.
        for short in [5, 0] {
            let most = community::features::files::MOST_OF_ONE - short;
            let fill = move |tx: &mut platform::db::Tx<'_>| {
                sql!(tx.run, "UPDATE files SET bytes = $2 WHERE account_id = $1", lea_id, most)
            };
            t.app.db.write("test", fill).await.unwrap();
            assert_eq!(lea.upload("/files", "more.txt", b"more bread").await.status, 413);
            assert_eq!(files_in(folder.path()), before);
        }
        t.settle().await;
    }
);

/// The lines of a part of the archive that was made last.
async fn part(t: &TestApp, part: &str) -> String {
    let (blob,): (String,) = t
        .app
        .db
        .read(|tx| sql!(tx.row, "SELECT blob FROM exports ORDER BY created_at DESC, id DESC LIMIT 1"))
        .await
        .unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(t.app.files.read(&blob).unwrap())).unwrap();
    let mut text = String::new();
    let mut file = zip.by_name(&format!("communities/alpha/{part}.jsonl")).unwrap();
    std::io::Read::read_to_string(&mut file, &mut text).unwrap();
    text
}

both_databases!(two_archives_tell_no_director_what_was_answered_between_them, async |t: &TestApp| {
    let [mut ada, _] = t.two_communities().await;
    let alpha = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "alpha"));
    let alpha = alpha.await.unwrap().unwrap().id;
    let mut people = Vec::new();
    for name in ["Lea", "Max", "Nia", "Oli", "Pia"] {
        let id = t.account(name, None).await;
        t.join(alpha, id, Role::Learner).await;
        people.push(t.signed_in(id).await);
    }
    let mut paths = Vec::new();
    for how in ["anonymous", "hidden"] {
        let proposal = [
            ("kind", "single"),
            ("title", how),
            ("text", "We choose."),
            ("ends_on", "2026-11-30T18:00"),
            ("options", "Yes\nNo"),
            (how, "on"),
        ];
        let made = ada.post("/communities/alpha/decisions", &proposal).await;
        assert_eq!(made.status, 303, "{}", made.text);
        paths.push(made.location);
    }
    let parts = ["decisions", "decision_asked", "decision_answers"];
    let mut told: Vec<Vec<String>> = Vec::new();
    for answers in 0..=2 {
        for path in paths.iter().filter(|_| answers > 0) {
            let option = [("option", if answers == 1 { "1" } else { "2" })];
            let answer = people[answers - 1].post(&format!("{path}/answers"), &option).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        t.app.clock.advance(60);
        ada.post("/communities/alpha/export", &[]).await;
        t.settle().await;
        let mut all = Vec::new();
        for name in parts {
            all.push(part(t, name).await);
        }
        told.push(all);
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[1], told[2], "the second answer is as silent as the first");
    assert!(told[0][0].contains("\"tally\":\"0 0\"") && told[0][2].is_empty(), "{told:?}");

    // Once it is over, what the site shows is in the archive; fewer than five anonymous answers never are.
    t.app.clock.advance(8 * 24 * 3_600);
    t.settle().await;
    let ada_id = t.person("ada").await;
    let mut ada = t.signed_in(ada_id).await;
    ada.post("/communities/alpha/export", &[]).await;
    t.settle().await;
    let decisions = part(t, "decisions").await;
    let line = |title: &str| {
        decisions.lines().find(|line| line.contains(&format!("\"title\":\"{title}\""))).unwrap().to_owned()
    };
    assert!(line("anonymous").contains("\"tally\":\"0 0\""), "{decisions}");
    assert!(line("hidden").contains("\"tally\":\"1 1\""), "{decisions}");
    assert_eq!(part(t, "decision_answers").await.lines().count(), 2);
    assert_eq!(part(t, "decision_asked").await.matches("\"answered\":true").count(), 2, "the named ones");
});

both_databases!(an_objection_is_told_to_nobody_who_is_out, async |t: &TestApp| {
    let [mut ada, _] = t.two_communities().await;
    let alpha = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "alpha"));
    let alpha = alpha.await.unwrap().unwrap().id;
    let (dan, lea) = (t.account("Dan", None).await, t.account("Lea", None).await);
    t.join(alpha, dan, Role::Facilitator).await;
    t.join(alpha, lea, Role::Learner).await;
    let proposal =
        [("kind", "consent"), ("title", "Ovens"), ("text", "We share."), ("ends_on", "2026-11-30T18:00")];
    let made = t.signed_in(dan).await.post("/communities/alpha/decisions", &proposal).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let departure = format!("/communities/alpha/members/{dan}/departure");
    assert_eq!(ada.post(&departure, &[("ban", "on"), ("reason", "spam")]).await.status, 303);
    t.settle().await;
    let fields = [("stance", "object"), ("reason", "It burns the bread of the poor")];
    let answer = t.signed_in(lea).await.post(&format!("{}/answers", made.location), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    t.settle().await;
    let Mailer::Memory(sent) = &t.app.mailer else { unreachable!("tests keep mail in memory") };
    let told: Vec<String> = {
        let sent = sent.lock().unwrap();
        sent.iter().filter(|mail| mail.text.contains("burns the bread")).map(|mail| mail.to.clone()).collect()
    };
    assert_eq!(told, ["ada@example.org"], "who directs looks after it now");
});
