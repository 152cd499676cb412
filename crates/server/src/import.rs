//! `lyceum import`: a community's history from elsewhere.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use bridges::importers::slack::{self, Archive, Options, Report};
use clap::{Args, Subcommand};
use community::app::App;
use community::features::blueprints::actions::{Opening, open_with_lounge};
use community::features::communities::{self, Colour, CommunityId, Motif, Slug, Type};
use indicatif::{ProgressBar, ProgressStyle};
use platform::i18n::Language;

use crate::config::Config;
use crate::site;

/// Where the history comes from.
#[derive(Subcommand)]
pub enum Source {
    /// An official Slack export.
    Slack(Slack),
}

/// What an import of a Slack export is told.
#[derive(Args)]
pub struct Slack {
    /// The zip that Slack made.
    file: PathBuf,
    /// The community's name in addresses; it is made where it does not exist.
    #[arg(long)]
    community: String,
    /// The type of a community that is made: learning, practice or interest.
    #[arg(long = "type")]
    kind: Option<String>,
    /// The language of a community that is made and of the titles: en or fr.
    #[arg(long, default_value = "en")]
    language: String,
    /// Silence after which a new topic begins.
    #[arg(long, default_value_t = slack::PAUSE_MINUTES)]
    pause_minutes: i64,
    /// The data folder.
    #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
    pub data: PathBuf,
    /// Says what would happen and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Prints the counts as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the import.
pub async fn run(source: &Source) -> Result<()> {
    let Source::Slack(slack) = source;
    let options = options(slack)?;
    let mut archive = Archive::open(&slack.file)?;
    if slack.dry_run {
        let report = slack::dry_run(&mut archive, &options)?;
        return tell(slack, &report, "would be");
    }
    let config = Config::read(&slack.data)?;
    let kind = kind(slack)?;
    if kind.is_none() && !slack.data.join("lyceum.db").exists() && config.database_url.is_none() {
        bail!(
            "there is no community {:?} yet; say of which type to make it, with --type practice, learning or interest",
            slack.community
        );
    }
    let app = site::open(&slack.data, &config, false).await?;
    let community = community(&app, slack, kind, &options).await?;
    let bar = bar(&mut archive, &options)?;
    let report = slack::run(&app, &mut archive, community, &options, |posts| bar.inc(posts as u64)).await?;
    app.runner().drain().await?;
    bar.finish_and_clear();
    app.db.close().await;
    tell(slack, &report, "are")
}

fn options(slack: &Slack) -> Result<Options> {
    let Ok(slug) = Slug::parse(&slack.community) else {
        bail!(
            "{:?} cannot be a community's address: use 2 to 60 small letters, digits and hyphens",
            slack.community
        );
    };
    let language = Language::from_code(&slack.language).context("--language is en or fr")?;
    if !(1..=100_000).contains(&slack.pause_minutes) {
        bail!("--pause-minutes must be between 1 and 100,000");
    }
    Ok(Options { community: slug.as_str().to_owned(), pause_minutes: slack.pause_minutes, language })
}

fn kind(slack: &Slack) -> Result<Option<Type>> {
    match slack.kind.as_deref() {
        None => Ok(None),
        Some(name) => Type::parse(name)
            .map(Some)
            .with_context(|| format!("{name:?} is no type; use practice, learning or interest")),
    }
}

/// The community of this address, made where it does not exist.
async fn community(app: &App, slack: &Slack, kind: Option<Type>, options: &Options) -> Result<CommunityId> {
    let slug = options.community.clone();
    if let Some(found) = app.read(move |ctx| communities::actions::find_by_slug(ctx, &slug)).await? {
        return Ok(found.id);
    }
    let Some(kind) = kind else {
        bail!(
            "there is no community {:?} yet; say of which type to make it, with --type practice, learning or interest",
            slack.community
        );
    };
    let mut name = options.community.replace('-', " ");
    if let Some(first) = name.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    let opening = Opening {
        name,
        slug: Slug::parse(&options.community)?,
        kind,
        description: String::new(),
        goal: String::new(),
        language: options.language,
        colour: Colour::Leaf,
        emblem: Motif::Light,
    };
    Ok(app.write("import", move |ctx| open_with_lounge(ctx, &opening)).await?)
}

fn bar(archive: &mut Archive, options: &Options) -> Result<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let posts = slack::dry_run(archive, options)?.posts as u64;
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} posts, {per_sec}, {eta} left")?;
    Ok(ProgressBar::new(posts).with_style(style))
}

fn tell(slack: &Slack, report: &Report, verb: &str) -> Result<()> {
    if slack.json {
        println!("{}", serde_json::to_string(report)?);
        return Ok(());
    }
    let Report { people, places, topics, posts, new_posts, left_out, files, reactions, other_reactions } =
        report;
    let joins_and_leaves: usize = left_out.values().sum();
    println!(
        "{posts} posts by {people} people in {topics} topics and {places} places {verb} in {}.",
        slack.community
    );
    if verb == "are" {
        println!("{new_posts} posts are new.");
    }
    println!("Reactions kept: {reactions}. Files named, without their bytes: {files}.");
    let others: usize = other_reactions.values().sum();
    println!("Left out: {joins_and_leaves} joins and leaves, {others} reactions that are none of our six.");
    Ok(())
}
