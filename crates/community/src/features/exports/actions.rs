//! Asking for an archive, making it, and taking it away.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use platform::files::name;
use platform::{Error, Result, say};

use super::model::{Export, ExportAsked, ExportId, LIES_READY, Of};
use super::writing::{self, Order};
use super::{mine, store};
use crate::app::App;
use crate::archive::Reach;
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId};
use crate::features::audit::{self, Act};
use crate::features::communities;
use crate::features::communities::actions::{Seen, seen};

/// How often somebody who waits sees how far it has come.
const TELLS: Duration = Duration::from_secs(1);

/// The community of this slug, for who may make an archive of it.
pub fn exportable(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("export-forbidden"))) }
}

/// Lets in who may make an archive of everything; to others there is nothing.
pub fn site_exportable(ctx: &Ctx) -> Result<()> {
    if ctx.actor()?.owns_site() { Ok(()) } else { Err(Error::NotFound) }
}

/// The archive of this that the caller asked for last and that is not over.
pub fn latest(ctx: &mut Ctx, of: Of) -> Result<Option<Export>> {
    let (account, now) = (ctx.account()?, ctx.now);
    let asked = store::of_account(ctx.tx, account)?;
    let stands = |export: &Export| export.ready_until().is_none_or(|until| until > now);
    Ok(asked.into_iter().find(|export| export.of() == of && stands(export)))
}

/// Asks for an archive of a community; which it is. While one is waited for, there is no second; an older one goes.
pub fn ask_for_community(ctx: &mut Ctx, slug: &str) -> Result<ExportId> {
    // What is closed can still be taken along.
    ctx.spares_others();
    let seen = exportable(ctx, slug)?;
    ctx.fresh()?;
    ask(ctx, Of::Community(seen.community.id), &seen.community.name)
}

/// Asks for an archive of everything, in the same way.
pub fn ask_for_site(ctx: &mut Ctx) -> Result<ExportId> {
    site_exportable(ctx)?;
    ctx.fresh()?;
    let site = ctx.app.site.public_url.clone();
    ask(ctx, Of::Site, &site)
}

/// Asks for what is the caller's own, in the same way, wherever they belong or belonged.
pub fn ask_for_oneself(ctx: &mut Ctx) -> Result<ExportId> {
    let name = ctx.fresh()?.account.name.clone();
    ask(ctx, Of::Oneself, &name)
}

fn ask(ctx: &mut Ctx, of: Of, subject: &str) -> Result<ExportId> {
    if let Some(export) = latest(ctx, of)? {
        if export.is_waited_for(ctx.now) {
            return Ok(export.id);
        }
        store::remove(ctx.tx, export.id)?;
        forget(ctx, export.blob);
    }
    for blob in store::drop_before(ctx.tx, ctx.now.plus_seconds(-LIES_READY))? {
        forget(ctx, blob);
    }
    let (id, account) = (ExportId::draw(&mut ctx.ids), ctx.account()?);
    store::insert(ctx.tx, id, account, of, ctx.now)?;
    audit::note(ctx, Act::ExportMade, of.community().map(|id| id.0), subject)?;
    ctx.emit(&ExportAsked { export_id: id })?;
    Ok(id)
}

/// The zip goes once it is certain that nothing names it.
fn forget(ctx: &mut Ctx, blob: Option<String>) {
    let (Some(blob), files) = (blob, ctx.app.files.clone()) else { return };
    ctx.tx.on_commit(move || {
        if let Err(error) = files.remove(&blob) {
            tracing::warn!(%error, blob, "the zip of an export stays behind");
        }
    });
}

/// The archive of this id and what it is of, for who asked for it, while they may still make one.
pub fn asked(ctx: &mut Ctx, id: ExportId) -> Result<(Export, String)> {
    let (account, export) = (ctx.account()?, store::find(ctx.tx, id)?);
    if export.account_id != account {
        return Err(Error::NotFound);
    }
    let name = match export.of() {
        Of::Community(community) => {
            let seen = communities::actions::seen_by_id(ctx, community)?;
            exportable(ctx, &seen.community.slug)?;
            seen.community.slug
        }
        Of::Site => {
            site_exportable(ctx)?;
            "lyceum".to_owned()
        }
        Of::Oneself => ctx.actor()?.account.handle.clone(),
    };
    Ok((export, name))
}

