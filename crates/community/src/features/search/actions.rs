//! Finding, and keeping the index up with what is written.

use std::collections::{HashMap, HashSet};

use platform::db::Tx;
use platform::ids::Raw;
use platform::search::{self, Entry, Kind, Piece, Query, Reach, Stems};
use platform::text::plain;
use platform::{Error, Result};

use super::store::{self, FoundPost};
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId, Person};
use crate::features::communities;
use crate::features::discussions::history::PastTopic;
use crate::features::discussions::{PostId, TopicId};
use crate::features::places::{self, PlaceId};

/// Posts, of which nearly all of the index is.
const POST: Kind = Kind { name: "post", mark: "" };
/// People.
const PERSON: Kind = Kind { name: "person", mark: "zqx9" };
/// Candidates that are looked at for one page.
pub const MOST: usize = 3_000;
/// Results on a page.
const PAGE: usize = 20;
/// Characters of an excerpt.
const EXCERPT: usize = 220;
/// Candidates that are fetched at once.
const STRIDE: i64 = 200;

/// A post that was found, with the passage in which the words stand.
pub struct PostResult {
    /// The post.
    pub post: FoundPost,
    /// The topic's title, the words marked.
    pub title: Vec<Piece>,
    /// The passage, the words marked.
    pub excerpt: Vec<Piece>,
}

/// From where a search goes on.
#[derive(Clone, Copy)]
pub struct Mark {
    /// Before which entry.
    pub before: i64,
    /// How far the query reaches.
    pub reach: Reach,
}

impl Mark {
    /// From the number in an address: below zero, the query reaches to beginnings.
    pub fn of(number: i64) -> Self {
        let reach = if number < 0 { Reach::Beginnings } else { Reach::Words };
        Mark { before: number.saturating_abs(), reach }
    }

    /// As a number in an address.
    pub fn number(self) -> i64 {
        if self.reach == Reach::Beginnings { -self.before } else { self.before }
    }
}

/// A page of results.
pub struct Results {
    /// What was found.
    pub posts: Vec<PostResult>,
    /// From where the search goes on, where there may be more.
    pub next: Option<Mark>,
}

/// The posts that a reader finds, newest first; within a community where `slug` names one. Where the words themselves do
/// not fill the first page, longer words count too that begin as the last one does.
pub fn posts(ctx: &mut Ctx, stems: &Stems, query: &Query, slug: &str, from: Option<Mark>) -> Result<Results> {
    ctx.actor()?;
    let start = |reach| Mark { before: i64::MAX, reach };
    if let Some(mark) = from {
        return posts_from(ctx, stems, query, slug, mark);
    }
    let results = posts_from(ctx, stems, query, slug, start(Reach::Words))?;
    match results.next {
        Some(_) => Ok(results),
        None => posts_from(ctx, stems, query, slug, start(Reach::Beginnings)),
    }
}

fn posts_from(ctx: &mut Ctx, stems: &Stems, query: &Query, slug: &str, mark: Mark) -> Result<Results> {
    let (mut results, mut looked, mut mark) = (Vec::new(), 0, mark);
    let mut sees: HashMap<PlaceId, bool> = HashMap::new();
    loop {
        let candidates = search::find(ctx.tx, query, mark.reach, POST, mark.before, STRIDE)?;
        for candidate in &candidates {
            mark.before = candidate.n;
            let Some(place) = candidate.place_id.map(PlaceId) else { continue };
            if !seen(ctx, &mut sees, place, slug)? {
                continue;
            }
            // A topic that has just moved is still indexed where it was: where it is decides.
            if let Some(post) = store::post(ctx.tx, PostId(candidate.object_id))?
                && seen(ctx, &mut sees, post.place_id, slug)?
            {
                results.push(shown(stems, query, post));
            }
            if results.len() == PAGE {
                return Ok(Results { posts: results, next: Some(mark) });
            }
        }
        looked += candidates.len();
        if candidates.len() < STRIDE as usize {
            return Ok(Results { posts: results, next: None });
        }
        if looked >= MOST {
            return Ok(Results { posts: results, next: Some(mark) });
        }
    }
}

/// The people whom a reader finds: those whom they meet in a community, at most a page of them.
pub fn people(ctx: &mut Ctx, query: &Query, slug: &str) -> Result<Vec<Person>> {
    let people = people_by(ctx, query, Reach::Words, slug)?;
    if people.len() == PAGE { Ok(people) } else { people_by(ctx, query, Reach::Beginnings, slug) }
}

