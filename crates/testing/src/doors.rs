//! How people come in: two communities with doors of their own, links, and the form of somebody new.

use crate::{Browser, TestApp};

/// The password of everybody who has one.
pub const PASSWORD: &str = "violet harbour mends kettles";

impl TestApp {
    /// The communities "Alpha" of Ada and "Beta" of Ben, who direct one each and do not run the site.
    pub async fn two_communities(&self) -> [Browser; 2] {
        let (ada, ben) = (self.account("Ada", None).await, self.account("Ben", None).await);
        self.community("Alpha", ada).await;
        self.community("Beta", ben).await;
        [self.signed_in(ada).await, self.signed_in(ben).await]
    }

    /// The paths of the links that mails told, such as those of `claims`.
    pub fn mailed_links(&self, of: &str) -> Vec<String> {
        let path = |mail: &String| {
            let from = mail.find(&format!("http://localhost/{of}/"))? + "http://localhost".len();
            Some(mail[from..].split_whitespace().next()?.to_owned())
        };
        self.mails().iter().filter_map(path).collect()
    }
}

impl Browser {
    /// A link of a community that this browser's director makes, with which learners join.
    pub async fn join_link(&mut self, community: &str) -> String {
        let path = format!("/communities/{community}/invitations");
        let made = self.post(&path, &[("role", "learner"), ("uses", "20")]).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let page = self.get(&path).await;
        format!("/join/{}", page.between("http://localhost/join/", "\"").expect("a link"))
    }

    /// Somebody new comes by a link; the status of the answer.
    pub async fn sign_up(&mut self, join: &str, name: &str, email: &str) -> u16 {
        let fields = [("name", name), ("email", email), ("password", PASSWORD)];
        self.post(&format!("{join}/account"), &fields).await.status.as_u16()
    }
}
