//! Places: where a community's people meet.
//!
//! - A place has a purpose, and says who may see it and who may write in it.
//! - Who may not see a place is not told that it exists.
//! - Directors make, change and close places. A closed place leaves the list and keeps its address: what was written stays
//!   readable, and it can be opened again.
//! - A lounge always exists: it cannot be closed, hidden or reserved.
//!
//! - Directors set the order in which the places stand.
//!
//! Owns `places`, `premises`, `bookings`.

pub mod actions;
pub mod archive;
pub mod bookings;
pub mod built;
pub(crate) mod model;
pub mod policy;
pub mod premises;
pub(crate) mod store;
pub mod today;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use model::{Circle, Place, PlaceId, PlaceText};
pub use store::NewPlace;
pub use web::{seen_by, written_by};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The list of places and the forms that make and change them. A place's own page is its topics.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/places", web::list)
        .get("/communities/{community}/places/new", web::new_form)
        .post("/communities/{community}/places", web::make)
        .get("/communities/{community}/places/{place}/edit", web::edit_form)
        .post("/communities/{community}/places/{place}", web::edit)
        .post("/communities/{community}/places/{place}/closure", web::close)
        .post("/communities/{community}/places/{place}/reopening", web::reopen)
        .post("/communities/{community}/places/{place}/position", web::place_at)
        .and(premises::pages())
        .and(bookings::pages())
}
