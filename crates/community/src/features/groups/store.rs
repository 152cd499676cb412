//! The SQL of working groups.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{Group, GroupId, LastDay};
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

/// Groups on a page.
pub const MOST: i64 = 100;

row! {
    /// Somebody in a group.
    pub struct Fellow {
        /// Who it is.
        pub id: AccountId,
        /// The name shown.
        pub name: String,
        /// The handle.
        pub handle: String,
        /// The seed of the portrait.
        pub portrait: i64,
        /// A line about themselves.
        pub line: String,
    }
}

/// Writes a group with nobody in it, which is looked at then.
pub fn insert(tx: &mut Tx, new: &Group, ask_at: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO working_groups (id, community_id, topic_id, founder_id, name, purpose, size, member_count, ends_on, ends_at,
                                     founded_at, ask_at, outcome)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11, '')",
        new.id,
        new.community_id,
        new.topic_id,
        new.founder_id,
        new.name,
        new.purpose,
        new.size,
        new.ends_on,
        new.ends_at,
        new.founded_at,
        ask_at
    )?;
    Ok(())
}

/// The group of this id.
pub fn find(tx: &mut Tx, id: GroupId) -> Result<Group> {
    sql!(
        tx.row,
        "SELECT g.id, g.community_id, g.topic_id, t.place_id, g.founder_id, g.name, g.purpose, g.size, g.member_count, g.ends_on, g.ends_at,
                g.founded_at, g.asked_at, g.closed_at, g.outcome
         FROM working_groups g JOIN topics t ON t.id = g.topic_id WHERE g.id = $1",
        id
    )
}

/// Holds a group until the end of the act, so that two who come in count right.
pub fn lock(tx: &mut Tx, id: GroupId) -> Result<()> {
    let _: (GroupId,) = sql!(tx.row, "SELECT id FROM working_groups WHERE id = $1 FOR UPDATE", id)?;
    Ok(())
}

/// How many open groups somebody founded in a community.
pub fn open_of_founder(tx: &mut Tx, community: CommunityId, founder: AccountId) -> Result<i64> {
    sql!(
        tx.row,
        "SELECT COUNT(*) FROM working_groups WHERE community_id = $1 AND founder_id = $2 AND closed_at IS NULL",
        community,
        founder
    )
}

/// A page of the groups that work, from before (`founded_at`, id), the newest first.
pub fn open(tx: &mut Tx, community: CommunityId, before: (Timestamp, GroupId)) -> Result<Vec<Group>> {
    sql!(
        tx.rows,
        "SELECT g.id, g.community_id, g.topic_id, t.place_id, g.founder_id, g.name, g.purpose, g.size, g.member_count, g.ends_on, g.ends_at,
                g.founded_at, g.asked_at, g.closed_at, g.outcome
         FROM working_groups g JOIN topics t ON t.id = g.topic_id WHERE g.community_id = $1 AND g.closed_at IS NULL
         AND (g.founded_at, g.id) < ($2, $3) ORDER BY g.founded_at DESC, g.id DESC LIMIT $4",
        community,
        before.0,
        before.1,
        MOST
    )
}

/// A page of the groups that were closed, from before (`closed_at`, id), the last one first.
pub fn closed(tx: &mut Tx, community: CommunityId, before: (Timestamp, GroupId)) -> Result<Vec<Group>> {
    sql!(
        tx.rows,
        "SELECT g.id, g.community_id, g.topic_id, t.place_id, g.founder_id, g.name, g.purpose, g.size, g.member_count, g.ends_on, g.ends_at,
                g.founded_at, g.asked_at, g.closed_at, g.outcome
         FROM working_groups g JOIN topics t ON t.id = g.topic_id WHERE g.community_id = $1 AND g.closed_at IS NOT NULL
         AND (g.closed_at, g.id) < ($2, $3) ORDER BY g.closed_at DESC, g.id DESC LIMIT $4",
        community,
        before.0,
        before.1,
        MOST
    )
}

