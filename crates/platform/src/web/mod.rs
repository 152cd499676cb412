//! The way in: the accept loop, and what every request passes before a handler sees it. And the way out: [`fetch`].

pub mod address;
pub mod csrf;
pub mod fetch;
pub mod headers;
pub mod limits;
pub mod metrics;
pub mod serve;
