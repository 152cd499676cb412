//! What an archive holds of places, their walls and what is booked in them.

use platform::db::Datum;
use platform::ids::Raw;
use platform::{Result, sql};

use super::model::Circle;
use crate::archive::{Row, Start, Table, community, id, int, left, made, name, text, time, truth, zone};
use crate::ctx::Ctx;
use crate::features::accounts::fold;
use crate::features::communities::{Colour, Slug};

/// Places.
pub static PLACES: Table = Table::of(
    "places",
    "places",
    &["id"],
    &[
        id("id", "place"),
        community(),
        name("slug", |slug| Slug::parse(slug).is_ok_and(|parsed| parsed.as_str() == slug)),
        text("name", 200),
        made("name_key"),
        text("purpose", 1_000),
        name("colour", |colour| Colour::parse(colour).is_some()),
        int("position", 0, 1_000_000),
        name("seen_by", |circle| Circle::parse(circle).is_some()),
        name("written_by", |circle| Circle::parse(circle).is_some()),
        truth("lounge"),
        left("topic_count", Start::Zero, "counted anew"),
        left("post_count", Start::Zero, "counted anew"),
        left("live_count", Start::Zero, "counted anew"),
        time("created_at"),
        time("archived_at").or_nothing(),
        truth("asks"),
    ],
)
.making(|row: &Row| Ok(vec![("name_key", Datum::Text(fold(row.text("name"))))]));

/// What has walls.
pub static PREMISES: Table = Table::of(
    "premises",
    "premises",
    &["place_id"],
    &[
        id("place_id", "place"),
        text("address", 1_000),
        int("capacity", 0, 1_000_000).or_nothing(),
        text("access_notes", 4_000),
        text("hours", 4_000),
        zone("zone"),
    ],
)
.whose("EXISTS (SELECT 1 FROM places p WHERE p.id = premises.place_id AND p.community_id = $1)");

/// What is booked.
pub static BOOKINGS: Table = Table::of(
    "bookings",
    "bookings",
    &["id"],
    &[
        id("id", "booking"),
        community(),
        id("place_id", "place"),
        id("account_id", "account"),
        text("title", 400),
        time("starts_at"),
        time("ends_at"),
        time("created_at"),
        time("cancelled_at").or_nothing(),
    ],
);

/// Counts what an archive has brought.
pub fn finish(ctx: &mut Ctx, community: Raw) -> Result<()> {
    sql!(
        ctx.tx.run,
        "UPDATE places SET
             topic_count = (SELECT COUNT(*) FROM topics t WHERE t.place_id = places.id AND t.deleted_at IS NULL),
             post_count = (SELECT CAST(COALESCE(SUM(t.post_count), 0) AS BIGINT) FROM topics t WHERE t.place_id = places.id),
             live_count = (SELECT CAST(COALESCE(SUM(t.post_count - t.imported_count), 0) AS BIGINT) FROM topics t
                           WHERE t.place_id = places.id AND t.deleted_at IS NULL)
         WHERE community_id = $1",
        community
    )?;
    Ok(())
}
