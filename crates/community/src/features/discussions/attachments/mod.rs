//! Attachments: the files that posts show.
//!
//! - A post shows the files that its author brought and that its text links to. Linking to a file of somebody else opens it
//!   to nobody.
//! - Who sees one of the posts that show a file sees the file; with the last of them deleted or changed, only who brought it does.
//! - Pictures are shown; everything else is downloaded, never opened in our name.

mod store;
pub(super) mod web;

use platform::{Error, Result};

use super::actions;
use super::model::PostId;
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::files::{self, File, FileId};

/// How a file's address begins in a text.
const ADDRESS: &str = "/files/file_";
/// Letters of a file's id behind that.
const LETTERS: usize = 26;

/// Notes which of its author's files a post's text shows.
pub fn note(ctx: &mut Ctx, post: PostId, author: AccountId, source: &str) -> Result<()> {
    for id in linked(source) {
        if files::actions::is_of(ctx, id, author)? {
            store::insert(ctx.tx, id, post)?;
        }
    }
    Ok(())
}

/// Notes which of its author's files a post's text shows now: one that it shows no more is its author's alone again.
pub fn note_anew(ctx: &mut Ctx, post: PostId, author: AccountId, source: &str) -> Result<()> {
    store::remove_of(ctx.tx, post)?;
    note(ctx, post, author, source)
}

/// The file of this id, for who brought it and who sees a post that shows it; not found for others.
pub fn seen(ctx: &mut Ctx, id: FileId) -> Result<File> {
    let (account, file) = (ctx.account()?, files::store::find(ctx.tx, id)?);
    if file.account_id == account {
        return Ok(file);
    }
    for topic in store::topics(ctx.tx, id)? {
        match actions::seen(ctx, topic) {
            Ok(_) => return Ok(file),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::NotFound)
}

/// The files that a text links to, each once.
fn linked(source: &str) -> Vec<FileId> {
    let mut found: Vec<FileId> = Vec::new();
    for (at, _) in source.match_indices(ADDRESS) {
        let from = at + "/files/".len();
        let id = source.get(from..from + "file_".len() + LETTERS).and_then(|id| id.parse().ok());
        if let Some(id) = id.filter(|id| !found.contains(id)) {
            found.push(id);
        }
    }
    found
}
