//! The SQL of communities.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{
    Colour, Community, CommunityId, Motif, OrganisationId, Role, ShownRole, Theme, ThemeId, Type,
};
use super::roles::Grant;
use crate::features::accounts::AccountId;

row! {
    /// A member as the members' page shows them.
    pub struct Member {
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
        /// What they are in the community, where it is more than a learner.
        pub role: Option<ShownRole>,
        /// Whether the person has come; imported people have not.
        pub claimed: bool,
        /// When they joined.
        pub joined_at: Timestamp,
    }
}

row! {
    /// Somebody who joined lately.
    pub struct Newcomer {
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

/// What a new community starts with.
#[derive(Clone)]
pub struct NewCommunity {
    /// Its id.
    pub id: CommunityId,
    /// Its name in addresses.
    pub slug: String,
    /// The name shown.
    pub name: String,
    /// Its type.
    pub kind: Type,
    /// One or two sentences.
    pub description: String,
    /// What a new member reads first.
    pub welcome: String,
    /// The common goal.
    pub goal: String,
    /// BCP 47 code.
    pub language: String,
    /// The colour of its emblem.
    pub colour: Colour,
    /// What stands in its emblem.
    pub emblem: Motif,
}

/// Writes a new community. `zone` is the IANA name of its zone.
pub fn insert(tx: &mut Tx, new: &NewCommunity, zone: &str, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO communities (id, slug, name, type, description, welcome, goal, language, colour, emblem, zone, member_count, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12)",
        new.id,
        new.slug,
        new.name,
        new.kind,
        new.description,
        new.welcome,
        new.goal,
        new.language,
        new.colour,
        new.emblem,
        zone,
        now
    )?;
    Ok(())
}

/// Writes what a director says about a community.
pub fn change(tx: &mut Tx, id: CommunityId, settings: &super::settings::Settings) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE communities SET name = $2, description = $3, welcome = $4, language = $5, colour = $6, entry = $7,
                emblem = COALESCE(CAST($8 AS TEXT), emblem), zone = COALESCE(CAST($9 AS TEXT), zone),
                proposed_by = COALESCE(CAST($10 AS TEXT), proposed_by)
         WHERE id = $1",
        id,
        settings.name,
        settings.description,
        settings.welcome,
        settings.language.code(),
        settings.colour,
        settings.entry,
        settings.emblem,
        settings.zone,
        settings.proposed_by
    )?;
    Ok(())
}

/// Writes a theme.
pub fn insert_theme(
    tx: &mut Tx,
    id: ThemeId,
    community: CommunityId,
    name: &str,
    position: i64,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO themes (id, community_id, name, position) VALUES ($1, $2, $3, $4)",
        id,
        community,
        name,
        position
    )?;
    Ok(())
}

/// A community's themes, in their order.
pub fn themes(tx: &mut Tx, community: CommunityId) -> Result<Vec<Theme>> {
    sql!(
        tx.rows,
        "SELECT id, name, parent_id FROM themes WHERE community_id = $1 AND merged_into IS NULL ORDER BY position, id",
        community
    )
}

/// The community of this slug.
pub fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Community>> {
    sql!(
        tx.find,
        "SELECT id, slug, name, type, description, welcome, goal, language, colour, emblem, emblem_blob, entry, zone, proposed_by,
                charter_version, charter_drafted, studies_opened, state, read_only_at, member_count, opened_at
         FROM communities WHERE slug = $1",
        slug
    )
}

/// The community of this id.
pub fn find(tx: &mut Tx, id: CommunityId) -> Result<Community> {
    sql!(
        tx.row,
        "SELECT id, slug, name, type, description, welcome, goal, language, colour, emblem, emblem_blob, entry, zone, proposed_by,
                charter_version, charter_drafted, studies_opened, state, read_only_at, member_count, opened_at
         FROM communities WHERE id = $1",
        id
    )
}

/// The communities to which somebody belongs, by name.
pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<Community>> {
    sql!(
        tx.rows,
        "SELECT c.id, c.slug, c.name, c.type, c.description, c.welcome, c.goal, c.language, c.colour, c.emblem, c.emblem_blob,
                c.entry, c.zone, c.proposed_by, c.charter_version, c.charter_drafted, c.studies_opened,
                c.state, c.read_only_at, c.member_count, c.opened_at
         FROM memberships m JOIN communities c ON c.id = m.community_id
         WHERE m.account_id = $1 AND m.left_at IS NULL ORDER BY m.joined_at, c.id LIMIT 100",
        account
    )
}

