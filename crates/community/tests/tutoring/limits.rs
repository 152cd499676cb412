//! What one of the three can do to the others, and who hears of a check-in who is none of them.

use std::io::Read;

use community::features::accounts::AccountId;
use community::features::communities::{self, Role};
use platform::sql;
use testing::{Browser, TestApp, both_databases};

use crate::{DAY, HOME, World};

/// How a plan of the check-in was answered: its status and page.
async fn plan(t: &TestApp, who: &mut Browser, path: &str, meets: &str) -> (u16, String, String) {
    t.app.clock.advance(60);
    let fay = t.person("fay-facilitator").await.to_string();
    let fields = [("starts", "2026-12-03T10:00"), ("meets", meets), ("leader", fay.as_str())];
    let answer = who.post(path, &fields).await;
    (answer.status.as_u16(), answer.location, answer.text)
}

/// A second director, who is none of the three.
async fn director(t: &TestApp) -> AccountId {
    let world = t.app.read(|ctx| communities::actions::find_by_slug(ctx, "world")).await;
    let dan = t.account("Dan Director", None).await;
    t.join(world.unwrap().unwrap().id, dan, Role::Director).await;
    dan
}

both_databases!(who_plans_and_cancels_in_a_loop_is_stopped_for_a_day, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let check_ins = format!("{binding}/check-ins");
    let mut lea = world.as_("lea-learner").await;
    for round in 0..12 {
        let (status, check_in, text) = plan(t, &mut lea, &check_ins, "Room 4").await;
        assert_eq!(status, 303, "{round}: {text}");
        let gone = lea.post(&format!("{check_in}/cancellation"), &[("reason", "Read this.")]).await;
        assert_eq!(gone.status, 303);
    }
    let (status, _, text) = plan(t, &mut lea, &check_ins, "Room 5").await;
    assert!(status == 422 && text.contains("at most 12 check-ins are planned"), "{text}");
    assert!(text.contains("value=\"Room 5\""), "what was typed is kept: {text}");
    t.settle().await;
    assert_eq!(world.told("Lea Learner has planned"), 36);

    t.app.clock.advance(DAY);
    let mut lea = world.as_("lea-learner").await;
    assert_eq!(plan(t, &mut lea, &check_ins, "Room 4").await.0, 303, "the next day it goes on");
    t.settle().await;
});

both_databases!(who_moves_check_ins_in_a_loop_is_stopped_for_a_day, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let (first, second) = (
        world.planned(&binding, "2026-12-03T10:00").await,
        world.planned(&binding, "2026-12-04T10:00").await,
    );
    let mut lea = world.as_("lea-learner").await;
    for round in 0..12 {
        let path = if round % 2 == 0 { &first } else { &second };
        let (status, _, text) = plan(t, &mut lea, path, &format!("Room {round}")).await;
        assert_eq!(status, 303, "{round}: {text}");
    }
    for path in [&first, &second] {
        let (status, _, text) = plan(t, &mut lea, path, "Room 99").await;
        assert!(status == 422 && text.contains("at most 12 changes"), "{text}");
    }
    let gone = [("reason", "We talk another day.")];
    assert_eq!(lea.post(&format!("{second}/cancellation"), &gone).await.status, 303, "that is no move");
    t.settle().await;
    assert_eq!(world.told("Lea Learner has changed the check-in"), 36);

    t.app.clock.advance(DAY);
    let mut lea = world.as_("lea-learner").await;
    assert_eq!(plan(t, &mut lea, &first, "Room 99").await.0, 303);
    t.settle().await;
});

both_databases!(who_was_the_third_and_left_hears_of_nothing, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let dan = director(t).await;
    let (kept, handed) = (
        world.planned(&binding, "2026-12-03T10:00").await,
        world.planned(&binding, "2026-12-04T10:00").await,
    );
    let (dan, fay) = (dan.to_string(), t.person("fay-facilitator").await);
    let over = |starts| [("starts", starts), ("meets", "Room 4"), ("leader", dan.as_str())];
    let mut tim = world.as_("tim-tutor").await;
    assert_eq!(tim.post(&kept, &over("2026-12-03T10:00")).await.status, 303);
    t.settle().await;
    assert_eq!(world.told("Dan Director now makes the third"), 1, "she leads, and need not be there");

    let leaving = format!("{HOME}/members/{fay}/departure");
    assert_eq!(world.as_("fay-facilitator").await.post(&leaving, &[]).await.status, 303);
    t.settle().await;
    assert_eq!(tim.post(&handed, &over("2026-12-05T10:00")).await.status, 303);
    t.settle().await;
    assert_eq!(world.told("Dan Director now makes the third"), 1, "she left");
});

both_databases!(who_hands_a_check_in_over_is_led_to_where_they_still_may_be, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let dan = director(t).await;
    let check_in = world.planned(&binding, "2026-12-03T10:00").await;
    let dan = dan.to_string();
    let over = [("starts", "2026-12-03T10:00"), ("meets", "Room 4"), ("leader", dan.as_str())];
    let mut fay = world.as_("fay-facilitator").await;
    let handed = fay.post(&check_in, &over).await;
    assert_eq!((handed.status.as_u16(), handed.location.as_str()), (303, "/communities/world/tutoring"));
    assert_eq!(fay.get(&handed.location).await.status, 200);
    assert_eq!(fay.get(&check_in).await.status, 404, "she knows of it no more");
});

both_databases!(an_archive_for_directors_holds_nothing_of_check_ins, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let check_in = world.planned(&binding, "2026-12-03T10:00").await;
    director(t).await;
    let (id, binding) =
        (check_in.trim_start_matches("/check-ins/"), binding.trim_start_matches("/bindings/"));
    for (handle, holds) in [("dan-director", false), ("dora-director", true)] {
        t.app.clock.advance(60);
        assert_eq!(world.as_(handle).await.post(&format!("{HOME}/export"), &[]).await.status, 303);
        t.settle().await;
        let newest = |tx: &mut platform::db::Tx<'_>| {
            sql!(tx.row, "SELECT blob FROM exports ORDER BY created_at DESC LIMIT 1")
        };
        let blob: String = t.app.db.read(newest).await.unwrap();
        let zip = std::io::Cursor::new(t.app.files.read(&blob).unwrap());
        let (mut zip, mut everything) = (zip::ZipArchive::new(zip).unwrap(), Vec::new());
        for at in 0..zip.len() {
            zip.by_index(at).unwrap().read_to_end(&mut everything).unwrap();
        }
        let everything = String::from_utf8_lossy(&everything);
        assert!(everything.contains(binding), "{handle}: who follows whom");
        assert_eq!(everything.contains(id), holds, "{handle}: what is planned");
    }
});
