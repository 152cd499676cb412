//! Addresses and values that nobody types by hand are answered on both databases alike.

use testing::{TestApp, both_databases};

both_databases!(no_address_breaks_a_page, async |t: &TestApp| {
    let director = t.account("Dora Director", Some("owner")).await;
    t.community("World", director).await;
    let mut dora = t.signed_in(director).await;
    for odd in ["a%00b", "%F0%9F%8D%9E", "%FF", "..%2F..%2Fetc", "%22%3E", "%E2%80%AE"] {
        for path in [
            "/communities/{}",
            "/communities/{}/settings",
            "/communities/world/places/{}",
            "/communities/world/members/{}/roles",
            "/people/{}",
            "/join/{}",
            "/claims/{}",
            "/setup/{}",
            "/password-reset/{}",
            "/topics/{}",
            "/posts/{}",
            "/portraits/{}",
            "/assets/{}",
        ] {
            let path = path.replace("{}", odd);
            let status = dora.get(&path).await.status.as_u16();
            assert!(matches!(status, 404 | 410), "{path}: {status}");
        }
        for path in ["/search?q=a&community={}", "/search?q={}", "/communities/new?kind={}", "/demo?x={}"] {
            let path = path.replace("{}", odd);
            let status = dora.get(&path).await.status.as_u16();
            assert!(matches!(status, 200 | 404), "{path}: {status}");
        }
    }
    for field in ["name", "handle", "line", "zone", "language"] {
        let answer = dora.post("/profile", &[(field, "a\0b")]).await;
        assert_eq!(answer.status, 422, "{field}");
    }
    let answer = t.browser().post("/sign-in", &[("email", "a\0b@example.org"), ("password", "a\0b")]).await;
    assert_eq!(answer.status, 422);
    let answer = t.browser().post("/password-reset", &[("email", "a\0b@example.org")]).await;
    assert_eq!(answer.status, 422);
});
