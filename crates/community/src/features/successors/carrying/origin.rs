//! What the page of a topic says of where it comes from.

use platform::db::Tx;
use platform::{Result, row, sql};

use crate::ctx::Ctx;
use crate::features::communities::{self, CommunityId};
use crate::features::discussions::{Topic, TopicId};

row! {
    /// Where a topic comes from.
    pub struct Origin {
        /// The community's name.
        pub name: String,
        /// The community, where it is on this site.
        pub community_id: Option<CommunityId>,
        /// The topic there.
        pub topic_id: Option<TopicId>,
        /// Posts that stayed there.
        pub stayed: i64,
    }
}

/// Where a topic comes from, where it came along from another community; the way there is told to its members only.
pub fn of(ctx: &mut Ctx, topic: &Topic) -> Result<Option<Origin>> {
    // Most topics did not: what came along counts as imported.
    if topic.imported_count == 0 {
        return Ok(None);
    }
    let Some(mut origin) = find(ctx.tx, topic.id)? else { return Ok(None) };
    let account = ctx.account()?;
    let belongs = match origin.community_id {
        Some(community) => communities::actions::belongs(ctx, community, account)?,
        None => false,
    };
    if !belongs {
        origin.topic_id = None;
    }
    Ok(Some(origin))
}

fn find(tx: &mut Tx, topic: TopicId) -> Result<Option<Origin>> {
    sql!(
        tx.find,
        "SELECT COALESCE(o.name, l.origin_name), l.origin_id, t.origin_id, t.stayed
         FROM carried_topics t JOIN lineages l ON l.community_id = t.community_id LEFT JOIN communities o ON o.id = l.origin_id
         WHERE t.topic_id = $1",
        topic
    )
}
