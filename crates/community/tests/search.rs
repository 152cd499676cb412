//! Finding what one may see, and nothing else.

use community::features::communities::Role;
use community::features::search::actions::index_people_anew;
use testing::{Browser, TestApp, both_databases};

async fn write(t: &TestApp, browser: &mut Browser, place: &str, title: &str, text: &str) -> String {
    t.app.clock.advance(60);
    let answer = browser.post(&format!("{place}/topics"), &[("title", title), ("text", text)]).await;
    assert!(answer.location.starts_with("/topics/"), "{}", answer.text);
    t.settle().await;
    answer.location
}

both_databases!(any_form_of_a_word_finds_it_in_both_languages_without_accents, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    t.community("Bread makers", director).await;
    let mut dora = t.signed_in(director).await;
    let lounge = "/communities/bread-makers/places/lounge";
    write(t, &mut dora, lounge, "Ovens", "The bakeries of our street are running out of flour.").await;
    write(t, &mut dora, lounge, "Fours", "Les élèves cherchent un apprentissage près de l’école.").await;
    for (query, expected) in [
        ("bakery", "<mark>bakeries</mark>"),
        ("run flour", "<mark>running</mark>"),
        ("eleve", "<mark>élèves</mark>"),
        ("APPRENTISSAGES", "<mark>apprentissage</mark>"),
        ("oven", "<mark>Ovens</mark>"),
        ("bak", "<mark>bakeries</mark>"),
    ] {
        let answer = dora.get(&format!("/search?q={}", query.replace(' ', "+"))).await;
        assert!(answer.text.contains(expected), "{query}: {}", answer.text);
    }
    assert!(dora.get("/search?q=cathedral").await.text.contains("Nothing found"));
    assert!(dora.get("/search?q=dora").await.text.contains("/people/dora-director"));
});

both_databases!(nothing_leaks_to_those_who_may_not_see_it, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    let community = t.community("Bread makers", director).await;
    let other = t.account("Olaf Other", None).await;
    t.community("Beekeepers", other).await;
    let (learner, guest) = (t.account("Lea Learner", None).await, t.account("Gus Guest", None).await);
    t.join(community, learner, Role::Learner).await;
    t.join(community, guest, Role::Guest).await;
    let mut dora = t.signed_in(director).await;
    write(t, &mut dora, "/communities/bread-makers/places/lounge", "Canary", "The canary sings.").await;
    for (who, expected) in [(learner, true), (guest, false), (other, false)] {
        let answer = t.signed_in(who).await.get("/search?q=canary").await;
        assert_eq!(answer.text.contains("sings"), expected, "{}", answer.text);
    }
    assert!(!t.signed_in(other).await.get("/search?q=learner").await.text.contains("lea-learner"));
    assert_eq!(t.browser().get("/search?q=canary").await.status, 303);
});

both_databases!(a_changed_profile_is_found_by_what_it_says_now, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    t.community("Bread makers", director).await;
    let mut dora = t.signed_in(director).await;
    let profile = [
        ("name", "Theodora Director"),
        ("handle", "theodora"),
        ("line", "Beekeeper"),
        ("zone", "Europe/Paris"),
        ("language", "en"),
    ];
    assert_eq!(dora.post("/profile", &profile).await.status, 303);
    t.settle().await;
    for query in ["theodora", "beekeeper"] {
        assert!(dora.get(&format!("/search?q={query}")).await.text.contains("/people/theodora"), "{query}");
    }
});

both_databases!(people_of_an_older_index_are_indexed_anew, async |t: &TestApp| {
    let [mut dora, ..] = t.world().await;
    t.settle().await;
    let lea = t.person("lea-learner").await;
    t.app.db.write("test", move |tx| platform::search::remove(tx, lea.0)).await.unwrap();
    let finds = "/search?q=lear";
    assert!(!dora.get(finds).await.text.contains("/people/lea-learner"));
    for _ in 0..2 {
        t.app.db.write("test", index_people_anew).await.unwrap();
        assert!(
            dora.get(finds).await.text.contains("/people/lea-learner"),
            "a beginning of her name finds her"
        );
    }
});

both_databases!(odd_texts_are_indexed, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    t.community("Bread makers", director).await;
    let mut dora = t.signed_in(director).await;
    let long = "crumb".repeat(2_000);
    for text in ["!!!", "🍞", "—", &long, "a\u{301} \u{301}", "ﬁrst ŉ ß İ"] {
        write(t, &mut dora, "/communities/bread-makers/places/lounge", "?!", text).await;
    }
    write(t, &mut dora, "/communities/bread-makers/places/lounge", "Last", "A plain canary.").await;
    assert!(dora.get("/search?q=canary").await.text.contains("<mark>canary</mark>"));
});

both_databases!(odd_queries_are_answered, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    t.community("Bread makers", director).await;
    let mut dora = t.signed_in(director).await;
    let long = "word+".repeat(2_000);
    for query in ["%22", "AND+OR+NOT", "a*+%28b", "%5E%3A%3B%27+--", "%F0%9F%8D%9E", "''", "zqx9", &long, ""]
    {
        let answer = dora.get(&format!("/search?q={query}")).await;
        assert_eq!(answer.status, 200, "{query}: {}", answer.text);
    }
});

both_databases!(
    words_that_only_begin_alike_count_where_the_word_itself_fills_no_page,
    async |t: &TestApp| {
        let director = t.account("Dora Director", None).await;
        t.community("Bread makers", director).await;
        let mut dora = t.signed_in(director).await;
        let lounge = "/communities/bread-makers/places/lounge";
        for number in 0..25 {
            write(t, &mut dora, lounge, &format!("Kneading {number}"), "The doughnut rises.").await;
        }
        write(t, &mut dora, lounge, "Dough itself", "The dough rests.").await;
        let first = dora.get("/search?q=dough").await;
        assert!(first.text.contains("Dough") && first.text.contains("Kneading 24"), "{}", first.text);
        let older =
            first.text.split("class=\"button\" href=\"").find_map(|rest| rest.strip_prefix("/search"));
        let older = older.unwrap().split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        let second = dora.get(&format!("/search{older}")).await;
        assert!(
            second.text.contains("Kneading 0") && !second.text.contains("Kneading 24"),
            "{}",
            second.text
        );
        for number in 0..20 {
            write(t, &mut dora, lounge, &format!("Resting {number}"), "Dough.").await;
        }
        let full = dora.get("/search?q=dough").await.text;
        assert!(full.contains("Resting 19") && !full.contains("Kneading"), "{full}");
    }
);
