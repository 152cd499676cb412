//! What follows from somebody's word, a batch of their posts a job: taken back they go, given again they return, while the successor is
//! not closed.

use platform::events::{self, Lane};
use platform::i18n::Language;
use platform::ids::Raw;
use platform::jobs::{Job, Reactions};
use platform::{Error, Result};
use serde::{Deserialize, Serialize};

use super::super::model::SuccessorId;
use super::store;
use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::accounts::AccountId;
use crate::features::discussions::{PostId, editing};

/// The job.
const SETTLE: &str = "successors.settle";
/// Posts of a batch.
const BATCH: i64 = 50;

/// Whose word, and from which of their posts on.
#[derive(Serialize, Deserialize)]
struct Settling {
    successor_id: SuccessorId,
    account_id: AccountId,
    after: PostId,
}

/// What the job does.
pub fn react(app: &App, reactions: &mut Reactions) {
    let app = app.clone();
    reactions.inside(SETTLE, move |tx, job, now, ids| {
        settle(&mut Ctx::new(tx, &app, now, ids, None, Language::English), job)
    });
}

/// Has somebody's posts follow what they said last.
pub fn begin(ctx: &mut Ctx, successor_id: SuccessorId, account_id: AccountId) -> Result<()> {
    go_on(ctx, &Settling { successor_id, account_id, after: PostId(Raw::nil()) })
}

fn go_on(ctx: &mut Ctx, settling: &Settling) -> Result<()> {
    let text = serde_json::to_string(settling).map_err(Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, SETTLE, Lane::Inside, &text)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

fn settle(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let settling: Settling = payload(job)?;
    let Settling { successor_id, account_id, after } = settling;
    let lets = store::lets(ctx.tx, successor_id, account_id)?;
    // Nothing comes back into a community that was closed meanwhile. What is taken back goes all the same.
    if lets && !store::takes_in(ctx.tx, successor_id, account_id)? {
        return Ok(());
    }
    let posts = store::of_account(ctx.tx, successor_id, account_id, lets, after, BATCH)?;
    for post in &posts {
        match lets {
            true => {
                editing::restore_for_author(ctx, *post)?;
                store::set_withdrawn(ctx.tx, *post, None)?;
            }
            // What was deleted in the successor before stays so, whatever its author says later.
            false => {
                if editing::delete_for_author(ctx, *post)? {
                    store::set_withdrawn(ctx.tx, *post, Some(ctx.now))?;
                }
            }
        }
    }
    match posts.last().filter(|_| posts.len() as i64 == BATCH) {
        Some(last) => go_on(ctx, &Settling { after: *last, ..settling }),
        None => Ok(()),
    }
}
