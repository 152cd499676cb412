//! Visits: when a member was last in a community, so that home can say what is new since then, and `/` leads where they were.
//!
//! - A visit ends when its member has looked at no page of the community for half an hour. Programs pay none.
//! - A visit is noted when it begins, and once more in each quarter of an hour that it lasts: most visits cost one write. Who goes
//!   from one community to another and back is noted at once, but at most once a minute.
//! - Only the member sees it: no page shows it to others, and no archive holds it.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::CommunityId;
use crate::features::accounts::AccountId;

const MINUTE: i64 = 60;
/// A visit is known to have lasted until so many seconds after it was last noted.
const NOTED: i64 = 15 * MINUTE;
/// A visit that was noted so many seconds ago has ended: half an hour after the last moment at which it may have lasted.
const ENDED: i64 = NOTED + 30 * MINUTE;

/// What is known of somebody's visits to a community.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    /// Since when they belong here.
    pub joined_at: Timestamp,
    /// When they were last noted here.
    pub seen_at: Timestamp,
    /// When the visit before that one ended.
    pub seen_before: Timestamp,
    /// When they were last noted in any of their communities.
    pub seen_anywhere: Timestamp,
}

impl Visit {
    /// When the visit before this one ended; nothing where this is their first.
    pub fn since(&self, now: Timestamp) -> Option<Timestamp> {
        let ended = if self.has_ended(now) { self.seen_at } else { self.seen_before };
        (ended > Timestamp(0)).then_some(ended)
    }

    /// Whether a page that is looked at now should be noted.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let elsewhere = self.seen_anywhere > self.seen_at;
        let after = if elsewhere { MINUTE } else { NOTED };
        self.seen_at <= now.plus_seconds(-after)
    }

    fn has_ended(&self, now: Timestamp) -> bool {
        self.seen_at <= now.plus_seconds(-ENDED)
    }
}

/// Notes that somebody was in a community then.
pub fn note(tx: &mut Tx, community: CommunityId, account: AccountId, at: Timestamp) -> Result<()> {
    // The verdict about the end is taken again from the row, as two pages may have been looked at at once.
    sql!(
        tx.run,
        "UPDATE memberships SET seen_before = CASE WHEN seen_at <= $4 THEN seen_at ELSE seen_before END, seen_at = $3
         WHERE community_id = $1 AND account_id = $2 AND seen_at < $3",
        community,
        account,
        at,
        at.plus_seconds(-ENDED)
    )?;
    Ok(())
}

/// The community in which somebody was last, by its name in addresses.
pub fn last(tx: &mut Tx, account: AccountId) -> Result<Option<String>> {
    let found: Option<(String,)> = sql!(
        tx.find,
        "SELECT c.slug FROM memberships m JOIN communities c ON c.id = m.community_id
         WHERE m.account_id = $1 AND m.left_at IS NULL AND m.seen_at > 0 ORDER BY m.seen_at DESC, c.id LIMIT 1",
        account
    )?;
    Ok(found.map(|(slug,)| slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000);

    fn ago(minutes: i64) -> Timestamp {
        NOW.plus_seconds(-60 * minutes)
    }

    #[test]
    fn a_visit_begins_after_half_an_hour_of_quiet_and_is_noted_rarely() {
        let never = Timestamp(0);
        // Noted here, the visit before it ended, noted anywhere; since when things are new, and whether a page is noted.
        let table = [
            (never, never, never, None, true),
            (never, never, ago(0), None, true),
            (ago(5), never, ago(5), None, false),
            (ago(14), ago(900), ago(14), Some(ago(900)), false),
            (ago(15), ago(900), ago(15), Some(ago(900)), true),
            (ago(44), ago(900), ago(44), Some(ago(900)), true),
            (ago(45), ago(900), ago(45), Some(ago(45)), true),
            (ago(900), never, ago(900), Some(ago(900)), true),
            // They were elsewhere meanwhile.
            (ago(5), ago(900), ago(2), Some(ago(900)), true),
            (ago(0), ago(900), NOW, Some(ago(900)), false),
        ];
        for (seen_at, seen_before, seen_anywhere, since, due) in table {
            let visit = Visit { joined_at: never, seen_at, seen_before, seen_anywhere };
            assert_eq!((visit.since(NOW), visit.is_due(NOW)), (since, due), "{visit:?}");
        }
    }
}
