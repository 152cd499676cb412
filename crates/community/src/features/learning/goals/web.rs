//! The acts on personal goals; they are shown on the page of learning.

use axum::response::Response;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::GoalId;
use super::super::web;
use super::{Sharing, Turn};
use crate::caller::{Caller, Path, Typed};
use crate::page::redirect;

/// A goal as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalForm {
    #[serde(default)]
    goal: String,
    #[serde(default)]
    shared: Option<String>,
}

/// Sets a goal.
pub async fn set(caller: Caller, Path(slug): Path<String>, Typed(form): Typed<GoalForm>) -> Result<Response> {
    let sharing = if form.shared.is_some() { Sharing::Members } else { Sharing::Nobody };
    let (community, typed) = (slug.clone(), form.goal.clone());
    match caller.write(move |ctx| super::set(ctx, &community, &typed, sharing)).await {
        Ok(_) => Ok(redirect(&format!("/communities/{slug}/learning#goals"))),
        Err(Error::Invalid(problems)) => {
            let forms = web::Forms { goal: form.goal, ..web::Forms::default() };
            web::refused(&caller, slug, forms, problems).await
        }
        Err(error) => Err(error),
    }
}

/// Says that a goal is reached.
pub async fn reach(caller: Caller, Path(id): Path<GoalId>) -> Result<Response> {
    turn(caller, id, Turn::Reached).await
}

/// Says that it is open again.
pub async fn reopen(caller: Caller, Path(id): Path<GoalId>) -> Result<Response> {
    turn(caller, id, Turn::Open).await
}

/// Removes it.
pub async fn remove(caller: Caller, Path(id): Path<GoalId>) -> Result<Response> {
    turn(caller, id, Turn::Removed).await
}

async fn turn(caller: Caller, id: GoalId, turn: Turn) -> Result<Response> {
    let slug = caller.write(move |ctx| super::turn(ctx, id, turn)).await?;
    Ok(redirect(&format!("/communities/{slug}/learning#goals")))
}
