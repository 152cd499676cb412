//! Files: what people bring into what they write.
//!
//! - A picture is made anew, with a thumbnail; every other file is kept as it came and only ever downloaded.
//! - Who brought a file sees it; who else does, decides what shows it (see `discussions::attachments`).
//! - A file is at most [`upload::MOST_BYTES`], and everything that somebody brought at most [`MOST_OF_ONE`].
//! - Whoever brought a file takes it away again; what pointed at it says so.
//!
//! Owns `files`.

pub mod actions;
pub mod archive;
mod model;
pub mod store;
pub mod web;

use axum::handler::Handler;
use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;
use crate::upload;

pub use model::{File, FileId, MOST_OF_ONE};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// One's files, and the act that brings one.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/files", web::list)
        .post("/files", web::bring.layer(upload::limit()))
        .post("/files/{file}/deletion", web::delete)
}
