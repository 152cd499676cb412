//! The SQL of setting up: what is typed and not sent, and what was guessed.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// The step at which somebody was, and what they typed, as JSON.
pub fn draft(tx: &mut Tx, account: AccountId) -> Result<Option<(String, String)>> {
    sql!(tx.find, "SELECT step, fields FROM setups WHERE account_id = $1", account)
}

/// Keeps what somebody typed.
pub fn keep(tx: &mut Tx, account: AccountId, step: &str, fields: &str, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO setups (account_id, step, fields, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id) DO UPDATE SET step = excluded.step, fields = excluded.fields, changed_at = excluded.changed_at",
        account,
        step,
        fields,
        now
    )?;
    Ok(())
}

/// Forgets it.
pub fn forget(tx: &mut Tx, account: AccountId) -> Result<()> {
    sql!(tx.run, "DELETE FROM setups WHERE account_id = $1", account)?;
    Ok(())
}

/// Notes what whoever opened a community thinks people come for: names of needs with commas between them, and words.
pub fn note_guess(
    tx: &mut Tx,
    community: CommunityId,
    needs: &str,
    words: &str,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO guessed_needs (community_id, needs, words, guessed_at) VALUES ($1, $2, $3, $4)",
        community,
        needs,
        words,
        now
    )?;
    Ok(())
}

/// What was guessed about a community, where somebody did.
pub fn guess(tx: &mut Tx, community: CommunityId) -> Result<Option<(String, String)>> {
    sql!(tx.find, "SELECT needs, words FROM guessed_needs WHERE community_id = $1", community)
}
