//! Moving a whole site from an SQLite file to an empty PostgreSQL database, and making sure that all of it arrived.
//!
//! - Every table goes over row by row but those that the caller names, which it fills itself, and the history of migrations.
//! - A column that points into its own table is filled once all rows are there.
//! - Afterwards each table is read back and compared: as many rows, and the same sum over what is in them.
//! - All of it is one transaction: a move that fails leaves the target empty.

use std::error::Error as StdError;
use std::path::Path;
use std::pin::pin;

use bytes::BytesMut;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{NoTls, Transaction};
use uuid::Uuid;

use super::sqlite::reader_of;
use crate::{Error, Result};

/// Rows that go over at once.
const BATCH: usize = 1_000;

/// What went over from a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The table.
    pub table: String,
    /// How many rows.
    pub rows: u64,
}

/// A table as both databases have it.
struct Table {
    name: String,
    columns: Vec<Column>,
}

struct Column {
    name: String,
    kind: Type,
    /// Whether it points into its own table.
    inward: bool,
}

/// A value on its way.
#[derive(Debug)]
enum Cell {
    Null,
    Int(i64),
    Bool(bool),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
}

/// Moves everything from the file to the server at `url`, whose tables exist and are empty; tables named in `but` stay behind.
/// `progress` is told of each table that is over. Not to be called from a runtime's worker.
pub fn transfer(
    file: &Path,
    url: &str,
    but: &[&str],
    mut progress: impl FnMut(&Moved),
) -> Result<Vec<Moved>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let config = super::postgres::configuration(url)?;
    let source = reader_of(file)?;
    source.execute_batch("BEGIN").map_err(Error::internal)?;
    let tables = tables(&source, but)?;
    runtime.block_on(async {
        let (mut client, connection) = config.connect(NoTls).await.map_err(Error::internal)?;
        tokio::spawn(async move { connection.await.ok() });
        let target = client.transaction().await.map_err(Error::internal)?;
        let mut moved = Vec::new();
        for table in &tables {
            let (rows, sum) = copy(&source, &target, table).await?;
            let (arrived, found) = look_over(&target, table).await?;
            if (rows, sum) != (arrived, found) {
                return Err(Error::Internal(format!(
                    "{} did not arrive whole: {rows} rows left, {arrived} came",
                    table.name
                )));
            }
            let one = Moved { table: table.name.clone(), rows };
            progress(&one);
            moved.push(one);
        }
        target.commit().await.map_err(Error::internal)?;
        Ok(moved)
    })
}

fn tables(source: &rusqlite::Connection, but: &[&str]) -> Result<Vec<Table>> {
    let mut names = source
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
        )
        .map_err(Error::internal)?;
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).and_then(Iterator::collect).map_err(Error::internal)?;
    let stays = |name: &String| name != "migrations" && !but.iter().any(|prefix| name.starts_with(prefix));
    names.into_iter().filter(stays).map(|name| table(source, name)).collect()
}

fn table(source: &rusqlite::Connection, name: String) -> Result<Table> {
    let mut inward = source
        .prepare("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = ?1")
        .map_err(Error::internal)?;
    let inward: Vec<String> =
        inward.query_map([&name], |row| row.get(0)).and_then(Iterator::collect).map_err(Error::internal)?;
    let mut columns = source
        .prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")
        .map_err(Error::internal)?;
    let columns: Vec<(String, String)> = columns
        .query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .map_err(Error::internal)?;
    let columns = columns.into_iter().map(|(column, declared)| {
        let kind = match declared.as_str() {
            "UUID" => Type::UUID,
            "BIGINT" | "INTEGER" => Type::INT8,
            "BOOLEAN" => Type::BOOL,
            "TEXT" => Type::TEXT,
            "BYTEA" => Type::BYTEA,
            other => {
                return Err(Error::Internal(format!("{name}.{column} is {other}, which we cannot move")));
            }
        };
        Ok(Column { inward: inward.contains(&column), name: column, kind })
    });
    Ok(Table { columns: columns.collect::<Result<_>>()?, name })
}

