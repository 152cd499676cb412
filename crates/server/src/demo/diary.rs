//! What people did before today, each act at its time: the site lives through it on a clock that is moved by hand, and what
//! follows from an act (mails, counts, what happens by itself at a date) follows then.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use anyhow::{Context, Result};
use community::app::{App, Parts, Site};
use community::ctx::Ctx;
use community::features::accounts::{AccountId, Actor};
use community::features::communities::actions::Seen;
use community::features::communities::{self, Community};
use jiff::civil::Date;
use platform::Error;
use platform::clock::{Clock, Timestamp};
use platform::i18n::Language;
use platform::ids::Ids;
use platform::jobs::Runner;
use platform::mail::Mailer;
use platform::web::limits::{LimitSettings, Limits};

use super::fill::instant;

type Act = Arc<dyn Fn(&mut Day<'_, '_, '_>) -> platform::Result<()> + Send + Sync>;

/// What acts have made, by the names under which later acts ask for it.
type Notes = BTreeMap<String, String>;

/// Who acts in a community, and when its days are.
#[derive(Clone)]
pub struct Cast {
    /// The community's name in addresses.
    pub slug: String,
    /// The language of its texts.
    pub language: Language,
    /// People by handle.
    pub actors: BTreeMap<String, Actor>,
    /// The day of the visit, in UTC like all times of the diary.
    pub today: Date,
    /// Now.
    pub now: Timestamp,
}

/// The acts of a community's people.
pub struct Diary {
    cast: Arc<Cast>,
    acts: Vec<(Timestamp, Act)>,
    notes: Notes,
}

/// A moment at which somebody acts.
pub struct Day<'d, 'a, 't> {
    ctx: &'d mut Ctx<'a, 't>,
    cast: &'d Cast,
    notes: &'d mut Notes,
}

/// The site before today.
pub struct Past {
    app: App,
    runner: Runner,
}

impl Past {
    /// The same site on a clock of its own, which begins before everything. Its mails left long ago: nobody finds them in a folder.
    pub fn of(app: &App) -> Result<Self> {
        let parts = Parts {
            db: app.db.clone(),
            clock: Clock::frozen(app.clock.now()),
            entropy: app.entropy.clone(),
            site: Site { demonstration: true, ..app.site.clone() },
            mailer: Mailer::memory(),
            providers: app.providers.clone(),
            files: app.files.clone(),
            limits: Limits::new(LimitSettings::default()),
            bridges: app.bridges,
        };
        let app = App::new(parts)?;
        Ok(Past { runner: app.runner(), app })
    }

    /// The site at an instant.
    pub fn at(&self, at: Timestamp) -> &App {
        let clock = &self.app.clock;
        clock.advance(at.seconds() - clock.now().seconds());
        &self.app
    }
}

impl Diary {
    /// An empty one.
    pub fn new(cast: Cast) -> Self {
        Diary { cast: Arc::new(cast), acts: Vec::new(), notes: Notes::new() }
    }

    /// Writes down an act at a time such as `-24 17:42`.
    pub fn write(
        &mut self,
        at: &str,
        act: impl Fn(&mut Day<'_, '_, '_>) -> platform::Result<()> + Send + Sync + 'static,
    ) -> Result<()> {
        let at = instant(at, self.cast.now).with_context(|| format!("{at} is no time"))?;
        self.acts.push((at, Arc::new(act)));
        Ok(())
    }

    /// Lives through what comes before `until`, in its order; what was lived through is not lived again.
    pub async fn live(&mut self, past: &Past, until: Timestamp) -> Result<()> {
        self.acts.sort_by_key(|(at, _)| *at);
        let (now, later) = self.acts.drain(..).partition(|(at, _)| *at < until);
        self.acts = later;
        let now: Vec<(Timestamp, Act)> = now;
        for (at, act) in now {
            let app = past.at(at);
            past.runner.drain().await?;
            let (cast, notes) = (Arc::clone(&self.cast), self.notes.clone());
            let lived = app.write("import demo", move |ctx| {
                let mut notes = notes.clone();
                act(&mut Day { ctx, cast: &cast, notes: &mut notes })?;
                Ok(notes)
            });
            self.notes = lived.await.with_context(|| format!("{} at {}", self.cast.slug, at.to_jiff()))?;
        }
        past.at(until);
        past.runner.drain().await?;
        Ok(())
    }
}

impl<'a, 't> Day<'_, 'a, 't> {
    /// What nobody in particular does.
    pub fn ctx(&mut self) -> &mut Ctx<'a, 't> {
        self.ctx
    }

