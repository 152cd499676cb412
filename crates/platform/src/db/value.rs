//! Values on their way into and out of the database.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::{Error, Result};

/// A value bound to a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'v> {
    /// Nothing.
    Null,
    /// A BIGINT.
    Int(i64),
    /// A BOOLEAN.
    Bool(bool),
    /// A DOUBLE PRECISION.
    Real(f64),
    /// A TEXT.
    Text(&'v str),
    /// A BYTEA or BLOB.
    Bytes(&'v [u8]),
    /// A UUID, in SQLite its 16 bytes.
    Uuid(Uuid),
}

/// What can be bound to a parameter.
pub trait Bind {
    /// As the database takes it.
    fn bind(&self) -> Value<'_>;
}

/// A value that came out of a row.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'c> {
    /// Nothing.
    Null,
    /// A whole number; SQLite's booleans too.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// A fraction.
    Real(f64),
    /// A text.
    Text(&'c str),
    /// Bytes; SQLite's ids too.
    Bytes(&'c [u8]),
    /// An id.
    Uuid(Uuid),
}

/// A value that outlives its row.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// Nothing.
    Null,
    /// A whole number; SQLite's booleans too.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// A fraction.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes; SQLite's ids too.
    Bytes(Vec<u8>),
    /// An id.
    Uuid(Uuid),
}

impl Bind for Datum {
    fn bind(&self) -> Value<'_> {
        match self {
            Datum::Null => Value::Null,
            Datum::Int(number) => Value::Int(*number),
            Datum::Bool(truth) => Value::Bool(*truth),
            Datum::Real(number) => Value::Real(*number),
            Datum::Text(text) => Value::Text(text),
            Datum::Bytes(bytes) => Value::Bytes(bytes),
            Datum::Uuid(id) => Value::Uuid(*id),
        }
    }
}

impl From<Cell<'_>> for Datum {
    fn from(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Null => Datum::Null,
            Cell::Int(number) => Datum::Int(number),
            Cell::Bool(truth) => Datum::Bool(truth),
            Cell::Real(number) => Datum::Real(number),
            Cell::Text(text) => Datum::Text(text.to_owned()),
            Cell::Bytes(bytes) => Datum::Bytes(bytes.to_vec()),
            Cell::Uuid(id) => Datum::Uuid(id),
        }
    }
}

impl<'c> Cell<'c> {
    /// The id in it.
    pub fn uuid(self) -> Result<Uuid> {
        match self {
            Cell::Uuid(id) => Ok(id),
            Cell::Bytes(bytes) => Uuid::from_slice(bytes).map_err(Error::internal),
            other => Err(unlike("an id", other)),
        }
    }

    /// The number in it.
    pub fn int(self) -> Result<i64> {
        match self {
            Cell::Int(number) => Ok(number),
            Cell::Bool(truth) => Ok(i64::from(truth)),
            other => Err(unlike("a number", other)),
        }
    }

    /// The truth in it.
    pub fn bool(self) -> Result<bool> {
        self.int().map(|number| number != 0)
    }

    /// The fraction in it.
    pub fn real(self) -> Result<f64> {
        match self {
            Cell::Real(number) => Ok(number),
            #[expect(
                clippy::cast_precision_loss,
                reason = "a count becomes a fraction; 53 bits hold any of ours"
            )]
            Cell::Int(number) => Ok(number as f64),
            other => Err(unlike("a fraction", other)),
        }
    }

    /// The text in it.
    pub fn text(self) -> Result<&'c str> {
        match self {
            Cell::Text(text) => Ok(text),
            other => Err(unlike("a text", other)),
        }
    }

    /// The bytes in it.
    pub fn bytes(self) -> Result<&'c [u8]> {
        match self {
            Cell::Bytes(bytes) => Ok(bytes),
            other => Err(unlike("bytes", other)),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_null(self) -> bool {
        matches!(self, Cell::Null)
    }
}

/// What a column can be read as.
pub trait Column: Sized {
    /// Reads it.
    fn column(cell: Cell<'_>) -> Result<Self>;
}

macro_rules! both_ways {
    ($($kind:ty: |$value:ident| $bind:expr, |$cell:ident| $column:expr;)+) => {$(
        impl Bind for $kind {
            fn bind(&self) -> Value<'_> {
                let $value = self;
                $bind
            }
        }
        impl Column for $kind {
            fn column($cell: Cell<'_>) -> Result<Self> {
                $column
            }
        }
    )+};
}

both_ways! {
    i64: |value| Value::Int(*value), |cell| cell.int();
    i32: |value| Value::Int(i64::from(*value)), |cell| i32::try_from(cell.int()?).map_err(Error::internal);
    u32: |value| Value::Int(i64::from(*value)), |cell| u32::try_from(cell.int()?).map_err(Error::internal);
    bool: |value| Value::Bool(*value), |cell| cell.bool();
    f64: |value| Value::Real(*value), |cell| cell.real();
    String: |value| Value::Text(value), |cell| cell.text().map(str::to_owned);
    Vec<u8>: |value| Value::Bytes(value), |cell| cell.bytes().map(<[u8]>::to_vec);
    [u8; 32]: |value| Value::Bytes(value), |cell| cell.bytes()?.try_into().map_err(Error::internal);
    Timestamp: |value| Value::Int(value.0), |cell| cell.int().map(Timestamp);
    Uuid: |value| Value::Uuid(*value), |cell| cell.uuid();
}

impl Bind for str {
    fn bind(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl<T: Bind + ?Sized> Bind for &T {
    fn bind(&self) -> Value<'_> {
        (**self).bind()
    }
}

impl<T: Bind> Bind for Option<T> {
    fn bind(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Bind::bind)
    }
}

impl<T: Column> Column for Option<T> {
    fn column(cell: Cell<'_>) -> Result<Self> {
        if cell.is_null() { Ok(None) } else { T::column(cell).map(Some) }
    }
}

fn unlike(wanted: &str, cell: Cell<'_>) -> Error {
    Error::Internal(format!("a column holds {cell:?} where {wanted} was expected"))
}
