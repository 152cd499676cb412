//! A community goes out as an archive and comes back as it was, on both databases and across them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

mod lyceum {
    pub mod acts;
    pub mod archives;
    pub mod living;
}

use bridges::importers::lyceum::{Matching, Options};
use community::archive::Reach;
use community::features::communities::Slug;
use proptest::prelude::*;
use testing::databases::{beside, run_on_postgres, run_on_sqlite};
use testing::{TestApp, both_databases};

use crate::lyceum::acts::{Act, acts, everything};
use crate::lyceum::archives::{self, export, import, same};
use crate::lyceum::living::live;

/// A lived community goes into an empty site of SQLite and back into an empty one of the database under test, and each archive
/// of it is the same.
async fn goes_round(t: &TestApp, acts: &[Act]) {
    let (_source_folder, source) = beside();
    live(&source, acts).await;
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    export(&source, Some("world"), Reach::Operator, &file("source.zip")).await;

    let first = import(t, &file("source.zip"), &Options::default()).await.unwrap();
    assert_eq!(first.communities, ["world"]);
    export(t, Some("world"), Reach::Operator, &file("target.zip")).await;
    same(&file("source.zip"), &file("target.zip"));

    let (_back_folder, back) = beside();
    import(&back, &file("target.zip"), &Options::default()).await.unwrap();
    export(&back, Some("world"), Reach::Operator, &file("back.zip")).await;
    same(&file("source.zip"), &file("back.zip"));

    let again = import(t, &file("source.zip"), &Options::default()).await.unwrap();
    assert_eq!(
        (again.here_before.as_slice(), again.new_rows, again.new_people),
        (&["world".to_owned()][..], 0, 0)
    );
    source.finish().await;
    back.finish().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_community_comes_back_as_it_was_on_sqlite(acts in acts()) {
        run_on_sqlite(&async |t: &TestApp| goes_round(t, &acts).await);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_community_comes_back_as_it_was_across_databases(acts in acts()) {
        run_on_postgres(&async |t: &TestApp| goes_round(t, &acts).await);
    }
}

both_databases!(a_community_with_one_of_everything_comes_back_as_it_was, async |t: &TestApp| {
    goes_round(t, &everything()).await;
});

both_databases!(a_lived_community_on_this_database_goes_into_another_and_is_found, async |t: &TestApp| {
    live(t, &everything()).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.zip");
    export(t, Some("world"), Reach::Operator, &file).await;
    let (_folder, there) = beside();
    let report = import(&there, &file, &Options::default()).await.unwrap();
    assert!(report.new_people >= 3 && report.new_rows > 20, "{report:?}");

    let owner = there.account("Olga Owner", Some("owner")).await;
    let mut olga = there.signed_in(owner).await;
    let found = olga.get("/search?q=sourdough").await;
    assert!(found.text.contains("Sourdough"), "what came is found: {}", found.text);
    let members = olga.get("/communities/world/members").await;
    assert!(members.text.contains("Max Member") && members.text.contains("Night baker"));
    let site_roles = there.app.db.read(|tx| {
        platform::sql!(tx.rows::<(i64,)>, "SELECT COUNT(*) FROM accounts WHERE site_role IS NOT NULL OR password_hash IS NOT NULL OR claimed_at IS NOT NULL")
    });
    assert_eq!(site_roles.await.unwrap(), [(1,)], "an archive brings no owner and nobody who could sign in");
    there.finish().await;
});

both_databases!(a_copy_has_things_of_its_own_and_points_at_them, async |t: &TestApp| {
    live(t, &everything()).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.zip");
    export(t, Some("world"), Reach::Operator, &file).await;
    let left = import(t, &file, &Options::default()).await.unwrap();
    assert_eq!(left.here_before, ["world"]);

    let slug = Some(Slug::parse("second-world").unwrap());
    let options = Options { slug: slug.clone(), matching: Matching::Nobody };
    let copied = import(t, &file, &options).await.unwrap();
    assert_eq!(copied.communities, ["second-world"]);
    assert_eq!(copied.new_people, copied.people, "who is here by the same id is nobody of the archive");
    let again = import(t, &file, &options).await.unwrap();
    assert_eq!((again.here_before.as_slice(), again.new_rows), (&["second-world".to_owned()][..], 0));

    let second = folder.path().join("second.zip");
    export(t, Some("second-world"), Reach::Operator, &second).await;
    let (one, other) = (archives::texts(&file), archives::texts(&second));
    let count = |texts: &archives::Texts, part: &str| {
        texts.iter().find(|(name, _)| name.ends_with(part)).map(|(_, text)| text.lines().count())
    };
    for part in
        ["/posts.jsonl", "/reactions.jsonl", "/versions.jsonl", "/attachments.jsonl", "/members.jsonl"]
    {
        assert_eq!(count(&one, part), count(&other, part), "{part}");
    }
    let ids = |texts: &archives::Texts| -> Vec<String> {
        let posts =
            texts.iter().find(|(name, _)| name.ends_with("/posts.jsonl")).map(|(_, text)| text.clone());
        let text = posts.unwrap();
        text.split('"')
            .filter(|piece| piece.starts_with("/topics/topic_") || piece.starts_with("post_"))
            .map(str::to_owned)
            .collect()
    };
    assert!(ids(&one).iter().all(|id| !ids(&other).contains(id)), "no id of the first is in the second");
});

both_databases!(the_same_person_is_one_only_where_the_operator_says_so, async |t: &TestApp| {
    let (_folder, source) = beside();
    live(&source, &everything()).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.zip");
    export(&source, Some("world"), Reach::Operator, &file).await;
    let max = t.account("Max Member", None).await;

    let strangers = import(t, &file, &Options::default()).await.unwrap();
    assert_eq!(strangers.people, strangers.new_people);
    let mut browser = t.signed_in(max).await;
    assert_eq!(
        browser.get("/communities/world/places/lounge").await.status,
        404,
        "the Max who is here belongs to nothing"
    );

    let slug = Some(Slug::parse("matched").unwrap());
    let matched = import(t, &file, &Options { slug, matching: Matching::ByMail }).await.unwrap();
    assert!(matched.new_people < matched.people, "{matched:?}");
    assert_eq!(browser.get("/communities/matched/places/lounge").await.status, 200);
    source.finish().await;
});

both_databases!(an_archive_of_a_director_holds_no_address_and_comes_back, async |t: &TestApp| {
    live(t, &everything()).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.zip");
    export(t, Some("world"), Reach::Directors, &file).await;
    for (name, text) in archives::texts(&file) {
        assert!(!text.contains("@example.org"), "{name} holds a mail address");
        assert!(!["reads.jsonl", "follows.jsonl"].iter().any(|private| name.ends_with(private)), "{name}");
    }
    let (_folder, there) = beside();
    import(&there, &file, &Options::default()).await.unwrap();
    let unread = there.app.db.read(|tx| {
        platform::sql!(
            tx.rows::<(i64,)>,
            "SELECT COUNT(*) FROM places p JOIN memberships m ON m.community_id = p.community_id AND m.left_at IS NULL
             LEFT JOIN place_reads r ON r.place_id = p.id AND r.account_id = m.account_id
             WHERE p.live_count > COALESCE(r.seen_count, 0)"
        )
    });
    assert_eq!(unread.await.unwrap(), [(0,)], "nobody is told that an old community is news");
    let again = folder.path().join("again.zip");
    export(&there, Some("world"), Reach::Directors, &again).await;
    same(&file, &again);
    there.finish().await;
});

both_databases!(an_archive_shows_one_moment_though_others_write, async |t: &TestApp| {
    let (_folder, source) = beside();
    live(&source, &everything()).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.zip");
    export(&source, Some("world"), Reach::Operator, &file).await;
    live(t, &[]).await;
    let slug = Some(Slug::parse("arriving").unwrap());
    let options = Options { slug, matching: Matching::Nobody };
    for round in 0..3 {
        let (one, other) = (folder.path().join(format!("site-{round}.zip")), folder.path().join("world.zip"));
        let (_, imported) = tokio::join!(export(t, None, Reach::Operator, &one), import(t, &other, &options));
        imported.unwrap();
        archives::checked(&one).unwrap_or_else(|refusal| panic!("round {round}: {refusal}"));
    }
    source.finish().await;
});

both_databases!(what_was_broken_off_is_not_seen_and_goes_on, async |t: &TestApp| {
    let (_folder, source) = beside();
    live(&source, &everything()).await;
    let folder = tempfile::tempdir().unwrap();
    let (file, after) = (folder.path().join("world.zip"), folder.path().join("after.zip"));
    export(&source, Some("world"), Reach::Operator, &file).await;
    let owner = t.account("Olga Owner", Some("owner")).await;
    for batches in [1, 4, 9, 14] {
        archives::import_until(t, &file, batches).await;
        let mut olga = t.signed_in(owner).await;
        assert_eq!(olga.get("/communities/world").await.status, 404, "after {batches} batches");
    }
    import(t, &file, &Options::default()).await.unwrap();
    export(t, Some("world"), Reach::Operator, &after).await;
    same(&file, &after);
    source.finish().await;
});

both_databases!(whose_id_or_handle_is_taken_stays_somebody_else, async |t: &TestApp| {
    live(t, &[]).await;
    let folder = tempfile::tempdir().unwrap();
    let (file, again) = (folder.path().join("world.zip"), folder.path().join("again.zip"));
    export(t, Some("world"), Reach::Operator, &file).await;
    let (_folder, there) = beside();
    let lea = there.account("Lea Learner", None).await;
    import(&there, &file, &Options::default()).await.unwrap();
    export(&there, Some("world"), Reach::Operator, &again).await;
    let people = archives::texts(&again).remove("people.jsonl").unwrap();
    assert!(people.contains("\"handle\":\"lea-learner-2\""), "{people}");
    assert!(!people.contains("lea.learner@example.org"), "her address stays with who has it: {people}");
    assert!(!people.contains(&lea.to_string()), "{people}");
    there.finish().await;
});

both_databases!(what_is_no_picture_is_not_shown_as_one, async |t: &TestApp| {
    let (_folder, source) = beside();
    live(&source, &everything()).await;
    let folder = tempfile::tempdir().unwrap();
    let (file, forged) = (folder.path().join("world.zip"), folder.path().join("forged.zip"));
    export(&source, Some("world"), Reach::Operator, &file).await;
    archives::forge(&file, &forged, |name, bytes| {
        if name.ends_with(".small") { b"<script>alert(1)</script>".to_vec() } else { bytes }
    });
    let refused = import(t, &forged, &Options::default()).await.unwrap_err().to_string();
    assert!(refused.contains("files.jsonl, line") && refused.contains("no picture"), "{refused}");
    source.finish().await;
});
