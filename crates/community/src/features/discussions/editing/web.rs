//! The pages on which posts and topics are changed.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Post, PostId, Prose, Title, Topic, TopicId};
use super::super::web::{TopicForm, post_path, problems, topic_path};
use super::{Seen, Version};
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
use crate::features::communities::{self, Theme};
use crate::features::places::Place;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What somebody changes about a post.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditForm {
    #[serde(default)]
    text: String,
    /// The version from which the edit started.
    #[serde(default)]
    version: i64,
}

/// A post with where it stands, as its pages show it.
struct Around {
    place: Place,
    place_path: String,
    topic: Topic,
    post: Post,
}

impl Around {
    fn page(ctx: &mut Ctx, seen: Seen, title: String) -> Result<(Page, Self)> {
        let place_path = seen.place.path();
        let page = Page::within(ctx, &seen.place.within, title, place_path.clone())?;
        Ok((page, Around { place: seen.place.place, place_path, topic: seen.topic, post: seen.post }))
    }
}

#[derive(Template)]
#[template(path = "discussions/templates/post_edit.html")]
struct EditPage {
    page: Page,
    around: Around,
    form: EditForm,
    problems: Problems,
}

/// The form that changes a post.
pub async fn edit_form(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    html(&edit_page(&caller, id, None, Vec::new()).await?)
}

/// Changes a post.
pub async fn edit(caller: Caller, Path(id): Path<PostId>, Typed(form): Typed<EditForm>) -> Result<Response> {
    let outcome = match Prose::parse(&form.text) {
        Ok(prose) => {
            let version = form.version;
            caller.write(move |ctx| super::edit(ctx, id, version, &prose)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(seen) => Ok(redirect(&post_path(seen.topic.id, seen.post.number, id))),
        Err(error) => unprocessable(&edit_page(&caller, id, Some(form), problems(error)?).await?),
    }
}

/// The form with what was typed; a second try starts from what the post says by now.
async fn edit_page(
    caller: &Caller,
    id: PostId,
    typed: Option<EditForm>,
    problems: Vec<Problem>,
) -> Result<EditPage> {
    caller
        .read(move |ctx| {
            let (seen, version) = super::editable(ctx, id)?;
            let text = typed.map_or_else(|| seen.post.source.clone(), |form| form.text);
            let (page, around) = Around::page(ctx, seen, ctx.locale.t("post-edit-title").to_owned())?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(EditPage { page, around, form: EditForm { text, version }, problems })
        })
        .await
}

#[derive(Template)]
#[template(path = "discussions/templates/post_versions.html")]
struct VersionsPage {
    page: Page,
    around: Around,
    versions: Vec<Version>,
}

/// What a post said before.
pub async fn versions(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let (seen, versions) = super::versions(ctx, id)?;
            let (page, around) = Around::page(ctx, seen, ctx.locale.t("post-versions-title").to_owned())?;
            Ok(VersionsPage { page, around, versions })
        })
        .await?;
    html(&template)
}

#[derive(Template)]
#[template(path = "discussions/templates/post_deletion.html")]
struct DeletionPage {
    page: Page,
    around: Around,
}

/// Asks whether to delete a post, and says what follows.
pub async fn deletion_form(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = super::deletable(ctx, id)?;
            if seen.post.deleted_at.is_some() {
                return Err(Error::NotFound);
            }
            let (page, around) = Around::page(ctx, seen, ctx.locale.t("post-delete-title").to_owned())?;
            Ok(DeletionPage { page, around })
        })
        .await?;
    html(&template)
}

/// Deletes a post.
pub async fn delete(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    let seen = caller.write(move |ctx| super::delete(ctx, id)).await?;
    Ok(redirect(&post_path(seen.topic.id, seen.post.number, id)))
}

/// Brings a deleted post back.
pub async fn restore(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    let seen = caller.write(move |ctx| super::restore(ctx, id)).await?;
    Ok(redirect(&post_path(seen.topic.id, seen.post.number, id)))
}

#[derive(Template)]
#[template(path = "discussions/templates/topic_edit.html")]
struct TopicEditPage {
    page: Page,
    place: Place,
    place_path: String,
    topic: Topic,
    themes: Vec<Theme>,
    form: TopicForm,
    problems: Problems,
}

/// The form that changes a topic's title and theme.
pub async fn retitle_form(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    html(&retitle_page(&caller, id, None, Vec::new()).await?)
}

/// Changes a topic's title and theme.
pub async fn retitle(
    caller: Caller,
    Path(id): Path<TopicId>,
    Typed(form): Typed<TopicForm>,
) -> Result<Response> {
    let outcome = match Title::parse(&form.title) {
        Ok(title) => {
            let theme = form.theme();
            caller.write(move |ctx| super::retitle(ctx, id, &title, theme)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect(&topic_path(id))),
        Err(error) => unprocessable(&retitle_page(&caller, id, Some(form), problems(error)?).await?),
    }
}

async fn retitle_page(
    caller: &Caller,
    id: TopicId,
    typed: Option<TopicForm>,
    problems: Vec<Problem>,
) -> Result<TopicEditPage> {
    caller
        .read(move |ctx| {
            let (topic, seen) = super::kept(ctx, id)?;
            let title = ctx.locale.t("topic-edit-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, seen.path())?;
            let themes = communities::store::themes(ctx.tx, topic.community_id)?;
            let form = typed.unwrap_or_else(|| TopicForm {
                title: topic.title.clone(),
                theme: topic.theme_id.map(|theme| theme.to_string()).unwrap_or_default(),
                text: String::new(),
                rules: None,
            });
            let problems = Problems::of(&problems, &page.locale);
            Ok(TopicEditPage {
                page,
                place_path: seen.path(),
                place: seen.place,
                topic,
                themes,
                form,
                problems,
            })
        })
        .await
}

/// Closes a topic to replies.
pub async fn close(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    caller.write(move |ctx| super::set_closed(ctx, id, true)).await?;
    Ok(redirect(&topic_path(id)))
}

/// Opens a closed topic again.
pub async fn reopen(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    caller.write(move |ctx| super::set_closed(ctx, id, false)).await?;
    Ok(redirect(&topic_path(id)))
}
