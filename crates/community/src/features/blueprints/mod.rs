//! Blueprints: types as contracts. Choosing a type is choosing what a community starts with.
//!
//! - A blueprint brings places (the lounge among them), themes, rule cards, forms of exchange, rituals, what directors watch, how it
//!   ends, a welcome and a proposal for the common goal, in the community's language. All of it is shown before choosing and can be
//!   changed afterwards.
//! - Who runs the site opens communities, and directs those they open: see `setup`. What a community lives by is in `contract`.
//!
//! Owns `setups`, `guessed_needs`, `contracts`.

pub mod actions;
pub mod archive;
pub mod contract;
mod model;
pub mod needs;
pub mod setup;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{Blueprint, PlacePlan, RulePlan};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The pages on which a community is opened, and the page of what it lives by.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/new", setup::web::show)
        .post("/communities/new", setup::web::go)
        .post("/communities/new/withdrawal", setup::web::start_over)
        .post("/communities", setup::web::open)
        .get("/communities/{community}/type", contract::web::show)
        .post("/communities/{community}/type", contract::web::change)
}
