//! Ways in and out: requests, open communities, bans, roles with labels and ends, sign-up without an invitation, and what is
//! noted of all that.

use community::features::accounts::AccountId;
use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";

/// A community; its director and a learner, and somebody who does not belong, all signed in.
async fn world(t: &TestApp) -> ([Browser; 3], AccountId) {
    let owner = t.account("Dora Director", Some("owner")).await;
    let community = t.community("World", owner).await;
    let lea = t.account("Lea Learner", None).await;
    let sam = t.account("Sam Stranger", None).await;
    t.join(community, lea, Role::Learner).await;
    t.app.clock.advance(60);
    ([t.signed_in(owner).await, t.signed_in(lea).await, t.signed_in(sam).await], lea)
}

async fn set_entry(t: &TestApp, director: &mut Browser, entry: &str) {
    let settings = [("name", "World"), ("language", "en"), ("colour", "leaf"), ("entry", entry)];
    let answer = director.post(&format!("{HOME}/settings"), &settings).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    t.settle().await;
}

both_databases!(who_asks_is_let_in_or_declined_and_hears_of_it, async |t: &TestApp| {
    let ([mut dora, mut lea, mut sam], _) = world(t).await;
    let ask = format!("{HOME}/requests");
    assert_eq!(sam.post(&ask, &[("message", "Hello")]).await.status, 403, "by invitation only");
    set_entry(t, &mut dora, "request").await;
    assert!(sam.get(HOME).await.text.contains("Ask to join"));
    assert_eq!(sam.post(&ask, &[("message", &"long ".repeat(200))]).await.status, 422);
    assert_eq!(sam.post(&ask, &[("message", "I bake")]).await.status, 303);
    assert!(sam.get(HOME).await.text.contains("on its way"));
    assert_eq!(lea.get(&ask).await.status, 403);
    let list = dora.get(&ask).await;
    assert!(list.text.contains("I bake"), "{}", list.text);
    assert!(dora.get(HOME).await.text.contains("Somebody would like to join"));
    let refusal = list.between("requests/account_", "/acceptance").expect("a request").to_owned();
    let decide = |what: &str| format!("{HOME}/requests/account_{refusal}/{what}");
    assert_eq!(lea.post(&decide("acceptance"), &[]).await.status, 403);
    assert_eq!(dora.post(&decide("refusal"), &[]).await.status, 303);
    t.settle().await;
    assert!(t.last_mail().contains("you may ask again"), "{}", t.last_mail());
    assert_eq!(sam.get(&format!("{HOME}/members")).await.status, 404);

    sam.post(&ask, &[("message", "Please")]).await;
    sam.post(&format!("{ask}/withdrawal"), &[]).await;
    assert!(dora.get(&ask).await.text.contains("Nobody is waiting"));
    sam.post(&ask, &[("message", "Please")]).await;
    for _ in 0..2 {
        assert_eq!(dora.post(&decide("acceptance"), &[]).await.status, 303, "deciding twice is no error");
    }
    t.settle().await;
    assert!(t.last_mail().contains("you are a member"), "{}", t.last_mail());
    assert_eq!(sam.get(&format!("{HOME}/members")).await.status, 200);
});

both_databases!(an_open_community_lets_in_all_but_the_banned, async |t: &TestApp| {
    let ([mut dora, _, mut sam], _) = world(t).await;
    set_entry(t, &mut dora, "open").await;
    assert_eq!(sam.post(&format!("{HOME}/requests"), &[]).await.status, 303);
    t.settle().await;
    let members = dora.get(&format!("{HOME}/members")).await;
    assert!(members.text.contains("Sam Stranger"));
    let sam_id = members.between("/members/account_", "/roles").expect("the newest member").to_owned();
    let departure = format!("{HOME}/members/account_{sam_id}/departure");
    assert_eq!(dora.post(&departure, &[("ban", "on")]).await.status, 422, "a ban says why");
    assert_eq!(dora.post(&departure, &[("ban", "on"), ("reason", "Sold ovens")]).await.status, 303);
    let about = sam.get(HOME).await;
    assert!(about.text.contains("Sold ovens") && !about.text.contains("Join</button>"), "{}", about.text);
    assert_eq!(sam.post(&format!("{HOME}/requests"), &[]).await.status, 403);
    dora.post(&format!("{HOME}/invitations"), &[("role", "learner")]).await;
    let link = dora.get(&format!("{HOME}/invitations")).await;
    let token = link.between("/join/", "\"").expect("a link").to_owned();
    assert_eq!(sam.post(&format!("/join/{token}"), &[]).await.status, 403, "no invitation helps");
    assert_eq!(sam.get(&format!("{HOME}/bans")).await.status, 404);
    assert!(dora.get(&format!("{HOME}/bans")).await.text.contains("Sold ovens"));
    dora.post(&format!("{HOME}/bans/account_{sam_id}/lifting"), &[]).await;
    assert_eq!(sam.post(&format!("/join/{token}"), &[]).await.status, 303);
    t.settle().await;

    let log = dora.get(&format!("{HOME}/audit")).await.text;
    for act in ["removed for good", "lifted the ban of", "made an invitation for", "changed the settings of"]
    {
        assert!(log.contains(act), "{act}: {log}");
    }
    assert!(dora.get("/site/audit").await.text.contains("removed for good"));
    assert_eq!(sam.get(&format!("{HOME}/audit")).await.status, 403);
    assert_eq!(sam.get("/site/audit").await.status, 404);
});

