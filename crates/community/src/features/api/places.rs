//! Places, their premises and bookings.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Made, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::communities::{self, Colour};
use crate::features::discussions::reading;
use crate::features::places::bookings::{self, BookingId, web::BookingForm};
use crate::features::places::model::{Circle, PlaceText};
use crate::features::places::premises::{self, web::PremisesForm};
use crate::features::places::{self, actions};

/// A place.
#[derive(Serialize, ToSchema)]
pub struct Place {
    /// Its name in addresses.
    slug: String,
    name: String,
    purpose: String,
    colour: Colour,
    seen_by: Circle,
    written_by: Circle,
    /// Whether it is the lounge, which always exists.
    lounge: bool,
    /// Whether people ask in it.
    asks: bool,
    topic_count: i64,
    /// Whether it was closed to new posts.
    closed: bool,
}

impl From<places::Place> for Place {
    fn from(place: places::Place) -> Self {
        Place {
            slug: place.slug,
            name: place.name,
            purpose: place.purpose,
            colour: place.colour,
            seen_by: place.seen_by,
            written_by: place.written_by,
            lounge: place.lounge,
            asks: place.asks,
            topic_count: place.topic_count,
            closed: place.archived_at.is_some(),
        }
    }
}

fn one_of(ctx: &mut Ctx, community: &str, slug: &str) -> Result<Place> {
    Ok(actions::seen(ctx, community, slug)?.place.into())
}

/// A community's places that one sees.
#[utoipa::path(get, path = "/api/v1/communities/{community}/places", tag = "Places",
    responses((status = 200, body = List<Place>)))]
pub async fn list(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let within = communities::actions::seen(ctx, &slug)?;
        actions::visible(ctx, within.community.id, &within.standing)
    };
    program.list_all(find, |place, _| Place::from(place)).await
}

/// A place.
#[utoipa::path(get, path = "/api/v1/communities/{community}/places/{place}", tag = "Places",
    responses((status = 200, body = Place)))]
pub async fn one(program: Program, Path((community, slug)): Path<(String, String)>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, &community, &slug)).await
}

/// What a director says about a place.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceBody {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    #[schema(min_length = 1, max_length = 300)]
    purpose: String,
    colour: Colour,
    seen_by: Circle,
    written_by: Circle,
    #[serde(default)]
    asks: bool,
}

impl PlaceBody {
    fn checked(&self) -> Result<PlaceText> {
        let PlaceBody { name, purpose, colour, seen_by, written_by, asks } = self;
        let text = PlaceText::parse(name, purpose, colour.name(), seen_by.name(), written_by.name())?;
        Ok(PlaceText { asks: *asks, ..text })
    }
}

/// Makes a place at the end of the list.
#[utoipa::path(post, path = "/api/v1/communities/{community}/places", tag = "Places", request_body = PlaceBody,
    responses((status = 201, body = Made)))]
pub async fn make(
    program: Program,
    Path(community): Path<String>,
    sent: Sent<PlaceBody>,
) -> Result<Response> {
    let text = sent.body.checked()?;
    program
        .make(&sent, move |ctx| {
            let url = actions::make(ctx, &community, &text)?;
            let id = url.rsplit('/').next().unwrap_or_default().to_owned();
            Ok(Made { id, url })
        })
        .await
}

/// Writes what a place is called, what it is for and for whom. Its address stays.
#[utoipa::path(put, path = "/api/v1/communities/{community}/places/{place}", tag = "Places", request_body = PlaceBody,
    responses((status = 200, body = Place)))]
pub async fn change(
    program: Program,
    Path((community, slug)): Path<(String, String)>,
    sent: Sent<PlaceBody>,
) -> Result<Response> {
    let (text, expected) = (sent.body.checked()?, program.expected());
    program
        .change(move |ctx| {
            let seen = actions::changeable(ctx, &community, &slug)?;
            actions::hold(ctx, seen.place.id)?;
            expected.met_by(&one_of(ctx, &community, &slug)?)?;
            actions::change(ctx, &community, &slug, &text)?;
            one_of(ctx, &community, &slug)
        })
        .await
}

/// Closes a place: it is read and no longer written in.
#[utoipa::path(put, path = "/api/v1/communities/{community}/places/{place}/closure", tag = "Places",
    responses((status = 204)))]
pub async fn close(program: Program, Path((community, slug)): Path<(String, String)>) -> Result<Response> {
    program.act(move |ctx| actions::set_closed(ctx, &community, &slug, true).map(drop)).await
}

/// Opens a closed place again.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/places/{place}/closure", tag = "Places",
    responses((status = 204)))]
pub async fn reopen(program: Program, Path((community, slug)): Path<(String, String)>) -> Result<Response> {
    program.act(move |ctx| actions::set_closed(ctx, &community, &slug, false).map(drop)).await
}

/// Marks everything in a place as read.
#[utoipa::path(put, path = "/api/v1/communities/{community}/places/{place}/reading", tag = "Places",
    responses((status = 204)))]
