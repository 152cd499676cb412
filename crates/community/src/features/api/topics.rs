//! Topics, and what one wants to know of them.

use axum::response::Response;
use platform::i18n::Locale;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Made, Program, Sent};
use crate::caller::{Path, Query};
use crate::ctx::Ctx;
use crate::features::discussions::{
    self, Level, Older, PostId, Prose, Title, TopicId, TopicLine, actions, answers, both, editing, following,
    moving, pinning, reading,
};
use crate::features::{communities, places};

/// Topics on a page.
const PAGE: usize = 50;

/// A topic as a list shows it.
#[derive(Serialize, ToSchema)]
pub struct Line {
    id: String,
    title: String,
    author: String,
    /// How its first post begins.
    excerpt: String,
    theme: Option<String>,
    post_count: i64,
    unread_count: i64,
    closed: bool,
    answered: bool,
    pinned: bool,
    created_at: String,
    last_post_at: String,
}

fn line(line: TopicLine, locale: &Locale) -> Line {
    Line {
        id: line.id.to_string(),
        title: line.title,
        author: line.author_name,
        excerpt: line.excerpt,
        theme: line.theme,
        post_count: line.post_count,
        unread_count: line.unread,
        closed: line.closed,
        answered: !line.unanswered,
        pinned: line.pinned,
        created_at: locale.machine(line.created_at),
        last_post_at: locale.machine(line.last_post_at),
    }
}

/// From where a list of topics goes on; `next` holds both.
#[derive(Deserialize)]
pub struct TopicsQuery {
    before: Option<i64>,
    id: Option<TopicId>,
}

impl TopicsQuery {
    fn older(&self) -> Older {
        Older::of(self.before, self.id)
    }
}

/// A place's topics, latest activity first. Pinned ones stand first on the first page.
#[utoipa::path(get, path = "/api/v1/communities/{community}/places/{place}/topics", tag = "Topics", params(
    ("before" = Option<i64>, Query, description = "From `next`."), ("id" = Option<String>, Query, description = "From `next`.")),
    responses((status = 200, body = List<Line>)))]
pub async fn list(
    program: Program,
    Path((community, slug)): Path<(String, String)>,
    Query(query): Query<TopicsQuery>,
) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = places::actions::seen(ctx, &community, &slug)?;
        let (mut topics, more) = reading::page_of(ctx, &seen.place, query.older().point(), PAGE)?;
        let next = Older::after(&topics, more);
        if query.before.is_none() {
            let pinned = reading::pinned(ctx, &seen.place)?;
            topics.splice(0..0, pinned);
        }
        Ok((topics, next))
    };
    program.list(find, line).await
}

/// What one follows in a community, latest activity first.
#[utoipa::path(get, path = "/api/v1/communities/{community}/following", tag = "Topics", params(
    ("before" = Option<i64>, Query, description = "From `next`."), ("id" = Option<String>, Query, description = "From `next`.")),
    responses((status = 200, body = List<Line>)))]
pub async fn followed(
    program: Program,
    Path(slug): Path<String>,
    Query(query): Query<TopicsQuery>,
) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = communities::actions::seen(ctx, &slug)?;
        let (mut topics, more) = following::page_of(ctx, seen.community.id, query.older().point(), PAGE)?;
        let next = Older::after(&topics, more);
        let places = places::actions::visible(ctx, seen.community.id, &seen.standing)?;
        topics.retain(|topic| places.iter().any(|place| place.id == topic.place_id));
        Ok((topics, next))
    };
    program.list(find, line).await
}

/// A topic.
#[derive(Serialize, ToSchema)]
pub struct Topic {
    id: String,
    title: String,
    community: String,
    place: String,
    theme_id: Option<String>,
    post_count: i64,
    /// The number of the last post that one has seen.
    position: i64,
    level: Option<Level>,
    closed: bool,
    pinned: bool,
    announced: bool,
    /// The reply that helped.
    answer_id: Option<String>,
    created_at: String,
    last_post_at: String,
}

