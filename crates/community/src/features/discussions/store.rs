//! The SQL of topics and posts.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{Glimpse, Post, PostId, Prose, Title, Topic, TopicId, TopicLine};
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, ThemeId};
use crate::features::places::PlaceId;

/// Topics whose lines one statement reads.
pub const LINES: usize = 12;

row! {
    /// Somebody who wrote in a topic.
    pub struct Author {
        /// Who.
        pub id: AccountId,
        /// Their name.
        pub name: String,
        /// Their handle.
        pub handle: String,
        /// Their portrait.
        pub portrait: i64,
        /// Posts in the topic.
        pub posts: i64,
    }
}

/// What a new topic starts with.
pub struct NewTopic<'n> {
    /// Its id.
    pub id: TopicId,
    /// Whose it is.
    pub community_id: CommunityId,
    /// Where it is.
    pub place_id: PlaceId,
    /// Who opens it.
    pub author_id: AccountId,
    /// Its theme, where it has one.
    pub theme_id: Option<ThemeId>,
    /// Its title.
    pub title: &'n Title,
    /// How its first post begins.
    pub excerpt: &'n str,
}

/// Writes a topic that has no post yet.
pub fn insert_topic(tx: &mut Tx, new: &NewTopic<'_>, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO topics (id, community_id, place_id, author_id, theme_id, title, excerpt, post_count, imported_count,
                             last_post_at, last_author_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $4, $8)",
        new.id,
        new.community_id,
        new.place_id,
        new.author_id,
        new.theme_id,
        new.title.as_str(),
        new.excerpt,
        now
    )?;
    Ok(())
}

/// Takes the topic's next post number and notes the post; the row stays locked until the end, so that numbers have no gap.
/// Nothing where the topic was closed or deleted a moment ago.
pub fn next_number(tx: &mut Tx, topic: TopicId, author: AccountId, now: Timestamp) -> Result<Option<i64>> {
    let number: Option<(i64,)> = sql!(
        tx.find,
        "UPDATE topics SET post_count = post_count + 1, last_post_at = $2, last_author_id = $3
         WHERE id = $1 AND closed_at IS NULL AND deleted_at IS NULL RETURNING post_count",
        topic,
        now,
        author
    )?;
    Ok(number.map(|(number,)| number))
}

/// Writes a post and counts it for its author.
#[expect(clippy::too_many_arguments, reason = "a post is this much")]
pub fn insert_post(
    tx: &mut Tx,
    id: PostId,
    topic: &Topic,
    number: i64,
    author: AccountId,
    quoted: Option<PostId>,
    prose: &Prose,
    now: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO posts (id, community_id, topic_id, number, author_id, quoted_post_id, source, html, renderer, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        topic.community_id,
        topic.id,
        number,
        author,
        quoted,
        prose.source,
        prose.html,
        prose.renderer,
        now
    )?;
    sql!(
        tx.run,
        "INSERT INTO topic_authors (topic_id, account_id, post_count) VALUES ($1, $2, 1)
         ON CONFLICT (topic_id, account_id) DO UPDATE SET post_count = topic_authors.post_count + 1",
        topic.id,
        author
    )?;
    Ok(())
}

/// The topic of this id.
pub fn topic(tx: &mut Tx, id: TopicId) -> Result<Topic> {
    sql!(
        tx.row,
        "SELECT id, community_id, place_id, author_id, theme_id, title, post_count, imported_count, last_post_at, created_at, closed_at,
                answer_id, deleted_at, pinned_at, announced_at
         FROM topics WHERE id = $1",
        id
    )
}

