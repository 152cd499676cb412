//! The SQL of administration.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::TokenId;
use crate::features::accounts::{Account, AccountId};

/// The account of somebody who has come.
pub fn by_email(tx: &mut Tx, email_key: &str) -> Result<Option<Account>> {
    sql!(
        tx.find,
        "SELECT id, name, handle, email, portrait, line, zone, language, site_role, claimed_at FROM accounts
         WHERE email_key = $1 AND claimed_at IS NOT NULL",
        email_key
    )
}

/// Sets what somebody holds on the site.
pub fn set_site_role(tx: &mut Tx, id: AccountId, role: &str) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET site_role = $2 WHERE id = $1", id, role)?;
    Ok(())
}

/// Writes a token.
pub fn insert_token(
    tx: &mut Tx,
    id: TokenId,
    token_hash: [u8; 32],
    account_id: AccountId,
    name: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO tokens (id, token_hash, account_id, name, created_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        token_hash,
        account_id,
        name,
        now
    )?;
    Ok(())
}
