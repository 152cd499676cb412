//! The platform: what any product of this kind would need, with no product word in it.
//!
//! It imports no feature. Features build on it through a few ports: [`db`], [`events`], [`jobs`], [`mail`], [`files`],
//! [`i18n`], [`text`] and [`web`].

pub mod clock;
pub mod db;
pub mod error;
pub mod events;
pub mod files;
pub mod i18n;
pub mod ids;
pub mod jobs;
pub mod mail;
pub mod pictures;
pub mod routes;
pub mod say;
pub mod search;
pub mod text;
pub mod web;

pub use error::{Error, Result};
pub use say::Say;

/// The platform's own words.
pub const MESSAGES: i18n::Source = messages!();
