//! What the build guide asks: whether people were asked what they need, and told what was heard.

use platform::clock::Timestamp;
use platform::{Result, sql};

use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// Studies, as far as they are.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Those that are being written.
    pub drafts: i64,
    /// Those that take answers, or will.
    pub open: i64,
    /// Answers to those.
    pub answers: i64,
    /// Those that are over, and of which nobody was told what was heard.
    pub untold: i64,
    /// How many days ago people were told last.
    pub heard_days: Option<i64>,
}

/// As of now. A community has few studies.
pub fn of(ctx: &mut Ctx, community: CommunityId) -> Result<Built> {
    let (drafts, open, answers, untold, heard_at): (i64, i64, i64, i64, Option<Timestamp>) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*) FILTER (WHERE opened_at IS NULL), COUNT(*) FILTER (WHERE opened_at IS NOT NULL AND closed_at IS NULL),
                CAST(COALESCE(SUM(member_answers + invited_answers + public_answers)
                     FILTER (WHERE opened_at IS NOT NULL AND closed_at IS NULL), 0) AS BIGINT),
                COUNT(*) FILTER (WHERE closed_at IS NOT NULL AND heard_at IS NULL), MAX(heard_at)
         FROM studies WHERE community_id = $1",
        community
    )?;
    let days = |at: Timestamp| (ctx.now.seconds() - at.seconds()) / (24 * 3_600);
    Ok(Built { drafts, open, answers, untold, heard_days: heard_at.map(days) })
}
