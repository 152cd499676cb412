//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};

use crate::config::{Config, Folder, LogFormat};
use crate::{admin, backup, ballast, demo, doctor, import, migrate, serve, site};

/// Lyceum, a self-hosted home for communities of learners.
#[derive(Parser)]
#[command(name = "lyceum", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site. The first start prints a one-time link with which the owner's account is made.
    Serve {
        /// The folder that holds everything: the database, mail that has not left, lyceum.toml.
        #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
        data: PathBuf,
        /// The port; overrides lyceum.toml.
        #[arg(long)]
        port: Option<u16>,
    },
    /// Fills a folder with a believable organisation and serves it to this machine only.
    Demo {
        /// The folder; made where it is absent.
        #[arg(long, default_value = "lyceum-demo")]
        data: PathBuf,
        /// The port.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Deletes what the demonstration made before, and starts over.
        #[arg(long)]
        fresh: bool,
    },
    /// What an operator does beside the running server: accounts, roles, API tokens.
    Admin {
        /// The folder that holds everything.
        #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data", global = true)]
        data: PathBuf,
        #[command(subcommand)]
        verb: admin::Verb,
    },
    /// Brings a community's history in from elsewhere. Works beside a running server; run twice it adds nothing.
    Import {
        #[command(subcommand)]
        source: import::Source,
    },
    /// Writes the whole installation to one file, beside a running server.
    Backup {
        /// The file to write; it must not exist.
        file: PathBuf,
        /// The folder that holds everything.
        #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
        data: PathBuf,
    },
    /// Puts a backup in place, once it was checked; what was there is kept beside it.
    Restore {
        /// The file that `lyceum backup` wrote.
        file: PathBuf,
        /// The folder that holds everything.
        #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
        data: PathBuf,
    },
    /// Moves the installation from its SQLite file to an empty PostgreSQL database, and compares what arrived.
    Migrate {
        /// The database: postgres://user:password@host/name.
        #[arg(long)]
        to: String,
        /// The folder that holds everything.
        #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
        data: PathBuf,
    },
    /// Prints the description of the JSON API (OpenAPI 3.1).
    Openapi,
    /// Looks over the installation and says what to mend. Fails where something keeps the site from working.
    Doctor {
        /// The folder that holds everything.
        #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
        data: PathBuf,
    },
}

/// Runs the command; an error is told in one chain, the remedy first.
pub fn run() -> ExitCode {
    match start(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lyceum: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(command: Command) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no thread can be started")?;
    match command {
        Command::Serve { data, port } => {
            let mut config = Config::read(&data)?;
            if let Some(port) = port {
                config.port = port;
            }
            start_log(&config.log, config.log_format);
            let folder = Folder(data.clone());
            if folder.is_demonstration() {
                bail!(
                    "{} was made by the demonstration, whose people have no passwords; choose another folder with --data",
                    data.display()
                );
            }
            // Several servers may share PostgreSQL; an SQLite file has one.
            let _held = config.database_url.is_none().then(|| folder.hold()).transpose()?;
            if config.database_url.is_none() {
                ballast::keep(&folder);
            }
            runtime.block_on(async {
                let listener = serve::listen(&config).await?;
                let app = site::open(&data, &config, false).await?;
                serve::run(app, &config, listener, "").await
            })
        }
        Command::Admin { data, verb } => runtime.block_on(async {
            let config = Config::read(&data)?;
            let app = site::open(&data, &config, false).await?;
            let outcome = admin::run(&app, verb).await;
            app.db.close().await;
            outcome
        }),
        Command::Demo { data, port, fresh } => {
            start_log("warn", LogFormat::Text);
            runtime.block_on(demo::run(&data, port, fresh))
        }
        Command::Backup { file, data } => backup::backup(&data, &file),
        Command::Restore { file, data } => runtime.block_on(backup::restore(&file, &data)),
        Command::Import { source } => {
            start_log("warn", LogFormat::Text);
            runtime.block_on(import::run(&source))
        }
        Command::Migrate { to, data } => {
            start_log("warn", LogFormat::Text);
            runtime.block_on(migrate::run(&data, &to))
        }
        Command::Openapi => {
            println!("{}", serde_json::to_string_pretty(&community::features::api::document()?)?);
            Ok(())
        }
        Command::Doctor { data } => runtime.block_on(doctor::run(&data)),
    }
}

fn start_log(filter: &str, format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_else(|_| "info".into());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}
