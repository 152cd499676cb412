//! Identities: who an account's person is at a provider, and how they come in by it.
//!
//! - An identity is what an issuer calls somebody for ever: issuer and subject. A mail address never is one, whoever vouches
//!   for it: where an account has the same address its person signs in as before and connects the provider themselves.
//! - Connecting and disconnecting take a proof of a moment ago (see `confirmation`), are noted and told by mail. The last way
//!   into an account stays.
//! - Somebody unknown makes an account where the site's sign-up lets their address in, as far as the provider has made sure of
//!   it, or where they came by a working invitation; and only after they have seen what the account will say about them.
//! - Whether they proved to the provider a moment ago who they are only the provider can tell. Where it does not, the session
//!   counts as one whose person has not.

mod newcomers;
mod store;
mod visits;
pub(super) mod web;

use platform::clock::Timestamp;
use platform::routes::Routes;
use platform::{Error, Result, id, row, say};

use super::model::{AccountId, Email, language_of};
use super::providers::Proven;
use super::sessions::{self, Started};
use super::{addresses, mails, sign_up, store as accounts};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};

pub use newcomers::{Confirmed, Waiting, arrive, opened};
pub use visits::{BrowserSecret, Purpose, Visit};
pub use web::newcomers::{ArrivalForm, browser_of, newcomer_page};
pub use web::{NextForm, Way, leave, ways};

id!(
    /// Who somebody is at a provider.
    IdentityId, "identity"
);

row! {
    /// Who somebody is at a provider.
    pub struct Identity {
        /// Its id.
        pub id: IdentityId,
        /// The provider's name for itself.
        pub issuer: String,
        /// The provider's name for the person.
        pub subject: String,
        /// Their address there when it was connected; may be empty.
        pub email: String,
        /// When it was connected.
        pub linked_at: Timestamp,
        /// When they last came by it.
        pub used_at: Timestamp,
    }
}

/// How a visit that was to sign in ends.
pub enum Arrival {
    /// They are known, and signed in.
    Here(Started),
    /// They are new and may come: this link makes their account.
    New(String),
    /// Somebody has an account with their address.
    SameAddress(Email),
    /// A history that nobody has claimed waits for their address.
    HistoryWaits(Email),
    /// They are new, and nothing lets them in.
    Stranger(sign_up::Policy),
}

/// The ways to providers and back, and what is connected.
pub fn pages() -> Routes<App> {
    Routes::default()
        .post("/sign-in/with/{provider}", web::sign_in)
        .get("/sign-in/with/{provider}/answer", web::answer)
        .post("/identities", web::link)
        .post("/identities/{identity}/removal", web::remove)
        .get("/newcomers/{token}", web::newcomers::form)
        .post("/newcomers/{token}", web::newcomers::make)
}

/// Signs in whom the provider vouches for, or says what they can do. `invited`: they came by a working invitation.
fn come(ctx: &mut Ctx, proven: &Proven, coming: &newcomers::Coming, device: &str) -> Result<Arrival> {
    if let Some(account) = store::account_of(ctx.tx, &proven.issuer, &proven.subject)? {
        store::touch(ctx.tx, &proven.issuer, &proven.subject, ctx.now)?;
        if let Some(email) = proven.email.as_ref().filter(|_| proven.email_verified) {
            addresses::prove(ctx, account, email.as_str())?;
        }
        return Ok(Arrival::Here(sessions::start_proved(ctx, account, device, proven.proved_at)?));
    }
    if let Some(email) = &proven.email
        && let Some(other) = accounts::by_email(ctx.tx, &email.key())?
    {
        let claimed = accounts::find(ctx.tx, other)?.claimed_at.is_some();
        // A personal invitation may hand the history over: that is for the invitation to say.
        if claimed {
            return Ok(Arrival::SameAddress(email.clone()));
        }
        if !coming.invited {
            return Ok(Arrival::HistoryWaits(email.clone()));
        }
    }
    if !coming.invited && !admitted(ctx, proven.email.as_ref(), proven.email_verified)? {
        return Ok(Arrival::Stranger(sign_up::policy(ctx)?));
    }
    newcomers::wait(ctx, proven, coming).map(Arrival::New)
}

