//! What a charter means on every route: who has not signed it after the time of grace reads, and writes nowhere.

use testing::{Browser, TestApp, both_databases};

use super::{World, body, form, table};

/// Where who has not signed may write all the same: what ends it, what is their own, and leaving.
const OPEN: &[&str] = &[
    "/clauses/{clause}/comments",
    "/clauses/{clause}/rewordings",
    "/communities/{community}/charter/signature",
    "/decisions/{decision}/answers",
    "/decisions/{decision}/answer",
    "/communities/{community}/places/{place}/reading",
    "/topics/{topic}/position",
    "/topics/{topic}/following",
    "/studies/{study}/order",
    "/studies/{study}/pages/{number}",
    "/studies/{study}/sending",
];

/// Adopts a charter of one clause, which nobody has signed.
async fn adopt(t: &TestApp, people: &mut [Browser]) {
    let charter = "/communities/world/charter";
    let asked = [("ends_on", "2026-12-20T18:00"), ("grace", "14")];
    let [.., dora] = people else { panic!("nobody directs") };
    let decision = dora.post(&format!("{charter}/adoption"), &asked).await.location;
    for person in people.iter_mut() {
        person.post(&format!("{decision}/answers"), &[("stance", "agree")]).await;
    }
    let [.., dora] = people else { panic!("nobody directs") };
    let closed = dora.post(&format!("{decision}/closure"), &[("outcome", "Adopted.")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    t.settle().await;
}

both_databases!(who_has_not_signed_reads_and_writes_nowhere, async |t: &TestApp| {
    let world = World::new(t).await;
    let [_, _, _, Some(lea), Some(fay), Some(dora), _] = world.people[..] else { panic!("people") };
    let tim = t.signed_in(t.person("tim-tutor").await).await;
    let tea = t.signed_in(t.person("tea-tutor").await).await;
    let mut people = [tim, tea, t.signed_in(lea).await, t.signed_in(fay).await, t.signed_in(dora).await];
    adopt(t, &mut people).await;
    t.app.clock.advance(15 * 24 * 3_600);
    let mut wrong = Vec::new();
    for (method, path, expected) in table().filter(|(method, ..)| *method != "GET") {
        // What a learner may not do anyway, and what is of no community, is not asked for again.
        let theirs = expected[3] != 403 && expected[3] != 404 && expected[3] != 410;
        let inside = [
            "{community}",
            "{topic}",
            "{post}",
            "{booking}",
            "{clause}",
            "{decision}",
            "{study}",
            "{binding}",
            "{check_in}",
        ];
        let inside = inside.iter().any(|gap| path.contains(gap)) && !path.contains("/requests");
        if !theirs || !inside || OPEN.iter().any(|open| path.ends_with(open)) {
            continue;
        }
        let address = world.path(path);
        let answer = match path.starts_with("/api/") {
            true => t.browser().call(method, &world.programs[3], &address, body(method, path)).await,
            // An empty reply comes back to be filled in before anybody asks who may write.
            false if path.ends_with("/posts") => {
                t.signed_in(lea).await.post(&address, &[("text", "It rises.")]).await
            }
            false => t.signed_in(lea).await.post(&address, form(path)).await,
        };
        let led = answer.text.contains("/communities/world/charter");
        if answer.status != 403 || !led {
            wrong.push(format!("{method} {path}: {}, led to the charter: {led}", answer.status));
        }
        t.app.clock.advance(61);
    }
    assert!(wrong.is_empty(), "without a signature:\n{}", wrong.join("\n"));
    let mut lea = t.signed_in(lea).await;
    let answer = lea.post(&world.path("/studies/{study}/pages/{number}"), &[("answer", "4")]).await;
    assert_eq!(answer.status, 303, "a study is answered for oneself: {}", answer.text);
    assert_eq!(lea.post("/communities/world/charter/signature", &[("version", "1")]).await.status, 303);
    let reply = lea.post(&world.path("/topics/{topic}/posts"), &[("text", "It rises.")]).await;
    assert_eq!(reply.status, 303, "with one: {}", reply.text);
    t.settle().await;
});
