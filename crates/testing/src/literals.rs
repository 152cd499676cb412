//! Tries every SQL literal of a source tree on both databases, so that one which only one of them understands is found
//! before anybody meets it.
//!
//! Each `sql!` is prepared and executed with sample binds in a transaction that is rolled back. The binds' types are those
//! that PostgreSQL infers; without PostgreSQL, and for what is SQLite's only, all binds are NULL. Sample values that a
//! constraint refuses have shown what they should. A literal that begins with `-- sqlite:` or `-- postgres:` is tried there
//! only.

use std::path::{Path, PathBuf};

use platform::db::{Bind, Db, Engine, Sql};
use platform::{Error, Result, say};
use uuid::Uuid;

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many literals were tried.
    pub literals: usize,
    /// What was wrong, a line each, with its place.
    pub failures: Vec<String>,
}

/// Tries every literal below `root`, in `crates/*/src`.
pub async fn execute_every_literal(root: &Path, sqlite: &Db, postgres: Option<&Db>) -> Report {
    let mut report = Report::default();
    for (place, text) in literals(root) {
        report.literals += 1;
        let start = text.trim_start();
        let here = |engine: Engine| match engine {
            Engine::Sqlite => !start.starts_with("-- postgres:"),
            Engine::Postgres => !start.starts_with("-- sqlite:"),
        };
        let sql: &'static Sql = Box::leak(Box::new(Sql::new(text.clone().leak())));
        let mut samples = Samples::Nothing;
        if let Some(postgres) = postgres.filter(|_| here(Engine::Postgres)) {
            match parameters(postgres, sql).await {
                Ok(kinds) => samples = Samples::Of(kinds),
                Err(error) => report.failures.push(format!("{place}: PostgreSQL: {error}")),
            }
            if matches!(samples, Samples::Of(_))
                && let Err(error) = execute(postgres, sql, samples.clone()).await
            {
                report.failures.push(format!("{place}: PostgreSQL: {error}"));
            }
        }
        if here(Engine::Sqlite)
            && let Err(error) = on_sqlite(sqlite, sql, samples).await
        {
            report.failures.push(format!("{place}: SQLite: {error}"));
        }
    }
    report
}

/// What is bound to a literal's parameters.
#[derive(Clone)]
enum Samples {
    /// NULL everywhere.
    Nothing,
    /// 1 everywhere, as LIMIT takes no NULL.
    Ones,
    /// A value of each type, by its name in PostgreSQL.
    Of(Vec<String>),
}

async fn on_sqlite(db: &Db, sql: &'static Sql, samples: Samples) -> Result<()> {
    match execute(db, sql, samples.clone()).await {
        Err(Error::Internal(text))
            if matches!(samples, Samples::Nothing) && text.contains("datatype mismatch") =>
        {
            execute(db, sql, Samples::Ones).await
        }
        outcome => outcome,
    }
}

async fn parameters(db: &Db, sql: &'static Sql) -> Result<Vec<String>> {
    db.read(move |tx| tx.parameters(sql)).await
}

async fn execute(db: &Db, sql: &'static Sql, samples: Samples) -> Result<()> {
    let outcome: Result<()> = db
        .write("literal", move |tx| {
            let count = tx.parameters(sql)?.len();
            let binds: Vec<Box<dyn Bind>> = match &samples {
                Samples::Nothing => (0..count).map(|_| Box::new(None::<i64>) as Box<dyn Bind>).collect(),
                Samples::Ones => (0..count).map(|_| Box::new(1_i64) as Box<dyn Bind>).collect(),
                Samples::Of(kinds) => kinds.iter().map(|kind| sample(kind)).collect::<Result<_>>()?,
            };
            tx.probe(sql, &binds.iter().map(AsRef::as_ref).collect::<Vec<_>>())?;
            // An error is how a write is rolled back.
            Err(Error::Conflict(say!("tried")))
        })
        .await;
    match outcome {
        Ok(()) | Err(Error::Conflict(_) | Error::Duplicate(_)) => Ok(()),
        Err(Error::Internal(text)) if text.contains("constraint") => Ok(()),
        Err(error) => Err(error),
    }
}

