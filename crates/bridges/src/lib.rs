//! Bridges: what comes from other tools, and later goes to them. They call the product's actions.

pub mod importers;

use community::app::App;
use platform::jobs::Reactions;

/// What the bridges do when something happened; [`community::app::Parts`] takes it.
pub fn react(app: &App, reactions: &mut Reactions) {
    importers::jobs::react(app, reactions);
}
