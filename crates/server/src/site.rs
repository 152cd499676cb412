//! Opens an installation: its database, brought up to date, and the running site over it.

use std::path::Path;

use anyhow::{Context, Result};
use community::app::{App, Parts, Site};
use community::features;
use community::features::accounts::providers::Providers;
use platform::clock::Clock;
use platform::db::{Db, PostgresOptions, SqliteOptions};
use platform::files::Files;
use platform::ids::Entropy;
use platform::mail::Mailer;
use platform::web::limits::Limits;

use crate::config::{Config, Folder};

/// The running site over the installation in `data`; its database is migrated first.
pub async fn open(data: &Path, config: &Config, demonstration: bool) -> Result<App> {
    std::fs::create_dir_all(data).with_context(|| {
        format!("the data folder {} cannot be made; choose another with --data", data.display())
    })?;
    let folder = Folder(data.to_owned());
    let db = match &config.database_url {
        Some(url) => Db::open_postgres(url, PostgresOptions { connections: config.database_connections })
            .await
            .context("PostgreSQL cannot be reached; check LYCEUM_DATABASE_URL")?,
        None => Db::open_sqlite(&folder.database(), SqliteOptions::default())
            .with_context(|| format!("{} cannot be opened", folder.database().display()))?,
    };
    db.migrate(&features::migrations()).await.context("the database cannot be brought up to date")?;
    let mailer = match &config.mail_url {
        Some(url) => Mailer::smtp(url, &config.mail_from).context("mail_url cannot be used")?,
        None => Mailer::folder(folder.mail(), &config.mail_from)
            .context("mail cannot be kept in the data folder")?,
    };
    let parts = Parts {
        db,
        clock: Clock::System,
        entropy: Entropy::System,
        site: Site { public_url: config.public_url(), demonstration },
        mailer,
        providers: Providers::new(&config.sign_in, &config.public_url())
            .map_err(|wrong| anyhow::anyhow!("{wrong}; look at lyceum.toml"))?,
        files: Files::folder(folder.files()).context("files cannot be kept in the data folder")?,
        limits: Limits::new(config.limits.clone()),
        bridges: bridges::react,
    };
    App::new(parts).context("the site cannot start")
}
