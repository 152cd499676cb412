//! The audience: who is asked, until when, and who is reminded.
//!
//! - A study asks members (all, or those with certain roles), people invited by mail, and whoever holds the public link.
//! - Who is invited needs no account: their personal link is mailed once and works until the study closes.
//! - The public link takes as many answers as directors say, and so many starts an hour from one address.
//! - While the study is open its end may be moved, people may be invited, and the public link may be opened wider.
//! - Only those who have not answered are reminded: once by itself, and by hand at most once a week.

pub mod store;
mod web;

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::routes::Routes;
use platform::{Error, Result, id, say};

use super::actions::{self, Seen};
use super::model::{DAY, State, Study, StudyId};
use super::store as studies;
use super::tending::{self, Letter};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::Email;
use crate::features::communities::Role;

id!(
    /// A personal link to a study.
    LinkId, "link"
);

/// Most addresses taken at once, and most that a study invites.
const MOST_ADDRESSES: usize = 500;
const MOST_INVITED: i64 = 5_000;
/// Most answers by the public link.
const MOST_PUBLIC: i64 = 5_000;
/// Seconds between two reminders by hand.
const BETWEEN_REMINDERS: i64 = 7 * DAY;
/// The longest time that a study is open, in days.
const LONGEST_DAYS: i64 = 366;

/// Choosing the audience, following who answers, reminding.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/studies/{study}/audience", web::form)
        .post("/studies/{study}/audience", web::save)
        .post("/studies/{study}/invitations", web::invite)
        .post("/studies/{study}/reminders", web::remind)
}

/// What directors say about the audience.
#[derive(Clone, Debug)]
pub struct Audience {
    /// Whether members are asked.
    pub for_members: bool,
    /// Which roles, as stored.
    pub roles: String,
    /// How many may answer by the public link.
    pub public_most: i64,
    /// The zone of the dates.
    pub zone: String,
    /// From when; none is at once.
    pub opens_at: Option<Timestamp>,
    /// Until when.
    pub closes_at: Timestamp,
}

impl Audience {
    /// Checks every field at once.
    pub fn parse(form: &BTreeMap<String, String>, now: Timestamp) -> Result<Self> {
        let typed = |name: &str| form.get(name).map(|typed| typed.trim()).unwrap_or_default();
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let chosen: Vec<&str> = Role::ALL
            .iter()
            .map(|role| role.name())
            .filter(|role| form.contains_key(&format!("role-{role}")))
            .collect();
        let roles = if chosen.is_empty() { String::new() } else { format!(" {} ", chosen.join(" ")) };
        let public_most = match typed("public_most") {
            "" => 0,
            number => number.parse().ok().filter(|most| (0..=MOST_PUBLIC).contains(most)).unwrap_or(-1),
        };
        if public_most < 0 {
            refuse("public_most", say!("audience-public-odd", max = MOST_PUBLIC));
        }
        let zone = TimeZone::get(typed("zone")).ok();
        if zone.is_none() {
            refuse("zone", say!("zone-unknown"));
        }
        let at = |name: &str| zone.as_ref().and_then(|zone| instant(typed(name), zone));
        let opens_at = at("opens_at");
        if opens_at.is_none() && !typed("opens_at").is_empty() {
            refuse("opens_at", say!("audience-date-odd"));
        }
        let from = opens_at.unwrap_or(now).max(now);
        let closes_at =
            at("closes_at").filter(|at| *at > from && *at < from.plus_seconds(LONGEST_DAYS * DAY));
        match closes_at {
            Some(closes_at) if problems.is_empty() => Ok(Audience {
                for_members: form.contains_key("for_members"),
                roles,
                public_most,
                zone: typed("zone").to_owned(),
                opens_at: opens_at.filter(|at| *at > now),
                closes_at,
            }),
            Some(_) => Err(Error::Invalid(problems)),
            None => {
                problems.push(Problem { field: "closes_at", say: say!("audience-end-odd") });
                Err(Error::Invalid(problems))
            }
        }
    }
}

/// A wall-clock time of `<input type="datetime-local">` in a zone.
fn instant(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    let civil: DateTime = typed.parse().ok()?;
    zone.to_timestamp(civil).ok().map(Timestamp::from)
}

/// Members that the study asks now.
pub fn count(ctx: &mut Ctx, study: &Study) -> Result<i64> {
    if study.for_members { store::count_asked(ctx.tx, study, ctx.now) } else { Ok(0) }
}