/// A page of a place's topics, latest activity first, from before (`last_post_at`, id). Pinned ones stand elsewhere.
pub fn topics(
    tx: &mut Tx,
    community: CommunityId,
    place: PlaceId,
    reader: AccountId,
    before: (Timestamp, TopicId),
    most: i64,
) -> Result<Vec<TopicLine>> {
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.title, l.excerpt, l.post_count, l.last_post_at, l.created_at, l.closed, l.unanswered, l.asks,
                l.author_id, l.author_name, l.author_portrait, l.theme, l.face1, l.face2, l.face3, l.unread, l.pinned, l.level
         FROM topic_lines l
         WHERE l.reader_id = $1 AND l.community_id = $2 AND l.place_id = $3 AND NOT l.pinned AND (l.last_post_at, l.id) < ($4, $5)
         ORDER BY l.last_post_at DESC, l.id DESC LIMIT $6",
        reader,
        community,
        place,
        before.0,
        before.1,
        most
    )
}

/// The topics that stand at the top of a place, the last pinned first.
pub fn pinned(tx: &mut Tx, place: PlaceId, reader: AccountId) -> Result<Vec<TopicLine>> {
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.title, l.excerpt, l.post_count, l.last_post_at, l.created_at, l.closed, l.unanswered, l.asks,
                l.author_id, l.author_name, l.author_portrait, l.theme, l.face1, l.face2, l.face3, l.unread, l.pinned, l.level
         FROM topic_lines l
         WHERE l.reader_id = $1 AND l.place_id = $2 AND l.pinned ORDER BY l.last_post_at DESC, l.id DESC LIMIT 10",
        reader,
        place
    )
}

/// The same page, of topics that have no answer yet, or of those that have one; pinned ones among them.
pub fn topics_by_answer(
    tx: &mut Tx,
    community: CommunityId,
    place: PlaceId,
    reader: AccountId,
    before: (Timestamp, TopicId),
    most: i64,
    unanswered: bool,
) -> Result<Vec<TopicLine>> {
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.title, l.excerpt, l.post_count, l.last_post_at, l.created_at, l.closed, l.unanswered, l.asks,
                l.author_id, l.author_name, l.author_portrait, l.theme, l.face1, l.face2, l.face3, l.unread, l.pinned, l.level
         FROM topic_lines l
         WHERE l.reader_id = $1 AND l.community_id = $2 AND l.place_id = $3 AND l.unanswered = $7
         AND (l.last_post_at, l.id) < ($4, $5) ORDER BY l.last_post_at DESC, l.id DESC LIMIT $6",
        reader,
        community,
        place,
        before.0,
        before.1,
        most,
        unanswered
    )
}

/// The topics of a community in which something was written last, wherever they are, at a glance.
pub fn latest(tx: &mut Tx, community: CommunityId, reader: AccountId, most: i64) -> Result<Vec<Glimpse>> {
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.author_id, l.last_post_at, l.post_count, l.closed, l.unanswered, l.asks, l.unread
         FROM topic_lines l
         WHERE l.reader_id = $1 AND l.community_id = $2 ORDER BY l.last_post_at DESC, l.id DESC LIMIT $3",
        reader,
        community,
        most
    )
}

/// These topics, in no order.
pub fn lines(tx: &mut Tx, reader: AccountId, ids: [TopicId; LINES]) -> Result<Vec<TopicLine>> {
    let [a, b, c, d, e, f, g, h, i, j, k, l] = ids;
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.title, l.excerpt, l.post_count, l.last_post_at, l.created_at, l.closed, l.unanswered, l.asks,
                l.author_id, l.author_name, l.author_portrait, l.theme, l.face1, l.face2, l.face3, l.unread, l.pinned, l.level
         FROM topic_lines l
         WHERE l.reader_id = $1 AND l.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        reader, a, b, c, d, e, f, g, h, i, j, k, l
    )
}

