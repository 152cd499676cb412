//! The SQL of emblems.

use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::CommunityId;

/// Writes under which name a community's picture lies; none shows its drawing.
pub fn set(tx: &mut Tx, community: CommunityId, blob: Option<&str>) -> Result<()> {
    sql!(tx.run, "UPDATE communities SET emblem_blob = $2 WHERE id = $1", community, blob)?;
    Ok(())
}
