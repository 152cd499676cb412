//! Blueprints: types as contracts. Choosing a type is choosing what a community starts with.
//!
//! - A blueprint brings places (the lounge among them), themes, rule cards, forms of exchange, rituals, what directors watch, how it
//!   ends, a welcome and a proposal for the common goal, in the community's language. All of it is shown before choosing and can be
//!   changed afterwards.
//! - Who runs the site opens communities, and directs those they open: see `setup`. Three members of one found another (see
//!   `successors`). What a community lives by is in `contract`.
//! - Who is not sure which type fits is advised (see `advice`); before launch a type can still be changed (see `changing`).
//!   A community that lives already grows into another (see `growing`).
//!
//! Owns `setups`, `guessed_needs`, `contracts`, `type_sheets`, `type_choices`.

pub mod actions;
pub mod advice;
pub mod archive;
pub mod changing;
pub mod contract;
pub mod growing;
mod model;
pub mod needs;
pub mod setup;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{Blueprint, PlacePlan, RulePlan};
pub use web::{colour_of, type_icon, type_name, type_promise};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The pages on which a community is opened, those that advise on its type, and the page of what it lives by.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/new", setup::web::show)
        .post("/communities/new", setup::web::go)
        .post("/communities/new/withdrawal", setup::web::start_over)
        .post("/communities", setup::web::open)
        .get("/communities/{community}/contract", contract::web::show)
        .post("/communities/{community}/contract", contract::web::change)
        .and(advice::pages())
}
