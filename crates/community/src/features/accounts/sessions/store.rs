//! The SQL of sessions.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::{AccountId, SessionId};

row! {
    /// A session with the account behind it.
    pub struct Session {
        /// The session.
        pub id: SessionId,
        /// The account.
        pub account_id: AccountId,
        /// When it was last used, to the hour.
        pub seen_at: Timestamp,
        /// When its person last proved who they are.
        pub proved_at: Timestamp,
    }
}

row! {
    /// A session as its owner sees it.
    pub struct Device {
        /// The session.
        pub id: SessionId,
        /// What the browser called itself.
        pub device: String,
        /// When somebody signed in on it.
        pub created_at: Timestamp,
        /// When it was last used, to the hour.
        pub seen_at: Timestamp,
    }
}

/// The times of a session that starts.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// When it starts.
    pub now: Timestamp,
    /// When its person last proved who they are.
    pub proved_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

/// Writes a session that starts now.
pub fn start_session(
    tx: &mut Tx,
    id: SessionId,
    token_hash: [u8; 32],
    account_id: AccountId,
    device: &str,
    times: Times,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO sessions (id, token_hash, account_id, epoch, device, created_at, seen_at, expires_at, proved_at)
         SELECT $1, $2, id, epoch, CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BIGINT), CAST($7 AS BIGINT) FROM accounts WHERE id = $3",
        id,
        token_hash,
        account_id,
        device,
        times.now,
        times.expires_at,
        times.proved_at
    )?;
    Ok(())
}

/// The live session behind a token's hash.
pub fn session(
    tx: &mut Tx,
    token_hash: [u8; 32],
    now: Timestamp,
    idle_since: Timestamp,
) -> Result<Option<Session>> {
    sql!(
        tx.find,
        "SELECT s.id, s.account_id, s.seen_at, s.proved_at FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.epoch = s.epoch
         WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3",
        token_hash,
        now,
        idle_since
    )
}

/// Notes that a session was used.
pub fn touch_session(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2", id, now)?;
    Ok(())
}

/// Notes that the person behind a session proved who they are.
pub fn prove_session(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE sessions SET proved_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// Ends one session of an account; `false` where there was none.
pub fn end_session(tx: &mut Tx, id: SessionId, account_id: AccountId) -> Result<bool> {
    Ok(sql!(tx.run, "DELETE FROM sessions WHERE id = $1 AND account_id = $2", id, account_id)? == 1)
}

/// The live sessions of an account, last used first.
pub fn sessions(
    tx: &mut Tx,
    account_id: AccountId,
    now: Timestamp,
    idle_since: Timestamp,
) -> Result<Vec<Device>> {
    sql!(
        tx.rows,
        "SELECT s.id, s.device, s.created_at, s.seen_at FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.epoch = s.epoch
         WHERE s.account_id = $1 AND s.expires_at > $2 AND s.seen_at > $3 ORDER BY s.seen_at DESC, s.id DESC LIMIT 100",
        account_id,
        now,
        idle_since
    )
}

/// Ends every session of an account but one.
pub fn end_other_sessions(tx: &mut Tx, account_id: AccountId, kept: Option<SessionId>) -> Result<u64> {
    match kept {
        Some(kept) => {
            sql!(tx.run, "DELETE FROM sessions WHERE account_id = $1 AND id <> $2", account_id, kept)
        }
        None => sql!(tx.run, "DELETE FROM sessions WHERE account_id = $1", account_id),
    }
}
