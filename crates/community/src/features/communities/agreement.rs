//! Agreement: what a membership owes to the community's charter.
//!
//! - The charter (see `charter`) says which version is in force; here stands what follows for each member: until when they sign it, and
//!   that they read only after that.
//! - The time of grace ends for everybody on the same day; who joins later has as many days from the day they joined.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::CommunityId;
use super::visits::Visit;
use crate::features::accounts::AccountId;

row! {
    /// A membership, as far as it decides what somebody may do.
    pub struct Membership {
        /// When they joined.
        pub joined_at: Timestamp,
        /// The version of the charter that they signed last; 0 where none.
        pub signed: i64,
        /// The version in force; 0 where there is none.
        pub in_force: i64,
        /// When signing it becomes a must for who was there.
        pub binds_at: Timestamp,
        /// Days of grace for who joins later.
        pub grace: i64,
        /// The community's name in addresses.
        pub slug: String,
        /// When they were last noted here.
        pub seen_at: Timestamp,
        /// When the visit before that one ended.
        pub seen_before: Timestamp,
        /// When they were last noted in any of their communities.
        pub seen_anywhere: Timestamp,
    }
}

impl Membership {
    /// Until when they sign the version in force; nothing where they have.
    pub fn signs_by(&self) -> Option<Timestamp> {
        let own = self.joined_at.plus_seconds(self.grace * 24 * 3_600);
        (self.in_force > self.signed).then(|| own.max(self.binds_at))
    }

    /// What is known of their visits.
    pub fn visit(&self) -> Visit {
        let Membership { joined_at, seen_at, seen_before, seen_anywhere, .. } = *self;
        Visit { joined_at, seen_at, seen_before, seen_anywhere }
    }
}

/// The account's membership, where it belongs to the community.
pub fn membership(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<Option<Membership>> {
    sql!(
        tx.find,
        "SELECT m.joined_at, m.charter_signed, c.charter_version, c.charter_binds_at, c.charter_grace, c.slug, m.seen_at, m.seen_before,
                (SELECT MAX(o.seen_at) FROM memberships o WHERE o.account_id = m.account_id)
         FROM memberships m JOIN communities c ON c.id = m.community_id
         WHERE m.community_id = $1 AND m.account_id = $2 AND m.left_at IS NULL",
        community,
        account
    )
}

/// Notes that a version of the charter is in force.
pub fn bind(
    tx: &mut Tx,
    community: CommunityId,
    version: i64,
    binds_at: Timestamp,
    grace: i64,
) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE communities SET charter_version = $2, charter_binds_at = $3, charter_grace = $4 WHERE id = $1",
        community,
        version,
        binds_at,
        grace
    )?;
    Ok(())
}

/// Notes that a charter is being written.
pub fn note_drafted(tx: &mut Tx, community: CommunityId) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE communities SET charter_drafted = TRUE WHERE id = $1 AND NOT charter_drafted",
        community
    )?;
    Ok(())
}

/// Notes that somebody signed a version.
pub fn note_signed(tx: &mut Tx, community: CommunityId, account: AccountId, version: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE memberships SET charter_signed = $3 WHERE community_id = $1 AND account_id = $2 AND charter_signed < $3",
        community,
        account,
        version
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn until_when_somebody_signs() {
        let day = |days: i64| Timestamp::from_seconds(days * 24 * 3_600);
        // Joined on day, signed, in force; the version binds from day 100 on, with 14 days for who joins later.
        let table = [
            (10, 0, 0, None),
            (10, 0, 1, Some(100)),
            (10, 1, 1, None),
            (10, 1, 2, Some(100)),
            (95, 0, 1, Some(109)),
            (200, 0, 1, Some(214)),
        ];
        for (joined, signed, in_force, expected) in table {
            let (joined_at, binds_at, slug) = (day(joined), day(100), String::new());
            let (seen_at, seen_before, seen_anywhere) = (day(0), day(0), day(0));
            let membership = Membership {
                joined_at,
                signed,
                in_force,
                binds_at,
                grace: 14,
                slug,
                seen_at,
                seen_before,
                seen_anywhere,
            };
            assert_eq!(membership.signs_by(), expected.map(day), "{membership:?}");
        }
    }
}
