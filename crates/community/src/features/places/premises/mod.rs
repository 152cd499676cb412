//! Premises: where a place is, when it is open, and how one gets in.
//!
//! - A place with an address is physical, and its page is its virtual twin: a poster with a QR code leads there.
//! - Hours and bookings are wall-clock times in the place's own zone.
//! - Directors write the premises. Who sees the place sees them.

pub(super) mod store;
pub(crate) mod web;

use platform::error::Problem;
use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, row, say};

use super::actions;
use super::model::PlaceId;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};

row! {
    /// Where a place is, when it is open, and how one gets in.
    pub struct Premises {
        /// Its address on one line; empty where it is only virtual.
        pub address: String,
        /// How many people fit in.
        pub capacity: Option<i64>,
        /// How one gets in.
        pub access_notes: String,
        /// When it is open, in the director's words.
        pub hours: String,
        /// IANA name of its zone.
        pub zone: String,
    }
}

impl Premises {
    /// Whether it has walls.
    pub fn is_physical(&self) -> bool {
        !self.address.is_empty()
    }

    /// Takes premises as typed.
    pub fn parse(form: &web::PremisesForm) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let (address, hours) = (one_line(&form.address), form.hours.trim().to_owned());
        let access_notes = form.access_notes.trim().to_owned();
        for (field, text, max) in
            [("address", &address, 200), ("hours", &hours, 400), ("access_notes", &access_notes, 600)]
        {
            if text.chars().count() > max {
                refuse(field, say!("premises-too-long", max = max as i64));
            }
        }
        let capacity = match form.capacity.trim() {
            "" => None,
            digits => {
                let number = digits.parse().ok().filter(|number| (1..=100_000).contains(number));
                if number.is_none() {
                    refuse("capacity", say!("premises-capacity-unsound", max = 100_000));
                }
                number
            }
        };
        if jiff::tz::TimeZone::get(&form.zone).is_err() {
            refuse("zone", say!("zone-unknown"));
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        Ok(Premises { address, capacity, access_notes, hours, zone: form.zone.clone() })
    }
}

/// The form, and the poster.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/places/{place}/premises", web::form)
        .post("/communities/{community}/places/{place}/premises", web::save)
        .get("/communities/{community}/places/{place}/poster", web::poster)
}

/// Writes a place's premises.
pub fn save(ctx: &mut Ctx, community: &str, place: &str, premises: &Premises) -> Result<String> {
    let seen = actions::changeable(ctx, community, place)?;
    store::put(ctx.tx, seen.place.id, premises)?;
    audit::note(ctx, Act::PlaceChanged, Some(seen.place.community_id.0), &seen.place.name)?;
    Ok(seen.path())
}

/// A place's premises, where any were written. Who may see the place was decided before.
pub fn of(ctx: &mut Ctx, place: PlaceId) -> Result<Option<Premises>> {
    store::find(ctx.tx, place)
}
