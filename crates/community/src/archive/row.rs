//! Rows as lines of JSON, in the order in which their columns are declared. Nothing is written as a missing field.

use platform::clock::Timestamp;
use platform::db::Datum;
use platform::ids;
use platform::{Error, Result};
use serde_json::{Map, Value};

use super::{Column, Kind, Reach, Table};

/// Longest line of a part, in bytes: four times what the longest text takes in JSON.
pub const LONGEST_LINE: usize = 2 * 1024 * 1024;

/// A row of a table: the columns that an archive holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(Vec<(&'static str, Datum)>);

impl Row {
    /// The row of these cells, which come in the order of the kept columns.
    pub fn of(table: &Table, cells: Vec<Datum>) -> Result<Self> {
        let kept = table.columns.iter().filter(|column| column.is_kept());
        kept.zip(cells)
            .map(|(column, cell)| Ok((column.name, as_declared(column, cell)?)))
            .collect::<Result<_>>()
            .map(Row)
    }

    /// What a column holds.
    pub fn get(&self, name: &str) -> &Datum {
        self.0.iter().find(|(column, _)| *column == name).map_or(&Datum::Null, |(_, datum)| datum)
    }

    /// The text in a column; empty where it holds none.
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Datum::Text(text) => text,
            _ => "",
        }
    }

    /// The id in a column.
    pub fn id(&self, name: &str) -> Option<ids::Raw> {
        match self.get(name) {
            Datum::Uuid(id) => Some(*id),
            _ => None,
        }
    }

    /// Puts something else into a column.
    pub fn set(&mut self, name: &str, datum: Datum) {
        if let Some((_, held)) = self.0.iter_mut().find(|(column, _)| *column == name) {
            *held = datum;
        }
    }

    /// Where the bytes of a column lie in an archive: `files/file_01….small`.
    pub fn bytes_path(&self, table: &Table, folder: &str, ending: &str) -> String {
        let first = table.key[0];
        let key = match (
            table.columns.iter().find(|column| column.name == first).map(|column| column.kind),
            self.get(first),
        ) {
            (Some(Kind::Id(prefix)), Datum::Uuid(id)) => ids::text(prefix, *id),
            (_, Datum::Int(number)) => number.to_string(),
            _ => String::new(),
        };
        format!("{folder}/{key}{ending}")
    }

    /// The row as a line, without its end; with what `reach` may have.
    pub fn line(&self, table: &Table, reach: Reach) -> Result<String> {
        let mut line = String::from("{");
        for column in table.columns.iter().filter(|column| column.is_kept()) {
            if column.reach == Reach::Operator && reach == Reach::Directors {
                continue;
            }
            let Some(value) = self.value(table, column) else { continue };
            if line.len() > 1 {
                line.push(',');
            }
            line.push_str(&format!("\"{}\":", column.name));
            line.push_str(&serde_json::to_string(&value).map_err(Error::internal)?);
        }
        line.push('}');
        Ok(line)
    }

    /// Reads a line; what is wrong with it, in words, where it is none.
    pub fn parse(table: &Table, line: &str) -> Result<Self, String> {
        let mut fields: Map<String, Value> = serde_json::from_str(line).map_err(|cause| cause.to_string())?;
        let mut row = Vec::with_capacity(table.columns.len());
        for column in table.columns.iter().filter(|column| column.is_kept()) {
            let datum = match fields.remove(column.name).filter(|value| !value.is_null()) {
                Some(value) => read(column, value)
                    .ok_or_else(|| format!("{:?} is not what it should be", column.name))?,
                None if column.optional => Datum::Null,
                None => missing(column)?,
            };
            row.push((column.name, datum));
        }
        match fields.keys().next() {
            Some(odd) => Err(format!("this version knows no field {odd:?}; a newer one may")),
            None => Ok(Row(row)),
        }
    }

    fn value(&self, table: &Table, column: &Column) -> Option<Value> {
        Some(match (column.kind, self.get(column.name)) {
            (_, Datum::Null) => return None,
            (Kind::Id(prefix), Datum::Uuid(id)) => ids::text(prefix, *id).into(),
            (Kind::Time, Datum::Int(micros)) => shown(Timestamp(*micros)).into(),
            (Kind::Bytes(folder, ending), _) => self.bytes_path(table, folder, ending).into(),
            (_, Datum::Int(number)) => (*number).into(),
            (_, Datum::Bool(truth)) => (*truth).into(),
            (_, Datum::Text(text)) => text.as_str().into(),
            _ => return None,
        })
    }
}

/// An instant as archives show it: RFC 3339 in UTC with microseconds.
pub fn shown(at: Timestamp) -> String {
    format!("{:.6}", at.to_jiff())
}

/// What a required field holds where a narrower archive left it out.
fn missing(column: &Column) -> Result<Datum, String> {
    match (column.reach, column.kind) {
        (Reach::Operator, Kind::Text(_) | Kind::Name(_)) => Ok(Datum::Text(String::new())),
        _ => Err(format!("{:?} is missing", column.name)),
    }
}

/// SQLite tells neither truths nor ids from numbers and bytes; the declaration does.
fn as_declared(column: &Column, cell: Datum) -> Result<Datum> {
    Ok(match (column.kind, cell) {
        (Kind::Id(_), Datum::Bytes(bytes)) => {
            Datum::Uuid(uuid::Uuid::from_slice(&bytes).map_err(Error::internal)?)
        }
        (Kind::Truth, Datum::Int(number)) => Datum::Bool(number != 0),
        (_, cell) => cell,
    })
}

fn read(column: &Column, value: Value) -> Option<Datum> {
    match (column.kind, value) {
        (Kind::Id(prefix), Value::String(text)) => ids::parse(prefix, &text).ok().map(Datum::Uuid),
        (Kind::Time, Value::String(text)) => {
            let at = text.parse::<jiff::Timestamp>().ok()?.as_microsecond();
            (at >= 0).then_some(Datum::Int(at))
        }
        (Kind::Int(least, most), Value::Number(number)) => {
            number.as_i64().filter(|number| (least..=most).contains(number)).map(Datum::Int)
        }
        (Kind::Truth, Value::Bool(truth)) => Some(Datum::Bool(truth)),
        (Kind::Text(most), Value::String(text)) => {
            (text.chars().count() <= most && !text.contains('\0')).then_some(Datum::Text(text))
        }
        (Kind::Prose, Value::String(text)) => (text.len() <= platform::text::markdown::MAX_BYTES
            && !text.contains('\0'))
        .then_some(Datum::Text(text)),
        (Kind::Name(known), Value::String(text)) => known(&text).then_some(Datum::Text(text)),
        (Kind::Bytes(..), Value::String(path)) => Some(Datum::Text(path)),
        _ => None,
    }
}
