//! What an action works with: a transaction, the time, a source of ids, and who acts.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::events::{self, Event};
use platform::i18n::{Language, Locale};
use platform::ids::Ids;
use platform::jobs::Job;
use platform::{Error, Result};

use crate::app::App;
use crate::features::accounts::{AccountId, Actor, confirmation, language_of};
use crate::features::communities::CommunityId;

/// One use case under way. Everything in it happens, or nothing does.
pub struct Ctx<'a, 't> {
    /// The transaction that holds the whole use case.
    pub tx: &'a mut Tx<'t>,
    /// When it happens, for everything in it.
    pub now: Timestamp,
    /// Where ids and secrets are drawn from.
    pub ids: Ids,
    /// The site that it happens on.
    pub app: &'a App,
    /// The language and zone of who asked.
    pub locale: Locale,
    who: Option<Actor>,
    visited: Option<CommunityId>,
    changes: bool,
}

impl<'a, 't> Ctx<'a, 't> {
    /// A use case of somebody, or of nobody in particular.
    ///
    /// `asked` is the language that the request asked for; the actor's own choice goes before it.
    pub fn new(
        tx: &'a mut Tx<'t>,
        app: &'a App,
        now: Timestamp,
        ids: Ids,
        who: Option<Actor>,
        asked: Language,
    ) -> Self {
        let locale = match &who {
            Some(actor) => app.locale(language_of(&actor.account, asked), &actor.account.zone),
            None => app.locale(asked, "UTC"),
        };
        Ctx { tx, now, ids, app, locale, who, visited: None, changes: false }
    }

    /// The same use case, as one that changes what others see: communities that are read-only refuse it at their door.
    pub fn changing(mut self) -> Self {
        self.changes = true;
        self
    }

    /// Whether the use case changes what others see.
    pub fn changes(&self) -> bool {
        self.changes
    }

    /// Says that the use case changes only what is the caller's own, such as how far they have read, or that it is there for
    /// communities that are read-only, such as opening them again: their door lets it in.
    pub fn spares_others(&mut self) {
        self.changes = false;
    }

    /// Who acts; [`Error::SignedOut`] where nobody is signed in.
    pub fn actor(&self) -> Result<&Actor> {
        self.who.as_ref().ok_or(Error::SignedOut)
    }

    /// Who acts, where somebody is signed in.
    pub fn visitor(&self) -> Option<&Actor> {
        self.who.as_ref()
    }

    /// Who acts, and proved a moment ago that it is they at the keyboard; [`Error::Unproved`] asks them to. Who acts without a
    /// browser, as a program does by a token, proved it when the token was made.
    pub fn fresh(&self) -> Result<&Actor> {
        let actor = self.actor()?;
        let proved = confirmation::suffices(actor.proved_at, self.now);
        if proved || self.app.site.demonstration { Ok(actor) } else { Err(Error::Unproved) }
    }

    /// The acting account; [`Error::SignedOut`] where nobody is signed in.
    pub fn account(&self) -> Result<AccountId> {
        self.actor().map(|actor| actor.account_id)
    }

    /// Says that what is shown is a page of a community, whose visit is worth noting once the page is on its way.
    pub fn visits(&mut self, community: CommunityId) {
        self.visited = Some(community);
    }

    /// Who visits which community, where that is worth noting.
    pub fn visited(&self) -> Option<(AccountId, CommunityId)> {
        Some((self.who.as_ref()?.account_id, self.visited?))
    }

    /// Records what happened, with a job per reaction; the jobs start when the transaction is committed.
    pub fn emit<E: Event>(&mut self, event: &E) -> Result<()> {
        events::emit(self.tx, &mut self.ids, self.now, &self.app.listeners, event)?;
        let bell = self.app.bell.clone();
        self.tx.on_commit(move || bell.notify_one());
        Ok(())
    }
}

/// Reads an event from the job that carries it.
pub fn payload<'j, E: serde::Deserialize<'j>>(job: &'j Job) -> Result<E> {
    serde_json::from_str(&job.payload).map_err(Error::internal)
}
