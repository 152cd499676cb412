//! A place's topics and a topic's posts.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use platform::clock::Timestamp;
use platform::{Error, Result};
use serde::Deserialize;

use super::model::{Post, PostId, Prose, Title, Topic, TopicId, TopicLine};
use super::store::{self, Author};
use super::{actions, policy, reading};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::communities::{self, Theme};
use crate::features::places;
use crate::features::places::Place;
use crate::features::places::actions::Seen;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Topics on a page.
const TOPICS: i64 = 30;
/// Posts on a page.
const POSTS: i64 = 30;

/// From where a list goes on: the last topic's activity and id.
#[derive(Deserialize)]
pub struct PlaceQuery {
    before: Option<i64>,
    id: Option<TopicId>,
}

#[derive(Template)]
#[template(path = "discussions/templates/place.html")]
struct PlacePage {
    page: Page,
    place: Place,
    path: String,
    may_write: bool,
    topics: Vec<TopicLine>,
    older: Option<String>,
}

/// A place: its topics, latest activity first.
pub async fn place(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Query(query): Query<PlaceQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = places::actions::seen(ctx, &community, &place)?;
            let page = Page::within(ctx, &seen.within, seen.place.name.clone(), seen.path())?;
            let before = match (query.before, query.id) {
                (Some(at), Some(id)) => (Timestamp(at), id),
                _ => (Timestamp(i64::MAX), TopicId(platform::ids::Raw::max())),
            };
            let reader = ctx.account()?;
            let mut topics =
                store::topics(ctx.tx, seen.place.community_id, seen.place.id, reader, before, TOPICS + 1)?;
            let more = topics.len() > TOPICS as usize;
            topics.truncate(TOPICS as usize);
            let older = topics
                .last()
                .filter(|_| more)
                .map(|last| format!("?before={}&id={}", last.last_post_at.0, last.id));
            let may_write = policy::open(seen.standing(), &seen.place).is_ok();
            Ok(PlacePage { page, path: seen.path(), place: seen.place, may_write, topics, older })
        })
        .await?;
    html(&template)
}

/// What somebody types to open a topic.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    theme: String,
}

#[derive(Template)]
#[template(path = "discussions/templates/topic_form.html")]
struct TopicFormPage {
    page: Page,
    place: Place,
    path: String,
    themes: Vec<Theme>,
    form: TopicForm,
    problems: Problems,
}

/// The form for a new topic.
pub async fn topic_form(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
) -> Result<Response> {
    html(&topic_form_page(&caller, community, place, TopicForm::default(), Vec::new()).await?)
}

