//! Migrations: the database's history, one sequence for both engines, only ever added to.

use super::{Engine, Tx};
use crate::{Error, Result, sql};

/// One step of the history.
#[derive(Clone, Copy)]
pub struct Migration {
    /// Its name, such as `0001_accounts`; sorts.
    pub name: &'static str,
    /// Its statements. A part between `-- sqlite:` or `-- postgres:` and `-- end` is for that engine only.
    pub sql: &'static str,
    /// What the program does after the statements, in the same transaction, where SQL cannot do it.
    pub then: Option<Step>,
}

/// A step of a migration that the program does.
pub type Step = fn(&mut Tx<'_>) -> Result<()>;

/// Refuses a database that a newer version has migrated.
pub fn check(tx: &mut Tx<'_>, known: &[&str]) -> Result<()> {
    take_turns(tx)?;
    let applied: Vec<String> = sql!(tx.rows, "SELECT name FROM migrations ORDER BY name")?;
    match applied.iter().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(Error::Internal(format!(
            "the data was written by a newer version (it has {name}): install that one"
        ))),
        None => Ok(()),
    }
}

/// Runs a migration unless it has run before; 1 where it ran.
pub fn run(tx: &mut Tx<'_>, migration: &Migration) -> Result<usize> {
    take_turns(tx)?;
    let (name, sum) = (migration.name, sum_of(migration.sql));
    match sql!(tx.find::<i64>, "SELECT sum FROM migrations WHERE name = $1", name)? {
        Some(applied) if applied == sum => Ok(0),
        Some(_) => {
            Err(Error::Internal(format!("the migration {name} was changed after it ran: put its text back")))
        }
        None => {
            let script = for_engine(migration.sql, tx.engine())?;
            tx.script(&script)
                .map_err(|cause| Error::Internal(format!("the migration {name} failed: {cause}")))?;
            if let Some(step) = migration.then {
                step(tx)?;
            }
            sql!(tx.run, "INSERT INTO migrations (name, sum) VALUES ($1, $2)", name, sum)?;
            Ok(1)
        }
    }
}

/// Two nodes that start at once take turns; SQLite's write transactions do so anyway.
fn take_turns(tx: &mut Tx<'_>) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        tx.script("SET LOCAL client_min_messages = warning; SELECT pg_advisory_xact_lock(7201727)")?;
    }
    tx.script("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, sum BIGINT NOT NULL)")
}

/// The statements that one engine runs.
fn for_engine(text: &str, engine: Engine) -> Result<String> {
    let (mut out, mut section) = (String::with_capacity(text.len()), None);
    for line in text.lines() {
        let mark = line.trim_start();
        if mark.starts_with("-- sqlite:") {
            section = Some(Engine::Sqlite);
        } else if mark.starts_with("-- postgres:") {
            section = Some(Engine::Postgres);
        } else if mark.starts_with("-- end") {
            section = None;
        } else if section.is_none_or(|wanted| wanted == engine) {
            out.push_str(line);
            out.push('\n');
        }
    }
    if section.is_some() {
        Err(Error::Internal("a migration's section has no -- end".to_owned()))
    } else {
        Ok(out)
    }
}

/// FNV-1a, to notice a change.
fn sum_of(text: &str) -> i64 {
    let sum = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    i64::from_le_bytes(sum.to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_for_its_engine_only() {
        let text = "a;\n-- sqlite: why\nb;\n-- end\n-- postgres: why\nc;\n-- end\nd;\n";
        assert_eq!(for_engine(text, Engine::Sqlite).unwrap(), "a;\nb;\nd;\n");
        assert_eq!(for_engine(text, Engine::Postgres).unwrap(), "a;\nc;\nd;\n");
        assert!(for_engine("-- sqlite:\na;", Engine::Sqlite).is_err());
        assert_ne!(sum_of("a"), sum_of("b"));
    }
}
