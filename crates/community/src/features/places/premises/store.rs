//! The SQL of premises. Owns `premises`.

use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::PlaceId;
use super::Premises;
use crate::features::communities::CommunityId;

row! {
    /// A place that has walls.
    pub struct Walls {
        /// Which.
        pub place_id: PlaceId,
        /// When it is open, in the director's words.
        pub hours: String,
        /// IANA name of its zone.
        pub zone: String,
    }
}

/// A community's open places that have walls, in their order.
pub fn with_walls(tx: &mut Tx, community: CommunityId) -> Result<Vec<Walls>> {
    sql!(
        tx.rows,
        "SELECT p.place_id, p.hours, p.zone FROM places l JOIN premises p ON p.place_id = l.id
         WHERE l.community_id = $1 AND l.archived_at IS NULL AND p.address <> '' ORDER BY l.position, l.name_key, l.id",
        community
    )
}

/// A place's premises, where any were written.
pub fn find(tx: &mut Tx, place: PlaceId) -> Result<Option<Premises>> {
    sql!(
        tx.find,
        "SELECT address, capacity, access_notes, hours, zone FROM premises WHERE place_id = $1",
        place
    )
}

/// Writes a place's premises.
pub fn put(tx: &mut Tx, place: PlaceId, premises: &Premises) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO premises (place_id, address, capacity, access_notes, hours, zone) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (place_id) DO UPDATE SET address = excluded.address, capacity = excluded.capacity,
             access_notes = excluded.access_notes, hours = excluded.hours, zone = excluded.zone",
        place,
        premises.address,
        premises.capacity,
        premises.access_notes,
        premises.hours,
        premises.zone
    )?;
    Ok(())
}
