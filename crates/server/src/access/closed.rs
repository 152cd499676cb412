//! What closing a community means on every route: nobody writes in it any more, not even who directs it.

use testing::{TestApp, both_databases};

use super::{World, body, form, table};

/// What is open all the same: one's own, taking things along, what opens the community again or
/// goes on elsewhere, and what writes nothing.
const OPEN: &[&str] = &[
    "/communities/{community}/closure",
    "/communities/{community}/export",
    "/communities/{community}/exports",
    "/communities/{community}/extension",
    "/communities/{community}/launch",
    "/communities/{community}/reopening",
    "/communities/{community}/requests",
    "/communities/{community}/requests/withdrawal",
    "/communities/{community}/roster/preview",
    "/communities/{community}/successor",
    "/communities/{community}/places/{place}/reading",
    "/topics/{topic}/position",
    "/topics/{topic}/following",
];

/// What goes through no community's door: their own files and sessions, and people's pages.
const INSIDE: &[&str] = &[
    "{community}",
    "{place}",
    "{topic}",
    "{post}",
    "{booking}",
    "{clause}",
    "{rewording}",
    "{rule}",
    "{decision}",
    "{course}",
    "{training}",
    "{theme}",
    "{cohort}",
    "{invitation}",
    "{organisation}",
    "{binding}",
    "{check_in}",
    "{group}",
];

both_databases!(nobody_writes_in_a_closed_community, async |t: &TestApp| {
    let world = World::new(t).await;
    let [_, _, _, Some(lea), _, Some(dora), _] = world.people[..] else { panic!("people") };
    let why = [("reason", "We found the bread.")];
    let closed = t.signed_in(dora).await.post("/communities/world/closure", &why).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    t.settle().await;
    let (mut wrong, mut walked) = (Vec::new(), 0);
    for (method, path, expected) in table().filter(|(method, ..)| *method != "GET") {
        if !INSIDE.iter().any(|gap| path.contains(gap)) || OPEN.iter().any(|open| path.ends_with(open)) {
            continue;
        }
        for (place, account) in [(3, lea), (5, dora)] {
            // What they may not do anyway is not asked for again; nor is a form that is sent back empty.
            if expected[place] >= 400 {
                continue;
            }
            let address = world.path(path);
            let answer = match path.starts_with("/api/") {
                true => t.browser().call(method, &world.programs[place], &address, body(method, path)).await,
                false => t.signed_in(account).await.post(&address, form(path)).await,
            };
            walked += 1;
            if answer.status != 409 || !answer.text.contains("A director can reopen it") {
                wrong.push(format!("{method} {path}: {} {}", answer.status, answer.location));
            }
            t.app.clock.advance(61);
        }
    }
    assert!(wrong.is_empty(), "written in a closed community:\n{}", wrong.join("\n"));
    assert!(walked > 40, "the walk goes along {walked} routes");
});
