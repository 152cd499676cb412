//! What goes into an archive: each feature declares its tables once, column by column, in its file `archive.rs`.
//!
//! - A declaration says for each column of a table that it is kept, and as what, or that it is left out, and why. A test compares
//!   the declarations with the database: a table or column that nobody thought of fails it.
//! - Reading and writing follow from the declarations: SQL ([`store`]) and lines of JSON ([`row`]).
//! - Nothing of an archive is trusted: each value is checked against its kind, HTML is made anew, ids are looked up.

pub mod manifest;
pub mod row;
pub mod store;

use platform::Result;
use platform::db::Datum;
use platform::text::markdown::{RENDERER_VERSION, render};

pub use row::Row;

/// A table of which an archive holds rows.
#[derive(Debug)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// The file that holds its rows, without `.jsonl`.
    pub part: &'static str,
    /// Which rows are a community's: a condition on `$1`, its id. It should leave the primary key as the way to walk.
    pub whose: &'static str,
    /// Its primary key; for the order of the rows.
    pub key: &'static [&'static str],
    /// Its columns.
    pub columns: &'static [Column],
    /// What is made of the other columns, such as HTML: values for the columns that [`made`] declares.
    pub makes: Option<Makes>,
    /// Who may have it.
    pub reach: Reach,
    /// Whether a row may point at another row of the same table, which then comes first. All its rows are in memory at once.
    pub inward: bool,
    /// Which rows who directs may have, where that is fewer.
    pub whose_to_directors: Option<&'static str>,
    /// Takes out of a row what who directs may not have, such as counts that are not shown yet.
    pub withholds: Option<fn(&mut Row)>,
    /// By what a row is known that an earlier run has written: a condition on `$1` and columns that are the same.
    pub known: (&'static str, &'static [&'static str]),
}

/// What archives hold, feature by feature.
pub struct Holdings {
    /// People, each found by their id.
    pub people: &'static Table,
    /// Their photographs, each found by its person.
    pub pictures: &'static Table,
    /// The community itself.
    pub community: &'static Table,
    /// What belongs to a community, in the order in which it can be written.
    pub tables: Vec<&'static Table>,
    /// What no archive holds.
    pub left_out: Vec<&'static LeftOut>,
}

impl Holdings {
    /// Every table of which an archive holds rows.
    pub fn all(&self) -> impl Iterator<Item = &'static Table> {
        [self.people, self.pictures, self.community].into_iter().chain(self.tables.iter().copied())
    }
}

/// Makes values for columns from a row as it came.
pub type Makes = fn(&Row) -> Result<Vec<(&'static str, Datum)>>;

/// Who may have a part or a field of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Who directs the community, who runs the site and its operator.
    Directors,
    /// Only who runs the site and its operator: what members show to nobody.
    Operator,
}

/// A table of which an archive holds nothing.
#[derive(Debug)]
pub struct LeftOut {
    /// Its name in the database.
    pub table: &'static str,
    /// Why.
    pub reason: &'static str,
    /// Which rows are a community's, where their number is told: a condition on `$1`.
    pub counted: Option<&'static str>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the database, and in the archive.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may hold nothing.
    pub optional: bool,
    /// What is read in place of the bare column.
    pub read_as: Option<&'static str>,
    /// What is read in its place for who directs.
    pub read_to_directors: Option<&'static str>,
    /// Who may have it.
    pub reach: Reach,
}

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The id of a thing of this kind. In a table's own key it names the row.
    Id(&'static str),
    /// The community; the archive says it by the folder.
    Community,
    /// An instant.
    Time,
    /// A whole number from the first to the second.
    Int(i64, i64),
    /// Yes or no.
    Truth,
    /// A text of at most so many characters.
    Text(usize),
    /// Markdown, in which ids of other things may stand.
    Prose,
    /// A name from a list.
    Name(fn(&str) -> bool),
    /// A file's bytes, which lie in the archive's folder of this name, under the row's key and this ending.
    Bytes(&'static str, &'static str),
    /// Nothing in the archive; what a row starts with that came from one, and why.
    Left(Start, &'static str),
    /// Nothing in the archive; made from the row's other columns.
    Made,
}

/// What a column holds that no archive fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing.
    Null,
    /// 0.
    Zero,
    /// No.
    No,
}

impl Start {
    /// As the database takes it.
    pub fn datum(self) -> Datum {
        match self {
            Start::Null => Datum::Null,
            Start::Zero => Datum::Int(0),
            Start::No => Datum::Bool(false),
        }
    }
}

