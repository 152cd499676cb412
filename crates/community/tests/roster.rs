//! Rosters: a table that adds, changes and ends memberships, all of it or nothing.

use community::features::communities::Role;
use testing::{TestApp, both_databases};

const HOME: &str = "/communities/world";

both_databases!(
    a_roster_is_shown_then_applied_whole_and_the_next_one_ends_what_it_leaves_out,
    async |t: &TestApp| {
        let owner = t.account("Dora Director", Some("owner")).await;
        let community = t.community("World", owner).await;
        let lea = t.account("Lea Learner", None).await;
        t.join(community, lea, Role::Learner).await;
        t.account("Sam Stranger", None).await;
        let (mut dora, mut lea) = (t.signed_in(owner).await, t.signed_in(lea).await);
        let (preview, apply) = (format!("{HOME}/roster/preview"), format!("{HOME}/roster/application"));
        assert_eq!(lea.get(&format!("{HOME}/roster")).await.status, 403);
        assert_eq!(lea.post(&apply, &[("text", "email,name\na@example.org,Ann")]).await.status, 403);
        for page in ["invitations", "settings"] {
            let page = dora.get(&format!("{HOME}/{page}")).await.text;
            assert!(page.contains("Bring a whole list") && page.contains("/world/roster\""), "{page}");
        }

        t.settle().await;
        let wrong = "email,name,role,until\nnobody,Ann,,\nann@example.org,,,\nbo@example.org,Bo,king,\n\
                 cy@example.org,Cy,,2020-01-01\ndi@example.org,Di,,\nDI@example.org,Di,,\n";
        let shown = dora.post(&preview, &[("text", wrong)]).await;
        for problem in [
            "no mail address",
            "name is missing",
            "No such role",
            "<bdi>king</bdi>",
            "still to come",
            "earlier line",
            "5 lines to mend",
        ] {
            assert!(shown.text.contains(problem), "{problem}: {}", shown.text);
        }
        assert_eq!(dora.post(&apply, &[("text", wrong)]).await.status, 422);
        assert_eq!(t.settle().await, 0, "nothing was done, not even for the line that is right");
        assert!(!dora.get(&format!("{HOME}/members")).await.text.contains("<bdi>Di</bdi>"));
        for (odd, says) in
            [("", "name the columns"), ("email,name\n", "no line below"), ("a,b\n1,2", "name the columns")]
        {
            let answer = dora.post(&preview, &[("text", odd)]).await;
            assert!(answer.status == 422 && answer.text.contains(says), "{odd:?}: {}", answer.text);
        }

        let french = "courriel,nom,rôle\nfay@example.org,Fay,Animatrice\n";
        let shown = dora.post(&preview, &[("text", french)]).await;
        assert!(
            shown.text.contains("<bdi>Facilitator</bdi>") && !shown.text.contains("0 change"),
            "{}",
            shown.text
        );

        let first = "Email;Name;Role;Label\nsam.stranger@example.org;Sam;tutor;Finance tutor\n\
                 lea.learner@example.org;Lea;facilitator;\nann@example.org;Ann Same;;\nann2@example.org;Ann Same;;Baker\n";
        let shown = dora.post(&preview, &[("text", first)]).await;
        assert!(shown.text.contains("3 join") && shown.text.contains("1 changes"), "{}", shown.text);
        assert_eq!(dora.post(&apply, &[("text", first)]).await.status, 303);
        t.settle().await;
        let members = dora.get(&format!("{HOME}/members")).await.text;
        assert!(members.contains("Finance tutor") && members.contains("Facilitator"), "{members}");
        assert!(members.contains("<bdi>Baker</bdi> · Imported"), "{members}");
        assert_eq!(members.matches("Ann Same</bdi>").count(), 2, "two people may share a name");
        assert_eq!(t.mails().len(), 2, "who has no account gets a link");
        let account = [
            ("name", "Ann Same"),
            ("email", "ann2@example.org"),
            ("password", "violet harbour mends kettles"),
        ];
        let mut ann = t.browser();
        let mut came = 0;
        for mail in t.mails() {
            let token = mail.split("/join/").nth(1).and_then(|rest| rest.split_whitespace().next());
            let link = format!("/join/{}/account", token.expect("a link"));
            came += usize::from(ann.post(&link, &account).await.status == 303);
        }
        assert_eq!(came, 1, "the address opens the one door that is its own");
        t.settle().await;

        let again = dora.post(&preview, &[("text", first)]).await;
        assert!(again.text.contains("nothing to do"), "{}", again.text);
        let second = "email,name\nann@example.org,Ann Same\n";
        let shown = dora.post(&preview, &[("text", second)]).await;
        assert!(shown.text.contains("2 leave"), "Lea came by herself and stays: {}", shown.text);
        assert_eq!(dora.post(&apply, &[("text", second)]).await.status, 303);
        t.settle().await;
        assert_eq!(ann.get(&format!("{HOME}/members")).await.status, 404, "the membership ended");
        assert_eq!(lea.get(&format!("{HOME}/members")).await.status, 200);
        // Who comes back by another way is no roster's any more.
        t.app.clock.advance(61);
        dora.post(&format!("{HOME}/invitations"), &[("role", "learner")]).await;
        let links = dora.get(&format!("{HOME}/invitations")).await;
        let token = links.between("http://localhost/join/", "\"").expect("a link").to_owned();
        assert_eq!(ann.post(&format!("/join/{token}"), &[]).await.status, 303);
        t.settle().await;
        let shown = dora.post(&preview, &[("text", second)]).await;
        assert!(shown.text.contains("nothing to do"), "{}", shown.text);
        let file =
            dora.upload(&format!("{HOME}/roster"), "list.csv", "email,name\nzo\u{eb}@x".as_bytes()).await;
        assert!(file.status == 200 && file.text.contains("no mail address"), "{}", file.text);
    }
);
