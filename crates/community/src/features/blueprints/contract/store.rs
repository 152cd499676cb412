//! The SQL of contracts that directors changed.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use crate::features::communities::CommunityId;

row! {
    /// What directors say that a community lives by; a thing a line.
    pub struct Stored {
        /// Forms of exchange.
        pub exchanges: String,
        /// Rituals.
        pub rituals: String,
        /// What directors watch.
        pub measures: String,
        /// How it ends, or that it lasts.
        pub ending: String,
    }
}

/// What directors said, where they did.
pub fn find(tx: &mut Tx, community: CommunityId) -> Result<Option<Stored>> {
    sql!(
        tx.find,
        "SELECT exchanges, rituals, measures, ending FROM contracts WHERE community_id = $1",
        community
    )
}

/// Writes what directors say.
pub fn put(tx: &mut Tx, community: CommunityId, said: &Stored, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO contracts (community_id, exchanges, rituals, measures, ending, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (community_id) DO UPDATE SET exchanges = excluded.exchanges, rituals = excluded.rituals,
             measures = excluded.measures, ending = excluded.ending, changed_at = excluded.changed_at",
        community,
        said.exchanges,
        said.rituals,
        said.measures,
        said.ending,
        now
    )?;
    Ok(())
}
