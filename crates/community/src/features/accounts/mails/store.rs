//! The SQL of mails.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::MailId;

row! {
    /// A mail that has not left.
    pub struct Unsent {
        /// Its id.
        pub id: MailId,
        /// One mail address.
        pub recipient: String,
        /// One line.
        pub subject: String,
        /// The whole text.
        pub text: String,
        /// When it was written.
        pub created_at: Timestamp,
        /// When it was put into the folder, where no mail server is set.
        pub kept_at: Option<Timestamp>,
    }
}

/// Writes a mail.
pub fn insert(
    tx: &mut Tx,
    id: MailId,
    recipient: &str,
    subject: &str,
    text: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO mails (id, recipient, subject, text, created_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        recipient,
        subject,
        text,
        now
    )?;
    Ok(())
}

/// The mail, if it was neither sent nor kept.
pub fn waiting(tx: &mut Tx, id: MailId) -> Result<Option<Unsent>> {
    sql!(
        tx.find,
        "SELECT id, recipient, subject, text, created_at, kept_at FROM mails WHERE id = $1 AND sent_at IS NULL AND kept_at IS NULL",
        id
    )
}

/// Marks a mail sent and forgets its text.
pub fn sent(tx: &mut Tx, id: MailId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE mails SET sent_at = $2, text = '' WHERE id = $1", id, now)?;
    Ok(())
}

/// Marks a mail kept.
pub fn keep(tx: &mut Tx, id: MailId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE mails SET kept_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// The newest mails that have not left.
pub fn unsent(tx: &mut Tx) -> Result<Vec<Unsent>> {
    sql!(
        tx.rows,
        "SELECT id, recipient, subject, text, created_at, kept_at FROM mails WHERE sent_at IS NULL
         ORDER BY created_at DESC, id DESC LIMIT 100"
    )
}
