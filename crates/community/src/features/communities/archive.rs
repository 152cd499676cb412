//! What an archive holds of a community itself, of its themes and of who belongs to it.

use platform::db::Datum;
use platform::ids::Raw;
use platform::{Result, sql};

use super::goal::Amount;
use super::life::State;
use super::model::{Colour, Entry, Motif, Proposers, Role, Type};
use crate::archive::{
    LeftOut, Row, Start, Table, bytes, community, id, int, left, made, name, prose, text, time, truth, zone,
};
use crate::ctx::Ctx;
use crate::features::accounts::fold;

/// The community.
pub static COMMUNITY: Table = Table::of(
    "communities",
    "community",
    &["id"],
    &[
        id("id", "community"),
        text("slug", 60),
        text("name", 200),
        name("type", |kind| Type::parse(kind).is_some()),
        text("description", 1_000),
        prose("welcome"),
        text("goal", 1_000),
        name("language", |code| platform::i18n::Language::from_code(code).is_some()),
        name("colour", |colour| Colour::parse(colour).is_some()),
        left("member_count", Start::Zero, "counted anew"),
        time("opened_at"),
        name("entry", |entry| Entry::parse(entry).is_some()),
        name("emblem", |emblem| Motif::parse(emblem).is_some()),
        bytes("emblem_blob", "emblems", "").or_nothing(),
        zone("zone"),
        name("proposed_by", |who| Proposers::parse(who).is_some()),
        int("charter_version", 0, 1_000_000),
        int("charter_binds_at", 0, i64::MAX),
        int("charter_grace", 0, 10_000),
        truth("charter_drafted"),
        left("studies_opened", Start::No, "studies stay with those whom people answered"),
        name("state", |state| State::parse(state).is_some()),
        time("read_only_at").or_nothing(),
    ],
)
.whose("id = $1");

/// Its themes.
pub static THEMES: Table = Table::of(
    "themes",
    "themes",
    &["id"],
    &[
        id("id", "theme"),
        community(),
        text("name", 200),
        int("position", 0, 1_000_000),
        id("parent_id", "theme").or_nothing(),
        id("merged_into", "theme").or_nothing(),
    ],
)
.inward();

/// Who belongs to it, and who did.
pub static MEMBERS: Table = Table::of(
    "memberships",
    "members",
    &["account_id"],
    &[
        community(),
        id("account_id", "account"),
        time("joined_at"),
        time("left_at").or_nothing(),
        truth("rostered"),
        int("charter_signed", 0, 1_000_000),
        left("seen_at", Start::Zero, "only they themselves see when they were here"),
        left("seen_before", Start::Zero, "only they themselves see when they were here"),
    ],
)
.whose("community_id = $1");

/// What they do in it.
pub static ROLES: Table = Table::of(
    "membership_roles",
    "roles",
    &["account_id", "role"],
    &[
        community(),
        id("account_id", "account"),
        name("role", |role| Role::parse(role).is_some()),
        text("label", 120),
        time("ends_at").or_nothing(),
        id("organisation_id", "organisation").or_nothing(),
    ],
)
.whose("community_id = $1");

/// Organisations outside, for whom partners speak.
pub static ORGANISATIONS: Table = Table::of(
    "organisations",
    "organisations",
    &["id"],
    &[
        id("id", "organisation"),
        community(),
        text("name", 200),
        made("name_key"),
        text("line", 400),
        text("link", 2_000),
        name("colour", |colour| Colour::parse(colour).is_some()),
        time("created_at"),
        time("closed_at").or_nothing(),
    ],
)
.making(|row: &Row| Ok(vec![("name_key", Datum::Text(fold(row.text("name"))))]));

/// The places that are opened to them.
pub static OPENINGS: Table = Table::of(
    "openings",
    "openings",
    &["organisation_id", "place_id"],
    &[
        id("organisation_id", "organisation"),
        id("place_id", "place"),
        community(),
        name("level", |level| ["sees", "writes"].contains(&level)),
        time("opened_at"),
    ],
);

/// What it works towards, in numbers.
pub static RESULTS: Table = Table::of(
    "goal_results",
    "goal_results",
    &["id"],
    &[
        id("id", "result"),
        community(),
        int("position", 1, 100),
        text("what", 400),
        text("measure", 200),
        int("baseline", -Amount::LARGEST, Amount::LARGEST),
        int("target", -Amount::LARGEST, Amount::LARGEST),
        name("due", |due| due.parse::<jiff::civil::Date>().is_ok()),
        int("value", -Amount::LARGEST, Amount::LARGEST).or_nothing(),
        time("updated_at").or_nothing(),
        time("removed_at").or_nothing(),
    ],
);

/// Who asked to join.
pub static REQUESTS: Table = Table::of(
    "membership_requests",
    "requests",
    &["account_id"],
    &[
        community(),
        id("account_id", "account"),
        text("message", 4_000),
        time("created_at"),
        time("decided_at").or_nothing(),
        id("decided_by", "account").or_nothing(),
    ],
)
.whose("community_id = $1");

/// Who was told to stay away.
pub static BANS: Table = Table::of(
    "bans",
    "bans",
    &["account_id"],
    &[
        community(),
        id("account_id", "account"),
        text("reason", 4_000),
        id("banned_by", "account"),
        time("banned_at"),
    ],
)
.whose("community_id = $1");

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] =
    &[LeftOut { table: "invitations", reason: "they let people in", counted: Some("community_id = $1") }];

/// Shows a community that an archive has brought whole: under its address, with its door as it was.
pub fn finish(ctx: &mut Ctx, community: Raw, slug: &str, entry: &str) -> Result<()> {
    sql!(
        ctx.tx.run,
        "UPDATE communities SET slug = $2, entry = $3, member_count =
             (SELECT COUNT(*) FROM memberships m WHERE m.community_id = communities.id AND m.left_at IS NULL)
         WHERE id = $1",
        community,
        slug,
        entry
    )?;
    Ok(())
}

/// The address of a community, where it is there; one that an archive is still bringing has none that can be typed.
pub fn slug(ctx: &mut Ctx, community: Raw) -> Result<Option<String>> {
    let found: Option<(String,)> =
        sql!(ctx.tx.find, "SELECT slug FROM communities WHERE id = $1", community)?;
    Ok(found.map(|(slug,)| slug))
}

/// Every community's id and address, in the order in which they were opened.
pub fn all(ctx: &mut Ctx) -> Result<Vec<(Raw, String)>> {
    sql!(ctx.tx.rows, "SELECT id, slug FROM communities WHERE slug NOT LIKE '.%' ORDER BY opened_at, id")
}
