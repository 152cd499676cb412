//! Welcome: somebody's first day, and the people who greet them.

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";
const DAY: i64 = 24 * 3_600;

/// Amina, who arrives in the world.
async fn amina(t: &TestApp) -> Browser {
    let account = t.account("Amina Diallo", None).await;
    let dora = t.person("dora-director").await;
    let community = t.signed_in(dora).await.get(HOME).await;
    assert_eq!(community.status, 200);
    let invited = t.signed_in(dora).await.post(&format!("{HOME}/invitations"), &[("role", "learner")]).await;
    assert_eq!(invited.status, 303, "{}", invited.text);
    let page = t.signed_in(dora).await.get(&format!("{HOME}/invitations")).await;
    let link = page.between("http://localhost/join/", "\"").unwrap_or_default().to_owned();
    let mut amina = t.signed_in(account).await;
    assert_eq!(amina.post(&format!("/join/{link}"), &[]).await.status, 303);
    t.settle().await;
    amina
}

both_databases!(a_first_day_ends_in_an_introduction_that_one_posts_oneself, async |t: &TestApp| {
    let [mut dora, _, _] = t.world().await;
    let mut amina = amina(t).await;
    let page = amina.get(HOME).await.text;
    assert!(page.contains("Three small steps") && page.contains("/welcome\""), "{page}");
    assert!(!dora.get(&format!("{HOME}/members")).await.text.contains("sells bread"));
    let path = format!("{HOME}/welcome");
    let long = "a".repeat(301);
    let odd = amina.post(&path, &[("line", "Sells bread"), ("needs", &long)]).await;
    assert!(odd.status == 422 && odd.text.contains("value=\"Sells bread\""), "{}", odd.status);
    let said = [("line", "Sells bread in Lyon"), ("needs", "Prices & courage"), ("gives", "Sourdough")];
    let led = amina.post(&path, &said).await;
    assert_eq!(led.status, 303, "{}", led.text);
    assert!(
        led.location.starts_with("/communities/world/places/welcome-porch/topics/new?"),
        "{}",
        led.location
    );
    let composer = amina.get(&led.location).await.text;
    for shown in [
        "value=\"Amina Diallo says hello\"",
        "Sells bread in Lyon",
        "**I need:** Prices &#38; courage",
        "**I can give:** Sourdough",
    ] {
        assert!(composer.contains(shown), "{shown}: {composer}");
    }
    assert!(!dora.get(HOME).await.text.contains("Amina Diallo says hello"), "nothing was posted");
    assert!(!amina.get(HOME).await.text.contains("Three small steps"), "the way there is gone");
    assert!(amina.get(&path).await.text.contains("Prices &#38; courage"), "what was said can be changed");

    // Nobody reads it before she posted, and nobody reads what she changed afterwards.
    let newcomers = format!("{HOME}/newcomers");
    let said_of_her = async |dora: &mut Browser| {
        let page = dora.get(&newcomers).await.text;
        assert!(page.contains("Amina Diallo"), "{page}");
        (page.contains("Prices &#38; courage"), page.contains("Sourdough"))
    };
    assert_eq!(said_of_her(&mut dora).await, (false, false));
    t.app.clock.advance(60);
    let porch = format!("{HOME}/places/welcome-porch/topics");
    let hello = amina.post(&porch, &[("title", "Amina says hello"), ("text", "I sell bread.")]).await;
    assert_eq!(said_of_her(&mut dora).await, (true, true));
    t.app.clock.advance(60);
    let changed = [("line", "Sells bread in Lyon"), ("needs", "Prices & courage"), ("gives", "Sourdough")];
    assert_eq!(amina.post(&path, &changed).await.status, 303);
    assert_eq!(said_of_her(&mut dora).await, (false, false), "it was said after she began");
    t.app.clock.advance(60);
    assert_eq!(amina.post(&porch, &[("title", "Amina again"), ("text", "I sell bread.")]).await.status, 303);
    assert_eq!(said_of_her(&mut dora).await, (true, true));
    assert_eq!(dora.get(&hello.location).await.status, 200);
    t.settle().await;
});

both_databases!(an_archive_for_directors_holds_of_a_first_day_what_was_posted, async |t: &TestApp| {
    let [_, mut lea, mut max] = t.world().await;
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.expect("a database").expect("the world").id;
    let dan = t.account("Dan Director", None).await;
    t.join(community, dan, Role::Director).await;
    for (who, needs) in [(&mut lea, "Courage"), (&mut max, "Flour")] {
        let said = [("line", "Bakes"), ("needs", needs), ("gives", "Time")];
        assert_eq!(who.post(&format!("{HOME}/welcome"), &said).await.status, 303);
    }
    let porch = format!("{HOME}/places/welcome-porch/topics");
    assert_eq!(max.post(&porch, &[("title", "Hello"), ("text", "I am Max.")]).await.status, 303);
    let mut dan = t.signed_in(dan).await;
    assert_eq!(dan.post(&format!("{HOME}/export"), &[]).await.status, 303);
    t.settle().await;
    let newest = |tx: &mut platform::db::Tx<'_>| platform::sql!(tx.row, "SELECT blob FROM exports");
    let blob: String = t.app.db.read(newest).await.expect("an archive");
    let zip = std::io::Cursor::new(t.app.files.read(&blob).expect("its bytes"));
    let mut zip = zip::ZipArchive::new(zip).expect("a zip");
    let file = zip.by_name("communities/world/introductions.jsonl").expect("the file");
    let text = std::io::read_to_string(file).expect("text");
    assert!(text.contains("Flour") && !text.contains("Courage"), "{text}");
});

