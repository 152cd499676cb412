//! Partner organisations: what is opened to them, who is here for them, and that nothing else is told to them.

use community::features::communities::Role;
use testing::{Browser, TestApp, both_databases};

const HOME: &str = "/communities/world";

/// A community with the organisations Mill and Forge, a place opened to each, and a delegate of each.
struct World {
    dora: Browser,
    lea: Browser,
    mia: Browser,
    finn: Browser,
    mill: String,
    forge: String,
}

fn place_form<'f>(name: &'f str, openings: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![
        ("name", name),
        ("purpose", "What belongs here."),
        ("colour", "sun"),
        ("seen_by", "members"),
        ("written_by", "members"),
    ];
    form.extend_from_slice(openings);
    form
}

async fn organisation(director: &mut Browser, name: &str) -> String {
    let made = director.post(&format!("{HOME}/partners"), &[("name", name), ("colour", "sky")]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location.rsplit('/').next().unwrap_or_default().to_owned()
}

impl World {
    async fn new(t: &TestApp) -> Self {
        let director = t.account("Dora Director", None).await;
        let community = t.community("World", director).await;
        let lea = t.account("Lea Learner", None).await;
        let (mia, finn) = (t.account("Mia Miller", None).await, t.account("Finn Forger", None).await);
        t.join(community, lea, Role::Learner).await;
        for delegate in [mia, finn] {
            t.join(community, delegate, Role::Partner).await;
        }
        let mut dora = t.signed_in(director).await;
        let mill = organisation(&mut dora, "Mill").await;
        let forge = organisation(&mut dora, "Forge").await;
        for (organisation, person) in [(&mill, "@mia-miller"), (&forge, "Finn.Forger@example.org")] {
            let path = format!("{HOME}/partners/{organisation}/delegates");
            assert_eq!(dora.post(&path, &[("person", person)]).await.status, 303, "{person}");
        }
        for (name, organisation) in [("Flour", &mill), ("Iron", &forge)] {
            let field = format!("opening_{organisation}");
            let made =
                dora.post(&format!("{HOME}/places"), &place_form(name, &[(field.as_str(), "writes")])).await;
            assert_eq!(made.status, 303, "{}", made.text);
        }
        t.app.clock.advance(61);
        World {
            dora,
            lea: t.signed_in(lea).await,
            mia: t.signed_in(mia).await,
            finn: t.signed_in(finn).await,
            mill,
            forge,
        }
    }

    /// How far a place is opened to Mill, as the form of its director says.
    async fn open_to_mill(&mut self, place: &str, name: &str, level: &str) {
        let field = format!("opening_{}", self.mill);
        let form = place_form(name, &[(field.as_str(), level)]);
        let saved = self.dora.post(&format!("{HOME}/places/{place}"), &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    }
}

both_databases!(delegates_see_what_is_opened_to_their_organisation_and_nothing_else, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let premises = [("address", "Forge Lane 1"), ("zone", "Europe/Paris")];
    w.dora.post(&format!("{HOME}/places/iron/premises"), &premises).await;
    w.dora.upload("/files", "anvil.txt", b"Heavy.").await;
    let files = w.dora.get("/files").await;
    let file = format!("/files/file_{}", files.between("/files/file_", "\"").expect("a file"));
    let text = format!("Zinc is secret. [Anvil]({file})");
    let iron = format!("{HOME}/places/iron");
    let topic = w.dora.post(&format!("{iron}/topics"), &[("title", "Zinc"), ("text", &text)]).await.location;
    let booking = [("title", "Smithing"), ("day", "2026-12-24"), ("starts", "10:00"), ("ends", "11:00")];
    assert_eq!(w.dora.post(&format!("{iron}/bookings"), &booking).await.status, 303);
    let booked = w.dora.get(&format!("{iron}/bookings")).await;
    let booking = booked.between("/bookings/", "/cancellation").expect("a booking").to_owned();
    w.dora.post(&format!("{topic}/announcement"), &[]).await;
    t.settle().await;
    let page = w.dora.get(&topic).await;
    let post = format!("post_{}", page.between("id=\"post_", "\"").expect("a post"));
    assert_eq!(w.finn.get(&topic).await.status, 200, "Forge's delegate reads it");

    for path in [
        iron.clone(),
        format!("{iron}/topics/new"),
        format!("{iron}/bookings"),
        format!("{iron}/poster"),
        format!("{iron}/edit"),
        topic.clone(),
        format!("/posts/{post}"),
        format!("/posts/{post}/versions"),
        file.clone(),
    ] {
        assert_eq!(w.mia.get(&path).await.status, 404, "{path}");
    }
    for (path, form) in [
        (format!("{iron}/topics"), [("title", "May I"), ("text", "write?")]),
        (format!("{topic}/posts"), [("text", "Hello"), ("quoted_post_id", "")]),
        (format!("{topic}/following"), [("level", "following"), ("", "")]),
        (format!("{topic}/position"), [("number", "1"), ("", "")]),
        (format!("/posts/{post}/reactions"), [("kind", "thanks"), ("", "")]),
        (format!("/bookings/{booking}/cancellation"), [("", ""), ("", "")]),
        (format!("{iron}/reading"), [("", ""), ("", "")]),
    ] {
        let form: Vec<_> = form.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        assert_eq!(w.mia.post(&path, &form).await.status, 404, "{path}");
    }
    for path in
        [HOME.to_owned(), format!("{HOME}/places"), format!("{HOME}/following"), "/search?q=zinc".to_owned()]
    {
        let page = w.mia.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        for word in ["Zinc", "secret", "Iron", "Forge", "Smithing"] {
            assert!(!page.text.contains(word), "{path} tells of {word}: {}", page.text);
        }
    }
    assert!(w.finn.get("/search?q=zinc").await.text.contains("secret"));
    assert!(w.mia.get(&format!("{HOME}/places")).await.text.contains("Flour"), "what is opened is there");
});

both_databases!(programs_of_delegates_are_told_no_more_than_their_pages, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let iron = format!("{HOME}/places/iron");
    let topic = w.dora.post(&format!("{iron}/topics"), &[("title", "Zinc"), ("text", "Secret.")]).await;
    t.settle().await;
    let (mia, api) = (t.token(t.person("mia-miller").await).await, "/api/v1/communities/world");
    let mut program = t.browser();
    let places = program.api(&mia, &format!("{api}/places"), None).await.text;
    assert!(places.contains("\"flour\"") && !places.contains("iron"), "{places}");
    for path in [
        format!("{api}/places/iron"),
        format!("{api}/places/iron/topics"),
        format!("{api}/places/iron/bookings"),
        format!("/api/v1{}", topic.location),
        format!("/api/v1{}/posts", topic.location),
    ] {
        assert_eq!(program.api(&mia, &path, None).await.status, 404, "{path}");
    }
    let found = program.api(&mia, "/api/v1/search/posts?q=secret", None).await.text;
    assert!(!found.contains("Zinc"), "{found}");
    let members = program.api(&mia, &format!("{api}/members"), None).await.text;
    assert!(members.contains("Dora") && members.contains("Mia"), "{members}");
    assert!(!members.contains("Lea") && !members.contains("Finn"), "{members}");
    assert_eq!(program.api(&mia, "/api/v1/people/lea-learner", None).await.status, 404);
    let people = program.api(&mia, "/api/v1/search/people?q=lea", None).await.text;
    assert!(!people.contains("Lea Learner"), "{people}");
});