/// The groups that somebody is in.
pub fn of_account(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Vec<GroupId>> {
    let found: Vec<(GroupId,)> = sql!(
        tx.rows,
        "SELECT group_id FROM working_group_members WHERE account_id = $1 AND community_id = $2",
        account,
        community
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Whether somebody is in a group.
pub fn holds(tx: &mut Tx, id: GroupId, account: AccountId) -> Result<bool> {
    let found: Option<(GroupId,)> = sql!(
        tx.find,
        "SELECT group_id FROM working_group_members WHERE group_id = $1 AND account_id = $2",
        id,
        account
    )?;
    Ok(found.is_some())
}

/// Who is in a group, in the order in which they came. At most eight.
pub fn fellows(tx: &mut Tx, id: GroupId) -> Result<Vec<Fellow>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, a.line FROM working_group_members m JOIN accounts a ON a.id = m.account_id
         WHERE m.group_id = $1 ORDER BY m.joined_at, m.account_id",
        id
    )
}

/// Takes somebody in who is not in it.
pub fn take_in(tx: &mut Tx, group: &Group, account: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO working_group_members (group_id, account_id, community_id, joined_at) VALUES ($1, $2, $3, $4)",
        group.id,
        account,
        group.community_id,
        now
    )?;
    sql!(tx.run, "UPDATE working_groups SET member_count = member_count + 1 WHERE id = $1", group.id)?;
    Ok(())
}

/// Lets somebody go. Who is not in it changes nothing.
pub fn let_go(tx: &mut Tx, id: GroupId, account: AccountId) -> Result<()> {
    let gone = sql!(
        tx.run,
        "DELETE FROM working_group_members WHERE group_id = $1 AND account_id = $2",
        id,
        account
    )?;
    if gone == 1 {
        sql!(tx.run, "UPDATE working_groups SET member_count = member_count - 1 WHERE id = $1", id)?;
    }
    Ok(())
}

/// Lets somebody go out of all groups of a community that are not closed: what was done stays who did it.
pub fn let_go_everywhere(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<()> {
    for id in of_account(tx, community, account)? {
        if find(tx, id)?.closed_at.is_none() {
            let_go(tx, id, account)?;
        }
    }
    Ok(())
}

/// The group goes on until a day.
pub fn go_on(tx: &mut Tx, id: GroupId, until: &LastDay, ask_at: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE working_groups SET ends_on = $2, ends_at = $3, ask_at = $4, asked_at = NULL WHERE id = $1",
        id,
        until.on,
        until.at,
        ask_at
    )?;
    Ok(())
}

/// The group is closed, with what came of it.
pub fn close(tx: &mut Tx, id: GroupId, outcome: &str, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE working_groups SET closed_at = $2, outcome = $3, ask_at = NULL, asked_at = NULL WHERE id = $1",
        id,
        now,
        outcome
    )?;
    Ok(())
}

/// Whether it is time to look at any group.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let found: Option<(GroupId,)> = sql!(
        tx.find,
        "SELECT id FROM working_groups WHERE ask_at IS NOT NULL AND ask_at <= $1 LIMIT 1",
        now
    )?;
    Ok(found.is_some())
}

/// Groups that it is time to look at. Each of several programs takes others.
pub fn to_ask(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<GroupId>> {
    let found: Vec<(GroupId,)> = sql!(
        tx.rows,
        "SELECT id FROM working_groups WHERE ask_at IS NOT NULL AND ask_at <= $1 ORDER BY ask_at LIMIT $2 FOR UPDATE SKIP LOCKED",
        now,
        most
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The group is looked at again then.
pub fn look_again(tx: &mut Tx, id: GroupId, at: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE working_groups SET ask_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// The group is asked from now on.
pub fn note_asked(tx: &mut Tx, id: GroupId, now: Timestamp) -> Result<()> {
    sql!(tx.run, "UPDATE working_groups SET ask_at = NULL, asked_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}
