//! What becomes of a community: its members found a successor, or it turns into one of practice.

use serde_json::{Value, json};
use testing::{TestApp, both_databases};

use crate::{DAY, GUS, LEA, MIA, NED, TOM, WORLD, world};

both_databases!(programs_found_a_successor_come_along_and_dissolve_it, async |t: &TestApp| {
    let (mut dora, [mut lea, mut mia, mut tom, mut ned, mut gus]) = world(t, [LEA, MIA, TOM, NED, GUS]).await;
    let successors = format!("{WORLD}/successors");
    let new = json!({ "name": "Bakers for good", "goal": "We go on baking.", "type": "practice" });
    assert_eq!((gus.get(&successors).await, lea.read(&successors).await["items"].clone()), (404, json!([])));
    assert_eq!(gus.send("POST", &successors, Some(new.clone())).await.status, 404);
    let odd = json!({ "name": " ", "goal": " ", "type": "interest" });
    assert_eq!(lea.refused("POST", &successors, odd).await, ["name", "goal"]);
    let learning = json!({ "name": "Bakers", "goal": "We learn.", "type": "learning" });
    assert_eq!(lea.refused("POST", &successors, learning).await, ["body"]);
    let id = lea.make(&successors, &new).await;
    let one = format!("/api/v1/successors/{id}");
    let [me, founding, arrival, consent, dissolution] =
        ["founders/me", "founding", "arrival", "consent", "dissolution"].map(|part| format!("{one}/{part}"));
    let listed = lea.read(&successors).await["items"][0].clone();
    assert_eq!(
        (&listed["state"], &listed["missing"], &listed["stands"]),
        (&json!("proposed"), &json!(2), &json!(true))
    );
    assert_eq!((gus.get(&one).await, gus.put(&me).await), (404, 404));

    for person in [&mut mia, &mut tom] {
        assert_eq!((person.put(&me).await, person.put(&me).await), (204, 204));
        t.app.clock.advance(60);
    }
    assert_eq!((tom.delete(&me).await, tom.delete(&me).await), (204, 204));
    assert_eq!(
        (mia.put(&founding).await, ned.put(&founding).await, ned.put(&arrival).await),
        (409, 403, 409)
    );
    assert_eq!(ned.put(&consent).await, 409, "nothing comes into what is not there");
    assert_eq!(tom.put(&me).await, 204);
    for _ in 0..2 {
        let founded = mia.send("PUT", &founding, None).await;
        assert!(
            founded.status == 200 && founded.text.contains("\"founded\":\"bakers-for-good\""),
            "{}",
            founded.text
        );
    }
    assert_eq!(mia.delete(&me).await, 409, "what is founded is founded");
    t.settle().await;
    let seen = ned.read(&one).await;
    assert_eq!(
        (&seen["state"], &seen["founded"], &seen["community"]),
        (&json!("founded"), &Value::Null, &json!("world"))
    );
    let founders = seen["founders"].as_array().expect("founders").iter();
    let proposers: Vec<_> =
        founders.filter(|founder| founder["proposed"] == true).map(|one| &one["handle"]).collect();
    assert_eq!(proposers, ["lea-learner"]);

    assert_eq!((ned.put(&consent).await, ned.put(&consent).await), (204, 204));
    assert_eq!(ned.read(&one).await["consents"], true);
    assert_eq!((ned.delete(&consent).await, ned.delete(&consent).await), (204, 204));
    assert_eq!(ned.read(&one).await["consents"], false);
    for _ in 0..2 {
        let came = ned.send("PUT", &arrival, None).await;
        assert!(came.status == 200 && came.text.contains("\"founded\":\"bakers-for-good\""), "{}", came.text);
    }
    let [old, new] = ["world", "bakers-for-good"].map(|slug| format!("/api/v1/communities/{slug}/lineage"));
    let [inside, outside] = [ned.read(&old).await, dora.read(&old).await].map(|of| of["founded"][0].clone());
    assert_eq!((&inside["community"], &outside["community"]), (&json!("bakers-for-good"), &Value::Null));
    assert_eq!(outside["goal"], "We go on baking.");
    assert_eq!(gus.read(&old).await["founded"], json!([]), "a guest is told nothing of it");
    let origin = ned.read(&new).await["origin"].clone();
    assert_eq!(
        (&origin["name"], &origin["community"], &origin["successor_id"]),
        (&json!("World"), &json!("world"), &json!(id))
    );

    let why = json!({ "reason": "We found too few." });
    assert_eq!((ned.say(&dissolution, why.clone()).await, ned.delete(&dissolution).await), (403, 403));
    assert_eq!(lea.refused("PUT", &dissolution, json!({})).await, ["reason"]);
    assert_eq!(lea.say(&dissolution, why.clone()).await, 204);
    assert_eq!(lea.say(&dissolution, json!({})).await, 204, "one alone changes nothing");
    let asked = mia.read(&one).await;
    assert_eq!((&asked["dissolution_asked_by"], &asked["reason"]), (&json!("Lea Learner"), &why["reason"]));
    let told = ned.send("GET", &one, None).await;
    assert!(
        !told.text.contains("too few") && told.text.contains("\"dissolves_until\":null"),
        "{}",
        told.text
    );
    assert_eq!((lea.delete(&dissolution).await, lea.delete(&dissolution).await), (204, 204));
    assert_eq!(mia.read(&one).await["reason"], Value::Null);
    assert_eq!(lea.say(&dissolution, why.clone()).await, 204);
    for _ in 0..2 {
        assert_eq!(tom.say(&dissolution, json!({})).await, 204, "the second agrees");
    }
    t.settle().await;
    let over = ned.read(&one).await;
    assert_eq!((&over["state"], &over["reason"]), (&json!("dissolved"), &why["reason"]));
    assert_eq!((dora.put(&arrival).await, ned.put(&consent).await), (409, 409));
    assert!(
        ned.read(&new).await["origin"]["dissolved_at"].is_string(),
        "both still say what grew out of what"
    );
    t.settle().await;
});

