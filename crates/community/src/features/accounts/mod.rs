//! Accounts: people on this site and how they prove who they are.
//!
//! - The first start prints a one-time link; whoever opens it becomes the site's owner. No default password exists.
//! - People sign up by an invitation, or without one where the site allows it (see `sign_up`), sign in with mail address and password, and may end each of their sessions.
//! - A session counts while its epoch is its account's: a new password ends all of them at once.
//! - The name shown is free, as real people share names; the handle is unique after folding and is made for the person.
//! - A forgotten password is replaced through a link sent by mail; whether an address has an account is told to nobody.
//! - Who signs in by their organisation is known by what it calls them, never by an address (see `identities`).
//! - What could hand an account or a community to somebody else asks first who is at the keyboard (see `confirmation`).
//! - Two addresses are one where mail to both reaches one person: never because they look alike. An address that was only typed
//!   lets nobody in by itself: what trusts an address asks whether its person has shown that they read mail there.
//! - An imported person is an account that nobody has claimed. It is taken over by a personal invitation or by the same
//!   verified mail address, never by a name.
//!
//! Owns `accounts`, `sessions`, `one_time_links`, `tokens`, `mails`, `mail_choices`, `pictures`, `settings`, `identities`, `provider_visits`,
//! `arrived_people`. Emits [`SignedUp`],
//! [`ProfileChanged`], [`mails::MailWritten`].

pub mod actions;
mod addresses;
pub mod administration;
pub mod archive;
pub mod confirmation;
pub mod devices;
pub mod handle;
pub mod identities;
pub mod imported;
pub mod mails;
mod model;
pub mod password;
mod passwords;
pub mod pictures;
pub mod profile;
pub mod providers;
pub mod recovery;
pub mod secret;
pub mod sessions;
pub mod sign_up;
pub(crate) mod store;
pub mod tokens;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::Ctx;

pub use addresses::{
    prove as prove_address, renew_keys as renew_address_keys, trusted as address_is_trusted,
};
pub use web::{NewcomerForm, signed_in};

pub use model::{
    Account, AccountId, Actor, Email, Line, Name, Person, ProfileChanged, SessionId, SignedUp, fold,
    language_of,
};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// Set-up, sign-in and sign-out.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/setup/{token}", web::setup_form)
        .post("/setup/{token}", web::setup)
        .get("/sign-in", web::sign_in_form)
        .post("/sign-in", web::sign_in)
        .post("/sign-out", web::sign_out)
        .get("/portraits/{seed}", web::portrait)
        .and(profile::pages())
        .and(devices::pages())
        .and(recovery::pages())
        .and(pictures::pages())
        .and(sign_up::pages())
        .and(tokens::pages())
        .and(identities::pages())
        .and(passwords::pages())
        .and(addresses::pages())
        .and(confirmation::pages())
        .and(mails::choices::pages())
}

/// A mail that was written is sent.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(mails::MailWritten::NAME, mails::SEND, Lane::Outside);
}

/// What the reactions do.
pub fn react(app: &App, reactions: &mut Reactions) {
    let sender = app.clone();
    reactions.outside(mails::SEND, move |job| {
        let app = sender.clone();
        async move { mails::send(&app, &job).await }
    });
    let asked = app.clone();
    reactions.inside(sign_up::SEND_LINK, move |tx, job, now, ids| {
        let mut ctx = Ctx::new(tx, &asked, now, ids, None, Language::English);
        sign_up::send_link(&mut ctx, job)
    });
    let app = app.clone();
    reactions.inside(recovery::SEND_LINK, move |tx, job, now, ids| {
        let mut ctx = Ctx::new(tx, &app, now, ids, None, Language::English);
        recovery::send_link(&mut ctx, job)
    });
}
