//! Where a community stands by its dates, and what is due. Pure.

use jiff::Span;
use jiff::tz::TimeZone;
use platform::clock::Timestamp;
use platform::{Error, Result, say};

use super::model::{Dates, Notice, Way};
use crate::features::communities::{Standing, State, Type};
use crate::features::decisions::proposal::Deadline;

/// So many days before the end, members and directors are told of it.
pub const TOLD_DAYS: i32 = 30;
/// So many days before the end, directors are asked what comes next.
pub const ASKED_DAYS: i32 = 14;
/// So many days after the end, the community is read-only.
pub const GRACE_DAYS: i32 = 30;
/// How many days before the end everybody has said what comes next, and from now on there must be at least so many days for it: as a
/// rule, and where little time is left.
const DECIDED: [(i64, i64); 2] = [(4, 3), (1, 1)];
/// The hour of that day.
const EVENING: i8 = 18;

/// Whether a community of this type ends with its training.
pub fn ends_with_training(kind: Type) -> bool {
    kind == Type::Learning
}

/// Whether the dates decide where a community in this state stands.
pub fn follows_dates(state: State) -> bool {
    matches!(state, State::Gathering | State::Running | State::Closing)
}

/// Where an open community stands by its dates.
pub fn state_at(dates: &Dates, now: Timestamp) -> State {
    if dates.starts.as_ref().is_some_and(|starts| starts.at() > now) {
        return State::Gathering;
    }
    match &dates.ends {
        Some(ends) if ends.plus_days(GRACE_DAYS).at() <= now => State::Closed,
        Some(ends) if ends.plus_days(-TOLD_DAYS).at() <= now => State::Closing,
        _ => State::Running,
    }
}

/// When a community becomes read-only by its dates.
pub fn shut(dates: &Dates) -> Option<Timestamp> {
    dates.ends.as_ref().map(|ends| ends.plus_days(GRACE_DAYS).at())
}

/// The next moment at which something changes or is told.
pub fn next(dates: &Dates, now: Timestamp) -> Option<Timestamp> {
    let start = dates.starts.iter().map(platform::clock::WallClock::at);
    let around_end = dates
        .ends
        .iter()
        .flat_map(|ends| [-TOLD_DAYS, -ASKED_DAYS, GRACE_DAYS].map(|days| ends.plus_days(days).at()));
    start.chain(around_end).filter(|at| *at > now).min()
}

/// What is to be told now and was not told of this end before. Nothing is announced whose time is over.
pub fn due(
    dates: &Dates,
    now: Timestamp,
    told_for: Option<Timestamp>,
    asked_for: Option<Timestamp>,
) -> Vec<Notice> {
    let Some(ends) = dates.ends.as_ref().filter(|ends| ends.at() > now) else { return Vec::new() };
    if state_at(dates, now) != State::Closing {
        return Vec::new();
    }
    let mut due = Vec::new();
    if told_for != Some(ends.at()) {
        due.push(Notice::EndsSoon);
    }
    if ends.plus_days(-ASKED_DAYS).at() <= now && asked_for != Some(ends.at()) {
        due.push(Notice::WhatNext);
    }
    due
}

/// Until when everybody says what comes next, by the clock of the community's zone: an evening a few days before the end. Nothing
/// where too little time is left to ask anybody.
pub fn decides_by(ends: Timestamp, zone: &str, now: Timestamp) -> Option<Deadline> {
    let last = TimeZone::get(zone).ok()?.to_datetime(ends.to_jiff()).date();
    DECIDED.iter().find_map(|(before, least)| {
        let day = last.checked_sub(Span::new().days(*before)).ok()?;
        let deadline = Deadline::at(day.at(EVENING, 0, 0, 0), zone).ok()?;
        (deadline.at >= now.plus_seconds(least * 24 * 3_600)).then_some(deadline)
    })
}

/// The way that more chose than any other. `counts` are in the order of [`Way::ALL`].
pub fn leading(counts: &[i64]) -> Option<Way> {
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let mut level = Way::ALL.iter().zip(counts).filter(|(_, count)| **count == most);
    match (level.next(), level.next()) {
        (Some((way, _)), None) => Some(*way),
        _ => None,
    }
}

/// Of which end members were told and directors asked, where nobody is to hear of what is due by now.
pub fn told_by_now(
    dates: &Dates,
    now: Timestamp,
    before: (Option<Timestamp>, Option<Timestamp>),
) -> (Option<Timestamp>, Option<Timestamp>) {
    let ends = dates.ends.as_ref().map(platform::clock::WallClock::at);
    due(dates, now, before.0, before.1).into_iter().fold(before, |(told, asked), notice| match notice {
        Notice::WhatNext => (told, ends),
        Notice::EndsSoon | Notice::Closed => (ends, asked),
    })
}

/// Launches, closes, reopens and extends: who directs the community.
pub fn steer(standing: &Standing) -> Result<()> {
    if standing.directs() { Ok(()) } else { Err(Error::Forbidden(say!("lifecycle-forbidden"))) }
}

#[cfg(test)]
mod tests {
    use platform::clock::WallClock;
    use proptest::prelude::*;

    use super::*;

    fn paris(time: &str) -> WallClock {
        WallClock::parse(time, "Europe/Paris").unwrap()
    }

    fn dates() -> Dates {
        Dates { starts: Some(paris("2026-12-01T09:00")), ends: Some(paris("2027-04-10T18:00")) }
    }