pub async fn read_all(program: Program, Path((community, slug)): Path<(String, String)>) -> Result<Response> {
    program
        .act(move |ctx| {
            ctx.spares_others();
            let seen = actions::seen(ctx, &community, &slug)?;
            reading::read_all(ctx, &seen.place)
        })
        .await
}

/// Where a place is, when it is open, and how one gets in.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Premises {
    /// On one line; empty where the place is only virtual.
    #[schema(max_length = 200)]
    address: String,
    /// How many people fit in.
    #[schema(minimum = 1, maximum = 100_000)]
    capacity: Option<i64>,
    #[schema(max_length = 600)]
    access_notes: String,
    #[schema(max_length = 400)]
    hours: String,
    /// IANA name.
    #[schema(min_length = 1)]
    time_zone: String,
}

impl Premises {
    fn of(ctx: &mut Ctx, community: &str, slug: &str) -> Result<Self> {
        let seen = actions::seen(ctx, community, slug)?;
        let found = premises::of(ctx, seen.place.id)?.ok_or(platform::Error::NotFound)?;
        Ok(Premises {
            address: found.address,
            capacity: found.capacity,
            access_notes: found.access_notes,
            hours: found.hours,
            time_zone: found.zone,
        })
    }

    fn checked(self) -> Result<premises::Premises> {
        premises::Premises::parse(&PremisesForm {
            address: self.address,
            capacity: self.capacity.map_or_else(String::new, |capacity| capacity.to_string()),
            access_notes: self.access_notes,
            hours: self.hours,
            zone: self.time_zone,
        })
    }
}

/// A place's premises, where it has any.
#[utoipa::path(get, path = "/api/v1/communities/{community}/places/{place}/premises", tag = "Places",
    responses((status = 200, body = Premises)))]
pub async fn premises(program: Program, Path((community, slug)): Path<(String, String)>) -> Result<Response> {
    program.show(move |ctx| Premises::of(ctx, &community, &slug)).await
}

/// Writes a place's premises.
#[utoipa::path(put, path = "/api/v1/communities/{community}/places/{place}/premises", tag = "Places", request_body = Premises,
    responses((status = 200, body = Premises)))]
pub async fn set_premises(
    program: Program,
    Path((community, slug)): Path<(String, String)>,
    sent: Sent<Premises>,
) -> Result<Response> {
    let premises = sent.body.checked()?;
    program
        .change(move |ctx| {
            premises::save(ctx, &community, &slug, &premises)?;
            Premises::of(ctx, &community, &slug)
        })
        .await
}

/// A booking of a physical place.
#[derive(Serialize, ToSchema)]
pub struct Booking {
    id: String,
    title: String,
    /// Who booked.
    name: String,
    starts_at: String,
    ends_at: String,
}

fn booking(booking: bookings::Booking, locale: &Locale) -> Booking {
    Booking {
        id: booking.id.to_string(),
        title: booking.title,
        name: booking.name,
        starts_at: locale.machine(booking.starts_at),
        ends_at: locale.machine(booking.ends_at),
    }
}

/// What is booked in a physical place and not over, the soonest first.
#[utoipa::path(get, path = "/api/v1/communities/{community}/places/{place}/bookings", tag = "Places",
    responses((status = 200, body = List<Booking>)))]
pub async fn list_bookings(
    program: Program,
    Path((community, slug)): Path<(String, String)>,
) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let (seen, _, _) = bookings::physical(ctx, &community, &slug)?;
        bookings::store::coming(ctx.tx, seen.place.id, ctx.now)
    };
    program.list_all(find, booking).await
}

/// A booking to make: wall-clock times in the place's own zone. What ends before it starts ends on the next day.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBooking {
    #[schema(min_length = 1, max_length = 80)]
    title: String,
    /// `2026-12-24`
    #[schema(format = "date")]
    day: String,
    /// `10:00`
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    starts: String,
    /// `11:30`
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    ends: String,
}

/// Books a physical place.
#[utoipa::path(post, path = "/api/v1/communities/{community}/places/{place}/bookings", tag = "Places", request_body = NewBooking,
    responses((status = 201, body = Made)))]
pub async fn book(
    program: Program,
    Path((community, slug)): Path<(String, String)>,
    sent: Sent<NewBooking>,
) -> Result<Response> {
    let NewBooking { title, day, starts, ends } = sent.body.clone();
    let form = BookingForm { title, day, starts, ends };
    program
        .make(&sent, move |ctx| {
            let id = bookings::book(ctx, &community, &slug, &form)?.to_string();
            Ok(Made { id, url: format!("{}/bookings", actions::path(&community, &slug)) })
        })
        .await
}

/// Cancels a booking that is not over.
#[utoipa::path(delete, path = "/api/v1/bookings/{booking}", tag = "Places", responses((status = 204)))]
pub async fn cancel(program: Program, Path(id): Path<BookingId>) -> Result<Response> {
    program.act(move |ctx| bookings::cancel(ctx, id).map(drop)).await
}
