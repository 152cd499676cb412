//! The SQL of signatures.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// Writes a signature and counts it; `false` where it was there.
pub fn sign(
    tx: &mut Tx,
    community: CommunityId,
    version: i64,
    account: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO charter_signatures (community_id, version, account_id, signed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (community_id, version, account_id) DO NOTHING",
        community,
        version,
        account,
        now
    )?;
    if written == 1 {
        sql!(
            tx.run,
            "UPDATE charter_versions SET signature_count = signature_count + 1 WHERE community_id = $1 AND version = $2",
            community,
            version
        )?;
    }
    Ok(written == 1)
}

/// The last version that somebody signed, and when.
pub fn last(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Option<(i64, Timestamp)>> {
    sql!(
        tx.find,
        "SELECT version, signed_at FROM charter_signatures WHERE community_id = $1 AND account_id = $2
         ORDER BY version DESC LIMIT 1",
        community,
        account
    )
}
