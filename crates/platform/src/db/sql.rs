//! SQL literals.

use std::borrow::Cow;
use std::sync::OnceLock;

/// SQL with `$1` parameters: a literal, as [`sql!`](crate::sql!) declares it.
pub struct Sql {
    text: Cow<'static, str>,
    sqlite: OnceLock<String>,
}

impl Sql {
    /// Wraps a literal.
    pub const fn new(text: &'static str) -> Self {
        Sql { text: Cow::Borrowed(text), sqlite: OnceLock::new() }
    }

    /// SQL that was put together from declarations of our own; never from what somebody typed.
    pub fn composed(text: String) -> Self {
        Sql { text: Cow::Owned(text), sqlite: OnceLock::new() }
    }

    /// As PostgreSQL reads it.
    pub(super) fn postgres(&self) -> &str {
        &self.text
    }

    /// As SQLite reads it: `?1` for `$1`, without a trailing row lock, which its single writer makes needless.
    pub(super) fn sqlite(&self) -> &str {
        self.sqlite.get_or_init(|| for_sqlite(&self.text))
    }
}

fn for_sqlite(text: &str) -> String {
    let mut rest = text.trim_end();
    for lock in ["SKIP LOCKED", "FOR UPDATE"] {
        rest = rest.strip_suffix(lock).unwrap_or(rest).trim_end();
    }
    let mut out = String::with_capacity(rest.len());
    let mut quoted = false;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        quoted ^= c == '\'';
        let parameter = c == '$' && !quoted && chars.peek().is_some_and(char::is_ascii_digit);
        out.push(if parameter { '?' } else { c });
    }
    out
}

/// Runs one literal of SQL: `sql!(tx.rows, "SELECT … WHERE id = $1", id)`.
#[macro_export]
macro_rules! sql {
    ($tx:ident . $method:ident $(::<$kind:ty>)?, $text:literal $(, $bind:expr)* $(,)?) => {{
        static SQL: $crate::db::Sql = $crate::db::Sql::new($text);
        $tx.$method $(::<$kind>)? (&SQL, &[$(&$bind as &dyn $crate::db::Bind),*])
    }};
    ($ctx:ident . $tx:ident . $method:ident $(::<$kind:ty>)?, $text:literal $(, $bind:expr)* $(,)?) => {{
        static SQL: $crate::db::Sql = $crate::db::Sql::new($text);
        $ctx.$tx.$method $(::<$kind>)? (&SQL, &[$(&$bind as &dyn $crate::db::Bind),*])
    }};
}

#[cfg(test)]
mod tests {
    use super::for_sqlite;

    #[test]
    fn parameters_and_row_locks_are_all_that_differs() {
        assert_eq!(
            for_sqlite("SELECT '$1', a FROM t WHERE b = $12 AND c = $1 ORDER BY a FOR UPDATE SKIP LOCKED"),
            "SELECT '$1', a FROM t WHERE b = ?12 AND c = ?1 ORDER BY a"
        );
        assert_eq!(for_sqlite("SELECT a FROM t FOR UPDATE\n"), "SELECT a FROM t");
    }
}
