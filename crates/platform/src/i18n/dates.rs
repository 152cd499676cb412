//! Instants in words, in the reader's language and zone.

use jiff::civil::{Date, DateTime};

use super::{Language, Locale};
use crate::clock::Timestamp;

const DAYS: [[&str; 7]; 2] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
];
const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
];

impl Locale {
    /// How a conversation dates a message: `17:42` today, `Friday 17:42` within a week, else `3 May 2015`.
    pub fn when(&self, at: Timestamp, now: Timestamp) -> String {
        let (moment, today) = (self.zoned(at), self.zoned(now).date());
        let age = today.since(moment.date()).map_or(i32::MAX, |span| span.get_days());
        match age {
            0 => self.clock(at),
            1..=6 => format!("{} {}", self.weekday(moment.date()), self.clock(at)),
            _ if moment.year() == today.year() => self.day_and_month(moment.date()),
            _ => self.date(at),
        }
    }

    /// `Monday 23 November`, « lundi 23 novembre ».
    pub fn long_day(&self, at: Timestamp) -> String {
        let date = self.zoned(at).date();
        format!("{} {}", self.weekday(date), self.day_and_month(date))
    }

    /// `3 May 2015`, « 3 mai 2015 »; the first of a month is « 1er » in French.
    pub fn date(&self, at: Timestamp) -> String {
        written(self.language, self.zoned(at).date())
    }

    /// The same for a day that belongs to no clock.
    pub fn civil_day(&self, day: Date) -> String {
        written(self.language, day)
    }

    /// `3 May 2015, 17:42`, « 3 mai 2015, 17:42 ».
    pub fn date_and_time(&self, at: Timestamp) -> String {
        format!("{}, {}", self.date(at), self.clock(at))
    }

    /// `17:42`.
    pub fn clock(&self, at: Timestamp) -> String {
        let moment = self.zoned(at);
        format!("{:02}:{:02}", moment.hour(), moment.minute())
    }

    /// The hour of the reader's day, 0 to 23, as a greeting needs it.
    pub fn hour(&self, at: Timestamp) -> i8 {
        self.zoned(at).hour()
    }

    /// The day of an instant, as `<input type="date">` takes it.
    pub fn day(&self, at: Timestamp) -> String {
        self.zoned(at).date().to_string()
    }

    /// The end of a day that `<input type="date">` gave; `None` for what is no day.
    pub fn end_of_day(&self, day: &str) -> Option<Timestamp> {
        let next = day.parse::<Date>().ok()?.tomorrow().ok()?;
        let ends = self.zone.to_timestamp(next.to_datetime(jiff::civil::Time::midnight())).ok()?;
        Some(Timestamp(ends.as_microsecond()))
    }

    /// RFC 3339 in UTC, for `<time datetime>`.
    pub fn machine(&self, at: Timestamp) -> String {
        at.to_jiff().to_string()
    }

    fn zoned(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at.to_jiff())
    }

    fn weekday(&self, date: Date) -> &'static str {
        DAYS[self.row()][usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % 7]
    }

    fn day_and_month(&self, date: Date) -> String {
        day_and_month(self.language, date)
    }

    fn row(&self) -> usize {
        row(self.language)
    }
}

/// `3 May 2015`, « 3 mai 2015 », for who has no locale at hand.
pub fn written(language: Language, date: Date) -> String {
    format!("{} {}", day_and_month(language, date), date.year())
}

fn day_and_month(language: Language, date: Date) -> String {
    let month = MONTHS[row(language)][usize::from(date.month().unsigned_abs() - 1) % 12];
    match (language, date.day()) {
        (Language::French, 1) => format!("1er {month}"),
        (_, day) => format!("{day} {month}"),
    }
}

fn row(language: Language) -> usize {
    match language {
        Language::English => 0,
        Language::French => 1,
    }
}