both_databases!(a_delegate_meets_who_leads_and_their_own, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let members = w.mia.get(&format!("{HOME}/members")).await.text;
    assert!(members.contains("Dora Director") && members.contains("Mia Miller"), "{members}");
    assert!(!members.contains("Lea Learner") && !members.contains("Finn Forger"), "{members}");
    for (handle, status) in
        [("dora-director", 200), ("mia-miller", 200), ("lea-learner", 404), ("finn-forger", 404)]
    {
        assert_eq!(w.mia.get(&format!("/people/{handle}")).await.status, status, "{handle}");
    }
    assert_eq!(w.lea.get("/people/mia-miller").await.status, 200, "members meet everybody");
    let found = w.mia.get("/search?q=lea").await.text;
    assert!(!found.contains("Lea Learner"), "{found}");
    assert!(!w.mia.get(HOME).await.text.contains("Lea Learner"), "newcomers are not told of");

    let topic = [("title", "Rye"), ("text", "Or wheat?")];
    let topic = w.lea.post(&format!("{HOME}/places/flour/topics"), &topic).await.location;
    let page = w.mia.get(&topic).await.text;
    assert!(page.contains("Lea Learner") && !page.contains("/people/lea-learner"), "a name without a page");
    assert!(w.dora.get(&topic).await.text.contains("/people/lea-learner"));
    let place = w.lea.get(&format!("{HOME}/places/flour")).await.text;
    assert!(place.contains("Mill</bdi>: Sees it and writes in it"), "members are told who reads: {place}");
    assert!(w.dora.get(&format!("{HOME}/members")).await.text.contains("<bdi>Mill</bdi>"), "her label");
});