/// What was announced since then and the reader has not opened, latest first.
pub fn announced(
    tx: &mut Tx,
    community: CommunityId,
    reader: AccountId,
    since: Timestamp,
    most: i64,
) -> Result<Vec<TopicLine>> {
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.title, l.excerpt, l.post_count, l.last_post_at, l.created_at, l.closed, l.unanswered, l.asks,
                l.author_id, l.author_name, l.author_portrait, l.theme, l.face1, l.face2, l.face3, l.unread, l.pinned, l.level
         FROM topic_lines l
         WHERE l.reader_id = $1 AND l.community_id = $2 AND l.announced_at > $3 AND NOT l.opened
         ORDER BY l.announced_at DESC, l.id DESC LIMIT $4",
        reader,
        community,
        since,
        most
    )
}

/// A page of what somebody follows, latest activity first, from before (`last_post_at`, id). Grows with what they follow.
pub fn followed(
    tx: &mut Tx,
    community: CommunityId,
    reader: AccountId,
    before: (Timestamp, TopicId),
    most: i64,
) -> Result<Vec<TopicLine>> {
    sql!(
        tx.rows,
        "SELECT l.id, l.place_id, l.title, l.excerpt, l.post_count, l.last_post_at, l.created_at, l.closed, l.unanswered, l.asks,
                l.author_id, l.author_name, l.author_portrait, l.theme, l.face1, l.face2, l.face3, l.unread, l.pinned, l.level
         FROM topic_follows w CROSS JOIN topic_lines l
         WHERE w.account_id = $1 AND w.community_id = $2 AND w.level = 'following' AND l.id = w.topic_id AND l.reader_id = $1
         AND (l.last_post_at, l.id) < ($3, $4) ORDER BY l.last_post_at DESC, l.id DESC LIMIT $5",
        reader,
        community,
        before.0,
        before.1,
        most
    )
}

/// The posts numbered `from` to `from + most - 1`. Of several roles the one that leads most is shown; learners need no word.
pub fn posts(tx: &mut Tx, topic: TopicId, from: i64, most: i64, now: Timestamp) -> Result<Vec<Post>> {
    sql!(
        tx.rows,
        "SELECT p.id, p.number, p.author_id, a.name, a.handle, a.portrait, a.line,
                (SELECT MIN(r.role || CASE WHEN r.label = '' THEN '' ELSE ':' || r.label END) FROM membership_roles r
                 WHERE r.community_id = p.community_id AND r.account_id = p.author_id AND (r.role <> 'learner' OR r.label <> '')
                 AND (r.ends_at IS NULL OR r.ends_at > $4)),
                p.quoted_post_id, qa.name, p.source, p.html, p.created_at, p.edited_at, p.deleted_at, p.deleted_by
         FROM posts p JOIN accounts a ON a.id = p.author_id
         LEFT JOIN posts q ON q.id = p.quoted_post_id LEFT JOIN accounts qa ON qa.id = q.author_id
         WHERE p.topic_id = $1 AND p.number >= $2 AND p.number < $3 ORDER BY p.number",
        topic,
        from,
        from + most,
        now
    )
}

/// In which topic a post stands, and under which number.
pub fn post_place(tx: &mut Tx, id: PostId) -> Result<(TopicId, i64)> {
    sql!(tx.row, "SELECT topic_id, number FROM posts WHERE id = $1", id)
}

/// The post of this id with its topic's id.
pub fn post(tx: &mut Tx, id: PostId, now: Timestamp) -> Result<(TopicId, Post)> {
    let (topic, number) = post_place(tx, id)?;
    let post = posts(tx, topic, number, 1, now)?.pop().ok_or(platform::Error::NotFound)?;
    Ok((topic, post))
}

/// Who writes in a topic, most first.
pub fn authors(tx: &mut Tx, topic: TopicId, most: i64) -> Result<Vec<Author>> {
    sql!(
        tx.rows,
        "SELECT a.id, a.name, a.handle, a.portrait, n.post_count FROM topic_authors n JOIN accounts a ON a.id = n.account_id
         WHERE n.topic_id = $1 ORDER BY n.post_count DESC, n.account_id DESC LIMIT $2",
        topic,
        most
    )
}
