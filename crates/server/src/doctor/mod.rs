//! `lyceum doctor`: looks over an installation, a line for each finding, with the remedy. It changes nothing.

mod store;

use std::fmt;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::Path;

use anyhow::{Result, bail};
use community::features;
use platform::Error;
use platform::db::{Db, Engine, PostgresOptions, SqliteOptions};
use platform::mail::Mailer;

use crate::config::{Config, Folder};

/// Less room than this and the next upload or backup may fail.
const SCARCE: u64 = 1 << 30;
/// Less room than this and nothing can be written for long.
const FULL: u64 = 100 << 20;
/// The oldest PostgreSQL that we try every statement on.
const OLDEST_POSTGRES: i64 = 150_000;

/// One thing that was looked at.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// As it should be.
    Ok(String),
    /// The site works, but something is worth mending: what, and how.
    Warn(String, &'static str),
    /// The site does not work so: what, and how to mend it.
    Fail(String, &'static str),
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::Ok(what) => write!(out, "ok    {what}"),
            Finding::Warn(what, remedy) => write!(out, "warn  {what}\n      {remedy}"),
            Finding::Fail(what, remedy) => write!(out, "fail  {what}\n      {remedy}"),
        }
    }
}

/// Prints the findings; an error where one of them keeps the site from working.
pub async fn run(data: &Path) -> Result<()> {
    let findings = examine(data).await;
    for finding in &findings {
        println!("{finding}");
    }
    let failed = findings.iter().filter(|finding| matches!(finding, Finding::Fail(..))).count();
    if failed > 0 {
        bail!("{failed} of {} findings keep the site from working", findings.len())
    } else {
        Ok(())
    }
}

/// Everything that was looked at.
pub async fn examine(data: &Path) -> Vec<Finding> {
    let config = match Config::read(data) {
        Ok(config) => config,
        Err(error) => {
            return vec![Finding::Fail(format!("{error:#}"), "mend or remove the setting that it names")];
        }
    };
    let mut findings = vec![Finding::Ok("the settings can be read".to_owned()), folder(data)];
    findings.extend(room(data));
    findings.extend(database(data, &config).await);
    findings.extend([public_url(&config), mail(&config), port(&config)]);
    findings
}

fn folder(data: &Path) -> Finding {
    if !data.exists() {
        return Finding::Warn(
            format!("the data folder {} is not there yet", data.display()),
            "the first start makes it; if it should be there, check --data or LYCEUM_DATA",
        );
    }
    let probe = data.join(format!(".doctor-{}", std::process::id()));
    let written = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    match written {
        Ok(()) => Finding::Ok(format!("the data folder {} can be written", data.display())),
        Err(error) => Finding::Fail(
            format!("the data folder {} cannot be written: {error}", data.display()),
            "give the folder to the user that runs lyceum (chown), or choose another with --data",
        ),
    }
}

fn room(data: &Path) -> Option<Finding> {
    let status = rustix::fs::statvfs(data).ok()?;
    let free = status.f_bavail.saturating_mul(status.f_frsize);
    let told = format!("{:.1} GB are free in the data folder", free as f64 / 1e9);
    Some(match free {
        _ if free < FULL => Finding::Fail(
            told,
            "free some room before it is full: nothing can be saved then; removing the file ballast gives room to delete",
        ),
        _ if free < SCARCE => Finding::Warn(told, "free some room, or move the folder to a larger disk"),
        _ => Finding::Ok(told),
    })
}

async fn database(data: &Path, config: &Config) -> Vec<Finding> {
    let file = Folder(data.to_owned()).database();
    let opened = match &config.database_url {
        Some(url) => Db::open_postgres(url, PostgresOptions { connections: 1 }).await,
        None if !file.exists() => {
            return vec![Finding::Ok("the database will be made at the first start".to_owned())];
        }
        None => Db::open_sqlite(&file, SqliteOptions { readers: 1, ..SqliteOptions::default() }),
    };
    let db = match opened {
        Ok(db) => db,
        Err(error) if config.database_url.is_some() => {
            let remedy = "start PostgreSQL, or check database_url: host, port, user, password, database";
            return vec![Finding::Fail(format!("PostgreSQL cannot be reached: {error}"), remedy)];
        }
        Err(error) => {
            let remedy = "check who owns the file; if it is damaged, restore the last backup";
            return vec![Finding::Fail(format!("{} cannot be opened: {error}", file.display()), remedy)];
        }
    };
    let mut findings = match db.engine() {
        Engine::Sqlite => sqlite(&db).await,
        Engine::Postgres => postgres(&db).await,
    };
    findings.push(migrations(&db).await);
    db.close().await;
    findings
}

async fn sqlite(db: &Db) -> Vec<Finding> {
    let version = match db.read(store::sqlite_version).await {
        Ok(version) => Finding::Ok(format!("SQLite {version}")),
        Err(error) => unreadable(&error),
    };
    let integrity = match db.read(store::damage).await {
        Ok(rows) if rows == ["ok"] => Finding::Ok("the database file is sound".to_owned()),
        Ok(rows) => Finding::Fail(
            format!("the database file is damaged: {}", rows.first().map_or("no answer", String::as_str)),
            "stop the server, keep a copy of the folder, and restore the last backup",
        ),
        Err(Error::Unavailable(_)) => Finding::Warn(
            "the database file is too large to be looked through here".to_owned(),
            "run `sqlite3 lyceum.db 'PRAGMA integrity_check'` on a backup now and then",
        ),
        Err(error) => unreadable(&error),
    };
    vec![version, integrity]
}

