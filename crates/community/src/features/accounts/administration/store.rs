//! The SQL of administration.

use platform::db::Tx;
use platform::{Result, sql};

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

/// Whether anybody has an account.
pub fn is_used(tx: &mut Tx) -> Result<bool> {
    Ok(sql!(tx.find::<(AccountId,)>, "SELECT id FROM accounts LIMIT 1")?.is_some())
}
