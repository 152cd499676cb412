//! Today: what is booked in the places with walls that somebody sees, and when those are open.
//!
//! - A day is a day of the place, in its own zone, and so are the times.
//! - What is over is left out. What the reader booked themselves comes first.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use platform::clock::Timestamp;
use platform::{Error, Result};

use super::bookings::store as bookings;
use super::model::{Place, PlaceId};
use super::premises::store::{self as premises, Walls};
use crate::ctx::Ctx;
use crate::features::communities::CommunityId;

/// Bookings that are shown.
const SHOWN: usize = 4;
/// Bookings of the community that are looked at, those that end soonest.
const LOOKED_AT: i64 = 200;

/// A booking of today.
#[derive(Clone, Debug)]
pub struct Booked {
    /// Where.
    pub place: PlaceId,
    /// What for.
    pub title: String,
    /// Who booked.
    pub name: String,
    /// Whether it was the reader.
    pub mine: bool,
    /// From when, as a clock shows it in the place.
    pub from: String,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when, as a clock shows it in the place.
    pub until: String,
    /// The place's zone, where clocks show another time than the reader's.
    pub zone: Option<String>,
}

/// What is on today.
#[derive(Clone, Debug)]
pub struct Today {
    /// What is booked and not over.
    pub bookings: Vec<Booked>,
    /// When places are open, in their directors' words.
    pub hours: Vec<(PlaceId, String)>,
}

/// What is on today in these places of a community, which the caller sees; `None` where none of them has walls.
pub fn of(ctx: &mut Ctx, community: CommunityId, places: &[&Place]) -> Result<Option<Today>> {
    let mut walls = premises::with_walls(ctx.tx, community)?;
    walls.retain(|one| places.iter().any(|place| place.id == one.place_id));
    if walls.is_empty() {
        return Ok(None);
    }
    let (reader, mut booked) = (ctx.account()?, Vec::new());
    for booking in bookings::ending_soonest(ctx.tx, community, ctx.now, LOOKED_AT)? {
        let Some(place) = walls.iter().find(|one| one.place_id == booking.place_id) else { continue };
        let zone = TimeZone::get(&place.zone).map_err(Error::internal)?;
        if booking.starts_at >= midnight_after(&zone, ctx.now)? {
            continue;
        }
        let there = ctx.app.locale(ctx.locale.language, &place.zone);
        let elsewhere = there.clock(booking.starts_at) != ctx.locale.clock(booking.starts_at);
        booked.push(Booked {
            place: booking.place_id,
            mine: booking.account_id == reader,
            from: there.clock(booking.starts_at),
            until: there.clock(booking.ends_at),
            starts_at: booking.starts_at,
            zone: elsewhere.then(|| place.zone.clone()),
            title: booking.title,
            name: booking.name,
        });
    }
    booked.sort_by_key(|one| (!one.mine, one.starts_at));
    booked.truncate(SHOWN);
    Ok(Some(Today { bookings: booked, hours: hours(walls) }))
}

fn hours(walls: Vec<Walls>) -> Vec<(PlaceId, String)> {
    let told = walls.into_iter().filter(|one| !one.hours.is_empty());
    told.map(|one| (one.place_id, one.hours)).take(SHOWN).collect()
}

/// When the day in which `now` falls ends in a zone.
fn midnight_after(zone: &TimeZone, now: Timestamp) -> Result<Timestamp> {
    let day = zone.to_datetime(now.to_jiff()).date();
    let next = day.tomorrow().map_err(Error::internal)?;
    let ends = zone.to_timestamp(next.to_datetime(Time::midnight())).map_err(Error::internal)?;
    Ok(Timestamp(ends.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_the_places_own_midnight() {
        // Monday 23 November 2026, 09:00 in UTC.
        let now = Timestamp::from_seconds(1_795_424_400);
        let hours = |zone: &str| {
            let ends = midnight_after(&TimeZone::get(zone).unwrap(), now).unwrap();
            (ends.seconds() - now.seconds()) / 3_600
        };
        assert_eq!(hours("UTC"), 15);
        assert_eq!(hours("Europe/Paris"), 14);
        assert_eq!(hours("America/New_York"), 20);
        assert_eq!(hours("Pacific/Auckland"), 2);
    }

    #[test]
    fn a_day_on_which_clocks_change_is_as_long_as_it_is() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        // 25 October 2026, 00:00 in Paris: winter time begins, and the day has 25 hours.
        let midnight = Timestamp::from_seconds(1_792_879_200);
        let ends = midnight_after(&paris, midnight).unwrap();
        assert_eq!(ends.seconds() - midnight.seconds(), 25 * 3_600);
    }
}
