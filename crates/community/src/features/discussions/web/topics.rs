//! A topic's page: its posts, and what may be done with them.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use platform::Result;
use platform::error::Problem;
use platform::text::{excerpt, plain};
use serde::Deserialize;

use super::super::model::{Level, Post, PostId, Prose, Reaction, Topic, TopicId};
use super::super::reactions::web::{reaction_icon, reaction_name};
use super::super::reactions::{self, Chosen};
use super::super::store::{self, Author};
use super::super::{actions, following, policy, reading};
use super::{POSTS, page_start, post_path, problems};
use crate::caller::{Caller, Path, Query, Typed};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::charter::rules::{self, Rule, Strength};
use crate::features::communities::{Standing, ThemeId, shown_role};
use crate::features::places::Place;
use crate::page::{Origin, Page, Problems, html, origin_of, redirect, unprocessable};

/// A quotation that the form begins with is at most this long.
const QUOTATION: usize = 280;

/// What somebody types to open a topic, or to give one another title.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicForm {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub theme: String,
    /// A box: ticked by who has read the rules that ask.
    pub rules: Option<String>,
}

impl TopicForm {
    /// The theme that was chosen.
    pub fn theme(&self) -> Option<ThemeId> {
        self.theme.parse().ok()
    }
}

/// Which page of a topic, and which post a reply begins with.
#[derive(Default, Deserialize)]
pub struct Asked {
    /// The number of a post on the page.
    pub from: Option<i64>,
    /// The post to quote.
    pub quote: Option<PostId>,
}

/// What somebody types to reply.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    quoted_post_id: String,
    /// A box: ticked by who has read the rules that ask.
    rules: Option<String>,
}

#[derive(Template)]
#[template(path = "discussions/templates/topic.html")]
struct TopicPage {
    page: Page,
    reader: AccountId,
    standing: Standing,
    place: Place,
    place_path: String,
    topic: Topic,
    /// Where it comes from, where it came along from another community.
    origin: Option<Origin>,
    posts: Vec<Post>,
    authors: Vec<Author>,
    /// The number of the last post that the reader had seen.
    position: i64,
    earlier: Option<i64>,
    later: Option<i64>,
    may_reply: bool,
    may_keep: bool,
    may_accept: bool,
    may_highlight: bool,
    /// What the reader chose for the topic.
    level: Option<Level>,
    chosen: Vec<Chosen>,
    /// Whom the reply that is being written answers.
    answered: Option<String>,
    rules: Vec<Rule>,
    form: ReplyForm,
    problems: Problems,
}

impl TopicPage {
    fn rules_ask(&self) -> bool {
        self.rules.iter().any(|rule| rule.strength == Strength::Ask)
    }

    fn replies(&self) -> i64 {
        self.topic.post_count - 1
    }

    fn may_edit(&self, post: &Post) -> bool {
        policy::edit(self.reader, &self.standing, &self.place, post).is_ok()
    }

    fn may_delete(&self, post: &Post) -> bool {
        policy::delete(self.reader, &self.standing, post).is_ok()
    }

    fn may_restore(&self, post: &Post) -> bool {
        policy::restore(self.reader, &self.standing, post).is_ok()
    }

    fn may_react(&self, post: &Post) -> bool {
        policy::react(self.reader, &self.standing, &self.place, post).is_ok()
    }

    /// The signs under a post that somebody chose, with how many did and whether the reader is among them.
    fn signs<'s>(&'s self, post: &Post) -> impl Iterator<Item = &'s Chosen> {
        let id = post.id;
        Reaction::ALL.iter().filter_map(move |kind| {
            self.chosen.iter().find(|chosen| chosen.post_id == id && chosen.kind == *kind)
        })
    }

    /// The signs that the reader has not put under a post.
    fn unchosen(&self, post: &Post) -> impl Iterator<Item = &'static Reaction> {
        let id = post.id;
        let mine = move |kind: &Reaction| {
            self.chosen.iter().any(|chosen| chosen.post_id == id && chosen.kind == *kind && chosen.mine)
        };
        Reaction::ALL.iter().filter(move |kind| !mine(kind))
    }

    fn follows(&self) -> bool {
        self.level == Some(Level::Following)
    }

    fn muted(&self) -> bool {
        self.level == Some(Level::Muted)
    }

    fn answers(&self, name: &str) -> String {
        self.page.with("post-answers", "name", name)
    }

    fn helped(&self, post: &Post) -> bool {
        self.topic.answer_id == Some(post.id)
    }

    /// How the reader marks a reply: only who asked can say that it helped.
    fn accepting(&self) -> &str {
        match self.topic.author_id == self.reader {
            true => self.page.t("answer-accept"),
            false => self.page.t("answer-accept-other"),
        }
    }

    fn by_author(&self, post: &Post) -> bool {
        post.deleted_by == Some(post.author_id)
    }

    /// What stands beside an author's name: what they are in the community, else the line about themselves.
    fn about(&self, post: &Post) -> String {
        let role = post.author_role.as_ref().map(|role| shown_role(&self.page, role).to_owned());
        role.unwrap_or_else(|| post.author_line.clone())
    }
}

