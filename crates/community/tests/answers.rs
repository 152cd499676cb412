//! Questions and the replies that help.

use community::features::communities::Role;
use testing::{TestApp, both_databases};

both_databases!(who_asked_marks_the_reply_that_helped, async |t: &TestApp| {
    let director = t.account("Dora Director", None).await;
    let community = t.community("World", director).await;
    let (lea, max) = (t.account("Lea Learner", None).await, t.account("Max Member", None).await);
    t.join(community, lea, Role::Learner).await;
    t.join(community, max, Role::Learner).await;
    t.app.clock.advance(61);
    let (mut lea, mut max) = (t.signed_in(lea).await, t.signed_in(max).await);
    let place = "/communities/world/places/questions-and-answers";
    let topic =
        lea.post(&format!("{place}/topics"), &[("title", "How warm?"), ("text", "My oven.")]).await.location;
    t.settle().await;
    let home = max.get("/communities/world").await;
    assert!(home.text.contains("Lea Learner asks. Nobody has answered yet."), "{}", home.text);
    assert!(max.get(&format!("{place}?show=waiting")).await.text.contains("How warm?"));
    assert!(!max.get(&format!("{place}?show=answered")).await.text.contains("How warm?"));

    t.app.clock.advance(61);
    let reply = max.post(&format!("{topic}/posts"), &[("text", "240 degrees.")]).await.location;
    let reply = reply.rsplit('#').next().unwrap_or_default().to_owned();
    let home = lea.get("/communities/world").await;
    assert!(home.text.contains("1 new reply to what you started."), "{}", home.text);
    assert!(lea.get(&topic).await.text.contains("This helped"));
    let other = t.signed_in(director).await.get(&topic).await.text;
    assert!(other.contains("This answers it") && !other.contains("This helped"), "{other}");
    let accept = format!("/posts/{reply}/acceptance");
    assert_eq!(max.post(&accept, &[]).await.status, 403, "who asked decides");
    assert_eq!(lea.post(&accept, &[]).await.status, 303);
    t.settle().await;
    let page = max.get(&topic).await;
    assert!(page.text.contains("is-best") && page.text.contains("Answered"), "{}", page.text);
    assert!(max.get(&format!("{place}?show=answered")).await.text.contains("How warm?"));
    assert!(!max.get("/communities/world").await.text.contains("Nobody has answered yet"));

    max.post(&format!("/posts/{reply}/deletion"), &[]).await;
    assert!(lea.get(&topic).await.text.contains("Waiting for an answer"), "the answer is gone");
    assert_eq!(lea.post(&accept, &[]).await.status, 409, "a deleted reply helps nobody");
    max.post(&format!("/posts/{reply}/restoration"), &[]).await;
    lea.post(&accept, &[]).await;
    lea.post(&format!("{topic}/withdrawal"), &[]).await;
    assert!(!max.get(&topic).await.text.contains("is-best"));

    t.app.clock.advance(61);
    let lounge = "/communities/world/places/lounge/topics";
    let chat = lea.post(lounge, &[("title", "Hello"), ("text", "All.")]).await.location;
    let said = max.post(&format!("{chat}/posts"), &[("text", "Hello Lea.")]).await.location;
    let said = said.rsplit('#').next().unwrap_or_default();
    assert_eq!(
        lea.post(&format!("/posts/{said}/acceptance"), &[]).await.status,
        409,
        "nobody asks in the lounge"
    );
    t.settle().await;
});
