//! What the guide knows of a community: each feature answers for itself, in its file `built.rs`, with one query or two.

use platform::Result;

use crate::ctx::Ctx;
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, Type};
use crate::features::{charter, cohorts, decisions, discussions, places, studies};

/// Facts, as of now.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The community's type.
    pub kind: Type,
    /// Its goal; empty where nobody wrote one.
    pub goal: String,
    /// Its members.
    pub members: i64,
    /// What its people were asked.
    pub studies: studies::built::Built,
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
            goal: String::new(),
            members: 0,
            studies: studies::built::Built::default(),
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
        goal: community.goal.trim().to_owned(),
        members: community.member_count,
        studies: studies::built::of(ctx, community.id)?,
        doors: communities::built::of(ctx, community.id)?,
        themes: discussions::built::themes(ctx, community.id)?,
        silences: discussions::built::silences(ctx, community.id)?,
        places: places::built::of(ctx, community.id)?,
        charter: charter::built::of(ctx, community)?,
        outcomes_due: decisions::built::outcomes_due(ctx, community.id)?,
        dealt: cohorts::built::dealt(ctx, community.id)?,
    })
}
