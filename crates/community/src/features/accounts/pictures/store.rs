//! The SQL of pictures.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::super::model::AccountId;
use super::Brought;

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
    brought: &Brought,
    drawn: i64,
    now: Timestamp,
) -> Result<()> {
    let cut = brought.cut;
    sql!(
        tx.run,
        "INSERT INTO pictures (number, account_id, blob, media_type, original, cut, drawn, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        number,
        account,
        brought.shown.blob,
        brought.shown.media_type,
        brought.original,
        format!("{} {} {}", cut.x(), cut.y(), cut.zoom()),
        drawn,
        now
    )?;
    Ok(())
}

/// What somebody's picture was cut from, and how: three numbers parted by spaces.
pub fn original(tx: &mut Tx, account: AccountId) -> Result<Option<(String, String)>> {
    sql!(
        tx.find,
        "SELECT original, cut FROM pictures WHERE account_id = $1 AND original IS NOT NULL AND cut IS NOT NULL",
        account
    )
}

/// The picture of this number.
pub fn find(tx: &mut Tx, number: i64) -> Result<Kept> {
    sql!(tx.row, "SELECT blob, media_type FROM pictures WHERE number = $1", number)
}

/// Somebody's picture: where its bytes and what it was cut from are, and which drawing it replaced.
pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Option<(String, Option<String>, i64)>> {
    sql!(tx.find, "SELECT blob, original, drawn FROM pictures WHERE account_id = $1", account)
}

/// Forgets somebody's picture.
pub fn remove(tx: &mut Tx, account: AccountId) -> Result<()> {
    sql!(tx.run, "DELETE FROM pictures WHERE account_id = $1", account)?;
    Ok(())
}