both_databases!(the_charter_is_the_first_of_three_steps_where_there_is_one, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let charter = format!("{HOME}/charter");
    assert!(!lea.get(&format!("{HOME}/welcome")).await.text.contains("Sign the charter"));
    dora.post(&format!("{charter}/clauses"), &[("title", "How we answer"), ("text", "Within a day.")]).await;
    let asked = [("ends_on", "2026-11-30T18:00"), ("grace", "14")];
    let decision = dora.post(&format!("{charter}/adoption"), &asked).await.location;
    for browser in [&mut dora, &mut lea, &mut max] {
        browser.post(&format!("{decision}/answers"), &[("stance", "agree")]).await;
    }
    dora.post(&format!("{decision}/closure"), &[("outcome", "Adopted.")]).await;
    t.settle().await;
    let page = lea.get(&format!("{HOME}/welcome")).await.text;
    assert!(page.contains("Sign the charter") && page.contains("/charter#sign"), "{page}");
    lea.post(&format!("{charter}/signature"), &[("version", "1")]).await;
    assert!(lea.get(&format!("{HOME}/welcome")).await.text.contains("You have signed it"));
});

both_databases!(a_person_greets_who_arrived, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    let newcomers = format!("{HOME}/newcomers");
    assert_eq!(lea.get(&newcomers).await.status, 403);
    let mut amina = amina(t).await;
    let page = dora.get(&newcomers).await.text;
    assert!(page.contains("Amina Diallo") && page.contains("nobody has said hello yet"), "{page}");
    assert!(
        page.contains("title=Welcome%2C%20Amina%20Diallo"),
        "without an introduction one begins oneself: {page}"
    );
    assert!(dora.get(HOME).await.text.contains("nobody has said hello yet"), "directors are asked at home");
    assert!(dora.get(&format!("{HOME}/week")).await.text.contains("nobody has said hello yet"));

    let porch = format!("{HOME}/places/welcome-porch/topics");
    let hello = amina.post(&porch, &[("title", "Amina says hello"), ("text", "I sell bread.")]).await;
    let page = dora.get(&newcomers).await.text;
    assert!(page.contains(&format!("{}#reply", hello.location)), "one answers their introduction: {page}");
    lea.post(&format!("{}/posts", hello.location), &[("text", "Welcome, Amina.")]).await;
    let page = dora.get(&newcomers).await.text;
    assert!(!page.contains("Amina Diallo"), "whoever answers has greeted: {page}");

    let max = t.person("max-member").await;
    let greeting = format!("{newcomers}/{max}/greeting");
    assert_eq!(lea.post(&greeting, &[]).await.status, 403);
    for _ in 0..2 {
        assert_eq!(dora.post(&greeting, &[]).await.status, 303, "twice is no error");
    }
    assert!(dora.get(&newcomers).await.text.contains("By Dora Director"));
    assert_eq!(dora.post(&format!("{greeting}/withdrawal"), &[]).await.status, 303);
    assert!(dora.get(&newcomers).await.text.contains("Max Member"));
    let dora_herself = t.person("dora-director").await;
    assert_eq!(dora.post(&format!("{newcomers}/{dora_herself}/greeting"), &[]).await.status, 409);

    t.app.clock.advance(15 * DAY);
    let dora = t.person("dora-director").await;
    let page = t.signed_in(dora).await.get(&newcomers).await.text;
    assert!(page.contains("Everybody has been greeted"), "after 14 days nobody is new: {page}");
});

both_databases!(who_closes_the_first_day_is_not_asked_again, async |t: &TestApp| {
    let [mut dora, mut lea, _] = t.world().await;
    assert_eq!(lea.post(&format!("{HOME}/welcome/closing"), &[]).await.status, 303);
    assert!(!lea.get(HOME).await.text.contains("Three small steps"));
    let gus = t.account("Gus Guest", None).await;
    let page = dora.get(&format!("{HOME}/members")).await;
    assert_eq!(page.status, 200);
    let owner = t.person("dora-director").await;
    let bakers = t.community("Bakers", owner).await;
    t.join(bakers, gus, Role::Guest).await;
    let mut gus = t.signed_in(gus).await;
    assert_eq!(gus.get("/communities/bakers/welcome").await.status, 403, "a guest has no first day");
    assert!(!gus.get("/communities/bakers").await.text.contains("Three small steps"));
});

