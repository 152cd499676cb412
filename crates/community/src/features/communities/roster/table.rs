//! Reading a roster: CSV to rows, each with what is wrong with it.

use platform::clock::Timestamp;
use platform::i18n::Locale;
use platform::text::one_line;
use platform::{Error, Result, Say, say};

use super::super::model::Role;
use super::super::roles::{Grant, LONGEST_LABEL};
use crate::features::accounts::{Email, Name};

/// Most lines of a roster.
const MOST: usize = 5_000;

/// A line of a roster.
pub struct Row {
    /// The address as typed.
    pub address: String,
    /// The address, where it is one.
    pub email: Option<Email>,
    /// The name.
    pub name: String,
    /// The role as typed.
    pub role: String,
    /// The role that it says, its organisation still to be found.
    pub grant: Grant,
    /// The organisation's name as typed; empty where the line names none.
    pub organisation: String,
    /// What is wrong with it, where anything is.
    pub problem: Option<Say>,
}

impl Row {
    /// By what people are told apart.
    pub fn key(&self) -> String {
        self.email.as_ref().map_or_else(|| self.address.to_lowercase(), Email::key)
    }
}

/// Where each column stands.
struct Columns {
    email: usize,
    name: usize,
    role: Option<usize>,
    label: Option<usize>,
    until: Option<usize>,
    organisation: Option<usize>,
}

/// Reads a table whose columns are parted by commas, semicolons or tabs, as its first line shows. Days are those of the
/// reader's zone.
pub fn read(text: &str, locale: &Locale, now: Timestamp) -> Result<Vec<Row>> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter =
        [b';', b'\t', b','].into_iter().max_by_key(|mark| head.bytes().filter(|byte| byte == mark).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b','))
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(text.as_bytes());
    let unreadable = |_| Error::invalid("text", say!("roster-unreadable"));
    let columns = columns(reader.headers().map_err(unreadable)?)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() == MOST {
            return Err(Error::invalid("text", say!("roster-too-long", max = MOST as i64)));
        }
        rows.push(row(&record, &columns, locale, now));
    }
    if rows.is_empty() { Err(Error::invalid("text", say!("roster-empty"))) } else { Ok(rows) }
}

fn columns(head: &csv::StringRecord) -> Result<Columns> {
    let at =
        |names: &[&str]| head.iter().position(|heading| names.contains(&heading.to_lowercase().as_str()));
    match (at(&["email", "e-mail", "mail", "courriel"]), at(&["name", "nom"])) {
        (Some(email), Some(name)) => Ok(Columns {
            email,
            name,
            role: at(&["role", "rôle"]),
            label: at(&["label", "intitulé", "intitule"]),
            until: at(&["until", "jusqu'au", "jusqu’au", "fin"]),
            organisation: at(&["organisation", "organization", "partner", "partenaire"]),
        }),
        _ => Err(Error::invalid("text", say!("roster-headings"))),
    }
}

fn row(record: &csv::StringRecord, columns: &Columns, locale: &Locale, now: Timestamp) -> Row {
    let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
    let mut problem = None;
    let mut refuse = |say: Say| {
        problem.get_or_insert(say);
    };
    let address = cell(Some(columns.email)).to_owned();
    let email = Email::parse(&address).ok();
    if email.is_none() {
        refuse(say!("roster-email"));
    }
    let name = match Name::parse(cell(Some(columns.name))) {
        Ok(name) => name.as_str().to_owned(),
        Err(_) => {
            refuse(say!("roster-name"));
            String::new()
        }
    };
    let organisation = one_line(cell(columns.organisation));
    let typed = cell(columns.role);
    let role = match typed.to_lowercase().as_str() {
        "" if organisation.is_empty() => Role::Learner,
        "" => Role::Partner,
        word => role(word).unwrap_or_else(|| {
            refuse(say!("roster-role"));
            Role::Learner
        }),
    };
    let label = one_line(cell(columns.label));
    if label.chars().count() > LONGEST_LABEL {
        refuse(say!("roles-label-too-long", max = LONGEST_LABEL as i64));
    }
    if !organisation.is_empty() && role != Role::Partner {
        refuse(say!("partner-role-only"));
    }
    let ends_at = match cell(columns.until) {
        "" => None,
        day => {
            let ends = locale.end_of_day(day).filter(|ends| *ends > now);
            if ends.is_none() {
                refuse(say!("roster-until"));
            }
            ends
        }
    };
    let grant = Grant { role, label, ends_at, organisation: None };
    Row { address, email, name, role: typed.to_owned(), grant, organisation, problem }
}

/// The role that a word means, in English or in French. Directors are made by hand.
fn role(word: &str) -> Option<Role> {
    match word {
        "apprenant" | "apprenante" => Some(Role::Learner),
        "animateur" | "animatrice" | "animation" => Some(Role::Facilitator),
        "tuteur" | "tutrice" | "tutorat" => Some(Role::Tutor),
        "partenaire" => Some(Role::Partner),
        "invité" | "invitée" => Some(Role::Guest),
        word => Role::parse(word).filter(|role| *role != Role::Director),
    }
}