both_databases!(a_program_of_who_left_a_successor_has_no_say_in_it, async |t: &TestApp| {
    let (_, [mut lea, mut mia, mut tom, mut ned]) = world(t, [LEA, MIA, TOM, NED]).await;
    let new = json!({ "name": "Bakers for good", "goal": "We go on baking.", "type": "practice" });
    let id = lea.make(&format!("{WORLD}/successors"), &new).await;
    let one = format!("/api/v1/successors/{id}");
    let [me, founding, consent, dissolution] =
        ["founders/me", "founding", "consent", "dissolution"].map(|part| format!("{one}/{part}"));
    assert_eq!((mia.put(&me).await, tom.put(&me).await, mia.put(&founding).await), (204, 204, 200));
    t.settle().await;
    let why = json!({ "reason": "We found too few." });
    assert_eq!((lea.say(&dissolution, why.clone()).await, ned.put(&consent).await), (204, 204));
    let (lea_id, ned_id) = (t.person("lea-learner").await, t.person("ned-newcomer").await);
    let leaving = format!("/communities/bakers-for-good/members/{lea_id}/departure");
    assert_eq!(t.signed_in(lea_id).await.post(&leaving, &[]).await.status, 303);
    let leaving = format!("/communities/world/members/{ned_id}/departure");
    assert_eq!(t.signed_in(ned_id).await.post(&leaving, &[]).await.status, 303);
    t.settle().await;

    assert_eq!(lea.say(&dissolution, why).await, 403, "a founder who left");
    assert_eq!(lea.read(&one).await["dissolves_until"], Value::Null);
    assert_eq!(mia.read(&one).await["dissolution_asked_by"], Value::Null, "it counts no more");
    assert_eq!(mia.refused("PUT", &dissolution, json!({})).await, ["reason"]);
    assert_eq!((ned.get(&one).await, ned.put(&consent).await), (404, 404));
    assert_eq!((ned.delete(&consent).await, ned.delete(&consent).await), (204, 404), "their word is theirs");
});

