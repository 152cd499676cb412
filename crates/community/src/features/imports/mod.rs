//! Imports: a community's history, brought from another tool by its directors.
//!
//! - A director brings an archive, sees what is in it and what would be left out, and starts, stops and goes on. One at a time
//!   in a community.
//! - Stopping keeps what was brought. Going on, also after the program was killed, takes up where it stopped; nothing comes twice.
//! - Everybody sees the places that come. Nobody is told, all of it counts as read, and people become members who have not come.
//! - An archive that is broken or hostile brings nothing, and the page says which file is at fault and what to do.
//! - The archive is deleted as soon as its import is over. The report stays.
//!
//! The archives' formats are no matter of this crate: `bridges` reads them, in jobs that follow from [`ArchiveBrought`] and
//! [`ImportBegun`], and comes back through [`progress`].
//!
//! Owns `imports`.

pub mod actions;
mod model;
mod policy;
pub mod progress;
mod report;
mod store;
pub(super) mod web;

use axum::handler::Handler;
use platform::events::{Event, Lane, Listeners};
use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;
use crate::archive::LeftOut;
use crate::upload;

pub use model::{ArchiveBrought, Import, ImportBegun, ImportId, Problem, State, Tool, Trouble};
pub use report::Report;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] =
    &[LeftOut { table: "imports", reason: "how histories came in here", counted: None }];

/// The job that looks through an archive; its payload is an [`ArchiveBrought`].
pub const LOOK: &str = "imports.look";
/// The job that brings the next part of a history; its payload is an [`ImportBegun`].
pub const BRING: &str = "imports.bring";

/// Largest archive, in bytes.
pub const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// A director's pages.
pub fn pages() -> Routes<App> {
    let limit = upload::limit_of(MOST_BYTES);
    Routes::default()
        .get("/communities/{community}/imports", web::list)
        .post("/communities/{community}/imports", web::bring.layer(limit))
        .get("/communities/{community}/imports/{import}", web::import)
        .get("/communities/{community}/imports/{import}/progress", web::progress)
        .post("/communities/{community}/imports/{import}/start", web::start)
        .post("/communities/{community}/imports/{import}/stop", web::stop)
        .post("/communities/{community}/imports/{import}/removal", web::remove)
}

/// An archive is looked through, and what was begun goes on.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(ArchiveBrought::NAME, LOOK, Lane::Outside);
    listeners.add(ImportBegun::NAME, BRING, Lane::Outside);
}
