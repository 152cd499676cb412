//! The SQL of addresses.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::AccountId;

/// Writes an account's address, with the form in which addresses are compared.
pub fn set_email(tx: &mut Tx, id: AccountId, email: &str, key: &str) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET email = $2, email_key = $3 WHERE id = $1", id, email, key)?;
    Ok(())
}

/// Notes that the person of an account reads mail at its address, where it is the one with this key. The first time counts.
pub fn prove(tx: &mut Tx, id: AccountId, key: &str, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE accounts SET email_proved_at = $3 WHERE id = $1 AND email_key = $2 AND email_proved_at IS NULL",
        id,
        key,
        now
    )?;
    Ok(())
}

/// Whether the address of an account was proved, or waits for its person to come.
pub fn trusted(tx: &mut Tx, id: AccountId) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        tx.find,
        "SELECT CAST(1 AS BIGINT) FROM accounts WHERE id = $1 AND (claimed_at IS NULL OR email_proved_at IS NOT NULL)",
        id
    )?;
    Ok(found.is_some())
}

/// Accounts whose address holds other letters than ASCII: who came first, then who has not come.
pub fn beyond_ascii(tx: &mut Tx) -> Result<Vec<(AccountId, String)>> {
    sql!(
        tx.rows,
        "SELECT id, email FROM accounts WHERE email IS NOT NULL AND LENGTH(email) <> OCTET_LENGTH(email)
         ORDER BY CASE WHEN claimed_at IS NULL THEN 1 ELSE 0 END, claimed_at, id"
    )
}

/// Writes by what an account's address is compared; without a key nobody signs in by it.
pub fn set_key(tx: &mut Tx, id: AccountId, key: Option<&str>) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET email_key = $2 WHERE id = $1", id, key)?;
    Ok(())
}
