//! Partners and guests: of the charter they know what is in force, and of decisions nothing.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const CHARTER: &str = "/communities/world/charter";

/// Writes a clause and asks everybody to adopt the draft; the clause, and the decision about it.
async fn ask(dora: &mut Browser, title: &str) -> (String, String) {
    let clause = [("title", title), ("text", "We answer within a day.")];
    assert_eq!(dora.post(&format!("{CHARTER}/clauses"), &clause).await.status, 303);
    let draft = dora.get(&format!("{CHARTER}/draft")).await;
    let clause = draft.between("href=\"/clauses/", "\"").expect("a clause").to_owned();
    let asked =
        dora.post(&format!("{CHARTER}/adoption"), &[("ends_on", "2026-11-30T18:00"), ("grace", "14")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    (format!("/clauses/{clause}"), asked.location)
}

/// That somebody finds no way to a decision on the pages that they see, and none of its addresses opens.
async fn knows_of_no_decision(visitor: &mut Browser, decision: &str) {
    for path in
        [HOME.to_owned(), CHARTER.to_owned(), format!("{HOME}/places"), "/search?q=charter".to_owned()]
    {
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("/decisions"), "{path} tells of a decision: {}", page.text);
    }
    for path in [decision.to_owned(), format!("{HOME}/decisions"), format!("{HOME}/decisions/register")] {
        assert_eq!(visitor.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(visitor.post(&format!("{decision}/answers"), &[("stance", "agree")]).await.status, 404);
}

both_databases!(
    visitors_know_of_the_charter_what_is_in_force_and_of_decisions_nothing,
    async |t: &TestApp| {
        let [mut dora, mut lea, mut max] = t.world().await;
        let world = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
        let world = world.await.expect("a database").expect("a community").id;
        let (mia, gus) = (t.account("Mia Miller", None).await, t.account("Gus Guest", None).await);
        t.join(world, mia, Role::Partner).await;
        t.join(world, gus, Role::Guest).await;
        let made = dora.post(&format!("{HOME}/partners"), &[("name", "Mill"), ("colour", "sky")]).await;
        let delegate = [("person", "@mia-miller")];
        assert_eq!(dora.post(&format!("{}/delegates", made.location), &delegate).await.status, 303);
        let mut visitors = [t.signed_in(mia).await, t.signed_in(gus).await];

        let (clause, decision) = ask(&mut dora, "How we answer").await;
        for visitor in &mut visitors {
            knows_of_no_decision(visitor, &decision).await;
            assert!(!visitor.get(CHARTER).await.text.contains("within a day"), "nothing is in force");
            for path in [format!("{CHARTER}/draft"), format!("{CHARTER}/rules"), clause.clone()] {
                assert_eq!(visitor.get(&path).await.status, 404, "{path}");
            }
            assert_eq!(visitor.post(&format!("{clause}/comments"), &[("comment", "Why?")]).await.status, 404);
        }
        for browser in [&mut dora, &mut lea, &mut max] {
            assert_eq!(
                browser.post(&format!("{decision}/answers"), &[("stance", "agree")]).await.status,
                303
            );
        }
        let closed = dora.post(&format!("{decision}/closure"), &[("outcome", "It is adopted.")]).await;
        assert_eq!(closed.status, 303, "visitors were not asked, and nobody waits for them: {}", closed.text);
        t.settle().await;

        let (_, second) = ask(&mut dora, "Holidays").await;
        for account in [mia, gus] {
            let token = t.token(account).await;
            for path in ["charter", "charter/versions", "charter/versions/1"] {
                let answer = t.browser().api(&token, &format!("/api/v1{HOME}/{path}"), None).await;
                assert!(
                    answer.status == 200 && !answer.text.contains(":\"decision_"),
                    "{path}: {}",
                    answer.text
                );
            }
        }
        assert!(lea.get(CHARTER).await.text.contains(&second), "members are led to what is asked");
        for visitor in &mut visitors {
            knows_of_no_decision(visitor, &second).await;
            let charter = visitor.get(CHARTER).await.text;
            assert!(charter.contains("Version 1") && charter.contains("within a day"), "{charter}");
            assert!(!charter.contains("Version 2"), "what is not in force is not told: {charter}");
            let version = visitor.get(&format!("{CHARTER}/versions/1")).await;
            assert!(version.status == 200 && !version.text.contains("/decisions"), "{}", version.text);
            assert_eq!(visitor.get(&format!("{CHARTER}/versions/2")).await.status, 404);
            assert_eq!(visitor.post(&format!("{CHARTER}/signature"), &[("version", "1")]).await.status, 303);
        }
        assert!(lea.get(CHARTER).await.text.contains("2 of 5 have signed"));
    }
);