fn people_by(ctx: &mut Ctx, query: &Query, reach: Reach, slug: &str) -> Result<Vec<Person>> {
    let (reader, owns_site) = (ctx.account()?, ctx.actor()?.owns_site());
    let mut people = Vec::new();
    for candidate in search::find(ctx.tx, query, reach, PERSON, i64::MAX, STRIDE)? {
        let id = AccountId(candidate.object_id);
        let known = match owns_site || id == reader {
            true => slug.is_empty() || store::belongs(ctx.tx, id, slug)?,
            false => communities::actions::meets_in(ctx, id, slug)?,
        };
        if known {
            people.push(accounts::store::person(ctx.tx, id)?);
        }
        if people.len() == PAGE {
            break;
        }
    }
    Ok(people)
}

/// Brings the index up with a post: writes, changes or removes it.
pub fn index_post(ctx: &mut Ctx, stems: &Stems, id: PostId) -> Result<()> {
    let post = store::indexable(ctx.tx, id)?;
    if post.deleted {
        return search::remove(ctx.tx, id.0);
    }
    let text = found_by(post.number == 1, &post.title, &post.html);
    search::put(ctx.tx, stems, &entry(id, post.place_id, &text))
}

/// Indexes the posts that come after one in the order of their ids; those that it looked at.
pub fn index_from(ctx: &mut Ctx, stems: &Stems, after: PostId, most: i64) -> Result<Vec<PostId>> {
    let posts = store::posts_after(ctx.tx, after, most)?;
    for post in &posts {
        index_post(ctx, stems, *post)?;
    }
    Ok(posts)
}

/// Indexes the people who come after one in the order of their ids; those that it looked at.
pub fn index_people_from(
    ctx: &mut Ctx,
    stems: &Stems,
    after: AccountId,
    most: i64,
) -> Result<Vec<AccountId>> {
    let people = store::people_after(ctx.tx, after, most)?;
    for person in &people {
        index_person(ctx, stems, *person)?;
    }
    Ok(people)
}

/// A topic's posts are found by who sees the place in which it is now.
pub fn move_topic(ctx: &mut Ctx, id: TopicId) -> Result<()> {
    store::move_topic(ctx.tx, id)
}

/// Writes the past's posts into the index, those that are in `fresh`: they were never in it.
pub fn index_past(ctx: &mut Ctx, stems: &Stems, topics: &[PastTopic], fresh: &HashSet<PostId>) -> Result<()> {
    for topic in topics {
        for post in topic.posts.iter().filter(|post| fresh.contains(&post.id)) {
            let text = found_by(post.at == topic.at, topic.title.as_str(), &post.prose.html);
            search::insert(ctx.tx, stems, &entry(post.id, topic.place, &text))?;
        }
    }
    Ok(())
}

/// By which words a post is found: the first of a topic by the topic's title too.
fn found_by(first: bool, title: &str, html: &str) -> String {
    let text = plain(html);
    if first { format!("{title} {text}") } else { text }
}

fn entry(post: PostId, place: PlaceId, text: &str) -> Entry<'_> {
    Entry { kind: POST, object_id: post.0, place_id: Some(place.0), text }
}

/// Brings the index up with a person.
pub fn index_person(ctx: &mut Ctx, stems: &Stems, id: AccountId) -> Result<()> {
    let person = accounts::store::person(ctx.tx, id)?;
    put_person(ctx.tx, stems, id, &format!("{} {} {}", person.name, person.handle, person.line))
}

fn put_person(tx: &mut Tx, stems: &Stems, id: AccountId, text: &str) -> Result<()> {
    search::put(tx, stems, &Entry { kind: PERSON, object_id: id.0, place_id: None, text })
}

/// Writes everybody's entry anew, where the index held people by other words.
pub fn index_people_anew(tx: &mut Tx) -> Result<()> {
    let stems = Stems::default();
    let mut after = AccountId(Raw::nil());
    loop {
        let people = store::texts_of_people(tx, after, 500)?;
        let Some((last, _)) = people.last() else { return Ok(()) };
        after = *last;
        for (id, text) in &people {
            put_person(tx, &stems, *id, text)?;
        }
    }
}

/// Whether the reader sees a place, by the policy of places; remembered for the page.
fn seen(ctx: &mut Ctx, sees: &mut HashMap<PlaceId, bool>, place: PlaceId, slug: &str) -> Result<bool> {
    if let Some(known) = sees.get(&place) {
        return Ok(*known);
    }
    let verdict = match places::actions::seen_by_id(ctx, place) {
        Ok(seen) => slug.is_empty() || seen.within.community.slug == slug,
        Err(Error::NotFound) => false,
        Err(error) => return Err(error),
    };
    sees.insert(place, verdict);
    Ok(verdict)
}

fn shown(stems: &Stems, query: &Query, post: FoundPost) -> PostResult {
    let text = plain(&post.html);
    PostResult {
        title: search::excerpt(stems, query, &post.title, 160),
        excerpt: search::excerpt(stems, query, &text, EXCERPT),
        post,
    }
}
