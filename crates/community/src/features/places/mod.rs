//! Places: where a community's people meet.
//!
//! - A place has a purpose, and says who may see it and who may write in it.
//! - Who may not see a place is not told that it exists.
//! - A lounge always exists: it cannot be closed, hidden or reserved.
//!
//! Owns `places`.

pub mod actions;
mod model;
pub mod policy;
pub(crate) mod store;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{Circle, Place, PlaceId};
pub use store::NewPlace;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// No page of its own: a place's page is its topics.
pub fn pages() -> Routes<App> {
    Routes::default()
}
