//! What the build guide asks: what a community talks about, and where it waits for words.

use platform::{Result, sql};

use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// Seconds after which a conversation that nobody else has joined is silent.
const SILENT: i64 = 24 * 3_600;
/// Seconds after which nobody waits any more.
const PAST: i64 = 14 * 24 * 3_600;

/// Themes and their use.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    /// How many there are.
    pub count: i64,
    /// About how many of them somebody has written.
    pub used: i64,
}

/// The community's themes.
pub fn themes(ctx: &mut Ctx, community: CommunityId) -> Result<Themes> {
    let (count, used) = sql!(
        ctx.tx.row,
        "SELECT (SELECT COUNT(*) FROM themes h WHERE h.community_id = $1 AND h.merged_into IS NULL),
                (SELECT COUNT(*) FROM themes h WHERE h.community_id = $1 AND h.merged_into IS NULL
                 AND EXISTS (SELECT t.id FROM topics t WHERE t.theme_id = h.id AND t.deleted_at IS NULL))",
        community
    )?;
    Ok(Themes { count, used })
}

/// Conversations of the last 14 days that wait for somebody else's word for more than a day, among the latest 200; where only
/// leaders write, nobody waits.
pub fn silences(ctx: &mut Ctx, community: CommunityId) -> Result<i64> {
    let (past, silent) = (ctx.now.plus_seconds(-PAST), ctx.now.plus_seconds(-SILENT));
    let (count,): (i64,) = sql!(
        ctx.tx.row,
        "SELECT COUNT(*) FROM (
             SELECT t.id, t.place_id, t.author_id, t.last_author_id, t.last_post_at FROM topics t
             WHERE t.community_id = $1 AND t.last_post_at > $2 AND t.deleted_at IS NULL AND t.closed_at IS NULL
             AND t.imported_count = 0
             ORDER BY t.last_post_at DESC, t.id DESC LIMIT 200) AS l
         JOIN places p ON p.id = l.place_id
         WHERE l.last_post_at <= $3 AND l.last_author_id = l.author_id AND p.written_by <> 'leaders' AND NOT p.lounge
         AND NOT EXISTS (SELECT n.account_id FROM topic_authors n WHERE n.topic_id = l.id AND n.account_id <> l.author_id)",
        community,
        past,
        silent
    )?;
    Ok(count)
}