both_databases!(what_is_opened_can_be_narrowed_and_shut_at_once, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let flour = format!("{HOME}/places/flour");
    let topics = format!("{flour}/topics");
    let topic = [("title", "Rye"), ("text", "Or wheat?")];
    assert_eq!(w.mia.post(&topics, &topic).await.status, 303, "she writes");
    w.open_to_mill("flour", "Flour", "sees").await;
    t.app.clock.advance(61);
    assert_eq!(w.mia.post(&topics, &topic).await.status, 403, "she only reads now");
    assert!(!w.mia.get(&flour).await.text.contains("flour/topics/new"));
    let form = w.dora.get(&format!("{flour}/edit")).await.text;
    assert!(form.contains("<option value=\"sees\" selected>"), "the form says so: {form}");
    w.open_to_mill("flour", "Flour", "").await;
    assert_eq!(w.mia.get(&flour).await.status, 404);

    w.open_to_mill("lounge", "Lounge", "sees").await;
    assert_eq!(w.mia.get(&format!("{HOME}/places/lounge")).await.status, 200, "the lounge may be opened too");
    let odd = place_form("Flour", &[("opening_organisation_00000000000000000000000000", "sees")]);
    assert_eq!(w.dora.post(&flour, &odd).await.status, 422, "nobody's organisation");
    let odd = place_form("Flour", &[("opening_mill", "sees")]);
    assert_eq!(w.dora.post(&flour, &odd).await.status, 422);
    let mill = format!("opening_{}", w.mill);
    let typed = place_form(" ", &[(mill.as_str(), "writes")]);
    let refused = w.dora.post(&flour, &typed).await;
    assert!(refused.status == 422 && refused.text.contains("<option value=\"writes\" selected>"));
});

