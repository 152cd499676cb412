//! Bindings, check-ins and the rhythm.

use std::borrow::Borrow;

use platform::clock::{Timestamp, WallClock};
use platform::error::Problem;
use platform::i18n::Locale;
use platform::text::one_line;
use platform::{Error, Result, id, row, say};
use serde::Deserialize;

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

id!(
    /// A tutor who follows a learner.
    BindingId, "binding"
);
id!(
    /// A check-in.
    CheckInId, "checkin"
);

/// Weeks from one check-in to the next, where directors chose nothing else.
pub const RHYTHM: i64 = 4;
/// What directors may choose.
pub const RHYTHMS: std::ops::RangeInclusive<i64> = 1..=26;
/// Most characters of where or how one meets.
pub const MEETS: usize = 300;
/// Most characters of why a check-in is cancelled.
pub const REASON: usize = 300;
/// Most characters of a note.
pub const NOTE: usize = 2_000;
/// A check-in is at most so many days ahead.
const FURTHEST_DAYS: i64 = 366;
/// The first check-in is proposed so many days ahead, and at ten o'clock.
const FIRST_DAYS: i32 = 7;

row! {
    /// A tutor who follows a learner, with what both see of their check-ins.
    pub struct Binding {
        /// Its id.
        pub id: BindingId,
        /// In which community.
        pub community_id: CommunityId,
        /// The tutor.
        pub tutor_id: AccountId,
        /// Their name.
        pub tutor_name: String,
        /// Their handle.
        pub tutor_handle: String,
        /// Their portrait.
        pub tutor_portrait: i64,
        /// The learner.
        pub learner_id: AccountId,
        /// Their name.
        pub learner_name: String,
        /// Their handle.
        pub learner_handle: String,
        /// Their portrait.
        pub learner_portrait: i64,
        /// Since when.
        pub bound_at: Timestamp,
        /// When the binding was ended.
        pub ended_at: Option<Timestamp>,
        /// When their first open check-in is, be it due or still to come.
        pub next_at: Option<Timestamp>,
        /// When their last check-in was that is reported as done.
        pub last_at: Option<Timestamp>,
    }
}

impl Binding {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/bindings/{}", self.id)
    }

    /// Since when a check-in waits to be reported.
    pub fn due_since(&self, now: Timestamp) -> Option<Timestamp> {
        self.next_at.filter(|at| *at <= now)
    }
}

row! {
    /// A check-in of three.
    pub struct CheckIn {
        /// Its id.
        pub id: CheckInId,
        /// In which community.
        pub community_id: CommunityId,
        /// About which binding.
        pub binding_id: BindingId,
        /// The tutor.
        pub tutor_id: AccountId,
        /// Their name.
        pub tutor_name: String,
        /// The learner.
        pub learner_id: AccountId,
        /// Their name.
        pub learner_name: String,
        /// The facilitator or director.
        pub leader_id: AccountId,
        /// Their name.
        pub leader_name: String,
        /// Local time, `2026-11-30T09:00`.
        pub starts: String,
        /// IANA name.
        pub zone: String,
        /// The instant that it means.
        pub starts_at: Timestamp,
        /// Where or how.
        pub meets: String,
        /// When it was cancelled.
        pub cancelled_at: Option<Timestamp>,
        /// Who cancelled it; nobody where the binding ended.
        pub cancelled_by: Option<AccountId>,
        /// Why.
        pub reason: String,
        /// When it was reported as done.
        pub reported_at: Option<Timestamp>,
        /// Who reported it.
        pub reported_by: Option<AccountId>,
        /// What they noted.
        pub note: String,
    }
}

impl CheckIn {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/check-ins/{}", self.id)
    }

    /// Whether it was neither cancelled nor reported.
    pub fn is_open(&self) -> bool {
        self.cancelled_at.is_none() && self.reported_at.is_none()
    }

    /// Whether its time has come, and nobody has said what became of it.
    pub fn is_due(&self, now: impl Borrow<Timestamp>) -> bool {
        self.is_open() && self.starts_at <= *now.borrow()
    }

    /// When it is, as it was agreed: the clocks of its zone.
    pub fn when(&self, locale: &Locale) -> String {
        let (day, time) = self.starts.split_once('T').unwrap_or((&self.starts, ""));
        match day.parse() {
            Ok(date) => format!("{}, {time}", locale.civil_day(date)),
            Err(_) => self.starts.clone(),
        }
    }

    /// Its three people, with their names.
    pub fn three(&self) -> [(AccountId, &str); 3] {
        [
            (self.tutor_id, &self.tutor_name),
            (self.learner_id, &self.learner_name),
            (self.leader_id, &self.leader_name),
        ]
    }

    /// The names of the two whom somebody of the three meets.
    pub fn others_of(&self, me: Option<AccountId>) -> [&str; 2] {
        match me {
            Some(me) if me == self.tutor_id => [&self.learner_name, &self.leader_name],
            Some(me) if me == self.learner_id => [&self.tutor_name, &self.leader_name],
            _ => [&self.tutor_name, &self.learner_name],
        }
    }

    /// The name of one of the three.
    pub fn name_of(&self, id: impl Borrow<Option<AccountId>>) -> &str {
        self.three().into_iter().find(|(one, _)| Some(*one) == *id.borrow()).map_or("", |(_, name)| name)
    }

    /// The address at which one meets, where it is one that a browser opens without running anything.
    pub fn link(&self) -> Option<&str> {
        let link = self.meets.as_str();
        let sound =
            link.starts_with("https://") && !link.chars().any(|c| c.is_whitespace() || c.is_control());
        sound.then_some(link)
    }
}

