//! A place's calendar.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::Place;
use super::super::policy;
use super::store::{self, Booking};
use super::{BookingId, Premises};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::AccountId;
use crate::features::accounts::profile::zones;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What somebody types to book.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookingForm {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub starts: String,
    #[serde(default)]
    pub ends: String,
}

#[derive(Template)]
#[template(path = "places/templates/bookings.html")]
struct BookingsPage {
    page: Page,
    place: Place,
    path: String,
    premises: Premises,
    reader: AccountId,
    directs: bool,
    may_book: bool,
    bookings: Vec<Booking>,
    /// Tells times as they are in the place.
    there: Locale,
    form: BookingForm,
    problems: Problems,
}

impl BookingsPage {
    fn day(&self, booking: &Booking) -> String {
        self.there.long_day(booking.starts_at)
    }

    fn hours(&self, booking: &Booking) -> String {
        format!("{} – {}", self.there.clock(booking.starts_at), self.there.clock(booking.ends_at))
    }

    fn may_cancel(&self, booking: &Booking) -> bool {
        self.directs || booking.account_id == self.reader
    }

    fn zone(&self) -> String {
        let zone = zones::shown(&self.premises.zone);
        self.page.with("bookings-zone", "zone", zone.as_str())
    }
}

/// What is booked, and the form that books.
pub async fn list(caller: Caller, Path((community, place)): Path<(String, String)>) -> Result<Response> {
    html(&page(&caller, community, place, BookingForm::default(), Vec::new()).await?)
}

/// Books.
pub async fn book(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Typed(form): Typed<BookingForm>,
) -> Result<Response> {
    let (typed, names) = (form.clone(), (community.clone(), place.clone()));
    match caller.write(move |ctx| super::book(ctx, &names.0, &names.1, &typed)).await {
        Ok(_) => Ok(redirect(&format!("/communities/{community}/places/{place}/bookings"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, community, place, form, problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Cancels.
pub async fn cancel(caller: Caller, Path(id): Path<BookingId>) -> Result<Response> {
    let path = caller.write(move |ctx| super::cancel(ctx, id)).await?;
    Ok(redirect(&path))
}

async fn page(
    caller: &Caller,
    community: String,
    place: String,
    form: BookingForm,
    problems: Vec<Problem>,
) -> Result<BookingsPage> {
    caller
        .read(move |ctx| {
            let (seen, premises, _) = super::physical(ctx, &community, &place)?;
            let title = ctx.locale.t("bookings-title").to_owned();
            let (page, path) = (Page::within(ctx, &seen.within, title, seen.path())?, seen.path());
            let there = ctx.app.locale(ctx.locale.language, &premises.zone);
            Ok(BookingsPage {
                reader: ctx.account()?,
                directs: seen.standing().directs(),
                may_book: policy::write(seen.standing(), &seen.place).is_ok(),
                bookings: store::coming(ctx.tx, seen.place.id, ctx.now)?,
                problems: Problems::of(&problems, &page.locale),
                page,
                path,
                place: seen.place,
                premises,
                there,
                form,
            })
        })
        .await
}