both_databases!(closing_an_organisation_ends_everything_it_has_here, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let path = format!("{HOME}/partners/{}", w.mill);
    let invite = [("organisation", w.mill.as_str()), ("role", "learner")];
    assert_eq!(w.dora.post(&format!("{HOME}/invitations"), &invite).await.status, 303);
    let links = w.dora.get(&format!("{HOME}/invitations")).await;
    let token = links.between("/join/", "\"").expect("a link").to_owned();
    assert!(links.text.contains("Partner, <bdi>Mill</bdi>"), "{}", links.text);
    // Lea learns, and is here for Mill too; what she writes stays hers.
    let name = [("person", "lea-learner"), ("label", "Apprentice"), ("until", "2027-01-31")];
    assert_eq!(w.dora.post(&format!("{path}/delegates"), &name).await.status, 303);
    let page = w.dora.get(&path).await.text;
    assert!(page.contains("Apprentice") && page.contains("31 January 2027"), "{page}");
    let asks = w.dora.get(&format!("{path}/closure")).await.text;
    assert!(asks.contains("The place that is opened") && asks.contains("Its 2 delegates"), "{asks}");
    let topic = [("title", "Rye"), ("text", "Or wheat?")];
    let topic = w.mia.post(&format!("{HOME}/places/flour/topics"), &topic).await.location;

    assert_eq!(w.lea.post(&format!("{path}/closure"), &[]).await.status, 403);
    for _ in 0..2 {
        assert_eq!(w.dora.post(&format!("{path}/closure"), &[]).await.status, 303, "twice is no error");
    }
    assert_eq!(w.mia.get(&topic).await.status, 404, "she has left");
    assert_eq!(w.mia.get(&format!("{HOME}/members")).await.status, 404);
    assert_eq!(w.lea.get(&topic).await.status, 200, "who has another role stays");
    assert!(w.lea.get(&topic).await.text.contains("Mia Miller"), "what she wrote stays, under her name");
    assert_eq!(t.browser().get(&format!("/join/{token}")).await.status, 410);
    assert_eq!(w.dora.get(&path).await.status, 404);
    assert!(!w.dora.get(&format!("{HOME}/partners")).await.text.contains("Mill"));
    assert_eq!(w.finn.get(&format!("{HOME}/places/iron")).await.status, 200, "Forge goes on");
    assert!(w.dora.get(&format!("{HOME}/audit")).await.text.contains("closed the partner organisation"));
    let again = organisation(&mut w.dora, "Mill").await;
    assert_ne!(again, w.mill, "a new one of that name starts with nothing");
    assert!(w.dora.get(&format!("{HOME}/partners/{again}")).await.text.contains("Nobody yet"));
});

both_databases!(delegates_come_by_invitation_and_go_when_their_role_ends, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let invite = [("organisation", w.mill.as_str()), ("role", "director")];
    assert_eq!(w.dora.post(&format!("{HOME}/invitations"), &invite).await.status, 303);
    let links = w.dora.get(&format!("{HOME}/invitations")).await;
    let token = links.between("/join/", "\"").expect("a link").to_owned();
    let ned = t.account("Ned Newcomer", None).await;
    let mut ned = t.signed_in(ned).await;
    assert_eq!(ned.post(&format!("/join/{token}"), &[]).await.status, 303);
    t.settle().await;
    assert_eq!(ned.get(&format!("{HOME}/places/flour")).await.status, 200);
    assert_eq!(ned.get(&format!("{HOME}/places/lounge")).await.status, 404, "a delegate, not a director");
    assert_eq!(ned.get(&format!("{HOME}/partners")).await.status, 403);

    let id = t.person("ned-newcomer").await;
    let roles = format!("{HOME}/members/{id}/roles");
    let form = w.dora.get(&roles).await.text;
    assert!(form.contains(&format!("<option value=\"{}\" selected>", w.mill)), "{form}");
    let partner =
        |until| vec![("partner", "on"), ("partner_until", until), ("partner_organisation", w.forge.as_str())];
    assert_eq!(w.dora.post(&roles, &partner("2026-11-25")).await.status, 303);
    assert_eq!(ned.get(&format!("{HOME}/places/flour")).await.status, 404);
    assert_eq!(ned.get(&format!("{HOME}/places/iron")).await.status, 200, "he is here for Forge now");
    let wrong = [("learner", "on"), ("learner_organisation", w.forge.as_str())];
    assert_eq!(w.dora.post(&roles, &wrong).await.status, 422, "only partners are here for one");
    t.app.clock.advance(3 * 24 * 3_600);
    let mut ned = t.signed_in(id).await;
    assert_eq!(ned.get(&format!("{HOME}/places/iron")).await.status, 404, "his role has ended");
    assert_eq!(ned.get(&format!("{HOME}/places/lounge")).await.status, 404, "and gives him nothing more");

    let mut dora = t.signed_in(t.person("dora-director").await).await;
    let dismissal =
        format!("{HOME}/partners/{}/delegates/{}/dismissal", w.mill, t.person("mia-miller").await);
    assert_eq!(dora.post(&dismissal, &[]).await.status, 303);
    let mut mia = t.signed_in(t.person("mia-miller").await).await;
    assert_eq!(mia.get(&format!("{HOME}/places/flour")).await.status, 404);
});