/// A check-in, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanForm {
    /// A local time in the community's zone.
    pub starts: String,
    /// Where or how.
    pub meets: String,
    /// The facilitator or director; empty where they plan it themselves.
    pub leader: String,
}

/// When and where a check-in is, checked: it is still to come.
#[derive(Clone, Debug)]
pub struct Plan {
    /// When.
    pub starts: WallClock,
    /// Where or how.
    pub meets: String,
    /// The facilitator or director, where whoever plans it named one.
    pub leader: Option<AccountId>,
}

impl Plan {
    /// Takes a check-in as typed; its time is one of the clocks in `zone`.
    pub fn parse(typed: &PlanForm, zone: &str, now: Timestamp) -> Result<Self> {
        let mut problems = Vec::new();
        let starts = WallClock::parse(typed.starts.trim(), zone);
        let fits =
            |starts: &WallClock| starts.at() > now && starts.at() <= now.plus_seconds(FURTHEST_DAYS * 86_400);
        let starts = starts.filter(fits);
        if starts.is_none() {
            problems.push(Problem { field: "starts", say: say!("check-in-time-unsound") });
        }
        let meets = one_line(&typed.meets);
        if meets.is_empty() || meets.chars().count() > MEETS {
            problems.push(Problem { field: "meets", say: say!("check-in-meets-unsound", max = MEETS) });
        }
        let leader = match typed.leader.trim() {
            "" => None,
            id => match id.parse() {
                Ok(id) => Some(id),
                Err(_) => {
                    problems.push(Problem { field: "leader", say: say!("check-in-leader-missing") });
                    None
                }
            },
        };
        match starts {
            Some(starts) if problems.is_empty() => Ok(Plan { starts, meets, leader }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// A text of one of the three, checked: something, and not too much.
pub fn said(field: &'static str, typed: &str, most: usize) -> Result<String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.is_empty() || text.chars().count() > most {
        return Err(Error::invalid(field, say!("check-in-text-unsound", max = most)));
    }
    Ok(text)
}

/// When the next check-in is proposed: so many weeks after the last, at the same time of the day, and never in the past.
pub fn proposal(last: Option<&WallClock>, zone: &str, weeks: i64, now: Timestamp) -> Option<WallClock> {
    let days = i32::try_from(weeks * 7).ok()?;
    let next = last.map(|last| last.plus_days(days)).filter(|next| next.at() > now);
    if next.is_some() {
        return next;
    }
    let soon = WallClock::of(now, zone)?.plus_days(FIRST_DAYS).time();
    let time = last.map_or_else(|| "10:00".to_owned(), |last| last.time().split_off(11));
    WallClock::parse(&format!("{}T{time}", soon.split('T').next()?), zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday 23 November 2026, 09:00 in UTC.
    const NOW: Timestamp = Timestamp::from_seconds(1_795_424_400);

    #[test]
    fn the_next_is_proposed_at_the_same_time_of_the_day_after_a_change_of_clocks_too() {
        let proposed = |last: Option<&str>, weeks| {
            let last = last.and_then(|last| WallClock::parse(last, "Europe/Paris"));
            proposal(last.as_ref(), "Europe/Paris", weeks, NOW).map(|next| next.time()).unwrap_or_default()
        };
        let table = [
            (Some("2026-11-20T14:30"), 4, "2026-12-18T14:30"),
            (Some("2027-03-12T14:30"), 4, "2027-04-09T14:30"),
            (Some("2026-06-01T14:30"), 4, "2026-11-30T14:30"),
            (None, 4, "2026-11-30T10:00"),
        ];
        for (last, weeks, expected) in table {
            assert_eq!(proposed(last, weeks), expected, "{last:?}");
        }
    }

    #[test]
    fn a_check_in_is_still_to_come_and_says_where() {
        let plan = |starts: &str, meets: &str| {
            let (starts, meets) = (starts.to_owned(), meets.to_owned());
            Plan::parse(&PlanForm { starts, meets, leader: String::new() }, "Europe/Paris", NOW).is_ok()
        };
        assert!(plan("2026-11-23T10:01", "Room 4"));
        for (starts, meets) in [
            ("2026-11-23T10:00", "Room 4"),
            ("2028-01-01T10:00", "Room 4"),
            ("tomorrow", "Room 4"),
            ("2026-11-23T10:01", " "),
        ] {
            assert!(!plan(starts, meets), "{starts} {meets}");
        }
    }
}