/// The communities in which `reader` meets somebody, by the time this one joined them. Members meet everybody; visitors meet
/// who leads, and whoever is here for the same organisation.
pub fn shared(tx: &mut Tx, account: AccountId, reader: AccountId, now: Timestamp) -> Result<Vec<Community>> {
    sql!(
        tx.rows,
        "SELECT c.id, c.slug, c.name, c.type, c.description, c.welcome, c.goal, c.language, c.colour, c.emblem, c.emblem_blob,
                c.entry, c.zone, c.proposed_by, c.charter_version, c.charter_drafted, c.studies_opened,
                c.state, c.read_only_at, c.member_count, c.opened_at
         FROM memberships m JOIN communities c ON c.id = m.community_id
         JOIN memberships r ON r.community_id = m.community_id AND r.account_id = $2 AND r.left_at IS NULL
         WHERE m.account_id = $1 AND m.left_at IS NULL
         AND (EXISTS (SELECT o.role FROM membership_roles o WHERE o.community_id = r.community_id AND o.account_id = r.account_id
                      AND o.role NOT IN ('partner', 'guest') AND (o.ends_at IS NULL OR o.ends_at > $3))
              OR EXISTS (SELECT t.role FROM membership_roles t WHERE t.community_id = m.community_id AND t.account_id = m.account_id
                         AND (t.ends_at IS NULL OR t.ends_at > $3)
                         AND (t.role IN ('director', 'facilitator') OR t.organisation_id IN (
                              SELECT o.organisation_id FROM membership_roles o
                              WHERE o.community_id = r.community_id AND o.account_id = r.account_id
                              AND (o.ends_at IS NULL OR o.ends_at > $3)))))
         ORDER BY m.joined_at, c.id LIMIT 100",
        account,
        reader,
        now
    )
}

/// Whether the account belongs to the community.
pub fn is_member(tx: &mut Tx, community: CommunityId, account: AccountId) -> Result<bool> {
    let found: Option<(AccountId,)> = sql!(
        tx.find,
        "SELECT account_id FROM memberships WHERE community_id = $1 AND account_id = $2 AND left_at IS NULL",
        community,
        account
    )?;
    Ok(found.is_some())
}

/// The account's roles in the community that have not ended.
pub fn roles(tx: &mut Tx, community: CommunityId, account: AccountId, now: Timestamp) -> Result<Vec<Role>> {
    let rows: Vec<(Role,)> = sql!(
        tx.rows,
        "SELECT role FROM membership_roles
         WHERE community_id = $1 AND account_id = $2 AND (ends_at IS NULL OR ends_at > $3)",
        community,
        account,
        now
    )?;
    Ok(rows.into_iter().map(|(role,)| role).collect())
}

/// The account's roles in the community that have not ended, each with the organisation through which it is held.
pub fn held(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<(Role, Option<OrganisationId>)>> {
    sql!(
        tx.rows,
        "SELECT role, organisation_id FROM membership_roles
         WHERE community_id = $1 AND account_id = $2 AND (ends_at IS NULL OR ends_at > $3)",
        community,
        account,
        now
    )
}

/// Writes a membership, or takes it up again; `false` where it was there.
pub fn join(tx: &mut Tx, community: CommunityId, account: AccountId, joined_at: Timestamp) -> Result<bool> {
    let written = sql!(
        tx.run,
        "INSERT INTO memberships (community_id, account_id, joined_at) VALUES ($1, $2, $3)
         ON CONFLICT (community_id, account_id) DO UPDATE SET left_at = NULL, joined_at = excluded.joined_at, rostered = FALSE
         WHERE memberships.left_at IS NOT NULL",
        community,
        account,
        joined_at
    )?;
    if written == 1 {
        sql!(tx.run, "UPDATE communities SET member_count = member_count + 1 WHERE id = $1", community)?;
    }
    Ok(written == 1)
}

/// Gives a role to whoever does not hold it; one that is held stays as it is.
pub fn give(
    tx: &mut Tx,
    community: CommunityId,
    account: AccountId,
    grant: &Grant,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO membership_roles (community_id, account_id, role, label, ends_at, organisation_id)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (community_id, account_id, role)
         DO UPDATE SET label = excluded.label, ends_at = excluded.ends_at, organisation_id = excluded.organisation_id
         WHERE membership_roles.ends_at IS NOT NULL AND membership_roles.ends_at <= $7",
        community,
        account,
        grant.role,
        grant.label,
        grant.ends_at,
        grant.organisation,
        now
    )?;
    Ok(())
}

