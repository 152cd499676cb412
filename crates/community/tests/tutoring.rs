//! Tutoring: who follows whom, and check-ins that nobody but their three knows of.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

mod tutoring {
    pub mod limits;
}

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const BINDINGS: &str = "/communities/world/tutoring/bindings";
const DAY: i64 = 86_400;

/// The community "World", with Dora who directs it, Fay who teaches, Tim who follows nobody yet, Lea and Max who learn, and Gus
/// who looks in.
struct World<'t> {
    t: &'t TestApp,
}

impl<'t> World<'t> {
    async fn new(t: &'t TestApp) -> Self {
        let owner = t.account("Dora Director", Some("owner")).await;
        let community = t.community("World", owner).await;
        for (name, role) in [
            ("Fay Facilitator", Role::Facilitator),
            ("Tim Tutor", Role::Tutor),
            ("Lea Learner", Role::Learner),
            ("Max Learner", Role::Learner),
            ("Gus Guest", Role::Guest),
        ] {
            let account = t.account(name, None).await;
            t.join(community, account, role).await;
        }
        World { t }
    }

    /// Somebody, signed in a moment ago.
    async fn as_(&self, handle: &'static str) -> Browser {
        let account = self.t.person(handle).await;
        self.t.signed_in(account).await
    }

    /// Binds Tim to Lea; the binding's address.
    async fn bound(&self) -> String {
        let tim = self.t.person("tim-tutor").await.to_string();
        let mut dora = self.as_("dora-director").await;
        let bound = dora.post(BINDINGS, &[("tutor", &tim), ("learner", "@lea-learner")]).await;
        assert_eq!(bound.status, 303, "{}", bound.text);
        self.t.settle().await;
        let page = dora.get(BINDINGS).await;
        format!(
            "/bindings/binding_{}",
            page.between("/bindings/binding_", "\"").unwrap().trim_end_matches("/ending")
        )
    }

    /// Tim plans a check-in with Fay as the third; its address.
    async fn planned(&self, binding: &str, starts: &str) -> String {
        let fay = self.t.person("fay-facilitator").await.to_string();
        let fields = [("starts", starts), ("meets", "Room 4"), ("leader", &fay)];
        let planned = self.as_("tim-tutor").await.post(&format!("{binding}/check-ins"), &fields).await;
        assert!(planned.location.starts_with("/check-ins/checkin_"), "{}", planned.text);
        self.t.settle().await;
        planned.location
    }

    /// How many mails hold a text.
    fn told(&self, text: &str) -> usize {
        self.t.mails().iter().filter(|mail| mail.contains(text)).count()
    }
}

both_databases!(directors_bind_tutors_and_learners, async |t: &TestApp| {
    let world = World::new(t).await;
    let tim = t.person("tim-tutor").await.to_string();
    let mut dora = world.as_("dora-director").await;
    let (mut fay, mut lea) = (world.as_("fay-facilitator").await, world.as_("lea-learner").await);
    assert!(dora.get(BINDINGS).await.text.contains("No tutor follows anybody yet"));
    assert_eq!(fay.get(BINDINGS).await.status, 200);
    assert_eq!(lea.get(BINDINGS).await.status, 403);
    assert_eq!(world.as_("gus-guest").await.get(&format!("{HOME}/tutoring")).await.status, 404);
    assert_eq!(fay.post(BINDINGS, &[("tutor", &tim), ("learner", "lea-learner")]).await.status, 403);

    let nobody = dora.post(BINDINGS, &[("tutor", &tim), ("learner", "Nobody")]).await;
    assert!(nobody.status == 422 && nobody.text.contains("No learner here is called so"), "{}", nobody.text);
    assert!(nobody.text.contains("value=\"Nobody\""), "what was typed is kept");
    let tutor = dora.post(BINDINGS, &[("tutor", &tim), ("learner", "@fay-facilitator")]).await;
    assert_eq!(tutor.status, 422, "she is no learner");
    let fay_s = t.person("fay-facilitator").await.to_string();
    let chosen = dora.post(BINDINGS, &[("tutor", &fay_s), ("learner", "@lea-learner")]).await;
    assert!(chosen.status == 422 && chosen.text.contains("Choose a tutor"), "she is no tutor");
    let many = dora.post(BINDINGS, &[("tutor", &tim), ("learner", "learner")]).await;
    assert!(many.status == 422 && many.text.contains("Several learners are called so"), "{}", many.text);
    for handle in ["lea-learner", "max-learner"] {
        assert!(many.text.contains(&format!("<option value=\"{handle}\"")), "one chooses among them");
    }
    let by_name = dora.post(BINDINGS, &[("tutor", &tim), ("learner", "max")]).await;
    assert_eq!(by_name.status, 303, "{}", by_name.text);
    for _ in 0..2 {
        world.bound().await;
    }
    t.settle().await;
    assert_eq!(world.told("In World you follow Lea Learner"), 1, "twice is once: {:?}", t.mails());
    assert_eq!(world.told("Tim Tutor follows you"), 2, "Lea and Max");
    assert!(dora.get(&format!("{HOME}/audit")).await.text.contains("bound a tutor and a learner"));

    let mut tim = world.as_("tim-tutor").await;
    let page = tim.get(&format!("{HOME}/tutoring")).await.text;
    assert!(
        page.contains("Your learners") && page.contains("Lea Learner") && page.contains("Max Learner"),
        "{page}"
    );
    assert!(lea.get(&format!("{HOME}/tutoring")).await.text.contains("Your tutors"));
    let home = lea.get(HOME).await.text;
    assert!(home.contains("Your tutors") && home.contains("Tim Tutor"), "{home}");
});