both_databases!(a_program_weighs_a_transformation_does_it_and_undoes_it, async |t: &TestApp| {
    let (mut dora, [mut lea, mut gus]) = world(t, [LEA, GUS]).await;
    let [page, reversal, lineage] =
        ["transformation", "transformation/reversal", "lineage"].map(|part| format!("{WORLD}/{part}"));
    let why = json!({ "reason": "We meet the same problems every week." });
    let owner = t.person("dora-director").await;
    let mut browser = t.signed_in(owner).await;
    let course = [("title", "Found a business"), ("form", "blended"), ("link", "")];
    let course = browser.post("/communities/world/courses", &course).await.location;
    let session = [("starts", "2026-11-30T09:30"), ("ends", "2027-04-10T18:00"), ("zone", "Europe/Paris")];
    assert_eq!(browser.post(&format!("{course}/sessions"), &session).await.status, 303);
    t.settle().await;
    let early = lea.read(&page).await;
    assert!(early["refused"].is_string(), "it has not begun: {early}");
    assert_eq!((dora.say(&page, why.clone()).await, dora.say(&reversal, why.clone()).await), (409, 404));
    t.app.clock.advance(8 * DAY);
    t.settle().await;

    let weighed = lea.read(&page).await;
    assert_eq!(
        (&weighed["type"], &weighed["refused"], &weighed["turns"]),
        (&json!("learning"), &Value::Null, &json!([]))
    );
    assert_eq!(weighed["ends_at"], "2027-04-10T16:00:00Z");
    let lines = weighed["readiness"].as_array().expect("lines");
    let whats: Vec<_> = lines.iter().map(|line| line["what"].as_str().expect("a name")).collect();
    assert_eq!(whats, ["life", "aid", "problems", "leaders", "wish"]);
    assert_eq!(
        (&lines[0]["speaks"], &lines[0]["numbers"]),
        (&json!("against"), &json!({ "writers": 0, "members": 3, "days": 30 }))
    );
    assert_eq!(lines[3]["numbers"], json!({ "directors": 1, "facilitators": 0 }));
    assert!(
        lines[0]["stands_on"][0].as_str().is_some_and(|said| said.contains("0 of 3 members wrote")),
        "{weighed}"
    );
    assert!(lines[0]["helps"].is_string(), "{weighed}");
    let places = weighed["brings"]["places"].as_array().expect("places").iter();
    assert!(places.clone().any(|place| place["name"] == "Tips and tricks"), "{weighed}");
    assert_eq!((gus.get(&page).await, gus.say(&page, why.clone()).await), (403, 403));
    assert_eq!((lea.say(&page, why.clone()).await, lea.say(&reversal, why.clone()).await), (403, 403));

    assert_eq!(dora.refused("PUT", &page, json!({ "reason": " " })).await, ["reason"]);
    for _ in 0..2 {
        let turned: Value = dora.send("PUT", &page, Some(why.clone())).await.text.parse().expect("JSON");
        assert_eq!((&turned["type"], &turned["readiness"]), (&json!("practice"), &Value::Null), "{turned}");
        assert_eq!(turned["turns"].as_array().map(Vec::len), Some(1), "twice is once");
    }
    t.settle().await;
    let turned = lea.read(&page).await;
    let turn = &turned["turns"][0];
    assert_eq!((&turn["reason"], &turn["transformed_by"]), (&why["reason"], &json!("Dora Director")));
    assert_eq!(turn["reversible_until"], turned["reversible_until"]);
    assert_eq!(gus.read(&lineage).await["transformed_at"], turn["transformed_at"]);
    assert_eq!(lea.say(&reversal, why.clone()).await, 403);
    assert_eq!(dora.refused("PUT", &reversal, json!({ "reason": "a".repeat(301) })).await, ["reason"]);
    for _ in 0..2 {
        let back = dora.send("PUT", &reversal, Some(json!({ "reason": "Too early." }))).await;
        assert!(
            back.status == 200 && back.text.contains("\"undone_reason\":\"Too early.\""),
            "{}",
            back.text
        );
    }
    assert_eq!(
        dora.refused("PUT", &reversal, json!({ "reason": "" })).await,
        ["reason"],
        "it takes one also where nothing is left to undo"
    );
    assert_eq!(lea.read(&page).await["type"], "learning");
    assert_eq!(lea.read(&lineage).await["transformed_at"], Value::Null);
    t.app.clock.advance(60);
    assert_eq!(dora.say(&page, why.clone()).await, 200);
    t.settle().await;
    t.app.clock.advance(32 * DAY);
    t.settle().await;
    assert_eq!(dora.say(&reversal, why).await, 409, "after thirty days it stays");
    assert_eq!(lea.read(&page).await["reversible_until"], Value::Null);
    t.settle().await;
});
