//! `lyceum import`: a community's history from elsewhere.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use bridges::importers::slack::{self, Options};
use bridges::importers::{Report, Target, bring, count};
use clap::{Args, Subcommand};
use community::app::App;
use community::features::blueprints::actions::{Opening, open_with_lounge};
use community::features::communities::{self, Colour, CommunityId, Slug, Type};
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
    let (slug, options) = (slug(slack)?, options(slack)?);
    let history = slack::open(&slack.file, &options)?;
    if slack.dry_run {
        return tell(slack, &count(history)?, "would be");
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
    let community = community(&app, &slug, kind, options.language).await?;
    let bar = bar(slack, &options)?;
    let target = Target { community, slug: slug.as_str().to_owned(), language: options.language };
    let report = bring(&app, history, target, |posts| bar.inc(posts as u64)).await?;
    app.runner().drain().await?;
    bar.finish_and_clear();
    app.db.close().await;
    tell(slack, &report, "are")
}

fn slug(slack: &Slack) -> Result<Slug> {
    let slug = Slug::parse(&slack.community).ok();
    slug.with_context(|| {
        format!(
            "{:?} cannot be a community's address: use 2 to 60 small letters, digits and hyphens",
            slack.community
        )
    })
}

fn options(slack: &Slack) -> Result<Options> {
    let language = Language::from_code(&slack.language).context("--language is en or fr")?;
    if !(1..=100_000).contains(&slack.pause_minutes) {
        bail!("--pause-minutes must be between 1 and 100,000");
    }
    Ok(Options { pause_minutes: slack.pause_minutes, language })
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
async fn community(app: &App, slug: &Slug, kind: Option<Type>, language: Language) -> Result<CommunityId> {
    let address = slug.as_str().to_owned();
    if let Some(found) = app.read(move |ctx| communities::actions::find_by_slug(ctx, &address)).await? {
        return Ok(found.id);
    }
    let Some(kind) = kind else {
        bail!(
            "there is no community {:?} yet; say of which type to make it, with --type practice, learning or interest",
            slug.as_str()
        );
    };
    let mut name = slug.as_str().replace('-', " ");
    if let Some(first) = name.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    let opening = Opening {
        name,
        slug: slug.clone(),
        kind,
        description: String::new(),
        goal: String::new(),
        language,
        colour: Colour::Leaf,
    };
    Ok(app.write("import", move |ctx| open_with_lounge(ctx, &opening)).await?)
}

fn bar(slack: &Slack, options: &Options) -> Result<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let posts = count(slack::open(&slack.file, options)?)?.posts as u64;
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} posts, {per_sec}, {eta} left")?;
    Ok(ProgressBar::new(posts).with_style(style))
}

fn tell(slack: &Slack, report: &Report, verb: &str) -> Result<()> {
    if slack.json {
        println!("{}", serde_json::to_string(report)?);
        return Ok(());
    }
    let Report {
        people,
        groups: _,
        places,
        topics,
        posts,
        new_posts,
        left_out,
        files,
        reactions,
        other_reactions,
    } = report;
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
