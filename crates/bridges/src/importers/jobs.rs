//! Importing from the browser: what a director brought is looked through and brought by jobs.
//!
//! - A job brings [`BATCHES`] batches and writes the next job, so that mail and everything else gets its turn in between.
//! - How far an import is stands in its row and changes in the transaction that writes the batch. Where a program was killed, its
//!   job is due again when its lease has ended, and goes on from there.
//! - Between two jobs the open history is kept here; another node, or a program that was started anew, opens it again.

use std::collections::HashMap;
use std::sync::Arc;

use community::app::App;
use community::ctx::payload;
use community::features::imports::progress::{self, Work};
use community::features::imports::{
    ArchiveBrought, BRING, ImportBegun, ImportId, LOOK, Problem, Tool, Trouble,
};
use platform::i18n::Language;
use platform::jobs::{Job, Reactions};
use platform::{Error, Result};
use tokio::sync::Mutex;

use super::form::History;
use super::package::Package;
use super::{Bringing, Failure, Refusal, Target, count, slack, zulip};

/// Batches that one job brings: a second or two of work.
const BATCHES: usize = 20;

/// Histories that are open between two of their jobs, with the number of entries that are written.
type Open = Arc<Mutex<HashMap<ImportId, (u64, Bringing)>>>;

/// Looks through archives and brings histories.
pub fn react(app: &App, reactions: &mut Reactions) {
    let site = app.clone();
    reactions.outside(LOOK, move |job| look(site.clone(), job));
    let (site, open) = (app.clone(), Open::default());
    reactions.outside(BRING, move |job| bring(site.clone(), Arc::clone(&open), job));
}

async fn look(app: App, job: Job) -> Result<()> {
    let ArchiveBrought { import_id: id } = payload(&job)?;
    let Some(work) = app.read(move |ctx| progress::to_look(ctx, id)).await? else { return Ok(()) };
    let site = app.clone();
    let looked = tokio::task::spawn_blocking(move || {
        let (tool, history) = opened(&site, &work)?;
        Ok::<_, Failure>((tool, count(history)?))
    });
    match looked.await.map_err(Error::internal)? {
        Ok((tool, found)) => app.write("import", move |ctx| progress::looked(ctx, id, tool, &found)).await,
        Err(failure) => refuse(&app, id, failure).await,
    }
}

async fn bring(app: App, open: Open, job: Job) -> Result<()> {
    let ImportBegun { import_id: id } = payload(&job)?;
    let kept = open.lock().await.remove(&id);
    let Some(work) = app.read(move |ctx| progress::to_bring(ctx, id)).await? else { return Ok(()) };
    let mut written = work.import.written.cast_unsigned();
    let mut bringing = match kept.filter(|(at, _)| *at == written) {
        Some((_, bringing)) => bringing,
        None => {
            let (site, target) = (app.clone(), target(&work));
            let opened = tokio::task::spawn_blocking(move || opened(&site, &work));
            match opened.await.map_err(Error::internal)? {
                Ok((_, history)) => Bringing::of(history, target, written)?,
                Err(failure) => return refuse(&app, id, failure).await,
            }
        }
    };
    for _ in 0..BATCHES {
        let from = written;
        let step =
            bringing.step(&app, move |ctx, step| progress::wrote(ctx, id, (from, step.cursor), &step.report));
        match step.await {
            Ok(Some(step)) => written = step.cursor,
            Ok(None) => return app.write("import", move |ctx| progress::ended(ctx, id)).await,
            // It was stopped, or another node is further.
            Err(Failure::Site(Error::Conflict(_))) => return Ok(()),
            Err(failure) => return refuse(&app, id, failure).await,
        }
    }
    open.lock().await.insert(id, (written, bringing));
    app.write("import", move |ctx| progress::go_on(ctx, id)).await
}

/// An archive's fault ends the import; the site's is tried again.
async fn refuse(app: &App, id: ImportId, failure: Failure) -> Result<()> {
    match failure {
        Failure::Site(error) => Err(error),
        Failure::Archive(refusal) => {
            let trouble = trouble(refusal);
            app.write("import", move |ctx| progress::refused(ctx, id, &trouble)).await
        }
    }
}

fn target(work: &Work) -> Target {
    Target { community: work.community.id, slug: work.community.slug.clone(), language: language(work) }
}

fn language(work: &Work) -> Language {
    Language::from_code(&work.community.language).unwrap_or(Language::English)
}

/// The archive's history, and which tool wrote it. Slow: all of it is read.
fn opened(app: &App, work: &Work) -> Result<(Tool, History), Failure> {
    let kept = match app.files.open(&work.import.blob) {
        Err(Error::NotFound) => return Err(Refusal::Lost.into()),
        kept => kept?,
    };
    let package = Package::of(kept)?;
    if slack::is_one(&package) {
        let options = slack::Options { pause_minutes: slack::PAUSE_MINUTES, language: language(work) };
        Ok((Tool::Slack, slack::of(package, &options)?))
    } else if zulip::is_one(&package) {
        Ok((Tool::Zulip, zulip::of(package)?))
    } else {
        Err(Refusal::UnknownTool.into())
    }
}

fn trouble(refusal: Refusal) -> Trouble {
    let of = |problem, file: String| Trouble { problem, file, cause: String::new() };
    match refusal {
        Refusal::Unreadable { cause, .. } => Trouble { cause, ..of(Problem::Lost, String::new()) },
        Refusal::Lost => of(Problem::Lost, String::new()),
        Refusal::NotAZip(cause) => Trouble { cause, ..of(Problem::NotAZip, String::new()) },
        Refusal::LeadsOut(file) => of(Problem::LeadsOut, file),
        Refusal::Bomb(file) => of(Problem::Bomb, file),
        Refusal::Twice(file) => of(Problem::Twice, file),
        Refusal::UnknownTool => of(Problem::Unknown, String::new()),
        Refusal::Layout { missing, .. } => of(Problem::Missing, missing.to_owned()),
        Refusal::Json { file, cause } => Trouble { cause, ..of(Problem::Broken, file) },
        Refusal::Unknown(what) => Trouble { cause: what, ..of(Problem::Broken, String::new()) },
    }
}
