//! The product: communities of learners, one folder a feature. Start at [`features`], the map.

pub mod app;
pub mod archive;
pub mod art;
pub mod caller;
pub mod ctx;
pub mod errors;
pub mod features;
mod named;
pub mod page;
mod router;
mod upload;

pub use errors::panic_page;
pub use router::router;
