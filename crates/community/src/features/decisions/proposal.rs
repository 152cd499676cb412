//! A proposal as typed, checked.

use std::collections::HashMap;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::text::markdown::render;
use platform::text::one_line;
use platform::{Error, Result, Say, say};

use super::model::{Asked, Kind, Quorum};

/// Most options.
pub const MOST_OPTIONS: usize = 20;
/// Times that the form has room for.
pub const TIMES: usize = 8;
/// Most dots that each may have.
const MOST_DOTS: i64 = 100;
/// Soonest deadline from now, in seconds.
const SOONEST: i64 = 3_600;
/// Latest deadline from now, in seconds.
const LATEST: i64 = 366 * 24 * 3_600;
/// A reminder goes out this long before the end, or at half time where that is later.
const REMINDER: i64 = 48 * 3_600;

/// A text with its HTML, made before the write.
#[derive(Clone, Debug)]
pub struct Text {
    /// As written.
    pub source: String,
    /// As shown; safe.
    pub html: String,
    /// Which renderer made it.
    pub renderer: i64,
}

impl Text {
    /// Renders a text; something must be in it.
    pub fn parse(typed: &str) -> Result<Self> {
        let source = typed.replace("\r\n", "\n").trim().to_owned();
        if source.is_empty() {
            return Err(Error::invalid("text", say!("proposal-text-missing")));
        }
        let rendered = render(&source)?;
        Ok(Text { source, html: rendered.html, renderer: rendered.renderer })
    }
}

/// Until when answers are taken.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// The wall-clock time, such as `2026-12-01T18:00`.
    pub on: String,
    /// IANA name of its zone.
    pub zone: String,
    /// The instant.
    pub at: Timestamp,
}

impl Deadline {
    /// Takes a wall-clock time as typed, in the community's zone: at least an hour ahead, at most a year.
    pub fn parse(typed: &str, zone: &str, now: Timestamp) -> Result<Self> {
        let unsound = || Error::invalid("ends_on", say!("deadline-unsound"));
        let on: DateTime = typed.trim().parse().map_err(|_| unsound())?;
        let deadline = Deadline::at(on, zone)?;
        let reach = now.plus_seconds(SOONEST)..=now.plus_seconds(LATEST);
        if reach.contains(&deadline.at) { Ok(deadline) } else { Err(unsound()) }
    }

    /// The deadline at a wall-clock time of a zone.
    pub fn at(on: DateTime, zone: &str) -> Result<Self> {
        let here = TimeZone::get(zone).map_err(Error::internal)?;
        let at = here.to_timestamp(on).map_err(|_| Error::invalid("ends_on", say!("deadline-unsound")))?;
        let on = on.strftime("%Y-%m-%dT%H:%M").to_string();
        Ok(Deadline { on, zone: zone.to_owned(), at: at.into() })
    }

    /// When those who have not answered are reminded: 48 hours before the end, or at half time where that is later.
    pub fn remind_at(&self, now: Timestamp) -> Timestamp {
        let half = Timestamp(now.0 + (self.at.0 - now.0) / 2);
        half.max(self.at.plus_seconds(-REMINDER))
    }
}

/// What the form offers as a deadline: in a week at six in the evening.
pub fn usual_deadline(zone: &str, now: Timestamp) -> String {
    let here = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let today = here.to_datetime(now.to_jiff()).date();
    let day = today.checked_add(jiff::Span::new().days(7)).unwrap_or(today);
    format!("{day}T18:00")
}

/// A proposal, checked.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// How it is to be taken.
    pub kind: Kind,
    /// What it is about.
    pub title: String,
    /// The proposal.
    pub text: Text,
    /// The path of the conversation about it; empty where there is none.
    pub discussion: String,
    /// The path of the page that it comes from; empty where it stands for itself.
    pub origin: String,
    /// The options.
    pub choices: Vec<String>,
    /// Who is asked.
    pub asked: Asked,
    /// How many must answer.
    pub quorum: Quorum,
    /// Until when.
    pub deadline: Deadline,
    /// Dots that each has.
    pub dots: i64,
    /// Whether nobody can tell who answered what.
    pub anonymous: bool,
    /// Whether the counts are shown only at the end.
    pub hidden: bool,
}