async fn postgres(db: &Db) -> Vec<Finding> {
    vec![match db.read(store::postgres_version).await {
        Ok(version) if version >= OLDEST_POSTGRES => {
            Finding::Ok(format!("PostgreSQL {}.{} answers", version / 10_000, version % 10_000))
        }
        Ok(version) => {
            Finding::Fail(format!("PostgreSQL {} is too old", version / 10_000), "use PostgreSQL 15 or newer")
        }
        Err(error) => unreadable(&error),
    }]
}

async fn migrations(db: &Db) -> Finding {
    let known: Vec<_> = features::migrations().iter().map(|migration| migration.name).collect();
    let Ok(applied) = db.read(store::applied).await else {
        return Finding::Ok("the database is empty; the first start fills it".to_owned());
    };
    if let Some(newer) = applied.iter().find(|name| !known.contains(&name.as_str())) {
        let remedy = "install the version that wrote the data, or a newer one";
        return Finding::Fail(format!("the data was written by a newer version (it has {newer})"), remedy);
    }
    match known.len() - applied.len() {
        0 => Finding::Ok("the database is up to date".to_owned()),
        pending => Finding::Warn(
            format!("{pending} changes to the database wait"),
            "make a backup; the next start brings the database up to date",
        ),
    }
}

fn public_url(config: &Config) -> Finding {
    let url = config.public_url();
    let own = ["http://localhost", "http://127.0.0.1", "http://[::1]"].iter().any(|own| url.starts_with(own));
    match &config.public_url {
        _ if url.starts_with("https://") => Finding::Ok(format!("people reach the site at {url}")),
        None if config.listen.is_loopback() => {
            Finding::Ok(format!("only this machine reaches the site, at {url}"))
        }
        None => Finding::Warn(
            format!("the site is open to the network, but its links lead to {url}"),
            "set public_url to the address that people type, with https://",
        ),
        Some(_) if own => Finding::Ok(format!("only this machine reaches the site, at {url}")),
        Some(_) => Finding::Warn(
            format!("passwords travel unprotected to {url}"),
            "put TLS in front of the server and set public_url to https://…",
        ),
    }
}

fn mail(config: &Config) -> Finding {
    let Some(url) = &config.mail_url else {
        return Finding::Warn(
            "no mail server is set: mail stays in the data folder".to_owned(),
            "set mail_url and mail_from, or pass mail on from the page /site/mail",
        );
    };
    match Mailer::smtp(url, &config.mail_from) {
        Ok(_) if config.mail_from.contains("@localhost") => Finding::Warn(
            format!("mail leaves as {}, which others may refuse", config.mail_from),
            "set mail_from to an address of your own domain",
        ),
        Ok(_) => Finding::Ok(format!("mail leaves as {}", config.mail_from)),
        Err(error) => Finding::Fail(format!("mail cannot leave: {error}"), "mend mail_url and mail_from"),
    }
}

fn port(config: &Config) -> Finding {
    let place = format!("{}:{}", config.listen, config.port);
    match TcpListener::bind((config.listen, config.port)) {
        Ok(_) => Finding::Ok(format!("{place} is free")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Finding::Warn(
            format!("{place} is in use"),
            "good if lyceum is running; else end the program that holds it, or set another port",
        ),
        Err(error) => Finding::Fail(
            format!("{place} cannot be listened on: {error}"),
            "choose a port above 1024, and an address of this machine",
        ),
    }
}

fn unreadable(error: &Error) -> Finding {
    Finding::Fail(
        format!("the database cannot be read: {error}"),
        "look at the log, then restore the last backup",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_fresh_folder_works_and_a_broken_file_does_not() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("lyceum.toml"), "port = 0\n").unwrap();
        let fresh = examine(folder.path()).await;
        assert!(!fresh.iter().any(|finding| matches!(finding, Finding::Fail(..))), "{fresh:?}");
        assert!(!folder.path().join("lyceum.db").exists(), "looking makes nothing");

        let config = Config::read(folder.path()).unwrap();
        crate::site::open(folder.path(), &config, false).await.unwrap().db.close().await;
        let running = examine(folder.path()).await;
        assert!(running.contains(&Finding::Ok("the database file is sound".to_owned())), "{running:?}");
        assert!(running.contains(&Finding::Ok("the database is up to date".to_owned())), "{running:?}");

        std::fs::write(folder.path().join("lyceum.db"), vec![7; 8_192]).unwrap();
        let broken = examine(folder.path()).await;
        assert!(broken.iter().any(|finding| matches!(finding, Finding::Fail(..))), "{broken:?}");
        std::fs::write(folder.path().join("lyceum.toml"), "prot = 80\n").unwrap();
        assert!(matches!(examine(folder.path()).await[..], [Finding::Fail(..)]));
    }
}
