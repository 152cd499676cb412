//! Values to and from PostgreSQL, by the types that the server declares.

use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, WrongType, to_sql_checked};

use crate::db::value::{Bind, Cell, Value};
use crate::{Error, Result};

type Failure = Box<dyn std::error::Error + Sync + Send>;

/// A value on its way to the server.
#[derive(Debug)]
pub struct Bound<'b>(Value<'b>);

impl ToSql for Bound<'_> {
    fn to_sql(&self, kind: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Failure> {
        match (&self.0, kind) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT8) => number.to_sql(kind, out),
            (Value::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(kind, out),
            (Value::Bool(truth), &Type::BOOL) => truth.to_sql(kind, out),
            (Value::Real(number), &Type::FLOAT8) => number.to_sql(kind, out),
            (Value::Text(text), &(Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN)) => {
                text.to_sql(kind, out)
            }
            (Value::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(kind, out),
            (Value::Uuid(id), &Type::UUID) => id.to_sql(kind, out),
            // The value itself stays out of the log.
            _ => Err(Box::new(WrongType::new::<Bound<'_>>(kind.clone()))),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// The values as the driver takes them, in two steps as it wants references.
pub fn bound<'b>(binds: &'b [&dyn Bind]) -> Vec<Bound<'b>> {
    binds.iter().map(|bind| Bound(bind.bind())).collect()
}

/// See [`bound`].
pub fn params<'p>(bound: &'p [Bound<'_>]) -> Vec<&'p (dyn ToSql + Sync)> {
    bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// The column at a position.
pub fn cell(row: &Row, at: usize) -> Result<Cell<'_>> {
    let column = row.columns().get(at).ok_or_else(|| Error::Internal(format!("a row has no column {at}")))?;
    match *column.type_() {
        Type::INT8 => read(row, at, Cell::Int),
        Type::INT4 => read(row, at, |number: i32| Cell::Int(i64::from(number))),
        Type::INT2 => read(row, at, |number: i16| Cell::Int(i64::from(number))),
        Type::BOOL => read(row, at, Cell::Bool),
        Type::FLOAT8 => read(row, at, Cell::Real),
        Type::FLOAT4 => read(row, at, |number: f32| Cell::Real(f64::from(number))),
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => read(row, at, Cell::Text),
        Type::BYTEA => read(row, at, Cell::Bytes),
        Type::UUID => read(row, at, Cell::Uuid),
        Type::VOID => Ok(Cell::Null),
        ref other => Err(Error::Internal(format!(
            "the column {} is of the type {other}: CAST it to BIGINT, TEXT, BOOLEAN, BYTEA, UUID or DOUBLE PRECISION",
            column.name()
        ))),
    }
}

fn read<'r, T: FromSql<'r>>(row: &'r Row, at: usize, wrap: impl FnOnce(T) -> Cell<'r>) -> Result<Cell<'r>> {
    Ok(row.try_get::<_, Option<T>>(at).map_err(Error::internal)?.map_or(Cell::Null, wrap))
}
