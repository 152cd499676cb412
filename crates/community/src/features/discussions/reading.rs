//! How far somebody has read. Owns the SQL of `topic_reads` and `place_reads`.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, sql};

use super::model::{Glimpse, Topic, TopicId, TopicLine};
use super::{actions, following, store};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, Standing};
use crate::features::places::{Place, PlaceId};

/// Topics at which a page of news looks.
const LOOKED_AT: i64 = 60;

/// How many unread posts of each place somebody has; places without any are left out. What is muted does not count.
pub fn unread(tx: &mut Tx, community: CommunityId, reader: AccountId) -> Result<Vec<(PlaceId, i64)>> {
    let mut unread = of_places(tx, community, reader)?;
    if !unread.is_empty() {
        let muted = following::muted_unread(tx, community, reader)?;
        for (place, count) in &mut unread {
            *count -= muted.iter().find(|(id, _)| id == place).map_or(0, |(_, muted)| *muted);
        }
        unread.retain(|(_, count)| *count > 0);
    }
    Ok(unread)
}

fn of_places(tx: &mut Tx, community: CommunityId, reader: AccountId) -> Result<Vec<(PlaceId, i64)>> {
    sql!(
        tx.rows,
        "SELECT p.id, p.live_count - COALESCE(r.seen_count, 0)
         FROM places p LEFT JOIN place_reads r ON r.place_id = p.id AND r.account_id = $2
         WHERE p.community_id = $1 AND p.archived_at IS NULL AND p.live_count > COALESCE(r.seen_count, 0)",
        community,
        reader
    )
}

/// The topics in which something was said last, in these places. The latest [`LOOKED_AT`] of the community are looked at:
/// what has waited longer shows in the counts of the places.
pub fn latest(ctx: &mut Ctx, community: CommunityId, places: &[PlaceId]) -> Result<Vec<Glimpse>> {
    let reader = ctx.account()?;
    let mut topics = store::latest(ctx.tx, community, reader, LOOKED_AT)?;
    topics.retain(|topic| places.contains(&topic.place_id));
    Ok(topics)
}

/// These topics as lists show them, in their order; those that were deleted are left out, and what is beyond
/// [`store::LINES`]. That the reader sees them was decided before.
pub fn lines(ctx: &mut Ctx, ids: &[TopicId]) -> Result<Vec<TopicLine>> {
    let (reader, Some(first)) = (ctx.account()?, ids.first()) else { return Ok(Vec::new()) };
    let mut asked = [*first; store::LINES];
    asked.iter_mut().zip(ids).for_each(|(slot, id)| *slot = *id);
    let mut lines = store::lines(ctx.tx, reader, asked)?;
    lines.sort_by_key(|line| ids.iter().position(|id| *id == line.id));
    Ok(lines)
}

/// A page of a place's topics from before (`last_post_at`, id), and whether there are more.
pub fn page_of(
    ctx: &mut Ctx,
    place: &Place,
    before: (Timestamp, TopicId),
    most: usize,
) -> Result<(Vec<TopicLine>, bool)> {
    let (reader, asked) = (ctx.account()?, most as i64 + 1);
    Ok(cut(store::topics(ctx.tx, place.community_id, place.id, reader, before, asked)?, most))
}

/// The topics that stand at the top of a place.
pub fn pinned(ctx: &mut Ctx, place: &Place) -> Result<Vec<TopicLine>> {
    let reader = ctx.account()?;
    store::pinned(ctx.tx, place.id, reader)
}

/// The same page, of topics that have no answer yet, or of those that have one.
pub fn page_by_answer(
    ctx: &mut Ctx,
    place: &Place,
    before: (Timestamp, TopicId),
    most: usize,
    unanswered: bool,
) -> Result<(Vec<TopicLine>, bool)> {
    let (reader, asked) = (ctx.account()?, most as i64 + 1);
    let topics =
        store::topics_by_answer(ctx.tx, place.community_id, place.id, reader, before, asked, unanswered)?;
    Ok(cut(topics, most))
}

fn cut(mut topics: Vec<TopicLine>, most: usize) -> (Vec<TopicLine>, bool) {
    let more = topics.len() > most;
    topics.truncate(most);
    (topics, more)
}

/// Everything that is there now counts as seen by somebody who joins now.
pub fn start(tx: &mut Tx, community: CommunityId, reader: AccountId, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO place_reads (account_id, place_id, community_id, seen_count, since)
         SELECT $2, id, community_id, live_count, $3 FROM places WHERE community_id = $1
         ON CONFLICT (account_id, place_id) DO NOTHING",
        community,
        reader,
        now
    )?;
    Ok(())
}

/// The number of the last post that somebody has seen in a topic.
pub fn position(tx: &mut Tx, topic: &Topic, reader: AccountId) -> Result<i64> {
    let noted: Option<(i64,)> = sql!(
        tx.find,
        "SELECT last_number FROM topic_reads WHERE account_id = $1 AND topic_id = $2",
        reader,
        topic.id
    )?;
    match noted {
        Some((number,)) => Ok(number),
        None => before_joining(tx, topic, reader),
    }
}

