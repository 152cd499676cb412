//! Bringing files and taking them away.

use platform::files::name;
use platform::{Error, Result, pictures, say};

use super::model::{File, FileId, MOST_OF_ONE};
use super::store;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::upload::Upload;

/// Longest side of a picture as it is kept, and of its thumbnail.
const LARGE: u32 = 2_048;
const SMALL: u32 = 720;

/// A file whose bytes are kept, and whose row is still to be written.
#[derive(Clone)]
pub struct Kept {
    name: String,
    media_type: &'static str,
    bytes: i64,
    blob: String,
    small: Option<String>,
}

/// Keeps what was brought, a picture made anew. Slow; nothing of it belongs into a transaction.
pub async fn keep(app: &App, upload: Upload) -> Result<Kept> {
    let _turn = app.imaging.acquire().await.map_err(Error::internal)?;
    let (files, seed) = (app.files.clone(), app.entropy.seed());
    let work = move || {
        let (blob, small) = (name(&seed, 'a'), name(&seed, 'b'));
        let Some(picture) = pictures::read(&upload.bytes)? else {
            files.put(&blob, &upload.bytes)?;
            let bytes = upload.bytes.len() as i64;
            return Ok(Kept {
                name: upload.name,
                media_type: "application/octet-stream",
                bytes,
                blob,
                small: None,
            });
        };
        let (large, thumbnail) = (picture.within(LARGE)?, picture.within(SMALL)?);
        files.put(&blob, &large.bytes)?;
        files.put(&small, &thumbnail.bytes)?;
        let bytes = (large.bytes.len() + thumbnail.bytes.len()) as i64;
        Ok(Kept { name: upload.name, media_type: large.media_type, bytes, blob, small: Some(small) })
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Lets in who has room left for a file. That it fits, [`bring`] makes sure of.
pub fn expect(ctx: &mut Ctx) -> Result<()> {
    let account = ctx.account()?;
    if store::bytes_of(ctx.tx, account)? >= MOST_OF_ONE { Err(full()) } else { Ok(()) }
}

fn full() -> Error {
    Error::TooLarge(say!("files-full", max = MOST_OF_ONE >> 20))
}

impl Kept {
    /// The names under which its bytes lie.
    pub fn blobs(self) -> impl Iterator<Item = String> {
        std::iter::once(self.blob).chain(self.small)
    }
}

/// Notes whose a kept file is.
pub fn bring(ctx: &mut Ctx, kept: &Kept) -> Result<File> {
    let account_id = ctx.account()?;
    if store::bytes_of(ctx.tx, account_id)? + kept.bytes > MOST_OF_ONE {
        return Err(full());
    }
    let file = File {
        id: FileId::draw(&mut ctx.ids),
        account_id,
        name: kept.name.clone(),
        media_type: kept.media_type.to_owned(),
        bytes: kept.bytes,
        blob: kept.blob.clone(),
        small: kept.small.clone(),
        created_at: ctx.now,
    };
    store::insert(ctx.tx, &file)?;
    Ok(file)
}

/// What somebody brought.
pub fn mine(ctx: &mut Ctx) -> Result<Vec<File>> {
    let account = ctx.account()?;
    store::of_account(ctx.tx, account)
}

/// Whether somebody brought this file.
pub fn is_of(ctx: &mut Ctx, id: FileId, account: AccountId) -> Result<bool> {
    Ok(store::owner(ctx.tx, id)? == Some(account))
}

/// The file of this id, for who brought it; not found for others.
pub fn own(ctx: &mut Ctx, id: FileId) -> Result<File> {
    let (account, file) = (ctx.account()?, store::find(ctx.tx, id)?);
    if file.account_id == account { Ok(file) } else { Err(Error::NotFound) }
}

/// Forgets a file; its bytes go once that is certain.
pub fn delete(ctx: &mut Ctx, id: FileId) -> Result<()> {
    let file = own(ctx, id)?;
    if store::remove(ctx.tx, id)? {
        let files = ctx.app.files.clone();
        ctx.tx.on_commit(move || {
            for blob in std::iter::once(&file.blob).chain(&file.small) {
                if let Err(error) = files.remove(blob) {
                    tracing::warn!(%error, blob, "the bytes of a deleted file stay behind");
                }
            }
        });
    }
    Ok(())
}
