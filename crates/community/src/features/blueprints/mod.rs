//! Blueprints: types as contracts. Choosing a type is choosing what a community starts with.
//!
//! - A blueprint brings places (the lounge among them), themes, a welcome and a proposal for the common goal, in the
//!   community's language. All of it is shown before choosing and can be changed afterwards.
//! - Who runs the site opens communities, and directs those they open.
//! - Who is not sure which type fits is advised (see `advice`); before launch a type can still be changed (see `changing`).
//!
//! Owns `type_sheets`, `type_choices`.

pub mod actions;
pub mod advice;
pub mod archive;
pub mod changing;
mod model;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{Blueprint, PlacePlan};
pub use web::{colour_of, type_icon, type_name};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The page on which a community is opened, and those that advise on its type.
pub fn pages() -> Routes<App> {
    Routes::default().get("/communities/new", web::form).post("/communities", web::open).and(advice::pages())
}
