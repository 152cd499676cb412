//! Search: topics, posts and people, and only what the reader may see.
//!
//! - A post is found by its words, and the first post of a topic by the topic's title too; a person by name, handle and the
//!   line about themselves. Words are found under any of their English or French forms, with or without accents.
//! - The newest are shown first: in a conversation, what was said last matters most.
//! - The index proposes candidates; the same policy that guards the pages decides on each of them. At most
//!   [`actions::MOST`] candidates are looked at for a page; where that was not enough, the page says so and goes on from there.
//! - Deleted posts are not found.
//!
//! Owns `search_entries`, `search_words` (through the platform's `search`).

pub mod actions;
mod reactions;
pub(crate) mod store;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use reactions::{listen, react};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The search page.
pub fn pages() -> Routes<App> {
    Routes::default().get("/search", web::search)
}