/// A topic, from the page that holds the first unread post.
pub async fn topic(caller: Caller, Path(id): Path<TopicId>, Query(asked): Query<Asked>) -> Result<Response> {
    html(&topic_page(&caller, id, asked, ReplyForm::default(), Vec::new()).await?)
}

/// Adds a post.
pub async fn reply(
    caller: Caller,
    Path(id): Path<TopicId>,
    Typed(form): Typed<ReplyForm>,
) -> Result<Response> {
    let outcome = match Prose::parse(&form.text) {
        Ok(prose) => {
            let (quoted, tick): (Option<PostId>, _) = (form.quoted_post_id.parse().ok(), form.rules.clone());
            caller
                .write(move |ctx| {
                    let post = actions::reply(ctx, id, quoted, &prose)?;
                    let place = actions::seen(ctx, id)?.1.place;
                    rules::ask(ctx, place.community_id, place.id, tick.as_deref())?;
                    Ok((post, store::post_place(ctx.tx, post)?.1))
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok((post, number)) => Ok(redirect(&post_path(id, number, post))),
        Err(error) => {
            let problems = problems(error)?;
            unprocessable(&topic_page(&caller, id, Asked::default(), form, problems).await?)
        }
    }
}

/// A post's permanent address: leads to the page of its topic on which it stands.
pub async fn post(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    let (topic, number) = caller
        .read(move |ctx| {
            let (topic, post) = store::post(ctx.tx, id, ctx.now)?;
            actions::seen(ctx, topic)?;
            Ok((topic, post.number))
        })
        .await?;
    Ok(redirect(&post_path(topic, number, id)))
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

/// A text that is being written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewForm {
    #[serde(default)]
    text: String,
}

/// Shows a text as it will be shown.
pub async fn preview(caller: Caller, Typed(form): Typed<PreviewForm>) -> Result<Response> {
    caller.read(|ctx| ctx.account()).await?;
    Ok(Html(Prose::parse(&form.text)?.html).into_response())
}

/// The topic's page, with what was typed into its form.
async fn topic_page(
    caller: &Caller,
    id: TopicId,
    asked: Asked,
    form: ReplyForm,
    problems: Vec<Problem>,
) -> Result<TopicPage> {
    caller
        .read(move |ctx| {
            let (topic, seen) = actions::seen(ctx, id)?;
            let page = Page::within(ctx, &seen.within, topic.title.clone(), seen.path())?;
            let reader = ctx.account()?;
            let position = reading::position(ctx.tx, &topic, reader)?;
            let quoted = quoted(ctx, id, asked.quote.or(form.quoted_post_id.parse().ok()))?;
            let next = quoted.as_ref().map_or((position + 1).min(topic.post_count), |post| post.number);
            let from = page_start(asked.from.unwrap_or(next).clamp(1, topic.post_count.max(1)));
            let posts = store::posts(ctx.tx, topic.id, from, POSTS, ctx.now)?;
            let authors = store::authors(ctx.tx, topic.id, 8)?;
            let chosen = reactions::of_page(ctx.tx, topic.id, from, POSTS, reader)?;
            let origin = origin_of(ctx, &topic)?;
            let level = following::level(ctx.tx, reader, topic.id)?;
            let form = match (&quoted, form.text.is_empty()) {
                (Some(post), true) => quoting(post),
                _ => form,
            };
            Ok(TopicPage {
                rules: rules::of_place(ctx, topic.community_id, topic.place_id)?,
                page,
                reader,
                place_path: seen.path(),
                may_reply: policy::reply(seen.standing(), &seen.place, &topic).is_ok(),
                may_accept: policy::accept(reader, seen.standing(), &seen.place, &topic).is_ok(),
                may_keep: policy::keep(reader, seen.standing(), &seen.place, &topic).is_ok(),
                may_highlight: policy::highlight(seen.standing(), &seen.place).is_ok(),
                level,
                chosen,
                standing: seen.within.standing,
                place: seen.place,
                earlier: (from > 1).then(|| from - POSTS),
                later: (from + POSTS <= topic.post_count).then(|| from + POSTS),
                topic,
                origin,
                posts,
                authors,
                position,
                answered: quoted.map(|post| post.author_name),
                form,
                problems: Problems::of(&problems, &ctx.locale),
            })
        })
        .await
}

/// The post that a reply answers, where it stands in the topic and is still there.
fn quoted(ctx: &mut Ctx, topic: TopicId, id: Option<PostId>) -> Result<Option<Post>> {
    let Some(id) = id else { return Ok(None) };
    match store::post(ctx.tx, id, ctx.now) {
        Ok((within, post)) if within == topic && post.deleted_at.is_none() => Ok(Some(post)),
        Ok(_) | Err(platform::Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A reply that begins with how a post begins, as the composer does it where there is script.
fn quoting(post: &Post) -> ReplyForm {
    let text = format!("> {}\n\n", excerpt(&plain(&post.html), QUOTATION));
    ReplyForm { text, quoted_post_id: post.id.to_string(), rules: None }
}
