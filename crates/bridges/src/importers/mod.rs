//! Importers: a community's history from elsewhere.
//!
//! - Every source (`slack`, `zulip`) turns what it reads into one intermediate form, [`form`]: a stream of entries in one order.
//! - One writer, [`Bringing`], takes that form into a community: in batches of at most 500 rows, each whole or not at all, with
//!   the times that things had, told to nobody, counted as read and findable at once.
//! - Ids are made from the community, the source and the source's own keys: a second run adds nothing, and a run that was
//!   killed goes on.
//! - A hostile or broken archive is refused before anything is written: opening a source reads all of it once.
//!
//! A new source is a function that opens something and gives an iterator of [`form::Entry`].

pub mod form;
mod html;
mod ids;
pub mod jobs;
pub mod package;
mod prepare;
mod reactions;
mod refusal;
mod report;
pub mod slack;
mod title;
mod write;
pub mod zulip;

pub use community::features::imports::Report;
pub use prepare::{Target, count};
pub use refusal::{Failure, Refusal};
pub use write::{Bringing, Step, bring};
