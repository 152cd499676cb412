//! The SQL of themes that change.

use platform::db::Tx;
use platform::{Error, Result, sql};

use super::super::model::{CommunityId, Theme, ThemeId};

/// The theme of this id with its community; one that was merged is not found.
pub fn find(tx: &mut Tx, id: ThemeId) -> Result<(CommunityId, Theme)> {
    let found: Option<(CommunityId, String, Option<ThemeId>)> = sql!(
        tx.find,
        "SELECT community_id, name, parent_id FROM themes WHERE id = $1 AND merged_into IS NULL",
        id
    )?;
    let (community, name, parent_id) = found.ok_or(Error::NotFound)?;
    Ok((community, Theme { id, name, parent_id }))
}

/// Into which theme one was merged.
pub fn merged_into(tx: &mut Tx, id: ThemeId) -> Result<Option<ThemeId>> {
    let (into,): (Option<ThemeId>,) = sql!(tx.row, "SELECT merged_into FROM themes WHERE id = $1", id)?;
    Ok(into)
}

/// Puts a theme below another, or below none.
pub fn set_parent(tx: &mut Tx, id: ThemeId, parent: Option<ThemeId>) -> Result<()> {
    sql!(tx.run, "UPDATE themes SET parent_id = $2 WHERE id = $1", id, parent)?;
    Ok(())
}

/// Gives a theme a name.
pub fn set_name(tx: &mut Tx, id: ThemeId, name: &str) -> Result<()> {
    sql!(tx.run, "UPDATE themes SET name = $2 WHERE id = $1", id, name)?;
    Ok(())
}

/// Puts a theme at a position.
pub fn set_position(tx: &mut Tx, id: ThemeId, position: i64) -> Result<()> {
    sql!(tx.run, "UPDATE themes SET position = $2 WHERE id = $1 AND position <> $2", id, position)?;
    Ok(())
}

/// Notes that a theme was merged into another.
pub fn set_merged(tx: &mut Tx, id: ThemeId, into: ThemeId) -> Result<()> {
    sql!(tx.run, "UPDATE themes SET merged_into = $2, parent_id = NULL WHERE id = $1", id, into)?;
    Ok(())
}