impl Table {
    fn list(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

async fn copy(source: &rusqlite::Connection, target: &Transaction<'_>, table: &Table) -> Result<(u64, u128)> {
    let kinds: Vec<Type> = table.columns.iter().map(|column| column.kind.clone()).collect();
    let into = format!("COPY {} ({}) FROM STDIN BINARY", table.name, table.list());
    let sink = target.copy_in(&into).await.map_err(Error::internal)?;
    let mut writer = pin!(BinaryCopyInWriter::new(sink, &kinds));
    let (mut rows, mut sum, mut later) = (0_u64, 0_u128, Vec::new());
    let select = format!("SELECT {} FROM {}", table.list(), table.name);
    let mut statement = source.prepare(&select).map_err(Error::internal)?;
    let mut found = statement.query([]).map_err(Error::internal)?;
    while let Some(row) = found.next().map_err(Error::internal)? {
        let mut cells = Vec::with_capacity(table.columns.len());
        for (at, column) in table.columns.iter().enumerate() {
            cells.push(cell(row.get_ref(at).map_err(Error::internal)?, &column.kind)?);
        }
        rows += 1;
        sum = sum.wrapping_add(sum_of(&cells));
        for (at, column) in table.columns.iter().enumerate() {
            if column.inward
                && let (Cell::Id(id), Cell::Id(points)) = (&cells[0], &cells[at])
            {
                later.push((at, *id, *points));
                cells[at] = Cell::Null;
            }
        }
        let values: Vec<&(dyn ToSql + Sync)> = cells.iter().map(|cell| cell as &(dyn ToSql + Sync)).collect();
        writer.as_mut().write(&values).await.map_err(Error::internal)?;
    }
    writer.finish().await.map_err(Error::internal)?;
    for (at, id, points) in later {
        let set = format!(
            "UPDATE {} SET {} = $2 WHERE {} = $1",
            table.name, table.columns[at].name, table.columns[0].name
        );
        target.execute(&set, &[&id, &points]).await.map_err(Error::internal)?;
    }
    Ok((rows, sum))
}

async fn look_over(target: &Transaction<'_>, table: &Table) -> Result<(u64, u128)> {
    let select = format!("DECLARE looked_over CURSOR FOR SELECT {} FROM {}", table.list(), table.name);
    target.batch_execute(&select).await.map_err(Error::internal)?;
    let (mut rows, mut sum) = (0_u64, 0_u128);
    loop {
        let fetch = format!("FETCH {BATCH} FROM looked_over");
        let found = target.query(&fetch, &[]).await.map_err(Error::internal)?;
        if found.is_empty() {
            break;
        }
        for row in &found {
            let cells = table.columns.iter().enumerate().map(|(at, column)| arrived(row, at, &column.kind));
            sum = sum.wrapping_add(sum_of(&cells.collect::<Result<Vec<_>>>()?));
            rows += 1;
        }
    }
    target.batch_execute("CLOSE looked_over").await.map_err(Error::internal)?;
    Ok((rows, sum))
}

fn cell(value: ValueRef<'_>, kind: &Type) -> Result<Cell> {
    let odd = || Error::Internal(format!("{value:?} is no {kind}"));
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) if *kind == Type::BOOL => Cell::Bool(number != 0),
        ValueRef::Integer(number) if *kind == Type::INT8 => Cell::Int(number),
        ValueRef::Text(text) if *kind == Type::TEXT => {
            Cell::Text(std::str::from_utf8(text).map_err(|_| odd())?.to_owned())
        }
        ValueRef::Blob(bytes) if *kind == Type::UUID => Cell::Id(Uuid::from_slice(bytes).map_err(|_| odd())?),
        ValueRef::Blob(bytes) if *kind == Type::BYTEA => Cell::Bytes(bytes.to_vec()),
        _ => return Err(odd()),
    })
}

fn arrived(row: &tokio_postgres::Row, at: usize, kind: &Type) -> Result<Cell> {
    fn get<'r, T: tokio_postgres::types::FromSql<'r>>(
        row: &'r tokio_postgres::Row,
        at: usize,
        cell: impl Fn(T) -> Cell,
    ) -> Result<Cell> {
        Ok(row.try_get::<_, Option<T>>(at).map_err(Error::internal)?.map_or(Cell::Null, cell))
    }
    match *kind {
        Type::UUID => get(row, at, Cell::Id),
        Type::INT8 => get(row, at, Cell::Int),
        Type::BOOL => get(row, at, Cell::Bool),
        Type::BYTEA => get(row, at, Cell::Bytes),
        _ => get(row, at, Cell::Text),
    }
}

/// A cell goes over as what its column is; which it can be, [`cell`] has made sure of.
impl ToSql for Cell {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Cell::Null => Ok(IsNull::Yes),
            Cell::Int(number) => number.to_sql(kind, out),
            Cell::Bool(truth) => truth.to_sql(kind, out),
            Cell::Text(text) => text.to_sql(kind, out),
            Cell::Bytes(bytes) => bytes.to_sql(kind, out),
            Cell::Id(id) => id.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A sum that does not depend on the order of the rows, and on every byte in them.
fn sum_of(cells: &[Cell]) -> u128 {
    let mut sum = Sha256::new();
    for cell in cells {
        let (mark, bytes): (u8, &[u8]) = match cell {
            Cell::Null => (0, &[]),
            Cell::Int(number) => (1, &number.to_le_bytes()),
            Cell::Bool(truth) => (2, &[u8::from(*truth)]),
            Cell::Text(text) => (3, text.as_bytes()),
            Cell::Bytes(bytes) => (4, bytes),
            Cell::Id(id) => (5, id.as_bytes()),
        };
        sum.update([mark]);
        sum.update((bytes.len() as u64).to_le_bytes());
        sum.update(bytes);
    }
    let sum = sum.finalize();
    let mut first = [0; 16];
    first.copy_from_slice(&sum[..16]);
    u128::from_le_bytes(first)
}
