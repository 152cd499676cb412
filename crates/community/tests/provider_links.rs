//! Coming by a link and an organisation's sign-in: what the link says counts.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use serde_json::{Value, json};
use testing::{Browser, Provider, TestApp, both_databases};

async fn departure(browser: &mut Browser, form: &str) -> String {
    let leaving = browser.post(form, &[]).await;
    assert_eq!(leaving.status, 200, "{}", leaving.text);
    leaving.headers["refresh"].to_str().unwrap().strip_prefix("0;url=").unwrap().to_owned()
}

fn says(subject: &str, name: &str) -> Value {
    json!({ "sub": subject, "name": name, "email": format!("{subject}@campus.example"), "email_verified": true })
}

both_databases!(
    by_a_partners_link_somebody_comes_for_the_partner_however_they_sign_in,
    async |t: &TestApp| {
        let provider = Provider::start().await;
        let t = t.knowing(provider.as_campus());
        let [mut director, ..] = t.world().await;
        let made = director.post("/communities/world/partners", &[("name", "Mill"), ("colour", "sky")]).await;
        let mill = made.location.rsplit('/').next().unwrap().to_owned();
        let invite = [("role", "partner"), ("organisation", mill.as_str())];
        director.post("/communities/world/invitations", &invite).await;
        let page = director.get("/communities/world/invitations").await;
        let join = format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link"));
        let mut browser = t.browser();
        let from = departure(&mut browser, &format!("{join}/with/campus")).await;
        let back = browser.get(&provider.answer(&from, &says("noa-7", "Noa Lind"), t.app.clock.now())).await;
        let come = browser.post(&back.location, &[("name", "Noa Lind")]).await;
        assert_eq!(come.status, 303, "{}", come.text);
        t.settle().await;
        let partner = director.get(&format!("/communities/world/partners/{mill}")).await;
        assert!(partner.text.contains("Noa Lind"), "{}", partner.text);

        let closed = director.post(&format!("/communities/world/partners/{mill}/closure"), &[]).await;
        assert_eq!(closed.status, 303, "{}", closed.text);
        let mut late = t.browser();
        let leaving = late.post(&format!("{join}/with/campus"), &[]).await;
        if leaving.status == 410 {
            // The link ended with the organisation.
        } else {
            let from =
                leaving.headers["refresh"].to_str().unwrap().strip_prefix("0;url=").unwrap().to_owned();
            let back = late.get(&provider.answer(&from, &says("late-1", "Late"), t.app.clock.now())).await;
            let refused = late.post(&back.location, &[("name", "Late")]).await;
            assert!(refused.status.is_client_error(), "{} {}", refused.status, refused.text);
        }
        t.settle().await;
    }
);
