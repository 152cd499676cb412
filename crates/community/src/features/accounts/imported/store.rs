//! The SQL of imported people.

use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::AccountId;

/// Whether the account exists.
pub fn exists(tx: &mut Tx, id: AccountId) -> Result<bool> {
    Ok(sql!(tx.find::<(i64,)>, "SELECT CAST(1 AS BIGINT) FROM accounts WHERE id = $1", id)?.is_some())
}

/// Whether an account has the address with this key.
pub fn email_taken(tx: &mut Tx, key: &str) -> Result<bool> {
    Ok(sql!(tx.find::<(i64,)>, "SELECT CAST(1 AS BIGINT) FROM accounts WHERE email_key = $1", key)?.is_some())
}

/// Notes that a program stands behind the account.
pub fn mark_bot(tx: &mut Tx, id: AccountId) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET bot = TRUE WHERE id = $1", id)?;
    Ok(())
}
