//! The SQL of what directors said about their context, and of what they chose.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::ChoiceId;
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, Type};
use crate::features::studies::StudyId;

row! {
    /// What directors said.
    pub struct Kept {
        /// The sheet, as stored.
        pub sheet: String,
        /// The study that is looked at beside it.
        pub study_id: Option<StudyId>,
    }
}

row! {
    /// A type as it was chosen.
    pub struct Choice {
        /// The type.
        pub chosen: Type,
        /// What was advised then.
        pub advised: Option<Type>,
        /// Why it is another.
        pub reason: String,
        /// Who chose.
        pub name: Option<String>,
        /// When.
        pub chosen_at: Timestamp,
    }
}

/// A choice, for writing.
pub struct NewChoice<'c> {
    /// Its id.
    pub id: ChoiceId,
    /// The type.
    pub chosen: Type,
    /// What was advised.
    pub advised: Option<Type>,
    /// The sheet, as stored.
    pub sheet: &'c str,
    /// Why it is another.
    pub reason: &'c str,
    /// Who chose.
    pub by: AccountId,
}

/// What the community's directors said.
pub fn find(tx: &mut Tx, community: CommunityId) -> Result<Option<Kept>> {
    sql!(tx.find, "SELECT sheet, study_id FROM type_sheets WHERE community_id = $1", community)
}

/// Writes what they say now.
pub fn save(
    tx: &mut Tx,
    community: CommunityId,
    sheet: &str,
    study: Option<StudyId>,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO type_sheets (community_id, sheet, study_id, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (community_id) DO UPDATE SET sheet = excluded.sheet, study_id = excluded.study_id,
             changed_at = excluded.changed_at",
        community,
        sheet,
        study,
        now
    )?;
    Ok(())
}

/// The last choices, the newest first.
pub fn choices(tx: &mut Tx, community: CommunityId) -> Result<Vec<Choice>> {
    sql!(
        tx.rows,
        "SELECT t.chosen, t.advised, t.reason, a.name, t.chosen_at FROM type_choices t LEFT JOIN accounts a ON a.id = t.chosen_by
         WHERE t.community_id = $1 ORDER BY t.chosen_at DESC, t.id DESC LIMIT 10",
        community
    )
}

/// Writes a choice.
pub fn insert_choice(
    tx: &mut Tx,
    community: CommunityId,
    choice: &NewChoice<'_>,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO type_choices (id, community_id, chosen, advised, sheet, reason, chosen_by, chosen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        choice.id,
        community,
        choice.chosen,
        choice.advised,
        choice.sheet,
        choice.reason,
        choice.by,
        now
    )?;
    Ok(())
}