impl Table {
    /// A table whose rows are found by a column `community_id`. Written so that the primary key stays the way to walk.
    pub const fn of(
        name: &'static str,
        part: &'static str,
        key: &'static [&'static str],
        columns: &'static [Column],
    ) -> Self {
        let whose = "COALESCE(community_id, NULL) = $1";
        let (makes, reach, inward) = (None, Reach::Directors, false);
        Table {
            name,
            part,
            whose,
            key,
            columns,
            makes,
            reach,
            inward,
            whose_to_directors: None,
            withholds: None,
            known: (whose, key),
        }
    }

    /// The same with another condition on `$1`, the community.
    pub const fn whose(self, whose: &'static str) -> Self {
        Table { whose, known: (whose, self.key), ..self }
    }

    /// The same, of which who directs may have the rows where this holds.
    pub const fn whose_to_directors(self, whose: &'static str) -> Self {
        Table { whose_to_directors: Some(whose), ..self }
    }

    /// The same, from whose rows this takes what who directs may not have.
    pub const fn withholding(self, withholds: fn(&mut Row)) -> Self {
        Table { withholds: Some(withholds), ..self }
    }

    /// The same with columns that are made.
    pub const fn making(self, makes: Makes) -> Self {
        Table { makes: Some(makes), ..self }
    }

    /// The same, for the operator only.
    pub const fn for_operator(self) -> Self {
        Table { reach: Reach::Operator, ..self }
    }

    /// The same, whose rows point at each other.
    pub const fn inward(self) -> Self {
        Table { inward: true, ..self }
    }

    /// The same, whose rows an earlier run has written where this holds and these columns are the same.
    pub const fn known_by(self, condition: &'static str, same: &'static [&'static str]) -> Self {
        Table { known: (condition, same), ..self }
    }

    /// The column that names a row, where one alone does: the things that others point at.
    pub fn names(&self) -> Option<&'static str> {
        let [key] = self.key else { return None };
        let column = self.columns.iter().find(|column| column.name == *key)?;
        match column.kind {
            Kind::Id(prefix) if *key == "id" => Some(prefix),
            _ => None,
        }
    }
}

impl Column {
    const fn of(name: &'static str, kind: Kind) -> Self {
        let (read_as, read_to_directors) = (None, None);
        Column { name, kind, optional: false, read_as, read_to_directors, reach: Reach::Directors }
    }

    /// The same, which may hold nothing.
    pub const fn or_nothing(self) -> Self {
        Column { optional: true, ..self }
    }

    /// The same, read by an expression.
    pub const fn read_as(self, expression: &'static str) -> Self {
        Column { read_as: Some(expression), ..self }
    }

    /// The same, read by an expression for who directs.
    pub const fn read_to_directors(self, expression: &'static str) -> Self {
        Column { read_to_directors: Some(expression), ..self }
    }

    /// The same, for the operator only.
    pub const fn for_operator(self) -> Self {
        Column { reach: Reach::Operator, ..self }
    }

    /// Whether an archive holds it.
    pub fn is_kept(&self) -> bool {
        !matches!(self.kind, Kind::Community | Kind::Left(..) | Kind::Made)
    }
}

/// An id of a thing whose kind has this prefix.
pub const fn id(name: &'static str, prefix: &'static str) -> Column {
    Column::of(name, Kind::Id(prefix))
}

/// The column `community_id`.
pub const fn community() -> Column {
    Column::of("community_id", Kind::Community)
}

/// An instant.
pub const fn time(name: &'static str) -> Column {
    Column::of(name, Kind::Time)
}

/// A whole number of these bounds.
pub const fn int(name: &'static str, least: i64, most: i64) -> Column {
    Column::of(name, Kind::Int(least, most))
}

/// Yes or no.
pub const fn truth(name: &'static str) -> Column {
    Column::of(name, Kind::Truth)
}

/// A text of at most so many characters.
pub const fn text(name: &'static str, most: usize) -> Column {
    Column::of(name, Kind::Text(most))
}

/// Markdown.
pub const fn prose(name: &'static str) -> Column {
    Column::of(name, Kind::Prose)
}

/// A name from a list.
pub const fn name(name: &'static str, known: fn(&str) -> bool) -> Column {
    Column::of(name, Kind::Name(known))
}

/// The name of a time zone, as the IANA forms them.
pub const fn zone(named: &'static str) -> Column {
    name(named, |zone| {
        let sound = |letter: char| letter.is_ascii_alphanumeric() || "/_+-".contains(letter);
        !zone.is_empty() && zone.len() <= 64 && !zone.starts_with('/') && zone.chars().all(sound)
    })
}

/// A file's bytes in a folder, under the row's key and an ending.
pub const fn bytes(name: &'static str, folder: &'static str, ending: &'static str) -> Column {
    Column::of(name, Kind::Bytes(folder, ending))
}

/// A column that is left out, and why.
pub const fn left(name: &'static str, start: Start, reason: &'static str) -> Column {
    Column::of(name, Kind::Left(start, reason))
}

/// A column that is made from the others.
pub const fn made(name: &'static str) -> Column {
    Column::of(name, Kind::Made)
}

/// What no archive holds of the platform's own tables.
pub static PLATFORM: &[LeftOut] = &[
    LeftOut { table: "migrations", reason: "the database's own history", counted: None },
    LeftOut { table: "events", reason: "what has followed from what happened", counted: None },
    LeftOut { table: "jobs", reason: "what is still to follow, here", counted: None },
    LeftOut { table: "settings", reason: "what the site's owner decides for this site", counted: None },
    LeftOut { table: "search_entries", reason: "made anew", counted: None },
    LeftOut { table: "search_words", reason: "made anew", counted: None },
];

/// Makes `html` and `renderer` of `source`, for [`Table::making`].
pub fn rendered(row: &Row) -> Result<Vec<(&'static str, Datum)>> {
    let source = row.text("source");
    let html = if source.is_empty() { String::new() } else { render(source)?.html };
    Ok(vec![("html", Datum::Text(html)), ("renderer", Datum::Int(RENDERER_VERSION))])
}
