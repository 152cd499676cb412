//! Drawings made in code: portraits of people without a photograph, and the scenes of the colonnade.
//!
//! - Nothing here reads anything: a drawing is a function of its arguments, so the same person always
//!   looks the same.
//! - Portraits stand alone (they are served as images), so their colours are plain values.
//! - Scenes are put into pages, so their colours are the style sheet's variables and turn to night.

pub mod emblem;
mod figures;
mod hair;
pub mod portrait;
pub mod scene;