/// The archive of this id and the name of its file, for who may take it, while it lies ready.
pub fn takeable(ctx: &mut Ctx, id: ExportId) -> Result<(Export, String)> {
    let (export, name) = asked(ctx, id)?;
    match export.ready_until() {
        Some(until) if until > ctx.now => {
            let day = ctx.locale.day(export.created_at);
            Ok((export, format!("{name}-{day}.zip")))
        }
        Some(_) => Err(Error::Gone(say!("export-over"))),
        None => Err(Error::NotFound),
    }
}

/// Makes an archive that was asked for. What goes wrong is noted where the asker sees it.
pub async fn make(app: &App, id: ExportId) -> Result<()> {
    let found = app
        .read(move |ctx| match store::find(ctx.tx, id) {
            Ok(export) if export.is_under_way() => Ok(Some(order(ctx, &export)?)),
            Ok(_) | Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        })
        .await?;
    let Some(order) = found else { return Ok(()) };
    match written(app, id, order).await {
        Ok((blob, bytes)) => keep(app, id, blob, bytes).await,
        Err(Error::Unavailable(reason)) => Err(Error::Unavailable(reason)),
        Err(error) => {
            tracing::error!(%error, export = %id, "an export failed");
            app.write("exports.failed", move |ctx| store::fail(ctx.tx, id, ctx.now)).await
        }
    }
}

/// What is to be written.
enum Wanted {
    Archive(Order),
    Own(AccountId),
}

/// Who runs the site gets what an operator gets; whose right to ask has ended meanwhile, gets nothing when they take it.
fn order(ctx: &mut Ctx, export: &Export) -> Result<Wanted> {
    if export.of() == Of::Oneself {
        return Ok(Wanted::Own(export.account_id));
    }
    let asker = accounts::store::find(ctx.tx, export.account_id)?;
    let reach = if asker.owns_site() { Reach::Operator } else { Reach::Directors };
    Ok(Wanted::Archive(Order { community: export.community_id, reach }))
}

async fn written(app: &App, id: ExportId, wanted: Wanted) -> Result<(String, i64)> {
    let seed = app.entropy.seed();
    let blob = name(&seed, 'z');
    let unfinished = app.files.workshop()?.join(format!("{blob}.part"));
    let whole = unfinished.clone();
    let lines = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&lines);
    let progress = Box::new(move |count| counted.store(count, Ordering::Relaxed));
    let writing = async {
        match wanted {
            Wanted::Archive(order) => writing::write(app, order, &unfinished, progress).await.map(drop),
            Wanted::Own(account) => mine::write(app, account, &unfinished, progress).await,
        }
    };
    tokio::pin!(writing);
    let outcome = loop {
        tokio::select! {
            outcome = &mut writing => break outcome,
            () = tokio::time::sleep(TELLS) => {
                let lines = i64::try_from(lines.load(Ordering::Relaxed)).unwrap_or(i64::MAX);
                app.write("exports.progress", move |ctx| store::progress(ctx.tx, id, lines)).await?;
            }
        }
    };
    let files = app.files.clone();
    let kept = tokio::task::spawn_blocking(move || {
        let kept = outcome.and_then(|()| {
            let bytes = whole.metadata()?.len();
            files.adopt(&blob, &whole)?;
            Ok((blob, i64::try_from(bytes).unwrap_or(i64::MAX)))
        });
        if kept.is_err() {
            let _ = std::fs::remove_file(&whole);
        }
        kept
    });
    kept.await.map_err(Error::internal)?
}

async fn keep(app: &App, id: ExportId, blob: String, bytes: i64) -> Result<()> {
    let ours = blob.clone();
    let kept =
        app.write("exports.finish", move |ctx| store::finish(ctx.tx, id, &ours, bytes, ctx.now)).await?;
    if !kept {
        app.files.remove(&blob)?;
    }
    Ok(())
}
