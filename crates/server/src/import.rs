//! `lyceum import`: a community's history from elsewhere.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use bridges::importers::form::History;
use bridges::importers::{Report, Target, bring, count, slack, zulip};
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
    /// An official Slack export, as a zip or a folder.
    Slack {
        #[command(flatten)]
        into: Into,
        /// Silence after which a new topic begins.
        #[arg(long, default_value_t = slack::PAUSE_MINUTES)]
        pause_minutes: i64,
    },
    /// A Zulip community's public archive: the folder zulip_json, or a zip that holds it.
    Zulip {
        #[command(flatten)]
        into: Into,
    },
}

/// What every import is told.
#[derive(Args)]
pub struct Into {
    /// What the other tool wrote.
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
    /// The data folder.
    #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
    data: PathBuf,
    /// Says what would happen and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Prints the counts as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the import.
pub async fn run(source: &Source) -> Result<()> {
    let (Source::Slack { into, .. } | Source::Zulip { into }) = source;
    let slug = slug(into)?;
    let language = Language::from_code(&into.language).context("--language is en or fr")?;
    let history = open(source, language)?;
    if into.dry_run {
        return tell(into, &count(history)?, "would be");
    }
    let config = Config::read(&into.data)?;
    let kind = kind(into)?;
    if kind.is_none() && !into.data.join("lyceum.db").exists() && config.database_url.is_none() {
        return Err(no_community(&slug));
    }
    let app = site::open(&into.data, &config, false).await?;
    let community = community(&app, &slug, kind, language).await?;
    let bar = bar(source, language)?;
    let target = Target { community, slug: slug.as_str().to_owned(), language };
    let report = bring(&app, history, target, |posts| bar.inc(posts as u64)).await?;
    app.runner().drain().await?;
    bar.finish_and_clear();
    app.db.close().await;
    tell(into, &report, "are")
}

fn open(source: &Source, language: Language) -> Result<History> {
    Ok(match source {
        Source::Slack { into, pause_minutes } => {
            if !(1..=100_000).contains(pause_minutes) {
                bail!("--pause-minutes must be between 1 and 100,000");
            }
            slack::open(&into.file, &slack::Options { pause_minutes: *pause_minutes, language })?
        }
        Source::Zulip { into } => zulip::open(&into.file)?,
    })
}

fn slug(into: &Into) -> Result<Slug> {
    let slug = Slug::parse(&into.community).ok();
    slug.with_context(|| {
        format!(
            "{:?} cannot be a community's address: use 2 to 60 small letters, digits and hyphens",
            into.community
        )
    })
}

fn kind(into: &Into) -> Result<Option<Type>> {
    match into.kind.as_deref() {
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
    let kind = kind.ok_or_else(|| no_community(slug))?;
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
        emblem: Motif::Light,
    };
    Ok(app.write("import", move |ctx| open_with_lounge(ctx, &opening)).await?)
}

fn no_community(slug: &Slug) -> anyhow::Error {
    anyhow::anyhow!(
        "there is no community {:?} yet; say of which type to make it, with --type practice, learning or interest",
        slug.as_str()
    )
}

fn bar(source: &Source, language: Language) -> Result<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let posts = count(open(source, language)?)?.posts as u64;
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} posts, {per_sec}, {eta} left")?;
    Ok(ProgressBar::new(posts).with_style(style))
}

fn tell(into: &Into, report: &Report, verb: &str) -> Result<()> {
    if into.json {
        println!("{}", serde_json::to_string(report)?);
        return Ok(());
    }
    let Report { people, places, topics, posts, .. } = report;
    println!(
        "{posts} posts by {people} people in {topics} topics and {places} places {verb} in {}.",
        into.community
    );
    if verb == "are" {
        println!("{} posts are new.", report.new_posts);
    }
    println!("Reactions kept: {}. Files named, without their bytes: {}.", report.reactions, report.files);
    for (reason, count) in &report.left_out {
        println!("Left out: {count} × {}.", reason.replace('_', " "));
    }
    let others: usize = report.other_reactions.values().sum();
    if others > 0 {
        println!("Left out: {others} reactions that are none of our six.");
    }
    Ok(())
}