both_databases!(a_role_has_a_label_and_an_end, async |t: &TestApp| {
    let ([mut dora, mut lea, _], lea_id) = world(t).await;
    let roles = format!("{HOME}/members/{lea_id}/roles");
    let facilitator = [
        ("facilitator", "on"),
        ("facilitator_label", "Finance tutor"),
        ("facilitator_until", "2026-11-25"),
        ("learner", "on"),
    ];
    let past = [("facilitator", "on"), ("facilitator_until", "2020-01-01")];
    assert_eq!(dora.post(&roles, &past).await.status, 422);
    assert_eq!(dora.post(&roles, &facilitator).await.status, 303);
    let form = dora.get(&roles).await.text;
    assert!(form.contains("value=\"2026-11-25\"") && form.contains("value=\"Finance tutor\""), "{form}");
    let topic = [("title", "Ovens"), ("text", "Hot brick.")];
    let topic = lea.post(&format!("{HOME}/places/lounge/topics"), &topic).await;
    t.settle().await;
    assert!(
        dora.get(&topic.location).await.text.contains("Finance tutor"),
        "the label stands beside the name"
    );
    assert!(dora.get(&format!("{HOME}/members")).await.text.contains("Finance tutor"));
    assert_eq!(lea.post(&format!("{}/pin", topic.location), &[]).await.status, 303);
    let only = format!("{HOME}/members/{}/roles", t.person("dora-director").await);
    let ending = [("director", "on"), ("director_until", "2027-01-01")];
    let refused = dora.post(&only, &ending).await;
    assert_eq!(refused.status, 422, "the last director does not end either: {}", refused.location);
    t.app.clock.advance(3 * 24 * 3_600);
    let mut dora = t.signed_in(t.person("dora-director").await).await;
    assert_eq!(lea.post(&format!("{}/pin", topic.location), &[]).await.status, 403, "the role has ended");
    assert!(!dora.get(&topic.location).await.text.contains("Finance tutor"));
});

both_databases!(people_sign_up_as_the_site_allows, async |t: &TestApp| {
    let ([mut dora, mut lea, _], _) = world(t).await;
    let mut new = t.browser();
    assert_eq!(new.get("/sign-up").await.status, 404, "by invitation only");
    assert_eq!(new.post("/sign-up", &[("email", "nia@example.org")]).await.status, 404);
    assert_eq!(lea.get("/site/settings").await.status, 404);
    let odd = dora.post("/site/settings", &[("sign_up", "domains"), ("domains", "nowhere")]).await;
    assert_eq!(odd.status, 422, "{}", odd.text);
    let domains = [("sign_up", "domains"), ("domains", "@univ.example, example.net")];
    assert_eq!(dora.post("/site/settings", &domains).await.status, 303);
    assert!(new.get("/sign-in").await.text.contains("/sign-up"));
    assert!(new.get("/sign-up").await.text.contains("example.net, univ.example"));
    for (email, mails) in [("nia@example.org", 0), ("nia@univ.example", 1), ("lea.learner@example.org", 2)] {
        let answer = new.post("/sign-up", &[("email", email)]).await;
        assert!(answer.status == 200 && answer.text.contains("Look in your mail"), "one answer for all");
        t.settle().await;
        assert_eq!(t.mails().len(), mails, "{email}");
    }
    assert!(t.last_mail().contains("you have an account here already"));
    let mail = t.mails()[0].clone();
    let token =
        mail.split("/sign-up/").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a link");
    let page = new.get(&format!("/sign-up/{token}")).await;
    assert!(page.text.contains("nia@univ.example is yours"), "{}", page.text);
    let weak = [("name", "Nia New"), ("password", "short")];
    assert_eq!(new.post(&format!("/sign-up/{token}"), &weak).await.status, 422);
    let form =
        [("name", "Nia New"), ("email", "evil@example.com"), ("password", "violet harbour mends kettles")];
    let made = new.post(&format!("/sign-up/{token}"), &form).await;
    assert_eq!((made.status.as_u16(), made.location.as_str()), (303, "/"), "{}", made.text);
    t.settle().await;
    assert!(new.get("/profile").await.text.contains("Nia New"));
    assert_eq!(t.browser().post(&format!("/sign-up/{token}"), &form).await.status, 410, "it works once");
    let mut again = t.browser();
    let sign_in = [("email", "nia@univ.example"), ("password", "violet harbour mends kettles")];
    assert_eq!(again.post("/sign-in", &sign_in).await.status, 303, "under the address that the link proves");
});
