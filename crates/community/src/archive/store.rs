//! The SQL that follows from a declaration. It holds names of our own and parameters, nothing that somebody typed.

use platform::Result;
use platform::db::{Bind, Datum, Sql, Tx};
use platform::ids::Raw;

use super::{Column, Kind, LeftOut, Reach, Row, Table};

/// Rows that are read at once: at most 13 MB of text.
pub const PAGE: i64 = 200;

/// A table's statements, composed once for a whole export or import.
pub struct Statements {
    /// The table.
    pub table: &'static Table,
    page: Sql,
    insert: Sql,
    there: Sql,
}

impl Statements {
    /// Composes them.
    pub fn of(table: &'static Table) -> Self {
        Statements::reaching(table, Reach::Operator)
    }

    /// The same, which read what archives of this reach hold.
    pub fn reaching(table: &'static Table, reach: Reach) -> Self {
        let Table { name, key, columns, known: (known, same), .. } = table;
        let directors = reach == Reach::Directors;
        let whose = table.whose_to_directors.filter(|_| directors).unwrap_or(table.whose);
        let kept = columns.iter().filter(|column| column.is_kept());
        let told = |column: &Column| column.read_to_directors.filter(|_| directors).or(column.read_as);
        let read: Vec<_> = kept.map(|column| told(column).unwrap_or(column.name)).collect();
        let (keys, width) = (key.join(", "), key.len());
        let after = parameters(2, width);
        let beyond = if width == 1 { format!("{keys} > {after}") } else { format!("({keys}) > ({after})") };
        let read = read.join(", ");
        let same: Vec<_> = same.iter().enumerate().map(|(at, key)| format!("{key} = ${}", at + 2)).collect();
        let all: Vec<_> = columns.iter().map(|column| column.name).collect();
        Statements {
            table,
            page: Sql::composed(format!(
                "SELECT {read} FROM {name} WHERE {whose} AND {beyond} ORDER BY {keys} LIMIT ${}",
                width + 2
            )),
            insert: Sql::composed(format!(
                "INSERT INTO {name} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
                all.join(", "),
                parameters(1, all.len())
            )),
            there: Sql::composed(format!(
                "SELECT COUNT(*) FROM {name} WHERE {known} AND {}",
                same.join(" AND ")
            )),
        }
    }

    /// The next rows of a community in the order of their keys.
    pub fn page(&self, tx: &mut Tx, community: Raw, after: Option<&Row>) -> Result<Vec<Row>> {
        let keys: Vec<Datum> = self
            .table
            .key
            .iter()
            .map(|key| after.map_or_else(|| self.lowest(key), |row| row.get(key).clone()))
            .collect();
        let mut binds: Vec<&dyn Bind> = vec![&community];
        binds.extend(keys.iter().map(|key| key as &dyn Bind));
        binds.push(&PAGE);
        let width = self.table.columns.iter().filter(|column| column.is_kept()).count();
        let rows = tx.cells(&self.page, &binds, width)?;
        rows.into_iter().map(|cells| Row::of(self.table, cells)).collect()
    }

    /// What a row of a community holds in every column, with what is made of it. Slow, as texts are rendered.
    pub fn values(&self, community: Raw, row: &Row) -> Result<Vec<Datum>> {
        let made = match self.table.makes {
            Some(makes) => makes(row)?,
            None => Vec::new(),
        };
        let datum = |column: &Column| match column.kind {
            Kind::Community => Datum::Uuid(community),
            Kind::Left(start, _) => start.datum(),
            Kind::Made => {
                let made = made.iter().find(|(name, _)| *name == column.name);
                made.map_or(Datum::Null, |(_, datum)| datum.clone())
            }
            _ => row.get(column.name).clone(),
        };
        Ok(self.table.columns.iter().map(datum).collect())
    }

    /// Writes the values of a row; `false` where one is there that it would meet.
    pub fn insert(&self, tx: &mut Tx, values: &[Datum]) -> Result<bool> {
        let binds: Vec<&dyn Bind> = values.iter().map(|value| value as &dyn Bind).collect();
        Ok(tx.run(&self.insert, &binds)? == 1)
    }

    /// Whether the community has a row with this one's key.
    pub fn is_there(&self, tx: &mut Tx, community: Raw, row: &Row) -> Result<bool> {
        let mut binds: Vec<&dyn Bind> = vec![&community];
        binds.extend(self.table.known.1.iter().map(|key| row.get(key) as &dyn Bind));
        let (count,): (i64,) = tx.row(&self.there, &binds)?;
        Ok(count > 0)
    }

    fn lowest(&self, key: &str) -> Datum {
        match self.table.columns.iter().find(|column| column.name == key).map(|column| column.kind) {
            Some(Kind::Int(..) | Kind::Time) => Datum::Int(i64::MIN),
            Some(Kind::Text(_) | Kind::Name(_)) => Datum::Text(String::new()),
            _ => Datum::Uuid(Raw::nil()),
        }
    }
}

/// How many rows a community has in a table that is left out.
pub fn count(tx: &mut Tx, left: &LeftOut, community: Raw) -> Result<i64> {
    let Some(whose) = left.counted else { return Ok(0) };
    let (count,): (i64,) =
        tx.row(&Sql::composed(format!("SELECT COUNT(*) FROM {} WHERE {whose}", left.table)), &[&community])?;
    Ok(count)
}

fn parameters(from: usize, count: usize) -> String {
    (from..from + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}