/// Moves somebody's position forward to a post that they saw. Moving back changes nothing.
pub fn advance(ctx: &mut Ctx, topic_id: TopicId, number: i64) -> Result<()> {
    let reader = ctx.account()?;
    ctx.spares_others();
    let (topic, _) = actions::seen(ctx, topic_id)?;
    if topic.deleted_at.is_some() {
        return Ok(());
    }
    let number = number.clamp(0, topic.post_count);
    let before = position(ctx.tx, &topic, reader)?;
    if number > before { move_on(ctx, &topic, reader, before, number) } else { Ok(()) }
}

/// Whoever writes the next post after the last one they saw has seen it.
pub fn wrote(ctx: &mut Ctx, topic: &Topic, writer: AccountId, number: i64) -> Result<()> {
    let before = position(ctx.tx, topic, writer)?;
    if before == number - 1 { move_on(ctx, topic, writer, before, number) } else { Ok(()) }
}

fn move_on(ctx: &mut Ctx, topic: &Topic, reader: AccountId, before: i64, number: i64) -> Result<()> {
    let moved = sql!(
        ctx.tx.run,
        "INSERT INTO topic_reads (account_id, topic_id, community_id, last_number, read_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id, topic_id) DO UPDATE SET last_number = excluded.last_number, read_at = excluded.read_at
         WHERE topic_reads.last_number < excluded.last_number",
        reader,
        topic.id,
        topic.community_id,
        number,
        ctx.now
    )?;
    if moved == 1 {
        sql!(
            ctx.tx.run,
            "INSERT INTO place_reads (account_id, place_id, community_id, seen_count, since) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (account_id, place_id) DO UPDATE SET seen_count = place_reads.seen_count + excluded.seen_count",
            reader,
            topic.place_id,
            topic.community_id,
            number - before,
            0_i64
        )?;
    }
    Ok(())
}

/// History was added at the end of a topic: whoever has a position in it has as much left to read as before.
pub fn pass_over(tx: &mut Tx, community: CommunityId, topic: TopicId, posts: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE topic_reads SET last_number = last_number + $3
         WHERE topic_id = $2 AND account_id IN (SELECT account_id FROM memberships WHERE community_id = $1)",
        community,
        topic,
        posts
    )?;
    Ok(())
}

/// A topic leaves its place's list: what its readers have seen of it counts no more.
pub fn count_topic_out(tx: &mut Tx, topic: &Topic) -> Result<()> {
    count_topic(tx, topic, -1)
}

/// A topic is back in its place's list: what its readers have seen of it counts again.
pub fn count_topic_in(tx: &mut Tx, topic: &Topic) -> Result<()> {
    count_topic(tx, topic, 1)
}

/// Who has read a topic that comes into a place has a count there. Grows with the members; topics are moved rarely.
pub fn begin_reading(tx: &mut Tx, topic: &Topic) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO place_reads (account_id, place_id, community_id, seen_count, since)
         SELECT m.account_id, $2, m.community_id, 0, 0
         FROM memberships m JOIN topic_reads r ON r.account_id = m.account_id AND r.topic_id = $1 WHERE m.community_id = $3
         ON CONFLICT (account_id, place_id) DO NOTHING",
        topic.id,
        topic.place_id,
        topic.community_id
    )?;
    Ok(())
}

/// Grows with the place's readers; deleting a whole topic is rare enough for that.
fn count_topic(tx: &mut Tx, topic: &Topic, sign: i64) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE place_reads SET seen_count = seen_count + $3 * (COALESCE(
             (SELECT r.last_number FROM topic_reads r WHERE r.account_id = place_reads.account_id AND r.topic_id = $1),
             (SELECT MAX(p.number) FROM posts p
              WHERE p.topic_id = $1 AND (p.number <= $4 OR p.created_at <= place_reads.since)), 0) - $4)
         WHERE place_id = $2",
        topic.id,
        topic.place_id,
        sign,
        topic.imported_count
    )?;
    Ok(())
}

/// Marks everything in a place as read.
pub fn read_all(ctx: &mut Ctx, place: &Place) -> Result<()> {
    let reader = ctx.account()?;
    sql!(
        ctx.tx.run,
        "DELETE FROM topic_reads WHERE account_id = $1 AND topic_id IN (SELECT id FROM topics WHERE place_id = $2)",
        reader,
        place.id
    )?;
    sql!(
        ctx.tx.run,
        "INSERT INTO place_reads (account_id, place_id, community_id, seen_count, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id, place_id) DO UPDATE SET seen_count = excluded.seen_count, since = excluded.since",
        reader,
        place.id,
        place.community_id,
        place.live_count,
        ctx.now
    )?;
    Ok(())
}

/// Where somebody who has not opened a topic stands in it: after what is imported and what was there when they joined.
fn before_joining(tx: &mut Tx, topic: &Topic, reader: AccountId) -> Result<i64> {
    let seen: Option<(i64,)> = sql!(
        tx.find,
        "SELECT p.number FROM place_reads r JOIN posts p ON p.topic_id = $1 AND p.created_at <= r.since
         WHERE r.account_id = $2 AND r.place_id = $3 ORDER BY p.created_at DESC, p.number DESC LIMIT 1",
        topic.id,
        reader,
        topic.place_id
    )?;
    Ok(seen.map_or(0, |(number,)| number).max(topic.imported_count))
}

/// Whether unread counts mean anything to somebody of this standing: who only oversees the site has none.
pub fn counts(standing: &Standing) -> bool {
    standing.member
}
