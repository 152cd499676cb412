//! Rows as Rust values, by position.

use super::value::{Cell, Column};
use crate::{Error, Result};

/// What a row can be read as. `cell` gives the column at a position, counted from 0.
pub trait FromRow: Sized {
    /// How many columns the query must have, checked before a row is read.
    const COLUMNS: usize;

    /// Reads the row.
    fn from_row<'c>(cell: &mut dyn FnMut(usize) -> Result<Cell<'c>>) -> Result<Self>;
}

/// Declares a struct whose fields are a query's columns, in their order.
#[macro_export]
macro_rules! row {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind),+ }

        impl $crate::db::FromRow for $name {
            const COLUMNS: usize = [$(stringify!($field)),+].len();

            fn from_row<'c>(
                cell: &mut dyn FnMut(usize) -> $crate::Result<$crate::db::Cell<'c>>,
            ) -> $crate::Result<Self> {
                let mut at = 0;
                $(
                    let $field = <$kind as $crate::db::Column>::column(cell(at)?)?;
                    at += 1;
                )+
                let _ = at;
                Ok($name { $($field),+ })
            }
        }
    };
}

impl<T: Column> FromRow for T {
    const COLUMNS: usize = 1;

    fn from_row<'c>(cell: &mut dyn FnMut(usize) -> Result<Cell<'c>>) -> Result<Self> {
        T::column(cell(0)?)
    }
}

macro_rules! tuple {
    ($($kind:ident $place:tt),+) => {
        impl<$($kind: Column),+> FromRow for ($($kind,)+) {
            const COLUMNS: usize = [$($place),+].len();

            fn from_row<'c>(cell: &mut dyn FnMut(usize) -> Result<Cell<'c>>) -> Result<Self> {
                Ok(($($kind::column(cell($place)?)?,)+))
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

/// Refuses a query that has other columns than are read from it.
pub(super) fn check_columns(has: usize, wants: usize) -> Result<()> {
    if has == wants {
        Ok(())
    } else {
        Err(Error::Internal(format!("a query has {has} columns, {wants} are read")))
    }
}
