//! The SQL of what was noted.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::ids::Raw;
use platform::{Result, sql};

use super::model::{Act, Entry, EntryId};

/// Writes an entry.
pub fn insert(
    tx: &mut Tx,
    id: EntryId,
    act: Act,
    account: Option<Raw>,
    community: Option<Raw>,
    subject: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO audit_entries (id, act, account_id, community_id, subject, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        act,
        account,
        community,
        subject,
        now
    )?;
    Ok(())
}

/// A page of everything, from before (`created_at`, id), the newest first.
pub fn page(tx: &mut Tx, before: (Timestamp, EntryId), most: i64) -> Result<Vec<Entry>> {
    sql!(
        tx.rows,
        "SELECT e.id, e.act, a.name, e.subject, c.name, e.created_at FROM audit_entries e
         LEFT JOIN accounts a ON a.id = e.account_id LEFT JOIN communities c ON c.id = e.community_id
         WHERE (e.created_at, e.id) < ($1, $2) ORDER BY e.created_at DESC, e.id DESC LIMIT $3",
        before.0,
        before.1,
        most
    )
}

/// A page of what concerns a community.
pub fn page_of(tx: &mut Tx, community: Raw, before: (Timestamp, EntryId), most: i64) -> Result<Vec<Entry>> {
    sql!(
        tx.rows,
        "SELECT e.id, e.act, a.name, e.subject, c.name, e.created_at FROM audit_entries e
         LEFT JOIN accounts a ON a.id = e.account_id LEFT JOIN communities c ON c.id = e.community_id
         WHERE e.community_id = $1 AND (e.created_at, e.id) < ($2, $3) ORDER BY e.created_at DESC, e.id DESC LIMIT $4",
        community,
        before.0,
        before.1,
        most
    )
}