/// Opens a topic.
pub async fn open(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Typed(form): Typed<TopicForm>,
) -> Result<Response> {
    let outcome = match (Title::parse(&form.title), Prose::parse(&form.text)) {
        (Ok(title), Ok(prose)) => {
            let theme = form.theme.parse().ok();
            let (community, place) = (community.clone(), place.clone());
            caller
                .write(move |ctx| {
                    let seen = places::actions::seen(ctx, &community, &place)?;
                    actions::open(ctx, &seen, &title, &prose, theme)
                })
                .await
        }
        (title, prose) => Err(both(title.err(), prose.err())),
    };
    match outcome {
        Ok(topic) => Ok(redirect(&topic_path(topic))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&topic_form_page(&caller, community, place, form, problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn topic_form_page(
    caller: &Caller,
    community: String,
    place: String,
    form: TopicForm,
    problems: Vec<platform::error::Problem>,
) -> Result<TopicFormPage> {
    caller
        .read(move |ctx| {
            let seen = places::actions::seen(ctx, &community, &place)?;
            policy::open(seen.standing(), &seen.place)?;
            let title = ctx.locale.t("topic-new-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, seen.path())?;
            let themes = communities::store::themes(ctx.tx, seen.place.community_id)?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(TopicFormPage { page, path: seen.path(), place: seen.place, themes, form, problems })
        })
        .await
}

/// Which page of a topic: the number of its first post.
#[derive(Deserialize)]
pub struct TopicQuery {
    from: Option<i64>,
}

/// What somebody types to reply.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    quoted_post_id: String,
}

#[derive(Template)]
#[template(path = "discussions/templates/topic.html")]
struct TopicPage {
    page: Page,
    place: Place,
    place_path: String,
    topic: Topic,
    posts: Vec<Post>,
    authors: Vec<Author>,
    /// The number of the last post that the reader had seen.
    position: i64,
    earlier: Option<i64>,
    later: Option<i64>,
    may_reply: bool,
    form: ReplyForm,
    problems: Problems,
}

impl TopicPage {
    fn replies(&self) -> i64 {
        self.topic.post_count - 1
    }
}

/// A topic, from the page that holds the first unread post.
pub async fn topic(
    caller: Caller,
    Path(id): Path<TopicId>,
    Query(query): Query<TopicQuery>,
) -> Result<Response> {
    html(&topic_page(&caller, id, query.from, ReplyForm::default(), Vec::new()).await?)
}

/// Adds a post.
pub async fn reply(
    caller: Caller,
    Path(id): Path<TopicId>,
    Typed(form): Typed<ReplyForm>,
) -> Result<Response> {
    let outcome = match Prose::parse(&form.text) {
        Ok(prose) => {
            let quoted: Option<PostId> = form.quoted_post_id.parse().ok();
            caller
                .write(move |ctx| {
                    let post = actions::reply(ctx, id, quoted, &prose)?;
                    Ok((post, store::post(ctx.tx, post)?.1.number))
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok((post, number)) => Ok(redirect(&format!("{}?from={}#{post}", topic_path(id), page_start(number)))),
        Err(Error::Invalid(problems)) => unprocessable(&topic_page(&caller, id, None, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// A post's permanent address: leads to the page of its topic on which it stands.
pub async fn post(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    let (topic, number) = caller
        .read(move |ctx| {
            let (topic, post) = store::post(ctx.tx, id)?;
            actions::seen(ctx, topic)?;
            Ok((topic, post.number))
        })
        .await?;
    Ok(redirect(&format!("{}?from={}#{id}", topic_path(topic), page_start(number))))
}

/// How far the reader has seen.
#[derive(Deserialize)]
pub struct PositionForm {
    number: i64,
}

/// Moves the reader's position forward.
pub async fn position(
    caller: Caller,
    Path(id): Path<TopicId>,
    Typed(form): Typed<PositionForm>,
) -> Result<Response> {
    caller.write(move |ctx| reading::advance(ctx, id, form.number)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn topic_page(
    caller: &Caller,
    id: TopicId,
    from: Option<i64>,
    form: ReplyForm,
    problems: Vec<platform::error::Problem>,
) -> Result<TopicPage> {
    caller
        .read(move |ctx| {
            let (topic, seen): (Topic, Seen) = actions::seen(ctx, id)?;
            let page = Page::within(ctx, &seen.within, topic.title.clone(), seen.path())?;
            let reader = ctx.account()?;
            let position = reading::position(ctx.tx, &topic, reader)?;
            let next = (position + 1).min(topic.post_count);
            let from = page_start(from.unwrap_or(next).clamp(1, topic.post_count.max(1)));
            let posts = store::posts(ctx.tx, topic.id, from, POSTS)?;
            let authors = store::authors(ctx.tx, topic.id, 8)?;
            Ok(TopicPage {
                page,
                place_path: seen.path(),
                may_reply: policy::reply(seen.standing(), &seen.place, &topic).is_ok(),
                place: seen.place,
                earlier: (from > 1).then(|| from - POSTS),
                later: (from + POSTS <= topic.post_count).then(|| from + POSTS),
                topic,
                posts,
                authors,
                position,
                form,
                problems: Problems::of(&problems, &ctx.locale),
            })
        })
        .await
}

fn topic_path(id: TopicId) -> String {
    format!("/topics/{id}")
}

/// The number of the first post on the page that holds a post's number.
fn page_start(number: i64) -> i64 {
    (number - 1) / POSTS * POSTS + 1
}

fn both(first: Option<Error>, second: Option<Error>) -> Error {
    let mut problems = Vec::new();
    for error in [first, second].into_iter().flatten() {
        match error {
            Error::Invalid(more) => problems.extend(more),
            other => return other,
        }
    }
    Error::Invalid(problems)
}
