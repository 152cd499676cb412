//! The SQL of addresses.

use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::AccountId;

/// Writes an account's address, with the form in which addresses are compared.
pub fn set_email(tx: &mut Tx, id: AccountId, email: &str, key: &str) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET email = $2, email_key = $3 WHERE id = $1", id, email, key)?;
    Ok(())
}
