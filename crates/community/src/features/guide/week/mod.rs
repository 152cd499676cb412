//! This week: at most five things that a director could do, each with what brought it up.
//!
//! - They are computed from what is there, never written by anybody. What no longer holds goes by itself.
//! - A director says of each that it is done, or leaves it with a reason. Both count among the five of the week, and both can be
//!   taken back.
//! - What is done and still holds comes back the week after; what is left with a reason rests for four weeks.
//! - What was counted when somebody answered is kept, so that later weeks show what became of it.
//! - A week begins on Monday in the community's zone.

pub(super) mod store;
pub mod suggesting;
pub(super) mod web;

use jiff::Span;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::clock::Timestamp;
use platform::text::one_line;
use platform::{Error, Result, say};

pub use self::store::Answered;
use self::suggesting::{MOST, Recommendation, Subject};
use super::facts::{self, Facts};
use super::model::Shown;
use super::{actions, policy};
use crate::ctx::Ctx;
use crate::features::communities::actions::Seen;
use crate::named::named;

/// Weeks for which what was left with a reason rests.
const REST: i64 = 4;
/// Weeks over which the effect of what was done is told.
const TOLD: i64 = 8;

named! {
    /// What a director says of a recommendation.
    Answer {
        /// It was done.
        Done = "done",
        /// It is left, for a reason.
        Dismissed = "dismissed",
    }
}

/// What a week holds.
#[derive(Clone, Debug)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// What is still recommended.
    pub open: Vec<Recommendation>,
    /// What was answered this week.
    pub answered: Vec<Answered>,
    /// What was done in the weeks before, with what is counted now.
    pub before: Vec<(Answered, i64)>,
}

/// The Monday of the week in which an instant lies, in a zone.
pub fn monday(at: Timestamp, zone: &str) -> Date {
    let day = day(at, zone);
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(Span::new().days(since)).unwrap_or(day)
}

/// The day in which an instant lies, in a zone.
pub fn day(at: Timestamp, zone: &str) -> Date {
    let here = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    here.to_datetime(at.to_jiff()).date()
}

fn weeks_before(monday: Date, weeks: i64) -> String {
    monday.checked_sub(Span::new().weeks(weeks)).unwrap_or(monday).to_string()
}

/// The week as it stands.
pub fn of(ctx: &mut Ctx, seen: &Seen) -> Result<Week> {
    let (facts, guide) = actions::guide(ctx, seen)?;
    week(ctx, seen, &facts, &guide)
}

fn week(ctx: &mut Ctx, seen: &Seen, facts: &Facts, guide: &[Shown]) -> Result<Week> {
    let community = seen.community.id;
    let monday = monday(ctx.now, &seen.community.zone);
    let (this, rested) = (monday.to_string(), weeks_before(monday, REST));
    let said = store::since(ctx.tx, community, &weeks_before(monday, TOLD))?;
    let rests = |subject: Subject| {
        said.iter().any(|answered| {
            answered.subject == subject
                && (answered.week == this || answered.answer == Answer::Dismissed && answered.week > rested)
        })
    };
    let answered: Vec<_> = said.iter().filter(|answered| answered.week == this).cloned().collect();
    let mut open = suggesting::suggest(facts, guide);
    open.retain(|recommendation| !rests(recommendation.subject));
    open.truncate(MOST.saturating_sub(answered.len()));
    let before = said.into_iter().filter(|answered| answered.week < this && answered.answer == Answer::Done);
    let before = before.map(|done| (done.clone(), suggesting::count(done.subject, facts, guide)));
    Ok(Week { monday, open, answered, before: before.take(MOST).collect() })
}

/// A director says what became of a recommendation of this week. Saying it again says it anew.
pub fn answer(ctx: &mut Ctx, slug: &str, subject: &str, answer: &str, reason: &str) -> Result<()> {
    let seen = led(ctx, slug)?;
    let (subject, reason) = (Subject::parse(subject).ok_or(Error::NotFound)?, one_line(reason));
    let answer = Answer::parse(answer).ok_or(Error::NotFound)?;
    if answer == Answer::Dismissed && reason.is_empty() {
        return Err(Error::invalid("reason", say!("week-reason-missing")));
    }
    if reason.chars().count() > 300 {
        return Err(Error::invalid("reason", say!("week-reason-too-long", max = 300)));
    }
    let facts = facts::gather(ctx, &seen)?;
    let guide = actions::shown(ctx, &seen, &facts)?;
    let Week { monday, open, answered, .. } = week(ctx, &seen, &facts, &guide)?;
    let known = open.iter().any(|open| open.subject == subject);
    if !known && !answered.iter().any(|answered| answered.subject == subject) {
        return Err(Error::Conflict(say!("week-past")));
    }
    let count = suggesting::count(subject, &facts, &guide);
    let account = ctx.account()?;
    let said = store::Said { subject, answer, reason: &reason, count };
    store::put(ctx.tx, seen.community.id, &monday.to_string(), &said, account, ctx.now)
}

/// Takes back what was said of a recommendation this week.
pub fn take_back(ctx: &mut Ctx, slug: &str, subject: &str) -> Result<()> {
    let seen = led(ctx, slug)?;
    let subject = Subject::parse(subject).ok_or(Error::NotFound)?;
    let monday = monday(ctx.now, &seen.community.zone);
    store::remove(ctx.tx, seen.community.id, &monday.to_string(), subject)
}

/// The community, for who leads it.
pub fn led(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    policy::lead(&seen.standing)?;
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_where_the_community_is() {
        // Monday 23 November 2026, 09:00 in UTC.
        let start = Timestamp::from_seconds(1_795_424_400);
        let hours = |hours: i64| start.plus_seconds(hours * 3_600);
        let table = [
            (hours(0), "UTC", "2026-11-23"),
            (hours(-10), "UTC", "2026-11-16"),
            (hours(-10), "Asia/Tokyo", "2026-11-23"),
            (hours(6 * 24), "UTC", "2026-11-23"),
            (hours(7 * 24), "UTC", "2026-11-30"),
            (hours(0), "no zone", "2026-11-23"),
        ];
        for (at, zone, expected) in table {
            assert_eq!(monday(at, zone).to_string(), expected, "{at:?} {zone}");
        }
    }
}
