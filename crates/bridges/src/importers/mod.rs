//! Importers: a community's history from elsewhere.

pub mod slack;
