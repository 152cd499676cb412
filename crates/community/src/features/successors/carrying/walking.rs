//! The walk along the chosen places: a batch in each transaction, and a row that says how far it has come.

use std::collections::{HashMap, HashSet};

use platform::Result;
use platform::clock::Timestamp;
use platform::i18n::Language;
use platform::ids::{Raw, made_of};
use platform::jobs::Reactions;
use platform::search::Stems;
use sha2::{Digest, Sha256};

use super::super::model::SuccessorId;
use super::super::store as successors;
use super::GATHERS;
use super::sources::{self, Source, SourcePost};
use super::store::{self, Walk};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::communities::{self, CommunityId};
use crate::features::discussions::history::{self, PastPost, PastTopic, Written};
use crate::features::discussions::{PostId, Prose, Title, TopicId, attachments, reading};
use crate::features::places::PlaceId;
use crate::features::search;

/// Posts that one batch copies, and topics at which it looks.
const POSTS: i64 = 100;
const TOPICS: usize = 20;

/// What happens by itself while a walk is to go on.
pub fn react(app: &App, reactions: &mut Reactions) {
    let app = app.clone();
    reactions.watch("successors.carry", store::is_due, move |tx, now, ids| {
        go_on(&mut Ctx::new(tx, &app, now, ids, None, Language::English))
    });
}

/// From where to where a walk carries.
struct Way {
    successor: SuccessorId,
    old: CommunityId,
    new: CommunityId,
}

/// Walks on, one batch.
fn go_on(ctx: &mut Ctx) -> Result<()> {
    let Some(mut walk) = store::due(ctx.tx, ctx.now)? else { return Ok(()) };
    let successor = successors::find(ctx.tx, walk.successor_id)?;
    let Some(new) = successor.founded_id else { return store::end(ctx.tx, &walk, None, ctx.now) };
    // Nothing new comes into a community that is closed.
    if communities::store::find(ctx.tx, new)?.read_only_at.is_some() {
        return store::end(ctx.tx, &walk, None, ctx.now);
    }
    let way = Way { successor: successor.id, old: successor.community_id, new };
    let mut room = POSTS;
    for _ in 0..TOPICS {
        let Some(topic) = next(ctx, &way, &walk)? else {
            let next_at = walk.again.then(|| ctx.now.plus_seconds(GATHERS));
            return store::end(ctx.tx, &walk, next_at, ctx.now);
        };
        let looked_at = carry(ctx, &way, &mut walk, &topic, room)?;
        room -= looked_at;
        if room <= 0 {
            break;
        }
    }
    store::save(ctx.tx, &walk, ctx.now)
}

/// The topic under way, else the next one.
fn next(ctx: &mut Ctx, way: &Way, walk: &Walk) -> Result<Option<Source>> {
    if let Some(within) = walk.within_id
        && let Some(topic) = sources::topic(ctx.tx, way.successor, within)?
    {
        return Ok(Some(topic));
    }
    let place = walk.place_id.unwrap_or(PlaceId(Raw::nil()));
    let topic = walk.topic_id.unwrap_or(TopicId(Raw::nil()));
    sources::next_topic(ctx.tx, way.successor, way.old, (place, walk.active_at, topic))
}

/// Copies what may come of a topic, or the next of it; how many posts it took.
fn carry(ctx: &mut Ctx, way: &Way, walk: &mut Walk, topic: &Source, room: i64) -> Result<i64> {
    let from = if walk.within_id == Some(topic.id) { walk.within_number } else { 0 };
    let posts = match topic.comes {
        true => sources::posts(ctx.tx, way.successor, topic.id, from, room)?,
        false => Vec::new(),
    };
    let id = TopicId(same_id(way, "topic", topic.id.0, topic.created_at));
    if !posts.is_empty() {
        copy(ctx, way, walk, topic, id, &posts)?;
    }
    let taken = posts.len() as i64;
    match posts.last().filter(|_| taken == room) {
        Some(last) => {
            walk.within_id = Some(topic.id);
            walk.within_number = last.number;
        }
        None => {
            let stayed = sources::staying(ctx.tx, way.successor, topic.id)?;
            store::note_stayed(ctx.tx, id, stayed)?;
            walk.within_id = None;
            walk.within_number = 0;
            walk.place_id = Some(topic.place_id);
            walk.active_at = topic.last_post_at;
            walk.topic_id = Some(topic.id);
            walk.looked_at += 1;
        }
    }
    Ok(taken)
}

fn copy(
    ctx: &mut Ctx,
    way: &Way,
    walk: &mut Walk,
    topic: &Source,
    id: TopicId,
    posts: &[SourcePost],
) -> Result<()> {
    let ids: HashMap<PostId, PostId> = posts
        .iter()
        .map(|post| (post.id, PostId(same_id(way, "post", post.id.0, post.created_at))))
        .collect();
    let past = PastTopic {
        id,
        community: way.new,
        place: topic.into_id,
        theme: None,
        author: topic.author_id,
        title: Title::parse(&topic.title)?,
        excerpt: topic.excerpt.clone(),
        at: topic.created_at,
        posts: posts.iter().map(|post| copied(post, &ids)).collect(),
    };
    let past = [past];
    let fresh: HashSet<PostId> = history::write(ctx, &past, Written::Elsewhere)?.into_iter().collect();
    if fresh.is_empty() {
        return Ok(());
    }
    search::actions::index_past(ctx, &Stems::default(), &past, &fresh)?;
    let came = store::note_topic(ctx.tx, id, way.new, topic.id)?;
    walk.topics += i64::from(came);
    for (post, new) in posts.iter().zip(&past[0].posts).filter(|(_, new)| fresh.contains(&new.id)) {
        store::note_post(ctx.tx, new.id, way.new, way.successor, post.author_id, post.id)?;
        attachments::note(ctx, new.id, post.author_id, &post.source)?;
        walk.posts += 1;
    }
    if !came {
        reading::pass_over(ctx.tx, way.new, id, fresh.len() as i64)?;
    }
    Ok(())
}

fn copied(post: &SourcePost, ids: &HashMap<PostId, PostId>) -> PastPost {
    PastPost {
        id: ids.get(&post.id).copied().unwrap_or(post.id),
        author: post.author_id,
        at: post.created_at,
        edited_at: post.edited_at,
        quoted: post.quoted_along.or_else(|| ids.get(&post.quoted_id?).copied()),
        prose: Prose {
            source: post.source.clone(),
            html: post.html.clone(),
            renderer: post.renderer,
            excerpt: Prose::excerpt_of(&post.html),
        },
        reactions: Vec::new(),
    }
}

/// The id that a copy gets every time: the time of what it copies, and bits that follow from it and from the successor.
fn same_id(way: &Way, kind: &str, origin: Raw, at: Timestamp) -> Raw {
    let hash = Sha256::digest(format!("{}\n{kind}\n{origin}", way.successor).as_bytes());
    let mut bits = [0; 10];
    bits.copy_from_slice(&hash[..10]);
    made_of(at, &bits)
}
