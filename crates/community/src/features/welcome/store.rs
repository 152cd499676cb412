//! The SQL of introductions.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

row! {
    /// What somebody said on their first day.
    pub struct Introduction {
        /// What they need; may be empty.
        pub needs: String,
        /// What they can give; may be empty.
        pub gives: String,
    }
}

/// What somebody said, where they did or closed the way there.
pub fn introduction(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Option<Introduction>> {
    sql!(
        tx.find,
        "SELECT needs, gives FROM introductions WHERE community_id = $1 AND account_id = $2",
        community,
        account
    )
}

/// Writes what somebody says.
pub fn put(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    needs: &str,
    gives: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO introductions (community_id, account_id, needs, gives, said_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (community_id, account_id) DO UPDATE SET needs = excluded.needs, gives = excluded.gives, said_at = excluded.said_at",
        community,
        account,
        needs,
        gives,
        now
    )?;
    Ok(())
}
