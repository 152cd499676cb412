//! Bookings: whose a physical place is, and when.
//!
//! - Who may write in a physical place books it. Two bookings never overlap: where two people try at once, one gets it.
//! - Times are typed and shown as wall-clock times in the place's zone, whatever the reader's own is.
//! - Whoever booked cancels, and so does who directs. What is over stays as it was.

pub(crate) mod store;
pub(crate) mod web;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, id, say};

use super::actions::{self, Seen};
use super::policy;
use super::premises::{self, Premises};
use crate::app::App;
use crate::ctx::Ctx;

pub use store::Booking;

id!(
    /// A booking of a place.
    BookingId, "booking"
);

/// Longest booking, in seconds.
const LONGEST: i64 = 24 * 3_600;
/// How far ahead one books, in seconds.
const AHEAD: i64 = 366 * 24 * 3_600;

/// A place's bookings.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/places/{place}/bookings", web::list)
        .post("/communities/{community}/places/{place}/bookings", web::book)
        .post("/bookings/{booking}/cancellation", web::cancel)
}

/// A booking to be, checked against the place's zone.
#[derive(Clone, Debug)]
pub struct Wanted {
    title: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
}

impl Wanted {
    /// Takes a booking as typed; days and times are those of `zone`.
    fn parse(form: &web::BookingForm, zone: &TimeZone, now: Timestamp) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let title = one_line(&form.title);
        if title.is_empty() || title.chars().count() > 80 {
            refuse("title", say!("booking-title-unsound", max = 80));
        }
        let day: Option<Date> = form.day.parse().ok();
        if day.is_none() {
            refuse("day", say!("booking-day-unsound"));
        }
        let (from, to): (Option<Time>, Option<Time>) = (form.starts.parse().ok(), form.ends.parse().ok());
        for (field, time) in [("starts", from), ("ends", to)] {
            if time.is_none() {
                refuse(field, say!("booking-time-unsound"));
            }
        }
        let at = |day: Date, time: Time| {
            let at = zone.to_timestamp(day.to_datetime(time)).ok()?;
            Some(Timestamp(at.as_microsecond()))
        };
        let span = match (day, from, to) {
            // What ends before it starts ends on the next day.
            (Some(day), Some(from), Some(to)) => {
                let last = if to > from { Some(day) } else { day.tomorrow().ok() };
                at(day, from).zip(last.and_then(|last| at(last, to)))
            }
            _ => None,
        };
        if let Some((starts_at, ends_at)) = span
            && (ends_at <= now
                || starts_at > now.plus_seconds(AHEAD)
                || ends_at > starts_at.plus_seconds(LONGEST))
        {
            refuse("day", say!("booking-out-of-reach"));
        }
        match span {
            Some((starts_at, ends_at)) if problems.is_empty() => Ok(Wanted { title, starts_at, ends_at }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// A physical place with its premises and zone; [`Error::NotFound`] for one without walls.
pub fn physical(ctx: &mut Ctx, community: &str, place: &str) -> Result<(Seen, Premises, TimeZone)> {
    let seen = actions::seen(ctx, community, place)?;
    let premises = premises::store::find(ctx.tx, seen.place.id)?.filter(Premises::is_physical);
    let premises = premises.ok_or(Error::NotFound)?;
    let zone = TimeZone::get(&premises.zone).map_err(Error::internal)?;
    Ok((seen, premises, zone))
}

/// Books a place.
pub fn book(ctx: &mut Ctx, community: &str, place: &str, form: &web::BookingForm) -> Result<BookingId> {
    let (account, (seen, _, zone)) = (ctx.account()?, physical(ctx, community, place)?);
    policy::write(seen.standing(), &seen.place)?;
    let wanted = Wanted::parse(form, &zone, ctx.now)?;
    store::lock(ctx.tx, seen.place.id)?;
    if store::overlaps(ctx.tx, seen.place.id, wanted.starts_at, wanted.ends_at)? {
        return Err(Error::invalid("starts", say!("booking-taken")));
    }
    let id = BookingId::draw(&mut ctx.ids);
    let (community, place) = (seen.place.community_id, seen.place.id);
    let span = (wanted.starts_at, wanted.ends_at);
    store::insert(ctx.tx, id, community, place, account, &wanted.title, span, ctx.now)?;
    Ok(id)
}

/// Cancels a booking that is not over; the path of its place's bookings.
pub fn cancel(ctx: &mut Ctx, id: BookingId) -> Result<String> {
    let (place, account, ends_at) = store::find(ctx.tx, id)?;
    let (actor, seen) = (ctx.account()?, actions::seen_by_id(ctx, place)?);
    seen.standing().writes()?;
    if actor != account && !seen.standing().directs() {
        return Err(Error::Forbidden(say!("booking-cancel-forbidden")));
    }
    if ends_at <= ctx.now {
        return Err(Error::Conflict(say!("booking-over")));
    }
    store::cancel(ctx.tx, id, ctx.now)?;
    Ok(format!("{}/bookings", seen.path()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(day: &str, starts: &str, ends: &str) -> web::BookingForm {
        web::BookingForm {
            title: "Dough".to_owned(),
            day: day.to_owned(),
            starts: starts.to_owned(),
            ends: ends.to_owned(),
        }
    }

    #[test]
    fn a_wall_clock_time_holds_across_a_change_of_clocks() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let now = Timestamp::from_seconds(1_774_000_000);
        // 28 March 2026 is winter time, 29 March summer time from two o'clock on.
        let winter = Wanted::parse(&form("2026-03-28", "10:00", "11:00"), &paris, now).unwrap();
        let summer = Wanted::parse(&form("2026-03-29", "10:00", "11:00"), &paris, now).unwrap();
        assert_eq!(summer.starts_at.seconds() - winter.starts_at.seconds(), 23 * 3_600);
        let night = Wanted::parse(&form("2026-03-28", "22:00", "02:30"), &paris, now).unwrap();
        assert_eq!(night.ends_at.seconds() - night.starts_at.seconds(), 4 * 3_600 + 1_800);
    }

    proptest! {
        #[test]
        fn what_is_taken_is_never_longer_than_a_day_nor_over(day in "20[0-9]{2}-[01][0-9]-[0-3][0-9]", from in 0..24_u8, to in 0..24_u8) {
            let now = Timestamp::from_seconds(1_795_424_400);
            let typed = form(&day, &format!("{from:02}:00"), &format!("{to:02}:00"));
            if let Ok(wanted) = Wanted::parse(&typed, &TimeZone::get("America/New_York").unwrap(), now) {
                prop_assert!(wanted.ends_at > wanted.starts_at && wanted.ends_at > now);
                prop_assert!(wanted.ends_at <= wanted.starts_at.plus_seconds(LONGEST));
            }
        }
    }
}