/// A form's fields by their names.
pub type Fields = HashMap<String, String>;

/// A field as typed; empty where it was not sent.
pub fn field<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.get(name).map_or("", |value| value.trim())
}

impl Proposal {
    /// Everybody is asked openly for their consent to what another page words.
    pub fn consent(title: String, text: Text, origin: String, deadline: Deadline) -> Self {
        Proposal {
            kind: Kind::Consent,
            title,
            text,
            discussion: String::new(),
            origin,
            choices: Vec::new(),
            asked: Asked::default(),
            quorum: Quorum::Anybody,
            deadline,
            dots: 0,
            anonymous: false,
            hidden: false,
        }
    }

    /// Checks every field at once. Wall-clock times are those of `zone`.
    pub fn parse(fields: &Fields, zone: &str, public_url: &str, now: Timestamp) -> Result<Self> {
        let mut problems = Vec::new();
        let kind = Kind::parse(field(fields, "kind")).ok_or(Error::NotFound)?;
        let title = one_line(field(fields, "title"));
        if title.is_empty() || title.chars().count() > 120 {
            problems.push(problem("title", say!("proposal-title-unsound", max = 120)));
        }
        let text = kept(Text::parse(field(fields, "text")), &mut problems);
        let discussion = kept(discussion(field(fields, "discussion"), public_url), &mut problems);
        let choices = match kind {
            Kind::Times => kept(times(fields, zone, now), &mut problems),
            kind if kind.has_options() => kept(options(field(fields, "options")), &mut problems),
            _ => Some(Vec::new()),
        };
        let asked = kept(asked(fields), &mut problems);
        let quorum = kept(quorum(fields), &mut problems);
        let deadline = kept(Deadline::parse(field(fields, "ends_on"), zone, now), &mut problems);
        let dots =
            if kind == Kind::Dots { kept(dots(field(fields, "dots")), &mut problems) } else { Some(0) };
        let anonymous = kind.may_be_anonymous() && fields.contains_key("anonymous");
        match (text, discussion, choices, asked, quorum, deadline, dots) {
            (
                Some(text),
                Some(discussion),
                Some(choices),
                Some(asked),
                Some(quorum),
                Some(deadline),
                Some(dots),
            ) if problems.is_empty() => {
                // A count that moves while people answer would tell what the last of them answered.
                let hidden = anonymous || (kind != Kind::Advice && fields.contains_key("hidden"));
                Ok(Proposal {
                    kind,
                    title,
                    text,
                    discussion,
                    origin: String::new(),
                    choices,
                    asked,
                    quorum,
                    deadline,
                    dots,
                    anonymous,
                    hidden,
                })
            }
            _ => Err(Error::Invalid(problems)),
        }
    }
}

fn problem(field: &'static str, say: Say) -> Problem {
    Problem { field, say }
}

/// What was sound; what was not joins the problems.
fn kept<T>(checked: Result<T>, problems: &mut Vec<Problem>) -> Option<T> {
    match checked {
        Ok(sound) => Some(sound),
        Err(Error::Invalid(more)) => {
            problems.extend(more);
            None
        }
        Err(_) => None,
    }
}

/// One option a line.
fn options(typed: &str) -> Result<Vec<String>> {
    let lines: Vec<String> = typed.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    let distinct = lines.iter().collect::<std::collections::HashSet<_>>().len() == lines.len();
    let short = lines.iter().all(|line| line.chars().count() <= 200);
    match (2..=MOST_OPTIONS).contains(&lines.len()) && distinct && short {
        true => Ok(lines),
        false => Err(Error::invalid("options", say!("options-unsound", most = MOST_OPTIONS, max = 200))),
    }
}

