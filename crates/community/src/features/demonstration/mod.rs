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
use crate::features::communities::Role;

/// The people whom one can be, by handle, with what they are in the community that one sees first, in the order in which they are
/// offered.
pub const PEOPLE: [(&str, Role); 6] = [
    ("ines-moreau", Role::Director),
    ("grace-okafor", Role::Facilitator),
    ("amina-diallo", Role::Learner),
    ("tomasz-wilk", Role::Learner),
    ("joao-baptista", Role::Tutor),
    ("hanna-lindqvist", Role::Partner),
];

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// Who one can be, and becoming it.
pub fn pages() -> Routes<App> {
    Routes::default().get("/demo", web::people).get("/demo/{handle}", web::become_person)
}