/// Gives a role, or changes its label, its end and for which organisation it is held.
pub fn grant(tx: &mut Tx, community: CommunityId, account: AccountId, grant: &Grant) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO membership_roles (community_id, account_id, role, label, ends_at, organisation_id)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (community_id, account_id, role)
         DO UPDATE SET label = excluded.label, ends_at = excluded.ends_at, organisation_id = excluded.organisation_id",
        community,
        account,
        grant.role,
        grant.label,
        grant.ends_at,
        grant.organisation
    )?;
    Ok(())
}

/// Members who joined before `before`, newest first, one page.
pub fn members(
    tx: &mut Tx,
    community: CommunityId,
    before: (Timestamp, AccountId),
    most: i64,
    now: Timestamp,
) -> Result<Vec<Member>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, a.line,
                (SELECT MIN(r.role || CASE WHEN r.label = '' THEN '' ELSE ':' || r.label END) FROM membership_roles r
                 WHERE r.community_id = m.community_id AND r.account_id = m.account_id AND (r.role <> 'learner' OR r.label <> '')
                 AND (r.ends_at IS NULL OR r.ends_at > $5)),
                a.claimed_at IS NOT NULL, m.joined_at
         FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.left_at IS NULL AND (m.joined_at, m.account_id) < ($2, $3)
         ORDER BY m.joined_at DESC, m.account_id DESC LIMIT $4",
        community,
        before.0,
        before.1,
        most,
        now
    )
}

/// The same for a visitor: who leads, and whoever is here for the same organisation. Found by their roles (the `CROSS JOIN` has
/// SQLite begin there), so that it does not grow with the community.
pub fn met_by_visitors(
    tx: &mut Tx,
    community: CommunityId,
    organisation: Option<OrganisationId>,
    before: (Timestamp, AccountId),
    most: i64,
    now: Timestamp,
) -> Result<Vec<Member>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, a.line,
                (SELECT MIN(r.role || CASE WHEN r.label = '' THEN '' ELSE ':' || r.label END) FROM membership_roles r
                 WHERE r.community_id = m.community_id AND r.account_id = m.account_id AND (r.role <> 'learner' OR r.label <> '')
                 AND (r.ends_at IS NULL OR r.ends_at > $5)),
                a.claimed_at IS NOT NULL, m.joined_at
         FROM (SELECT l.account_id FROM membership_roles l
               WHERE l.community_id = $1 AND l.role IN ('director', 'facilitator') AND (l.ends_at IS NULL OR l.ends_at > $5)
               UNION SELECT d.account_id FROM membership_roles d
               WHERE d.organisation_id = $6 AND (d.ends_at IS NULL OR d.ends_at > $5)) AS t
         CROSS JOIN memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.account_id = t.account_id AND m.left_at IS NULL
         AND (m.joined_at, m.account_id) < ($2, $3)
         ORDER BY m.joined_at DESC, m.account_id DESC LIMIT $4",
        community,
        before.0,
        before.1,
        most,
        now,
        organisation
    )
}

/// The latest to join since then, for a welcome by `reader`.
pub fn newcomers(
    tx: &mut Tx,
    community: CommunityId,
    reader: AccountId,
    since: Timestamp,
    most: i64,
) -> Result<Vec<Newcomer>> {
    sql!(
        tx.rows,
        "SELECT a.name, a.handle, a.portrait, a.line FROM memberships m JOIN accounts a ON a.id = m.account_id
         WHERE m.community_id = $1 AND m.left_at IS NULL AND m.joined_at > $3 AND a.claimed_at IS NOT NULL AND a.id <> $2
         ORDER BY m.joined_at DESC, m.account_id DESC LIMIT $4",
        community,
        reader,
        since,
        most
    )
}
