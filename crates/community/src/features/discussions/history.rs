//! Writing what was said before: imported history, and the demonstration's past.
//!
//! - At most [`MOST`] posts go into a transaction, so that a server beside it is never held up for long.
//! - What is there already, by its id, is skipped: a second run adds nothing, and a run that was killed goes on.
//! - Nobody is told. Imported history counts as read.

use std::collections::HashMap;

use platform::clock::Timestamp;
use platform::{Result, sql};

use super::model::{PostId, Prose, Reaction, Title, TopicId};
use super::{following, reactions, store};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::{CommunityId, ThemeId};
use crate::features::places::{self, PlaceId};

/// Posts in a batch.
pub const MOST: usize = 500;

/// How the past counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Elsewhere: everybody has read it.
    Elsewhere,
    /// Here: it is unread to who has not seen it.
    Here,
}

/// A topic of the past.
#[derive(Clone, Debug)]
pub struct PastTopic {
    /// Its id, which carries its time.
    pub id: TopicId,
    /// Whose it is.
    pub community: CommunityId,
    /// Where it is.
    pub place: PlaceId,
    /// Its theme, where it has one.
    pub theme: Option<ThemeId>,
    /// Who opened it.
    pub author: AccountId,
    /// Its title.
    pub title: Title,
    /// How its first post begins.
    pub excerpt: String,
    /// When it was opened.
    pub at: Timestamp,
    /// Its posts, or the next of them, in their order.
    pub posts: Vec<PastPost>,
}

/// A post of the past.
#[derive(Clone, Debug)]
pub struct PastPost {
    /// Its id, which carries its time.
    pub id: PostId,
    /// Who wrote it.
    pub author: AccountId,
    /// When.
    pub at: Timestamp,
    /// When it was last changed, if it was.
    pub edited_at: Option<Timestamp>,
    /// The post that it answers, where it says so.
    pub quoted: Option<PostId>,
    /// What it says.
    pub prose: Prose,
    /// The signs under it, and who put them there.
    pub reactions: Vec<(Reaction, AccountId)>,
}

/// Writes topics of one place with their posts; the ids of the posts that were not there.
pub fn write(ctx: &mut Ctx, topics: &[PastTopic], written: Written) -> Result<Vec<PostId>> {
    let mut fresh = Vec::new();
    for topic in topics {
        let opened = insert_topic(ctx, topic)?;
        let before = fresh.len();
        let counted = insert_posts(ctx, topic, written, &mut fresh)?;
        let posts = (fresh.len() - before) as i64;
        if posts == 0 {
            if opened == 1 {
                // All of it stands in another topic by now: one without posts would be a shell.
                sql!(ctx.tx.run, "DELETE FROM topics WHERE id = $1", topic.id)?;
            }
            continue;
        }
        let live = if written == Written::Here { posts } else { 0 };
        places::store::count(ctx.tx, topic.place, opened, posts, live)?;
        if let Some(last) = counted {
            note_last(ctx, topic, last, posts - live)?;
        }
    }
    Ok(fresh)
}

fn insert_topic(ctx: &mut Ctx, topic: &PastTopic) -> Result<i64> {
    let new = store::NewTopic {
        id: topic.id,
        community_id: topic.community,
        place_id: topic.place,
        author_id: topic.author,
        theme_id: topic.theme,
        title: &topic.title,
        excerpt: &topic.excerpt,
    };
    let there: Option<(i64,)> =
        sql!(ctx.tx.find, "SELECT post_count FROM topics WHERE id = $1 FOR UPDATE", topic.id)?;
    if there.is_some() {
        return Ok(0);
    }
    store::insert_topic(ctx.tx, &new, topic.at)?;
    Ok(1)
}

/// The last of the posts and its number, where any was written.
#[derive(Clone, Copy)]
struct Last {
    number: i64,
    at: Timestamp,
    author: AccountId,
}

fn insert_posts(
    ctx: &mut Ctx,
    topic: &PastTopic,
    how: Written,
    fresh: &mut Vec<PostId>,
) -> Result<Option<Last>> {
    let (mut number,): (i64,) = sql!(ctx.tx.row, "SELECT post_count FROM topics WHERE id = $1", topic.id)?;
    let (mut last, mut authors) = (None, HashMap::new());
    for post in &topic.posts {
        let written = sql!(
            ctx.tx.run,
            "INSERT INTO posts (id, community_id, topic_id, number, author_id, quoted_post_id, source, html, renderer, created_at,
                                edited_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING",
            post.id,
            topic.community,
            topic.id,
            number + 1,
            post.author,
            post.quoted,
            post.prose.source,
            post.prose.html,
            post.prose.renderer,
            post.at,
            post.edited_at
        )?;
        if written == 1 {
            number += 1;
            last = Some(Last { number, at: post.at, author: post.author });
            *authors.entry(post.author).or_insert(0_i64) += 1;
            fresh.push(post.id);
            for (reaction, account) in &post.reactions {
                reactions::import(ctx, topic.community, post.id, *reaction, *account, post.at)?;
            }
        }
    }
    for (author, posts) in authors {
        sql!(
            ctx.tx.run,
            "INSERT INTO topic_authors (topic_id, account_id, post_count) VALUES ($1, $2, $3)
             ON CONFLICT (topic_id, account_id) DO UPDATE SET post_count = topic_authors.post_count + excluded.post_count",
            topic.id,
            author,
            posts
        )?;
        if how == Written::Here {
            following::wrote(ctx.tx, author, topic.id, topic.community, topic.at)?;
        }
    }
    Ok(last)
}

/// A reply that was written since stays the last: history that comes late moves no topic back in time.
fn note_last(ctx: &mut Ctx, topic: &PastTopic, last: Last, imported: i64) -> Result<()> {
    sql!(
        ctx.tx.run,
        "UPDATE topics SET post_count = $2, imported_count = imported_count + $5,
                           last_author_id = CASE WHEN last_post_at > $3 THEN last_author_id ELSE $4 END,
                           last_post_at = CASE WHEN last_post_at > $3 THEN last_post_at ELSE $3 END
         WHERE id = $1",
        topic.id,
        last.number,
        last.at,
        last.author,
        imported
    )?;
    Ok(())
}