both_databases!(a_check_in_is_known_to_its_three_and_to_nobody_else, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let mut max = world.as_("max-learner").await;
    assert_eq!(max.get(&binding).await.status, 404);
    assert_eq!(max.post(&format!("{binding}/check-ins"), &[]).await.status, 404);
    let mut tim = world.as_("tim-tutor").await;
    let form = tim.get(&format!("{binding}/check-ins/new")).await.text;
    assert!(form.contains("value=\"2026-11-30T10:00\"") && form.contains("zone: UTC"), "{form}");
    let odd = [("starts", "2020-01-01T10:00"), ("meets", " "), ("leader", "")];
    let odd = tim.post(&format!("{binding}/check-ins"), &odd).await;
    assert!(
        odd.status == 422
            && odd.text.contains("Choose a time from now on")
            && odd.text.contains("2020-01-01T10:00")
    );
    let lea = t.person("lea-learner").await.to_string();
    let not_third = [("starts", "2026-12-03T10:00"), ("meets", "Room 4"), ("leader", &lea)];
    assert_eq!(
        tim.post(&format!("{binding}/check-ins"), &not_third).await.status,
        422,
        "the learner is no third"
    );

    let check_in = world.planned(&binding, "2026-12-03T10:00").await;
    assert_eq!(
        world.told("Tim Tutor has planned a check-in of Tim Tutor, Lea Learner and Fay Facilitator"),
        3
    );
    assert_eq!(world.told("When: 3 December 2026, 10:00 (UTC)"), 3);
    for handle in ["tim-tutor", "lea-learner", "fay-facilitator"] {
        let mut one = world.as_(handle).await;
        assert!(one.get(&check_in).await.text.contains("Room 4"), "{handle}");
        assert!(one.get(HOME).await.text.contains("Check-in with"), "{handle} is told at home");
    }
    let acts = ["", "/cancellation", "/report", "/report/withdrawal"];
    for handle in ["dora-director", "max-learner", "gus-guest"] {
        let mut other = world.as_(handle).await;
        assert_eq!(other.get(&check_in).await.status, 404, "{handle}");
        assert_eq!(other.get(&format!("{check_in}/edit")).await.status, 404, "{handle}");
        for act in acts {
            assert_eq!(other.post(&format!("{check_in}{act}"), &[]).await.status, 404, "{handle} {act}");
        }
        assert!(!other.get(HOME).await.text.contains("Check-in with"), "{handle}");
    }
    let mut dora = world.as_("dora-director").await;
    let overview = dora.get(BINDINGS).await.text;
    assert!(overview.contains("A check-in is planned") && !overview.contains("3 December"), "{overview}");
    let page = dora.get(&binding).await.text;
    assert!(!page.contains("Room 4") && page.contains("None in which you are the third"), "{page}");

    let role = [("guest", "on")];
    let tim_s = t.person("tim-tutor").await;
    assert_eq!(dora.post(&format!("{HOME}/members/{tim_s}/roles"), &role).await.status, 303);
    assert_eq!(tim.get(&check_in).await.status, 404, "who is no tutor any more knows of none");
});

