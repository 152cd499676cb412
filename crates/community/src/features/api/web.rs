//! The API's routes.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::clock::Timestamp;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::json::{Community, List, Made, Me, NewPost, NewTopic, Place, Post, Sent, Topic};
use crate::caller::{Caller, Path, Query};
use crate::features::discussions::{self, PostId, Prose, Title, TopicId, TopicLine, actions, both};
use crate::features::{communities, places};

/// Things on a page of a list.
const PAGE: i64 = 50;

/// Who the token belongs to.
pub async fn me(caller: Caller) -> Result<Response> {
    let me = caller
        .read(|ctx| {
            let account = ctx.actor()?.account.clone();
            Ok(Me {
                id: account.id.to_string(),
                name: account.name,
                handle: account.handle,
                line: account.line,
                time_zone: account.zone,
            })
        })
        .await?;
    Ok(Json(me).into_response())
}

/// The communities to which they belong.
pub async fn communities(caller: Caller) -> Result<Response> {
    let items = caller
        .read(|ctx| {
            let account = ctx.account()?;
            let communities = communities::store::of_account(ctx.tx, account)?;
            Ok(communities.into_iter().map(community).collect())
        })
        .await?;
    Ok(Json(List { items, next: None }).into_response())
}

/// A community's places that they see.
pub async fn places(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let items = caller
        .read(move |ctx| {
            let within = communities::actions::seen(ctx, &slug)?;
            let places = places::actions::visible(ctx, within.community.id, &within.standing)?;
            Ok(places.into_iter().map(place).collect())
        })
        .await?;
    Ok(Json(List { items, next: None }).into_response())
}

/// From where a list of topics goes on.
#[derive(Deserialize)]
pub struct TopicsQuery {
    before: Option<i64>,
    id: Option<TopicId>,
}

/// A place's topics, latest activity first.
pub async fn topics(
    caller: Caller,
    Path((community, slug)): Path<(String, String)>,
    Query(query): Query<TopicsQuery>,
) -> Result<Response> {
    let list = caller
        .read(move |ctx| {
            let seen = places::actions::seen(ctx, &community, &slug)?;
            let before = match (query.before, query.id) {
                (Some(at), Some(id)) => (Timestamp(at), id),
                _ => (Timestamp(i64::MAX), TopicId(platform::ids::Raw::max())),
            };
            let (topics, more) = discussions::reading::page_of(ctx, &seen.place, before, PAGE as usize)?;
            let next = topics.last().filter(|_| more).map(|last| {
                let (at, id) = (last.last_post_at.0, last.id);
                format!("/api/v1{}/topics?before={at}&id={id}", seen.path())
            });
            let items = topics.into_iter().map(|line| topic(line, &ctx.locale)).collect();
            Ok(List { items, next })
        })
        .await?;
    Ok(Json(list).into_response())
}

/// Opens a topic.
pub async fn open(
    caller: Caller,
    Path((community, slug)): Path<(String, String)>,
    Sent(new): Sent<NewTopic>,
) -> Result<Response> {
    let (title, prose) = both(Title::parse(&new.title), Prose::parse(&new.text))?;
    let id = caller
        .write(move |ctx| {
            let seen = places::actions::seen(ctx, &community, &slug)?;
            actions::open(ctx, &seen, &title, &prose, None)
        })
        .await?;
    Ok(made(id.to_string(), format!("/topics/{id}")))
}

/// Which posts of a topic.
#[derive(Deserialize)]
pub struct PostsQuery {
    from: Option<i64>,
}

/// A topic's posts by their numbers, from `from`.
pub async fn posts(
    caller: Caller,
    Path(id): Path<TopicId>,
    Query(query): Query<PostsQuery>,
) -> Result<Response> {
    let list = caller
        .read(move |ctx| {
            let (topic, _) = actions::seen(ctx, id)?;
            let from = query.from.unwrap_or(1).clamp(1, topic.post_count + 1);
            let posts = actions::posts(ctx, id, from, PAGE)?;
            let next = (from + PAGE <= topic.post_count)
                .then(|| format!("/api/v1/topics/{id}/posts?from={}", from + PAGE));
            Ok(List { items: posts.into_iter().map(|one| post(one, &ctx.locale)).collect(), next })
        })
        .await?;
    Ok(Json(list).into_response())
}

/// Adds a post to a topic.
pub async fn reply(caller: Caller, Path(id): Path<TopicId>, Sent(new): Sent<NewPost>) -> Result<Response> {
    let prose = Prose::parse(&new.text)?;
    let quoted = new.quoted_post_id.map(|typed| typed.parse::<PostId>()).transpose();
    let quoted = quoted.map_err(|_| Error::invalid("quoted_post_id", say!("api-id-unsound")))?;
    let post = caller.write(move |ctx| actions::reply(ctx, id, quoted, &prose)).await?;
    Ok(made(post.to_string(), format!("/posts/{post}")))
}

fn made(id: String, url: String) -> Response {
    (StatusCode::CREATED, [(header::LOCATION, url.clone())], Json(Made { id, url })).into_response()
}

fn community(community: communities::Community) -> Community {
    Community {
        slug: community.slug,
        name: community.name,
        kind: community.kind.name(),
        description: community.description,
        goal: community.goal,
        language: community.language,
        member_count: community.member_count,
    }
}

fn place(place: places::Place) -> Place {
    Place {
        slug: place.slug,
        name: place.name,
        purpose: place.purpose,
        seen_by: place.seen_by.name(),
        written_by: place.written_by.name(),
        lounge: place.lounge,
        asks: place.asks,
    }
}

fn topic(line: TopicLine, locale: &platform::i18n::Locale) -> Topic {
    Topic {
        id: line.id.to_string(),
        title: line.title,
        author: line.author_name,
        excerpt: line.excerpt,
        theme: line.theme,
        post_count: line.post_count,
        unread_count: line.unread,
        closed: line.closed,
        answered: !line.unanswered,
        created_at: locale.machine(line.created_at),
        last_post_at: locale.machine(line.last_post_at),
    }
}

fn post(post: discussions::Post, locale: &platform::i18n::Locale) -> Post {
    let there = post.deleted_at.is_none();
    Post {
        id: post.id.to_string(),
        number: post.number,
        author: post.author_name,
        author_handle: post.author_handle,
        quoted_post_id: post.quoted_post_id.map(|id| id.to_string()),
        text: there.then_some(post.source),
        html: there.then_some(post.html),
        created_at: locale.machine(post.created_at),
        edited_at: post.edited_at.map(|at| locale.machine(at)),
        deleted: !there,
    }
}
