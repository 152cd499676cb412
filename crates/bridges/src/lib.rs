//! Bridges: what comes from other tools, and later goes to them. They call the product's actions.

pub mod importers;
