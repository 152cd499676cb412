//! `lyceum export`: an archive of a community or of the whole site.
//!
//! - It shows one moment, and holds no writer up.
//! - The file bears its name only once it is whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use community::archive::Reach;
use community::archive::manifest::Manifest;
use community::features::communities;
use community::features::exports::writing::{self, Order};

use crate::config::Config;
use crate::site;

/// What an export is told.
#[derive(Args)]
pub struct Export {
    /// The community's name in addresses, then the file to write, which must not exist. With --site the file alone.
    #[arg(num_args = 1..=2, required = true, value_names = ["COMMUNITY", "FILE"])]
    names: Vec<String>,
    /// Writes every community.
    #[arg(long)]
    site: bool,
    /// Leaves out mail addresses and how far people have read, as the archives of directors do.
    #[arg(long)]
    without_addresses: bool,
    /// The data folder.
    #[arg(long, env = "LYCEUM_DATA", default_value = "lyceum-data")]
    data: PathBuf,
}

/// Runs the export.
pub async fn run(export: &Export) -> Result<()> {
    let (slug, file) = match (export.site, export.names.as_slice()) {
        (true, [file]) => (None, Path::new(file)),
        (false, [slug, file]) => (Some(slug.clone()), Path::new(file)),
        (true, _) => bail!("with --site, give the file alone"),
        (false, _) => bail!("give a community's address and a file, or --site and a file"),
    };
    let config = Config::read(&export.data)?;
    if config.database_url.is_none() && !export.data.join("lyceum.db").exists() {
        bail!("{} holds no Lyceum; name its folder with --data", export.data.display());
    }
    ensure!(!file.exists(), "{} exists; choose another name", file.display());
    let app = site::open(&export.data, &config, false).await?;
    let community = match &slug {
        Some(slug) => {
            let wanted = slug.clone();
            let found = app.read(move |ctx| communities::actions::find_by_slug(ctx, &wanted)).await?;
            Some(found.with_context(|| format!("there is no community {slug:?}"))?.id)
        }
        None => None,
    };
    let reach = if export.without_addresses { Reach::Directors } else { Reach::Operator };
    let place = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let work =
        tempfile::tempdir_in(place).with_context(|| format!("{} cannot be written", place.display()))?;
    let unfinished = work.path().join("export.zip");
    let lines = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&lines);
    let progress = Box::new(move |count| counted.store(count, Ordering::Relaxed));
    let manifest = writing::write(&app, Order { community, reach }, &unfinished, progress).await?;
    std::fs::rename(&unfinished, file)?;
    std::fs::File::open(place)?.sync_all()?;
    app.db.close().await;
    tell(file, &manifest, lines.load(Ordering::Relaxed))
}

fn tell(file: &Path, manifest: &Manifest, lines: u64) -> Result<()> {
    let names: Vec<_> = manifest.communities.iter().map(|held| held.slug.as_str()).collect();
    let bytes = file.metadata()?.len();
    println!("{}: {lines} entries of {}, {} KiB.", file.display(), names.join(", "), bytes.div_ceil(1024));
    println!("It holds what people wrote for each other: keep it where only you can open it.");
    Ok(())
}
