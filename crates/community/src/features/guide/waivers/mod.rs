//! Waivers: an action that a director leaves out for now.
//!
//! - A waiver says why, and names the day on which one looks at it again, a year ahead at most. On that day it ends by itself.
//! - It may be taken back at any time. Both are noted.

pub(super) mod store;
pub(super) mod web;

use jiff::Span;
use jiff::civil::Date;
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::model::Action;
use super::{actions, policy, week};
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::Seen;

/// Longest reason, in characters.
const LONGEST: usize = 300;

/// The community, for who waives.
pub fn waived_by(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    policy::lead(&seen.standing)?;
    Ok(seen)
}

/// A reason and a day, checked. `today` is in the community's zone.
fn parse(reason: &str, review_on: &str, today: Date) -> Result<(String, Date)> {
    let mut problems = Vec::new();
    let reason = one_line(reason);
    if reason.is_empty() || reason.chars().count() > LONGEST {
        problems.push(Problem { field: "reason", say: say!("waiver-reason-unsound", max = LONGEST) });
    }
    let last = today.checked_add(Span::new().years(1)).unwrap_or(today);
    let day = review_on.trim().parse().ok().filter(|day: &Date| *day > today && *day <= last);
    match day {
        Some(day) if problems.is_empty() => Ok((reason, day)),
        Some(_) => Err(Error::Invalid(problems)),
        None => {
            problems.push(Problem { field: "review_on", say: say!("waiver-day-unsound") });
            Err(Error::Invalid(problems))
        }
    }
}

/// Leaves an action out for now, or says anew why and until when.
pub fn waive(ctx: &mut Ctx, slug: &str, action: Action, reason: &str, review_on: &str) -> Result<()> {
    let seen = waived_by(ctx, slug)?;
    let today = week::day(ctx.now, &seen.community.zone);
    let (reason, day) = parse(reason, review_on, today)?;
    let account = ctx.account()?;
    let words = (reason.as_str(), &*day.to_string());
    store::put(ctx.tx, seen.community.id, action, words, account, ctx.now)?;
    audit::note(ctx, Act::ActionWaived, Some(seen.community.id.0), action.name())
}

/// Takes a waiver back. Where there is none, nothing happens.
pub fn end(ctx: &mut Ctx, slug: &str, action: Action) -> Result<()> {
    let seen = waived_by(ctx, slug)?;
    if store::end(ctx.tx, seen.community.id, action, ctx.now)? {
        audit::note(ctx, Act::WaiverEnded, Some(seen.community.id.0), action.name())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiver_has_a_reason_and_a_day_within_a_year() {
        let today = jiff::civil::date(2026, 11, 23);
        let table = [
            ("Nobody hands in.", "2026-11-24", true),
            ("Nobody hands in.", "2027-11-23", true),
            ("Nobody hands in.", "2026-11-23", false),
            ("Nobody hands in.", "2027-11-24", false),
            ("Nobody hands in.", "soon", false),
            ("  ", "2026-11-24", false),
        ];
        for (reason, day, sound) in table {
            assert_eq!(parse(reason, day, today).is_ok(), sound, "{reason:?} {day}");
        }
        let long = "a".repeat(LONGEST + 1);
        assert!(parse(&long, "2026-11-24", today).is_err());
    }
}
