//! The running site: everything that handlers, jobs and commands share.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use platform::Result;
use platform::clock::{Clock, Timestamp};
use platform::db::{Db, Tx};
use platform::events::Listeners;
use platform::files::Files;
use platform::i18n::{Catalog, Language, Locale};
use platform::ids::{Entropy, Ids};
use platform::jobs::{Reactions, Runner};
use platform::mail::Mailer;
use platform::web::limits::Limits;
use platform::web::metrics::Metrics;
use tokio::sync::{Notify, Semaphore};

use crate::ctx::Ctx;
use crate::features;
use crate::features::accounts::Actor;
use crate::features::accounts::providers::Providers;

/// What the installation decides, read from `lyceum.toml` and the environment.
#[derive(Clone, Debug)]
pub struct Site {
    /// The address under which people reach the site, without a slash at its end, such as `https://learn.example.org`.
    pub public_url: String,
    /// Set only for data that the demonstration made: its roles can be switched without a password.
    pub demonstration: bool,
}

impl Site {
    /// Whether cookies travel over TLS only. Plain http is for a machine's own browser.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Adds the reactions of a crate that stands above this one, as the bridges do.
pub type Bridges = fn(&App, &mut Reactions);

/// What [`App::new`] is made of.
pub struct Parts {
    /// Where everything is kept.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// The source of ids and secrets.
    pub entropy: Entropy,
    /// The installation's decisions.
    pub site: Site,
    /// How mail leaves.
    pub mailer: Mailer,
    /// The organisations by whose sign-in people come.
    pub providers: Providers,
    /// Where what people bring is kept.
    pub files: Files,
    /// How much is too much.
    pub limits: Limits,
    /// What reacts outside this crate.
    pub bridges: Bridges,
}

/// The running site. Cloning it is cheap.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of an [`App`].
pub struct Inner {
    /// Where everything is kept.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// The source of ids and secrets.
    pub entropy: Entropy,
    /// The installation's decisions.
    pub site: Site,
    /// How mail leaves.
    pub mailer: Mailer,
    /// The organisations by whose sign-in people come.
    pub providers: Providers,
    /// Where what people bring is kept.
    pub files: Files,
    /// How much is too much.
    pub limits: Limits,
    /// What reacts outside this crate.
    pub bridges: Bridges,
    /// Every message in both languages.
    pub catalog: Arc<Catalog>,
    /// Which reaction follows which event.
    pub listeners: Listeners,
    /// Rung when a job was written.
    pub bell: Arc<Notify>,
    /// What is counted about requests.
    pub metrics: Metrics,
    /// Set once the program was asked to stop: whoever spreads the requests sends no more here.
    pub leaving: AtomicBool,
    /// At most two passwords are hashed at once; each takes 46 MiB.
    pub hashing: Semaphore,
    /// At most two pictures are made anew at once; each may take 256 MiB.
    pub imaging: Semaphore,
}

impl App {
    /// The site over its parts. Fails only where a message file cannot be read.
    pub fn new(parts: Parts) -> Result<Self> {
        Ok(App(Arc::new(Inner {
            db: parts.db,
            clock: parts.clock,
            entropy: parts.entropy,
            site: parts.site,
            mailer: parts.mailer,
            providers: parts.providers,
            files: parts.files,
            limits: parts.limits,
            bridges: parts.bridges,
            catalog: Arc::new(Catalog::new(&features::messages())?),
            listeners: features::listeners(),
            bell: Arc::new(Notify::new()),
            metrics: Metrics::default(),
            leaving: AtomicBool::new(false),
            hashing: Semaphore::new(2),
            imaging: Semaphore::new(2),
        })))
    }

    /// A locale for somebody who reads `language` in `zone`.
    pub fn locale(&self, language: Language, zone: &str) -> Locale {
        Locale::new(&self.catalog, language, zone)
    }

    /// Runs the jobs of this site.
    pub fn runner(&self) -> Runner {
        let mut reactions = features::reactions(self);
        (self.bridges)(self, &mut reactions);
        Runner {
            db: self.db.clone(),
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            reactions,
            bell: Arc::clone(&self.bell),
        }
    }

    /// Reads as nobody in particular, as commands and jobs do.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (app, now, seed) = self.drawn();
        self.db
            .read(move |tx: &mut Tx| {
                work(&mut Ctx::new(tx, &app, now, Ids::new(now, seed), None, Language::English))
            })
            .await
    }

    /// Writes as nobody in particular, as commands and jobs do.
    pub async fn write<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write_as(name, None, work).await
    }

    /// Writes as `who`, whose right to act the caller has made sure of.
    pub async fn write_as<T: Send + 'static>(
        &self,
        name: &'static str,
        who: Option<Actor>,
        work: impl Fn(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (app, now, seed) = self.drawn();
        self.db
            .write(name, move |tx: &mut Tx| {
                let mut ctx = Ctx::new(tx, &app, now, Ids::new(now, seed), who.clone(), Language::English);
                if who.is_some() {
                    ctx = ctx.changing();
                }
                work(&mut ctx)
            })
            .await
    }

    /// What a write needs from outside, drawn once, so that a re-run write draws it again.
    pub fn drawn(&self) -> (App, Timestamp, [u8; 32]) {
        (self.clone(), self.clock.now(), self.entropy.seed())
    }
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
