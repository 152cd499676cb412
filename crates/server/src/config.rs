//! Settings: `lyceum.toml` in the data folder, then the environment, then the command line; the last word counts.
//!
//! Every key can also be set as `LYCEUM_<KEY>`, and a key of `[limits]` or `[serve]` as `LYCEUM_LIMITS__<KEY>`;
//! one of `[sign_in.<name>]` as `LYCEUM_SIGN_IN__<NAME>__<KEY>`.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use community::features::accounts::providers::ProviderSettings;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use platform::web::limits::LimitSettings;
use platform::web::serve::ServeSettings;
use serde::Deserialize;

/// Everything that an installation decides.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `postgres://user:password@host/database`; absent, everything is kept in the data folder.
    pub database_url: Option<String>,
    /// Connections to PostgreSQL, 1 to 100.
    pub database_connections: usize,
    /// Where the server listens.
    pub listen: IpAddr,
    /// The port on which it listens.
    pub port: u16,
    /// The address under which people reach the site.
    pub public_url: Option<String>,
    /// `smtp://user:password@host:port` or `smtps://…`; absent, mail is kept in the data folder's `mail`.
    pub mail_url: Option<String>,
    /// The sender of the site's mail.
    pub mail_from: String,
    /// `error`, `warn`, `info`, `debug`, or a filter as in `info,platform=debug`.
    pub log: String,
    /// `text`, or `json` for a line of JSON an event.
    pub log_format: LogFormat,
    /// The organisations by whose sign-in people come, by their names in addresses.
    pub sign_in: BTreeMap<String, ProviderSettings>,
    /// How much is too much.
    pub limits: LimitSettings,
    /// How patient the server is with connections, and which proxies it believes.
    pub serve: ServeSettings,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            database_url: None,
            database_connections: 10,
            listen: IpAddr::from([127, 0, 0, 1]),
            port: 8080,
            public_url: None,
            mail_url: None,
            mail_from: "Lyceum <lyceum@localhost>".to_owned(),
            log: "info".to_owned(),
            log_format: LogFormat::Text,
            sign_in: BTreeMap::new(),
            limits: LimitSettings::default(),
            serve: ServeSettings::default(),
        }
    }
}

impl Config {
    /// Reads the settings of an installation.
    pub fn read(data: &Path) -> Result<Self> {
        let file = data.join("lyceum.toml");
        let config: Config = Figment::from(Toml::file(&file))
            .merge(Env::prefixed("LYCEUM_").ignore(&["data", "web", "test_postgres"]).split("__"))
            .extract()
            .with_context(|| {
                format!(
                    "a setting cannot be read; look at {} and at LYCEUM_… in the environment",
                    file.display()
                )
            })?;
        config.check()?;
        Ok(config)
    }

    /// The public address without a slash at its end; this machine's own where none is set.
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://localhost:{}", self.port),
        }
    }

    fn check(&self) -> Result<()> {
        let url = self.public_url();
        if !url.starts_with("https://") && !url.starts_with("http://") {
            bail!("public_url must begin with https:// (or http:// on this machine); it is {url:?}");
        }
        if !(1..=100).contains(&self.database_connections) {
            bail!("database_connections must be between 1 and 100; it is {}", self.database_connections);
        }
        if let Some(database) = &self.database_url
            && !database.starts_with("postgres://")
            && !database.starts_with("postgresql://")
        {
            bail!(
                "database_url must begin with postgres://; without it everything is kept in the data folder"
            );
        }
        Ok(())
    }
}

/// The data folder's files.
pub struct Folder(pub PathBuf);

impl Folder {
    /// The SQLite file.
    pub fn database(&self) -> PathBuf {
        self.0.join("lyceum.db")
    }

    /// Marks data that the demonstration made, once it is whole.
    pub fn demonstration_mark(&self) -> PathBuf {
        self.0.join("made-by-demo")
    }

    /// Marks data that the demonstration began to make.
    pub fn demonstration_begun(&self) -> PathBuf {
        self.0.join("made-by-demo.unfinished")
    }

    /// Whether the demonstration made what is here, or began to.
    pub fn is_demonstration(&self) -> bool {
        self.demonstration_mark().exists() || self.demonstration_begun().exists()
    }

    /// Keeps room for a full disk.
    pub fn ballast(&self) -> PathBuf {
        self.0.join("ballast")
    }

    /// Held by the server that serves the folder.
    pub fn lock(&self) -> PathBuf {
        self.0.join("lyceum.lock")
    }

    /// Takes the folder for a server; the file returned holds it until it is dropped. Commands beside a server need no lock.
    pub fn hold(&self) -> Result<File> {
        std::fs::create_dir_all(&self.0).with_context(|| {
            format!("the data folder {} cannot be made; choose another with --data", self.0.display())
        })?;
        let file = File::create(self.lock()).with_context(|| {
            format!("{} cannot be written; choose another folder with --data", self.lock().display())
        })?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => bail!(
                "another lyceum serves {}; end it first, or choose another folder with --data",
                self.0.display()
            ),
            Err(TryLockError::Error(error)) => Err(error).context("the data folder cannot be locked"),
        }
    }

    /// What people brought: pictures and other files.
    pub fn files(&self) -> PathBuf {
        self.0.join("files")
    }

    /// Mail that has not left.
    pub fn mail(&self) -> PathBuf {
        self.0.join("mail")
    }
}
