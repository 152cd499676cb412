//! The leaders' acts on a topic's page.

use axum::response::Response;
use platform::Result;

use super::super::model::TopicId;
use super::super::web::topic_path;
use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::page::redirect;

/// Puts a topic at the top of its place.
pub async fn pin(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    act(caller, id, super::pin).await
}

/// Puts it back among the others.
pub async fn unpin(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    act(caller, id, super::unpin).await
}

/// Announces a topic.
pub async fn announce(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    act(caller, id, super::announce).await
}

/// Takes the announcement back.
pub async fn withdraw(caller: Caller, Path(id): Path<TopicId>) -> Result<Response> {
    act(caller, id, super::withdraw).await
}

async fn act(caller: Caller, id: TopicId, verb: fn(&mut Ctx, TopicId) -> Result<()>) -> Result<Response> {
    caller.write(move |ctx| verb(ctx, id)).await?;
    Ok(redirect(&topic_path(id)))
}
