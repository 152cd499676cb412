//! The SQL of identities and of visits to providers.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::{AccountId, SessionId};
use super::visits::{Purpose, Visit};
use super::{Identity, IdentityId};

/// Writes an identity.
pub fn insert(tx: &mut Tx, identity: &Identity, account: AccountId) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO identities (id, issuer, subject, account_id, email, linked_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $6)",
        identity.id,
        identity.issuer,
        identity.subject,
        account,
        identity.email,
        identity.linked_at
    )?;
    Ok(())
}

/// Whose identity this is.
pub fn account_of(tx: &mut Tx, issuer: &str, subject: &str) -> Result<Option<AccountId>> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT account_id FROM identities WHERE issuer = $1 AND subject = $2",
        issuer,
        subject
    )?;
    Ok(found.map(|(account,)| account))
}

/// Notes that somebody came by an identity.
pub fn touch(tx: &mut Tx, issuer: &str, subject: &str, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE identities SET used_at = $3 WHERE issuer = $1 AND subject = $2",
        issuer,
        subject,
        now
    )?;
    Ok(())
}

/// An account's identities, the oldest first.
pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<Identity>> {
    sql!(
        tx.rows,
        "SELECT id, issuer, subject, email, linked_at, used_at FROM identities WHERE account_id = $1
         ORDER BY linked_at, id LIMIT 50",
        account
    )
}

/// Forgets an identity of this account.
pub fn remove(tx: &mut Tx, id: IdentityId, account: AccountId) -> Result<()> {
    sql!(tx.run, "DELETE FROM identities WHERE id = $1 AND account_id = $2", id, account)?;
    Ok(())
}

/// Holds an account until the end of the act, so that two changes of its ways in come one after the other.
pub fn lock(tx: &mut Tx, account: AccountId) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET epoch = epoch WHERE id = $1", account)?;
    Ok(())
}

row! {
    /// A visit as it is kept.
    pub struct Redeemed {
        /// What it was for.
        pub purpose: Purpose,
        /// The session that began it, where it is about an account.
        pub session_id: Option<SessionId>,
        /// Where the person was going.
        pub next: String,
        /// The form that waits for it.
        pub form: String,
        /// When it began.
        pub created_at: Timestamp,
    }
}

/// Writes a visit, and forgets those that are over.
pub fn begin(
    tx: &mut Tx,
    state_hash: [u8; 32],
    browser_hash: [u8; 32],
    visit: &Visit,
    session: Option<SessionId>,
    now: Timestamp,
    ends: Timestamp,
) -> Result<()> {
    sql!(tx.run, "DELETE FROM provider_visits WHERE expires_at < $1", now)?;
    sql!(
        tx.run,
        "INSERT INTO provider_visits (state_hash, browser_hash, provider, purpose, session_id, next, form, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        state_hash,
        browser_hash,
        visit.provider,
        visit.purpose,
        session,
        visit.next,
        visit.form,
        now,
        ends
    )?;
    Ok(())
}

/// Ends a visit that this browser began. Of many answers to it, one gets it.
pub fn redeem(
    tx: &mut Tx,
    state_hash: [u8; 32],
    browser_hash: [u8; 32],
    provider: &str,
    now: Timestamp,
) -> Result<Option<Redeemed>> {
    sql!(
        tx.find,
        "UPDATE provider_visits SET redeemed_at = $4
         WHERE state_hash = $1 AND browser_hash = $2 AND provider = $3 AND redeemed_at IS NULL AND expires_at > $4
         RETURNING purpose, session_id, next, form, created_at",
        state_hash,
        browser_hash,
        provider,
        now
    )
}
