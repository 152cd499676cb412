//! What the guide knows of a community: each feature answers for itself, in its file `built.rs`, with one query or two.

use platform::Result;

use crate::ctx::Ctx;
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, State, Type};
use crate::features::{
    blueprints, charter, cohorts, decisions, discussions, learning, places, studies, training, tutoring,
    welcome,
};

/// Facts, as of now.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The community's type.
    pub kind: Type,
    /// Where it stands in its life.
    pub life: State,
    /// Sessions of the training beside which it lives.
    pub sessions: i64,
    /// Its goal; empty where nobody wrote one.
    pub goal: String,
    /// Its members.
    pub members: i64,
    /// Whom it asked what they need.
    pub studies: studies::built::Built,
    /// Whether somebody guessed what people come for, when it was opened.
    pub guessed: bool,
    /// What it aims at, where it is one of learning.
    pub learning: learning::built::Built,
    /// Who arrived, and was greeted by nobody.
    pub welcome: welcome::built::Built,
    /// Whom no tutor follows, and which check-ins are due.
    pub tutoring: tutoring::built::Built,
    /// Who stands at its door.
    pub doors: communities::built::Built,
    /// What it talks about.
    pub themes: discussions::built::Themes,
    /// Where it waits for words.
    pub silences: i64,
    /// Where it meets.
    pub places: places::built::Built,
    /// What it agrees on.
    pub charter: charter::built::Built,
    /// Decisions whose outcome is due.
    pub outcomes_due: i64,
    /// Whether it was dealt into cohorts.
    pub dealt: bool,
}

impl Default for Facts {
    fn default() -> Self {
        Facts {
            kind: Type::Learning,
            life: State::Running,
            sessions: 0,
            goal: String::new(),
            members: 0,
            studies: studies::built::Built::default(),
            guessed: false,
            welcome: welcome::built::Built::default(),
            learning: learning::built::Built::default(),
            tutoring: tutoring::built::Built::default(),
            doors: communities::built::Built::default(),
            themes: discussions::built::Themes::default(),
            silences: 0,
            places: places::built::Built::default(),
            charter: charter::built::Built::default(),
            outcomes_due: 0,
            dealt: false,
        }
    }
}

/// Asks every feature that has something to say.
pub fn gather(ctx: &mut Ctx, seen: &Seen) -> Result<Facts> {
    let community = &seen.community;
    Ok(Facts {
        kind: community.kind,
        life: community.state,
        sessions: training::built::sessions(ctx, community.id)?,
        goal: community.goal.trim().to_owned(),
        members: community.member_count,
        studies: studies::built::of(ctx, community.id)?,
        guessed: blueprints::setup::guess(ctx, community.id)?.is_some(),
        learning: learning::built::of(ctx, community)?,
        welcome: welcome::built::of(ctx, community.id)?,
        tutoring: tutoring::built::of(ctx, community.id)?,
        doors: communities::built::of(ctx, community.id)?,
        themes: discussions::built::themes(ctx, community.id)?,
        silences: discussions::built::silences(ctx, community.id)?,
        places: places::built::of(ctx, community.id)?,
        charter: charter::built::of(ctx, community)?,
        outcomes_due: decisions::built::outcomes_due(ctx, community.id)?,
        dealt: cohorts::built::dealt(ctx, community.id)?,
    })
}
