//! `lyceum migrate --to`: moves a site from its SQLite file to PostgreSQL, whole and verified.
//!
//! - Refused while a server serves the folder, and where the target holds anything.
//! - The file stays as it is; the site moves by a setting that the operator writes afterwards.
//! - The index of words is made anew, as the two databases keep it each in their own way.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use community::app::App;
use community::features::accounts::AccountId;
use community::features::discussions::PostId;
use community::features::{accounts, search};
use platform::db::{Db, SqliteOptions, transfer};
use platform::search::Stems;

use crate::config::{Config, Folder};
use crate::site;

/// Posts and people whose words are indexed in one transaction.
const BATCH: i64 = 500;

/// Moves the installation in `data` to the server at `url`.
pub async fn run(data: &Path, url: &str) -> Result<()> {
    let folder = Folder(data.to_owned());
    let config = Config::read(data)?;
    if config.database_url.is_some() {
        bail!("{} keeps its data in PostgreSQL already", data.display());
    }
    ensure!(folder.database().exists(), "{} holds no Lyceum; name its folder with --data", data.display());
    let _held = folder.hold()?;
    // The file may be of an older version: bring it up to date first, so that both have the same tables.
    let source = Db::open_sqlite(&folder.database(), SqliteOptions::default())?;
    source.migrate(&community::features::migrations()).await?;
    source.close().await;
    let there = Config { database_url: Some(url.to_owned()), ..config };
    let app = site::open(data, &there, false).await?;
    let used = app.read(accounts::administration::is_used).await?;
    ensure!(!used, "the database at --to holds a site already; name an empty one");
    app.db.close().await;

    let (file, to) = (folder.database(), url.to_owned());
    let moved = tokio::task::spawn_blocking(move || {
        transfer(&file, &to, &["search_"], |moved| eprintln!("{}: {} rows", moved.table, moved.rows))
    })
    .await?
    .context("nothing was moved; the database at --to is as empty as before")?;
    let app = site::open(data, &there, false).await?;
    let indexed = index(&app).await?;
    app.db.close().await;
    let rows: u64 = moved.iter().map(|moved| moved.rows).sum();
    println!(
        "{rows} rows in {} tables are over and were compared; {indexed} texts are indexed.",
        moved.len()
    );
    println!(
        "From now on, set this in {}:\n  database_url = \"{}\"",
        data.join("lyceum.toml").display(),
        without_password(url)
    );
    println!("The files that people brought stay in {}; keep the folder.", folder.files().display());
    Ok(())
}

/// Makes every post and person findable.
async fn index(app: &App) -> Result<usize> {
    let mut count = 0;
    let mut last = PostId(platform::ids::Raw::nil());
    loop {
        let from = last;
        let posts = app
            .write("migrate index", move |ctx| {
                search::actions::index_from(ctx, &Stems::default(), from, BATCH)
            })
            .await?;
        let Some(next) = posts.last() else { break };
        (last, count) = (*next, count + posts.len());
    }
    let mut last = AccountId(platform::ids::Raw::nil());
    loop {
        let from = last;
        let people = app
            .write("migrate index", move |ctx| {
                search::actions::index_people_from(ctx, &Stems::default(), from, BATCH)
            })
            .await?;
        let Some(next) = people.last() else { break };
        (last, count) = (*next, count + people.len());
    }
    Ok(count)
}

/// An address without its password, which belongs into no terminal's history.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.split_once('@') {
        Some((who, at)) => {
            let name = who.split(':').next().unwrap_or_default();
            let secret = if who.contains(':') { ":…" } else { "" };
            format!("{scheme}://{name}{secret}@{at}")
        }
        None => url.to_owned(),
    }
}