    /// Somebody acts, by the pages' own verbs.
    pub fn by<T>(
        &mut self,
        handle: &str,
        act: impl FnOnce(&mut Ctx<'_, '_>) -> platform::Result<T>,
    ) -> platform::Result<T> {
        let actor = self.cast.actors.get(handle).ok_or_else(|| missing(handle))?;
        let (now, language) = (self.ctx.now, self.cast.language);
        acting(self.ctx, actor, now, |ctx| {
            // What an act writes into the community is in the community's language, not in that of who acts.
            ctx.locale = ctx.app.locale(language, &actor.account.zone);
            act(ctx)
        })
    }

    /// The same in the community, as they enter it.
    pub fn within<T>(
        &mut self,
        handle: &str,
        act: impl FnOnce(&mut Ctx<'_, '_>, &Seen) -> platform::Result<T>,
    ) -> platform::Result<T> {
        let slug = self.slug();
        self.by(handle, |ctx| {
            let seen = communities::actions::seen(ctx, &slug)?;
            act(ctx, &seen)
        })
    }

    /// The community, as nobody in particular looks at it.
    pub fn community(&mut self) -> platform::Result<Community> {
        let found = communities::actions::find_by_slug(self.ctx, &self.cast.slug)?;
        found.ok_or_else(|| missing(&self.cast.slug))
    }

    /// The community's name in addresses.
    pub fn slug(&self) -> String {
        self.cast.slug.clone()
    }

    /// Somebody's account.
    pub fn account(&self, handle: &str) -> platform::Result<AccountId> {
        self.cast.actors.get(handle).map(|actor| actor.account_id).ok_or_else(|| missing(handle))
    }

    /// Remembers what an act made.
    pub fn note(&mut self, name: impl Into<String>, made: impl Display) {
        self.notes.insert(name.into(), made.to_string());
    }

    /// What an earlier act made.
    pub fn noted<T: FromStr>(&self, name: &str) -> platform::Result<T> {
        self.notes.get(name).and_then(|made| made.parse().ok()).ok_or_else(|| missing(name))
    }

    /// A day so many days from the visit, such as `2026-12-24`.
    pub fn date(&self, days: i64) -> String {
        let day = self.cast.today.checked_add(jiff::Span::new().days(days));
        day.unwrap_or(self.cast.today).to_string()
    }

    /// A time of such a day, as a field takes it.
    pub fn clock(&self, days: i64, time: &str) -> String {
        format!("{}T{time}", self.date(days))
    }

    /// The instant of the act.
    pub fn now(&self) -> Timestamp {
        self.ctx.now
    }
}

/// Somebody acts within what is under way, at a time.
pub fn acting<T>(
    ctx: &mut Ctx<'_, '_>,
    actor: &Actor,
    at: Timestamp,
    act: impl FnOnce(&mut Ctx<'_, '_>) -> platform::Result<T>,
) -> platform::Result<T> {
    let ids = Ids::new(at, ctx.ids.secret());
    act(&mut Ctx::new(ctx.tx, ctx.app, at, ids, Some(actor.clone()), Language::English).changing())
}

/// What the demonstration's own texts ask for, and nobody made.
pub fn missing(what: &str) -> Error {
    Error::Internal(format!("the demonstration knows of no {what}"))
}
