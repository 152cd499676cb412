//! Home: where people land, on the site and in a community.
//!
//! - Who is not signed in is led to the sign-in; who comes goes straight to the community in which they were last, or to the only
//!   one. All of theirs stand on a page, and in the rail's switch, which tells where something is unread once it is opened.
//! - A community's home greets, and shows what is announced, what waits for the reader (who asks to join, for directors, among
//!   it), what is new since their last visit and what they had not read before it, and what is booked today.
//! - Who does not belong to a community sees a page about it, with the way in, where there is one.
//!
//! Owns no table.

mod news;
mod switch;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The landing pages.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/", web::site)
        .get("/you", web::you)
        .get("/you/unread", web::unread)
        .get("/communities", web::communities)
        .get("/communities/{community}", web::community)
}