/// Writes the audience: all of it before the study opens, afterwards only its end and how wide the public link is open.
pub fn save(ctx: &mut Ctx, id: StudyId, audience: &Audience) -> Result<()> {
    actions::directed(ctx, id)?;
    studies::lock(ctx.tx, id)?;
    let study = studies::find(ctx.tx, id)?;
    match study.state(ctx.now) {
        State::Draft => store::save(ctx.tx, id, audience),
        State::Closed => Err(Error::Conflict(say!("study-closed"))),
        State::Scheduled | State::Open => {
            let most = audience.public_most.max(study.public_answers);
            store::extend(ctx.tx, id, audience.closes_at, most)?;
            tending::at(ctx, id, audience.closes_at)
        }
    }
}

/// The mail addresses in a text; what is none is named.
fn addresses(typed: &str) -> Result<Vec<Email>> {
    let parts = typed.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    let mut emails: BTreeMap<String, Email> = BTreeMap::new();
    for part in parts.map(|part| part.trim_matches(['<', '>'])).filter(|part| part.contains('@')) {
        match Email::parse(part) {
            Ok(email) => emails.insert(email.key(), email),
            Err(_) => return Err(Error::invalid("addresses", say!("audience-address-odd", address = part))),
        };
    }
    if emails.is_empty() {
        return Err(Error::invalid("addresses", say!("audience-addresses-missing")));
    }
    if emails.len() > MOST_ADDRESSES {
        return Err(Error::invalid(
            "addresses",
            say!("audience-addresses-many", max = MOST_ADDRESSES as i64),
        ));
    }
    Ok(emails.into_values().collect())
}

/// Invites people by mail. Who was invited before is not invited twice. The mails leave when the study opens.
fn invite(ctx: &mut Ctx, id: StudyId, emails: &[Email]) -> Result<()> {
    let seen = actions::directed(ctx, id)?;
    if seen.state == State::Closed {
        return Err(Error::Conflict(say!("study-closed")));
    }
    studies::lock(ctx.tx, id)?;
    let mut added = 0;
    for email in emails {
        let token = actions::token(ctx);
        if store::insert_link(ctx.tx, LinkId::draw(&mut ctx.ids), id, email, &token)? {
            added += 1;
        }
    }
    let study = studies::find(ctx.tx, id)?;
    if study.invited + added > MOST_INVITED {
        return Err(Error::invalid("addresses", say!("audience-invited-many", max = MOST_INVITED)));
    }
    store::add_invited(ctx.tx, id, added)?;
    if seen.state == State::Draft { Ok(()) } else { invite_all(ctx, id) }
}

/// Lets the mails leave to those who have got none yet, as soon as the study takes answers.
pub fn invite_all(ctx: &mut Ctx, id: StudyId) -> Result<()> {
    let study = studies::find(ctx.tx, id)?;
    let when = study.opens_at.unwrap_or(ctx.now).max(ctx.now);
    tending::letters(ctx, id, Letter::Invitation, when)
}

/// Reminds those who have not answered, by hand.
fn remind(ctx: &mut Ctx, id: StudyId) -> Result<()> {
    let seen = actions::directed(ctx, id)?;
    super::policy::open(seen.state)?;
    studies::lock(ctx.tx, id)?;
    let study = studies::find(ctx.tx, id)?;
    if !may_remind(&study, ctx.now) {
        return Err(Error::Conflict(say!("audience-reminded-lately")));
    }
    tending::remind(ctx, &study)
}

/// Whether a reminder by hand may leave.
pub fn may_remind(study: &Study, now: Timestamp) -> bool {
    study.reminded_at.is_none_or(|at| at.plus_seconds(BETWEEN_REMINDERS) <= now)
}

/// The study, for its directors.
fn directed(ctx: &mut Ctx, id: StudyId) -> Result<Seen> {
    actions::directed(ctx, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_from_whatever_they_were_pasted_from() {
        let found = addresses("Ann Lee <ann@example.org>, bob@example.org;\nANN@example.org").unwrap();
        let keys: Vec<_> = found.iter().map(Email::key).collect();
        assert_eq!(keys, ["ann@example.org", "bob@example.org"]);
        assert!(addresses("nobody").is_err() && addresses("ann@nowhere").is_err());
    }

    #[test]
    fn dates_are_wall_clock_times_in_the_zone() {
        let now = Timestamp::from_seconds(1_795_424_400);
        let form = |closes: &str| {
            BTreeMap::from(
                [
                    ("zone", "Europe/Paris"),
                    ("closes_at", closes),
                    ("for_members", "on"),
                    ("role-tutor", "on"),
                ]
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
            )
        };
        let audience = Audience::parse(&form("2026-12-01T18:00"), now).unwrap();
        assert_eq!(audience.closes_at.to_jiff().to_string(), "2026-12-01T17:00:00Z");
        assert_eq!((audience.roles.as_str(), audience.for_members), (" tutor ", true));
        for odd in ["", "2026-11-01T10:00", "2028-12-01T18:00", "soon"] {
            assert!(Audience::parse(&form(odd), now).is_err(), "{odd}");
        }
    }
}
