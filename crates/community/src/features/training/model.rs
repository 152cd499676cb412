//! Courses and sessions.

use platform::clock::{Timestamp, WallClock};
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, id, row, say};
use serde::Deserialize;

use crate::features::communities::CommunityId;
use crate::named::named;

id!(
    /// A course.
    CourseId, "course"
);
id!(
    /// A dated session of a course.
    TrainingId, "training"
);

/// Longest session, in days.
const LONGEST: i32 = 5 * 366;

named! {
    /// How a course is taught.
    Form {
        /// At a distance.
        Online = "online",
        /// Partly at a distance.
        Blended = "blended",
        /// In one room.
        InPerson = "in_person",
    }
}

row! {
    /// A course.
    pub struct Course {
        /// Its id.
        pub id: CourseId,
        /// Whose it is.
        pub community_id: CommunityId,
        /// Its title.
        pub title: String,
        /// How it is taught.
        pub form: Form,
        /// Where it is taught on the web; may be empty.
        pub link: String,
        /// When it was ended.
        pub ended_at: Option<Timestamp>,
    }
}

row! {
    /// A session of a course.
    pub struct Session {
        /// Its id.
        pub id: TrainingId,
        /// Which course's.
        pub course_id: CourseId,
        /// Whose it is.
        pub community_id: CommunityId,
        /// Who takes part; may be empty.
        pub cohort: String,
        /// Local start, `2026-11-30T09:00`.
        pub starts: String,
        /// Local end.
        pub ends: String,
        /// IANA name.
        pub zone: String,
        /// When it was cancelled.
        pub cancelled_at: Option<Timestamp>,
    }
}

impl Session {
    /// Its start.
    pub fn start(&self) -> Option<WallClock> {
        WallClock::parse(&self.starts, &self.zone)
    }

    /// Its end.
    pub fn end(&self) -> Option<WallClock> {
        WallClock::parse(&self.ends, &self.zone)
    }
}

/// What a director types about a course.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseForm {
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// The name of a [`Form`].
    #[serde(default)]
    pub form: String,
    /// A web address.
    #[serde(default)]
    pub link: String,
}

/// A course's words, checked.
#[derive(Clone, Debug)]
pub struct CourseText {
    /// Its title.
    pub title: String,
    /// How it is taught.
    pub form: Form,
    /// Where it is taught on the web; may be empty.
    pub link: String,
}

impl CourseText {
    /// Takes a course as typed.
    pub fn parse(typed: &CourseForm) -> Result<Self> {
        let mut problems = Vec::new();
        let (title, link) = (one_line(&typed.title), typed.link.trim().to_owned());
        if title.is_empty() || title.chars().count() > 120 {
            problems.push(Problem { field: "title", say: say!("course-title-missing", max = 120) });
        }
        let form = Form::parse(&typed.form);
        if form.is_none() {
            problems.push(Problem { field: "form", say: say!("course-form-missing") });
        }
        if !link.is_empty() && !is_web_address(&link) {
            problems.push(Problem { field: "link", say: say!("course-link-unsound") });
        }
        match form {
            Some(form) if problems.is_empty() => Ok(CourseText { title, form, link }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// An address that a browser opens without running anything.
pub(super) fn is_web_address(link: &str) -> bool {
    let host = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && link.len() <= 500
        && !link.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// What a director types about a session.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionForm {
    /// Who takes part.
    #[serde(default)]
    pub cohort: String,
    /// A local time, `2026-11-30T09:00`.
    #[serde(default)]
    pub starts: String,
    /// A local time.
    #[serde(default)]
    pub ends: String,
    /// IANA name.
    #[serde(default)]
    pub zone: String,
}

/// A session's words and times, checked: it ends after it starts.
#[derive(Clone, Debug)]
pub struct SessionText {
    /// Who takes part; may be empty.
    pub cohort: String,
    /// When it starts.
    pub starts: WallClock,
    /// When it ends.
    pub ends: WallClock,
}

impl SessionText {
    /// Takes a session as typed; its times are those of its zone.
    pub fn parse(typed: &SessionForm) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let cohort = one_line(&typed.cohort);
        if cohort.chars().count() > 80 {
            refuse("cohort", say!("session-cohort-too-long", max = 80));
        }
        let zone = typed.zone.trim();
        let known = jiff::tz::TimeZone::get(zone).is_ok();
        if !known {
            refuse("zone", say!("zone-unknown"));
        }
        let read = |time: &str| WallClock::parse(time.trim(), if known { zone } else { "UTC" });
        let (starts, ends) = (read(&typed.starts), read(&typed.ends));
        for (field, time) in [("starts", &starts), ("ends", &ends)] {
            if time.is_none() {
                refuse(field, say!("session-time-unsound"));
            }
        }
        if let (Some(starts), Some(ends)) = (&starts, &ends) {
            if ends.at() <= starts.at() {
                refuse("ends", say!("session-ends-first"));
            } else if starts.plus_days(LONGEST).at() < ends.at() {
                refuse("ends", say!("session-too-long"));
            }
        }
        match (starts, ends) {
            (Some(starts), Some(ends)) if problems.is_empty() => Ok(SessionText { cohort, starts, ends }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_opens_is_a_link() {
        let table = [
            ("https://lms.example.org/course?id=3", true),
            ("http://localhost", true),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https:///x", false),
            ("https://a b", false),
            ("lms.example.org", false),
        ];
        for (link, expected) in table {
            assert_eq!(is_web_address(link), expected, "{link}");
        }
    }

    #[test]
    fn a_session_ends_after_it_starts_by_its_own_clock() {
        let form = |starts: &str, ends: &str, zone: &str| SessionForm {
            cohort: String::new(),
            starts: starts.to_owned(),
            ends: ends.to_owned(),
            zone: zone.to_owned(),
        };
        // Clocks go forward at two: a quarter past two does not exist and is taken as a quarter past three.
        let spring =
            SessionText::parse(&form("2027-03-28T01:30", "2027-03-28T02:15", "Europe/Paris")).unwrap();
        assert_eq!(spring.ends.at().seconds() - spring.starts.at().seconds(), 45 * 60);
        for (starts, ends, zone) in [
            ("2027-03-28T09:00", "2027-03-28T09:00", "Europe/Paris"),
            ("2027-03-28T09:00", "2035-03-28T09:00", "Europe/Paris"),
            ("2027-03-28T09:00", "2027-03-28T10:00", "Europe/Nowhere"),
            ("2027-03-28", "", "Europe/Paris"),
            ("99999-03-28T09:00", "2027-03-28T10:00", "Europe/Paris"),
        ] {
            assert!(SessionText::parse(&form(starts, ends, zone)).is_err(), "{starts} {ends} {zone}");
        }
    }
}