impl Topic {
    fn of(ctx: &mut Ctx, id: TopicId) -> Result<Self> {
        let (topic, seen) = actions::seen(ctx, id)?;
        let reader = ctx.account()?;
        let position = reading::position(ctx.tx, &topic, reader)?;
        let level = following::level(ctx.tx, reader, id)?;
        Ok(Topic {
            id: topic.id.to_string(),
            title: topic.title,
            community: seen.within.community.slug,
            place: seen.place.slug,
            theme_id: topic.theme_id.map(|id| id.to_string()),
            post_count: topic.post_count,
            position,
            level,
            closed: topic.closed_at.is_some(),
            pinned: topic.pinned_at.is_some(),
            announced: topic.announced_at.is_some(),
            answer_id: topic.answer_id.map(|id| id.to_string()),
            created_at: ctx.locale.machine(topic.created_at),
            last_post_at: ctx.locale.machine(topic.last_post_at),
        })
    }
}

/// A topic.
#[utoipa::path(get, path = "/api/v1/topics/{topic}", tag = "Topics", responses((status = 200, body = Topic)))]
pub async fn one(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.show(move |ctx| Topic::of(ctx, id)).await
}

/// A topic to open.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTopic {
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    /// Its first post, in Markdown.
    #[schema(min_length = 1)]
    text: String,
    #[serde(default)]
    #[schema(pattern = "^theme_[0-9a-hjkmnp-tv-z]{26}$")]
    theme_id: Option<String>,
}

/// Opens a topic.
#[utoipa::path(post, path = "/api/v1/communities/{community}/places/{place}/topics", tag = "Topics", request_body = NewTopic,
    responses((status = 201, body = Made)))]
pub async fn open(
    program: Program,
    Path((community, slug)): Path<(String, String)>,
    sent: Sent<NewTopic>,
) -> Result<Response> {
    let (title, prose) = both(Title::parse(&sent.body.title), Prose::parse(&sent.body.text))?;
    let theme = id_of("theme_id", sent.body.theme_id.as_deref())?;
    program
        .make(&sent, move |ctx| {
            let seen = places::actions::seen(ctx, &community, &slug)?;
            let id = actions::open(ctx, &seen, &title, &prose, theme)?.to_string();
            Ok(Made { url: format!("/topics/{id}"), id })
        })
        .await
}

/// An id as sent, where one was.
pub fn id_of<T: std::str::FromStr>(member: &'static str, sent: Option<&str>) -> Result<Option<T>> {
    let id = sent.map(str::parse).transpose();
    id.map_err(|_| Error::invalid(member, say!("api-id-unsound")))
}

/// Another title and theme; the theme that is left out is taken away.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicBody {
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    #[serde(default)]
    #[schema(pattern = "^theme_[0-9a-hjkmnp-tv-z]{26}$")]
    theme_id: Option<String>,
}

/// Writes a topic's title and theme.
#[utoipa::path(put, path = "/api/v1/topics/{topic}", tag = "Topics", request_body = TopicBody,
    responses((status = 200, body = Topic)))]
pub async fn retitle(program: Program, Path(id): Path<TopicId>, sent: Sent<TopicBody>) -> Result<Response> {
    let (title, expected) = (Title::parse(&sent.body.title)?, program.expected());
    let theme = id_of("theme_id", sent.body.theme_id.as_deref())?;
    program
        .change(move |ctx| {
            let first = editing::first_post(ctx, id)?;
            editing::hold(ctx, first)?;
            expected.met_by(&Topic::of(ctx, id)?)?;
            editing::retitle(ctx, id, &title, theme)?;
            Topic::of(ctx, id)
        })
        .await
}

/// Closes a topic to replies.
#[utoipa::path(put, path = "/api/v1/topics/{topic}/closure", tag = "Topics", responses((status = 204)))]
pub async fn close(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| editing::set_closed(ctx, id, true)).await
}

/// Opens a closed topic again.
#[utoipa::path(delete, path = "/api/v1/topics/{topic}/closure", tag = "Topics", responses((status = 204)))]
pub async fn reopen(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| editing::set_closed(ctx, id, false)).await
}

