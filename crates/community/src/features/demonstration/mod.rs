//! The demonstration: an organisation that anybody may walk through in any of its roles.
//!
//! - Its pages answer only on data that `lyceum demo` made; elsewhere they do not exist.
//! - A link signs in as a person of the demonstration, as often as one likes, without a password.
//!
//! Owns no table.

mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

/// The people whom one can be, by handle, in the order in which they are offered.
pub const PEOPLE: [&str; 6] =
    ["ines-moreau", "grace-okafor", "amina-diallo", "tomasz-wilk", "joao-baptista", "hanna-lindqvist"];

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// Who one can be, and becoming it.
pub fn pages() -> Routes<App> {
    Routes::default().get("/demo", web::people).get("/demo/{handle}", web::become_person)
}
