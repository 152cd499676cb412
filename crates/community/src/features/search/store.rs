//! The SQL that turns candidates into what is shown. The index itself is the platform's.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use crate::features::accounts::AccountId;
use crate::features::discussions::{PostId, TopicId};
use crate::features::places::PlaceId;

row! {
    /// A post that was found.
    pub struct FoundPost {
        /// The post.
        pub id: PostId,
        /// Its number in the topic.
        pub number: i64,
        /// The topic's title.
        pub title: String,
        /// The post as shown.
        pub html: String,
        /// When it was written.
        pub created_at: Timestamp,
        /// Who wrote it.
        pub author_name: String,
        /// Their portrait.
        pub author_portrait: i64,
        /// Where it stands.
        pub place_id: PlaceId,
        /// Name of the place.
        pub place: String,
        /// The colour of its door.
        pub colour: String,
        /// Name of the community.
        pub community: String,
        /// Its name in addresses.
        pub slug: String,
    }
}

row! {
    /// What a post is found by.
    pub struct Indexable {
        /// Its number in the topic.
        pub number: i64,
        /// The topic's title.
        pub title: String,
        /// The post as shown.
        pub html: String,
        /// Where it stands.
        pub place_id: PlaceId,
        /// Whether it was deleted.
        pub deleted: bool,
    }
}

/// The post of this id, unless it or its topic was deleted.
pub fn post(tx: &mut Tx, id: PostId) -> Result<Option<FoundPost>> {
    sql!(
        tx.find,
        "SELECT p.id, p.number, t.title, p.html, p.created_at, a.name, a.portrait, l.id, l.name, l.colour, c.name, c.slug
         FROM posts p JOIN topics t ON t.id = p.topic_id JOIN accounts a ON a.id = p.author_id
         JOIN places l ON l.id = t.place_id JOIN communities c ON c.id = t.community_id
         WHERE p.id = $1 AND p.deleted_at IS NULL AND t.deleted_at IS NULL",
        id
    )
}

/// What a post is found by.
pub fn indexable(tx: &mut Tx, id: PostId) -> Result<Indexable> {
    sql!(
        tx.row,
        "SELECT p.number, t.title, p.html, t.place_id, p.deleted_at IS NOT NULL
         FROM posts p JOIN topics t ON t.id = p.topic_id WHERE p.id = $1",
        id
    )
}

/// Posts in the order of their ids.
pub fn posts_after(tx: &mut Tx, after: PostId, most: i64) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> =
        sql!(tx.rows, "SELECT id FROM posts WHERE id > $1 ORDER BY id LIMIT $2", after, most)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// People in the order of their ids.
pub fn people_after(tx: &mut Tx, after: AccountId, most: i64) -> Result<Vec<AccountId>> {
    let rows: Vec<(AccountId,)> =
        sql!(tx.rows, "SELECT id FROM accounts WHERE id > $1 ORDER BY id LIMIT $2", after, most)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// By what people are found, in the order of their ids.
pub fn texts_of_people(tx: &mut Tx, after: AccountId, most: i64) -> Result<Vec<(AccountId, String)>> {
    sql!(
        tx.rows,
        "SELECT id, name || ' ' || handle || ' ' || line FROM accounts WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        most
    )
}

/// Notes for a topic's posts in which place they stand.
pub fn move_topic(tx: &mut Tx, topic: TopicId) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE search_entries SET place_id = (SELECT place_id FROM topics WHERE id = $1)
         WHERE object_id IN (SELECT id FROM posts WHERE topic_id = $1)",
        topic
    )?;
    Ok(())
}

/// Whether somebody belongs to a community.
pub fn belongs(tx: &mut Tx, account: AccountId, slug: &str) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        tx.find,
        "SELECT CAST(1 AS BIGINT) FROM memberships m JOIN communities c ON c.id = m.community_id
         WHERE m.account_id = $1 AND c.slug = $2 AND m.left_at IS NULL",
        account,
        slug
    )?;
    Ok(found.is_some())
}