/// Puts a topic at the top of its place.
#[utoipa::path(put, path = "/api/v1/topics/{topic}/pin", tag = "Topics", responses((status = 204)))]
pub async fn pin(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| pinning::pin(ctx, id)).await
}

/// Takes it from there.
#[utoipa::path(delete, path = "/api/v1/topics/{topic}/pin", tag = "Topics", responses((status = 204)))]
pub async fn unpin(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| pinning::unpin(ctx, id)).await
}

/// Tells everybody of a topic.
#[utoipa::path(put, path = "/api/v1/topics/{topic}/announcement", tag = "Topics", responses((status = 204)))]
pub async fn announce(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| pinning::announce(ctx, id)).await
}

/// Withdraws an announcement.
#[utoipa::path(delete, path = "/api/v1/topics/{topic}/announcement", tag = "Topics", responses((status = 204)))]
pub async fn withdraw(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| pinning::withdraw(ctx, id)).await
}

/// What one wants to know of a topic.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Following {
    level: Level,
}

/// Follows or mutes a topic.
#[utoipa::path(put, path = "/api/v1/topics/{topic}/following", tag = "Topics", request_body = Following,
    responses((status = 204)))]
pub async fn follow(program: Program, Path(id): Path<TopicId>, sent: Sent<Following>) -> Result<Response> {
    program.act(move |ctx| following::choose(ctx, id, Some(sent.body.level))).await
}

/// Neither follows nor mutes a topic.
#[utoipa::path(delete, path = "/api/v1/topics/{topic}/following", tag = "Topics", responses((status = 204)))]
pub async fn unfollow(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| following::choose(ctx, id, None)).await
}

/// How far one has read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// The number of the last post that one has seen.
    number: i64,
}

/// Moves one's position forward; back, nothing changes.
#[utoipa::path(put, path = "/api/v1/topics/{topic}/position", tag = "Topics", request_body = Position,
    responses((status = 204)))]
pub async fn read_to(program: Program, Path(id): Path<TopicId>, sent: Sent<Position>) -> Result<Response> {
    program.act(move |ctx| reading::advance(ctx, id, sent.body.number)).await
}

/// Where a topic goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Destination {
    /// The place's name in addresses.
    place: String,
}

/// Moves a topic to another place of its community.
#[utoipa::path(put, path = "/api/v1/topics/{topic}/place", tag = "Topics", request_body = Destination,
    responses((status = 200, body = Topic)))]
pub async fn move_to(program: Program, Path(id): Path<TopicId>, sent: Sent<Destination>) -> Result<Response> {
    program
        .change(move |ctx| {
            let (_, from) = actions::seen(ctx, id)?;
            let to = places::actions::seen(ctx, &from.within.community.slug, &sent.body.place)?;
            moving::go(ctx, id, to.place.id)?;
            Topic::of(ctx, id)
        })
        .await
}

/// The reply that helped.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    #[schema(pattern = "^post_[0-9a-hjkmnp-tv-z]{26}$")]
    post_id: String,
}

/// Marks the reply that helped, in a place in which people ask.
#[utoipa::path(put, path = "/api/v1/topics/{topic}/answer", tag = "Topics", request_body = Answer,
    responses((status = 204)))]
pub async fn accept(program: Program, Path(id): Path<TopicId>, sent: Sent<Answer>) -> Result<Response> {
    let post: Option<PostId> = id_of("post_id", Some(&sent.body.post_id))?;
    program
        .act(move |ctx| {
            let post = post.ok_or(Error::NotFound)?;
            if discussions::store::post_place(ctx.tx, post)?.0 != id {
                return Err(Error::NotFound);
            }
            answers::accept(ctx, post).map(drop)
        })
        .await
}

/// Takes the mark away.
#[utoipa::path(delete, path = "/api/v1/topics/{topic}/answer", tag = "Topics", responses((status = 204)))]
pub async fn unaccept(program: Program, Path(id): Path<TopicId>) -> Result<Response> {
    program.act(move |ctx| answers::withdraw(ctx, id)).await
}
