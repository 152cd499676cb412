//! The SQL of bookings. Owns `bookings`.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::PlaceId;
use super::BookingId;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

row! {
    /// A booking as the calendar shows it.
    pub struct Booking {
        /// Its id.
        pub id: BookingId,
        /// Who booked.
        pub account_id: AccountId,
        /// Their name.
        pub name: String,
        /// What for.
        pub title: String,
        /// From when.
        pub starts_at: Timestamp,
        /// Until when.
        pub ends_at: Timestamp,
    }
}

/// Holds a place until the end, so that two bookings come one after the other.
pub fn lock(tx: &mut Tx, place: PlaceId) -> Result<()> {
    sql!(tx.row::<(PlaceId,)>, "SELECT id FROM places WHERE id = $1 FOR UPDATE", place)?;
    Ok(())
}

/// Whether the place is somebody's at any time in the span.
pub fn overlaps(tx: &mut Tx, place: PlaceId, starts_at: Timestamp, ends_at: Timestamp) -> Result<bool> {
    let found: Option<(BookingId,)> = sql!(
        tx.find,
        "SELECT id FROM bookings WHERE place_id = $1 AND cancelled_at IS NULL AND ends_at > $2 AND starts_at < $3 LIMIT 1",
        place,
        starts_at,
        ends_at
    )?;
    Ok(found.is_some())
}

/// Writes a booking.
#[expect(clippy::too_many_arguments, reason = "a row has as many columns")]
pub fn insert(
    tx: &mut Tx,
    id: BookingId,
    community: CommunityId,
    place: PlaceId,
    account: AccountId,
    title: &str,
    span: (Timestamp, Timestamp),
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO bookings (id, community_id, place_id, account_id, title, starts_at, ends_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        community,
        place,
        account,
        title,
        span.0,
        span.1,
        now
    )?;
    Ok(())
}

/// What is booked in a place and not over, the soonest first.
pub fn coming(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<Vec<Booking>> {
    sql!(
        tx.rows,
        "SELECT b.id, b.account_id, a.name, b.title, b.starts_at, b.ends_at FROM bookings b JOIN accounts a ON a.id = b.account_id
         WHERE b.place_id = $1 AND b.cancelled_at IS NULL AND b.ends_at > $2 ORDER BY b.ends_at, b.id LIMIT 100",
        place,
        now
    )
}

row! {
    /// A booking somewhere in a community.
    pub struct Elsewhere {
        /// Where.
        pub place_id: PlaceId,
        /// Who booked.
        pub account_id: AccountId,
        /// Their name.
        pub name: String,
        /// What for.
        pub title: String,
        /// From when.
        pub starts_at: Timestamp,
        /// Until when.
        pub ends_at: Timestamp,
    }
}

/// What is booked in a community and not over, what ends soonest first.
pub fn ending_soonest(
    tx: &mut Tx,
    community: CommunityId,
    now: Timestamp,
    most: i64,
) -> Result<Vec<Elsewhere>> {
    sql!(
        tx.rows,
        "SELECT b.place_id, b.account_id, a.name, b.title, b.starts_at, b.ends_at
         FROM bookings b JOIN accounts a ON a.id = b.account_id
         WHERE b.community_id = $1 AND b.cancelled_at IS NULL AND b.ends_at > $2 ORDER BY b.ends_at, b.id LIMIT $3",
        community,
        now,
        most
    )
}

/// Where, whose and until when a booking is.
pub fn find(tx: &mut Tx, id: BookingId) -> Result<(PlaceId, AccountId, Timestamp)> {
    sql!(tx.row, "SELECT place_id, account_id, ends_at FROM bookings WHERE id = $1", id)
}

/// Cancels a booking. Cancelling it twice changes nothing.
pub fn cancel(tx: &mut Tx, id: BookingId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE bookings SET cancelled_at = $2 WHERE id = $1 AND cancelled_at IS NULL", id, now)?;
    Ok(())
}