both_databases!(volunteers_greet_in_turn_before_who_leads_is_asked, async |t: &TestApp| {
    let [mut dora, mut lea, mut max] = t.world().await;
    let newcomers = format!("{HOME}/newcomers");
    // Lea and Max have just joined themselves: they are greeted first.
    for handle in ["lea-learner", "max-member"] {
        let account = t.person(handle).await;
        assert_eq!(dora.post(&format!("{newcomers}/{account}/greeting"), &[]).await.status, 303);
    }
    assert!(lea.get(&format!("{HOME}/welcome")).await.text.contains("I greet newcomers"));
    let led = lea.post(&format!("{HOME}/greeters"), &[]).await;
    assert_eq!(led.location, newcomers);
    assert_eq!(lea.post(&format!("{HOME}/greeters"), &[]).await.status, 303, "twice is no error");
    t.app.clock.advance(60);
    assert_eq!(max.post(&format!("{HOME}/greeters"), &[]).await.status, 303);

    let mut amina = amina(t).await;
    assert!(
        lea.get(HOME).await.text.contains("Amina Diallo arrived, and nobody has said hello yet"),
        "her turn"
    );
    assert!(!max.get(HOME).await.text.contains("nobody has said hello yet"), "not his");
    assert!(!dora.get(HOME).await.text.contains("nobody has said hello yet"), "volunteers go first");
    assert!(!dora.get(&format!("{HOME}/week")).await.text.contains("nobody has said hello yet"));
    assert!(dora.get(&newcomers).await.text.contains("Everybody has been greeted"));

    t.app.clock.advance(60);
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.expect("a database").expect("the world").id;
    let noa = t.account("Noa Newcomer", None).await;
    t.join(community, noa, Role::Learner).await;
    let page = max.get(&newcomers).await.text;
    assert!(
        page.contains("Noa Newcomer") && !page.contains("Amina Diallo"),
        "the next is the next one's: {page}"
    );

    // Lea answers Amina where she said hello, which counts as her turn: the next newcomer after Noa is hers again only after Max.
    let porch = format!("{HOME}/places/welcome-porch/topics");
    let hello = amina.post(&porch, &[("title", "Amina says hello"), ("text", "I sell bread.")]).await;
    lea.post(&format!("{}/posts", hello.location), &[("text", "Welcome, Amina.")]).await;
    t.app.clock.advance(60);
    assert_eq!(max.post(&format!("{newcomers}/{noa}/greeting"), &[]).await.status, 303);
    t.app.clock.advance(60);
    let kim = t.account("Kim Newcomer", None).await;
    t.join(community, kim, Role::Learner).await;
    assert!(lea.get(HOME).await.text.contains("Kim Newcomer arrived"), "she greeted before he did");

    let (undone, greeting) =
        (format!("{newcomers}/{noa}/greeting/withdrawal"), format!("{newcomers}/{noa}/greeting"));
    assert!(!lea.get(&newcomers).await.text.contains(&undone), "it is his to undo");
    let refused = lea.post(&undone, &[]).await;
    assert!(refused.status == 403 && refused.text.contains("Only who said it"), "{}", refused.text);
    assert!(
        max.get(&newcomers).await.text.contains(&undone) && dora.get(&newcomers).await.text.contains(&undone)
    );
    assert_eq!(max.post(&undone, &[]).await.status, 303);
    assert_eq!(max.post(&greeting, &[]).await.status, 303);
    assert_eq!(dora.post(&undone, &[]).await.status, 303, "she leads");
    assert_eq!(max.post(&greeting, &[]).await.status, 303);
    let leaving = format!("{HOME}/members/{noa}/departure");
    assert_eq!(t.signed_in(noa).await.post(&leaving, &[]).await.status, 303);
    t.settle().await;
    assert!(!dora.get(&newcomers).await.text.contains("Noa Newcomer"), "who has left is named no more");

    t.app.clock.advance(2 * DAY);
    let dora = t.person("dora-director").await;
    let mut dora = t.signed_in(dora).await;
    assert!(
        dora.get(HOME).await.text.contains("Kim Newcomer arrived"),
        "after two days who leads is asked too"
    );
    assert_eq!(lea.post(&format!("{HOME}/greeters/withdrawal"), &[]).await.status, 303);
    assert_eq!(lea.get(&newcomers).await.status, 403, "who has stopped greets nobody");
    assert!(max.get(HOME).await.text.contains("Kim Newcomer arrived"), "the others take over");
    let max_himself = t.person("max-member").await;
    max.post(&format!("{HOME}/members/{max_himself}/departure"), &[]).await;
    t.settle().await;
    let ann = t.account("Ann Newcomer", None).await;
    t.join(community, ann, Role::Learner).await;
    assert!(dora.get(&newcomers).await.text.contains("Ann Newcomer"), "nobody volunteers any more");
});