both_databases!(a_check_in_is_moved_reminded_of_and_reported, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let check_in = world.planned(&binding, "2026-12-03T10:00").await;
    let mut lea = world.as_("lea-learner").await;
    let early = lea.post(&format!("{check_in}/report"), &[("note", "Well.")]).await;
    assert!(early.status == 409 && early.text.contains("It has not begun yet"), "{}", early.text);
    let form = lea.get(&format!("{check_in}/edit")).await.text;
    assert!(form.contains("2026-12-03T10:00") && form.contains("Room 4"), "{form}");
    let fay_s = t.person("fay-facilitator").await.to_string();
    let same = [("starts", "2026-12-03T10:00"), ("meets", "Room 4"), ("leader", &fay_s)];
    assert_eq!(lea.post(&check_in, &same).await.status, 303);
    let later = [("starts", "2026-12-04T15:30"), ("meets", "https://meet.example.org/4"), ("leader", &fay_s)];
    assert_eq!(lea.post(&check_in, &later).await.status, 303);
    t.settle().await;
    assert_eq!(world.told("Lea Learner has changed the check-in"), 3, "what stays as it was tells nobody");
    assert!(lea.get(&check_in).await.text.contains("href=\"https://meet.example.org/4\""));

    // It is Monday 23 November, 09:00; the reminder is due on 2 December, 15:30.
    t.app.clock.advance(9 * DAY + 6 * 3_600);
    t.settle().await;
    assert_eq!(world.told("In two days"), 0);
    t.app.clock.advance(1_800);
    t.settle().await;
    assert_eq!(world.told("In two days Tim Tutor, Lea Learner and Fay Facilitator meet"), 3);
    t.app.clock.advance(2 * DAY + 60);
    t.settle().await;
    assert_eq!(world.told("In two days"), 3, "once");

    let mut dora = world.as_("dora-director").await;
    assert!(dora.get(BINDINGS).await.text.contains("Check-in due since 4 December 2026"));
    let week = dora.get(&format!("{HOME}/week")).await.text;
    assert!(
        week.contains("For 1 learner a check-in is due") && week.contains("No tutor follows Max Learner"),
        "{week}"
    );
    let mut fay = world.as_("fay-facilitator").await;
    assert!(fay.get(HOME).await.text.contains("Its time has come"));
    assert_eq!(fay.post(&format!("{check_in}/report"), &[("note", " ")]).await.status, 422);
    let note = [("note", "Shy with customers; opens the shop alone on Fridays.")];
    assert_eq!(fay.post(&format!("{check_in}/report"), &note).await.status, 303);
    let mut lea = world.as_("lea-learner").await;
    let page = lea.get(&check_in).await.text;
    assert!(page.contains("Shy with customers") && page.contains("By Fay Facilitator"), "{page}");
    let other = lea.post(&format!("{check_in}/report"), &[("note", "No.")]).await;
    assert!(other.status == 409 && other.text.contains("Fay Facilitator has reported it"), "{}", other.text);
    assert_eq!(lea.post(&check_in, &later).await.status, 409, "what is done is not moved");
    for path in [BINDINGS, &binding, &format!("{HOME}/audit"), &format!("{HOME}/week")] {
        assert!(!dora.get(path).await.text.contains("Shy with customers"), "{path}");
    }
    let overview = dora.get(BINDINGS).await.text;
    assert!(overview.contains("No check-in planned · last done on 4 December 2026"), "{overview}");

    // The next is proposed four weeks later at the same time, or after as many weeks as directors choose.
    let form = lea.get(&format!("{binding}/check-ins/new")).await.text;
    assert!(form.contains("value=\"2027-01-01T15:30\""), "{form}");
    assert_eq!(dora.post(&format!("{HOME}/tutoring/rhythm"), &[("weeks", "0")]).await.status, 422);
    assert_eq!(fay.post(&format!("{HOME}/tutoring/rhythm"), &[("weeks", "6")]).await.status, 403);
    assert_eq!(dora.post(&format!("{HOME}/tutoring/rhythm"), &[("weeks", "6")]).await.status, 303);
    assert!(lea.get(&binding).await.text.contains("Proposed for 15 January 2027"));

    assert_eq!(lea.post(&format!("{check_in}/report/withdrawal"), &[]).await.status, 409);
    assert_eq!(fay.post(&format!("{check_in}/report/withdrawal"), &[]).await.status, 303);
    assert!(!lea.get(&check_in).await.text.contains("Shy with customers"), "it is taken back with its note");
    let held = [("reason", "The shop was closed.")];
    assert_eq!(
        lea.post(&format!("{check_in}/cancellation"), &held).await.status,
        303,
        "it did not take place"
    );
});

