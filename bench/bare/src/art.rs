//! The drawings, which the product's templates hold too.

/// The emblem.
pub const EMBLEM: &str = include_str!("../templates/emblem.svg");
/// A place's arch.
pub const ARCH: &str = include_str!("../templates/arch.svg");
/// The garden of a home page.
pub const COLONNADE: &str = include_str!("../templates/colonnade.svg");
