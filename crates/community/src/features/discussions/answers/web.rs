//! The acts on a topic's page that mark its answer.

use axum::response::Response;
use platform::Result;

use super::super::model::{PostId, TopicId};
use super::super::web::{post_path, topic_path};
use crate::caller::{Caller, Path};
use crate::page::redirect;

/// Marks a reply as the one that helped.
pub async fn accept(caller: Caller, Path(id): Path<PostId>) -> Result<Response> {
    let seen = caller.write(move |ctx| super::accept(ctx, id)).await?;
    Ok(redirect(&post_path(seen.topic.id, seen.post.number, id)))
}

/// Takes the mark away.
pub async fn withdraw(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    caller.write(move |ctx| super::withdraw(ctx, id)).await?;
    Ok(redirect(&topic_path(id)))
}
