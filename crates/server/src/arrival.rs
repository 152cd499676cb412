//! `lyceum import lyceum`: an archive comes back.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::{Result, bail};
use bridges::importers::lyceum::{self, Archive, Matching, Options, Report};
use clap::Args;
use community::features::communities::Slug;
use indicatif::{ProgressBar, ProgressStyle};

use crate::config::Config;
use crate::site;

/// What an import of an archive is told.
#[derive(Args)]
pub struct Lyceum {
    /// The zip that `lyceum export` or a director made.
    file: PathBuf,
    /// Another address for the archive's community; a community that is here already is copied to it.
    #[arg(long)]
    community: Option<String>,
    /// Takes whoever has the same mail address here for the same person: the archive then speaks and decides in their name. Only
    /// for archives whose origin you know.
    #[arg(long)]
    match_mail: bool,
    /// The data folder.
    #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
    data: PathBuf,
    /// Checks the archive and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Prints the counts as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the import.
pub async fn run(order: &Lyceum) -> Result<()> {
    let slug = match order.community.as_deref().map(Slug::parse) {
        None => None,
        Some(Ok(slug)) => Some(slug),
        Some(Err(_)) => {
            bail!("--community cannot be an address: use 2 to 60 small letters, digits and hyphens")
        }
    };
    let mut archive = Archive::open(&order.file)?;
    let checked = lyceum::check(&mut archive)?;
    let all: u64 = checked.lines.values().sum();
    if order.dry_run {
        if order.json {
            println!("{}", serde_json::to_string(&checked.lines)?);
        } else {
            println!("The archive is whole: {all} entries, made {}.", archive.manifest.made_at);
        }
        return Ok(());
    }
    let config = Config::read(&order.data)?;
    let app = site::open(&order.data, &config, false).await?;
    let matching = if order.match_mail { Matching::ByMail } else { Matching::Nobody };
    let bar = bar(all)?;
    let outcome =
        lyceum::run(&app, &mut archive, &checked, &Options { slug, matching }, |rows| bar.inc(rows)).await;
    bar.finish_and_clear();
    let report = outcome?;
    app.runner().drain().await?;
    app.db.close().await;
    tell(order, &report)
}

fn bar(all: u64) -> Result<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} entries, {per_sec}, {eta} left")?;
    Ok(ProgressBar::new(all).with_style(style))
}

fn tell(order: &Lyceum, report: &Report) -> Result<()> {
    if order.json {
        println!("{}", serde_json::to_string(report)?);
        return Ok(());
    }
    for slug in &report.here_before {
        println!(
            "{slug} is here already and was left alone; a copy needs another address, with --community."
        );
    }
    if !report.communities.is_empty() {
        println!(
            "{} came: {} entries, {} people, {} of them new here.",
            report.communities.join(", "),
            report.new_rows,
            report.people,
            report.new_people
        );
        println!(
            "Nobody of them can sign in yet: invite them; who proves the same mail address takes their account."
        );
    }
    Ok(())
}
