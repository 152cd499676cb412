//! The SQL of tokens.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::AccountId;
use super::{Scope, TokenId};

row! {
    /// A token, as its owner sees it.
    pub struct Token {
        /// Its id.
        pub id: TokenId,
        /// What its owner called it.
        pub name: String,
        /// What it allows.
        pub scope: Scope,
        /// When it was made.
        pub created_at: Timestamp,
    }
}

/// Writes a token.
pub fn insert(
    tx: &mut Tx,
    id: TokenId,
    token_hash: [u8; 32],
    account_id: AccountId,
    name: &str,
    scope: Scope,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO tokens (id, token_hash, account_id, name, scope, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        token_hash,
        account_id,
        name,
        scope,
        now
    )?;
    Ok(())
}

/// Somebody's tokens that work, the newest first.
pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<Token>> {
    sql!(
        tx.rows,
        "SELECT id, name, scope, created_at FROM tokens WHERE account_id = $1 AND revoked_at IS NULL
         ORDER BY created_at DESC, id DESC LIMIT 100",
        account
    )
}

/// Ends a token of this owner.
pub fn revoke(tx: &mut Tx, id: TokenId, account: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE tokens SET revoked_at = $3 WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL",
        id,
        account,
        now
    )?;
    Ok(())
}

/// Ends all tokens of an account.
pub fn revoke_all(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE tokens SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL",
        account,
        now
    )?;
    Ok(())
}

/// Whose token this is, while it works.
pub fn by_hash(tx: &mut Tx, token_hash: [u8; 32]) -> Result<Option<(AccountId, Scope)>> {
    sql!(
        tx.find,
        "SELECT account_id, scope FROM tokens WHERE token_hash = $1 AND revoked_at IS NULL",
        token_hash
    )
}
