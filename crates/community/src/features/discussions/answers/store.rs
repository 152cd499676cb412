//! The SQL of answers.

use platform::db::Tx;
use platform::{Result, sql};

use super::super::model::{PostId, TopicId};

/// Marks a topic's answer, or none.
pub fn set(tx: &mut Tx, topic: TopicId, answer: Option<PostId>) -> Result<()> {
    sql!(tx.run, "UPDATE topics SET answer_id = $2 WHERE id = $1", topic, answer)?;
    Ok(())
}
