//! What an archive holds of people: how they are shown, and for the operator where they can be reached. Nothing with which
//! anybody signs in: whoever an archive brings has not come, and takes the account by its mail address or an invitation.

use platform::db::Datum;
use platform::ids::Raw;
use platform::{Result, sql};

use super::model::{AccountId, Email, fold};
use super::{handle, imported};
use crate::archive::{LeftOut, Row, Start, Table, bytes, id, int, left, made, name, text, time, truth, zone};
use crate::ctx::Ctx;

/// People, each found by their id; who is meant, the other tables say.
pub static PEOPLE: Table = Table::of(
    "accounts",
    "people",
    &["id"],
    &[
        id("id", "account"),
        text("name", 400),
        made("name_key"),
        text("handle", 80),
        made("handle_key"),
        text("email", 254).or_nothing().for_operator(),
        made("email_key"),
        left("password_hash", Start::Null, "nobody signs in elsewhere by what an archive holds"),
        int("portrait", i64::MIN, i64::MAX),
        text("line", 400),
        zone("zone").for_operator(),
        text("language", 16).or_nothing().for_operator(),
        left("site_role", Start::Null, "an archive makes nobody an owner"),
        truth("bot"),
        left("epoch", Start::Zero, "counts sessions, which stay behind"),
        left("claimed_at", Start::Null, "whoever is brought has not come here yet"),
        time("created_at"),
        left("email_proved_at", Start::Null, "nobody has shown it here yet"),
    ],
)
.whose("id = $1")
.making(keys);

/// Their photographs, each found by its person.
pub static PICTURES: Table = Table::of(
    "pictures",
    "pictures",
    &["number"],
    &[
        int("number", 1, i64::MAX),
        id("account_id", "account"),
        bytes("blob", "pictures", ""),
        name("media_type", |kind| ["image/jpeg", "image/png"].contains(&kind)),
        left("original", Start::Null, "what somebody cut away is theirs alone"),
        left("cut", Start::Null, "tells where in it"),
        int("drawn", 0, i64::MAX),
        time("created_at"),
    ],
)
.whose("account_id = $1");

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] = &[
    LeftOut { table: "arrived_people", reason: "how an earlier archive came in here", counted: None },
    LeftOut { table: "sessions", reason: "they let people in", counted: None },
    LeftOut { table: "one_time_links", reason: "they let people in", counted: None },
    LeftOut { table: "identities", reason: "they let people in", counted: None },
    LeftOut { table: "provider_visits", reason: "people on their way in", counted: None },
    LeftOut { table: "tokens", reason: "they let programs in", counted: None },
    LeftOut { table: "mail_choices", reason: "links with which people end mails", counted: None },
    LeftOut { table: "mails", reason: "letters on their way, with links that let people in", counted: None },
];

fn keys(row: &Row) -> Result<Vec<(&'static str, Datum)>> {
    let email_key = match row.get("email") {
        Datum::Text(email) => Email::parse(email).map_or(Datum::Null, |email| Datum::Text(email.key())),
        _ => Datum::Null,
    };
    Ok(vec![
        ("name_key", Datum::Text(fold(row.text("name")))),
        ("handle_key", Datum::Text(handle::key(row.text("handle")))),
        ("email_key", email_key),
    ])
}

/// What stands in the way of a person of an archive: takes the handle or the address away that somebody has already.
pub fn make_room(ctx: &mut Ctx, row: &mut Row) -> Result<()> {
    let wished = row.text("handle");
    let sound = !wished.is_empty() && wished.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    let taken = !sound || super::store::handle_taken(ctx.tx, &handle::key(wished))?;
    if taken {
        let free = handle::free(ctx.tx, row.text("name"))?;
        row.set("handle", Datum::Text(free));
    }
    let email = Email::parse(row.text("email")).ok();
    let free = match &email {
        Some(email) => !imported::is_taken(ctx, email)?,
        None => false,
    };
    if !free {
        row.set("email", Datum::Null);
    }
    if row.text("zone").is_empty() {
        row.set("zone", Datum::Text("UTC".to_owned()));
    }
    // A photograph is shown once it has come, see [`show_picture`].
    if let Datum::Int(portrait) = *row.get("portrait") {
        row.set("portrait", Datum::Int(portrait.checked_abs().unwrap_or(0)));
    }
    Ok(())
}

/// Shows somebody by a photograph that has come.
pub fn show_picture(ctx: &mut Ctx, account: Raw, number: i64) -> Result<()> {
    super::store::set_portrait(ctx.tx, AccountId(account), -number)
}

/// Whether somebody has an account of this id.
pub fn is_there(ctx: &mut Ctx, id: Raw) -> Result<bool> {
    imported::is_there(ctx, AccountId(id))
}

/// Who has this mail address here, and did not only type it.
pub fn of_address(ctx: &mut Ctx, email: &Email) -> Result<Option<Raw>> {
    let found: Option<(Raw,)> = sql!(
        ctx.tx.find,
        "SELECT id FROM accounts WHERE email_key = $1 AND (claimed_at IS NULL OR email_proved_at IS NOT NULL)",
        email.key()
    )?;
    Ok(found.map(|(id,)| id))
}

/// Who a person of an archive is here, where that was decided.
pub fn arrived(ctx: &mut Ctx, archive: Raw, person: Raw) -> Result<Option<Raw>> {
    let found: Option<(Raw,)> = sql!(
        ctx.tx.find,
        "SELECT account_id FROM arrived_people WHERE archive_id = $1 AND person_id = $2",
        archive,
        person
    )?;
    Ok(found.map(|(account,)| account))
}

/// Notes who a person of an archive is here.
pub fn note_arrival(ctx: &mut Ctx, archive: Raw, person: Raw, account: Raw) -> Result<()> {
    sql!(
        ctx.tx.run,
        "INSERT INTO arrived_people (archive_id, person_id, account_id) VALUES ($1, $2, $3)",
        archive,
        person,
        account
    )?;
    Ok(())
}

/// Everybody.
pub fn all(ctx: &mut Ctx) -> Result<Vec<Raw>> {
    let rows: Vec<(Raw,)> = sql!(ctx.tx.rows, "SELECT id FROM accounts ORDER BY id")?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
