//! The SQL of premises. Owns `premises`.

use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::PlaceId;
use super::Premises;

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
