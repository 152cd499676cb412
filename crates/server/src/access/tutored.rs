//! Tutors who follow Lea, and a check-in of theirs.

use community::features::accounts::AccountId;
use community::features::communities::{CommunityId, Role};
use testing::{Browser, TestApp};

/// Tim follows Lea, with a check-in that Fay planned, and so does Tea: the programs' rows end her binding, the pages' rows his.
pub async fn tutored(
    t: &TestApp,
    community: CommunityId,
    dora: &mut Browser,
    fay: AccountId,
) -> [(&'static str, String); 3] {
    let tims = bound(t, community, dora, "Tim Tutor").await;
    let (mut fay, check_ins) = (t.signed_in(fay).await, format!("/bindings/{tims}/check-ins"));
    fay.get(&format!("{check_ins}/new")).await;
    let planned = fay.post(&check_ins, &[("starts", "2026-12-24T10:00"), ("meets", "Room 4")]).await;
    let check_in = planned.location.trim_start_matches("/check-ins/").to_owned();
    t.app.clock.advance(61);
    let teas = bound(t, community, dora, "Tea Tutor").await;
    [("{binding}", tims), ("{check_in}", check_in), ("{binding_of_programs}", teas)]
}

async fn bound(t: &TestApp, community: CommunityId, dora: &mut Browser, name: &'static str) -> String {
    let tutor = t.account(name, None).await;
    t.join(community, tutor, Role::Tutor).await;
    let fields = [("tutor", tutor.to_string()), ("learner", "@lea-learner".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    dora.post("/communities/world/tutoring/bindings", &fields).await;
    // The newest stands first.
    let page = dora.get("/communities/world/tutoring/bindings").await;
    format!("binding_{}", page.between("/bindings/binding_", "\"").expect("a binding"))
}