fn sample(kind: &str) -> Result<Box<dyn Bind>> {
    Ok(match kind {
        "int8" | "int4" => Box::new(1_i64),
        "bool" => Box::new(true),
        "float8" => Box::new(0.5),
        "text" | "varchar" | "name" => Box::new("sample".to_owned()),
        "bytea" => Box::new([7_u8; 32]),
        "uuid" => Box::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001)),
        other => {
            return Err(Error::Internal(format!(
                "a parameter is of the type {other}, which nothing binds: CAST it"
            )));
        }
    })
}

/// Every literal with the place where it stands.
fn literals(root: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root.join("crates")).into_iter().flatten().flatten() {
        rust_files(&folder.path().join("src"), &mut files);
    }
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap_or_default();
        let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        found.extend(in_source(&source).into_iter().map(|(line, text)| (format!("{name}:{line}"), text)));
    }
    found
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The first string behind each `sql!(`, with its line. Comments and other strings are stepped over.
fn in_source(source: &str) -> Vec<(usize, String)> {
    let (mut found, mut rest, mut wanted) = (Vec::new(), source, false);
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if let Some((text, length)) = string_at(rest) {
            if std::mem::take(&mut wanted) {
                found.push((source[..source.len() - rest.len()].matches('\n').count() + 1, text));
            }
            rest = &rest[length..];
        } else if let Some(length) = character_at(rest) {
            rest = &rest[length..];
        } else if first.is_alphanumeric() || first == '_' {
            // A whole word, so that the r of `for"…"` is not taken for a raw string's.
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            wanted |= rest.starts_with("sql!(");
            rest = &rest[end..];
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

/// The string that begins here and the length of its source.
fn string_at(source: &str) -> Option<(String, usize)> {
    if let Some(raw) = source.strip_prefix('r') {
        let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
        let body = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = body.find(&close)?;
        return Some((body[..end].to_owned(), 1 + hashes + 1 + end + close.len()));
    }
    let body = source.strip_prefix('"')?;
    let (mut text, mut chars) = (String::new(), body.char_indices());
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, at + 2)),
            '\\' => match chars.next()?.1 {
                '\n' => {
                    let rest = chars.as_str();
                    let blank = rest.len() - rest.trim_start().len();
                    chars = body[body.len() - rest.len() + blank..].char_indices();
                    return finish(text, body, chars.as_str());
                }
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                '0' => text.push('\0'),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    None
}

/// Goes on behind a line that ended in a backslash.
fn finish(text: String, body: &str, rest: &str) -> Option<(String, usize)> {
    let (more, length) = string_at(&format!("\"{rest}"))?;
    Some((text + &more, body.len() - rest.len() + length))
}

/// The length of the character literal that begins here; a lifetime is none.
fn character_at(source: &str) -> Option<usize> {
    let body = source.strip_prefix('\'')?;
    let mut chars = body.char_indices();
    match chars.next()?.1 {
        '\\' => body[2..].find('\'').map(|end| end + 4),
        _ => chars.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 2),
    }
}

#[cfg(test)]
mod tests {
    use super::in_source;

    #[test]
    fn a_literal_is_found_however_it_is_written() {
        let source = r###"
            // sql!(tx.run, "not this")
            fn a<'t>(x: char) { if x == '"' || x == '\'' { sql!(tx.run, "DELETE FROM a WHERE b = $1", "not this") } }
            let c = sql!(
                ctx.tx.rows::<(i64, String)>,
                "SELECT \"b\", 'x'\
                   FROM a",
                "nor this"
            );
            sql!(tx.find, r#"SELECT "q" FROM a"#); "sql!(tx.run"; my_sql!(x, "not this");
        "###;
        let found: Vec<_> = in_source(source);
        assert_eq!(
            found.iter().map(|(line, text)| (*line, text.as_str())).collect::<Vec<_>>(),
            [(3, "DELETE FROM a WHERE b = $1"), (6, "SELECT \"b\", 'x'FROM a"), (10, "SELECT \"q\" FROM a"),]
        );
    }
}