    #[test]
    fn a_community_stands_where_its_dates_say() {
        let table = [
            ("2026-12-01T08:59", State::Gathering),
            ("2026-12-01T09:00", State::Running),
            ("2027-03-11T17:59", State::Running),
            // Clocks go forward on 28 March 2027: thirty days before is still six in the evening.
            ("2027-03-11T18:00", State::Closing),
            ("2027-04-10T18:00", State::Closing),
            ("2027-05-10T17:59", State::Closing),
            ("2027-05-10T18:00", State::Closed),
        ];
        for (now, expected) in table {
            assert_eq!(state_at(&dates(), paris(now).at()), expected, "{now}");
        }
        assert_eq!(state_at(&Dates::default(), paris("2026-12-01T08:59").at()), State::Running);
    }

    #[test]
    fn each_end_is_told_once_and_never_after_it() {
        let end = Some(dates().ends.unwrap().at());
        let table = [
            ("2027-03-11T17:59", None, None, vec![]),
            ("2027-03-11T18:00", None, None, vec![Notice::EndsSoon]),
            ("2027-03-11T18:00", end, None, vec![]),
            ("2027-03-27T18:00", end, None, vec![Notice::WhatNext]),
            ("2027-03-27T18:00", None, None, vec![Notice::EndsSoon, Notice::WhatNext]),
            ("2027-03-27T18:00", end, end, vec![]),
            ("2027-04-10T18:00", None, None, vec![]),
        ];
        for (now, told, asked, expected) in table {
            assert_eq!(due(&dates(), paris(now).at(), told, asked), expected, "{now} {told:?} {asked:?}");
        }
    }

    #[test]
    fn everybody_decides_on_an_evening_a_few_days_before_the_end() {
        // The clocks of Paris go forward on 28 March 2027, those of New York on the 14th.
        let table = [
            ("2027-04-01T12:00", "Europe/Paris", "2027-03-18T12:00", Some(("2027-03-28T18:00", "16:00"))),
            ("2027-03-31T12:00", "Europe/Paris", "2027-03-17T12:00", Some(("2027-03-27T18:00", "17:00"))),
            ("2027-03-18T12:00", "America/New_York", "2027-03-04T12:00", Some(("2027-03-14T18:00", "22:00"))),
            ("2027-03-17T12:00", "America/New_York", "2027-03-04T12:00", Some(("2027-03-13T18:00", "23:00"))),
            // An end early in the morning of Paris is the evening before in New York.
            ("2027-04-10T02:00", "America/New_York", "2027-03-27T02:00", Some(("2027-04-05T18:00", "22:00"))),
            // Whoever hears of it late has until the evening before, or is not asked.
            ("2027-04-10T12:00", "Europe/Paris", "2027-04-04T12:00", Some(("2027-04-09T18:00", "16:00"))),
            ("2027-04-10T12:00", "Europe/Paris", "2027-04-08T18:00", Some(("2027-04-09T18:00", "16:00"))),
            ("2027-04-10T12:00", "Europe/Paris", "2027-04-08T18:01", None),
        ];
        for (ends, zone, now, expected) in table {
            let found = decides_by(paris(ends).at(), zone, paris(now).at());
            let utc = |deadline: &Deadline| deadline.at.to_jiff().strftime("%H:%M").to_string();
            let found = found.map(|deadline| (deadline.on.clone(), utc(&deadline)));
            let expected = expected.map(|(on, at)| (on.to_owned(), at.to_owned()));
            assert_eq!(found, expected, "{ends} {zone} {now}");
        }
    }

    #[test]
    fn a_way_leads_only_alone() {
        let table = [
            ([3, 1, 0, 2], Some(Way::Practice)),
            ([0, 0, 0, 1], Some(Way::End)),
            ([2, 2, 0, 0], None),
            ([0; 4], None),
        ];
        for (counts, expected) in table {
            assert_eq!(leading(&counts), expected, "{counts:?}");
        }
    }

    const ZONES: [&str; 20] = [
        "Europe/Paris",
        "America/New_York",
        "America/St_Johns",
        "America/Sao_Paulo",
        "America/Santiago",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "Pacific/Auckland",
        "Pacific/Chatham",
        "Pacific/Apia",
        "Asia/Kathmandu",
        "Asia/Tehran",
        "Asia/Beirut",
        "Asia/Tokyo",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Atlantic/Azores",
        "America/Havana",
        "Europe/London",
        "UTC",
    ];

    proptest! {
        /// Whoever wakes at each next moment sees each state once, in order, however the clocks are changed.
        #[test]
        fn waking_at_each_next_moment_meets_every_state_in_order(zone in 0..20_usize, start in 0..3_650_i64, minute in 0..1_440_i64, length in 0..400_i32) {
            let base = Timestamp::from_seconds(1_609_459_200 + start * 86_400 + minute * 60);
            let local = TimeZone::get(ZONES[zone]).unwrap().to_datetime(base.to_jiff());
            let starts = WallClock::parse(&local.strftime("%Y-%m-%dT%H:%M").to_string(), ZONES[zone]).unwrap();
            let dates = Dates { ends: Some(starts.plus_days(length)), starts: Some(starts) };
            let mut now = base.plus_seconds(-400 * 86_400);
            let (mut seen, mut told) = (vec![state_at(&dates, now)], 0);
            while let Some(at) = next(&dates, now) {
                prop_assert!(at > now);
                prop_assert_eq!(state_at(&dates, Timestamp(at.0 - 1)), *seen.last().unwrap(), "nothing changes between two wakings");
                now = at;
                told += due(&dates, now, None, None).len();
                let state = state_at(&dates, now);
                if seen.last() != Some(&state) {
                    seen.push(state);
                }
            }
            prop_assert_eq!(seen.first(), Some(&State::Gathering));
            prop_assert_eq!(seen.last(), Some(&State::Closed));
            let mut once = seen.clone();
            once.dedup();
            prop_assert_eq!(once.len(), seen.len());
            prop_assert!(length < 31 || told == 3, "told {} times: at 30 days, and both at 14 where nothing is marked", told);
        }
    }
}