both_databases!(a_roster_names_organisations, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let roster = |lines: &str| format!("email,name,role,organisation\n{lines}");
    let preview = format!("{HOME}/roster/preview");
    let wrong = roster("a@example.org,Ann,,Windmill\nb@example.org,Bob,tutor,Mill");
    let shown = w.dora.post(&preview, &[("text", &wrong)]).await.text;
    assert!(shown.contains("No partner here is called"), "{shown}");
    assert!(shown.contains("Only partners are here for an organisation"), "{shown}");
    let good = roster("a@example.org,Ann,,mill");
    let applied = w.dora.post(&format!("{HOME}/roster/application"), &[("text", &good)]).await;
    assert_eq!(applied.status, 303, "{}", applied.text);
    t.settle().await;
    assert!(w.dora.get(&format!("{HOME}/partners/{}", w.mill)).await.text.contains("<bdi>Ann</bdi>"));
    let mails = t.mails();
    let link = mails.iter().find_map(|mail| mail.split("/join/").nth(1)).expect("a personal link");
    let token = link.split_whitespace().next().expect("a token").to_owned();
    let mut ann = t.browser();
    let sign_up = [
        ("name", "Ann"),
        ("email", "a@example.org"),
        ("password", "violet harbour mends kettles"),
        ("zone", "Europe/Paris"),
    ];
    let come = ann.post(&format!("/join/{token}/account"), &sign_up).await;
    assert_eq!(come.status, 303, "{}", come.text);
    assert_eq!(ann.get(&format!("{HOME}/places/flour")).await.status, 200, "coming changes no role");
    assert_eq!(ann.get(&format!("{HOME}/places/iron")).await.status, 404);
});

both_databases!(directors_keep_organisations_in_order, async |t: &TestApp| {
    let mut w = World::new(t).await;
    let partners = format!("{HOME}/partners");
    assert_eq!(w.lea.get(&partners).await.status, 403);
    let taken = w.dora.post(&partners, &[("name", "MILL"), ("colour", "sky")]).await;
    assert!(taken.status == 422 && taken.text.contains("Choose a different one"), "{}", taken.text);
    let odd = [("name", "Bank"), ("link", "javascript:alert(1)"), ("colour", "sky")];
    let odd = w.dora.post(&partners, &odd).await;
    assert!(odd.status == 422 && odd.text.contains("value=\"Bank\""), "what was typed stays: {}", odd.text);
    let path = format!("{partners}/{}", w.mill);
    let change = [
        ("name", "Old Mill"),
        ("line", "Flour since 1820"),
        ("link", "https://mill.example"),
        ("colour", "leaf"),
    ];
    assert_eq!(w.dora.post(&path, &change).await.status, 303);
    let page = w.dora.get(&path).await.text;
    assert!(page.contains("Flour since 1820") && page.contains("href=\"https://mill.example\""), "{page}");
    assert!(
        w.dora.get(&format!("{HOME}/members")).await.text.contains("<bdi>Old Mill</bdi>"),
        "labels follow"
    );
    let delegates = format!("{path}/delegates");
    let nobody = w.dora.post(&delegates, &[("person", "@nobody")]).await;
    assert!(nobody.status == 422 && nobody.text.contains("No member goes by that"), "{}", nobody.text);
    assert_eq!(w.lea.post(&delegates, &[("person", "@lea-learner")]).await.status, 403);

    let other = t.account("Olga Other", None).await;
    t.community("Elsewhere", other).await;
    let mut olga = t.signed_in(other).await;
    let theirs = format!("/communities/elsewhere/partners/{}", w.mill);
    assert_eq!(olga.get(&theirs).await.status, 404, "an organisation belongs to one community");
    let invite = [("organisation", w.mill.as_str()), ("role", "partner")];
    assert_eq!(olga.post("/communities/elsewhere/invitations", &invite).await.status, 422);
});
