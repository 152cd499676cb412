//! Posts, their earlier versions and the signs under them.

use axum::response::Response;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Made, Program, Sent};
use super::topics::id_of;
use crate::caller::{Path, Query};
use crate::ctx::Ctx;
use crate::features::discussions::{self, PostId, Prose, Reaction, TopicId, actions, editing, reactions};

/// Posts on a page.
const PAGE: i64 = 50;

/// A post; of a deleted one only its place is left.
#[derive(Serialize, ToSchema)]
pub struct Post {
    id: String,
    /// Where in the topic it stands, from 1.
    number: i64,
    author: String,
    author_handle: String,
    quoted_post_id: Option<String>,
    /// As written, in Markdown.
    text: Option<String>,
    /// As shown; safe.
    html: Option<String>,
    created_at: String,
    edited_at: Option<String>,
    deleted: bool,
}

fn post(post: discussions::Post, locale: &Locale) -> Post {
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

fn one_of(ctx: &mut Ctx, id: PostId) -> Result<Post> {
    let seen = editing::seen(ctx, id)?;
    Ok(post(seen.post, &ctx.locale))
}

/// From which number a page goes.
#[derive(Deserialize)]
pub struct PostsQuery {
    from: Option<i64>,
}

/// A topic's posts by their numbers.
#[utoipa::path(get, path = "/api/v1/topics/{topic}/posts", tag = "Posts",
    params(("from" = Option<i64>, Query, description = "The number of the first post; without it, 1.")),
    responses((status = 200, body = List<Post>)))]
pub async fn list(
    program: Program,
    Path(id): Path<TopicId>,
    Query(query): Query<PostsQuery>,
) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let (topic, _) = actions::seen(ctx, id)?;
        let from = query.from.unwrap_or(1).clamp(1, topic.post_count + 1);
        let posts = actions::posts(ctx, id, from, PAGE)?;
        let next = (from + PAGE <= topic.post_count).then(|| format!("?from={}", from + PAGE));
        Ok((posts, next))
    };
    program.list(find, post).await
}

/// A post.
#[utoipa::path(get, path = "/api/v1/posts/{post}", tag = "Posts", responses((status = 200, body = Post)))]
pub async fn one(program: Program, Path(id): Path<PostId>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, id)).await
}

/// A reply to write.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// In Markdown, at most 64 KiB.
    #[schema(min_length = 1)]
    text: String,
    /// The post of the topic that it answers.
    #[serde(default)]
    #[schema(pattern = "^post_[0-9a-hjkmnp-tv-z]{26}$")]
    quoted_post_id: Option<String>,
}

/// Adds a post to a topic.
#[utoipa::path(post, path = "/api/v1/topics/{topic}/posts", tag = "Posts", request_body = NewPost,
    responses((status = 201, body = Made)))]
pub async fn reply(program: Program, Path(id): Path<TopicId>, sent: Sent<NewPost>) -> Result<Response> {
    let prose = Prose::parse(&sent.body.text)?;
    let quoted = id_of("quoted_post_id", sent.body.quoted_post_id.as_deref())?;
    program
        .make(&sent, move |ctx| {
            let id = actions::reply(ctx, id, quoted, &prose)?.to_string();
            Ok(Made { url: format!("/posts/{id}"), id })
        })
        .await
}

/// What a post says from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostBody {
    /// In Markdown, at most 64 KiB.
    #[schema(min_length = 1)]
    text: String,
}

/// Writes what a post says; what it said before is kept.
#[utoipa::path(put, path = "/api/v1/posts/{post}", tag = "Posts", request_body = PostBody,
    responses((status = 200, body = Post)))]
pub async fn edit(program: Program, Path(id): Path<PostId>, sent: Sent<PostBody>) -> Result<Response> {
    let (prose, expected) = (Prose::parse(&sent.body.text)?, program.expected());
    program
        .change(move |ctx| {
            editing::hold(ctx, id)?;
            let (_, version) = editing::editable(ctx, id)?;
            expected.met_by(&one_of(ctx, id)?)?;
            editing::edit(ctx, id, version, &prose)?;
            one_of(ctx, id)
        })
        .await
}

/// Deletes a post: its place and number stay.
#[utoipa::path(delete, path = "/api/v1/posts/{post}", tag = "Posts", responses((status = 204)))]
pub async fn delete(program: Program, Path(id): Path<PostId>) -> Result<Response> {
    program.act(move |ctx| editing::delete(ctx, id).map(drop)).await
}

/// Brings a deleted post back.
#[utoipa::path(put, path = "/api/v1/posts/{post}/restoration", tag = "Posts", responses((status = 204)))]
pub async fn restore(program: Program, Path(id): Path<PostId>) -> Result<Response> {
    program.act(move |ctx| editing::restore(ctx, id).map(drop)).await
}

/// What a post said before an edit.
#[derive(Serialize, ToSchema)]
pub struct PostVersion {
    /// Its number, from 1.
    number: i64,
    html: String,
    /// Since when it said so.
    written_at: String,
}

/// What a post said before, latest first.
#[utoipa::path(get, path = "/api/v1/posts/{post}/versions", tag = "Posts", responses((status = 200, body = List<PostVersion>)))]
pub async fn versions(program: Program, Path(id): Path<PostId>) -> Result<Response> {
    let shown = |version: editing::Version, locale: &Locale| PostVersion {
        number: version.number,
        html: version.html,
        written_at: locale.machine(version.written_at),
    };
    program.list_all(move |ctx| Ok(editing::versions(ctx, id)?.1), shown).await
}

fn kind_of(kind: &str) -> Result<Reaction> {
    Reaction::parse(kind).ok_or(Error::NotFound)
}

/// Puts one's sign under a post: `useful`, `same`, `thanks`, `tried`, `question` or `bravo`.
#[utoipa::path(put, path = "/api/v1/posts/{post}/reactions/{kind}", tag = "Posts", responses((status = 204)))]
pub async fn react(program: Program, Path((id, kind)): Path<(PostId, String)>) -> Result<Response> {
    let kind = kind_of(&kind)?;
    program.act(move |ctx| reactions::give(ctx, id, kind).map(drop)).await
}

/// Takes one's sign back.
#[utoipa::path(delete, path = "/api/v1/posts/{post}/reactions/{kind}", tag = "Posts", responses((status = 204)))]
pub async fn unreact(program: Program, Path((id, kind)): Path<(PostId, String)>) -> Result<Response> {
    let kind = kind_of(&kind)?;
    program.act(move |ctx| reactions::take_back(ctx, id, kind).map(drop)).await
}
