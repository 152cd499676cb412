//! A whole site for one test.

use community::app::{App, Parts, Site};
use community::features::accounts::actions as accounts;
use community::features::accounts::providers::Providers;
use community::features::accounts::sessions;
use community::features::accounts::tokens::{self, Scope};
use community::features::accounts::{AccountId, Email, Name, prove_address};
use community::features::blueprints::actions::{Opening, open};
use community::features::communities::{self, Colour, CommunityId, Motif, Role, Slug, Type};
use platform::clock::{Clock, Timestamp};
use platform::db::Db;
use platform::files::Files;
use platform::i18n::Language;
use platform::ids::Entropy;
use platform::mail::Mailer;
use platform::web::limits::{LimitSettings, Limits};

use crate::Browser;

/// Monday 23 November 2026, 09:00 in UTC.
pub const START: Timestamp = Timestamp::from_seconds(1_795_424_400);

/// A site with a frozen clock and counted ids, answering without a socket.
pub struct TestApp {
    /// The site.
    pub app: App,
    /// Its router.
    pub router: axum::Router,
}

impl TestApp {
    /// A site over a fresh database.
    pub fn new(db: Db) -> Self {
        TestApp::counting_from(db, 1)
    }

    /// The same, whose ids are others than those of a site that counts from elsewhere.
    pub fn counting_from(db: Db, first: u64) -> Self {
        let parts = Parts {
            db,
            clock: Clock::frozen(START),
            entropy: Entropy::counted(first),
            site: Site { public_url: "http://localhost".to_owned(), demonstration: false },
            mailer: Mailer::memory(),
            providers: Providers::default(),
            files: Files::memory(),
            limits: Limits::new(LimitSettings::default()),
            bridges: bridges::react,
        };
        let app = App::new(parts).expect("the site starts");
        let router = community::router(&app);
        TestApp { app, router }
    }

    /// The same site with these providers: over the same database and with the same clock.
    pub fn knowing(&self, providers: Providers) -> Self {
        let parts = Parts {
            db: self.app.db.clone(),
            clock: self.app.clock.clone(),
            entropy: self.app.entropy.clone(),
            site: self.app.site.clone(),
            mailer: Mailer::memory(),
            providers,
            files: Files::memory(),
            limits: Limits::new(LimitSettings::default()),
            bridges: bridges::react,
        };
        let app = App::new(parts).expect("the site starts");
        let router = community::router(&app);
        TestApp { app, router }
    }

    /// A browser that nobody is signed in on.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The texts of the mails that were sent, in their order.
    pub fn mails(&self) -> Vec<String> {
        match &self.app.mailer {
            Mailer::Memory(sent) => {
                sent.lock().expect("no panic held it").iter().map(|mail| mail.text.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The text of the last mail that was sent.
    pub fn last_mail(&self) -> String {
        self.mails().pop().unwrap_or_default()
    }

    /// The account with this handle.
    pub async fn person(&self, handle: &'static str) -> AccountId {
        let found = self.app.read(move |ctx| accounts::person_of(ctx, handle)).await.expect("a database");
        found.expect("somebody with this handle").id
    }

    /// Runs every job that is due.
    pub async fn settle(&self) -> usize {
        self.app.runner().drain().await.expect("the jobs run")
    }

    /// An account that has come and whose address is its own, without the cost of hashing a password.
    pub async fn account(&self, name: &'static str, site_role: Option<&'static str>) -> AccountId {
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let newcomer = accounts::Newcomer {
            name: Name::parse(name).expect("a name"),
            email: Email::parse(&email).expect("an address"),
            password_hash: "none".to_owned(),
            zone: "Europe/Paris".to_owned(),
            language: "en".to_owned(),
        };
        self.app
            .write("testing.account", move |ctx| {
                let id = accounts::create(ctx, &newcomer, site_role)?;
                prove_address(ctx, id, newcomer.email.as_str())?;
                Ok(id)
            })
            .await
            .expect("an account")
    }

    /// A browser on which the account is signed in.
    pub async fn signed_in(&self, account: AccountId) -> Browser {
        let started = self
            .app
            .write("testing.session", move |ctx| sessions::start(ctx, account, "test"))
            .await
            .expect("a session");
        let mut browser = self.browser();
        browser.keep("lyceum", &started.token);
        browser
    }

    /// An API token with which the account reads and writes.
    pub async fn token(&self, account: AccountId) -> String {
        let made =
            self.app.write("testing.token", move |ctx| tokens::make(ctx, account, "test", Scope::Write));
        made.await.expect("a token")
    }

    /// A learning community in English named `name`, opened by `director`.
    pub async fn community(&self, name: &'static str, director: AccountId) -> CommunityId {
        let opening = Opening {
            name: name.to_owned(),
            slug: Slug::from_name(name, "community"),
            kind: Type::Learning,
            description: "A community of the tests.".to_owned(),
            goal: String::new(),
            language: Language::English,
            colour: Colour::Apricot,
            emblem: Motif::Light,
        };
        let id = self
            .app
            .write("testing.community", move |ctx| {
                let id = open(ctx, &opening)?;
                communities::actions::join(ctx, id, director, &[Role::Director], ctx.now)?;
                Ok(id)
            })
            .await
            .expect("a community");
        self.settle().await;
        id
    }

    /// The community "World" with its director Dora and the learners Lea and Max, all signed in, in this order.
    pub async fn world(&self) -> [Browser; 3] {
        let owner = self.account("Dora Director", Some("owner")).await;
        let community = self.community("World", owner).await;
        let (lea, max) = (self.account("Lea Learner", None).await, self.account("Max Member", None).await);
        self.join(community, lea, Role::Learner).await;
        self.join(community, max, Role::Learner).await;
        self.app.clock.advance(60);
        [self.signed_in(owner).await, self.signed_in(lea).await, self.signed_in(max).await]
    }

    /// Makes the account a member with a role.
    pub async fn join(&self, community: CommunityId, account: AccountId, role: Role) {
        self.app
            .write("testing.join", move |ctx| {
                communities::actions::join(ctx, community, account, &[role], ctx.now)
            })
            .await
            .expect("a membership");
        self.settle().await;
    }

    /// A test may not end with work left in the queue.
    pub async fn finish(&self) {
        self.settle().await;
        let dead = self.app.db.read(platform::jobs::dead).await.expect("the queue");
        assert!(dead.is_empty(), "jobs that failed for good: {dead:?}");
        let now = self.app.clock.now();
        let overdue = self.app.db.read(move |tx| platform::jobs::overdue(tx, now)).await.expect("the queue");
        assert_eq!(overdue, 0, "jobs are left in the queue");
        self.app.db.close().await;
    }
}
