//! What people do with topics and posts, and the one door through which an outside id becomes a topic.

use platform::{Error, Result, say};

use super::model::{Post, PostId, PostWritten, Prose, Title, Topic, TopicId};
use super::{attachments, following, policy, reading, store};
use crate::ctx::Ctx;
use crate::features::charter::rules;
use crate::features::communities::{self, CommunityId, ThemeId};
use crate::features::places;
use crate::features::places::actions::Seen as SeenPlace;

/// The topic of this id with its place, for who may see the place; not found for others.
pub fn seen(ctx: &mut Ctx, id: TopicId) -> Result<(Topic, SeenPlace)> {
    let topic = store::topic(ctx.tx, id)?;
    let place = places::actions::seen_by_id(ctx, topic.place_id)?;
    Ok((topic, place))
}

/// The posts numbered `from` and after, at most `most`. Who may see the topic was decided before.
pub fn posts(ctx: &mut Ctx, topic: TopicId, from: i64, most: i64) -> Result<Vec<Post>> {
    store::posts(ctx.tx, topic, from, most, ctx.now)
}

/// Opens a topic with its first post.
pub fn open(
    ctx: &mut Ctx,
    place: &SeenPlace,
    title: &Title,
    prose: &Prose,
    theme_id: Option<ThemeId>,
) -> Result<TopicId> {
    let author_id = ctx.account()?;
    policy::open(place.standing(), &place.place)?;
    rules::stop(ctx, place.place.community_id, place.place.id, &prose.source)?;
    check_theme(ctx, place.place.community_id, theme_id)?;
    let new = store::NewTopic {
        id: TopicId::draw(&mut ctx.ids),
        community_id: place.place.community_id,
        place_id: place.place.id,
        author_id,
        theme_id,
        title,
        excerpt: &prose.excerpt,
    };
    store::insert_topic(ctx.tx, &new, ctx.now)?;
    places::store::count(ctx.tx, place.place.id, 1, 0, 0)?;
    let topic = store::topic(ctx.tx, new.id)?;
    write(ctx, &topic, None, prose)?;
    Ok(topic.id)
}

/// Refuses a theme that is not the community's.
pub fn check_theme(ctx: &mut Ctx, community: CommunityId, theme: Option<ThemeId>) -> Result<()> {
    let Some(theme) = theme else { return Ok(()) };
    let themes = communities::store::themes(ctx.tx, community)?;
    match themes.iter().any(|known| known.id == theme) {
        true => Ok(()),
        false => Err(Error::invalid("theme", say!("theme-unknown"))),
    }
}

/// Adds a post to a topic.
pub fn reply(ctx: &mut Ctx, id: TopicId, quoted: Option<PostId>, prose: &Prose) -> Result<PostId> {
    let (topic, place) = seen(ctx, id)?;
    ctx.account()?;
    policy::reply(place.standing(), &place.place, &topic)?;
    rules::stop(ctx, topic.community_id, topic.place_id, &prose.source)?;
    if let Some(quoted) = quoted
        && store::post(ctx.tx, quoted, ctx.now)?.0 != topic.id
    {
        return Err(Error::NotFound);
    }
    write(ctx, &topic, quoted, prose)
}

fn write(ctx: &mut Ctx, topic: &Topic, quoted: Option<PostId>, prose: &Prose) -> Result<PostId> {
    let author = ctx.account()?;
    let post_id = PostId::draw(&mut ctx.ids);
    let number = store::next_number(ctx.tx, topic.id, author, ctx.now)?;
    let number = number.ok_or(Error::Conflict(say!("topic-closed")))?;
    store::insert_post(ctx.tx, post_id, topic, number, author, quoted, prose, ctx.now)?;
    attachments::note(ctx, post_id, author, &prose.source)?;
    places::store::count(ctx.tx, topic.place_id, 0, 1, 1)?;
    reading::wrote(ctx, topic, author, number)?;
    following::wrote(ctx.tx, author, topic.id, topic.community_id, ctx.now)?;
    ctx.emit(&PostWritten { post_id, topic_id: topic.id })?;
    Ok(post_id)
}
