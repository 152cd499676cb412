//! The SQL of pinning and announcing.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::TopicId;

/// Puts a topic at the top of its place, or back.
pub fn set_pinned(tx: &mut Tx, topic: TopicId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET pinned_at = $2 WHERE id = $1", topic, at)?;
    Ok(())
}

/// Announces a topic, or takes that back.
pub fn set_announced(tx: &mut Tx, topic: TopicId, at: Option<Timestamp>) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET announced_at = $2 WHERE id = $1", topic, at)?;
    Ok(())
}
