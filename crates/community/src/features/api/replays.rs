//! Replays: a request that is sent again with its key is answered as the first time, and nothing happens twice.
//!
//! The key is taken in the transaction of the act: where the act fails, the key is free again.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Error, Result, say, sql};

use super::program::Made;
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;

/// How long a key stays taken, in seconds.
const STAYS: i64 = 24 * 3_600;

/// How often a request came.
pub enum Replay {
    /// It is the first.
    First,
    /// It was done; this was the answer.
    Again(Made),
}

/// Takes the key, or finds what was answered. Of two at once the second waits for the first.
pub fn begin(ctx: &mut Ctx, key: &str, request: [u8; 32]) -> Result<Replay> {
    let account = ctx.account()?;
    forget(ctx.tx, account, ctx.now.plus_seconds(-STAYS))?;
    if take(ctx.tx, account, key, request, ctx.now)? {
        return Ok(Replay::First);
    }
    let (taken, answer) = find(ctx.tx, account, key)?;
    if taken != request {
        return Err(Error::invalid("Idempotency-Key", say!("api-key-reused")));
    }
    serde_json::from_str(&answer).map(Replay::Again).map_err(Error::internal)
}

/// Keeps what was answered.
pub fn keep(ctx: &mut Ctx, key: &str, made: &Made) -> Result<()> {
    let (account, answer) = (ctx.account()?, serde_json::to_string(made).map_err(Error::internal)?);
    sql!(
        ctx.tx.run,
        "UPDATE api_replays SET answer = $3 WHERE account_id = $1 AND key = $2",
        account,
        key,
        answer
    )?;
    Ok(())
}

fn take(tx: &mut Tx, account: AccountId, key: &str, request: [u8; 32], now: Timestamp) -> Result<bool> {
    let taken = sql!(
        tx.run,
        "INSERT INTO api_replays (account_id, key, request_hash, answer, created_at) VALUES ($1, $2, $3, '', $4)
         ON CONFLICT (account_id, key) DO NOTHING",
        account,
        key,
        request,
        now
    )?;
    Ok(taken == 1)
}

fn find(tx: &mut Tx, account: AccountId, key: &str) -> Result<([u8; 32], String)> {
    sql!(
        tx.row,
        "SELECT request_hash, answer FROM api_replays WHERE account_id = $1 AND key = $2",
        account,
        key
    )
}

fn forget(tx: &mut Tx, account: AccountId, before: Timestamp) -> Result<()> {
    sql!(tx.run, "DELETE FROM api_replays WHERE account_id = $1 AND created_at < $2", account, before)?;
    Ok(())
}
