//! Text that people write: Markdown in, safe HTML out, and plain text for search and excerpts.
//!
//! - The source is stored as typed, beside its HTML and the [`markdown::RENDERER_VERSION`] that made it.
//! - Size, depth and tables are capped before the costly steps, so that no text takes longer than 100 ms.
//! - Raw HTML is shown as typed. Images become links, as pages load nothing from elsewhere.
//! - What leaves here has passed a strict allow-list and may stand in a page unescaped.

mod caps;
mod clean;
mod line;
pub mod markdown;
mod plain;
mod tree;

pub use line::one_line;
pub use plain::{excerpt, plain};

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