/// Whether the site lets somebody with this address make an account.
fn admitted(ctx: &mut Ctx, email: Option<&Email>, verified: bool) -> Result<bool> {
    let policy = sign_up::policy(ctx)?;
    Ok(email.is_some_and(|email| verified && policy.admits(email)))
}

/// The actor's identities.
pub fn list(ctx: &mut Ctx) -> Result<Vec<Identity>> {
    let account = ctx.account()?;
    store::of_account(ctx.tx, account)
}

/// Connects the actor's account with whom the provider vouches for. Doing so twice changes nothing.
fn link(ctx: &mut Ctx, proven: &Proven) -> Result<()> {
    let account = ctx.account()?;
    match store::account_of(ctx.tx, &proven.issuer, &proven.subject)? {
        Some(other) if other == account => Ok(()),
        Some(_) => Err(Error::Conflict(say!("identity-elsewhere"))),
        None => {
            insert(ctx, proven, account)?;
            tell(ctx, account, &proven.issuer)
        }
    }
}

fn insert(ctx: &mut Ctx, proven: &Proven, account: AccountId) -> Result<()> {
    let identity = Identity {
        id: IdentityId::draw(&mut ctx.ids),
        issuer: proven.issuer.clone(),
        subject: proven.subject.clone(),
        email: proven.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        linked_at: ctx.now,
        used_at: ctx.now,
    };
    store::insert(ctx.tx, &identity, account).map_err(|error| match error {
        Error::Duplicate(_) => Error::Conflict(say!("identity-elsewhere")),
        other => other,
    })?;
    let label = label(ctx, &proven.issuer);
    audit::note_of(ctx, Some(account.0), Act::IdentityLinked, None, &label)
}

/// Tells the account's address of a new way in.
fn tell(ctx: &mut Ctx, account: AccountId, issuer: &str) -> Result<()> {
    let (account, label) = (accounts::find(ctx.tx, account)?, label(ctx, issuer));
    let Some(to) = &account.email else { return Ok(()) };
    let locale = ctx.app.locale(language_of(&account, ctx.locale.language), &account.zone);
    let link = format!("{}/sessions", ctx.app.site.public_url);
    let text = locale.with2("identity-linked-mail", "provider", label.as_str(), "link", link);
    mails::write(ctx, to, &locale.with("identity-linked-mail-subject", "provider", label.as_str()), &text)
}

/// Disconnects one of the actor's identities, unless it is the last way in. Doing so twice changes nothing.
fn remove(ctx: &mut Ctx, id: IdentityId) -> Result<()> {
    let account = ctx.fresh()?.account_id;
    store::lock(ctx.tx, account)?;
    let all = store::of_account(ctx.tx, account)?;
    let Some(leaving) = all.iter().find(|identity| identity.id == id) else { return Ok(()) };
    let opens = |identity: &&Identity| ctx.app.providers.of_issuer(&identity.issuer).is_some();
    let others = all.iter().filter(|identity| identity.id != id).filter(opens).count();
    if others == 0 && accounts::password_hash(ctx.tx, account)?.is_none() {
        return Err(Error::Conflict(say!("identity-last")));
    }
    store::remove(ctx.tx, id, account)?;
    let label = label(ctx, &leaving.issuer);
    audit::note(ctx, Act::IdentityRemoved, None, &label)
}

/// What people call the provider; its issuer where the settings no longer name it.
pub(super) fn label(ctx: &Ctx, issuer: &str) -> String {
    ctx.app.providers.of_issuer(issuer).map_or_else(|| issuer.to_owned(), |provider| provider.label.clone())
}

/// Whether the actor is whom the provider vouches for, and notes that they proved it now.
fn confirm(ctx: &mut Ctx, proven: &Proven) -> Result<()> {
    let account = ctx.account()?;
    if store::account_of(ctx.tx, &proven.issuer, &proven.subject)? != Some(account) {
        return Err(Error::Conflict(say!("confirmation-other")));
    }
    sessions::prove(ctx)
}
