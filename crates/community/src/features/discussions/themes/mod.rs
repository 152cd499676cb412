//! A theme's conversations, in all places that the reader sees.
//!
//! - The address of a theme that was merged leads to the theme into which it was.
//! - What was about a merged theme is about the other one, by a reaction to the merger.

mod store;
pub(super) mod web;

pub use store::merge;
