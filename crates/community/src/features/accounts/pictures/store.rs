//! The SQL of pictures.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::AccountId;

row! {
    /// A picture whose bytes are kept.
    pub struct Kept {
        /// The name under which they are.
        pub blob: String,
        /// `image/jpeg` or `image/png`.
        pub media_type: String,
    }
}

/// Writes a picture.
pub fn insert(
    tx: &mut Tx,
    number: i64,
    account: AccountId,
    kept: &Kept,
    drawn: i64,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO pictures (number, account_id, blob, media_type, drawn, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        number,
        account,
        kept.blob,
        kept.media_type,
        drawn,
        now
    )?;
    Ok(())
}

/// The picture of this number.
pub fn find(tx: &mut Tx, number: i64) -> Result<Kept> {
    sql!(tx.row, "SELECT blob, media_type FROM pictures WHERE number = $1", number)
}

/// Somebody's picture: where its bytes are, and which drawing it replaced.
pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Option<(String, i64)>> {
    sql!(tx.find, "SELECT blob, drawn FROM pictures WHERE account_id = $1", account)
}

/// Forgets somebody's picture.
pub fn remove(tx: &mut Tx, account: AccountId) -> Result<()> {
    sql!(tx.run, "DELETE FROM pictures WHERE account_id = $1", account)?;
    Ok(())
}
