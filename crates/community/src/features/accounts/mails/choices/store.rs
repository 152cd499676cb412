//! The SQL of choices.

use platform::db::Tx;
use platform::{Result, row, sql};

use crate::features::accounts::AccountId;

/// The mails that somebody wants and could do without.
#[derive(Clone, Copy, Debug)]
pub struct Wants {
    /// When a decision asks for an answer.
    pub decisions: bool,
    /// When others founded a successor.
    pub successors: bool,
}

row! {
    /// Which mails somebody wants.
    pub struct Choice {
        /// Who.
        pub account_id: AccountId,
        /// What stands in the link.
        pub key: String,
        /// Whether decisions ask for their answer by mail.
        pub decisions: bool,
        /// Whether they are told of successors that others founded.
        pub successors: bool,
    }
}

/// Notes that somebody gets all mails, where nothing is noted yet.
pub fn begin(tx: &mut Tx, account: AccountId, key: &str) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO mail_choices (account_id, key, decisions) VALUES ($1, $2, TRUE) ON CONFLICT (account_id) DO NOTHING",
        account,
        key
    )?;
    Ok(())
}

/// What is noted of somebody.
pub fn of(tx: &mut Tx, account: AccountId) -> Result<Choice> {
    sql!(
        tx.row,
        "SELECT account_id, key, decisions, successors FROM mail_choices WHERE account_id = $1",
        account
    )
}

/// What was chosen, where anything is noted; who only looks leaves nothing.
pub fn find(tx: &mut Tx, account: AccountId) -> Result<Option<Choice>> {
    sql!(
        tx.find,
        "SELECT account_id, key, decisions, successors FROM mail_choices WHERE account_id = $1",
        account
    )
}

/// The choice that a link leads to.
pub fn by_key(tx: &mut Tx, key: &str) -> Result<Choice> {
    sql!(tx.row, "SELECT account_id, key, decisions, successors FROM mail_choices WHERE key = $1", key)
}

/// Notes what somebody chose.
pub fn set(tx: &mut Tx, account: AccountId, wants: Wants) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE mail_choices SET decisions = $2, successors = $3 WHERE account_id = $1",
        account,
        wants.decisions,
        wants.successors
    )?;
    Ok(())
}
