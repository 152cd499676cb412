//! Exports: a community, or the whole site, as a zip that people read and programs understand (see `docs/archive.md`).
//!
//! - An archive shows one moment: all of it is read in one snapshot, which holds nobody up.
//! - What it holds, the features declare (see [`crate::archive`]); beside it stands a copy for reading, in Markdown.
//! - Directors make one of their community, without mail addresses and without who has read what. Who runs the site makes one of a
//!   community or of everything, with both.
//! - It is made by a job. Only who asked for it takes it away, for a day and while they may still make one. What was made is
//!   noted in the audit log.
//! - A director has one archive of a community at a time: a new one replaces the old.
//! - Everybody takes along what is their own, from every community, closed or not (see [`mine`]). It is made, kept and handed over in
//!   the same way.
//!
//! Owns `exports`. Emits [`ExportAsked`].

pub mod actions;
mod mine;
mod model;
mod reading_copy;
mod store;
pub(super) mod web;
pub mod writing;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::Source;
use platform::jobs::Reactions;
use platform::routes::Routes;
use platform::text::markdown::escaped;
use platform::text::one_line;

use crate::app::App;
use crate::archive::LeftOut;
use crate::ctx::payload;

pub use model::{Export, ExportAsked, ExportId, Of};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] =
    &[LeftOut { table: "exports", reason: "archives that lie ready here for a day", counted: None }];

const MAKE: &str = "exports.make";

/// The pages of directors, of who runs the site, and of everybody.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/export", web::of_community)
        .post("/communities/{community}/export", web::ask_for_community)
        .get("/site/export", web::of_site)
        .post("/site/export", web::ask_for_site)
        .get("/export", web::of_person)
        .post("/export", web::ask_for_oneself)
        .get("/exports/{export}", web::take)
}

/// An archive that was asked for is made.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(ExportAsked::NAME, MAKE, Lane::Outside);
}

/// Makes archives.
pub fn react(app: &App, reactions: &mut Reactions) {
    let app = app.clone();
    reactions.outside(MAKE, move |job| {
        let app = app.clone();
        async move {
            let asked: ExportAsked = payload(&job)?;
            actions::make(&app, asked.export_id).await
        }
    });
}

/// A name or a title as it stands in a heading or a list of a copy to read.
fn heading(text: &str) -> String {
    escaped(&one_line(text))
}