/// The times that are filled in, each once, in their order.
fn times(fields: &Fields, zone: &str, now: Timestamp) -> Result<Vec<String>> {
    let unsound = || Error::invalid("time_1", say!("times-unsound"));
    let mut times = Vec::new();
    for at in 1..=MOST_OPTIONS {
        let typed = field(fields, &format!("time_{at}"));
        if typed.is_empty() {
            continue;
        }
        let time = Deadline::at(typed.parse().map_err(|_| unsound())?, zone).map_err(|_| unsound())?;
        if time.at <= now {
            return Err(unsound());
        }
        times.push(time.on);
    }
    times.sort();
    times.dedup();
    if times.len() < 2 { Err(unsound()) } else { Ok(times) }
}

fn asked(fields: &Fields) -> Result<Asked> {
    if field(fields, "asked") != "roles" {
        return Ok(Asked::default());
    }
    let ticked = Asked::ROLES.iter().filter(|role| fields.contains_key(&format!("role_{}", role.name())));
    let roles: Vec<_> = ticked.copied().collect();
    match roles.is_empty() {
        true => Err(Error::invalid("asked", say!("asked-missing"))),
        false => Ok(Asked(roles)),
    }
}

fn quorum(fields: &Fields) -> Result<Quorum> {
    let unsound = || Error::invalid("quorum", say!("quorum-unsound"));
    let number = || field(fields, "quorum").parse::<i64>().map_err(|_| unsound());
    match field(fields, "quorum_kind") {
        "share" => number().and_then(|share| match share {
            1..=100 => Ok(Quorum::Share(share)),
            _ => Err(unsound()),
        }),
        "number" => number().and_then(|number| match number {
            1..=1_000_000 => Ok(Quorum::Number(number)),
            _ => Err(unsound()),
        }),
        _ => Ok(Quorum::Anybody),
    }
}

fn dots(typed: &str) -> Result<i64> {
    typed
        .parse()
        .ok()
        .filter(|dots| (1..=MOST_DOTS).contains(dots))
        .ok_or_else(|| Error::invalid("dots", say!("proposal-dots-unsound", max = MOST_DOTS)))
}

/// The path of a conversation on this site, as its address was copied.
fn discussion(typed: &str, public_url: &str) -> Result<String> {
    let path = typed.strip_prefix(public_url).unwrap_or(typed);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let sound = path.strip_prefix("/topics/topic_").is_some_and(|id| {
        id.len() == 26 && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    });
    match sound || path.is_empty() {
        true => Ok(path.to_owned()),
        false => Err(Error::invalid("discussion", say!("discussion-unsound"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_774_000_000);

    #[test]
    fn a_deadline_is_a_wall_clock_time_of_the_zone() {
        // 28 March 2026 is winter time in Paris, 29 March summer time from two o'clock on.
        let winter = Deadline::parse("2026-03-28T18:00", "Europe/Paris", NOW).unwrap();
        let summer = Deadline::parse("2026-03-29T18:00", "Europe/Paris", NOW).unwrap();
        assert_eq!(summer.at.seconds() - winter.at.seconds(), 23 * 3_600);
        for unsound in ["", "soon", "2026-03-20", "2020-01-01T10:00", "2031-01-01T10:00"] {
            assert!(Deadline::parse(unsound, "Europe/Paris", NOW).is_err(), "{unsound}");
        }
    }

    #[test]
    fn a_reminder_comes_two_days_before_the_end_or_at_half_time() {
        let at = |hours: i64| Deadline {
            on: String::new(),
            zone: String::new(),
            at: NOW.plus_seconds(hours * 3_600),
        };
        assert_eq!(at(240).remind_at(NOW), NOW.plus_seconds(192 * 3_600));
        assert_eq!(at(24).remind_at(NOW), NOW.plus_seconds(12 * 3_600));
    }

    #[test]
    fn a_conversation_is_one_of_this_site() {
        let path = format!("/topics/topic_{}", "0".repeat(26));
        for (typed, kept) in [
            (path.clone(), true),
            (format!("https://here.example{path}?post=4"), true),
            (String::new(), true),
        ] {
            assert_eq!(discussion(&typed, "https://here.example").is_ok(), kept, "{typed}");
        }
        for typed in
            ["https://elsewhere.example/topics/x", "/topics/topic_1", "javascript:alert(1)", "//evil"]
        {
            assert!(discussion(typed, "https://here.example").is_err(), "{typed}");
        }
    }
}