both_databases!(a_check_in_is_cancelled_with_a_reason_and_when_the_binding_ends, async |t: &TestApp| {
    let world = World::new(t).await;
    let binding = world.bound().await;
    let first = world.planned(&binding, "2026-12-03T10:00").await;
    let mut fay = world.as_("fay-facilitator").await;
    assert_eq!(fay.post(&format!("{first}/cancellation"), &[("reason", "")]).await.status, 422);
    assert_eq!(fay.post(&format!("{first}/cancellation"), &[("reason", "I am ill.")]).await.status, 303);
    t.settle().await;
    assert_eq!(world.told("Fay Facilitator has cancelled the check-in"), 3);
    assert_eq!(world.told("I am ill."), 3);
    assert!(world.as_("lea-learner").await.get(&first).await.text.contains("I am ill."));

    let second = world.planned(&binding, "2026-12-05T10:00").await;
    let mut dora = world.as_("dora-director").await;
    assert_eq!(fay.get(&format!("{binding}/ending")).await.status, 403);
    assert!(dora.get(&format!("{binding}/ending")).await.text.contains("are cancelled"));
    assert_eq!(dora.post(&format!("{binding}/ending"), &[]).await.status, 303);
    t.settle().await;
    assert_eq!(world.told("Tim Tutor does not follow Lea Learner any more"), 3);
    assert_eq!(dora.get(&binding).await.status, 404);
    let mut lea = world.as_("lea-learner").await;
    assert!(lea.get(&second).await.text.contains("It does not take place"));

    let binding = world.bound().await;
    let third = world.planned(&binding, "2026-12-06T10:00").await;
    let tim = t.person("tim-tutor").await;
    let leaving = format!("{HOME}/members/{tim}/departure");
    assert_eq!(world.as_("tim-tutor").await.post(&leaving, &[]).await.status, 303);
    t.settle().await;
    assert_eq!(
        world.told("Tim Tutor does not follow Lea Learner any more"),
        5,
        "Lea and Fay, who are still here"
    );
    assert!(lea.get(&third).await.text.contains("It does not take place"));
    assert_eq!(dora.get(&binding).await.status, 404);
    t.app.clock.advance(20 * DAY);
    t.settle().await;
    assert_eq!(world.told("In two days"), 0, "nobody is reminded of what was cancelled");
});

both_databases!(a_time_stays_what_the_clocks_say_when_they_change, async |t: &TestApp| {
    let world = World::new(t).await;
    let zone = [
        ("name", "World"),
        ("language", "en"),
        ("colour", "leaf"),
        ("entry", "invitation"),
        ("proposed_by", "leaders"),
        ("zone", "Europe/Paris"),
    ];
    let set = world.as_("dora-director").await.post(&format!("{HOME}/settings"), &zone).await;
    assert_eq!(set.status, 303, "{}", set.text);
    let binding = world.bound().await;
    // The clocks go forward on 28 March 2027: nine o'clock on the 29th is 07:00 in UTC, on the 27th 08:00.
    let check_in = world.planned(&binding, "2027-03-29T09:00").await;
    assert_eq!(world.told("When: 29 March 2027, 09:00 (Europe/Paris)"), 3);
    // From Monday 23 November, 09:00, to Saturday 27 March, 06:59 in UTC.
    t.app.clock.advance(123 * DAY + 21 * 3_600 + 59 * 60);
    t.settle().await;
    assert_eq!(world.told("In two days"), 0);
    t.app.clock.advance(60);
    t.settle().await;
    assert_eq!(world.told("In two days"), 3, "48 hours before, and not 49");
    t.app.clock.advance(2 * DAY - 60);
    let mut lea = world.as_("lea-learner").await;
    assert_eq!(
        lea.post(&format!("{check_in}/report"), &[("note", "Well.")]).await.status,
        409,
        "a minute early"
    );
    t.app.clock.advance(60);
    assert_eq!(lea.post(&format!("{check_in}/report"), &[("note", "Well.")]).await.status, 303);
    let form = lea.get(&format!("{binding}/check-ins/new")).await.text;
    assert!(form.contains("value=\"2027-04-26T09:00\""), "{form}");
});
